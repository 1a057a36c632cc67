"""What was most likely meant where YAML stops, or where it silently reads something else: a Slip at its place."""

import re
from typing import Any

_LOST = re.compile(r":?[ \t]+(#)")
_NO_BREAK = "\u00a0\u202f"
_NO_BREAK_OUTSIDE = re.compile(rf"[ -]*(?:[\w-]+[{_NO_BREAK}]*:)?([{_NO_BREAK}])")
_STUCK_DASH = re.compile(r"-[^\s-]")
_NEXT_FIELD = re.compile(r"[\w-]+:\s")
_STUCK_FIELD = re.compile(r"[a-z_]+:\S")

# What libyaml says, the sentence for it, and whether it stands where the thing began rather than where reading stopped.
_SAID: tuple[tuple[str, str, bool], ...] = (
    ("quoted scalar; found unexpected end of stream", "unclosed-quote", True),
    ("cannot start any token", "special-start", False),
    ("block sequence entries are not allowed", "special-start", False),
    ("while scanning an alias", "special-start", True),
    ("while scanning an anchor", "special-start", True),
    ("while scanning a tag", "special-start", True),
    ("while scanning a block scalar", "special-start", True),
    ("mapping values are not allowed", "colon", False),
    ("while parsing a flow", "unclosed-bracket", True),
    ("while scanning a simple key", "no-colon", True),
    ("did not find expected", "indent", False),
    ("block end", "indent", False),
)


class Slip(Exception):  # noqa: N818 - a slip of the hand
    """Something at `offset` that keeps the file from being read as it was meant; `code` names its sentence."""

    def __init__(self, offset: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.offset, self.code, self.values = offset, code, values


def line_at(text: str, offset: int) -> str:
    """Return the line of `text` around `offset`, short enough to stand in a sentence."""
    line = text[text.rfind("\n", 0, offset) + 1 :].partition("\n")[0].strip()
    return line if len(line) <= 60 else line[:59] + "…"


def stopped(text: str, error: Any, last: Any, began: int) -> Slip:
    """Return the slip behind YAML's `error`; `last` is the event before it, of a thing that `began` at that offset."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Slip(0, "syntax", written=" ".join(str(error).split())[:120])
    said = f"{error.context or ''}; {error.problem or ''}"
    in_flow = "parsing a flow" in said
    slip = _tab(text, mark.index) or (value_slip(text, last) if in_flow else None)
    if slip := slip or _ended_early(text, mark.index, last, began, in_flow=in_flow):
        return slip
    code, at_context = next(((code, context) for words, code, context in _SAID if words in said), ("syntax", False))
    offset = error.context_mark.index if at_context and error.context_mark else mark.index
    if code in ("indent", "no-colon"):
        start = text.rfind("\n", 0, offset) + 1
        if found := _NO_BREAK_OUTSIDE.match(text, start):
            return _no_break(found.start(1), found[1])
        if _STUCK_DASH.match(text, offset):
            code = "dash"
    return Slip(offset, code, written=line_at(text, offset))


def key_slip(text: str, event: Any) -> Slip | None:
    """Return what is wrong with the name of a field, if anything."""
    start = event.start_mark.index
    if found := re.search(f"[{_NO_BREAK}]", event.value):
        return _no_break(start + found.start(), found[0])
    if _STUCK_DASH.match(text, start):
        return Slip(start, "dash", written=line_at(text, start))
    return None


def value_slip(text: str, event: Any) -> Slip | None:
    """Return what cuts a text short, if anything does: a `#` turns the rest of an unquoted line into a comment."""
    if not getattr(event, "style", "-") and (found := _LOST.match(text, event.end_mark.index)):
        return Slip(found.start(1), "hash", written=line_at(text, found.start(1)))
    return None


def keyless_slip(text: str, key_start: int, key_end: int, value_start: int) -> Slip | None:
    """Return what is wrong between braces with a name without a value: a piece of text, cut off by what is before it."""
    if ":" in text[key_end:value_start]:
        return None
    before = len(text[:key_start].rstrip()) - 1
    if text[before] == "," and _STUCK_FIELD.match(text, key_start):
        return Slip(key_start, "no-colon", written=line_at(text, key_start))
    code = "special-start" if text[before] == "{" else "braces"
    return Slip(before, code, written=line_at(text, before), sign=text[before])


def _no_break(offset: int, mark: str) -> Slip:
    return Slip(offset, "no-break-space", written=f"U+{ord(mark):04X}")


def _tab(text: str, offset: int) -> Slip | None:
    before = text[text.rfind("\n", 0, offset) + 1 : offset + 1]
    if "\t" in before and not before[:-1].strip():
        return Slip(offset, "tab")
    return None


def _ended_early(text: str, offset: int, last: Any, began: int, *, in_flow: bool) -> Slip | None:
    """Return the slip where a text ended before its writer meant it to, and YAML stopped at the rest of it."""
    end = last.end_mark.index
    rest = text[offset : offset + 1]
    # Between braces, another field there means that a comma is missing.
    if text[end:offset].strip(" ") or not rest or (in_flow and _NEXT_FIELD.match(text, offset)):
        return None
    one_line = "\n" not in text[began:end]
    if style := getattr(last, "style", None):
        if style not in "\"'":
            return None
        if one_line:
            return Slip(offset, "after-quote", written=line_at(text, offset))
        return Slip(began, "unclosed-quote")
    if text[end - 1 : end] in ("]", "}") and text[began] in "[{" and rest not in "]},":
        return Slip(began, "special-start", written=line_at(text, began))
    if hasattr(last, "value") and one_line and rest == ":":
        return Slip(offset, "colon", written=line_at(text, offset))
    if hasattr(last, "value") and one_line and rest in "[{":
        return Slip(offset, "braces", written=line_at(text, offset), sign=rest)
    return None
