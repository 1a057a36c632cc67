"""The Jinja environment of page bodies: autoescaped, undefined names are faults, and the filters that templates use."""

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path as Folder
from typing import Any
from urllib.parse import urlsplit

import jinja2
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from reperes.content import inline
from reperes.content.model import (
    Contact,
    Fact,
    HelpBlock,
    LawBlock,
    LawRule,
    Offence,
    Path,
    Penalty,
    Platform,
    Source,
    Term,
)
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition
from reperes.output import help as help_view
from reperes.output import platforms
from reperes.output.markup import Writer
from reperes.problems import FaultError

_HOW = ("call", "device", "page", "copy", "address")


def environment(folder: Folder) -> jinja2.Environment:
    """Return the environment whose templates are in `folder`, a new one when one of them changed."""
    return _environment(folder, max(path.stat().st_mtime_ns for path in folder.rglob("*.html")))


@lru_cache(maxsize=1)
def _environment(folder: Folder, _changed: int) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "inline": _text_filter("inline"),
        "block": _text_filter("block"),
        "plain": _text_filter("plain"),
        "fill": _fill,
        "date": _date,
        "published": _published,
        "years": _years,
        "country": _country,
        "number": _number,
        "host": _host,
        "penalty": _penalty,
        "sources": _sources,
        "to": _to,
        "title_of": _title_of,
        "value": _value,
        "devices": _devices,
        "trails": _trails,
        "source_link": _source_link,
        "sort_words": _sort_words,
    }
    made.globals |= {
        "help_countries": _help_countries,
        "help_lines": _help_lines,
        "law_items": _law_items,
        "contact_for": _contact_for,
        "platform_sections": _platform_sections,
        "quick_lines": _quick_lines,
    }
    return made


def _text_filter(way: str) -> Any:
    """Return the filter that writes a text in one of the Writer's ways: inline, block or plain."""

    @pass_context
    def write(context: Context, text: Text) -> Any:
        return getattr(_writer(context), way)(text)

    return write


def _fill(word: Markup | str, **values: object) -> Markup:
    """Put values in the places that a word of the interface leaves for them, such as {date}."""
    filled = escape(word)
    for name, value in values.items():
        if f"{{{name}}}" not in filled:
            raise FaultError(
                f"data/ui.yml : « {filled} » doit contenir {{{name}}}, que le site remplit.",
                f"data/ui.yml: “{filled}” must hold {{{name}}}, which the site fills in.",
            )
        filled = filled.replace(f"{{{name}}}", escape(value))
    return filled


@pass_context
def _date(context: Context, value: datetime.date) -> str:
    return formats.date(value, _edition(context).locale)


@pass_context
def _published(context: Context, value: str) -> str:
    return formats.published(value, _edition(context).locale)


@pass_context
def _years(context: Context, value: int) -> str:
    return formats.years(value, _edition(context).locale)


@pass_context
def _country(context: Context, code: str) -> str:
    return formats.country(code, _edition(context).locale)


def _number(value: str) -> Markup:
    """Return a number that keeps its order in any direction of text, on one line."""
    return Markup('<bdi dir="ltr" class="digits">{}</bdi>').format(value.replace(" ", "\u00a0"))


def _host(address: str) -> str:
    """Return what people read of an address: its host."""
    return urlsplit(address).netloc.removeprefix("www.")


@pass_context
def _penalty(context: Context, penalty: Penalty) -> Markup:
    writer, locale = _writer(context), _edition(context).locale
    ui = _edition(context).words
    parts = []
    if penalty.prison_years:
        parts.append(_fill(writer.inline(ui["prison"]), years=formats.years(penalty.prison_years, locale)))
    if penalty.fine_euros:
        parts.append(_fill(writer.inline(ui["fine"]), amount=formats.euros(penalty.fine_euros, locale)))
    return Markup(formats.joined(parts, locale))  # noqa: S704 - every part is markup already


@pass_context
def _sources(context: Context, ids: Sequence[str]) -> list[Source]:
    """Return the sources that may be shown; the others are kept as evidence only."""
    found = (_edition(context).library.sources[ident] for ident in ids)
    # What was seen live comes before what was read in a copy.
    return sorted((source for source in found if source.linkable), key=lambda source: _HOW.index(source.how))


@pass_context
def _to(context: Context, written: str) -> str:
    ref = inline.target(written)
    return _writer(context).resolve(ref) if ref else ""


@pass_context
def _title_of(context: Context, written: str) -> Markup:
    ref = inline.target(written)
    if ref is None:
        return Markup()
    return _writer(context).inline(_edition(context).library.described[f"{ref.kind}s/{ref.id}"].title)


@pass_context
def _help_lines(context: Context, block: HelpBlock) -> Markup:
    """Return the contacts of a help block as HTML, made once for all pages that lie as deep and ask for the same."""
    shelf: dict[Any, Markup] = context["shelf"]
    key = (block.roles, context["place"].home)
    if key not in shelf:
        template = context.environment.get_template("parts/countries.html")
        shelf[key] = Markup(template.render({**context.get_all(), "block": block}))  # noqa: S704 - a template's output
    return shelf[key]


@pass_context
def _help_countries(context: Context, block: HelpBlock) -> list[help_view.CountryView]:
    return help_view.countries(_edition(context), block.roles)


@pass_context
def _law_items(context: Context, block: LawBlock) -> dict[str, list[Offence | LawRule]]:
    offences = _edition(context).library.offences
    return {
        "offences": [offences[ident][1] for ident in block.offences],
        "rules": [offences[ident][1] for ident in block.rules],
    }


@pass_context
def _quick_lines(context: Context) -> list[help_view.QuickLine]:
    return help_view.quick_lines(_edition(context))


@pass_context
def _contact_for(context: Context, role: str) -> tuple[str, Contact] | None:
    """Return the name of the country and the contact of a role: of the page's own country where it has one."""
    edition = _edition(context)
    own = context.get("country")
    found = help_view.first_for(edition, role, [own.code] if own else edition.countries)
    return (formats.country(found[0], edition.locale), found[1]) if found else None


@pass_context
def _value(context: Context, fact: Fact) -> str:
    return formats.fact(fact, _edition(context).locale)


@pass_context
def _devices(context: Context, path: Path) -> str:
    return platforms.devices(_edition(context), path)


@pass_context
def _trails(context: Context, path: Path, platform: Platform) -> list[platforms.Trail]:
    return platforms.trails(_edition(context), platform, path)


@pass_context
def _platform_sections(context: Context, platform: Platform) -> list[tuple[str, Text]]:
    return list(platforms.sections(_edition(context), platform))


def _source_link(source: Source) -> Markup:
    """Return the publisher of a source as a link to it, in its own language."""
    return Markup('<a href="{}"><bdi lang="{}">{}</bdi></a>').format(source.url, source.language, source.publisher)


@pass_context
def _sort_words(context: Context, terms: Iterable[Term]) -> list[Term]:
    """Return the words of the glossary in the order of the alphabet, accents set aside."""
    return sorted(terms, key=lambda term: formats.sort_key(_writer(context).plain(term.word)))


def _writer(context: Context) -> Writer:
    writer: Writer = context["writer"]
    return writer


def _edition(context: Context) -> Edition:
    edition: Edition = context["edition"]
    return edition
