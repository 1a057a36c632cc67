"""data/ → Editions, with everything that is wrong said first: what every command and the hook begin with."""

import datetime
from dataclasses import dataclass

from reperes.content import rules
from reperes.content.library import Library
from reperes.content.load import load
from reperes.language.catalogs import Catalog, read_catalogs
from reperes.language.coverage import Coverage, library_coverage
from reperes.language.edition import SOURCE_LANGUAGE, Edition, make_edition
from reperes.language.names import name_problems
from reperes.problems import FaultError, FaultsError, Problem, has_errors
from reperes.project import Project


@dataclass(frozen=True)
class Checked:
    """What was read: the Library, the problems of the data, those of translations, and how many files were read."""

    library: Library
    problems: list[Problem]
    translation_problems: list[Problem]
    files_read: int


@dataclass(frozen=True)
class LanguageRead:
    """What the catalogs of a language hold, what is wrong with them, and how complete they are."""

    catalog: Catalog
    problems: list[Problem]
    coverage: Coverage


def read_all(project: Project, today: datetime.date | None = None) -> Checked:
    """Return everything that `project` holds and everything that is wrong with it on the day `today`. Writes nothing.

    Raises FaultError where there is no data at all.
    """
    library, problems, files_read = _read_data(project, today or datetime.date.today())
    found: list[Problem] = []
    # Catalogs are read against the whole French: with a file unread, its translations would look lost.
    for item in library.site.languages:
        if item.code != SOURCE_LANGUAGE:
            found += read_catalogs(project, library, item.code)[1]
    return Checked(library, problems, found, files_read)


def sound_library(project: Project) -> tuple[Library, list[Problem]]:
    """Return the Library of `project` and its warnings. Raises FaultsError where it has a fault of its own.

    Faults of translations are not among them: they make single texts French.
    """
    library, problems, _ = _read_data(project, datetime.date.today())
    if has_errors(problems):
        raise FaultsError(problems)
    return library, problems


def _read_data(project: Project, today: datetime.date) -> tuple[Library, list[Problem], int]:
    if not project.data.is_dir():
        raise FaultError(
            f"il n’y a pas de dossier data/ dans {project.root} ; lancez la commande depuis le dossier de Repères, ou "
            "avec -C DOSSIER.",
            f"there is no data/ folder in {project.root}; run the command from the folder of Repères, or with -C FOLDER.",
        )
    library, problems, files_read = load(project)
    return library, [*problems, *rules.check(library, today), *name_problems(library)], files_read


def edition_of(project: Project, language: str) -> Edition:
    """Return the Edition of one language. Raises FaultsError, or FaultError where the language is not in site.yml."""
    library, _ = sound_library(project)
    known = [item.code for item in library.site.languages]
    if language not in known:
        raise FaultError(
            f"« {language} » n’est pas une langue du site ; les langues de data/site.yml sont {', '.join(known)}.",
            f"“{language}” is not a language of the site; those of data/site.yml are {', '.join(known)}.",
        )
    read = {code: read_language(project, library, code) for code in known}
    coverages = {code: one.coverage for code, one in read.items()}
    return make_edition(library, language, read[language].catalog, coverages)


def read_language(project: Project, library: Library, language: str) -> LanguageRead:
    """Return what there is of `language`; the French has no catalog, and is all there."""
    if language == SOURCE_LANGUAGE:
        total = library_coverage(library, {}).total
        return LanguageRead({}, [], Coverage(total=total, current=total))
    catalog, problems = read_catalogs(project, library, language)
    return LanguageRead(catalog, problems, library_coverage(library, catalog))
