"""Values as people of a language write them, through CLDR: facts, money, dates, hours, names of countries."""

import datetime
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from babel import Locale, dates, lists, numbers, units

from reperes.content.model import Fact, Hours

_DURATIONS = {
    "years": "duration-year",
    "months": "duration-month",
    "days": "duration-day",
    "hours": "duration-hour",
    "minutes": "duration-minute",
}
# Where an age is not said like a length of time; CLDR has a unit for it, but no words.
_AGES = {"tr": "{} yaş"}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def fact(value: Fact, locale: Locale) -> str:
    """Return the value of a fact with its unit: “18 ans”, “75 000 €”, “20 %”."""
    number = value.value
    if value.unit == "age":
        return age(number, locale)
    if value.unit in _DURATIONS:
        return duration(number, value.unit, locale)
    if value.unit == "percent":
        return numbers.format_percent(number / 100, locale=locale, decimal_quantization=False)
    if value.unit == "euros":
        return euros(int(number), locale)
    if value.unit == "year":
        return str(number)
    return numbers.format_decimal(number, locale=locale)


def kilobytes(size: int, locale: Locale) -> str:
    """Return the size of a file, of that many bytes: “39 ko”."""
    return units.format_unit(max(1, round(size / 1000)), "digital-kilobyte", length="short", locale=locale)


def years(count: int, locale: Locale) -> str:
    """Return a number of years in words of the language: “7 ans”."""
    return duration(count, "years", locale)


def age(count: int | Decimal, locale: Locale) -> str:
    """Return an age in words of the language: “18 ans”, in Turkish “18 yaş” and not “18 yıl”, a length of time."""
    return _AGES[locale.language].format(count) if locale.language in _AGES else duration(count, "years", locale)


def duration(count: int | Decimal, unit: str, locale: Locale) -> str:
    """Return a length of time in words of the language: “3 mois”; `unit` is years, months, days, hours or minutes.

    CLDR 44 made a long form that equals the short one an alias of it, which Babel 2.18 does not follow (its issue 1217).
    """
    name = _DURATIONS[unit]
    long = units.format_unit(count, name, length="long", locale=locale)
    return units.format_unit(count, name, length="short", locale=locale) if name in long else long


def euros(amount: int, locale: Locale) -> str:
    """Return whole euros: “75 000 €”."""
    pattern = re.sub(r"\.0+", "", locale.currency_formats["standard"].pattern)
    return numbers.format_currency(amount, "EUR", format=pattern, locale=locale, currency_digits=False)


def date(value: datetime.date, locale: Locale) -> str:
    """Return a full date: “22 novembre 2026”."""
    text = dates.format_date(value, "long", locale=locale)
    # CLDR writes “1 janvier”; French prints “1er janvier” (Lexique de l’Imprimerie nationale).
    return "1er" + text[1:] if locale.language == "fr" and value.day == 1 else text


def published(value: str, locale: Locale) -> str:
    """Return the date a source shows, as precise as it is known; nothing where it is unknown."""
    if value == "unknown":
        return ""
    if len(value) == 4:
        return value
    if len(value) == 7:
        return dates.format_skeleton("yMMMM", datetime.date.fromisoformat(value + "-01"), locale=locale)
    return date(datetime.date.fromisoformat(value), locale)


def time_range(hours: Hours, locale: Locale) -> str:
    """Return “09:00 – 23:00” as the language writes hours, on one line."""
    # From midnight to midnight would print as one time.
    whole_day = hours.from_time == "00:00" and hours.to_time == "24:00"
    end = "23:59" if whole_day else hours.to_time
    text = dates.format_interval(_time(hours.from_time), _time(end), "Hm", locale=locale)
    return re.sub(r"\s", "\u00a0", text)


def days(hours: Hours, locale: Locale) -> str:
    """Return the names of the days of `hours`; nothing for every day or weekdays, which have words of their own."""
    if isinstance(hours.days, str):
        return ""
    names = locale.days["format"]["wide"]
    return joined([names[_DAYS.index(day)] for day in hours.days], locale)


def day_numbers(hours: Hours) -> list[int]:
    """Return the days of `hours` by number, Monday being 1."""
    if hours.days == "every-day":
        return [1, 2, 3, 4, 5, 6, 7]
    return [1, 2, 3, 4, 5] if hours.days == "weekdays" else sorted(_DAYS.index(day) + 1 for day in hours.days)


def joined(words: Sequence[str], locale: Locale) -> str:
    """Return words as a list of the language: “a, b et c”."""
    return lists.format_list(list(words), locale=locale)


def country(code: str, locale: Locale) -> str:
    """Return the name of a country: “Belgique”."""
    return str(locale.territories[code.upper()])


def language(code: str, locale: Locale) -> str:
    """Return the name of a language in `locale`."""
    return str(locale.languages.get(code, code))


@cache
def own_name(locale: Locale) -> str:
    """Return the language's name for itself, without its country, with a capital."""
    name = str(locale.languages[locale.language])
    return name[:1].upper() + name[1:]


def sort_key(word: str) -> str:
    """Return what sorts `word` in a plain alphabet: without accents or capitals."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def percent(value: int, locale: Locale) -> str:
    """Return “92 %”."""
    return numbers.format_percent(value / 100, locale=locale)


def _time(value: str) -> datetime.time:
    return datetime.time.fromisoformat("00:00" if value == "24:00" else value)
