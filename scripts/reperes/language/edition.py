"""An Edition: a Library in one language, every text translated or marked, every value ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from reperes.content.library import Library
from reperes.content.model import SiteLanguage
from reperes.content.text import State, Text
from reperes.content.texts import texts, translated
from reperes.language.catalogs import Catalog
from reperes.problems import FaultError

SOURCE_LANGUAGE = "fr"
# CLDR's plain "pt" is Brazilian and its "en" American; these readers live in Europe.
CLDR_LOCALES = {"en": "en_GB", "pt": "pt_PT"}


@dataclass(frozen=True)
class Coverage:
    """How many texts of an Edition are in its language, outdated, or still French."""

    total: int
    current: int
    stale: int
    missing: int


class InterfaceWords(dict[str, Text]):
    """The words of the interface by id."""

    def __missing__(self, word: str) -> Text:
        raise FaultError(
            f"data/ui.yml : il manque le mot « {word} », dont les pages ont besoin.",
            f"data/ui.yml: the word “{word}” is missing, and pages need it.",
        )


@dataclass(frozen=True)
class Edition:
    """A Library in one language."""

    language: str
    library: Library
    info: SiteLanguage
    coverage: Coverage

    @property
    def locale(self) -> Locale:
        """CLDR's data for the language."""
        return cldr_locale(self.language)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return direction(self.language)

    @property
    def words(self) -> InterfaceWords:
        """The words of the interface; asking for one that data/ui.yml lacks is a fault with its name."""
        return InterfaceWords(self.library.ui.words)

    @property
    def countries(self) -> list[str]:
        """Every country there are contacts for, those of the language's readers first."""
        first = [country for country in self.info.countries if country in self.library.contacts]
        return first + [country for country in self.library.contacts if country not in first]


@cache
def cldr_locale(language: str) -> Locale:
    """Return CLDR's data for `language`. Raises babel.UnknownLocaleError where there is none."""
    return Locale.parse(CLDR_LOCALES.get(language, language))


def direction(language: str) -> str:
    """Return `ltr` or `rtl`."""
    return cldr_locale(language).text_direction


def make_edition(library: Library, language: str, catalog: Catalog) -> Edition:
    """Return `library` in `language`, with the translations of `catalog`."""
    info = next(item for item in library.site.languages if item.code == language)

    def translate(text: Text) -> Text:
        return translated_text(text, language, catalog)

    files = {name: translated(record, translate) for name, record in library.files.items()}
    whole = Library.of_files(files, library.places, library.unread)
    return Edition(language, whole, info, _coverage(files))


def translated_text(text: Text, language: str, catalog: Catalog) -> Text:
    """Return `text` as a reader of `language` sees it.

    Missing: the French. Outdated: the translation, marked; but where the text is critical the French comes first and the
    former translation is kept below it, because half of an old "do not" is worse than a foreign one.
    """
    if language == SOURCE_LANGUAGE:
        return replace(text, language=SOURCE_LANGUAGE, state="source")
    found = catalog.get(text.key)
    if found is None:
        return replace(text, language=SOURCE_LANGUAGE, state="missing")
    if found.source == text.value and not found.fuzzy:
        return replace(text, value=found.value, language=language, state="current")
    state: State = "unsure" if found.source == text.value else "stale"
    if text.critical:
        return replace(text, language=SOURCE_LANGUAGE, state=state, former=found.value)
    return replace(text, value=found.value, language=language, state=state)


def _coverage(files: Mapping[str, object]) -> Coverage:
    counts: dict[State, int] = {"source": 0, "current": 0, "stale": 0, "unsure": 0, "missing": 0}
    for record in files.values():
        for text in texts(record):
            counts[text.state] += 1
    return Coverage(
        sum(counts.values()),
        counts["current"] + counts["source"],
        counts["stale"] + counts["unsure"],
        counts["missing"],
    )
