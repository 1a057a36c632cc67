"""The small types that every kind of file shares. Plain scalars arrive as text; each type converts its own."""

import datetime
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, WithJsonSchema
from pydantic_core import PydanticCustomError

from reperes.content.source_file import Path


class Record(BaseModel):
    """A block of fields; unknown ones are refused. It knows its place once the loader has read it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    # Texts of this record are critical: an outdated translation is never shown alone.
    critical_texts: ClassVar[bool] = False
    # The field that a mapping's texts are named by, see `content.texts`.
    _path: Path = PrivateAttr(default=())
    # What the walks of `content.texts` found in it, kept because every rule walks every file.
    _walked: dict[str, tuple[Any, ...]] = PrivateAttr(default_factory=dict)

    @property
    def place(self) -> Path:
        """Where the record stands in its file."""
        return self._path


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not-text", "not a text")
    if not value.strip():
        raise PydanticCustomError("empty", "empty")
    return value.strip()


def _coded(value: object) -> str:
    """Return a text that a machine reads too (a number, an id, a date): nothing invisible stands in it."""
    text = _text(value)
    for mark in text:
        if unicodedata.category(mark) == "Cf":
            raise PydanticCustomError("invisible-in-field", "invisible", {"allowed": f"U+{ord(mark):04X}"})
    return text


def _matching(pattern: str, code: str, **context: Any) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: object) -> str:
        text = _coded(value)
        if not compiled.fullmatch(text):
            raise PydanticCustomError(code, code, {"allowed": context.get("allowed", "")})
        return text

    return BeforeValidator(check)


def _date(value: object) -> datetime.date:
    text = _coded(value)
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("bad-date", "bad date") from None


def _published(value: object) -> str:
    text = _coded(value)
    if text == "unknown":
        return text
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        raise PydanticCustomError("bad-published", "bad date")
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text)
    except ValueError:
        raise PydanticCustomError("bad-published", "bad date") from None
    return text


def _flag(value: object) -> bool:
    text = _coded(value)
    if text not in ("true", "false"):
        raise PydanticCustomError("not-flag", "not a flag")
    return text == "true"


def _spaced(value: object) -> object:
    """Return a number with ordinary spaces: typographic ones come with a copy from a web page."""
    return re.sub("[\u00a0\u202f]", " ", value) if isinstance(value, str) else value


def _whole(value: object) -> int:
    text = _coded(value)
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise PydanticCustomError("not-whole", "not a whole number")
    return int(text)


def _number(value: object) -> Decimal:
    text = _coded(value)
    try:
        if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", text):
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        raise PydanticCustomError("not-number", "not a number") from None


# Editors read YAML 1.2: a text that looks like a number or a boolean is one there, so the schema accepts all three.
_SCALAR = {"type": ["string", "number", "boolean"]}

T = TypeVar("T")
# A list that would leave a hole in a page if it were empty.
Full = Annotated[tuple[T, ...], Field(min_length=1)]
Plain = Annotated[str, BeforeValidator(_text), WithJsonSchema(_SCALAR)]
Id = Annotated[str, _matching(r"[a-z0-9]+(-[a-z0-9]+)*", "bad-id"), WithJsonSchema(_SCALAR)]
Date = Annotated[datetime.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Published = Annotated[str, BeforeValidator(_published), WithJsonSchema(_SCALAR)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "true", "false"]})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"], "pattern": r"^[0-9]+$"})]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[0-9]+(\.[0-9]+)?$"}),
]
Web = Annotated[
    str,
    _matching(r"https://[A-Za-z0-9.-]+\.[A-Za-z0-9-]+(:[0-9]+)?([/?#][^\s<>\"]*)?", "bad-web"),
    WithJsonSchema(_SCALAR),
]
# Of two checks before a type the one written last runs first.
Phone = Annotated[str, _matching(r"\+?[0-9][0-9 ]*", "bad-phone"), BeforeValidator(_spaced), WithJsonSchema(_SCALAR)]
Time = Annotated[str, _matching(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00", "bad-time"), WithJsonSchema({"type": "string"})]
TimeZone = Annotated[
    str,
    _matching(r"[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+){1,2}", "bad-code", allowed="Europe/Paris, Europe/Brussels…"),
    WithJsonSchema({"type": "string"}),
]
# An address inside the site, and the short code of one: they become names of folders, so nothing else may stand there.
Address = Annotated[
    str,
    _matching(r"/|(/[a-z0-9]+(-[a-z0-9]+)*)+/", "bad-code", allowed="/guides/sextorsion/"),
    WithJsonSchema({"type": "string"}),
]
ShortCode = Annotated[str, _matching(r"[a-z0-9]{4,8}", "bad-code", allowed="3cr6"), WithJsonSchema(_SCALAR)]
CountryCode = Annotated[
    str, _matching(r"[a-z]{2}", "bad-code", allowed="fr, be, ch, lu, ca…"), WithJsonSchema({"type": "string"})
]
LanguageCode = Annotated[
    str, _matching(r"[a-z]{2,3}", "bad-code", allowed="fr, en, ar…"), WithJsonSchema({"type": "string"})
]
# "medium-high" is the lower word: write medium.
Confidence = Literal["high", "medium", "low"]
Role = Literal[
    "danger-now",
    "online-harm",
    "child-in-danger",
    "dark-thoughts",
    "missing-child",
    "report-content",
    "image-removal",
    "parents",
    "complaint",
    "victim-support",
    "home-violence",
]


class Sourced(Record):
    """A statement that must name where it was read."""

    sources: tuple[Id, ...]
    """Ids of data/sources.yml where this was read."""
    confidence: Confidence
    """high: official body or the service itself, recent · medium · low: never published."""
