"""`make bench`: the same site by `reperes` and by mkdocs-static-i18n, in turn, and what each costs.

This process measures, so it stays small: whatever is large (library, bodies) is made by processes of their own.
"""

import datetime
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks import measure, results, sites
from benchmarks.machine import machine, versions
from benchmarks.results import Measure, Setting
from support import ROOT

MB = 1e6
KB = 1e3


@dataclass(frozen=True)
class _Room:
    """The folder that all happens in, and the two builds."""

    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "library"

    @property
    def peer(self) -> Path:
        return self.folder / "peer"

    @property
    def our_site(self) -> Path:
        return self.folder / "site-ours"

    @property
    def peer_site(self) -> Path:
        return self.folder / "site-peer"

    def build_ours(self) -> measure.Cost:
        """Build with `reperes`, into nothing."""
        shutil.rmtree(self.our_site, ignore_errors=True)
        return self.python(
            "reperes", "-C", str(self.library), "build", "--no-leaflets", "--jobs", "2", "--out", str(self.our_site)
        )

    def build_peer(self) -> measure.Cost:
        """Build with mkdocs-static-i18n, into nothing."""
        shutil.rmtree(self.peer_site, ignore_errors=True)
        config = str(self.peer / "mkdocs.yml")
        return self.python("mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", str(self.peer_site))

    def python(self, module: str, *args: str) -> measure.Cost:
        """Run a module in a process of its own."""
        env = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "tests"), "NO_MKDOCS_2_WARNING": "1"}
        return measure.run([sys.executable, "-m", module, *args], env, self.folder / "log.txt")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--rounds", type=click.IntRange(min=3), default=3, show_default=True, help="Rounds that count.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The date of the results; by default today's.")
@click.option("--keep", type=click.Path(path_type=Path), help="Work in this new folder and keep it, to look closer.")
def main(rounds: int, today: datetime.datetime | None, keep: Path | None) -> None:
    """Build one site by two builders in turn, print what each costs, write it to tests/benchmarks/RESULTS.md.

    Exit status 1 where a target is missed.

    Example: make bench BENCH='--rounds 5 --today 2026-11-22'
    """
    if keep and keep.exists():
        raise click.UsageError(f"{keep} exists; name a folder that does not.")
    setting_of_machine = machine()
    with tempfile.TemporaryDirectory(prefix="reperes-bench-") as temporary:
        room = _Room((keep or Path(temporary)).absolute())
        room.folder.mkdir(parents=True, exist_ok=True)
        try:
            _prepare(room)
            measures = _measures(room, rounds)
        except measure.StoppedError as stopped:
            raise click.ClickException(str(stopped)) from None
        content = _content(room)
    date = today.date() if today else datetime.datetime.now().astimezone().date()
    command = f"make bench BENCH='--rounds {rounds} --today {date.isoformat()}'"
    setting = Setting(date, setting_of_machine, versions(), command, rounds, content)
    results.keep("", results.page(setting, measures))
    click.echo(results.table(measures))
    if missed := [one for one in measures if not one.met]:
        names = ", ".join(f"{one.name} ({one.target})" for one in missed)
        raise click.ClickException(f"{len(missed)} of the targets missed: {names}.")


def _prepare(room: _Room) -> None:
    """Write the library and the other builder's copy of its pages, and build both once: a warm-up, and a check."""
    _say("writing the library")
    room.python("benchmarks.library", str(room.library))
    room.python("reperes", "-C", str(room.library), "--messages", "en", "check")
    _say("writing its pages for mkdocs-static-i18n")
    room.python("benchmarks.peer", str(room.library), str(room.peer))
    _say("warm-up")
    room.build_ours()
    room.build_peer()
    if found := sites.difference(room.our_site, room.peer_site):
        raise measure.StoppedError(f"The two sites cannot be compared: {found}")


def _measures(room: _Room, rounds: int) -> list[Measure]:
    ours, peer = [], []
    for number in range(1, rounds + 1):
        _say(f"round {number} of {rounds}")
        ours.append(_timed("reperes", room.build_ours))
        peer.append(_timed("mkdocs-static-i18n", room.build_peer))
    _say("compressing the indexes")
    # The same input gives the same index in every round.
    indexes = [sites.our_index(room.our_site) / KB], [sites.peer_index(room.peer_site) / KB]
    return [
        Measure("wall", "s", *_both(ours, peer, lambda c: c.wall), ratio_at_most=results.WALL_RATIO),
        Measure("CPU", "s", *_both(ours, peer, lambda c: c.cpu)),
        Measure("largest process", "MB", *_both(ours, peer, lambda c: c.memory / MB), ours_at_most=results.PROCESS_MB),
        Measure("search index", "kB", *indexes, ratio_at_most=results.INDEX_RATIO),
    ]


def _both(
    ours: list[measure.Cost], peer: list[measure.Cost], part: Callable[[measure.Cost], float]
) -> tuple[list[float], list[float]]:
    return [part(cost) for cost in ours], [part(cost) for cost in peer]


def _timed(name: str, build: Callable[[], measure.Cost]) -> measure.Cost:
    cost = build()
    _say(f"  {name}: {cost.wall:.1f} s, CPU {cost.cpu:.1f} s, largest process {cost.memory / MB:.0f} MB")
    return cost


def _content(room: _Room) -> str:
    languages = len(list((room.library / "data" / "locale").glob("*/"))) + 1
    guides = len(list((room.library / "data" / "guides").glob("*.yml")))
    pages = sites.page_count(room.our_site)
    return (
        f"{languages} languages × {guides} guides of the real guide's size with made-up words: {pages} pages, "
        "each guide also at its short address, which no search finds."
    )


def _say(line: str) -> None:
    click.echo(line, err=True)


if __name__ == "__main__":
    main()
