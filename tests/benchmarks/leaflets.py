"""`make bench`, second part: what 200 leaflets cost, in processor time and memory, and a flyer beside WeasyPrint's."""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measure
from benchmarks.results import keep
from support import ROOT

COUNT, FLYERS = 200, 20
TARGET_MS, TARGET_MB = 80, 250
# Complete languages, so that none is a notice; --eco doubles them into files of their own.
LANGUAGES = ("fr", "en", "ar", "es")
CARDS = ("chantage", "adulte-ecrit", "image-circule", "image-choquante", "rendez-vous", "idees-noires")


@dataclass(frozen=True)
class Figures:
    """What was measured: ours over many leaflets, everything shared out; both engines over one more flyer."""

    made: int
    each_ms: float
    peak_mb: float
    flyer_ms: float
    weasy_ms: float

    @property
    def met(self) -> bool:
        """Whether both targets are met."""
        return self.each_ms <= TARGET_MS and self.peak_mb <= TARGET_MB

    def __str__(self) -> str:
        """Return the figures as the section of RESULTS.md."""
        verdict = "met" if self.met else "**missed**"
        made_of = f"{self.made} leaflets of the site, in {', '.join(LANGUAGES)}"
        return (
            f"## Leaflets\n\n"
            f"- {made_of}, one process: {self.each_ms:.0f} ms of processor each,"
            f" all of the command shared out (target {TARGET_MS});"
            f" largest process {self.peak_mb:.0f} MB (target {TARGET_MB}): {verdict}.\n"
            f"- One more flyer (A5, the same words, fonts and QR code, PDF/UA-1): ours {self.flyer_ms:.0f} ms,"
            f" fitted to its paper and PDF/A-2a too; WeasyPrint {self.weasy_ms:.0f} ms:"
            f" ratio {self.flyer_ms / self.weasy_ms:.3f}.\n"
        )


class _Bench:
    """The folder that all happens in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {**os.environ, "LC_ALL": "C.UTF-8"}

    def run(self, *command: str) -> measure.Cost:
        return measure.run([sys.executable, "-m", *command], self.env, self.folder / "log.txt")

    def leaflets(self, name: str, *options: str) -> tuple[int, measure.Cost]:
        """Print leaflets in one process; return how many, and the cost."""
        out = self.folder / name
        cost = self.run("reperes", "-C", str(ROOT), "leaflets", *options, "--jobs=1", f"--out={out}")
        return len(list(out.rglob("*.pdf"))), cost

    def many(self) -> tuple[int, float, float]:
        """Print at least COUNT; return how many, milliseconds each, and the peak."""
        made, cpu, peak = 0, 0.0, 0.0
        languages = [f"--language={code}" for code in LANGUAGES]
        for country in ("fr", "be", "ch"):
            for eco in ("", "--eco"):
                if made < COUNT:
                    count, cost = self.leaflets(
                        f"{country}{eco}", *languages, f"--country={country}", *filter(None, [eco])
                    )
                    made, cpu, peak = made + count, cpu + cost.cpu, max(peak, cost.memory)
        return made, 1000 * cpu / made, peak / 1e6

    def flyer(self) -> float:
        """Return what one more flyer costs us: many less one, so that starting up is not counted."""
        languages = [f"--language={code}" for code in LANGUAGES]
        few, first = self.leaflets("few", "--format=flyer", f"--item={CARDS[0]}", *languages)
        lot, second = self.leaflets("lot", "--format=flyer", *(f"--item={card}" for card in CARDS), *languages)
        return 1000 * (second.cpu - first.cpu) / (lot - few)

    def weasy(self) -> float:
        """Return what one more flyer costs WeasyPrint."""
        out = self.folder / "weasy"
        out.mkdir()
        first = self.run("benchmarks.weasy", "4", str(out))
        second = self.run("benchmarks.weasy", str(4 + FLYERS), str(out))
        return 1000 * (second.cpu - first.cpu) / FLYERS


def main() -> int:
    """Measure, print and keep the figures; exit status 1 where a target is missed."""
    with tempfile.TemporaryDirectory(prefix="reperes-bench-") as folder:
        bench = _Bench(Path(folder))
        try:
            figures = Figures(*bench.many(), bench.flyer(), bench.weasy())
        except measure.StoppedError as error:
            print(error)
            print("WeasyPrint needs Pango: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
            return 1
    keep("## Leaflets", str(figures))
    print(str(figures).strip())
    return 0 if figures.met else 1


if __name__ == "__main__":
    sys.exit(main())
