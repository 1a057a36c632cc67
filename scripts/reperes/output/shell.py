"""What the page shell needs to know of a page: plain data, so that any builder's templates can print it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from reperes.content.inline import Reference
from reperes.content.model import Site
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import SOURCE_LANGUAGE, Edition, cldr_locale
from reperes.output.markup import Writer
from reperes.output.places import MADE_OF_ALL, Place, prefix

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
    "call-now",
    "leave",
    "leave-hint",
    "search",
)
# What the script says, each in a data attribute of the element that loads it.
SCRIPT_WORDS = {
    "twice": "leave-twice",
    "once": "leave-once",
    "open": "open-now",
}


def meta(
    edition: Edition,
    place: Place,
    *,
    file: str,
    title: str,
    indexed: bool,
    stylesheets: Sequence[str],
    scripts: Sequence[str],
    picture: str,
) -> dict[str, Any]:
    """Return the head data of a page.

    `file` is the data file it comes from, by name without ending; `stylesheets` and `scripts` are published names,
    those that most pages have first, and `picture` that of the picture of shared links.
    """
    site = edition.library.site
    writer = Writer(edition, _no_links)
    return {
        "language": edition.language,
        "direction": edition.direction,
        **_site(site),
        "page_title": title,
        "home": place.home,
        "stylesheets": [place.root + "assets/" + name for name in stylesheets],
        "share_picture": f"{site.address.rstrip('/')}/assets/{picture}",
        "scripts": [place.root + "assets/" + name for name in scripts],
        **_words(edition, writer),
        "search": place.to("/recherche/"),
        "canonical": place.absolute() if indexed else "",
        "indexed": indexed,
        "alternates": [_alternate(edition, place, item.code) for item in site.languages],
        "default_alternate": place.absolute(site.languages[0].code),
        "menu": _menu(edition, place, writer),
        "call": place.to(f"/aide/{edition.countries[0]}/") if edition.countries else "",
        "countries": " ".join(edition.countries),
        "edit": edit_address(edition, file),
        "contribute": contribute(place, edition.language),
    }


def _site(site: Site) -> dict[str, Any]:
    """Return what every page of a site says alike."""
    return {
        "site_name": site.name,
        "leave": site.leave,
        "state_platform": site.state_platform,
        "state_platform_host": urlsplit(site.state_platform).netloc,
    }


def _words(edition: Edition, writer: Writer) -> dict[str, Any]:
    """Return the shell's own words, and which of them stand in French on another language's page, to be marked so."""
    return {
        "script_words": {name: writer.plain(edition.words[word]) for name, word in SCRIPT_WORDS.items()},
        "ui": {word.replace("-", "_"): writer.plain(edition.words[word]) for word in WORDS},
        "in_french": {word.replace("-", "_"): _in_french(edition, edition.words[word]) for word in WORDS},
    }


def contribute(place: Place, language: str) -> str:
    """Return the way to the contributors' pages, in the reader's language where they exist in it."""
    return place.root + prefix(language if language in HAND_WRITTEN else SOURCE_LANGUAGE) + "contribuer/"


def edit_address(edition: Edition, file: str) -> str:
    """Return where the forge opens the data file for editing; nothing while the repository has no known address."""
    site = edition.library.site
    if not site.repository or not file:
        return ""
    # What a page made of the whole site says stands among the words of the interface.
    name = "ui" if file.startswith("site#") else file.partition("#")[0]
    return f"{site.repository.rstrip('/')}/edit/{site.branch}/data/{name}.yml"


def _alternate(edition: Edition, place: Place, language: str) -> dict[str, Any]:
    own = edition.own_name(language)
    return {
        "language": language,
        "name": own.name,
        "direction": own.direction,
        # A page served at any address has no twin: it leads to the other language's home.
        "url": place.root + prefix(language) if place.anywhere else place.to_language(language),
        "absolute": place.absolute(language),
        "current": language == place.language,
    }


def _menu(edition: Edition, place: Place, writer: Writer) -> list[dict[str, Any]]:
    ui = edition.words
    library = edition.library
    items = [("/", ui["home"])]
    items += [("/situations/", first.question) for first in list(library.questions.values())[:1]]
    for ident, name in library.made_pages.items():
        if name in ("ui#guides", "ui#platforms"):
            items.append((f"/{ident}/", ui[f"{MADE_OF_ALL[name]}-title"]))
    items += [(f"/aide/{country}/", _help_words(edition, country)) for country in edition.countries[:1]]
    if library.glossary:
        items.append(("/glossaire/", ui["glossary-title"]))
    if "a-propos" in library.pages:
        items.append(("/a-propos/", ui["about"]))
    return [
        {
            "title": writer.plain(title),
            "in_french": _in_french(edition, title),
            "url": place.to(to),
            "current": to == place.address,
        }
        for to, title in items
    ]


def _in_french(edition: Edition, text: Text) -> bool:
    return text.language == SOURCE_LANGUAGE != edition.language


def _help_words(edition: Edition, country: str) -> Text:
    words = edition.words["help-title"]
    # The name of a country is said in the language of the words around it: nothing in a menu can be marked twice.
    name = formats.country(country, cldr_locale(words.language))
    return replace(words, value=words.value.replace("{country}", name))


def _no_links(ref: Reference, _file: str) -> str:
    raise KeyError(ref.written)
