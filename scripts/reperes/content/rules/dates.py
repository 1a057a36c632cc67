"""Dates that follow each other as they do in life."""

import datetime
from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.rules.registry import Finding, dated_rule, rule
from reperes.content.texts import records


@rule(
    "date-order",
    says=(
        "cette source aurait été lue ({read}) avant d’être publiée ({published}) ; corrigez l’une des deux dates.",
        "this source would have been read ({read}) before it was published ({published}); correct one of the dates.",
    ),
    why=(
        "La date dit au parent si l’information est fraîche ; une date impossible dit qu’une des deux est fausse.",
        "The date tells a parent whether the information is fresh; an impossible one says that one of the two is wrong.",
    ),
)
def sources_are_read_after_publication(library: Library) -> Iterator[Finding]:
    """A source is read on or after the day it was published."""
    sources = library.files.get("sources")
    for index, source in enumerate(getattr(sources, "sources", ())):
        if source.published != "unknown" and source.published > source.read_on.isoformat():
            values: dict[str, str | tuple[str, str]] = {
                "read": source.read_on.isoformat(),
                "published": source.published,
            }
            yield Finding("sources", ("sources", index, "published"), values)


@dated_rule(
    "future-date",
    level="error",
    says=(
        "cette date ({written}) n’est pas encore arrivée ; écrivez le jour de la lecture.",
        "this date ({written}) has not come yet; write the day it was read.",
    ),
    why=(
        "La date dit ce qui a été fait, jamais ce qui est prévu.",
        "The date says what was done, never what is planned.",
    ),
)
def nothing_was_read_tomorrow(library: Library, today: datetime.date) -> Iterator[Finding]:
    """No page was reviewed and no source read after today; a day is allowed for time zones."""
    last = today + datetime.timedelta(days=1)
    for name, record in library.files.items():
        for owner in records(record):
            for field in ("reviewed", "read_on"):
                day = getattr(owner, field, None)
                if isinstance(day, datetime.date) and day > last:
                    yield Finding(name, (*owner.place, field), {"written": day.isoformat()})
