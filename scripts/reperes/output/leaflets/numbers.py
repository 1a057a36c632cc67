"""Whom to call, on paper: the numbers of one country, when they answer, and when and how we read them."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from reperes.content.model import NIGHT_ROLE, Contact
from reperes.language import formats
from reperes.output import help as help_view
from reperes.output.leaflets.words import Nodes, PaperWriter, number, printable

_LIVE = frozenset({"page", "call", "device"})


def rows(writer: PaperWriter, roles: Sequence[str]) -> list[dict[str, Any]]:
    """Return the numbers of the first minute for a page whose help block has `roles`: number, what for, when."""
    return [_row(writer, role, contact) for role, contact in _lines(writer, roles)]


def _row(writer: PaperWriter, role: str, contact: Contact) -> dict[str, Any]:
    return {
        "number": number(contact.phone or ""),
        "label": writer.word(f"quick-{role}"),
        "when": _when(writer, contact),
    }


def night_sentence(writer: PaperWriter) -> str:
    """Return what is printed where no line of the country answers at night; nothing where one does."""
    book = writer.edition.library.contacts[writer.country]
    if book.night is None:
        return ""
    return writer.word("night-none", date=formats.date(book.night.date, writer.edition.locale))


def how_read(writer: PaperWriter, roles: Sequence[str]) -> str:
    """Return the sentence that says of which country the numbers are, and when and how they were read: the weakest way."""
    sources = writer.edition.library.sources
    live, days = True, []
    for _, contact in _lines(writer, roles):
        read = [sources[ident] for ident in contact.sources]
        best = max(read, key=lambda source: (source.how in _LIVE, source.read_on))
        live = live and best.how in _LIVE
        days.append(best.read_on)
    return writer.word(
        "print-numbers-live" if live else "print-numbers-copy",
        country=formats.country(writer.country, writer.edition.locale),
        date=formats.date(min(days, default=datetime.date.min), writer.edition.locale),
    )


def one_number(writer: PaperWriter, roles: Sequence[str]) -> dict[str, Any] | None:
    """Return the help line of the page's subject: the first of its roles, never the emergency number."""
    first = _help_line(writer, roles)
    return _row(writer, *first) if first else None


def of_poster(writer: PaperWriter, roles: Sequence[str]) -> dict[str, Any]:
    """Return the few numbers of a poster: emergency, the help line of its subject, and who answers when that one sleeps."""
    subject = _help_line(writer, roles)
    sleeps = subject is None or not subject[1].day_and_night
    kept = {"danger-now"} | ({subject[0]} if subject else set()) | ({NIGHT_ROLE} if sleeps else set())
    lines = [_row(writer, role, contact) for role, contact in _lines(writer, roles) if role in kept]
    return {"lines": lines, "night": night_sentence(writer) if sleeps else ""}


def _help_line(writer: PaperWriter, roles: Sequence[str]) -> tuple[str, Contact] | None:
    return next((found for found in _lines(writer, roles) if found[0] != "danger-now"), None)


def _lines(writer: PaperWriter, roles: Sequence[str]) -> Iterator[tuple[str, Contact]]:
    seen: set[str] = set()
    for role in help_view.quick_roles(roles):
        found = help_view.first_for(writer.edition, role, [writer.country])
        if found and found[1].phone and found[1].phone not in seen:
            seen.add(found[1].phone)
            yield role, found[1]


def _when(writer: PaperWriter, contact: Contact) -> list[Nodes]:
    """Return when a line answers, and whether it is free, part by part; hours stay on one line."""
    parts: list[Nodes] = []
    locale = writer.edition.locale
    if contact.day_and_night:
        parts.append([writer.word("always-open")])
    for hours in contact.hours:
        days = writer.word(hours.days) if isinstance(hours.days, str) else formats.days(hours, locale)
        before, _, after = writer.word("hours").replace("{days}", days).partition("{hours}")
        parts.append([before, {"t": "box", "c": [printable(formats.time_range(hours, locale))]}, after])
    if not parts:
        # As on the pages: a line of which no hours are known is not one that is always open.
        parts.append([writer.word("hours-unknown")])
    if contact.free:
        parts.append([writer.word("free")])
    return parts
