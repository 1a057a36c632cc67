"""CLDR's data for each language of the site: through it everything that is not a text is printed."""

from functools import cache

from babel import Locale
from babel.languages import get_official_languages

# CLDR's plain "pt" is Brazilian and its "en" American; these readers live in Europe.
CLDR_LOCALES = {"en": "en_GB", "pt": "pt_PT"}


@cache
def cldr_locale(language: str) -> Locale:
    """Return CLDR's data for `language`. Raises babel.UnknownLocaleError where there is none."""
    return Locale.parse(CLDR_LOCALES.get(language, language))


def direction(language: str) -> str:
    """Return `ltr` or `rtl`."""
    return cldr_locale(language).text_direction


def spoken(country: str) -> tuple[str, ...]:
    """Return the languages that all of a country's own services are known to speak, by CLDR: those that are official."""
    return tuple(get_official_languages(country.upper(), de_facto=True))
