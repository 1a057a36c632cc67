"""`make bench`, second part: what 200 leaflets cost, in processor time and memory, by the real command."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import measure
from support import ROOT

COUNT = 200
TARGET_MS, TARGET_MB = 80, 250
# Complete languages, so that none is a notice; --eco doubles them into files of their own.
LANGUAGES = ("fr", "en", "ar", "es")


def main() -> int:
    """Print the cost of one leaflet, all costs of the command shared out; exit status 1 where a target is missed."""
    languages = [f"--language={code}" for code in LANGUAGES]
    made, cpu, peak = 0, 0.0, 0.0
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory(prefix="reperes-bench-") as folder:
        for country in ("fr", "be", "ch"):
            for eco in ([], ["--eco"]):
                log = Path(folder) / "log.txt"
                out = Path(folder) / country / ("eco" if eco else "plain")
                command = ["reperes", "-C", str(ROOT), "leaflets", *languages, *eco, f"--country={country}"]
                cost = measure.run([sys.executable, "-m", *command, "--jobs=1", f"--out={out}"], env, log)
                made += len(list(out.rglob("*.pdf")))
                cpu += cost.cpu
                peak = max(peak, cost.memory)
                if made >= COUNT:
                    break
            if made >= COUNT:
                break
    each = 1000 * cpu / made
    print(
        f"{made} leaflets: {each:.0f} ms CPU each (target {TARGET_MS}), peak {peak / 1e6:.0f} MB (target {TARGET_MB})"
    )
    return 0 if each <= TARGET_MS and peak / 1e6 <= TARGET_MB else 1


if __name__ == "__main__":
    sys.exit(main())
