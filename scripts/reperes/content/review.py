"""What must be looked at again: every path, contact, fact, law and source, with the day it was last read."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from reperes.content.library import Library
from reperes.content.model import Contact, Fact, LawRule, Offence, Path, Record, Source
from reperes.content.rules.freshness import last_read
from reperes.content.texts import records


@dataclass(frozen=True)
class Confirmation:
    """What confirms a thing: a source and how it was read, or a device it was seen on."""

    how: str
    source: str | None
    read_on: datetime.date | None
    published: str


@dataclass(frozen=True)
class Reviewed:
    """One thing to look at again: `read_on` is the last day somebody did; `delay` in days, None where none is set."""

    kind: str
    id: str
    file: str
    line: int
    read_on: datetime.date | None
    confirmed_by: tuple[Confirmation, ...]
    confidence: str | None
    delay: int | None

    def age(self, today: datetime.date) -> int | None:
        """Return how many days ago it was last read."""
        return (today - self.read_on).days if self.read_on else None

    def due(self, today: datetime.date) -> bool:
        """Return whether it was read too long ago, or never."""
        age = self.age(today)
        return self.delay is not None and (age is None or age > self.delay)


def to_review(library: Library) -> list[Reviewed]:
    """Return everything in `library` that can grow old, oldest reading first; what nobody read comes before all."""
    found = [one for name, record in library.files.items() for one in _of_file(library, name, record)]
    return sorted(found, key=lambda one: (one.read_on or datetime.date.min, one.file, one.line))


def _of_file(library: Library, name: str, record: Record) -> Iterator[Reviewed]:
    delays = library.site.review_after_days
    for owner in records(record):
        match owner:
            case Path():
                yield _path(library, name, owner, delays.settings)
            case Contact():
                yield _sourced(library, name, owner, "contact", delays.contacts)
            case Fact():
                yield _sourced(library, name, owner, "fact", delays.facts)
            case Offence() | LawRule():
                yield _sourced(library, name, owner, "law", delays.law)
            case Source():
                seen = None if owner.how == "address" else owner.read_on
                yield _one(library, name, owner, "source", (_of_source(owner),), seen, None, None)


def _sourced(library: Library, name: str, owner: Contact | Fact | Offence | LawRule, kind: str, delay: int) -> Reviewed:
    confirmed = tuple(_of_source(library.sources[ident]) for ident in owner.sources)
    return _one(library, name, owner, kind, confirmed, last_read(library, owner.sources), owner.confidence, delay)


def _path(library: Library, name: str, path: Path, delay: int) -> Reviewed:
    evidence = path.evidence
    if evidence.source is not None:
        source = library.sources[evidence.source]
        confirmed = Confirmation(f"{evidence.kind}, {source.how}", source.id, source.read_on, evidence.date)
        read = last_read(library, (source.id,))
    else:
        read = datetime.date.fromisoformat(evidence.date) if len(evidence.date) == len("2026-11-22") else None
        confirmed = Confirmation(f"device: {evidence.device}", None, read, evidence.date)
    return _one(library, name, path, "path", (confirmed,), read, path.confidence, delay)


def _of_source(source: Source) -> Confirmation:
    read = None if source.how == "address" else source.read_on
    return Confirmation(source.how, source.id, read, source.published)


def _one(
    library: Library,
    name: str,
    owner: Record,
    kind: str,
    confirmed: tuple[Confirmation, ...],
    read: datetime.date | None,
    confidence: str | None,
    delay: int | None,
) -> Reviewed:
    place = library.span(name, (*owner.place, "id"))
    ident = str(getattr(owner, "id", ""))
    return Reviewed(kind, ident, library.places[name].name, place.line, read, confirmed, confidence, delay)
