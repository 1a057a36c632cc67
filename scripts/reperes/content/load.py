"""data/ → Library: every file is read, checked by its model, and put in its place; nothing is written."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path as FilePath

from pydantic import ValidationError

from reperes.content import model as m
from reperes.content.faults import field_problems
from reperes.content.library import Library
from reperes.content.read import read_yaml
from reperes.content.source_files import SourceFiles
from reperes.content.texts import named
from reperes.content.wording import sentence
from reperes.problems import Problem
from reperes.project import Project

# One file of each of these; the site cannot be without it.
SINGLE: Mapping[str, type[m.Record]] = {
    "site": m.Site,
    "ui": m.Words,
    "questions": m.Questions,
    "facts": m.Facts,
    "sources": m.Sources,
    "glossary": m.Glossary,
    "addresses": m.Addresses,
    "wording": m.Wording,
    "leaflets": m.Leaflets,
}
# A folder of each of these, one file a thing.
FOLDERS: Mapping[str, type[m.Record]] = {
    "guides": m.Guide,
    "platforms": m.Platform,
    "situations": m.Situation,
    "pages": m.Page,
    "contacts": m.CountryContacts,
    "law": m.CountryLaw,
}
# What other commands read or write.
ELSEWHERE = frozenset({"locale", "schema"})
_ENDING = re.compile(r"\.(?:ya?ml|txt|md|bak|orig|old|tmp|doc|rtf)~?$|~$", re.I)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yml")
_OUT_OF_PLACE = (
    f"rien n’est lu à cette place : data/ contient {', '.join(f'{name}.yml' for name in SINGLE)}, et des fichiers .yml dans "
    f"{', '.join(f'{name}/' for name in FOLDERS)}",
    f"nothing is read at this place: data/ holds {', '.join(f'{name}.yml' for name in SINGLE)}, and .yml files in "
    f"{', '.join(f'{name}/' for name in FOLDERS)}",
)


def load(project: Project) -> tuple[Library, list[Problem], int]:
    """Return the Library of `project`, the faults of its files one by one, and how many files were read.

    A file with faults is left out of the Library and named in `unread`, so that it causes no faults elsewhere.
    """
    problems: list[Problem] = []
    files: dict[str, m.Record] = {}
    places = SourceFiles()
    paths = _paths(project, problems)
    for name, (path, kind) in paths.items():
        record = _read(project, path, kind, name, places, problems)
        if record is not None:
            files[name] = record
    wanted = set(paths) | set(SINGLE) | _not_read(project, {path for path, _ in paths.values()}, problems)
    return Library.of_files(files, places, frozenset(wanted - set(files))), problems, len(paths)


def _not_read(project: Project, read: set[FilePath], problems: list[Problem]) -> set[str]:
    """Say which files of data/ nothing reads, and return the names that those misnamed were meant to have."""
    meant = set()
    for path in sorted(project.data.rglob("*")):
        place = path.relative_to(project.data)
        if path.is_dir() or path in read or place.parts[0] in ELSEWHERE or any(p.startswith(".") for p in place.parts):
            continue
        what = _OUT_OF_PLACE
        stem = _stem(path.name)
        if str(place.parent) in FOLDERS or stem in SINGLE:
            what = _rename(stem, path)
            meant.add(place.with_name(stem).as_posix())
        fr, en = sentence("file-not-read", what=what)
        problems.append(Problem(project.name(path), 1, 1, "file-not-read", fr, en))
    return meant


def _stem(name: str) -> str:
    """Return the name of a file without its endings: editors and mail put .txt after .yml."""
    while (ending := _ENDING.search(name)) and ending.start():
        name = name[: ending.start()]
    return name


def _rename(stem: str, path: FilePath) -> tuple[str, str]:
    bare = unicodedata.normalize("NFKD", stem.lower()).encode("ascii", "ignore").decode()
    good = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if path.with_name(f"{good}.yml").exists():
        return (
            f"« {good}.yml » est déjà là : gardez-y ce qui est juste, et effacez celui-ci",
            f"“{good}.yml” is there already: keep in it what is right, and delete this one",
        )
    return (
        f"renommez-le « {good}.yml » : le nom d’un fichier s’écrit en minuscules sans accent, chiffres et traits d’union, "
        "et finit par .yml",
        f"rename it “{good}.yml”: the name of a file takes small letters without accents, digits and hyphens, and ends "
        "with .yml",
    )


def _paths(project: Project, problems: list[Problem]) -> dict[str, tuple[FilePath, type[m.Record]]]:
    found: dict[str, tuple[FilePath, type[m.Record]]] = {}
    for name, kind in SINGLE.items():
        path = project.data / f"{name}.yml"
        if path.is_file():
            found[name] = (path, kind)
        else:
            fr, en = sentence("missing-file")
            problems.append(Problem(project.name(path), 1, 1, "missing-file", fr, en))
    for folder, kind in FOLDERS.items():
        for path in sorted((project.data / folder).glob("*.yml")):
            if _NAME.fullmatch(path.name):
                found[f"{folder}/{path.stem}"] = (path, kind)
    return found


def _read(
    project: Project, path: FilePath, kind: type[m.Record], name: str, places: SourceFiles, problems: list[Problem]
) -> m.Record | None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        fr, en = sentence("unreadable-file", written=str(error.strerror))
        problems.append(Problem(project.name(path), 1, 1, "unreadable-file", fr, en))
        return None
    source, faults = read_yaml(project.name(path), raw)
    problems += faults
    if source is None:
        return None
    places.keep(name, source.name, raw)
    try:
        return named(kind.model_validate(source.data), name)
    except ValidationError as error:
        problems += field_problems(source, kind, error)
        return None
