"""Help lines and services of a country."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from reperes.content.model.common import (
    CountryCode,
    Date,
    Flag,
    Id,
    LanguageCode,
    Phone,
    Plain,
    Record,
    Role,
    Sourced,
    Time,
    TimeZone,
    Web,
)
from reperes.content.text import Text

# Roles of a line that listens and advises.
HELP_LINE_ROLES = frozenset({"online-harm", "child-in-danger", "parents"})
# The role that texts name a line by, which is not written in the file: whichever line answers at night.
NIGHT_ROLE = "night-line"
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _form(days: Any) -> str:
    return "list" if isinstance(days, list | tuple) else "word"


# What was written is checked as what it looks like, not as both: one fault, one sentence.
Days = Annotated[
    Annotated[Literal["every-day", "weekdays"], Tag("word")] | Annotated[tuple[Day, ...], Tag("list")],
    Discriminator(_form),
]


class Hours(Record):
    """When a service answers, in the country's own time."""

    days: Days
    from_time: Time = Field(alias="from")
    to_time: Time = Field(alias="to")


class Contact(Sourced):
    """A service a parent or a child can reach."""

    critical_texts: ClassVar[bool] = True

    id: Id
    name: Plain
    """As people know it; not translated."""
    operator: Text | None = None
    """Who answers."""
    roles: tuple[Role, ...]
    """The roles by which texts name it."""
    what: Text
    """For what, from the parent's point of view."""
    note: Text | None = None
    phone: Phone | None = None
    """As dialled in the country, never with an international prefix."""
    international: Phone | None = None
    sms: Phone | None = None
    web: Web | None = None
    web_words: Text | None = None
    """What one finds at that address."""
    day_and_night: Flag = False
    hours: tuple[Hours, ...] = ()
    free: Flag = False
    anonymous: Flag = False
    confidential: Flag = False
    languages: tuple[LanguageCode, ...] = ()
    deaf_access: Text | None = None

    @property
    def answers_at_night(self) -> bool:
        """Whether this is a help line with a number, open day and night; an emergency number does not count as one."""
        return self.day_and_night and self.phone is not None and bool(HELP_LINE_ROLES.intersection(self.roles))

    @model_validator(mode="after")
    def _one_kind_of_hours(self) -> "Contact":
        if self.day_and_night and self.hours:
            raise PydanticCustomError("both", "both", {"field": "day_and_night", "other": "hours"})
        return self


class Night(Record):
    """Says that no help line of the country answers at night, and when that was looked for."""

    found: Literal["none-found"]
    date: Date


class CountryContacts(Record):
    """The contacts of one country."""

    country: CountryCode
    contacts: tuple[Contact, ...]
    night: Night | None = None
    time_zone: TimeZone | None = None
    """The zone its opening hours are in, by its IANA name: Europe/Paris."""
