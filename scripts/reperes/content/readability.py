"""How hard a text reads: sentences, words, syllables, and one score a language, as research/what-helps.md 5.5 advises.

No library, because the best kept one (textstat 0.7.13) was measured wrong for us: it scores Portuguese, Romanian,
Ukrainian and Polish with English constants and says nothing, stops on Turkish and Arabic, drops sentences of two words
or fewer, does not end a sentence at “؟”, and counts syllables where a word may be cut, so that “école” and “idée” have
one. A formula measures length, not understanding: never compare two languages, never show a score to readers.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Sentences end at these signs in the languages of the site, closing quote or bracket included; a line ends one too.
SENTENCE_END = re.compile(r"(?<=[.!?…؟。])(?:[ \u00a0\u202f]*[»”)\"])?\s+|\n+")
_LETTER = re.compile(r"[^\W\d_]")
# Vowels of the Latin languages of the site, and of Ukrainian.
_VOWEL = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœăąęıőűșаеєиіїоуюя"
_VOWELS = re.compile(f"[{_VOWEL}]+")
# French: “qu” and “gu” before a vowel are consonants, and so is “y” between two vowels (payez, envoyez).
_FRENCH_CONSONANT = re.compile(rf"(?<=[qg])u(?=[{_VOWEL}])|(?<=[{_VOWEL}])y(?=[{_VOWEL}])")
_FRENCH_MUTE = re.compile(r"(?<=\w)es?$")
# “é” and a diaeresis keep their neighbour apart: o-cé-an, na-ïf.
_FRENCH_CUT = re.compile(rf"(?<=é)(?=[{_VOWEL}])|(?<=[{_VOWEL}])(?=[ïëü])")


def sentences(text: str) -> list[str]:
    """Return the sentences of `text` (plain, a line for each item of a list) that hold a word."""
    return [part for part in SENTENCE_END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words of `text`; an elided one goes with the next (“l’image” is one), figures are none."""
    return WORD.findall(text)


def syllables(word: str, language: str) -> int:
    """Return about how many syllables `word` has, at least one: groups of vowels, with the exceptions of French."""
    word = word.lower()
    if language == "fr":
        word = _FRENCH_CONSONANT.sub("w", word)
        word = _FRENCH_CUT.sub("-", _FRENCH_MUTE.sub("", word))
    elif language == "en" and not word.endswith("le"):
        word = re.sub(r"(?<=\w)e$", "", word)
    return max(1, len(_VOWELS.findall(word)))


@dataclass(frozen=True)
class Measure:
    """What every formula is made of."""

    sentences: int
    words: int
    letters: int
    lengths: Sequence[int]
    """Letters of each word."""
    syllables: Sequence[int]
    """Syllables of each word."""

    @property
    def per_sentence(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences

    @property
    def per_word(self) -> float:
        """Syllables a word."""
        return sum(self.syllables) / self.words

    def percent(self, holds: Callable[[int], bool], of: Sequence[int]) -> float:
        """Return how many words in a hundred have a length (or a number of syllables) that `holds`."""
        return 100 * sum(map(holds, of)) / self.words


def measure(text: str, language: str) -> Measure:
    """Return what `text` measures; it must hold a word."""
    found = words(text)
    lengths = [len(_LETTER.findall(word)) for word in found]
    return Measure(len(sentences(text)), len(found), sum(lengths), lengths, [syllables(w, language) for w in found])


@dataclass(frozen=True)
class Formula:
    """A published formula, and the score our texts should reach: the threshold is ours, no published norm."""

    name: str
    score: Callable[[Measure], float]
    threshold: float
    higher_is_easier: bool = True

    def is_easy(self, score: float, above: float = 0) -> bool:
        """Return whether `score` is on the easy side of the threshold, moved by `above` towards the easier."""
        return score >= self.threshold + above if self.higher_is_easier else score <= self.threshold - above


def _flesch(base: float, sentence: float, word: float) -> Callable[[Measure], float]:
    return lambda m: base - sentence * m.per_sentence - word * m.per_word


def _gulpease(m: Measure) -> float:
    return 89 + (300 * m.sentences - 10 * m.letters) / m.words


def _wiener(m: Measure) -> float:
    many = m.percent(lambda n: n >= 3, m.syllables)
    long = m.percent(lambda n: n >= 6, m.lengths)
    one = m.percent(lambda n: n == 1, m.syllables)
    return 0.1935 * many + 0.1672 * m.per_sentence + 0.1297 * long - 0.0327 * one - 0.875


def _fog_polish(m: Measure) -> float:
    return 0.4 * (m.per_sentence + m.percent(lambda n: n >= 4, m.syllables))


def lix(m: Measure) -> float:
    """Return the LIX of any language: under 30 very easy, over 60 very hard, in Swedish, which it was made for."""
    return m.per_sentence + m.percent(lambda n: n > 6, m.lengths)


# Constants: what-helps.md 5.3. French has two sets: this is A, which others can reproduce; never compare it with B.
# Arabic, Romanian and Ukrainian have none here: sentence length and LIX, no verdict.
FORMULAS = {
    "fr": Formula("Kandel-Moles (A)", _flesch(207, 1.015, 73.6), 75),
    "en": Formula("Flesch", _flesch(206.835, 1.015, 84.6), 70),
    "es": Formula("Szigriszt-Pazos", _flesch(206.835, 1, 62.3), 65),
    "pt": Formula("Martins", _flesch(248.835, 1.015, 84.6), 60),
    "nl": Formula("Flesch-Douma", _flesch(206.835, 0.93, 77), 70),
    "tr": Formula("Ateşman", _flesch(198.825, 2.610, 40.175), 70),
    "it": Formula("Gulpease", _gulpease, 65),
    "de": Formula("Wiener Sachtextformel 1", _wiener, 7, higher_is_easier=False),
    "pl": Formula("FOG-PL", _fog_polish, 9, higher_is_easier=False),
}
