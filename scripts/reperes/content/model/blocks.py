"""The blocks that guides and pages are made of; one template part renders each kind."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from reperes.content.model.common import CountryCode, Flag, Full, Id, Record, Role, Whole
from reperes.content.model.icons import Icon
from reperes.content.text import Text


class Item(Record):
    """A sentence of a list."""

    id: Id
    """Permanent name of this item; translations go by it."""
    text: Text


class Step(Record):
    """One thing to do."""

    id: Id
    do: Text
    """The action, first word a verb."""
    why: Text | None = None
    """The reason, in one sentence."""
    leaflet: Text | None = None
    """A shorter text for paper."""
    critical: Flag = False
    """True where an outdated translation could hurt."""


class DoNot(Record):
    """One thing not to do."""

    id: Id
    text: Text
    why: Text | None = None


class Avoided(Record):
    """Words to avoid, and better ones."""

    id: Id
    text: Text
    instead: Text | None = None


class AgeAdvice(Record):
    """What differs at an age, bounds included, in years."""

    id: Id
    from_age: Whole = Field(alias="from")
    to_age: Whole = Field(alias="to")
    text: Text


class Door(Record):
    """A way into the site, on the home page."""

    id: Id
    title: Text
    text: Text
    to: str
    """Where it leads, written like a link: guide:sextorsion, page:guides."""
    icon: Icon | None = None
    """The drawing beside it; without, the one of the page it leads to."""


class _Block(Record):
    id: Id
    """Permanent name of the block; also its anchor on the page."""
    title: Text
    intro: Text | None = None


class SummaryBlock(_Block):
    """The page in five lines."""

    critical_texts: ClassVar[bool] = True
    type: Literal["summary"]
    points: Full[Item]


class ProseBlock(_Block):
    """Paragraphs."""

    type: Literal["prose"]
    paragraphs: Full[Item]


class StepsBlock(_Block):
    """Things to do, in order."""

    type: Literal["steps"]
    steps: Full[Step]


class DoNotBlock(_Block):
    """Things not to do."""

    critical_texts: ClassVar[bool] = True
    type: Literal["do-not"]
    items: Full[DoNot]


class WordsBlock(_Block):
    """Words to say to the child, and words to avoid."""

    type: Literal["words"]
    say: Full[Item]
    avoid: tuple[Avoided, ...]


class ListBlock(_Block):
    """A plain list."""

    type: Literal["list"]
    items: Full[Item]
    outro: Text | None = None


class AgesBlock(_Block):
    """Advice that differs by age."""

    type: Literal["ages"]
    ages: Full[AgeAdvice]


class LawBlock(_Block):
    """Offences of a country, with their maximum penalties."""

    type: Literal["law"]
    country: CountryCode
    offences: tuple[Id, ...] = ()
    rules: tuple[Id, ...] = ()


class HelpBlock(_Block):
    """Who helps: the contacts of each country that play these roles."""

    critical_texts: ClassVar[bool] = True
    type: Literal["help"]
    roles: Full[Role]


class RelatedBlock(_Block):
    """Other pages to read."""

    type: Literal["related"]
    links: tuple[str, ...] = ()


class SourcesBlock(_Block):
    """Sources, date of review, and what has not been verified."""

    type: Literal["sources"]
    unverified: tuple[Item, ...] = ()


class DoorsBlock(_Block):
    """The ways into the site."""

    type: Literal["doors"]
    doors: Full[Door]


Block = Annotated[
    SummaryBlock
    | ProseBlock
    | StepsBlock
    | DoNotBlock
    | WordsBlock
    | ListBlock
    | AgesBlock
    | LawBlock
    | HelpBlock
    | RelatedBlock
    | SourcesBlock
    | DoorsBlock,
    Field(discriminator="type"),
]
