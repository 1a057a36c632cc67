"""What each source supports, and what nobody has verified yet: two pages made of everything else."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from markupsafe import Markup

from reperes.content.counts import paths_of
from reperes.content.inline import plain
from reperes.content.model import (
    Contact,
    Described,
    Evidence,
    EvidenceKind,
    Fact,
    LawRule,
    Offence,
    Path,
    Setting,
    Source,
    SourcesBlock,
)
from reperes.content.text import Text
from reperes.content.texts import records
from reperes.language import formats
from reperes.language.edition import Edition
from reperes.output.help import anchor
from reperes.output.links import law_address
from reperes.output.places import HELP_SOURCES, PLATFORM_SOURCES, SOURCES

# The order in which kinds of sources are listed: those that decide first.
SOURCE_KINDS = ("official", "law", "organisation", "study", "mirror", "press")


@dataclass(frozen=True)
class Support:
    """Something that rests on a source: its words or its name, and the address inside the site that shows it."""

    words: Text | Markup
    address: str


@dataclass
class SourceView:
    """A source that may be shown, and what rests on it."""

    source: Source
    supports: list[Support] = field(default_factory=list)


@dataclass(frozen=True)
class Unverified:
    """What a page says it has not verified."""

    title: Text
    address: str
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class PathCount:
    """How the paths of a platform are known."""

    title: Text
    address: str
    total: int
    on_device: int


# The register of what only the pages of a folder rest on.
_REGISTERS = {"plateformes": PLATFORM_SOURCES, "aide": HELP_SOURCES}


def registers(edition: Edition) -> dict[str, str]:
    """Return the page of the register that holds each source, by the source's id.

    What only the pages of platforms, or only the help lines, rest on stands on a page of its own: all in one would weigh
    too much for a phone.
    """
    found: dict[str, str] = {}
    for ids, support in _supports(edition):
        register = _REGISTERS.get(support.address.strip("/").partition("/")[0], SOURCES)
        for ident in ids:
            found[ident] = register if found.get(ident, register) == register else SOURCES
    return found


def by_kind(edition: Edition, held: Mapping[str, str], register: str) -> dict[str, list[SourceView]]:
    """Return the sources of a register that may be shown, by kind, those of one kind in the order of publishers.

    `held` is what `registers` returns.
    """
    sources = edition.library.sources
    views = {
        ident: SourceView(source)
        for ident, source in sources.items()
        if source.linkable and held.get(ident) == register
    }
    for ids, support in _supports(edition):
        for ident in dict.fromkeys(ids):
            if ident in views and support not in views[ident].supports:
                views[ident].supports.append(support)
    # A source that supports nothing now is still in the register; it says nothing to a reader.
    used = sorted((view for view in views.values() if view.supports), key=_order)
    return {kind: found for kind in SOURCE_KINDS if (found := [view for view in used if view.source.kind == kind])}


def _order(view: SourceView) -> tuple[str, str]:
    return formats.sort_key(view.source.publisher), formats.sort_key(view.source.title)


def _supports(edition: Edition) -> Iterator[tuple[tuple[str, ...], Support]]:
    """Return what rests on sources, in the order of the files, with the ids of those sources."""
    addresses = edition.library.addresses_of_pages
    for name, record in edition.library.files.items():
        country = str(getattr(record, "country", ""))
        page = Support(record.title, addresses[name]) if isinstance(record, Described) else None
        for owner in records(record):
            match owner:
                case Contact():
                    where = f"{addresses[name]}#{anchor(country, owner)}"
                    shown = Markup("<bdi>{}</bdi> ({})").format(owner.name, formats.country(country, edition.locale))
                    yield owner.sources, Support(shown, where)
                case Offence():
                    yield owner.sources, Support(owner.name, law_address(edition.library, owner.id))
                case LawRule():
                    yield owner.sources, Support(owner.text, law_address(edition.library, owner.id))
                case Fact():
                    yield owner.sources, Support(owner.what, page.address if page else "")
                case Described() | Setting() if page:
                    yield owner.sources, page
                case Evidence() if page and owner.source:
                    yield (owner.source,), page


def unverified(edition: Edition) -> list[Unverified]:
    """Return what each page says it has not verified, in the order of the files."""
    addresses = edition.library.addresses_of_pages
    found = []
    for name, record in edition.library.described.items():
        blocks = [owner for owner in records(record) if isinstance(owner, SourcesBlock)]
        items = tuple(item.text for block in blocks for item in block.unverified if plain(item.text.value))
        if items:
            found.append(Unverified(record.title, addresses[name], items))
    return found


def path_counts(edition: Edition) -> list[PathCount]:
    """Return how many paths of each platform somebody saw on a device."""
    addresses = edition.library.addresses_of_pages
    found = []
    for ident, platform in edition.library.platforms.items():
        paths = [owner for owner in records(platform) if isinstance(owner, Path)]
        seen = sum(path.evidence.kind == "device" for path in paths)
        found.append(PathCount(platform.title, addresses[f"platforms/{ident}"], len(paths), seen))
    return found


def path_kinds(edition: Edition) -> dict[str, int]:
    """Return how many paths are known in each way, the surest first: from a device seen to a page of somebody else."""
    kinds = Counter(path.evidence.kind for path in paths_of(edition.library))
    return {kind: kinds[kind] for kind in get_args(EvidenceKind)}


def contacts_by_reading(edition: Edition) -> dict[str, int]:
    """Return how many contacts were read live, by call or on a page, and how many only in a copy."""
    counts = {"live": 0, "copied": 0}
    for book in edition.library.contacts.values():
        for contact in book.contacts:
            ways = {edition.library.sources[ident].how for ident in contact.sources}
            counts["live" if ways & {"page", "call", "device"} else "copied"] += 1
    return counts
