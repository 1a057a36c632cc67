"""What a Library holds, and what it rests on, in numbers: for build.json and the page on the state of the guides."""

from collections import Counter
from typing import Any

from reperes.content.library import Library
from reperes.content.model import Evidence, Path
from reperes.content.texts import records


def content_counts(library: Library) -> dict[str, int]:
    """Return how many records of each kind there are."""
    return {
        "guides": len(library.guides),
        "platforms": len(library.platforms),
        "situations": len(library.situations),
        "questions": len(library.questions),
        "pages": len(library.pages),
        "terms": len(library.glossary),
        "countries": len(library.contacts),
        "contacts": sum(len(book.contacts) for book in library.contacts.values()),
        "facts": len(library.facts),
        "sources": len(library.sources),
        "law": len(library.offences),
        "addresses": len(library.addresses.addresses),
    }


def evidence_counts(library: Library) -> dict[str, Any]:
    """Return how the paths are known, and how much rests on no source or on low confidence: rules keep those at none."""
    paths = paths_of(library)
    contacts = [contact for book in library.contacts.values() for contact in book.contacts]
    offences = [item for _, item in library.offences.values()]
    rated = [*paths, *contacts, *library.facts.values(), *offences]
    return {
        "paths": {
            "total": len(paths),
            "by_kind": dict(sorted(Counter(path.evidence.kind for path in paths).items())),
            "without_evidence": sum(not _is_known(path.evidence) for path in paths),
        },
        "without_source": {
            "guides": sum(not guide.sources for guide in library.guides.values()),
            "platforms": sum(not platform.sources for platform in library.platforms.values()),
            "situations": sum(not card.sources for card in library.situations.values()),
            "facts": sum(not fact.sources for fact in library.facts.values()),
            "contacts": sum(not contact.sources for contact in contacts),
            "law": sum(not item.sources for item in offences),
        },
        "low_confidence": sum(item.confidence == "low" for item in rated),
    }


def paths_of(library: Library) -> list[Path]:
    """Return every path that leads to a setting or an action of a platform."""
    return [owner for one in library.platforms.values() for owner in records(one) if isinstance(owner, Path)]


def _is_known(evidence: Evidence) -> bool:
    """Return whether somebody saw it, or a source shows it."""
    return bool(evidence.source or (evidence.kind == "device" and evidence.device))
