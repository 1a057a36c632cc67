"""Addresses: where a page stands on the site, and how other pages lead to it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from reperes.language.edition import SOURCE_LANGUAGE

# Pages made of a whole register, by what they are made of: the name of their template and of their interface words.
SEARCH = "site#search"
SOURCES, PLATFORM_SOURCES, HELP_SOURCES = "sources", "sources#platforms", "sources#help"
MADE_OF_ALL = {
    "glossary": "glossary",
    SOURCES: "sources",
    PLATFORM_SOURCES: "platform-sources",
    HELP_SOURCES: "help-sources",
    "site#state": "state",
    "site#languages": "languages",
    "ui#guides": "list-guides",
    "ui#platforms": "list-platforms",
    "leaflets": "make-leaflet",
    "leaflets#all": "printables",
    SEARCH: "search",
}

# How the way of a link begins: it climbs to where its page's language, or the whole site, begins.
_CLIMBS = re.compile(rb'(?<= )((?:href|src|data-[a-z]+)=")((?:\.\./)+|\./)')


def prefix(language: str) -> str:
    """Return the folder of a language on the site: nothing for the source, `en/` for English."""
    return "" if language == SOURCE_LANGUAGE else f"{language}/"


@dataclass(frozen=True)
class Place:
    """A page's language and its address inside it, `/guides/sextorsion/`.

    A page that is served at any address (404) has `anywhere`: its links start at the site's own root.
    """

    language: str
    address: str
    site_address: str
    anywhere: bool = False

    @property
    def home(self) -> str:
        """The way to the home page of the page's language."""
        return self.root + prefix(self.language) if self.anywhere else self._up(self.address.count("/") - 1)

    @property
    def root(self) -> str:
        """The way to the top of the site."""
        if self.anywhere:
            return urlsplit(self.site_address).path.rstrip("/") + "/"
        return self._up(self.address.count("/") - 1 + prefix(self.language).count("/"))

    def to(self, address: str) -> str:
        """Return the way to another page of the same language."""
        return self.home + address.removeprefix("/")

    def to_language(self, language: str) -> str:
        """Return the way to the same page in another language."""
        return self.root + prefix(language) + self.address.removeprefix("/")

    def absolute(self, language: str | None = None) -> str:
        """Return the full address of the page, in its own or another language."""
        return absolute(self.site_address, language or self.language, self.address)

    def moved(self, article: bytes, address: str) -> bytes:
        """Return an article made for this page as it stands at another address of the language: its links climb from there."""
        deeper = address.count("/") - self.address.count("/")
        return _CLIMBS.sub(lambda way: way[1] + self._up(way[2].count(b"..") + deeper).encode(), article)

    def _up(self, levels: int) -> str:
        return "../" * levels or "./"


def absolute(site_address: str, language: str, address: str) -> str:
    """Return the full address of a page."""
    return site_address.rstrip("/") + "/" + prefix(language) + address.removeprefix("/")
