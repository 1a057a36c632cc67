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
_SAME = str.maketrans({letter: kept for kept, letters in _LETTERS.items() for letter in letters})
# "The" and "and the" before an Arabic word; what remains keeps three letters.
_ARTICLE = re.compile(r"^(?:و?ال|لل)(?=.{3})")


def fold(text: str) -> str:
    """Return `text` in the one form that search compares."""
    apart = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
    digits = "".join(
        str(unicodedata.digit(sign)) if "\u0660" <= sign <= "\u06f9" and sign.isdigit() else sign for sign in kept
    )
    return digits.translate(_SAME)


def words(text: str) -> list[str]:
    """Return the words of `text`, folded, in their order."""
    apart = "".join(sign if unicodedata.category(sign)[0] in "LN" else " " for sign in fold(text))
    return [_ARTICLE.sub("", word) for word in apart.split()]
