"""Everything that is named exists, and every name is used once."""

import re
from collections.abc import Iterable, Iterator

from reperes.content import inline
from reperes.content.library import Library
from reperes.content.model import (
    Described,
    DoorsBlock,
    Evidence,
    HelpBlock,
    LawBlock,
    Record,
    RelatedBlock,
    Setting,
    Site,
    Sourced,
)
from reperes.content.rules.registry import Finding, Pair, rule
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


def known(library: Library, kind: str) -> Iterable[str] | None:
    """Return the ids of `kind` that can be named, or None while a file that may hold them could not be read."""
    if kind == "contact":
        if not library.is_read("contacts"):
            return None
        return {role for book in library.contacts.values() for contact in book.contacts for role in contact.roles}
    tables: dict[str, tuple[str, Iterable[str]]] = {
        "guide": ("guides", library.guides),
        "page": ("pages", library.pages),
        "platform": ("platforms", library.platforms),
        "situation": ("situations", library.situations),
        "glossary": ("glossary", library.glossary),
        "source": ("sources", library.sources),
        "fact": ("facts", library.facts),
        "law": ("law", library.offences),
        "aide": ("contacts", library.contacts),
    }
    file, ids = tables[kind]
    # Facts stand in their register and with their platform.
    return ids if library.is_read(file, *(["platforms"] if kind == "fact" else [])) else None


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
    for name, record in library.files.items():
        for text in texts(record):
            seen: dict[str, int] = {}
            for ref in inline.references(text.value):
                nth = seen.get(ref.written, 0)
                seen[ref.written] = nth + 1
                if values := _unresolved(library, ref.kind, ref.id, ref.written):
                    yield Finding(name, text.path, values, needle=ref.written, nth=nth)
            for written in inline.leftovers(text.value):
                # The words of the interface hold names that the site fills in.
                if not (name == "ui" and _PLACEHOLDER.fullmatch(written)):
                    yield Finding(name, text.path, _unlike(written, _AS_MARKUP), needle=written)
        for owner in records(record):
            yield from _fields(library, name, owner)


def _fields(library: Library, name: str, owner: Record) -> Iterator[Finding]:
    lists: dict[str, tuple[str, tuple[str, ...]]] = {}
    if isinstance(owner, Sourced | Described | Setting):
        lists["sources"] = ("source", owner.sources)
    if isinstance(owner, LawBlock):
        lists["offences"] = ("law", owner.offences)
        lists["rules"] = ("law", owner.rules)
    if isinstance(owner, HelpBlock):
        lists["roles"] = ("contact", owner.roles)
    if isinstance(owner, Evidence) and owner.source:
        lists["source"] = ("source", (owner.source,))
    for field, (kind, ids) in lists.items():
        for index, ident in enumerate(ids):
            if values := _unresolved(library, kind, ident, ident):
                yield Finding(
                    name, (*owner.place, field, index) if field != "source" else (*owner.place, field), values
                )
    links: dict[tuple[str | int, ...], str] = {}
    if isinstance(owner, RelatedBlock):
        links = {("links", index): link for index, link in enumerate(owner.links)}
    if isinstance(owner, DoorsBlock):
        links = {("doors", index, "to"): door.to for index, door in enumerate(owner.doors)}
    for path, link in links.items():
        ref = inline.target(link)
        values = _unresolved(library, ref.kind, ref.id, link) if ref else _unlike(link, _AS_TARGET)
        if values:
            yield Finding(name, (*owner.place, *path), values)
    if isinstance(owner, Site) and library.is_read("contacts"):
        for index, language in enumerate(owner.languages):
            for at, country in enumerate(language.countries):
                if values := _unresolved(library, "aide", country, country):
                    yield Finding(name, ("languages", index, "countries", at), values)


def _unlike(written: str, form: Pair) -> dict[str, str | Pair]:
    """Return what to say of a reference that is not written as one."""
    kinds = ", ".join(inline.LINK_KINDS)
    return {"written": written, "what": (form[0].format(kinds=kinds), form[1].format(kinds=kinds)), "near": ("", "")}


def _unresolved(library: Library, kind: str, ident: str, written: str) -> dict[str, str | tuple[str, str]] | None:
    """Return what to say of a reference that leads nowhere, or None where it resolves or cannot be looked up."""
    if not kind:
        return _unlike(written, _AS_MARKUP)
    ids = known(library, kind)
    if ids is None or ident in ids:
        return None
    names = {
        "guide": ("aucun guide n’a ce nom dans data/guides/", "no guide has that name in data/guides/"),
        "page": ("aucune page n’a ce nom dans data/pages/", "no page has that name in data/pages/"),
        "platform": (
            "aucune application n’a ce nom dans data/platforms/",
            "no platform has that name in data/platforms/",
        ),
        "situation": ("aucune carte n’a ce nom dans data/situations/", "no card has that name in data/situations/"),
        "glossary": ("ce mot n’est pas dans data/glossary.yml", "this word is not in data/glossary.yml"),
        "source": ("cette source n’est pas dans data/sources.yml", "this source is not in data/sources.yml"),
        "fact": ("ce fait n’est pas dans data/facts.yml", "this fact is not in data/facts.yml"),
        "law": ("cette infraction ou règle n’est pas dans data/law/", "this offence or rule is not in data/law/"),
        "contact": ("aucun contact de data/contacts/ ne joue ce rôle", "no contact in data/contacts/ plays this role"),
        "aide": ("ce pays n’a pas de fichier dans data/contacts/", "this country has no file in data/contacts/"),
    }
    return {"written": written, "what": names[kind], "near": nearest(ident, ids)}


@rule(
    "id-twice",
    says=(
        "l’id « {written} » sert deux fois ; la première fois ligne {first} de {file}. Choisissez-en un autre.",
        "the id “{written}” is used twice; the first is on line {first} of {file}. Choose another.",
    ),
    why=(
        "Les traductions et les ancres suivent les noms : deux choses du même nom se voleraient leurs traductions.",
        "Translations and anchors follow names: two things of one name would steal each other’s translations.",
    ),
)
def ids_are_unique(library: Library) -> Iterator[Finding]:
    """Ids are unique in a file; those of law and facts, which texts name without their file, across files."""
    shared: dict[str, dict[str, tuple[str, int]]] = {}
    for name, record in library.files.items():
        scope = name.partition("/")[0] if name.startswith("law/") else name
        seen = shared.setdefault(scope, {})
        for owner in records(record):
            ident = getattr(owner, "id", None)
            if ident is None or not owner.place:
                continue
            path = (*owner.place, "id")
            if ident in seen:
                file, line = seen[ident]
                yield Finding(name, path, {"written": ident, "first": str(line), "file": file})
            else:
                seen[ident] = (library.places[name].name, library.span(name, path).line)


@rule(
    "file-name",
    says=(
        "« {written} » ne correspond pas au nom du fichier ; écrivez « {allowed} », ou renommez le fichier.",
        "“{written}” does not match the name of the file; write “{allowed}”, or rename the file.",
    ),
    why=(
        "Le nom du fichier est l’adresse de la page ; deux noms pour une chose finissent par diverger.",
        "The name of the file is the address of the page; two names for one thing end up differing.",
    ),
)
def file_is_named_by_its_id(library: Library) -> Iterator[Finding]:
    """A guide's or page's id, a country file's country, is the name of the file."""
    for name, record in library.files.items():
        stem = name.rpartition("/")[2]
        if isinstance(record, Described) and record.id != stem:
            yield Finding(name, ("id",), {"written": record.id, "allowed": stem})
        country = getattr(record, "country", None)
        if "/" in name and country is not None and country != stem:
            yield Finding(name, ("country",), {"written": country, "allowed": stem})
