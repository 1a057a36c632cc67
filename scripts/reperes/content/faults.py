"""What a file lacks or holds too much, field by field: pydantic's errors become plain sentences at their place."""

from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from reperes.content.source_file import Path, SourceFile
from reperes.content.wording import choices, nearest, sentence
from reperes.problems import Problem

# pydantic's own kinds of error, by the sentence we say; our own kinds carry the sentence's code.
_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "literal_error": "not-choice",
    "union_tag_invalid": "not-choice",
    "union_tag_not_found": "missing",
    "string_type": "not-text",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "dict_type": "not-record",
    "model_type": "not-record",
    "model_attributes_type": "not-record",
}


def field_problems(file: SourceFile, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Return a Problem for each fault that `model` found in `file`."""
    problems: dict[tuple[Path, str], Problem] = {}
    for fault in error.errors(include_url=False):
        path, missing = _in_file(file, tuple(fault["loc"]))
        problem = _problem(file, model, fault, path, missing)
        # A union reports a fault once a branch; the reader needs it once.
        problems.setdefault((path, problem.rule), problem)
    return list(problems.values())


def _in_file(file: SourceFile, loc: Path) -> tuple[Path, str]:
    """Return the path in the file that `loc` names, and the field it lacks: pydantic adds the tags of unions to paths."""
    path: Path = ()
    data: Any = file.data
    part: Any
    for index, part in enumerate(loc):
        if part in data if isinstance(data, dict) else _is_index(part, data):
            path, data = (*path, part), data[part]
        elif index == len(loc) - 1 and isinstance(part, str) and isinstance(data, dict):
            return path, part
    return path, ""


def _is_index(part: str | int, data: Any) -> bool:
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def _problem(file: SourceFile, model: type[BaseModel], fault: Any, path: Path, missing: str) -> Problem:
    kind = str(fault["type"])
    context = dict(fault.get("ctx") or {})
    code = _CODES.get(kind, kind)
    if kind.startswith("union_tag"):
        field = str(context.get("discriminator", "type")).strip("'")
        missing, path = (field, path) if kind == "union_tag_not_found" else ("", (*path, field))
    written = file.data
    for part in path:
        written = written[part] if not isinstance(written, dict) or part in written else ""
    if code == "not-choice" and not isinstance(written, str):
        code = "not-text"
    if code == "not-record" and path and isinstance(path[-1], int):
        code = "not-record-item"
    named = [str(part) for part in path if isinstance(part, str)]
    field = missing if code == "missing" else (named[-1] if named else file.name)
    values: dict[str, Any] = {"field": context.get("field", field), "written": _short(written)}
    values["other"] = str(context.get("other", ""))
    allowed = _allowed(context)
    values["allowed"] = choices(allowed) if allowed else context.get("allowed", "")
    values["near"] = nearest(str(written), allowed) if allowed else ("", "")
    if code == "unknown-field":
        parent = file.data
        for part in path[:-1]:
            parent = parent[part]
        values["near"] = nearest(field, _known_fields(model) - set(parent))
    try:
        fr, en = sentence(code, **values)
    except KeyError:
        code = "wrong-value"
        fr, en = sentence(code, **values)
    if code == "both":
        path = (*path, str(context["field"]))
    span = file.key(path) if code in ("unknown-field", "both") else file.value(path)
    return Problem(file.name, span.line, span.column, code, fr, en)


def _allowed(context: dict[str, Any]) -> list[str]:
    words = str(context.get("expected") or context.get("expected_tags") or "")
    return words.replace(" or ", ", ").replace("'", "").split(", ") if words else []


def _known_fields(model: type[BaseModel]) -> set[str]:
    """Return every field name that may stand somewhere in a file of `model`: enough to guess a slip of the hand."""
    seen: set[type[BaseModel]] = set()
    names: set[str] = set()

    def visit(kind: Any) -> None:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind in seen:
                return
            seen.add(kind)
            for name, info in kind.model_fields.items():
                names.add(info.alias or name)
                visit(info.annotation)
        for inner in get_args(kind):
            visit(inner)

    visit(model)
    return names


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    return text if len(text) <= 80 else text[:79] + "…"
