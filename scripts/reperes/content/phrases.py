"""Phrases that volunteers write plainly, and where they stand in a text; no regular expression to learn.

A phrase is words as people write them. `naïf/naïve` is one word or the other, `imprudent(e)(s)` has optional letters, `…`
stands for two words at most, `123` for any number. Capitals, kinds of apostrophe and of space make no difference; a
phrase never runs over a punctuation mark, so that two clauses do not make one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

GAP = "…"
NUMBER = "123"
# Words that a gap may hold, elided ones (l’, d’, n’) not counted.
GAP_WORDS = 2
# Beyond these the ways to read a phrase would be beyond counting.
LONGEST = 16
MOST_GAPS = 4
MOST_OPTIONS = 4
_TOKEN = re.compile(r"[^\W\d_]+'(?=[^\W\d_])|[^\W\d_]+|\d+(?:[ \u00a0\u202f.,]\d+)*")
# What may stand between two words of a phrase.
_BETWEEN = re.compile(r"[ \u00a0\u202f\u2011-]*")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_WORD = re.compile(r"(?:[^\W\d_]|\([^\W\d_]+\))+'?")

Phrase = tuple[frozenset[str], ...]
_GAP_PART = frozenset({GAP})


class BadPhraseError(ValueError):
    """A phrase that is not written as phrases are."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, in small letters, and whether nothing but space or hyphen parts it from the one before."""

    word: str
    start: int
    end: int
    joined: bool

    @property
    def weight(self) -> int:
        """How much room the word takes in a gap."""
        return 0 if self.word.endswith("'") else 1


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands: tokens from `first`, up to and without `last`."""

    first: int
    last: int


def tokens(text: str) -> list[Token]:
    """Return the words of `text`, every number as `123`."""
    text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = NUMBER if match[0][0].isdigit() else _small(match[0])
        joined = bool(found) and _BETWEEN.fullmatch(text, end, match.start()) is not None
        end = match.end()
        found.append(Token(word, match.start(), end, joined))
    return found


def _small(word: str) -> str:
    """Return `word` in small letters; the dotted capital of Turkish is an i, without the mark that lower() leaves on it."""
    return word.lower().replace("i\u0307", "i")


def phrase(written: str) -> Phrase:
    """Return what `written` means. Raises BadPhraseError."""
    plain = _small(unicodedata.normalize("NFC", written).translate(_APOSTROPHES)).replace("...", GAP)
    parts: list[frozenset[str]] = []
    for chunk in plain.split():
        # “l'image/photo” is “l'”, then one word or the other; so is “faites-le/la”.
        pieces = re.split(r"(?<=')(?=\w)|-", chunk)
        # “n'existe/n'existent” would be “n'”, “existe” or “n'”, “existent”: nobody means that.
        if any("/" in piece for piece in pieces[1:-1]):
            raise BadPhraseError(written)
        parts += map(_words, pieces)
    too_long = len(parts) > LONGEST or parts.count(_GAP_PART) > MOST_GAPS
    if too_long or all(part == _GAP_PART for part in parts):
        raise BadPhraseError(written)
    return tuple(parts)


def _words(part: str) -> frozenset[str]:
    if part in (GAP, NUMBER):
        return frozenset({part})
    found: set[str] = set()
    for word in part.split("/"):
        if not _WORD.fullmatch(word):
            raise BadPhraseError(part)
        # Odd places hold the optional letters.
        letters = re.split(r"\(([^)]+)\)", word)
        if len(letters) > 2 * MOST_OPTIONS + 1:
            raise BadPhraseError(part)
        choices = [("", piece) if i % 2 else (piece,) for i, piece in enumerate(letters)]
        found |= {"".join(choice) for choice in product(*choices)}
    if "" in found:
        raise BadPhraseError(part)
    return frozenset(found)


def is_open(written: Phrase) -> bool:
    """Return whether the phrase begins or ends with a gap: it then stands beside something, and means nothing alone."""
    return _GAP_PART in (written[0], written[-1])


def starts(written: Phrase) -> frozenset[str]:
    """Return the words that a phrase may begin with, so that a text is searched once for all phrases."""
    return written[0]


def find_at(written: Phrase, text: Sequence[Token], first: int) -> Found | None:
    """Return the longest stretch from the word `first` that the phrase fits, if any."""
    last = max(_ends(written, text, first, True), default=-1)
    return Found(first, last) if last >= 0 else None


def excuses(exception: Phrase, text: Sequence[Token], found: Found) -> bool:
    """Return whether `exception` shares a word with `found`, or stands beside it where it begins or ends with a gap."""
    for first in range(len(text) + 1):
        for last in _ends(exception, text, first, exception[0] != _GAP_PART):
            if first < found.last and last > found.first:
                return True
            before = exception[-1] == _GAP_PART and last == found.first and text[found.first].joined
            after = exception[0] == _GAP_PART and first == found.last
            if before or after:
                return True
    return False


def _ends(written: Phrase, text: Sequence[Token], at: int, free: bool) -> Iterator[int]:
    """Return the places after each way that `written` fits from `at`; the first word may stand alone where `free`."""
    if not written:
        yield at
    elif written[0] != _GAP_PART:
        if at < len(text) and text[at].word in written[0] and (free or text[at].joined):
            yield from _ends(written[1:], text, at + 1, False)
    else:
        room = GAP_WORDS
        yield from _ends(written[1:], text, at, free)
        while at < len(text) and (free or text[at].joined) and room >= text[at].weight:
            room -= text[at].weight
            at, free = at + 1, False
            yield from _ends(written[1:], text, at, free)
