"""YAML text → plain data with the place of every key and value, or sentences about what cannot be read.

Plain scalars stay text (`no`, `0117`, `9:00` are what was written); the model converts where a field says so.
What YAML reads as nothing (`null`, `~`) is an empty text.
Anchors, aliases, tags, merge keys and deep nesting are refused on the event stream, before anything is built.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from reperes.content.source_file import Path, SourceFile, Span
from reperes.content.syntax import Slip, key_slip, keyless_slip, stopped, value_slip
from reperes.content.wording import sentence
from reperes.problems import Problem

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 30
MAX_BYTES = 1_000_000
# What no editor shows. Direction marks can show a number backwards (Unicode TR 36, "bidirectional spoofing"); libyaml
# refuses the other controls, and takes some for ends of lines.
_HIDDEN: tuple[tuple[str, str], ...] = (
    ("byte-order-mark", "\ufeff"),
    ("nul", "\x00"),
    ("direction-mark", "[\u202a-\u202e\u2066-\u2069]"),
    ("invisible", "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"),
)
# A file in another encoding may hold thousands: the first ones say enough.
_ENOUGH = 10
# What YAML reads as nothing, where it is not quoted.
_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)


def read_yaml(name: str, raw: bytes) -> tuple[SourceFile | None, list[Problem]]:
    """Return the file called `name` whose bytes are `raw`, or None, and what is wrong with it."""
    problems: list[Problem] = []
    text = _decode(name, raw, problems)
    if text is None:
        return None, problems
    builder = _Builder(SourceFile(name, text, None))
    file = builder.file
    try:
        data = builder.build(yaml.parse(text, Loader=Loader))
    except Slip as slip:
        return None, [*problems, _problem(file, slip.offset, slip.code, **slip.values)]
    except yaml.YAMLError as error:
        why = stopped(text, error, builder.last, builder.began)
        return None, [*problems, _problem(file, why.offset, why.code, **why.values)]
    problems += builder.problems
    return (None if problems else SourceFile(name, text, data, file.values, file.keys)), problems


def _decode(name: str, raw: bytes, problems: list[Problem]) -> str | None:
    if len(raw) > MAX_BYTES:
        file = SourceFile(name, "", None)
        problems.append(_problem(file, 0, "file-too-big", written=_number(len(raw)), allowed=_number(MAX_BYTES)))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        problems.append(_problem(SourceFile(name, before, None), len(before), "not-utf8"))
        return None
    file = SourceFile(name, text, None)
    for code, pattern in _HIDDEN:
        found = islice(re.finditer(pattern, text), _ENOUGH)
        problems += [_problem(file, match.start(), code, written=f"U+{ord(match[0]):04X}") for match in found]
    if match := _CONFLICT.search(text):
        problems.append(_problem(file, match.start(), "conflict", written=match[0]))
    return None if problems else text


def _number(value: int) -> tuple[str, str]:
    """Return `value` as French and English write it."""
    return f"{value:,}".replace(",", "\u202f"), f"{value:,}"


class _Builder:
    """Turns the event stream into data, without recursion, so that no file can exhaust the stack.

    Events are typed Any: their stubs make every mark optional, and a parsed event always has one.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.stack: list[tuple[Path, Any]] = []
        self.pending: dict[int, str] = {}
        self.root: Any = None
        self.documents = 0
        # The last event, and where the thing it ends began: YAML stops at what follows it.
        self.last: Any = None
        self.began = 0
        self.repeated: set[Path] = set()

    def build(self, events: Iterator[Any]) -> Any:
        for event in events:
            self.last, self.began = event, event.start_mark.index
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise _slip(event, "several-documents")
            elif isinstance(event, yaml.AliasEvent):
                raise _slip(event, "alias", written=f"*{event.anchor}")
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._close(event)
        if self.root is None:
            raise Slip(0, "empty-file")
        return self.root

    def _node(self, event: Any) -> None:
        if event.anchor:
            raise _slip(event, "anchor", written=f"&{event.anchor}")
        if getattr(event, "tag", None):
            # As it was written: `!!str`, not what YAML makes of it.
            written = re.compile(r"\S+").match(self.file.text, self.began)
            raise _slip(event, "tag", written=written[0] if written else "!")
        container = self.stack[-1][1] if self.stack else None
        if isinstance(container, dict) and len(self.stack) not in self.pending:
            self._key(event)
            return
        path, slot = self._slot()
        if isinstance(event, yaml.ScalarEvent):
            self._place(path, event)
            nothing = event.implicit[0] and event.value in _NOTHING
            self._store(slot, "" if nothing else event.value)
            self._check_value(path, event)
            return
        if len(self.stack) >= MAX_DEPTH:
            raise _slip(event, "too-deep", allowed=str(MAX_DEPTH))
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._place(path, event)
        self._store(slot, value)
        self.stack.append((path, value))

    def _key(self, event: Any) -> None:
        path, mapping = self.stack[-1]
        if not isinstance(event, yaml.ScalarEvent):
            raise _slip(event, "complex-key")
        key = event.value
        if slip := key_slip(self.file.text, event):
            raise slip
        if key == "<<" and event.implicit[0]:
            raise _slip(event, "merge-key")
        if key not in mapping:
            self._place((*path, key), event, self.file.keys)
        elif path not in self.repeated:
            # Where one field is there twice, others often are: the dash of a new item is missing.
            self.repeated.add(path)
            first = str(self.file.keys[(*path, key)].line)
            self.problems.append(_problem(self.file, self.began, "twice", field=key, allowed=first))
        self.pending[len(self.stack)] = key

    def _slot(self) -> tuple[Path, tuple[Any, Any]]:
        if not self.stack:
            return (), (None, None)
        path, container = self.stack[-1]
        if isinstance(container, dict):
            key = self.pending.pop(len(self.stack))
            return (*path, key), (container, key)
        return (*path, len(container)), (container, None)

    def _store(self, slot: tuple[Any, Any], value: Any) -> None:
        container, key = slot
        if container is None:
            self.root = value
        elif isinstance(container, dict):
            container.setdefault(key, value)
        else:
            container.append(value)

    def _place(self, path: Path, event: Any, where: dict[Path, Span] | None = None) -> None:
        start, end = event.start_mark, event.end_mark
        span = Span(start.index, end.index, start.line + 1, start.column + 1)
        (self.file.values if where is None else where).setdefault(path, span)

    def _check_value(self, path: Path, event: Any) -> None:
        text, start = self.file.text, event.start_mark.index
        slip = value_slip(text, event)
        key = self.file.keys.get(path)
        if not slip and key and not event.value and text[self.file.values[path[:-1]].start] == "{":
            slip = keyless_slip(text, key.start, key.end, start)
        if slip:
            raise slip

    def _close(self, event: Any) -> None:
        path, _ = self.stack.pop()
        span = self.file.values[path]
        self.began = span.start
        self.file.values[path] = Span(span.start, event.end_mark.index, span.line, span.column)


def _slip(event: Any, code: str, **values: str) -> Slip:
    return Slip(event.start_mark.index, code, **values)


def _problem(file: SourceFile, offset: int, code: str, **values: str | tuple[str, str]) -> Problem:
    span = file.at(offset)
    fr, en = sentence(code, **values)
    return Problem(file.name, span.line, span.column, code, fr, en)
