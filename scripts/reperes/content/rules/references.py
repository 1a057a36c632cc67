"""Everything that is named exists, and every name is used once."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from reperes.content import inline
from reperes.content.library import Library
from reperes.content.model import (
    NIGHT_ROLE,
    CountryContacts,
    LawBlock,
    LeafletSet,
    Record,
    RelatedBlock,
    Site,
)
from reperes.content.pointers import ids_of, targets_of
from reperes.content.rules.registry import Finding, Pair, rule
from reperes.content.text import Text
from reperes.content.texts import records, texts
from reperes.content.wording import nearest

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_AS_MARKUP = (
    "un lien s’écrit [mots](sorte:id), avec une sorte parmi {kinds} ; une valeur, {{fact:id}}",
    "a link is written [words](kind:id), with a kind among {kinds}; a value, {{fact:id}}",
)
_AS_TARGET = (
    "ici un lien s’écrit sorte:id, avec une sorte parmi {kinds}",
    "here a link is written kind:id, with a kind among {kinds}",
)


_NO_LINK = (
    "les mots de l’interface n’ont pas de lien, parce qu’ils servent sur toutes les pages",
    "the words of the interface hold no links, because they stand on every page",
)
# What has a page of its own, with a title.
PAGE_KINDS = ("guide", "platform", "situation", "page")
# What can be printed.
PRINTED_KINDS = ("guide", "situation", "platform", "page")
# What one tap may lead to.
DOOR_KINDS = (*PAGE_KINDS, "question", "aide")


def shown_law(library: Library) -> set[str]:
    """Return the ids of the offences and rules that some page shows."""
    blocks = [block for record in library.files.values() for block in records(record) if isinstance(block, LawBlock)]
    return {ident for block in blocks for ident in (*block.offences, *block.rules)}


Known = Mapping[str, Collection[str] | None]


def known_ids(library: Library) -> Known:
    """Return the ids that can be named, by kind; None for a kind while a file that may hold them could not be read."""
    roles = {country: _roles(book) for country, book in library.contacts.items()}
    tables: dict[str, tuple[tuple[str, ...], Collection[str]]] = {
        "guide": (("guides",), library.guides),
        "page": (("pages", "glossary", "sources", "site"), {*library.pages, *library.made_pages}),
        "platform": (("platforms",), library.platforms),
        "situation": (("situations",), library.situations),
        "question": (("questions",), library.questions),
        "glossary": (("glossary",), library.glossary),
        "source": (("sources",), library.sources),
        # Facts stand in their register and with their platform.
        "fact": (("facts", "platforms"), library.facts),
        "law": (("law",), library.offences),
        "law-shown": (("law", "guides", "platforms", "situations", "pages"), shown_law(library)),
        "contact": (("contacts",), set().union(*roles.values())),
        **{f"contact:{country}": (("contacts",), played) for country, played in roles.items()},
        "aide": (("contacts",), library.contacts),
        "language": (("site",), [item.code for item in library.site.languages]),
    }
    return {kind: ids if library.is_read(*files) else None for kind, (files, ids) in tables.items()}


def resolves(known: Known, ref: inline.Reference) -> bool:
    """Return whether `ref` leads to something that a page can show, by the ids of `known_ids`."""
    ids = known.get("law-shown" if ref.kind == "law" else ref.kind)
    return ids is not None and ref.id in ids


def _roles(book: CountryContacts) -> set[str]:
    """Return the roles that texts can name a line of this country by."""
    roles: set[str] = {role for contact in book.contacts for role in contact.roles}
    return roles | {NIGHT_ROLE} if any(contact.answers_at_night for contact in book.contacts) else roles


def _kind(library: Library, name: str, ref: inline.Reference) -> str:
    """Return what `ref`, in a text of the file `name`, must be among."""
    if ref.kind == "law":
        return "law-shown"  # it can be linked only where a page shows it
    own = library.country_of(name)
    return f"contact:{own}" if own and ref.kind == "contact" else ref.kind


@rule(
    "reference",
    says=(
        "« {written} » ne mène à rien : {what}.{near}",
        "“{written}” leads nowhere: {what}.{near}",
    ),
    why=(
        "Un lien ou une valeur qui ne mène à rien laisse un trou dans la page au moment où un parent en a besoin.",
        "A link or a value that leads nowhere leaves a hole in the page just when a parent needs it.",
    ),
)
def references_resolve(library: Library) -> Iterator[Finding]:
    """Every `[words](kind:id)`, `{fact:id}` and every id in a field names something that exists."""
    known = known_ids(library)
    for name, record in library.files.items():
        for text in texts(record):
            for ref, nth in _counted(text):
                values = _unresolved(known, _kind(library, name, ref), ref.id, ref.written)
                if name == "ui" and not values and ref.kind != "fact":
                    values = {"written": ref.written, "what": _NO_LINK, "near": ("", "")}
                if values:
                    yield Finding(name, text.path, values, needle=ref.written, nth=nth)
            for written in inline.leftovers(text.value):
                # The words of the interface hold names that the site fills in.
                if not (name == "ui" and _PLACEHOLDER.fullmatch(written)):
                    yield Finding(name, text.path, _unlike(written, _AS_MARKUP), needle=written)
        for owner in records(record):
            yield from _fields(library, known, name, owner)


def _counted(text: Text) -> Iterator[tuple[inline.Reference, int]]:
    """Return what `text` names, each with how often it stands before in the same words."""
    seen: Counter[str] = Counter()
    for ref in inline.references(text.value):
        yield ref, seen[ref.written]
        seen[ref.written] += 1


@rule(
    "link-without-words",
    says=(
        "le lien vers « {written} » n’a pas de mots ; écrivez-les entre les crochets : [mots]({written}).",
        "the link to “{written}” has no words; write them between the square brackets: [words]({written}).",
    ),
    why=(
        "Un lien sans mots ne se voit pas, ne se touche pas, et une voix de synthèse ne peut pas le dire.",
        "A link without words cannot be seen or touched, and a screen reader has nothing to say of it.",
    ),
)
def links_have_words(library: Library) -> Iterator[Finding]:
    """Every link of a text shows at least a letter, a digit or a value."""
    for name, record in library.files.items():
        for text in texts(record):
            for ref, nth in _counted(text):
                if ref.wordless:
                    yield Finding(name, text.path, {"written": ref.written}, needle=ref.written, nth=nth)


def _fields(library: Library, known: Known, name: str, owner: Record) -> Iterator[Finding]:
    for field, (kind, ids) in ids_of(owner).items():
        for index, ident in enumerate(ids):
            if values := _unresolved(known, kind, ident, ident):
                one = field in ("source", "beside")
                yield Finding(name, (*owner.place, field) if one else (*owner.place, field, index), values)
    kinds = {RelatedBlock: PAGE_KINDS, LeafletSet: PRINTED_KINDS}.get(type(owner), DOOR_KINDS)
    for path, link in targets_of(owner).items():
        ref = inline.target(link)
        known_kind = ref is not None and ref.kind in kinds
        values = _unresolved(known, ref.kind, ref.id, link) if ref and known_kind else _unlike(link, _AS_TARGET, kinds)
        if values:
            yield Finding(name, (*owner.place, *path), values)
    if isinstance(owner, Site) and library.is_read("contacts"):
        for index, language in enumerate(owner.languages):
            for at, country in enumerate(language.countries):
                if values := _unresolved(known, "aide", country, country):
                    yield Finding(name, ("languages", index, "countries", at), values)


def _unlike(written: str, form: Pair, kinds: Iterable[str] = inline.LINK_KINDS) -> dict[str, str | Pair]:
    """Return what to say of a reference that is not written as one."""
    among = ", ".join(kinds)
    return {"written": written, "what": (form[0].format(kinds=among), form[1].format(kinds=among)), "near": ("", "")}


def _unresolved(known: Known, kind: str, ident: str, written: str) -> dict[str, str | tuple[str, str]] | None:
    """Return what to say of a reference that leads nowhere, or None where it resolves or cannot be looked up."""
    if not kind:
        return _unlike(written, _AS_MARKUP)
    ids = known[kind]
    if ids is None or ident in ids:
        return None
    kind, _, country = kind.partition(":")
    book = f"data/contacts/{country}.yml" if country else "data/contacts/"
    names = {
        "guide": ("aucun guide n’a ce nom dans data/guides/", "no guide has that name in data/guides/"),
        "page": ("aucune page n’a ce nom dans data/pages/", "no page has that name in data/pages/"),
        "platform": (
            "aucune application n’a ce nom dans data/platforms/",
            "no platform has that name in data/platforms/",
        ),
        "situation": ("aucune carte n’a ce nom dans data/situations/", "no card has that name in data/situations/"),
        "question": ("data/questions.yml n’a pas cette question", "data/questions.yml does not hold this question"),
        "glossary": ("ce mot n’est pas dans data/glossary.yml", "this word is not in data/glossary.yml"),
        "source": ("cette source n’est pas dans data/sources.yml", "this source is not in data/sources.yml"),
        "fact": ("ce fait n’est pas dans data/facts.yml", "this fact is not in data/facts.yml"),
        "law": ("cette infraction ou règle n’est pas dans data/law/", "this offence or rule is not in data/law/"),
        "law-shown": (
            "aucun bloc de loi ne montre cette infraction ou règle",
            "no block of law shows this offence or rule",
        ),
        "contact": (f"aucun contact de {book} ne joue ce rôle", f"no contact in {book} plays this role"),
        "aide": ("ce pays n’a pas de fichier dans data/contacts/", "this country has no file in data/contacts/"),
        "language": ("data/site.yml n’a pas cette langue", "data/site.yml does not hold this language"),
    }
    return {"written": written, "what": names[kind], "near": nearest(ident, ids)}
