"""Values print as people of each language write them."""

import datetime
import re

import pytest

from reperes.content.model import Fact, Hours
from reperes.language import formats
from reperes.language.edition import cldr_locale

FR, EN, PT = cldr_locale("fr"), cldr_locale("en"), cldr_locale("pt")
LANGUAGES = ["fr", "en", "ar", "es", "pt", "tr", "de", "nl", "it", "ro", "uk", "pl", "fa"]


def fact(value: str, unit: str) -> Fact:
    """Return a fact of a value and a unit."""
    return Fact.model_validate(
        {"id": "x", "value": value, "unit": unit, "what": "x", "says": "x", "sources": ["x"], "confidence": "high"}
    )


@pytest.mark.parametrize(
    ("value", "unit", "french", "english"),
    [
        ("15", "age", "15 ans", "15 years"),
        ("15", "years", "15 ans", "15 years"),
        ("1", "years", "1 an", "1 year"),
        ("12000", "count", "12\u202f000", "12,000"),
        ("20", "percent", "20\xa0%", "20%"),
        ("12.5", "percent", "12,5\xa0%", "12.5%"),
        ("75000", "euros", "75\u202f000\xa0€", "€75,000"),
        ("2021", "year", "2021", "2021"),
        ("48", "hours", "48 heures", "48 hours"),
    ],
)
def test_facts(value: str, unit: str, french: str, english: str) -> None:
    """Numbers carry their unit, and the separators of the language."""
    seen = [formats.fact(fact(value, unit), locale).replace("\xa0", " ") for locale in (FR, EN)]
    assert seen == [french.replace("\xa0", " "), english]


@pytest.mark.parametrize(
    "language", ["en", "ar", "es", "pt", "tr", "de", "nl", "it", "ro", "uk", "pl", "fa", "vi", "zh"]
)
@pytest.mark.parametrize("unit", ["age", "years", "months", "days", "hours", "minutes"])
@pytest.mark.parametrize("value", ["1", "2", "18", "100"])
def test_durations_are_words(value: str, unit: str, language: str) -> None:
    """Every duration is said in words of the language; Babel alone says “18 duration-year” in Italian and Turkish."""
    text = formats.fact(fact(value, unit), cldr_locale(language))
    assert "duration" not in text
    assert text.strip("0123456789 \u00a0\u202f").isprintable()
    if language in ("pt", "tr", "it"):
        assert text == {"pt": PORTUGUESE, "tr": TURKISH, "it": ITALIAN}[language].get((value, unit), text)


PORTUGUESE = {("1", "years"): "1 ano", ("18", "years"): "18 anos", ("2", "months"): "2 meses", ("2", "days"): "2 dias"}
TURKISH = {
    ("18", "age"): "18 yaş",
    ("1", "years"): "1 yıl",
    ("18", "years"): "18 yıl",
    ("2", "months"): "2 ay",
    ("2", "days"): "2 gün",
}
ITALIAN = {("1", "years"): "1 anno", ("18", "years"): "18 anni", ("2", "months"): "2 mesi", ("2", "days"): "2 giorni"}


def test_dates_are_as_precise_as_known() -> None:
    """A year, a month, a day, or nothing; the first of a month is “1er” in French."""
    assert [formats.published(value, FR) for value in ("2024", "2024-03", "2024-03-02", "unknown")] == [
        "2024",
        "mars 2024",
        "2 mars 2024",
        "",
    ]
    assert formats.date(datetime.date(2025, 1, 1), FR) == "1er janvier 2025"
    assert formats.date(datetime.date(2025, 1, 1), EN) == "1 January 2025"


def test_hours_and_days() -> None:
    """Opening hours in the reader's way of writing them."""
    hours = Hours.model_validate({"days": ["mon", "sat"], "from": "09:00", "to": "23:00"})
    assert [formats.time_range(hours, locale) for locale in (FR, EN)] == ["09:00\xa0–\xa023:00", "09:00–23:00"]
    whole_day = Hours.model_validate({"days": "every-day", "from": "00:00", "to": "24:00"})
    assert formats.time_range(whole_day, EN) == "00:00–23:59"
    assert formats.days(hours, FR) == "lundi et samedi"
    assert formats.days(hours, EN) == "Monday and Saturday"


def test_names() -> None:
    """Names of countries and languages come from CLDR; Portuguese is that of Portugal."""
    assert (formats.country("be", FR), formats.own_name(FR), formats.own_name(EN)) == (
        "Belgique",
        "Français",
        "English",
    )
    assert str(PT) == "pt_PT"


@pytest.mark.parametrize("language", LANGUAGES)
def test_lengths_of_time_in_every_language(language: str) -> None:
    """No language prints the name of a unit for want of its word, whatever the plural."""
    locale = cldr_locale(language)
    said = [
        formats.duration(n, unit, locale)
        for unit in ("years", "months", "days", "hours", "minutes")
        for n in (1, 2, 3, 5, 18)
    ]
    assert not [words for words in said if re.search("duration|year|month" if language != "en" else "duration", words)]
    assert len({re.sub(r"\d+", "", words) for words in said}) >= 5


@pytest.mark.parametrize(
    ("language", "words"),
    [("it", "18 anni"), ("pt", "18 anos"), ("tr", "18 yaş"), ("nl", "18 jaar"), ("ar", "18 سنة"), ("uk", "18 років")],
)
def test_ages_where_babel_has_no_long_form(language: str, words: str) -> None:
    """An age reads as people of the language write it; in Turkish it is not said like a length of time."""
    assert formats.age(18, cldr_locale(language)).replace("\u00a0", " ") == words
