"""What must not be typed into a sentence, because it lives in the data."""

import re
from collections.abc import Iterator

from reperes.content import typed
from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import texts

# 8 digits or more, or an international prefix, however spaced.
_LONG = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ \u00a0\u202f.-]?\d){7,}(?!\w)")
# What has as many digits and is no number to call: years, dates, and round figures.
_FIGURE = re.compile(
    r"(?:19|20)\d\d-(?:19|20)\d\d|\d\d?[.-]\d\d?[.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|[1-9]\d{0,2}(?:[ \u00a0\u202f.]\d{3})*[ \u00a0\u202f.]000"
)
_VERBS = r"(?:appele[rz]|compose[rz]|téléphone[rz]|faites|numéro|contacte[rz]|prévene[rz]|call|dial)"
_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|"
    "june|july|august|september|october|november|december"
)
# Two-digit emergency numbers are also ages and hours: only words that dial tell them apart.
_DIALLED = re.compile(
    rf"\b{_VERBS}\s+(?:d’abord\s+|tout de suite\s+)?(?:le\s+|au\s+)?(\d{{2,3}})\b"
    rf"(?!\s*(?:fois|personnes|minutes|jours|heures|{_MONTHS})\b)",
    re.I,
)
# A known short number is a mere figure before a noun in the plural (« 119 cas »), unless an article makes it a name.
_NAMED = re.compile(rf"(?:\b(?:le|au|du|the|{_VERBS}))\s+$", re.I)
_COUNTED = re.compile(r"\s+(?:[^\W\d_]+[sx]\b|[€%])", re.I)


@rule(
    "typed-number",
    says=(
        "« {written} » est un numéro écrit dans une phrase ; nommez le contact par son rôle, par exemple "
        "[la ligne d’aide](contact:online-harm).",
        "“{written}” is a number typed in a sentence; name the contact by its role, for example "
        "[the help line](contact:online-harm).",
    ),
    why=(
        "Un numéro recopié reste faux le jour où il change, et n’est pas celui du pays de la personne qui lit.",
        "A copied number stays wrong the day it changes, and is not the one of the reader’s country.",
    ),
)
def no_typed_number(library: Library) -> Iterator[Finding]:
    """No text holds a phone number: those of the contact files, and whatever looks like one."""
    known = _known(library)
    for name, record in library.files.items():
        for text in texts(record):
            words = plain(text.value)
            for start, end in _typed(words, known):
                written = words[start:end]
                nth = words[:start].count(written)
                yield Finding(name, text.path, {"written": written}, needle=written, nth=nth)


def _known(library: Library) -> re.Pattern[str] | None:
    """Return what finds the short numbers of the contact files, if there are any."""
    numbers = {
        number.replace(" ", "")
        for book in library.contacts.values()
        for contact in book.contacts
        for number in (contact.phone, contact.sms, contact.international)
        if number
    }
    short = sorted((n for n in numbers if 3 <= len(n) <= 6), key=len, reverse=True)
    either = "|".join(r"[ \u00a0\u202f]?".join(n) for n in short)
    return re.compile(rf"(?<![\w.,])(?:{either})(?!\w|,\d|\.\w)") if short else None


def _typed(words: str, known: re.Pattern[str] | None) -> list[tuple[int, int]]:
    """Return where the numbers to call stand in `words`, each once."""
    found = [match.span() for match in _LONG.finditer(words) if not _FIGURE.fullmatch(match[0])]
    found += [match.span(1) for match in _DIALLED.finditer(words)]
    for match in known.finditer(words) if known else ():
        if _NAMED.search(words[: match.start()]) or not _COUNTED.match(words, match.end()):
            found.append(match.span())
    # The longest first: the part of a number is not another.
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: span[0] - span[1]):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


@rule(
    "typed-address",
    says=(
        "« {written} » est une adresse écrite dans une phrase ; mettez la page dans data/sources.yml et écrivez "
        "[mots](source:id), ou nommez le contact par son rôle.",
        "“{written}” is an address typed in a sentence; put the page in data/sources.yml and write "
        "[words](source:id), or name the contact by its role.",
    ),
    why=(
        "Une adresse recopiée ne se corrige pas partout ; dans les registres elle a une date et se vérifie.",
        "A copied address cannot be corrected everywhere; in the registers it has a date and is checked.",
    ),
)
def no_typed_address(library: Library) -> Iterator[Finding]:
    """No text holds a web address."""
    for name, record in library.files.items():
        for text in texts(record):
            for written in typed.addresses(plain(text.value)):
                yield Finding(name, text.path, {"written": written}, needle=written)
