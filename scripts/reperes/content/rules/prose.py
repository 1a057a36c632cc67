"""What must not be typed into a sentence, because it lives in the data."""

import re
from collections.abc import Iterator

from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import texts

_WEB = re.compile(
    r"https?://\S+|www\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:fr|com|org|net|info|be|ch|lu|ca|eu|uk|int|es|de|it|nl)\b",
    re.I,
)
# 9 digits or more, or an international prefix, however spaced: no price, year or age has them.
_LONG = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[ \u00a0\u202f.-]?\d){7,}(?!\w)")
# Two-digit emergency numbers are also ages and hours: only words that dial tell them apart.
_DIALLED = re.compile(
    r"\b(?:appele[rz]|compose[rz]|téléphone[rz]|faites|numéro|contacte[rz]|prévene[rz]|call|dial)\s+"
    r"(?:d’abord\s+|tout de suite\s+)?"
    r"(?:le\s+|au\s+)?(\d{2,3})\b(?!\s*(?:fois|personnes|minutes|jours|heures))",
    re.I,
)


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
    numbers = {
        number.replace(" ", "")
        for book in library.contacts.values()
        for contact in book.contacts
        for number in (contact.phone, contact.sms, contact.international)
        if number
    }
    short = sorted((n for n in numbers if 3 <= len(n) <= 6), key=len, reverse=True)
    known = (
        re.compile(r"(?<![\w.,])(?:" + "|".join(r"[ \u00a0\u202f]?".join(n) for n in short) + r")(?![\w,])")
        if short
        else None
    )
    for name, record in library.files.items():
        for text in texts(record):
            words = plain(text.value)
            found = [m[0] for m in _LONG.finditer(words)] + [m[1] for m in _DIALLED.finditer(words)]
            if known:
                found += [m[0] for m in known.finditer(words)]
            for written in dict.fromkeys(found):
                yield Finding(name, text.path, {"written": written}, needle=written)


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
            for match in _WEB.finditer(plain(text.value)):
                yield Finding(name, text.path, {"written": match[0]}, needle=match[0])
