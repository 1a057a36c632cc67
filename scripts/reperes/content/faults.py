"""What a file lacks or holds too much, field by field: pydantic's errors become plain sentences at their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from reperes.content.source_file import Path, SourceFile
from reperes.content.wording import choices, closest, nearest, sentence
from reperes.problems import Problem

# pydantic's own kinds of error, by the sentence we say; our own kinds carry the sentence's code.
_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "literal_error": "not-choice",
    "union_tag_invalid": "not-choice",
    "union_tag_not_found": "missing",
    "too_short": "empty",
    "string_type": "not-text",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "dict_type": "not-record",
    "model_type": "not-record",
    "model_attributes_type": "not-record",
}


@dataclass(frozen=True)
class _Fault:
    """One error of pydantic, in the file's own terms: `field` is missing from, unknown to or wrong in what is at `path`."""

    code: str
    path: Path
    field: str
    written: Any
    context: dict[str, Any]


def field_problems(file: SourceFile, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Return a Problem for each fault that `model` found in `file`."""
    faults = [_fault(file, fault) for fault in error.errors(include_url=False)]
    guesses = {fault.path: _guess(file, model, fault) for fault in faults if fault.code == "unknown-field"}
    # A misspelt field is one fault, not one unknown and one missing.
    meant = {(path[:-1], guess) for path, guess in guesses.items()}
    said = [
        _problem(file, model, fault, guesses.get(fault.path, ""))
        for fault in faults
        if not (fault.code == "missing" and (fault.path, fault.field) in meant)
        # Where every item of a list is faulty, pydantic finds it too short besides.
        and not (fault.code == "empty" and isinstance(fault.written, list) and fault.written)
    ]
    return list(dict.fromkeys(said))


def _fault(file: SourceFile, error: Any) -> _Fault:
    kind, context = str(error["type"]), dict(error.get("ctx") or {})
    loc = tuple(error["loc"])
    code = _CODES.get(kind, kind)
    path, missing = _in_file(file, loc)
    if kind == "union_tag_not_found":
        missing = str(context["discriminator"]).strip("'")
    elif kind == "union_tag_invalid":
        path = (*path, str(context["discriminator"]).strip("'"))
    written = path[-1] if loc and loc[-1] == "[key]" else _at(file.data, path)
    if written == "" and code not in ("missing", "unknown-field"):
        code = "empty"
    if code == "not-choice" and not isinstance(written, str):
        code = "not-text"
    if code == "not-record" and path and isinstance(path[-1], int):
        code = "not-record-item"
    named = next((part for part in reversed(path) if isinstance(part, str)), file.name)
    return _Fault(code, path, missing if code == "missing" else named, written, context)


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


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _problem(file: SourceFile, model: type[BaseModel], fault: _Fault, guess: str) -> Problem:
    code, path, context = fault.code, fault.path, fault.context
    written = fault.written if isinstance(fault.written, str) else ""
    allowed = _allowed(context)
    values: dict[str, Any] = {
        "field": context.get("field", fault.field),
        "written": written if len(written) <= 80 else written[:79] + "…",
        "other": str(context.get("other", "")),
        "allowed": choices(allowed) if allowed else context.get("allowed", ""),
        "near": nearest(written, allowed) if allowed else ("", ""),
        "optional": ("", ""),
    }
    if code == "unknown-field":
        values["near"] = nearest(guess, [guess]) if guess else _list(_free(file, model, path[:-1]))
    if code == "empty":
        info = _fields(_record_at(file, model, path[:-1])).get(str(path[-1])) if path else None
        if info and not info.is_required():
            values["optional"] = (" ou enlevez la ligne", " or remove the line")
    try:
        fr, en = sentence(code, **values)
    except KeyError:
        code = "wrong-value"
        fr, en = sentence(code, **values)
    if code == "both":
        path = (*path, str(context["field"]))
    at_key = code in ("unknown-field", "both") or (bool(path) and fault.written is path[-1])
    span = file.key(path) if at_key else file.value(path)
    return Problem(file.name, span.line, span.column, code, fr, en)


def _allowed(context: dict[str, Any]) -> list[str]:
    words = str(context.get("expected") or context.get("expected_tags") or "")
    return words.replace(" or ", ", ").replace("'", "").split(", ") if words else []


def _guess(file: SourceFile, model: type[BaseModel], fault: _Fault) -> str:
    """Return the field of the same record that an unknown one was probably meant to be, if one is near."""
    return closest(fault.field, _free(file, model, fault.path[:-1]))


def _free(file: SourceFile, model: type[BaseModel], path: Path) -> list[str]:
    """Return the fields that the record at `path` could still have."""
    here = _at(file.data, path)
    return [name for name in _fields(_record_at(file, model, path)) if name not in here]


def _list(fields: list[str]) -> tuple[str, str]:
    if not fields:
        return "", ""
    return f" Il peut encore y avoir {', '.join(fields)}.", f" There may still be {', '.join(fields)}."


def _record_at(file: SourceFile, model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the model of the record at `path`, following what chooses between the models of a union."""
    data: Any = file.data
    models = [model]
    record = _fitting(models, data)
    for part in path:
        data = data[part]
        if isinstance(part, str):
            info = _fields(record).get(part)
            models = list(_models(info.annotation)) if info else []
        record = _fitting(models, data)
    return record


def _fitting(models: list[type[BaseModel]], data: Any) -> type[BaseModel] | None:
    """Return the only one of `models` whose fixed fields (`type: steps`) are those of `data`."""
    if not isinstance(data, dict):
        return None
    fitting = [
        model
        for model in models
        if all(
            data.get(name) in get_args(info.annotation)
            for name, info in _fields(model).items()
            if get_origin(info.annotation) is Literal and len(models) > 1
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fields(model: type[BaseModel] | None) -> dict[str, FieldInfo]:
    """Return the fields of `model` by the names people write."""
    return {info.alias or name: info for name, info in model.model_fields.items()} if model else {}


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    else:
        for inner in get_args(kind):
            yield from _models(inner)
