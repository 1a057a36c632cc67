"""The whole site: every language in a pool of processes, into a staging folder, exchanged at the end."""

import gc
import multiprocessing
import os
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

import jinja2

from reperes.content.library import Library
from reperes.language.catalogs import Catalog
from reperes.language.edition import Coverage, Edition, OwnName, make_edition, own_name
from reperes.language.prepare import read_language, sound_library
from reperes.output import engine_mkdocs, site_files
from reperes.output.exchange import exchange, staging, unwritable
from reperes.output.leaflets import plan, workshop
from reperes.output.pages import make_pages
from reperes.output.places import prefix
from reperes.output.processes import helpers
from reperes.output.qr import qr_svg
from reperes.output.search import search_json
from reperes.problems import FaultError, Problem
from reperes.project import Project

# Where the staging folder holds what is in the making; gone when the site is put together.
_PARTS = ".languages"


@dataclass(frozen=True)
class Built:
    """What was built of one language, and what was wrong with its translations."""

    language: str
    pages: int
    coverage: Coverage
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Work:
    """What the processes of a build share: inherited where processes fork, sent to each where they do not."""

    project: Project
    library: Library
    staging: Path
    printed: tuple[workshop.Made, ...] = ()


@dataclass(frozen=True)
class _Told:
    """What the pages of every language tell of one."""

    coverage: Coverage
    own_name: OwnName


@dataclass(frozen=True)
class Sound:
    """A project without faults, as it was read: its Library, the warnings, and the hashes of what was read."""

    project: Project
    library: Library
    warnings: list[Problem]
    hashes: Mapping[str, str]


def read_sound(project: Project) -> Sound:
    """Return what `project` holds, to build from. Raises FaultsError or FaultError where it cannot be built."""
    hashes = site_files.source_hashes(project)
    library, warnings = sound_library(project)
    # Places tell where a fault stands; there is none, and each process would hold them.
    return Sound(project, replace(library, places={}), warnings, hashes)


def build(
    sound: Sound,
    out: Path,
    languages: list[str] | None = None,
    jobs: int | None = None,
    progress: Callable[[Built], None] = lambda _: None,
    leaflets: bool = False,
) -> list[Built]:
    """Build the site of what was read into `out`, all languages or only `languages`, calling `progress` after each.

    Nothing is replaced unless everything was right, and nothing changed meanwhile. Raises FaultError otherwise.
    """
    project, library = sound.project, sound.library
    wanted = _wanted(library, languages)
    with staging(out) as fresh:
        try:
            built = []
            printed = _print(sound, wanted, fresh, jobs) if leaflets else ()
            for done in _in_processes(_Work(project, library, fresh, printed), wanted, jobs):
                progress(done)
                built.append(done)
            built.sort(key=lambda one: wanted.index(one.language))
            _put_together(sound, built, printed, fresh)
            _refuse_changed(sound)
            exchange(fresh, out)
        except OSError as error:
            raise unwritable(out, error) from None
    return built


def _print(sound: Sound, languages: list[str], fresh: Path, jobs: int | None) -> tuple[workshop.Made, ...]:
    """Make the leaflets of data/leaflets.yml in `languages`, in processes of their own (see `workshop`)."""
    chosen = [leaflet for leaflet in plan.chosen(sound.library) if set(leaflet.languages) <= set(languages)]
    return tuple(
        workshop.make(sound.project, sound.library, chosen, fresh / plan.FOLDER, jobs=jobs, lenient=True, previews=True)
    )


def _wanted(library: Library, languages: list[str] | None) -> list[str]:
    known = [item.code for item in library.site.languages]
    if unknown := [code for code in languages or [] if code not in known]:
        raise FaultError(
            f"« {unknown[0]} » n’est pas une langue du site ; les langues de data/site.yml sont {', '.join(known)}.",
            f"“{unknown[0]}” is not a language of the site; those of data/site.yml are {', '.join(known)}.",
        )
    return [code for code in known if not languages or code in languages]


def _in_processes(work: _Work, languages: list[str], jobs: int | None) -> Iterator[Built]:
    """Yield each language as it is done: pages tell of every language, so all are read before any is built.

    Those that read end before others build: CLDR's data for every language would stay in each of them.
    """
    codes = [item.code for item in work.library.site.languages]
    with _helpers(work, len(codes), jobs) as pool:
        read = dict(zip(codes, pool.map(_read_one, codes), strict=True))
    told = {code: one for code, (one, _) in read.items()}
    with _helpers(work, len(languages), jobs) as pool:
        for done in as_completed([pool.submit(_build_one, code, told) for code in languages]):
            built = done.result()
            yield replace(built, problems=[*read[built.language][1], *built.problems])


def _helpers(work: _Work, tasks: int, jobs: int | None) -> AbstractContextManager[ProcessPoolExecutor]:
    """Return processes for so many tasks. Forked before any Typst call: after one, a forked child that compiles hangs."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    count = min(jobs or os.cpu_count() or 1, tasks)
    return helpers(count, method, _start_worker, work, task=("de construction", "building"))


_shared: list[_Work] = []


def _start_worker(work: _Work) -> None:
    _shared[:] = [work]
    # What is there lives as long as the process: it is not gone through again each time garbage is looked for.
    gc.freeze()


def _read_one(language: str) -> tuple[_Told, list[Problem]]:
    """Read a language and lay its catalog down for the process that will build it: twelve would fill the parent."""
    work = _shared[0]
    read = read_language(work.project, work.library, language)
    file = _catalog_file(work, language)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(pickle.dumps(read.catalog))
    return _Told(read.coverage, own_name(language)), read.problems


def _catalog_file(work: _Work, language: str) -> Path:
    return work.staging / _PARTS / f"{language}.catalog"


def _edition(work: _Work, language: str, told: Mapping[str, _Told]) -> Edition:
    """Return the Edition of a language; the catalog that `_read_one` laid down is not kept beside it."""
    catalog: Catalog = pickle.loads(_catalog_file(work, language).read_bytes())  # noqa: S301 - our own
    coverages = {code: one.coverage for code, one in told.items()}
    names = {code: one.own_name for code, one in told.items()}
    return make_edition(work.library, language, catalog, coverages, names)


def _build_one(language: str, told: Mapping[str, _Told]) -> Built:
    # MkDocs' pages and files name each other: those of the language before are there until they are looked for.
    gc.collect()
    work = _shared[0]
    edition = _edition(work, language, told)
    try:
        pages = make_pages(edition, work.project, work.printed)
    except jinja2.TemplateError as error:
        raise _template_fault(work.project, error) from None
    folder = work.staging / _PARTS / language
    engine_mkdocs.build_language(work.project, edition, pages, folder)
    for page in pages:
        if page.place.address.startswith("/q/"):
            (folder / page.place.address.strip("/") / "qr.svg").write_text(
                qr_svg(page.place.absolute()), encoding="utf-8"
            )
    (folder / "search.json").write_text(search_json(edition, pages), encoding="utf-8")
    unfit = [made.fault for made in work.printed if made.fault and made.leaflet.languages[0] == language]
    return Built(language, len(pages), edition.coverage, unfit)


def _template_fault(project: Project, error: jinja2.TemplateError) -> FaultError:
    """Return where a template is wrong, as far as Jinja knows."""
    place = project.page_templates
    line = getattr(error, "lineno", None)
    name = getattr(error, "name", None)
    trace = error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(place):
            name, line = path.relative_to(place).as_posix(), trace.tb_lineno
        trace = trace.tb_next
    where = f"{project.name(place)}/{name or '?'}:{line or 1}"
    return FaultError(
        f"{where}: le modèle de page s’arrête ici : {error}.", f"{where}: the template stops here: {error}."
    )


def _refuse_changed(sound: Sound) -> None:
    """Refuse a site half of which was made of older files than the other half."""
    now = site_files.source_hashes(sound.project)
    changed = [folder for folder, digest in sound.hashes.items() if now[folder] != digest]
    if changed:
        raise FaultError(
            f"un fichier de {changed[0]}/ a changé pendant la construction ; rien n’a été remplacé, recommencez.",
            f"a file of {changed[0]}/ changed during the build; nothing was replaced, start again.",
        )


def _put_together(sound: Sound, built: list[Built], printed: Sequence[workshop.Made], fresh: Path) -> None:
    """Bring the languages to their places, and add what is made once."""
    library = sound.library
    parts = fresh / _PARTS
    for one in built:
        target = fresh / prefix(one.language)
        target.mkdir(exist_ok=True)
        for item in sorted((parts / one.language).iterdir()):
            item.rename(target / item.name)
        for line in library.addresses.addresses:
            if line.moved_to:
                place = target / line.path.strip("/") / "index.html"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(site_files.redirect(library, one.language, line.path, line.moved_to), encoding="utf-8")
    shutil.rmtree(parts)
    (fresh / "sitemap.xml").write_text(site_files.sitemap(library), encoding="utf-8")
    (fresh / "robots.txt").write_text(site_files.robots(library), encoding="utf-8")
    coverage = {one.language: (one.pages, one.coverage) for one in built}
    (fresh / "build.json").write_text(site_files.build_json(library, sound.hashes, coverage, printed), encoding="utf-8")
