"""Dates that follow each other as they do in life."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule


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
