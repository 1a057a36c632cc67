"""A Text: a sentence of the content, with the id that its translations go by."""

import datetime
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# source: as written · current: translated · stale: the French changed in meaning since
# unsure: a translator marked it as to be looked at again · missing: no translation
State = Literal["source", "current", "stale", "unsure", "missing"]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence with its small markup, in one language.

    `key` is the msgctxt of its translations: file, id and field, never a list position. In the Library `value` is the
    source; in an Edition it is what the reader sees, in `language`, `former` is an outdated translation kept below it, and
    `since` the day that its French changed in meaning.
    """

    value: str
    key: str = ""
    critical: bool = False
    language: str = ""
    state: State = "source"
    former: str | None = None
    since: datetime.date | None = None
    path: tuple[str | int, ...] = ()

    @property
    def file(self) -> str:
        """The data file it stands in, without `data/` and ending."""
        return self.key.partition("#")[0]

    def __str__(self) -> str:
        return self.value

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_from_yaml)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


def _from_yaml(value: object) -> Text:
    if not isinstance(value, str):
        raise PydanticCustomError("not-text", "not a text")
    if not value.strip():
        raise PydanticCustomError("empty", "empty")
    return Text(value.strip())
