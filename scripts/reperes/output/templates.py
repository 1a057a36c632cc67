"""The Jinja environment of page bodies: autoescaped, undefined names are faults, and the filters that templates use."""

from functools import lru_cache
from pathlib import Path as Folder
from typing import Any

import jinja2
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from reperes.content.model import (
    Contact,
    Described,
    HelpBlock,
    LawBlock,
    LawRule,
    Offence,
    Platform,
    Role,
)
from reperes.content.text import Text
from reperes.language import formats
from reperes.output import evidence, icons, languages, plan, platforms, source_filters
from reperes.output import help as help_view
from reperes.output.filters import FILTERS, edition_of
from reperes.output.leaflets import browser
from reperes.output.links import blocks_of
from reperes.problems import FaultError


def environment(folder: Folder, drawings: Folder) -> jinja2.Environment:
    """Return the environment whose templates are in `folder`, a new one when one of them or a drawing changed."""
    files = [*folder.rglob("*.html"), *drawings.glob("*.svg")]
    return _environment(folder, drawings, max(path.stat().st_mtime_ns for path in files))


@lru_cache(maxsize=1)
def _environment(folder: Folder, drawings: Folder, _changed: int) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= FILTERS | source_filters.FILTERS
    made.globals |= {
        "help_country": _help_country,
        "help_elsewhere": pass_context(lambda context, here: help_view.elsewhere(edition_of(context), here)),
        "help_lines": _help_lines,
        "quick": _quick,
        "law_items": _law_items,
        "child_line": _child_line,
        "needs_interpreter": pass_context(lambda context, code: help_view.needs_interpreter(edition_of(context), code)),
        "platform_sections": _platform_sections,
        "platform_choices": _platform_choices,
        "leaflet_sheets": pass_context(lambda context: browser.sheets(edition_of(context))),
        "quick_countries": _quick_countries,
        "site_plan": pass_context(lambda context: plan.site_plan(edition_of(context))),
        "site_languages": pass_context(lambda context: languages.site_languages(edition_of(context))),
        "drawings": icons.drawings(drawings),
        "icon": _icon,
        "icon_of": _icon_of,
        "icon_to": _icon_to,
        "sources_by_kind": pass_context(
            lambda context, name: evidence.by_kind(edition_of(context), context["registers"], name)
        ),
        "unverified": pass_context(lambda context: evidence.unverified(edition_of(context))),
        "path_kinds": pass_context(lambda context: evidence.path_kinds(edition_of(context))),
        "path_counts": pass_context(lambda context: evidence.path_counts(edition_of(context))),
        "contacts_by_reading": pass_context(lambda context: evidence.contacts_by_reading(edition_of(context))),
    }
    return made


@pass_context
def _icon(context: Context, name: str) -> Markup:
    """Return a drawing by its name."""
    drawings: dict[str, Markup] = context["drawings"]
    if name not in drawings:
        raise FaultError(
            f"overrides/icons/ : le dessin « {name} » manque.", f"overrides/icons/: the drawing “{name}” is missing."
        )
    return drawings[name]


@pass_context
def _icon_of(context: Context, record: Described) -> Markup:
    """Return the drawing of a page."""
    return _icon(context, icons.of_record(record, context["drawings"]))


@pass_context
def _icon_to(context: Context, written: str) -> Markup:
    """Return the drawing of the page that a reference leads to."""
    return _icon(context, icons.of_target(edition_of(context).library, written, context["drawings"]))


@pass_context
def _help_lines(context: Context, block: HelpBlock, brief: bool = False) -> Markup:
    """Return the contacts of a help block as HTML, made once for all pages that lie as deep and ask for the same.

    A brief one names the contacts and how to reach them, for a card; the page of the country holds the rest.
    """
    key = (block.roles, context["place"].home, brief)
    return _shelved(context, "parts/countries.html", key, block=block, brief=brief)


@pass_context
def _quick(context: Context, live: bool = True) -> Markup:
    """Return the numbers of the first minute as HTML; without `live`, the numbers and hours alone, for want of room."""
    return _shelved(context, "parts/quick.html", (_roles(context), live), live=live)


def _shelved(context: Context, template: str, key: tuple[Any, ...], **values: Any) -> Markup:
    """Return a part of a page as HTML, made once for all pages of the language that ask for it by the same key."""
    shelf: dict[Any, Markup] = context["shelf"]
    if (template, *key) not in shelf:
        part = context.environment.get_template(template)
        shelf[template, *key] = Markup(part.render({**context.get_all(), **values}).strip())  # noqa: S704 - a template's output
    return shelf[template, *key]


@pass_context
def _help_country(context: Context, block: HelpBlock) -> help_view.CountryView:
    return help_view.shown(edition_of(context), context["document"], block)


@pass_context
def _law_items(context: Context, block: LawBlock) -> dict[str, list[Offence | LawRule]]:
    offences = edition_of(context).library.offences
    return {
        "offences": [offences[ident][1] for ident in block.offences],
        "rules": [offences[ident][1] for ident in block.rules],
    }


@pass_context
def _quick_countries(context: Context) -> dict[str, list[help_view.QuickLine]]:
    return help_view.quick_countries(edition_of(context), _roles(context))


@pass_context
def _child_line(context: Context) -> tuple[str, Contact] | None:
    """Return the line for a child who lands on a page, with the name of its country: that for children in danger, or
    where a page is about dark thoughts, theirs. A country's page names its own.
    """
    edition, own = edition_of(context), context.get("country")
    role = "dark-thoughts" if _roles(context)[:1] == ("dark-thoughts",) else "child-in-danger"
    found = help_view.first_for(edition, role, [own.code] if own else edition.countries)
    return (formats.country(found[0], edition.locale), found[1]) if found else None


def _roles(context: Context) -> tuple[Role, ...]:
    """Return the roles of the page's own help block."""
    blocks = blocks_of(context.get("document"))
    return next((block.roles for block in blocks if isinstance(block, HelpBlock)), ())


@pass_context
def _platform_choices(context: Context, platform: Platform) -> platforms.Choices:
    return platforms.choices(edition_of(context), platform)


@pass_context
def _platform_sections(context: Context, platform: Platform) -> list[tuple[str, Text]]:
    return list(platforms.sections(edition_of(context), platform))
