"""The words that no translation says: the rules of data/wording.yml on other languages than French."""

import re
from dataclasses import replace

from reperes.content import phrases
from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.rules.wording import Search, is_looked_for, rules_of
from reperes.content.text import Text
from reperes.language.registry import Pair, declare, problem
from reperes.problems import Problem

# Arabic vowel marks and the line that stretches a word: the same word is written with and without.
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")

declare(
    "translation-wording",
    says=(
        "la traduction de {key} dit « {written} » : {why} Écrivez par exemple « {instead} » (règle {rule} de data/wording.yml).",
        "the translation of {key} says “{written}”: {why} Write for example “{instead}” (rule {rule} of data/wording.yml).",
    ),
    why=(
        "Un « ne … pas » oublié en traduisant fait d’une mise en garde un conseil dangereux, que personne ici ne sait lire.",
        "A “not” forgotten in translating turns a warning into dangerous advice, which nobody here can read.",
    ),
)


class Forbidden:
    """What no translation into one language says."""

    def __init__(self, library: Library, language: str) -> None:
        self._library = library
        self._search = Search.of(rules_of(library, language))
        words = sorted(self._search.by_word)
        # Most translations hold none of the words that a rule begins with.
        self._any = re.compile("|".join(map(re.escape, words)), re.I) if words else None

    def problem(self, catalog: str, file: str, text: Text, said: str) -> Problem | None:
        """Return what is wrong with the words of `said`, the translation of `text` of the data file `file`."""
        words = _MARKS.sub("", plain(said, value=phrases.NUMBER, end="\n"))
        if self._any is None or not self._any.search(words):
            return None
        found = phrases.tokens(words)
        for one, where in self._search.find(found):
            if is_looked_for(self._library, one, file, text):
                written = words[found[where.first].start : found[where.last - 1].end]
                values: dict[str, str | Pair] = {"key": text.key, "written": written, "rule": one.id}
                values |= {"why": (one.why.fr, one.why.en), "instead": one.instead}
                return replace(problem("translation-wording", catalog, 1, **values), level=one.level)
        return None
