"""The shape that every risk guide has, in the brief's order."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import Guide, SummaryBlock
from reperes.content.rules.registry import Finding, Pair, rule
from reperes.content.wording import closest, nearest

# Name and type of each block, in order; `selon-age` only where something differs by age.
RISK_BLOCKS: tuple[tuple[str, str], ...] = (
    ("resume", "summary"),
    ("pas-sa-faute", "prose"),
    ("maintenant", "steps"),
    ("aujourdhui", "steps"),
    ("cette-semaine", "steps"),
    ("ne-pas-faire", "do-not"),
    ("mots", "words"),
    ("ce-qui-se-passe", "prose"),
    ("signes", "list"),
    ("selon-age", "ages"),
    ("loi", "law"),
    ("qui-aide", "help"),
    ("applis", "related"),
    ("sources", "sources"),
)
_TYPES = dict(RISK_BLOCKS)
_ORDER = list(_TYPES)
OPTIONAL = frozenset({"selon-age"})
SUMMARY_LINES = 5


@rule(
    "guide-blocks",
    says=("{what}.{near}", "{what}.{near}"),
    why=(
        "Une personne qui a peur doit trouver la même chose à la même place dans chaque guide.",
        "Someone afraid must find the same thing at the same place in every guide.",
    ),
)
def risk_guide_has_its_blocks(library: Library) -> Iterator[Finding]:
    """A risk guide has its blocks, of the right type, in order, and a summary of five lines."""
    for ident, guide in library.guides.items():
        if guide.kind == "risk":
            name = f"guides/{ident}"
            have = [block.id for block in guide.blocks]
            missing = [block for block in _ORDER if block not in have and block not in OPTIONAL]
            # A misspelt block is one fault, not one unknown and one missing.
            meant = {closest(block, missing) for block in have if block not in _TYPES}
            for block in missing:
                if block not in meant:
                    yield Finding(name, ("blocks",), _said(_missing(block)), key=True)
            yield from _misplaced(name, guide, have)


def _said(what: Pair, near: Pair = ("", "")) -> dict[str, str | Pair]:
    return {"what": what, "near": near}


def _missing(block: str) -> Pair:
    return (
        f"il manque le bloc « {block} » (type: {_TYPES[block]})",
        f"the block “{block}” (type: {_TYPES[block]}) is missing",
    )


def _misplaced(name: str, guide: Guide, have: list[str]) -> Iterator[Finding]:
    present = [block for block in have if block in _TYPES]
    for index, block in enumerate(guide.blocks):
        place = ("blocks", index)
        if block.id not in _TYPES:
            what = (
                f"« {block.id} » n’est pas un bloc d’un guide sur un risque ; les blocs sont {', '.join(_ORDER)}",
                f"“{block.id}” is not a block of a risk guide; the blocks are {', '.join(_ORDER)}",
            )
            absent = [name for name in _ORDER if name not in have]
            yield Finding(name, (*place, "id"), _said(what, nearest(block.id, absent)))
            continue
        before = present[present.index(block.id) - 1] if present.index(block.id) else block.id
        if block.type != _TYPES[block.id]:
            what = (
                f"le bloc « {block.id} » doit être de type {_TYPES[block.id]} ; vous avez écrit « {block.type} »",
                f"the block “{block.id}” must be of type {_TYPES[block.id]}; you wrote “{block.type}”",
            )
            yield Finding(name, (*place, "type"), _said(what))
        elif _ORDER.index(before) > _ORDER.index(block.id):
            what = (
                f"le bloc « {block.id} » doit venir avant « {before} » ; déplacez-le",
                f"the block “{block.id}” must come before “{before}”; move it",
            )
            yield Finding(name, (*place, "id"), _said(what))
        if isinstance(block, SummaryBlock) and len(block.points) != SUMMARY_LINES:
            what = (
                f"le résumé doit avoir {SUMMARY_LINES} lignes ; il en a {len(block.points)}",
                f"the summary must have {SUMMARY_LINES} lines; it has {len(block.points)}",
            )
            yield Finding(name, (*place, "points"), _said(what), key=True)
