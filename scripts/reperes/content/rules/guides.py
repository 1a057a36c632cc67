"""The shape that every risk guide has, in the brief's order."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule

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
OPTIONAL = frozenset({"selon-age"})
SUMMARY_LINES = 5


@rule(
    "guide-blocks",
    says=("{what}.", "{what}."),
    why=(
        "Une personne qui a peur doit trouver la même chose à la même place dans chaque guide.",
        "Someone afraid must find the same thing at the same place in every guide.",
    ),
)
def risk_guide_has_its_blocks(library: Library) -> Iterator[Finding]:
    """A risk guide has its blocks, of the right type, in order, and a summary of five lines."""
    wanted = dict(RISK_BLOCKS)
    order = list(wanted)
    for ident, guide in library.guides.items():
        if guide.kind != "risk":
            continue
        name = f"guides/{ident}"
        have = [block.id for block in guide.blocks]
        for missing in [b for b in order if b not in have and b not in OPTIONAL]:
            fr = f"il manque le bloc « {missing} » (type: {wanted[missing]})"
            yield Finding(
                name,
                ("blocks",),
                {"what": (fr, f"the block “{missing}” (type: {wanted[missing]}) is missing")},
                key=True,
            )
        present = [b for b in have if b in wanted]
        for index, block in enumerate(guide.blocks):
            place = ("blocks", index)
            if block.id not in wanted:
                yield Finding(
                    name,
                    (*place, "id"),
                    {
                        "what": (
                            f"« {block.id} » n’est pas un bloc d’un guide sur un risque ; les blocs sont {', '.join(order)}",
                            f"“{block.id}” is not a block of a risk guide; the blocks are {', '.join(order)}",
                        )
                    },
                )
            elif block.type != wanted[block.id]:
                yield Finding(
                    name,
                    (*place, "type"),
                    {
                        "what": (
                            f"le bloc « {block.id} » doit être de type {wanted[block.id]} ; vous avez écrit « {block.type} »",
                            f"the block “{block.id}” must be of type {wanted[block.id]}; you wrote “{block.type}”",
                        )
                    },
                )
            elif (at := present.index(block.id)) and order.index(present[at - 1]) > order.index(block.id):
                yield Finding(
                    name,
                    (*place, "id"),
                    {
                        "what": (
                            f"le bloc « {block.id} » vient avant « {present[at - 1]} » ; déplacez-le",
                            f"the block “{block.id}” comes before “{present[at - 1]}”; move it",
                        )
                    },
                )
            if block.type == "summary" and len(block.points) != SUMMARY_LINES:
                yield Finding(
                    name,
                    (*place, "points"),
                    {
                        "what": (
                            f"le résumé a {SUMMARY_LINES} lignes ; il en a {len(block.points)}",
                            f"the summary has {SUMMARY_LINES} lines; it has {len(block.points)}",
                        )
                    },
                    key=True,
                )
