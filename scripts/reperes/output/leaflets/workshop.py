"""Many leaflets at once, in spawned processes: the typesetter never runs in the process that asks."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from reperes.content.library import Library
from reperes.content.school import SchoolFile
from reperes.language.catalogs import read_catalogs
from reperes.language.edition import Edition, make_edition
from reperes.output.leaflets.plan import Leaflet
from reperes.output.processes import helpers
from reperes.problems import FaultError, FaultsError, Problem
from reperes.project import Project

# So many leaflets of one language are one piece of work: an Edition is not made again for each.
_BATCH = 12
# The typesetter remembers all that it laid out, so after this many pieces of work a process makes room for a new one.
_TASKS = 9


@dataclass(frozen=True)
class Made:
    """A leaflet that was made. Where its text is not complete in its language it is a notice, and `ready` is false."""

    leaflet: Leaflet
    pages: int
    size: int
    ready: bool
    address: str
    size_pt: float
    # Why a notice stands in its place though its text is complete: it does not fit.
    fault: Problem | None = None
    # Width and height of its small picture; none was made of a notice.
    picture: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class _Shop:
    """What every process needs."""

    project: Project
    library: Library
    out: Path | None
    school: SchoolFile | None
    lenient: bool
    previews: bool


def make(
    project: Project,
    library: Library,
    leaflets: Sequence[Leaflet],
    out: Path | None,
    school: SchoolFile | None = None,
    jobs: int | None = None,
    progress: Callable[[int], None] = lambda _: None,
    lenient: bool = False,
    previews: bool = False,
) -> list[Made]:
    """Write `leaflets` under `out` (nowhere where it is None) and return them, in their order.

    Raises FaultsError with every leaflet that does not fit, or lacks a letter. A `lenient` one puts the
    notice in its place and says so: a sentence too long for paper must not stop an urgent correction of the site.
    With `previews`, a small picture of each stands beside it.
    """
    work = [
        batch
        for _, group in groupby(sorted(leaflets, key=lambda one: one.language), key=lambda one: one.language)
        for batch in _batches(group)
    ]
    if not work:
        return []
    shop = _Shop(project, replace(library, places={}), out, school, lenient, previews)
    made: list[Made] = []
    faults: list[Problem] = []
    for some, wrong in _in_processes(shop, work, min(jobs or os.cpu_count() or 1, len(work))):
        made += some
        faults += wrong
        progress(len(some) + len(wrong))
    if faults:
        raise FaultsError(faults)
    order = {leaflet: place for place, leaflet in enumerate(leaflets)}
    return sorted(made, key=lambda one: order[one.leaflet])


def _batches(leaflets: Iterable[Leaflet]) -> Iterator[list[Leaflet]]:
    whole = list(leaflets)
    for start in range(0, len(whole), _BATCH):
        yield whole[start : start + _BATCH]


def _in_processes(shop: _Shop, work: list[list[Leaflet]], count: int) -> Iterator[tuple[list[Made], list[Problem]]]:
    """Yield each piece of work as it is done, in fresh processes after every so many."""
    for start in range(0, len(work), count * _TASKS):
        yield from _in_one_pool(shop, work[start : start + count * _TASKS], count)


def _in_one_pool(shop: _Shop, work: list[list[Leaflet]], count: int) -> Iterator[tuple[list[Made], list[Problem]]]:
    with helpers(count, "spawn", _open_shop, shop, task=("d’impression", "printing")) as pool:
        for done in as_completed([pool.submit(_make_some, batch) for batch in work]):
            yield done.result()


_shops: list[_Shop] = []
_editions: dict[str, Edition] = {}


def _open_shop(shop: _Shop) -> None:
    _shops[:] = [shop]
    # What all leaflets are made of stays: looking through it for what may go costs time at each look.
    gc.freeze()


def _editions_of(leaflet: Leaflet) -> list[Edition]:
    """Return the Editions of a leaflet's languages; no others are kept, for they are large."""
    shop = _shops[0]
    for other in set(_editions) - set(leaflet.languages):
        del _editions[other]
    for language in leaflet.languages:
        if language not in _editions:
            catalog, _ = read_catalogs(shop.project, shop.library, language)
            _editions[language] = make_edition(shop.library, language, catalog)
    return [_editions[language] for language in leaflet.languages]


def _make_some(leaflets: list[Leaflet]) -> tuple[list[Made], list[Problem]]:
    made, faults = [], []
    for leaflet in leaflets:
        one = _make_one(leaflet)
        if isinstance(one, Problem):
            faults.append(one)
        else:
            made.append(one)
    return made, faults


def _make_one(leaflet: Leaflet) -> Made | Problem:
    """Make one leaflet, or its notice; return the fault that keeps it from being made."""
    from reperes.output.leaflets.finish import finish
    from reperes.output.leaflets.payload import NOTICE, payload
    from reperes.output.leaflets.press import press_of  # the typesetter: only here, in a spawned process
    from reperes.output.leaflets.preview import ppi_of, preview

    shop = _shops[0]
    press = press_of(shop.project.leaflet_templates)
    editions = _editions_of(leaflet)
    wanted = payload(shop.project, editions, leaflet, shop.school)
    wrong = None
    try:
        printed = press.run(wanted.template, wanted.data, leaflet)
    except FaultError as fault:
        wrong = _problem(leaflet, editions, fault)
        if not shop.lenient:
            return wrong
        wanted = payload(shop.project, editions, leaflet, shop.school, notice=True)
        try:
            printed = press.run(wanted.template, wanted.data, leaflet)
        except FaultError:
            # Not even a notice: its address stays empty, and no page leads to it.
            return Made(leaflet, 0, 0, False, wanted.address, 0, wrong)
    pdf, pages = finish(printed.pdf, leaflet)
    ready = wanted.template != NOTICE
    size = (0, 0)
    if shop.out is not None:
        _write(shop.out / leaflet.name, pdf)
        if shop.previews and ready:
            picture, size = preview(press.picture(wanted.template, wanted.data, ppi_of(leaflet)))
            _write(shop.out / leaflet.preview, picture)
    return Made(leaflet, pages, len(pdf), ready, wanted.address, printed.size_pt, wrong, size)


def _problem(leaflet: Leaflet, editions: list[Edition], fault: FaultError) -> Problem:
    """Return the fault with the file to mend: the school's own where all is well without what it adds."""
    from reperes.output.leaflets.payload import payload
    from reperes.output.leaflets.press import press_of

    shop = _shops[0]
    place = Problem(f"data/{leaflet.item}.yml", 1, 1, "leaflet", fault.fr, fault.en)
    if shop.school is None:
        return place
    plain = payload(shop.project, editions, leaflet)
    try:
        press_of(shop.project.leaflet_templates).run(plain.template, plain.data, leaflet)
    except FaultError:
        return place
    return replace(place, file=shop.school.name, rule="school")


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
