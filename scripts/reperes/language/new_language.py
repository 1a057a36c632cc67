"""A new language: its line in data/site.yml. Its catalogs, its direction and its names then follow by themselves."""

import re

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from reperes.content.library import Library
from reperes.content.rules.addresses import RESERVED
from reperes.language.edition import SOURCE_LANGUAGE
from reperes.language.locales import CLDR_LOCALES
from reperes.language.names import is_language
from reperes.problems import FaultError

# Where readers of a language live whose own country has no file yet; elsewhere, in France.
_LIVE_IN = {"nl": ("be",), "de": ("ch", "lu")}


def default_countries(library: Library, language: str) -> list[str]:
    """Return whose numbers readers of `language` see first: their own country's where it is written."""
    own = _own_country(language)
    for wanted in ((own,), _LIVE_IN.get(language, ()), ("fr",)):
        found = [country for country in wanted if country in library.contacts]
        if found:
            return found
    return list(library.contacts)[:1]


def with_language(library: Library, site: str, language: str) -> str:
    """Return the text `site` of data/site.yml with one more language, a draft, after the others.

    Raises FaultError where the language is there, is not one, or has the name of a page.
    """
    if language in [item.code for item in library.site.languages]:
        raise FaultError(
            f"« {language} » est déjà une langue du site (data/site.yml) ; rien n’a été changé.",
            f"“{language}” is already a language of the site (data/site.yml); nothing was changed.",
        )
    if not is_language(language):
        raise FaultError(
            f"« {language} » n’est pas un code de langue connu (CLDR) ; écrivez ses deux ou trois lettres, par exemple fa.",
            f"“{language}” is not the code of a language that is known (CLDR); write its two or three letters, for example "
            "fa.",
        )
    if language in RESERVED or language in library.pages:
        raise FaultError(
            f"« {language} » est déjà le nom d’une page ou d’un dossier du site ; rien n’a été changé.",
            f"“{language}” is already the name of a page or a folder of the site; nothing was changed.",
        )
    countries = ", ".join(default_countries(library, language))
    line = f"{{code: {language}, state: draft, countries: [{countries}]}}"
    return _after_the_last(site, line)


def _after_the_last(site: str, line: str) -> str:
    """Return the text of data/site.yml with a line more in its list of languages."""
    lines = site.splitlines(keepends=True)
    start = next((n for n, text in enumerate(lines) if re.match(r"languages:\s*(#.*)?$", text)), None)
    indent, last = "", 0
    for number in range(start + 1 if start is not None else len(lines), len(lines)):
        if re.match(r"[A-Za-z_]", lines[number]):
            break
        item = re.match(r"( *)- ", lines[number])
        indent = item[1] if item and not last else indent
        last = number if lines[number].strip() and not lines[number].lstrip().startswith("#") else last
    if not last:
        raise FaultError(
            f"la liste « languages: » de data/site.yml n’a pas une ligne par langue ; ajoutez-y vous-même « - {line} ».",
            f"the list “languages:” of data/site.yml has not a line a language; add “- {line}” to it yourself.",
        )
    if not lines[last].endswith("\n"):
        lines[last] += "\n"
    return "".join([*lines[: last + 1], f"{indent}- {line}\n", *lines[last + 1 :]])


def _own_country(language: str) -> str:
    """Return the country CLDR first thinks of for a language: Ukraine for Ukrainian."""
    try:
        likely = CLDR_LOCALES.get(language) or str(get_global("likely_subtags").get(language, language))
        return (Locale.parse(likely).territory or "").lower()
    except (UnknownLocaleError, ValueError):
        return ""


def languages_to_translate(library: Library) -> list[str]:
    """Return every language of the site but the source."""
    return [item.code for item in library.site.languages if item.code != SOURCE_LANGUAGE]
