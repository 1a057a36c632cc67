"""What is left to translate, by language and by file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reperes.content.library import Library
from reperes.language.catalogs import read_catalogs, sources
from reperes.language.coverage import Coverage, coverage
from reperes.project import Project


@dataclass(frozen=True)
class FileStatus:
    """How complete one data file is in one language."""

    language: str
    file: str
    coverage: Coverage


def status(project: Project, library: Library, languages: list[str]) -> Iterator[FileStatus]:
    """Return how complete each file is in each of `languages`; a faulty translation counts as missing."""
    for language in languages:
        catalog, _ = read_catalogs(project, library, language)
        for file, items in sources(library).items():
            yield FileStatus(language, file, coverage(items, catalog))


def total(rows: list[FileStatus]) -> Coverage:
    """Return the sum of what `rows` count."""
    return Coverage(
        total=sum(row.coverage.total for row in rows),
        current=sum(row.coverage.current for row in rows),
        stale=sum(row.coverage.stale for row in rows),
        missing=sum(row.coverage.missing for row in rows),
        critical_stale=sum(row.coverage.critical_stale for row in rows),
        critical_missing=sum(row.coverage.critical_missing for row in rows),
    )


def withdrawn(project: Project, library: Library, languages: list[str], keys: Collection[str]) -> dict[str, list[str]]:
    """Return, by id, the languages in which the translation of one of `keys` is withdrawn, and so never shown."""
    found: dict[str, list[str]] = {}
    for language in languages:
        catalog, _ = read_catalogs(project, library, language)
        for key in keys:
            if key in catalog and catalog[key].withdrawn:
                found.setdefault(key, []).append(language)
    return found
