"""What data/leaflets.yml asks for can be printed, and is asked for once."""

from collections.abc import Iterator

from reperes.content import inline
from reperes.content.library import Library
from reperes.content.model import Described, Document, ListBlock, Page, ProseBlock, Step, StepsBlock
from reperes.content.rules.registry import Finding, Pair, rule
from reperes.content.texts import records

# The one format that is made of settings; the others are made of things to do.
SETTINGS_FORMAT = "checklist"
# The blocks, by id, of the two formats that are made of one page each: prose, and three lists.
LETTER_BLOCK = "lettre"
AGREEMENT_BLOCKS = ("promesses-parents", "promesses-enfant", "si-ca-tourne-mal")
_OWN: dict[str, tuple[type, tuple[str, ...]]] = {
    "letter": (ProseBlock, (LETTER_BLOCK,)),
    "agreement": (ListBlock, AGREEMENT_BLOCKS),
}


def unprintable(library: Library, item: str, form: str) -> Pair | None:
    """Return why `item`, written `kind:id`, cannot be printed as `form`; None where it can, or where nothing is known of it."""
    ref = inline.target(item)
    record = library.described.get(f"{ref.kind}s/{ref.id}") if ref else None
    if record is None:
        return None
    if isinstance(record, Page) or form in _OWN:
        return _page_lacks(record, form)
    if isinstance(record, Document) == (form == SETTINGS_FORMAT):
        return (
            "une application s’imprime en checklist, le reste dans les autres formats",
            "a platform is printed as a checklist, everything else in the other formats",
        )
    if isinstance(record, Document) and not any(isinstance(block, StepsBlock) for block in record.blocks):
        return ("il faut un bloc de gestes (type: steps)", "it needs a block of things to do (type: steps)")
    return None


def _page_lacks(record: Described, form: str) -> Pair | None:
    """Return what a page lacks to be a letter or an agreement; nothing else is made of a page, nor they of anything else."""
    if not isinstance(record, Page) or form not in _OWN:
        return (
            "une page s’imprime en letter ou en agreement, et rien d’autre ne s’imprime ainsi",
            "a page is printed as a letter or an agreement, and nothing else is",
        )
    kind, wanted = _OWN[form]
    there = {block.id for block in record.blocks if isinstance(block, kind)}
    if lacking := [ident for ident in wanted if ident not in there]:
        return (f"il faut un bloc « {lacking[0]} »", f"it needs a block “{lacking[0]}”")
    return None


@rule(
    "leaflet-format",
    says=("« {item} » ne s’imprime pas en « {form} » : {what}.", "“{item}” is not printed as “{form}”: {what}."),
    why=(
        "Chaque format a ses blocs : une feuille de réglages sans réglages serait vide.",
        "Each format has its blocks: a sheet of settings without settings would be empty.",
    ),
)
def leaflets_have_their_blocks(library: Library) -> Iterator[Finding]:
    """Each item holds what its formats are made of."""
    for group in library.leaflets:
        for index, item in enumerate(group.items):
            for form in group.formats:
                if what := unprintable(library, item, form):
                    values: dict[str, str | Pair] = {"item": item, "form": form, "what": what}
                    yield Finding("leaflets", (*group.place, "items", index), values)


@rule(
    "leaflet-twice",
    says=(
        "« {item} » en « {form} » est déjà demandé plus haut ; enlevez une des deux demandes.",
        "“{item}” as “{form}” is asked for above already; remove one of the two.",
    ),
    why=(
        "Deux feuilles porteraient le même nom, et l’une effacerait l’autre.",
        "Two leaflets would have one name, and one would overwrite the other.",
    ),
)
def leaflets_are_asked_for_once(library: Library) -> Iterator[Finding]:
    """No two leaflets get one name: the same id and format, in the same language, for the same country."""
    seen: set[tuple[str, str, str, str]] = set()
    usual = {item.code: tuple(item.countries[:1]) for item in library.site.languages}
    for group in library.leaflets:
        for index, item in enumerate(group.items):
            for form in group.formats:
                names = {
                    (item.rpartition(":")[2], form, language, country)
                    for language in group.languages or usual
                    for country in group.countries or usual.get(language, ())
                }
                if names & seen:
                    values: dict[str, str | Pair] = {"item": item, "form": form}
                    yield Finding("leaflets", (*group.place, "items", index), values)
                seen |= names


@rule(
    "leaflet-contact",
    says=(
        "le texte pour le papier ne nomme pas « {role} », que « do: » nomme : son numéro ne serait pas imprimé. Ajoutez "
        "[les mots](contact:{role}), ou enlevez « leaflet: ».",
        "the text for paper does not name “{role}”, which “do:” names: its number would not be printed. Add "
        "[the words](contact:{role}), or remove “leaflet:”.",
    ),
    why=(
        "Sur le papier, le numéro suit les mots qui nomment le contact : un texte plus court ne doit pas l’enlever.",
        "On paper the number follows the words that name the contact: a shorter text must not take it away.",
    ),
)
def paper_keeps_contacts(library: Library) -> Iterator[Finding]:
    """A step's text for paper names every contact that its text on the screen names."""
    for name, record in library.files.items():
        for step in records(record):
            if isinstance(step, Step) and step.leaflet:
                there = inline.contacts(step.leaflet.value)
                for role in inline.contacts(step.do.value):
                    if role not in there:
                        yield Finding(name, (*step.place, "leaflet"), {"role": role})
