"""Words that stand in for real ones: other guides in French, and translations, the same at each run.

Copies of one guide would compress to almost nothing, and no index would be as big as a real one. So each guide says other
words, and each language writes them in letters of its own.
"""

import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from reperes.content.readability import syllables

# What a sentence names must come through untouched: targets of links, values, places to fill, addresses.
_KEPT = re.compile(r"(\]\([^)]*\)|\{[^{}]*\}|https?://\S+)")
_WORD = re.compile(r"[^\W\d_]+")

# 26 letters each, for a to z, vowels for vowels where the alphabet has them.
_SCRIPTS = {
    "ar": "ابتثيجحخودذرزسهشصضطعظغفقكل",
    "uk": "абвгедєжизіклмонпрстуфхцїч",
}
# The accents that each Latin language writes (Unicode CLDR, exemplar characters): a vowel or a consonant takes one.
_ACCENTS = {
    "en": "eé",
    "es": "aáeéiíoónñuú",
    "pt": "aãeêoõcçuú",
    "tr": "uüoögğsşiıcç",
    "de": "aäoöuüsß",
    "nl": "eëiïoó",
    "it": "eèaàoòuù",
    "ro": "aăiîsștț",
    "pl": "aąeęlłnńoósśzż",
}
_VOWELS = "aeiouy"
_CONSONANTS = "".join(letter for letter in string.ascii_lowercase if letter not in _VOWELS)


def translation(value: str, language: str) -> str:
    """Return `value` in the letters of `language`: as many words, as long, and everything it names."""
    table = str.maketrans(_letters(language))
    return _each_word(value, lambda word: _like(word, _bare(word).translate(table)))


def _letters(language: str) -> dict[str, str]:
    if script := _SCRIPTS.get(language):
        return dict(zip(string.ascii_lowercase, script, strict=True))
    accents = _ACCENTS[language]
    # Another shift for each language: an index of all languages must not hold the same words twice.
    shift = 1 + list(_ACCENTS).index(language)
    shifted = {letter: _rotated(_VOWELS, letter, shift) for letter in _VOWELS}
    shifted |= {letter: _rotated(_CONSONANTS, letter, shift) for letter in _CONSONANTS}
    accented = dict(zip(accents[::2], accents[1::2], strict=True))
    return {letter: accented.get(new, new) for letter, new in shifted.items()}


class Vocabulary:
    """The words of some texts, each exchangeable for others as long and with as many syllables.

    So a guide of other words keeps the real one's size, and reads as easily: the check refuses one that does not.
    """

    def __init__(self, values: Iterable[str], kept: Iterable[str] = ()) -> None:
        """Take the words of `values` but those of the phrases `kept`, which stay where they are."""
        words = {word.lower() for value in values for word in _WORD.findall(_KEPT.sub(" ", value))}
        # In such a phrase, mot(e)(s) stands for each of its forms.
        spelt = (
            form for phrase in kept for form in (phrase, re.sub(r"\([^)]*\)", "", phrase), re.sub("[()]", "", phrase))
        )
        words -= {word.lower() for form in spelt for word in _WORD.findall(form)}
        alike: Mapping[tuple[int, int], list[str]] = defaultdict(list)
        for word in sorted(words):
            alike[len(word), syllables(word, "fr")].append(word)
        self._place = {word: (group, i) for group in alike.values() for i, word in enumerate(group)}

    def reworded(self, value: str, turn: int) -> str:
        """Return `value` with each word exchanged for the one `turn` places further among those like it."""
        return _each_word(value, lambda word: _like(word, self._further(word.lower(), turn)))

    def _further(self, word: str, turn: int) -> str:
        group, place = self._place.get(word, ([word], 0))
        return group[(place + turn) % len(group)]


def _each_word(value: str, change: Callable[[str], str]) -> str:
    parts = _KEPT.split(value)
    # Splitting by one group leaves what it found at the odd places.
    parts[::2] = [_WORD.sub(lambda match: change(match[0]), part) for part in parts[::2]]
    return "".join(parts)


def _like(word: str, new: str) -> str:
    return new[:1].upper() + new[1:] if word[:1].isupper() else new


def _bare(word: str) -> str:
    """Return `word` in the letters a to z."""
    spelled = word.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(letter for letter in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(letter))


def _rotated(letters: str, letter: str, shift: int) -> str:
    return letters[(letters.index(letter) + shift) % len(letters)]
