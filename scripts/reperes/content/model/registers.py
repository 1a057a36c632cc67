"""The registers: facts, sources, law, interface words, addresses, and the site itself."""

from typing import Literal

from reperes.content.model.blocks import Item
from reperes.content.model.common import (
    Address,
    CountryCode,
    Date,
    Flag,
    Id,
    LanguageCode,
    Number,
    Plain,
    Published,
    Record,
    ShortCode,
    Sourced,
    Web,
    Whole,
)
from reperes.content.text import Text


class Fact(Sourced):
    """A value that texts refer to as {fact:id}; it prints with its unit in the reader's language."""

    id: Id
    value: Number
    unit: Literal["age", "years", "months", "days", "hours", "minutes", "percent", "euros", "count", "year"]
    what: Text
    """What the value is."""
    says: Plain
    """Who says it."""
    country: CountryCode | None = None
    year: Whole | None = None
    """The year the figure is about."""


class Facts(Record):
    """data/facts.yml."""

    facts: tuple[Fact, ...]


class Source(Record):
    """A page we read, and how."""

    id: Id
    title: Plain
    publisher: Plain
    url: Web
    kind: Literal["official", "organisation", "study", "press", "law", "mirror"]
    language: LanguageCode
    published: Published
    read_on: Date
    how: Literal["copy", "page", "call", "device", "address"]
    """copy: a stored copy, not the live page · address: only its address was seen elsewhere, the page was not read."""
    linkable: Flag = True
    """False: kept as evidence, never linked nor shown."""
    why_not: Plain | None = None


class Sources(Record):
    """data/sources.yml."""

    sources: tuple[Source, ...]


class Term(Record):
    """A word that parents meet, in plain words."""

    id: Id
    word: Text
    also: tuple[Item, ...] = ()
    """Other words for the same thing."""
    meaning: Text


class Glossary(Record):
    """data/glossary.yml."""

    terms: tuple[Term, ...]


class Penalty(Record):
    """A maximum penalty."""

    id: Id
    when: Text | None = None
    prison_years: Whole | None = None
    fine_euros: Whole | None = None


class Offence(Sourced):
    """An offence, in plain words, with its article."""

    id: Id
    name: Text
    code: Plain
    article: Plain
    official: Web | None = None
    """Where the official text stands, whether or not we could read it there."""
    detail: Text | None = None
    penalties: tuple[Penalty, ...]
    since: Date | None = None


class LawRule(Sourced):
    """A rule of law that is not an offence."""

    id: Id
    text: Text


class CountryLaw(Record):
    """The law of one country."""

    country: CountryCode
    offences: tuple[Offence, ...] = ()
    rules: tuple[LawRule, ...] = ()


class Words(Record):
    """data/ui.yml: the words of the interface."""

    words: dict[Id, Text]


class AddressLine(Record):
    """An address ever published, its short code, and where it moved."""

    path: Address
    code: ShortCode
    moved_to: Address | None = None


class Addresses(Record):
    """data/addresses.yml."""

    addresses: tuple[AddressLine, ...]


class SiteLanguage(Record):
    """A language of the site."""

    code: LanguageCode
    state: Literal["source", "draft", "read"]
    """draft: no native speaker has read it."""
    countries: tuple[CountryCode, ...]
    """Whose numbers its readers see first."""


class Delays(Record):
    """Days after which each kind of thing must be read again."""

    contacts: Whole = 180
    facts: Whole = 365
    law: Whole = 365
    settings: Whole = 180


class Site(Record):
    """data/site.yml."""

    name: Plain
    address: Web
    provisional: Flag = False
    """True while nobody owns the address."""
    repository: Web | None = None
    branch: Plain = "main"
    state_platform: Web
    leave: Web = "https://www.wikipedia.org/"
    """Where “leave quickly” leads: a dull page that loads fast and says nothing of this site, in any language."""
    ask_interpreter: Plain | None = None
    """What a caller who does not speak French can say, in French, to ask for an interpreter."""
    languages: tuple[SiteLanguage, ...]
    review_after_days: Delays = Delays()
