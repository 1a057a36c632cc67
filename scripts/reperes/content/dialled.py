"""Numbers to call that are typed in a sentence, told from dates, figures and ages by their form and their neighbours.

The library `phonenumbers` finds those of a given country and none with a digit too few; it takes dates for others.
"""

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
_NEAR = 80
_SPACE = r"[ \u00a0\u202f]"
_DASH = r"[-\u2010-\u2014]"
_DAY = r"\d\d?[./-]\d\d?[./-](?:19|20)\d\d"
_MONTH = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|"
    r"may|june|july|august|september|october|november|december)"
)

# 8 digits or more, however spaced; an international prefix is part of them.
_LONG = re.compile(rf"(?<![\w.,])\+?\d(?:\)?{_SPACE}{{0,2}}(?:\(0\)|[./]|{_DASH})?{_SPACE}?\d){{7,}}(?!\w)")
# Dates, ranges of years and of hours, laws named by their year.
_DATED = re.compile(
    rf"(?<![\w.,/+-])(?:{_DAY}(?:{_SPACE}?{_DASH}{_SPACE}?{_DAY})?|(?:19|20)\d\d[./-]\d\d[./-]\d\d"
    rf"|(?:19|20)\d\d{_SPACE}?(?:/|{_DASH}){_SPACE}?\d{{2,5}}"
    rf"|\d\d?\.\d\d{_SPACE}?{_DASH}{_SPACE}?\d\d?\.\d\d)(?![\w/-])"
)
_ROUND = re.compile(rf"[1-9]\d{{0,2}}(?:(?:{_SPACE}|\.)\d{{3}})*(?:{_SPACE}|\.)000")
_GROUPED = re.compile(rf"[1-9]\d*|[1-9]\d{{0,2}}(?:(?:{_SPACE}|\.)\d{{3}})+")
# What a figure counts: a noun in the plural, a currency; or its decimals.
_COUNTS = re.compile(r"\s+(?:d[e’'])?\s*[^\W\d_]+[sx]\b|\s*[€$%]|,\d", re.I)
# What a figure names, other than a line.
_NAMED = re.compile(
    r"\b(?:versions?|v\.?|ip|isbn|issn|siren|siret|rfc|android|ios|windows|articles?|art\.|lois?|décrets?|règlements?|"
    r"directives?|dossiers?|pages?)\s+(?:n[°o]\s*)?$"
)

# A number that dials only where the words around it say so: others of its length are ages, dates and counts.
_SHORT = re.compile(rf"(?<![\w.,/+])(?:\d\d{_SPACE}\d\d|\d{{3}}{_SPACE}\d{{3}}|\d{{2,6}})(?![\w/]|[.,]\d)")
_SERVICE = r"(?:police(?: secours)?|samu|pompiers|gendarmerie|gendarmes|secours|urgences?|ambulances?|emergency)"
_ADVERBS = (
    r"(?:[\s,:]+(?:vite|d'abord|(?:tout )?de suite|aussitôt|aussi|plutôt|sans (?:attendre|tarder)|maintenant|toujours|donc|"
    r"alors|juste|puis|ensuite|encore|d'urgence|en urgence|\w{3,}ment|(?:vous|toi|nous)-mêmes?|first|now|"
    rf"(?:l'|la |les |le |the )?{_SERVICE}))*"
)
_SIGNS = r"[\s,:«\"“]*$"
_ARTICLE = re.compile(rf"\b(?:le|au|the|to)(?:\s+numéro)?{_SIGNS}")
_TO = re.compile(rf"\b(?:au|to)(?:\s+numéro)?{_SIGNS}")
# What one does with a number alone.
_CALL = re.compile(
    r"\b(?:r?appel(?:e[rz]|ons|ant|l?es?|lent|ler\w+)|(?:compos|télé?phon|form)(?:e[rz]?|es|ons|ant|er\w+)|"
    r"numéro(?:(?:\s+[^\W\d_]['\w-]*){0,4},?\s+(?:c'est|est|reste))?|"
    rf"call(?:ing)?|dial(?:l?ing)?|phone|ring)(?:-\w+)*{_ADVERBS}{_SIGNS}"
)
# What one does with other things too: these need « le » or « au » before the number.
_REACH = re.compile(
    r"\b(?:fai(?:tes|re|s|t|sons)|joi(?:ndre|gne[rz]?|gnons|gnant|ns|nt)|contact(?:e[rz]?|es|ons|ant)?|préven(?:ir|ez|ons|ant)|"
    r"préviens|alert(?:e[rz]?|es|ons|ant)|tap(?:e[rz]?|es|ons|ant)|demand(?:e[rz]?|es|ons|ant)|"
    r"par(?: sms| téléphone| texto)?|en urgence|try)"
    rf"(?:-\w+)*{_ADVERBS}[\s,]+$"
)
# What one does with other people or words, « au » a number.
_ADDRESS = re.compile(
    r"\b(?:r?appel(?:e[rz]|ons|ant|l?es?|s)?|télé?phon\w+|joi(?:ndre|gn\w+|ns)|contact(?:e[rz]?|es|ons|ant)|préven\w+|préviens|"
    r"alert(?:e[rz]?|es|ons|ant)|écri(?:re|s|vez|vons|vant)|envo(?:ye[rz]|yons|yant|ies?)|signale[rzs]?|adresse[rz]|parle[rz]?|"
    rf"coups? de fil|sms|textos?|messages?|text|{_SERVICE})(?:-\w+)*"
    r"(?:\s+(?!avant|après|depuis|dès|vers)[^\W\d_]['\w-]*){0,4}\s+$"
)
_OF_SERVICE = re.compile(rf"\b{_SERVICE}(?:\s*[:(]\s*(?:faites )?(?:le )?|,?\s+(?:c'est|est) le )$")
_ANSWERS = re.compile(
    r"\s+(?:répond|décroche|(?:vous |t')?écoute|vous (?:aide|répond)|par sms|"
    r"est (?:gratuit|ouvert|joignable|un numéro|le numéro))\b"
)
# What makes it a date, a duration, a count, a street.
_NOT_DIALLED = re.compile(
    r"\s*(?:fois|personnes|minutes?|jours?|heures?|h|ans?|mois|semaines?|secondes?|pas|euros?|bis|ter)\b|\s*[€%]|"
    r",?\s*(?:rue|avenue|boulevard|place)\b|\s+de (?:la rue|chaque|ce)\b|\s+(?:du mois|prochain|au (?:soir|matin)|à \d|à midi)\b|"
    rf"(?:\s+(?:et|ou|au)(?:\s+le)?\s+\d+)?,?\s+{_MONTH}\b"
)
# Where no article says that it is a number, it ends what is said, or more is said that no figure counts.
_ENDS = re.compile(
    r"\s*(?:[.;:!?)»”…]|,(?!\s*\d)|$)|"
    r"\s+(?:ou|et|puis|pour|si|tout|toute|en|quand|dès|sans|est|répond|and|or|if|now)\b(?!\s+\d)"
)
_ALSO = re.compile(r"\s*(?:,|,?\s(?:ou|et|puis|or|and))\s+(?:(?:le|au|the)\s+)?")


def known_numbers(numbers: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the short ones of `numbers`, if there are any."""
    short = {number.replace(" ", "") for number in numbers}
    either = "|".join(
        rf"{_SPACE}?".join(map(re.escape, n)) for n in sorted(short, key=len, reverse=True) if 3 <= len(n) <= 6
    )
    return re.compile(rf"(?<![\w.,])(?:{either})(?!\w|,\d|\.\w)") if either else None


def numbers(words: str, known: re.Pattern[str] | None) -> list[Span]:
    """Return where the numbers to call stand in `words`, each once; `known` ones are found without a word that dials."""
    said = words.replace("’", "'").casefold()
    said = said if len(said) == len(words) else words
    found = [*_long(said), *_short(said), *_known(said, known)]
    # The longest first: the part of a number is not another.
    kept: list[Span] = []
    for start, end in sorted(found, key=lambda span: span[0] - span[1]):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


def _long(said: str) -> Iterator[Span]:
    masked = _DATED.sub(lambda match: "x" * len(match[0]), said)
    for match in _LONG.finditer(masked):
        before, after = _around(said, match.span())
        counts = _ROUND.fullmatch(match[0]) or (_GROUPED.fullmatch(match[0]) and _COUNTS.match(after))
        if not _NAMED.search(before) and (not counts or _dials(before, after)):
            yield match.span()


def _short(said: str) -> Iterator[Span]:
    last = -1
    for match in _SHORT.finditer(said):
        before, after = _around(said, match.span())
        again = last >= 0 and _ALSO.fullmatch(said, last, match.start()) and not _NOT_DIALLED.match(after)
        if again or _dials(before, after):
            last = match.end()
            yield match.span()


def _known(said: str, known: re.Pattern[str] | None) -> Iterator[Span]:
    for match in known.finditer(said) if known else ():
        before, after = _around(said, match.span())
        if not _COUNTS.match(after) or _CALL.search(before) or re.search(r"\b(?:le|au|du|the)\s+$", before):
            yield match.span()


def _around(said: str, span: Span) -> tuple[str, str]:
    """Return what stands before a number in its own sentence, and after it, as far as neighbours matter."""
    start, end = span
    return re.split(r"[.!?;…]\s|\n", said[max(0, start - _NEAR) : start])[-1], said[end : end + _NEAR]


def _dials(before: str, after: str) -> bool:
    """Return whether a number between `before` and `after` is one to call, by what is done with it or by what it does."""
    if _NOT_DIALLED.match(after):
        return False
    ends = _ENDS.match(after) is not None
    if ends and _OF_SERVICE.search(before):
        return True
    if article := _ARTICLE.search(before):
        verb = before[: article.start()]
        if _CALL.search(verb) or _REACH.search(verb) or _ANSWERS.match(after):
            return True
        return bool(_TO.search(before) and _ADDRESS.search(verb))
    return ends and bool(_CALL.search(before))
