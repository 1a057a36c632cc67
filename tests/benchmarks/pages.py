"""`make bench`, third part: Lighthouse on each kind of page, as a slow phone on slow 4G gets it."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from benchmarks.machine import machine
from benchmarks.measure import StoppedError
from benchmarks.results import keep
from browser import rig
from support import ROOT

LIGHTHOUSE = ROOT / ".venv" / "lighthouse" / "node_modules" / "lighthouse"
NODE = ROOT / ".venv" / "bin" / "node"
SCORES = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
# The audit, what it is divided by to be read, and the most it may be.
TIMES = {
    "LCP, s": ("largest-contentful-paint", 1000, 1.2),
    "TBT, ms": ("total-blocking-time", 1, 50),
    "CLS": ("cumulative-layout-shift", 1, 0.01),
}


@dataclass(frozen=True)
class Found:
    """What Lighthouse says of a page: scores of 100, and times; the median of its runs."""

    kind: str
    address: str
    indexed: bool
    scores: dict[str, float]
    times: dict[str, float]

    @property
    def missed(self) -> list[str]:
        """The names of the targets that are missed; a page kept out of search engines has none for being found."""
        low = [name for name, least in SCORES.items() if self.scores[name] < least and self._asked(name)]
        return low + [name for name, (_, _, most) in TIMES.items() if self.times[name] > most]

    @property
    def row(self) -> str:
        """The line of the table, what is missed in bold."""
        cells = [f"{self.scores[name]:.0f}" if self._asked(name) else "–" for name in SCORES]
        cells += [f"{self.times[name]:.3g}" for name in TIMES]
        marked = [
            f"**{cell}**" if name in self.missed else cell for name, cell in zip([*SCORES, *TIMES], cells, strict=True)
        ]
        return f"| {self.kind} | /{self.address} | {' | '.join(marked)} |"

    def _asked(self, score: str) -> bool:
        return score != "seo" or self.indexed


def median(kind: str, address: str, indexed: bool, reports: Sequence[dict[str, Any]]) -> Found:
    """Return the medians of several reports on one page."""
    scores = {
        name: statistics.median(100 * float(one["categories"][name]["score"]) for one in reports) for name in SCORES
    }
    times = {
        name: statistics.median(float(one["audits"][audit]["numericValue"]) / unit for one in reports)
        for name, (audit, unit, _) in TIMES.items()
    }
    return Found(kind, address, indexed, scores, times)


def section(found: Sequence[Found], runs: int, version: str, load: str) -> str:
    """Return the figures as the section of RESULTS.md."""
    targets = [f"≥ {least}" for least in SCORES.values()] + [f"≤ {most}" for _, _, most in TIMES.values()]
    names = ["kind", "heaviest page, in French", *SCORES, *TIMES]
    return (
        f"## Pages\n\n"
        f"Lighthouse {version}, a phone on its slow 4G with its slow processor; brotli and the strict headers, from this "
        f"machine; median of {runs}. Blocked time (TBT) holds for this machine and what else it did: {load}. "
        f"A page kept out of search engines on purpose is not scored for being found there.\n\n"
        f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n| target | | {' | '.join(targets)} |\n"
        + "".join(one.row + "\n" for one in found)
    )


def report(url: str, folder: Path) -> dict[str, Any]:
    """Return what Lighthouse says of one address, in a browser that has never been there."""
    out = folder / "report.json"
    flags = " ".join(["--headless=new", *rig.ARGUMENTS])
    command = [str(NODE), str(LIGHTHOUSE / "cli" / "index.js"), url, "--quiet", "--output=json", f"--output-path={out}"]
    options = [f"--chrome-flags={flags}", "--no-enable-error-reporting"]
    env = {**os.environ, "CHROME_PATH": rig.CHROMIUM}
    for left in (2, 1, 0):
        done = subprocess.run([*command, *options], env=env, capture_output=True, text=True, check=False, timeout=180)
        if done.returncode == 0:
            break
        # On a busy machine Lighthouse sometimes loses the start of the visit, and says itself to run it again.
        if not left or "run Lighthouse again" not in done.stderr:
            raise StoppedError(f"{url}: {done.stderr[-1000:]}")
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--runs", type=click.IntRange(min=1), default=3, show_default=True, help="Runs of each page.")
@click.option("--site", type=click.Path(exists=True, path_type=Path), default=ROOT / "site", help="A built site.")
def main(runs: int, site: Path) -> None:
    """Ask Lighthouse about each kind of page, print it, and keep it in tests/benchmarks/RESULTS.md.

    Exit status 1 where a target is missed.

    Example: PYTHONPATH=tests .venv/bin/python -m benchmarks.pages --runs 1
    """
    if missing := [name for name in rig.TOOLS if not Path(name).is_file()]:
        raise click.ClickException(f"{', '.join(missing)} not installed: run `make tools` as root.")
    found, load = [], machine()[-1]
    with tempfile.TemporaryDirectory(prefix="reperes-bench-") as name, rig.serving(site, Path(name)) as served:
        for kind, address in rig.one_of_each(site).items():
            indexed = 'content="noindex"' not in served.page(address)
            found.append(
                median(kind, address, indexed, [report(served.base + address, Path(name)) for _ in range(runs)])
            )
            click.echo(found[-1].row, err=True)
    version = json.loads((LIGHTHOUSE / "package.json").read_text(encoding="utf-8"))["version"]
    keep("## Pages", section(found, runs, version, load))
    if missed := [f"{one.kind} ({', '.join(one.missed)})" for one in found if one.missed]:
        raise click.ClickException(f"Targets missed: {'; '.join(missed)}.")


if __name__ == "__main__":
    sys.exit(main())
