"""How much of something is translated: counted, never declared."""

from collections.abc import Iterable
from dataclasses import dataclass

from reperes.content.library import Library
from reperes.content.text import State, Text
from reperes.content.texts import texts
from reperes.language.catalogs import Catalog, Translation


@dataclass(frozen=True)
class Coverage:
    """How many texts are in their language, outdated or unsure, or still French, and how many of those are critical."""

    total: int = 0
    current: int = 0
    stale: int = 0
    missing: int = 0
    critical_stale: int = 0
    critical_missing: int = 0

    @property
    def complete(self) -> bool:
        """Whether every text is translated and up to date."""
        return self.current == self.total

    @property
    def percent(self) -> int:
        """Texts that are translated and up to date, of a hundred; never 100 while one is not."""
        return 100 * self.current // self.total if self.total else 100


def state_of(text: Text, found: Translation | None) -> State:
    """Return the state of the translation `found` of the French `text`; a withdrawn one counts as none."""
    if found is None or found.withdrawn:
        return "missing"
    if found.source != text.value:
        return "stale"
    return "unsure" if found.fuzzy else "current"


def count(states: Iterable[tuple[State, bool]]) -> Coverage:
    """Return how many texts are in each state, each given with whether it is critical."""
    found = list(states)
    stale = [critical for state, critical in found if state in ("stale", "unsure")]
    missing = [critical for state, critical in found if state == "missing"]
    return Coverage(
        total=len(found),
        current=len(found) - len(stale) - len(missing),
        stale=len(stale),
        missing=len(missing),
        critical_stale=sum(stale),
        critical_missing=sum(missing),
    )


def coverage(items: Iterable[Text], catalog: Catalog) -> Coverage:
    """Return how much of the French texts `items` the translations of `catalog` cover."""
    return count((state_of(text, catalog.get(text.key)), text.critical) for text in items)


def library_coverage(library: Library, catalog: Catalog) -> Coverage:
    """Return how much of everything volunteers wrote the translations of `catalog` cover."""
    return coverage((text for record in library.files.values() for text in texts(record)), catalog)
