"""Every name is used once, and is the name of its file."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import Described
from reperes.content.rules.registry import Finding, rule
from reperes.content.source_file import Path
from reperes.content.texts import records


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
    shared: dict[str, dict[str, tuple[str, Path]]] = {}
    for name, record in library.files.items():
        scope = name.partition("/")[0] if name.startswith("law/") else name
        seen = shared.setdefault(scope, {})
        for owner in records(record):
            ident = getattr(owner, "id", None)
            if ident is None or not owner.place:
                continue
            path = (*owner.place, "id")
            if ident in seen:
                file, first = seen[ident]
                line, shown = library.span(file, first).line, library.places[file].name
                yield Finding(name, path, {"written": ident, "first": str(line), "file": shown})
            else:
                seen[ident] = (name, path)


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
