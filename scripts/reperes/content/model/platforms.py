"""A platform: its facts, its settings with their paths, its menu words by language of the phone, how to report and leave."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reperes.content.model.blocks import Block, Item
from reperes.content.model.common import Confidence, Full, Id, LanguageCode, Plain, Published, Record
from reperes.content.model.guides import Described
from reperes.content.model.registers import Fact
from reperes.content.text import Text

Device = Literal["ios", "android", "web", "desktop"]
EvidenceKind = Literal["device", "official-help", "published-interface", "secondary"]


class Evidence(Record):
    """How a path or a menu word is known."""

    kind: EvidenceKind
    source: Id | None = None
    """Id of data/sources.yml; not for a device."""
    date: Published
    """The date the source shows, or the day it was seen on the device."""
    device: Plain | None = None
    app_version: Plain | None = None

    @model_validator(mode="after")
    def _device_or_source(self) -> "Evidence":
        wanted = "device" if self.kind == "device" else "source"
        if getattr(self, wanted) is None:
            raise PydanticCustomError("missing-with", "missing", {"field": wanted, "other": f"kind: {self.kind}"})
        return self


class LabelGroup(Record):
    """Menu words of one language of the phone, known from one evidence."""

    language: LanguageCode
    evidence: Evidence
    words: dict[Id, Plain]


class Path(Record):
    """The way to a setting: menu words, one after the other."""

    id: Id
    on: Full[Device]
    start: Text | None = None
    """Where to begin, in the reader's words."""
    trail: Full[Id]
    """Ids of menu words, in the order they are touched."""
    value: Id | None = None
    """The menu word to choose at the end."""
    evidence: Evidence
    confidence: Confidence


class Setting(Record):
    """Something to set on the child's account."""

    id: Id
    level: Literal["essential", "recommended", "optional"]
    purpose: Text
    risk: Text | None = None
    set: Text | None = None
    """The recommended value, in the reader's words."""
    no_value: Text | None = None
    """Why there is no recommended value."""
    default: Text | None = None
    limits: Text | None = None
    """What the setting does not do."""
    sources: tuple[Id, ...]
    paths: tuple[Path, ...] = ()

    @model_validator(mode="after")
    def _one_value(self) -> "Setting":
        if self.set is not None and self.no_value is not None:
            raise PydanticCustomError("both", "both", {"field": "no_value", "other": "set"})
        return self


class Action(Record):
    """A thing to do on a platform: report, block, close."""

    id: Id
    what: Text
    """The thing it is about: a message, a profile…"""
    do: Text
    note: Text | None = None
    paths: tuple[Path, ...] = ()


class Platform(Described):
    """A platform that children use."""

    name: Plain
    facts: tuple[Fact, ...] = ()
    labels: tuple[LabelGroup, ...] = ()
    meanings: dict[Id, Text] = Field(default_factory=dict)
    """What each menu word means, for a reader whose language is not the phone's: never printed as a menu word."""
    blocks: tuple[Block, ...]
    """Before the settings."""
    settings: tuple[Setting, ...]
    reporting: tuple[Action, ...]
    blocking: tuple[Action, ...]
    keep: tuple[Item, ...]
    """Lawful evidence to keep."""
    closing: tuple[Action, ...]
    after: tuple[Block, ...]
    """After the settings: who helps, related pages, sources."""
