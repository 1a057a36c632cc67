"""What templates do to a value to print it: texts, dates, numbers, names, sources."""

import datetime
import re
from collections.abc import Iterable
from functools import reduce
from typing import Any
from urllib.parse import urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from reperes.content import inline
from reperes.content.model import (
    Fact,
    Path,
    Penalty,
    Platform,
    Term,
)
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition
from reperes.output import platforms
from reperes.output.markup import Writer
from reperes.output.places import MADE_OF_ALL
from reperes.output.words import fill, french, joined, marked


def _text_filter(way: str) -> Any:
    """Return the filter that writes a text in one of the Writer's ways: inline, block or plain."""

    @pass_context
    def write(context: Context, text: Text) -> Any:
        return getattr(writer_of(context), way)(text)

    return write


@pass_context
def _fill(context: Context, word: Markup, **values: object) -> Markup:
    return fill(edition_of(context), word, **values)


@pass_context
def _french(context: Context, words: str) -> Markup:
    return french(edition_of(context), words)


@pass_context
def _joined(context: Context, texts: Iterable[Text]) -> Markup:
    return joined(edition_of(context), [writer_of(context).inline(text) for text in texts])


@pass_context
def _opening(context: Context, lines: Iterable[tuple[str, str, str]]) -> Markup:
    """Return opening hours as one sentence: each line has the word for its days or their names, and its hours."""
    edition, writer = edition_of(context), writer_of(context)
    ui = edition.words
    # Browsers may end a line after a dash, even before a no-break space: the word joiner keeps hours in one piece.
    said = [
        fill(
            edition,
            writer.inline(ui["hours"]),
            days=writer.inline(ui[word]) if word else days,
            hours=hours.replace("–", "–\u2060"),
        )
        for word, days, hours in lines
    ]
    return reduce(
        lambda first, second: fill(edition, writer.inline(ui["hours-then"]), first=first, second=second), said
    )


@pass_context
def _date(context: Context, value: datetime.date) -> str:
    return formats.date(value, edition_of(context).locale)


@pass_context
def _published(context: Context, value: str) -> str:
    return formats.published(value, edition_of(context).locale)


@pass_context
def _age(context: Context, value: int) -> str:
    return formats.age(value, edition_of(context).locale)


@pass_context
def _country(context: Context, code: str) -> str:
    return formats.country(code, edition_of(context).locale)


@pass_context
def _words(context: Context, words: Text | str) -> Markup:
    """Return a text as its plain words, for inside a link; a name as it is."""
    if not isinstance(words, Text):
        return escape(words)
    plain = escape(writer_of(context).plain(words))
    return plain if words.language == edition_of(context).language else marked(plain, words.language)


def _number(value: str) -> Markup:
    """Return a number that keeps its order in any direction of text; its no-break spaces keep it on one line."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(value.replace(" ", "\u00a0"))


def _host(address: str) -> str:
    """Return what people read of an address: its host."""
    return urlsplit(address).netloc.removeprefix("www.")


def _host_mark(address: str) -> Markup:
    """Return the host of an address, which keeps its order in any direction of text."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(_host(address))


@pass_context
def _percent(context: Context, value: int) -> str:
    return formats.percent(value, edition_of(context).locale)


def _bare(address: str) -> str:
    """Return an address as people copy it, without what every browser adds."""
    return re.sub(r"^https://|(?<!:)/(?=/)|/$", "", address)


def _is_call(written: str) -> bool:
    """Return whether a reference leads to the help lines of a country."""
    return written.startswith("aide:")


@pass_context
def _penalty(context: Context, penalty: Penalty) -> Markup:
    writer, edition = writer_of(context), edition_of(context)
    ui, locale = edition.words, edition.locale
    parts: list[Markup] = []
    if penalty.prison_years:
        years = formats.years(penalty.prison_years, locale)
        parts.append(fill(edition, writer.inline(ui["prison"]), years=years))
    if penalty.fine_euros:
        amount = formats.euros(penalty.fine_euros, locale)
        parts.append(fill(edition, writer.inline(ui["fine"]), amount=amount))
    return joined(edition, parts)


@pass_context
def _to(context: Context, written: str) -> str:
    ref = inline.target(written)
    return writer_of(context).resolve(ref, "") if ref else ""


@pass_context
def _title_of(context: Context, written: str) -> Markup:
    ref = inline.target(written)
    if ref is None:
        return Markup()
    edition = edition_of(context)
    name = edition.library.page_of(ref.kind, ref.id)
    title = (
        edition.words[f"{MADE_OF_ALL[name]}-title"] if name in MADE_OF_ALL else edition.library.described[name].title
    )
    return writer_of(context).inline(title)


@pass_context
def _value(context: Context, fact: Fact) -> str:
    return formats.fact(fact, edition_of(context).locale)


@pass_context
def _devices(context: Context, path: Path) -> Markup:
    words = edition_of(context).words
    return joined(edition_of(context), [writer_of(context).inline(words[f"device-{device}"]) for device in path.on])


@pass_context
def _sort_words(context: Context, terms: Iterable[Term]) -> list[Term]:
    """Return the words of the glossary in the order of the alphabet, accents set aside."""
    return sorted(terms, key=lambda term: formats.sort_key(writer_of(context).plain(term.word)))


def writer_of(context: Context) -> Writer:
    """Return the Writer of the page that is rendered."""
    writer: Writer = context["writer"]
    return writer


def edition_of(context: Context) -> Edition:
    """Return the Edition of the page that is rendered."""
    edition: Edition = context["edition"]
    return edition


@pass_context
def _trails(context: Context, path: Path, platform: Platform) -> list[platforms.Trail]:
    return platforms.trails(edition_of(context), platform, path)


FILTERS: dict[str, Any] = {
    "inline": _text_filter("inline"),
    "block": _text_filter("block"),
    "plain": _text_filter("plain"),
    "fill": _fill,
    "french": _french,
    "joined": _joined,
    "opening": _opening,
    "date": _date,
    "published": _published,
    "age": _age,
    "country": _country,
    "number": _number,
    "words": _words,
    "host": _host,
    "host_mark": _host_mark,
    "percent": _percent,
    "bare": _bare,
    "is_call": _is_call,
    "penalty": _penalty,
    "to": _to,
    "title_of": _title_of,
    "value": _value,
    "devices": _devices,
    "trails": _trails,
    "sort_words": _sort_words,
}
