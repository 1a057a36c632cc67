"""An Edition: a Library in one language, every text translated or marked, every value ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from babel import Locale

from reperes.content.library import Library
from reperes.content.model import SiteLanguage
from reperes.content.text import Text
from reperes.content.texts import texts, translated
from reperes.language import formats
from reperes.language.catalogs import Catalog
from reperes.language.coverage import Coverage as Coverage
from reperes.language.coverage import count, state_of
from reperes.language.locales import cldr_locale as cldr_locale
from reperes.language.locales import direction as direction
from reperes.problems import FaultError

SOURCE_LANGUAGE = "fr"


class InterfaceWords(dict[str, Text]):
    """The words of the interface by id."""

    def __missing__(self, word: str) -> Text:
        raise FaultError(
            f"data/ui.yml : il manque le mot « {word} », dont les pages ont besoin.",
            f"data/ui.yml: the word “{word}” is missing, and pages need it.",
        )


@dataclass(frozen=True)
class OwnName:
    """How a language is named on pages of every language: by itself, in its direction."""

    name: str
    direction: str


def own_name(language: str) -> OwnName:
    """Return a language's name for itself; for these two words CLDR's data for it, a megabyte, is loaded to stay."""
    return OwnName(formats.own_name(cldr_locale(language)), direction(language))


@dataclass(frozen=True)
class Edition:
    """A Library in one language. `coverages` says how complete the languages of the site are, as far as it is known.

    `names` are those that were looked up already.
    """

    language: str
    library: Library
    info: SiteLanguage
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    names: Mapping[str, OwnName] = field(default_factory=dict)

    @property
    def locale(self) -> Locale:
        """CLDR's data for the language."""
        return cldr_locale(self.language)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return direction(self.language)

    @property
    def coverage(self) -> Coverage:
        """How complete the language is."""
        return self.coverages[self.language]

    def own_name(self, language: str) -> OwnName:
        """Return a language's name for itself."""
        return self.names.get(language) or own_name(language)

    def coverage_of(self, file: str) -> Coverage:
        """Return how complete the texts of one data file are, or the interface's where it has none."""
        found = list(texts(self.library.files[file])) or list(texts(self.library.ui))
        return _coverage(found)

    @cached_property
    def words(self) -> InterfaceWords:
        """The words of the interface; asking for one that data/ui.yml lacks is a fault with its name."""
        return InterfaceWords(self.library.ui.words)

    @cached_property
    def countries(self) -> list[str]:
        """Every country there are contacts for, those of the language's readers first."""
        first = [country for country in self.info.countries if country in self.library.contacts]
        return first + [country for country in self.library.contacts if country not in first]


def make_edition(
    library: Library,
    language: str,
    catalog: Catalog,
    coverages: Mapping[str, Coverage] | None = None,
    names: Mapping[str, OwnName] | None = None,
) -> Edition:
    """Return `library` in `language`, with the translations of `catalog`."""
    info = next(item for item in library.site.languages if item.code == language)

    def translate(text: Text) -> Text:
        return translated_text(text, language, catalog)

    files = {name: translated(record, translate) for name, record in library.files.items()}
    whole = Library.of_files(files, library.places, library.unread)
    own = _coverage([text for record in files.values() for text in texts(record)])
    return Edition(language, whole, info, {**(coverages or {}), language: own}, names or {})


def translated_text(text: Text, language: str, catalog: Catalog) -> Text:
    """Return `text` as a reader of `language` sees it.

    Missing: the French. Outdated: the translation, marked; but where the text is critical the French comes first and the
    former translation is kept below it, because half of an old "do not" is worse than a foreign one.
    """
    if language == SOURCE_LANGUAGE:
        return replace(text, language=SOURCE_LANGUAGE, state="source")
    found = catalog.get(text.key)
    state = state_of(text, found)
    if found is None or state == "missing":
        return replace(text, language=SOURCE_LANGUAGE, state="missing")
    if state == "current":
        return replace(text, value=found.value, language=language, state=state)
    if text.critical:
        return replace(text, language=SOURCE_LANGUAGE, state=state, former=found.value, since=found.since)
    return replace(text, value=found.value, language=language, state=state, since=found.since)


def _coverage(found: list[Text]) -> Coverage:
    return count((text.state, text.critical) for text in found)
