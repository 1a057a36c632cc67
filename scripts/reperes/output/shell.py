"""What the page shell needs to know of a page: plain data, so that any builder's templates can print it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from reperes.content.inline import Reference
from reperes.language import formats
from reperes.language.edition import SOURCE_LANGUAGE, Edition, cldr_locale, direction
from reperes.output.markup import Writer
from reperes.output.places import Place, prefix

# The languages contributors’ pages are written in.
HAND_WRITTEN = ("fr", "en")
# The words of ui.yml that the shell prints.
WORDS = (
    "skip",
    "menu",
    "languages",
    "home",
    "guides",
    "help-lines",
    "about",
    "state-platform",
    "independent",
    "correct",
    "contribute",
    "licence",
    "search",
    "leave",
    "leave-hint",
)
# What the script says, each in a data attribute of the element that loads it.
SCRIPT_WORDS = {
    "twice": "leave-twice",
    "once": "leave-once",
    "open": "open-now",
    "closed": "closed-now",
    "call": "closed-call",
    "forgotten": "forgotten",
}


def meta(
    edition: Edition,
    place: Place,
    *,
    file: str,
    title: str,
    indexed: bool,
    stylesheet: str,
    scripts: Sequence[str],
    picture: str,
) -> dict[str, Any]:
    """Return the head data of a page.

    `file` is the data file it comes from, by name without ending; `stylesheet` and `scripts` are the published names
    of the style and of the scripts, the one that every page has first; `picture` that of the picture of shared links.
    """
    site = edition.library.site
    writer = Writer(edition, _no_links)
    return {
        "language": edition.language,
        "direction": edition.direction,
        "site_name": site.name,
        "page_title": title,
        "home": place.home,
        "stylesheet": place.root + "assets/" + stylesheet,
        "share_picture": f"{site.address.rstrip('/')}/assets/{picture}",
        "scripts": [place.root + "assets/" + name for name in scripts],
        "script_words": {name: writer.plain(edition.words[word]) for name, word in SCRIPT_WORDS.items()},
        "leave": site.leave,
        "search": place.to("/recherche/"),
        "canonical": place.absolute() if indexed else "",
        "indexed": indexed,
        "alternates": [_alternate(place, item.code) for item in site.languages],
        "default_alternate": place.absolute(site.languages[0].code),
        "menu": _menu(edition, place, writer),
        "edit": edit_address(edition, file),
        "state_platform": site.state_platform,
        "state_platform_host": urlsplit(site.state_platform).netloc,
        "contribute": place.root
        + prefix(edition.language if edition.language in HAND_WRITTEN else SOURCE_LANGUAGE)
        + "contribuer/",
        "ui": {word.replace("-", "_"): writer.plain(edition.words[word]) for word in WORDS},
    }


def edit_address(edition: Edition, file: str) -> str:
    """Return where the forge opens the data file for editing; nothing while the repository has no known address."""
    site = edition.library.site
    if not site.repository or not file:
        return ""
    return f"{site.repository.rstrip('/')}/edit/{site.branch}/data/{file}.yml"


def _alternate(place: Place, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "name": formats.own_name(cldr_locale(language)),
        "direction": direction(language),
        # A page served at any address has no twin: it leads to the other language's home.
        "url": place.root + prefix(language) if place.anywhere else place.to_language(language),
        "absolute": place.absolute(language),
        "current": language == place.language,
    }


def _menu(edition: Edition, place: Place, writer: Writer) -> list[dict[str, Any]]:
    ui = edition.words
    items = [("/", writer.plain(ui["home"]))]
    items += [("/situations/", writer.plain(first.question)) for first in list(edition.library.questions.values())[:1]]
    addresses = edition.library.addresses_of_pages()
    for folder in ("situations", "guides", "platforms"):
        found = [(file, record) for file, record in edition.library.described.items() if file.startswith(folder + "/")]
        items += [(addresses[file], writer.plain(record.title)) for file, record in found]
    items += [(f"/aide/{country}/", _help_words(edition, writer, country)) for country in edition.countries]
    if "a-propos" in edition.library.pages:
        items.append(("/a-propos/", writer.plain(ui["about"])))
    return [{"title": title, "url": place.to(to), "current": to == place.address} for to, title in items]


def _help_words(edition: Edition, writer: Writer, country: str) -> str:
    words = writer.plain(edition.words["help-title"])
    return words.replace("{country}", formats.country(country, edition.locale))


def _no_links(ref: Reference) -> str:
    raise KeyError(ref.written)
