"""The words of data/wording.yml, looked for in every text; and whether that file does what it says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from reperes.content import phrases
from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.model import WordingRule
from reperes.content.phrases import Found, Phrase, Token
from reperes.content.rules.registry import Finding, Pair, rule
from reperes.content.source_file import Path
from reperes.content.text import Text
from reperes.content.texts import texts
from reperes.problems import Level

_SOURCE = "fr"
_SAYS = (
    "« {written} » : {why} Écrivez par exemple « {instead} » (règle {rule} de data/wording.yml).",
    "“{written}”: {why} Write for example “{instead}” (rule {rule} of data/wording.yml).",
)


@dataclass(frozen=True)
class Search:
    """Rules ready to be looked for all at once: each phrase under the words that it may begin with."""

    by_word: dict[str, list[tuple[WordingRule, Phrase]]] = field(default_factory=lambda: defaultdict(list))
    allowed: dict[str, list[Phrase]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[WordingRule]) -> "Search":
        """Return `rules` ready to be looked for."""
        search = cls()
        for one in rules:
            search.allowed[one.id] = [phrases.phrase(written) for written in one.allow]
            for written in map(phrases.phrase, one.forbid):
                for word in phrases.starts(written):
                    search.by_word[word].append((one, written))
        return search

    def find(self, text: Sequence[Token]) -> Iterator[tuple[WordingRule, Found]]:
        """Return what each rule forbids in `text`, once where its phrases share words."""
        done: dict[str, int] = {}
        for first, token in enumerate(text):
            longest: dict[str, tuple[WordingRule, Found]] = {}
            for one, written in self.by_word.get(token.word, ()):
                found = phrases.find_at(written, text, first)
                if found and found.last > longest.get(one.id, (one, Found(0, 0)))[1].last:
                    longest[one.id] = (one, found)
            for one, found in longest.values():
                excused = any(phrases.excuses(allowed, text, found) for allowed in self.allowed[one.id])
                if first >= done.get(one.id, 0) and not excused:
                    done[one.id] = found.last
                    yield one, found


@rule(
    "wording",
    says=_SAYS,
    why=(
        "Certains mots blessent, accusent, promettent ou mettent en danger. Chacun est dans data/wording.yml avec sa raison, "
        "ce qu’on écrit à sa place, et les phrases qu’il doit laisser passer.",
        "Some words hurt, blame, promise or put in danger. Each stands in data/wording.yml with its reason, what to write "
        "instead, and the sentences it must let through.",
    ),
)
def forbidden_words(library: Library) -> Iterator[Finding]:
    """No text says what a rule of level error forbids."""
    yield from _said(library, "error")


@rule(
    "wording-advice",
    level="warning",
    says=_SAYS,
    why=(
        "D’autres mots sont seulement plus lourds ou plus durs qu’il ne faut : data/wording.yml en propose de plus simples.",
        "Other words are only heavier or harsher than need be: data/wording.yml offers plainer ones.",
    ),
)
def heavier_words(library: Library) -> Iterator[Finding]:
    """What a rule of level warning advises against is pointed out."""
    yield from _said(library, "warning")


def _said(library: Library, level: Level) -> Iterator[Finding]:
    return (found for one, found in _everything_said(library) if one.level == level)


# As long as its Library lives: a build lets go of the one with its places, which is large.
_FOUND: WeakKeyDictionary[Library, tuple[tuple[WordingRule, Finding], ...]] = WeakKeyDictionary()


def _everything_said(library: Library) -> tuple[tuple[WordingRule, Finding], ...]:
    """Return what the rules of every level find: the texts are walked once for all of them."""
    if library not in _FOUND:
        _FOUND[library] = tuple(_walk(library))
    return _FOUND[library]


def _walk(library: Library) -> Iterator[tuple[WordingRule, Finding]]:
    search = Search.of(rules_of(library, _SOURCE))
    for name, record in library.files.items():
        for text in texts(record):
            # A number filled in by the site is a number too.
            words = plain(text.value, value=phrases.NUMBER, end="\n")
            found = phrases.tokens(words)
            for one, where in search.find(found):
                if is_looked_for(library, one, name, text):
                    ends = (found[where.first], found[where.last - 1])
                    yield one, _finding(name, text, words, one, ends)


def rules_of(library: Library, language: str) -> list[WordingRule]:
    """Return the rules of data/wording.yml on the words of `language`."""
    return [one for one in library.wording.rules if one.language == language]


def is_looked_for(library: Library, one: WordingRule, file: str, text: Text) -> bool:
    """Return whether the rule `one` looks at the place where `text` of `file` stands."""
    if _is_in(one.not_in + library.wording.not_in, file, text):
        return False
    return not one.only_in or _is_in(one.only_in, file, text)


def _finding(name: str, text: Text, said: str, one: WordingRule, ends: tuple[Token, Token]) -> Finding:
    start = ends[0].start
    written = said[start : ends[1].end]
    # Where markup stands between the words, the first of them is pointed at.
    needle = written if written in text.value else said[start : ends[0].end]
    values: dict[str, str | Pair] = {
        "written": written,
        "why": (one.why.fr, one.why.en),
        "instead": one.instead,
        "rule": one.id,
    }
    return Finding(name, text.path, values, needle=needle, nth=said[:start].count(needle))


def _is_in(places: Iterable[str], file: str, text: Text) -> bool:
    return any(_is_place(place, file, text) for place in places)


def _is_place(place: str, file: str, text: Text) -> bool:
    """Return whether `text` stands where `place` says: a field or fields, a folder or file, or the id of a text."""
    fields = ".".join(part for part in text.path if isinstance(part, str))
    return f".{place}." in f".{fields}." or f"{file}/".startswith(f"{place}/") or f"{text.key}.".startswith(f"{place}.")


@rule(
    "wording-place",
    says=(
        "« {written} » ne nomme rien : écrivez un champ (say, avoid.text), un dossier ou un fichier (situations, "
        "pages/ecoles), ou un texte (pages/ecoles#son-id).",
        "“{written}” names nothing: write a field (say, avoid.text), a folder or a file (situations, pages/ecoles), or a "
        "text (pages/ecoles#its-id).",
    ),
    why=(
        "Une exception mal écrite ne vaut nulle part, et une règle bornée à un lieu mal écrit ne cherche plus rien.",
        "A misspelt exception holds nowhere, and a rule kept to a misspelt place no longer looks for anything.",
    ),
)
def places_exist(library: Library) -> Iterator[Finding]:
    """Every place that data/wording.yml names is one of the data."""
    wording = library.wording
    named: list[tuple[str, Path]] = [(place, ("not_in", i)) for i, place in enumerate(wording.not_in)]
    for index, one in enumerate(wording.rules):
        for field_name in ("only_in", "not_in"):
            places = getattr(one, field_name)
            named += [(place, ("rules", index, field_name, i)) for i, place in enumerate(places)]
    # What an unread file holds is not known.
    if named and not library.unread:
        everything = [(name, text) for name, record in library.files.items() for text in texts(record)]
        for place, path in named:
            if not any(_is_place(place, name, text) for name, text in everything):
                yield Finding("wording", path, {"written": place})


@rule(
    "wording-example",
    says=("{what}", "{what}"),
    why=(
        "Une règle qui ne trouve pas ses propres exemples ne protège personne ; une règle qui trouve trop gêne tout le monde.",
        "A rule that does not find its own examples protects nobody; a rule that finds too much hinders everybody.",
    ),
)
def examples_hold(library: Library) -> Iterator[Finding]:
    """Each rule finds the sentences it says it finds, and leaves alone those it says it leaves."""
    for index, one in enumerate(library.wording.rules):
        search = Search.of([one])
        for i, sentence in enumerate(one.caught):
            if not any(search.find(phrases.tokens(sentence))):
                what = (
                    f"« {sentence} » devrait être trouvé par « {one.id} » et ne l’est pas ; complétez forbid.",
                    f"“{sentence}” should be found by “{one.id}” and is not; complete forbid.",
                )
                yield Finding("wording", ("rules", index, "caught", i), {"what": what})
        for i, sentence in enumerate(one.passes):
            said = phrases.tokens(sentence)
            for _, found in search.find(said):
                words = sentence[said[found.first].start : said[found.last - 1].end]
                what = (
                    f"« {words} » est trouvé par « {one.id} » et devrait passer ; complétez allow.",
                    f"“{words}” is found by “{one.id}” and should pass; complete allow.",
                )
                yield Finding("wording", ("rules", index, "passes", i), {"what": what}, needle=words)
