"""Words as search compares them: without accents, case, or the several ways of writing one Arabic letter.

`docs/assets/search.js` does the same to what the reader types; one table of examples tests both.
"""

import re
import unicodedata

# What the decomposition of Unicode leaves apart though readers write either. Nothing: the sign is dropped.
_LETTERS = {
    "ا": "ٱ",
    "ي": "ىی",
    "ه": "ة",
    "ك": "ک",
    "": "ءـ",
    "l": "ł",
    "o": "ø",
    "d": "đð",
    "i": "ı",
    "ss": "ß",
    "ae": "æ",
    "oe": "œ",
    "г": "ґ",
    "σ": "ς",
    # An apostrophe that Unicode calls a letter.
    " ": "ʼ",
}
_SAME = {ord(letter): kept for kept, letters in _LETTERS.items() for letter in letters}


class _Table(dict[int, str]):
    """What becomes of each sign of a decomposed text, worked out when it is first met: texts are long, alphabets short."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = self.of(chr(code))
        return kept

    def of(self, sign: str) -> str:
        """Return what search compares in place of `sign`."""
        if unicodedata.category(sign).startswith("M"):
            return ""
        if "\u0660" <= sign <= "\u06f9" and sign.isdigit():
            return str(unicodedata.digit(sign))
        return _SAME.get(ord(sign), sign)


class _Words(_Table):
    """The same, where all that is no part of a word becomes a space."""

    def of(self, sign: str) -> str:
        """Return what search compares in place of `sign`, inside words."""
        return "".join(kept if unicodedata.category(kept)[0] in "LN" else " " for kept in super().of(sign))


_FOLDED, _APART = _Table(), _Words()
# "The" and "and the" before an Arabic word; what remains keeps three letters.
_ARTICLE = re.compile(r"^(?:و?ال|لل)(?=.{3})")


def fold(text: str) -> str:
    """Return `text` in the one form that search compares."""
    return unicodedata.normalize("NFKD", text.lower()).translate(_FOLDED)


def words(text: str) -> list[str]:
    """Return the words of `text`, folded, in their order."""
    apart = unicodedata.normalize("NFKD", text.lower()).translate(_APART)
    return [_ARTICLE.sub("", word) for word in apart.split()]
