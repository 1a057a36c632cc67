"""The table of faults of translations: name, level, sentence, reason, and the check that finds it in one text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reperes.content.text import Text
from reperes.content.wording import fill
from reperes.problems import Level, Problem

Pair = tuple[str, str]
Values = Mapping[str, str | Pair]


@dataclass(frozen=True, slots=True)
class Translated:
    """A text, what its translation says, and the French that the translation was made from."""

    text: Text
    said: str
    french: str


Check = Callable[[Translated], Values | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that may be wrong with a catalog or with one translation: what is said of it, and why it matters.

    `check` returns what fills the sentence where a translation has this fault; a fault of a whole catalog has none.
    """

    level: Level
    says: Pair
    why: Pair
    check: Check | None = None


FAULTS: dict[str, Fault] = {}


def fault(name: str, *, says: Pair, why: Pair, level: Level = "error") -> Callable[[Check], Check]:
    """Register the decorated check as what finds the fault `name`; `says` and `why` are (French, English)."""

    def register(check: Check) -> Check:
        declare(name, says=says, why=why, level=level, check=check)
        return check

    return register


def declare(name: str, *, says: Pair, why: Pair, level: Level = "error", check: Check | None = None) -> None:
    """Register the fault `name`; without a check it is one of a whole catalog."""
    if name in FAULTS:
        raise ValueError(f"fault registered twice: {name}")
    FAULTS[name] = Fault(level, says, why, check)


def problem(name: str, file: str, line: int, **values: str | Pair) -> Problem:
    """Return the fault `name` as a Problem at a line of the catalog `file`."""
    found = FAULTS[name]
    fr, en = fill(found.says[0], found.says[1], **values)
    return Problem(file, line, 1, name, fr, en, found.level)
