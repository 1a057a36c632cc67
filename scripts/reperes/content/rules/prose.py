"""What must not be typed into a sentence, because it lives in the data."""

import re
from collections.abc import Iterator

from reperes.content import dialled, typed
from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import texts

# Quotes of a word processor around a whole text: one at each end, none inside.
_QUOTED = re.compile(r"[“”„‟][^“”„‟]*[“”„‟]|[‘‛][^‘’‛]*[’‘]", re.S)
_HASHTAG = re.compile(r"(?<![\w&])[#\uff03][^\W\d_][\w-]*")


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
    contacts = [contact for book in library.contacts.values() for contact in book.contacts]
    theirs = [
        number for contact in contacts for number in (contact.phone, contact.sms, contact.international) if number
    ]
    known = dialled.known_numbers(theirs)
    for name, record in library.files.items():
        for text in texts(record):
            words = plain(text.value)
            for start, end in dialled.numbers(words, known):
                written = words[start:end]
                nth = words[:start].count(written)
                yield Finding(name, text.path, {"written": written}, needle=written, nth=nth)


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


@rule(
    "hashtag",
    says=(
        "« {written} » est un mot-dièse ; ne donnez jamais de mot à chercher, décrivez ce qui se passe.",
        "“{written}” is a hashtag; never give a word to search for, describe what happens.",
    ),
    why=(
        "Un mot-dièse, un nom de groupe ou un mot codé mène à ce dont nous protégeons les enfants.",
        "A hashtag, the name of a group or a code word leads to what we protect children from.",
    ),
)
def no_hashtag(library: Library) -> Iterator[Finding]:
    """No text holds a hashtag."""
    for name, record in library.files.items():
        for text in texts(record):
            words = plain(text.value)
            for match in _HASHTAG.finditer(words):
                nth = words[: match.start()].count(match[0])
                yield Finding(name, text.path, {"written": match[0]}, needle=match[0], nth=nth)


@rule(
    "quotes-shown",
    says=(
        "les guillemets {written} ouvrent et ferment tout ce texte, et se verront sur le site ; enlevez-les, ou mettez des "
        'guillemets droits ("…").',
        "the quotes {written} open and close this whole text, and will show on the site; remove them, or use straight quotes "
        '("…").',
    ),
    why=(
        "YAML ne connaît que les guillemets droits ; ceux d’un traitement de texte sont lus comme des lettres.",
        "YAML knows straight quotes only; those of a word processor are read as letters.",
    ),
)
def no_quotes_around_a_text(library: Library) -> Iterator[Finding]:
    """No text stands as a whole between the quotes of a word processor."""
    for name, record in library.files.items():
        for text in texts(record):
            if _QUOTED.fullmatch(text.value):
                yield Finding(name, text.path, {"written": f"{text.value[0]} {text.value[-1]}"})
