"""What was measured, against what was promised: the table, and the page that keeps it, part by part."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).parent / "RESULTS.md"
# What each benchmark calls its part of the page, in the order of `make bench`; the first needs no heading.
PARTS = ("", "## Leaflets", "## Pages")

WALL_RATIO = 0.30
INDEX_RATIO = 1 / 8
PROCESS_MB = 120


@dataclass(frozen=True)
class Measure:
    """One thing measured in each round, of both builders; a target bounds the median ratio, or our own largest value."""

    name: str
    unit: str
    ours: Sequence[float]
    peer: Sequence[float]
    ratio_at_most: float | None = None
    ours_at_most: float | None = None

    @property
    def ratios(self) -> list[float]:
        """Ours by the peer's, round by round: what else the machine did weighs on both."""
        return [ours / peer for ours, peer in zip(self.ours, self.peer, strict=True)]

    @property
    def target(self) -> str:
        """The target in words; nothing where there is none."""
        if self.ratio_at_most is not None:
            return f"ratio ≤ {self.ratio_at_most:.3g}"
        return f"ours ≤ {self.ours_at_most:g} {self.unit}" if self.ours_at_most is not None else ""

    @property
    def met(self) -> bool:
        """Whether the target is met; a measure without one always is."""
        if self.ratio_at_most is not None and median(self.ratios) > self.ratio_at_most:
            return False
        return self.ours_at_most is None or max(self.ours) <= self.ours_at_most

    @property
    def row(self) -> list[str]:
        """The measure as a row of the table."""
        verdict = ("met" if self.met else "**missed**") if self.target else ""
        return [
            f"{self.name}, {self.unit}",
            _spread(self.ours, ".1f"),
            _spread(self.peer, ".1f"),
            _spread(self.ratios, ".3f"),
            self.target,
            verdict,
        ]


def table(measures: Sequence[Measure]) -> str:
    """Return the measures as a Markdown table, columns aligned so that a terminal shows it too."""
    head = ["median (min – max)", "Repères", "mkdocs-static-i18n", "ratio by round", "target", ""]
    rows = [head, *(measure.row for measure in measures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


@dataclass(frozen=True)
class Setting:
    """Where and when it was measured, of what, and how."""

    today: datetime.date
    machine: Sequence[str]
    versions: Sequence[str]
    command: str
    rounds: int
    content: str


def page(setting: Setting, measures: Sequence[Measure]) -> str:
    """Return the page that keeps the results."""
    machine = "\n".join(f"- {line}" for line in setting.machine)
    return f"""# What a build costs, beside mkdocs-static-i18n

Made by `{setting.command}` on {setting.today.isoformat()}; not to be edited by hand.

{setting.content}
{setting.rounds} rounds after one that does not count, ours and theirs in turn, each from start to end of the command.
Seconds hold for this machine and what else it did that day; the ratio of each round is what can be compared.

{table(measures)}

- **wall**: from start to end. Ours: `reperes build --jobs 2`, which also checks everything; theirs: `mkdocs build`.
- **CPU**: user and system, all processes together.
- **largest process**: peak of resident memory of the largest single process (`wait4`); the target binds every round.
- **search index**: what one reader downloads, brotli quality 11. Ours: the largest language's; theirs: the one there is.
- Both build the same pages from the same article bodies: compared page by page before the rounds. The making of those bodies
  (reading, checks, translations, templates) is in our figures and not in theirs.

## Machine

{machine}

## Versions

{", ".join(setting.versions)}
"""


def keep(part: str, text: str, file: Path = RESULTS) -> None:
    """Put the results of one of PARTS, heading included, into `file`, and leave the other parts as they are."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    named = "|".join(name for name in PARTS if name)
    found = {piece.partition("\n")[0]: piece for piece in re.split(rf"(?m)^(?=(?:{named})$)", before)}
    parts = {name: found.get(name, "") for name in PARTS}
    # The first part starts with the title of the whole page.
    parts[""] = next((piece for name, piece in found.items() if name not in PARTS), "")
    parts[part] = text
    file.write_text("\n".join(piece.strip("\n") + "\n" for piece in parts.values() if piece.strip()), encoding="utf-8")


def _spread(values: Sequence[float], form: str) -> str:
    low, middle, high = (format(value, form) for value in (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low} – {high})"
