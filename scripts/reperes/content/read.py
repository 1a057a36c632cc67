"""YAML text → plain data with the place of every key and value, or sentences about what cannot be read.

Plain scalars stay text (`no`, `0117`, `9:00` are what was written); the model converts where a field says so.
Anchors, aliases, tags, merge keys and deep nesting are refused on the event stream, before anything is built.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from reperes.content.source_file import Path, SourceFile, Span
from reperes.content.wording import sentence
from reperes.problems import Problem

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 30
MAX_BYTES = 1_000_000
# Marks that reorder text invisibly: a number could be shown backwards (Unicode TR 36, "bidirectional spoofing").
DIRECTION_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


_START = yaml.Mark("", 0, 0, 0, "", 0)


class _UnreadableError(Exception):
    """Internal: reading stops here, with the sentence `code`."""

    def __init__(self, mark: Any, code: str, **values: str) -> None:
        super().__init__(code)
        self.mark, self.code, self.values = mark, code, values


def read_yaml(name: str, raw: bytes) -> tuple[SourceFile | None, list[Problem]]:
    """Return the file called `name` whose bytes are `raw`, or None, and what is wrong with it."""
    problems: list[Problem] = []
    text = _decode(name, raw, problems)
    if text is None:
        return None, problems
    builder = _Builder(SourceFile(name, text, None))
    try:
        data = builder.build(yaml.parse(text, Loader=Loader))
    except _UnreadableError as stop:
        problems.append(_problem(name, stop.mark.line + 1, stop.mark.column + 1, stop.code, **stop.values))
        return None, problems
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(name, text, error))
        return None, problems
    problems += builder.problems
    file = builder.file
    return (None if problems else SourceFile(name, text, data, file.values, file.keys)), problems


def _decode(name: str, raw: bytes, problems: list[Problem]) -> str | None:
    if len(raw) > MAX_BYTES:
        problems.append(_problem(name, 1, 1, "file-too-big", written=f"{len(raw):,}", allowed=f"{MAX_BYTES:,}"))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        problems.append(_problem(name, line, column, "not-utf8"))
        return None
    for pattern, code in ((r"\ufeff", "byte-order-mark"), (r"\x00", "nul"), (DIRECTION_OVERRIDES, "direction-mark")):
        if match := re.search(pattern, text):
            span = SourceFile(name, text, None).at(match.start())
            problems.append(_problem(name, span.line, span.column, code, written=f"U+{ord(match[0]):04X}"))
    return None if problems else text


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

    def build(self, events: Iterator[Any]) -> Any:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise _UnreadableError(event.start_mark, "several-documents")
            elif isinstance(event, yaml.AliasEvent):
                raise _UnreadableError(event.start_mark, "alias", written=f"*{event.anchor}")
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._close(event)
        if self.root is None:
            raise _UnreadableError(_START, "empty-file")
        return self.root

    def _node(self, event: Any) -> None:
        if event.anchor:
            raise _UnreadableError(event.start_mark, "anchor", written=f"&{event.anchor}")
        if getattr(event, "tag", None):
            raise _UnreadableError(event.start_mark, "tag", written=str(event.tag))
        container = self.stack[-1][1] if self.stack else None
        if isinstance(container, dict) and len(self.stack) not in self.pending:
            self._key(event)
            return
        path, slot = self._slot()
        if isinstance(event, yaml.ScalarEvent):
            self._place(path, event)
            self._store(slot, event.value)
            return
        if len(self.stack) >= MAX_DEPTH:
            raise _UnreadableError(event.start_mark, "too-deep", allowed=str(MAX_DEPTH))
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._place(path, event)
        self._store(slot, value)
        self.stack.append((path, value))

    def _key(self, event: Any) -> None:
        path, mapping = self.stack[-1]
        if not isinstance(event, yaml.ScalarEvent):
            raise _UnreadableError(event.start_mark, "complex-key")
        key = event.value
        if key == "<<" and event.implicit[0]:
            raise _UnreadableError(event.start_mark, "merge-key")
        if key in mapping:
            first = self.file.keys[(*path, key)]
            mark: Any = event.start_mark
            self.problems.append(
                _problem(self.file.name, mark.line + 1, mark.column + 1, "twice", field=key, allowed=str(first.line))
            )
        else:
            self._place((*path, key), event, self.file.keys)
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

    def _close(self, event: Any) -> None:
        path, _ = self.stack.pop()
        span = self.file.values[path]
        self.file.values[path] = Span(span.start, event.end_mark.index, span.line, span.column)


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or "")
    what = str(getattr(error, "context", "") or "")
    if mark is None:
        return _problem(name, 1, 1, "syntax", written=" ".join(str(error).split())[:120])
    if "quoted scalar" in what and context is not None and "end of stream" in problem:
        return _problem(name, context.line + 1, context.column + 1, "unclosed-quote")
    if "flow" in what and context is not None:
        return _problem(name, context.line + 1, context.column + 1, "unclosed-bracket")
    lines = text.splitlines() or [""]
    line = lines[min(mark.line, len(lines) - 1)]
    code = "syntax"
    if "\t" in line[: mark.column + 1] and not line[: mark.column].strip():
        code = "tab"
    elif "mapping values are not allowed" in problem:
        code = "colon"
    elif "cannot start any token" in problem:
        code = "special-start"
    elif (
        "expected key" in problem
        or "did not find expected" in problem
        or "expected ':'" in problem
        or "block end" in problem
    ):
        code = "indent"
    return _problem(name, mark.line + 1, mark.column + 1, code, written=line.strip()[:60])


def _problem(name: str, line: int, column: int, code: str, **values: str) -> Problem:
    fr, en = sentence(code, **values)
    return Problem(name, line, column, code, fr, en)
