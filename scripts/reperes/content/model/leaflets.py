"""data/leaflets.yml: which leaflets are put on the site, and the block that a school adds to its own."""

from typing import Literal

from reperes.content.model.common import CountryCode, LanguageCode, Plain, Record

Format = Literal["card", "flyer", "flyer-a4", "trifold", "poster", "checklist", "letter", "agreement"]


class LeafletSet(Record):
    """Some things to print, each in each of these formats."""

    items: tuple[str, ...]
    """What is printed, written like a link: situation:chantage."""
    formats: tuple[Format, ...]
    """card: A6, four on an A4 · flyer: A5, two sides · flyer-a4: two of them on an A4 · trifold: A4 folded in three ·
    poster: A4 · checklist: settings, A4 · letter: from the school to parents, A4 · agreement: of a family, A4."""
    languages: tuple[LanguageCode, ...] = ()
    """Without it, every language of the site."""
    beside: LanguageCode | None = None
    """Also each language with this one, on one sheet: one side each. Flyers and trifolds only."""
    countries: tuple[CountryCode, ...] = ()
    """Whose numbers are printed. Without it, those of the first country of each language."""


class Leaflets(Record):
    """data/leaflets.yml."""

    leaflets: tuple[LeafletSet, ...]


class SchoolCard(Record):
    """What a school prints on its own leaflets; nothing of it is translated."""

    name: Plain
    """The name of the school."""
    language: LanguageCode = "fr"
    """The language that this block is written in."""
    logo: Plain | None = None
    """Name of a picture beside this file, SVG or PNG."""
    contact: Plain | None = None
    """The person to talk to."""
    role: Plain | None = None
    phone: Plain | None = None
    email: Plain | None = None
    lines: tuple[Plain, ...] = ()
    """Two short lines at most: an address, opening hours."""
