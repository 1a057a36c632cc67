"""The whole site: every language in a pool of processes, into a staging folder, exchanged at the end."""

import contextlib
import ctypes
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path

import jinja2

from reperes.content.library import Library
from reperes.language.catalogs import Catalog
from reperes.language.edition import Coverage, make_edition
from reperes.language.prepare import LanguageRead, read_language, sound_library
from reperes.output import engine_mkdocs, site_files
from reperes.output.exchange import exchange, staging, unwritable
from reperes.output.pages import make_pages
from reperes.output.places import prefix
from reperes.output.qr import qr_svg
from reperes.output.search import search_json
from reperes.problems import FaultError, Problem
from reperes.project import Project

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


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
    return Sound(project, library, warnings, hashes)


def build(
    sound: Sound,
    out: Path,
    languages: list[str] | None = None,
    jobs: int | None = None,
    progress: Callable[[Built], None] = lambda _: None,
) -> list[Built]:
    """Build the site of what was read into `out`, all languages or only `languages`, calling `progress` after each.

    Nothing is replaced unless everything was right, and nothing changed meanwhile. Raises FaultError otherwise.
    """
    project, library = sound.project, sound.library
    wanted = _wanted(library, languages)
    with staging(out) as fresh:
        try:
            built = []
            for done in _in_processes(_Work(project, replace(library, places={}), fresh), wanted, jobs):
                progress(done)
                built.append(done)
            built.sort(key=lambda one: wanted.index(one.language))
            _put_together(sound, built, fresh)
            _refuse_changed(sound)
            exchange(fresh, out)
        except OSError as error:
            raise unwritable(out, error) from None
    return built


def _wanted(library: Library, languages: list[str] | None) -> list[str]:
    known = [item.code for item in library.site.languages]
    if unknown := [code for code in languages or [] if code not in known]:
        raise FaultError(
            f"« {unknown[0]} » n’est pas une langue du site ; les langues de data/site.yml sont {', '.join(known)}.",
            f"“{unknown[0]}” is not a language of the site; those of data/site.yml are {', '.join(known)}.",
        )
    return [code for code in known if not languages or code in languages]


def _in_processes(work: _Work, languages: list[str], jobs: int | None) -> Iterator[Built]:
    """Yield each language as it is done. Forked before any Typst call: after one, a forked child that compiles hangs."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    count = min(jobs or os.cpu_count() or 1, len(languages))
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(count, context, _start_worker, (work, os.getpid())) as pool:
        try:
            # The page of languages tells how complete each of them is, so all are read before any is built.
            codes = [item.code for item in work.library.site.languages]
            read = dict(zip(codes, pool.map(_read_one, codes), strict=True))
            coverages = {code: one.coverage for code, one in read.items()}
            tasks = [pool.submit(_build_one, code, read[code].catalog, coverages) for code in languages]
            for done in as_completed(tasks):
                built = done.result()
                yield replace(built, problems=read[built.language].problems)
        except BrokenProcessPool:
            raise FaultError(
                "un des processus de construction a été arrêté (mémoire pleine ?) ; recommencez avec --jobs 1.",
                "one of the building processes was stopped (out of memory?); try again with --jobs 1.",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


_shared: list[_Work] = []


def _start_worker(work: _Work, parent: int) -> None:
    _shared[:] = [work]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A worker that outlived a killed parent would go on writing into its folder.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _read_one(language: str) -> LanguageRead:
    return read_language(_shared[0].project, _shared[0].library, language)


def _build_one(language: str, catalog: Catalog, coverages: Mapping[str, Coverage]) -> Built:
    work = _shared[0]
    edition = make_edition(work.library, language, catalog, coverages)
    try:
        pages = make_pages(edition, work.project)
    except jinja2.TemplateError as error:
        raise _template_fault(work.project, error) from None
    folder = work.staging / ".languages" / language
    engine_mkdocs.build_language(work.project, edition, pages, folder)
    for page in pages:
        if page.place.address.startswith("/q/"):
            (folder / page.place.address.strip("/") / "qr.svg").write_bytes(qr_svg(page.place.absolute()))
    (folder / "search.json").write_text(search_json(edition, pages), encoding="utf-8")
    return Built(language, len(pages), edition.coverage)


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


def _put_together(sound: Sound, built: list[Built], fresh: Path) -> None:
    """Bring the languages to their places, and add what is made once."""
    library = sound.library
    parts = fresh / ".languages"
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
    (fresh / "build.json").write_text(site_files.build_json(library, sound.hashes, coverage), encoding="utf-8")
