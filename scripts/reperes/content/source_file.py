"""A file that could be read, and the place of everything in it."""

import bisect
import re
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: offsets in characters, and the line and column (from 1) of its start."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True)
class SourceFile:
    """A file that could be read: its data (dict, list, str only) and where each key and value stands."""

    name: str
    text: str
    data: Any
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)

    def value(self, path: Path) -> Span:
        """Return the place of the value at `path`, or of its nearest parent that is in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Span(0, 0, 1, 1))

    def key(self, path: Path) -> Span:
        """Return the place of the key at `path`, or of the value where it has no key."""
        return self.keys.get(path) or self.value(path)

    def within(self, path: Path, needle: str, nth: int = 0) -> Span:
        """Return the place of the `nth` occurrence of `needle` inside the value at `path`, or of the value."""
        span = self.value(path)
        at = span.start - 1
        for _ in range(nth + 1):
            at = self.text.find(needle, at + 1, span.end)
            if at < 0:
                return span
        return self.at(at, len(needle))

    def at(self, offset: int, length: int = 0) -> Span:
        """Return the span that starts at `offset` characters."""
        starts = self._line_starts()
        line = bisect.bisect_right(starts, offset)
        return Span(offset, offset + length, line, offset - starts[line - 1] + 1)

    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self.text))]
