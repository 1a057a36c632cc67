"""One walk over every text of a record: naming them, listing them and translating them cannot disagree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from reperes.content.model.common import Record
from reperes.content.source_file import Path
from reperes.content.text import Text

T = TypeVar("T")


@dataclass(frozen=True)
class _Place:
    """Where the walk stands: the file's name, the path in the file, the nearest id, whether its texts are critical."""

    file: str
    path: Path = ()
    owner: str = ""
    critical: bool = False

    def key(self, field: str) -> str:
        return f"{self.file}#{self.owner}.{field}" if self.owner else f"{self.file}#{field}"


def named(value: T, file: str) -> T:
    """Return `value`, read from `file` (named without `data/` and ending), with texts and records told their place."""
    return _named(value, _Place(file))  # type: ignore[no-any-return]


def translated(value: T, translate: Callable[[Text], Text]) -> T:
    """Return `value` with `translate` applied to every text in it."""
    return _rebuilt(value, translate)  # type: ignore[no-any-return]


def texts(record: Record) -> tuple[Text, ...]:
    """Return every text in `record`, in the order of the file's fields."""
    return _walked(record, "texts", _texts)


def records(record: Record) -> tuple[Record, ...]:
    """Return every record in `record`, parents first."""
    return _walked(record, "records", _records)


def _walked(record: Record, what: str, walk: Callable[[Any], Iterator[Any]]) -> tuple[Any, ...]:
    if what not in record._walked:
        record._walked[what] = tuple(walk(record))
    return record._walked[what]


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Record):
        for field in type(value).model_fields:
            yield from _texts(getattr(value, field))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def _records(value: Any) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
        for field in type(value).model_fields:
            yield from _records(getattr(value, field))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _records(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _records(item)


def _named(value: Any, place: _Place) -> Any:
    if isinstance(value, Text):
        field = next(str(part) for part in reversed(place.path) if isinstance(part, str))
        return replace(value, key=place.key(field), critical=place.critical, path=place.path)
    if isinstance(value, Record):
        return _named_record(value, place)
    if isinstance(value, dict):
        return {key: _named(item, replace(place, path=(*place.path, key))) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_named(item, replace(place, path=(*place.path, i))) for i, item in enumerate(value))
    return value


def _named_record(record: Record, place: _Place) -> Record:
    critical = place.critical or record.critical_texts or bool(getattr(record, "critical", False))
    # A guide's own id names the file already.
    owner = str(getattr(record, "id", "")) if place.path else ""
    # "now" is the one block that is critical by what it is, not by its kind.
    critical = critical or owner == "maintenant"
    inside = replace(place, owner=owner or place.owner, critical=critical)
    changed = {}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        new = _named(value, replace(inside, path=(*place.path, info.alias or name)))
        if new is not value:
            changed[name] = new
    copy = record.model_copy(update=changed)
    copy._path = place.path
    copy._walked = {}
    return copy


def _rebuilt(value: Any, translate: Callable[[Text], Text]) -> Any:
    if isinstance(value, Text):
        return translate(value)
    if isinstance(value, Record):
        changed = {}
        for name in type(value).model_fields:
            old = getattr(value, name)
            new = _rebuilt(old, translate)
            if new is not old:
                changed[name] = new
        if not changed:
            return value
        copy = value.model_copy(update=changed)
        copy._walked = {}
        return copy
    if isinstance(value, dict):
        return {key: _rebuilt(item, translate) for key, item in value.items()}
    if isinstance(value, tuple):
        new_items = tuple(_rebuilt(item, translate) for item in value)
        return new_items if any(a is not b for a, b in zip(new_items, value, strict=True)) else value
    return value
