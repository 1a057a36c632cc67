"""What templates print of sources: who published them, and the line of the register that says how each was read."""

from collections.abc import Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from reperes.content.model import Source
from reperes.output.filters import edition_of
from reperes.output.places import SOURCES, Place

# What was seen live comes before what was read in a copy.
_HOW = ("call", "device", "page", "copy", "address")


@pass_context
def _sources(context: Context, ids: Sequence[str]) -> list[Source]:
    """Return the sources that may be shown; the others are kept as evidence only."""
    found = (edition_of(context).library.sources[ident] for ident in ids)
    # What was seen live comes before what was read in a copy.
    return sorted((source for source in found if source.linkable), key=lambda source: _HOW.index(source.how))


@pass_context
def _publishers(context: Context, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return who published the sources that may be shown, each once, with the language of the name."""
    return list(dict.fromkeys((source.publisher, source.language) for source in _sources(context, ids)))


@pass_context
def _source_link(context: Context, source: Source) -> Markup:
    """Return the publisher of a source, in its own language, as a link: in the register of sources to the source
    itself, elsewhere to its line in the register. Long addresses weigh on every page, and few readers follow them.
    """
    place: Place = context["place"]
    line = _in_register(context, source)
    to = source.url if line.startswith(f"{place.address}#") else place.to(line)
    return Markup('<a href="{}"><bdi lang="{}">{}</bdi></a>').format(to, source.language, source.publisher)


@pass_context
def _in_register(context: Context, source: Source) -> str:
    """Return the address, inside the site, of a source's line in the register."""
    name = context["registers"].get(source.id, SOURCES)
    return f"{edition_of(context).library.addresses_of_pages[name]}#source-{source.id}"


FILTERS: dict[str, Any] = {
    "in_register": _in_register,
    "publishers": _publishers,
    "source_link": _source_link,
    "sources": _sources,
}
