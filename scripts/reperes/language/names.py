"""Codes of languages and countries that CLDR knows: without its data nothing can be printed in them, or of them."""

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from reperes.content.library import Library
from reperes.problems import Problem

_KNOWN_COUNTRIES = {str(code) for code in Locale.parse("fr").territories} - {"ZZ", "XA", "XB"}  # none is a country


def countries() -> set[str]:
    """Return the codes of the countries that CLDR can name, in small letters."""
    return {code.lower() for code in _KNOWN_COUNTRIES if code.isalpha()}


def name_problems(library: Library) -> Iterator[Problem]:
    """Return a Problem for each language or country code that CLDR does not know."""
    for index, item in enumerate(library.site.languages):
        if not is_language(item.code):
            place = ("languages", index, "code")
            yield _problem(library, "site", place, "unknown-language", item.code, ("langue", "language"))
    for country in library.contacts:
        if country.upper() not in _KNOWN_COUNTRIES:
            name = f"contacts/{country}"
            yield _problem(library, name, ("country",), "unknown-country", country, ("pays", "country"))


def is_language(code: str) -> bool:
    """Return whether `code` is that of a language that CLDR knows."""
    try:
        return Locale.parse(code).language == code
    except (UnknownLocaleError, ValueError):
        return False


def _problem(
    library: Library, name: str, path: tuple[str | int, ...], rule: str, code: str, kind: tuple[str, str]
) -> Problem:
    span = library.span(name, path)
    return Problem(
        library.places[name].name,
        span.line,
        span.column,
        rule,
        f"« {code} » n’est pas un code de {kind[0]} connu (CLDR) ; vérifiez-le.",
        f"“{code}” is not a {kind[1]} code that is known (CLDR); check it.",
    )
