"""Advice on prose: it warns, and never blocks."""

import re
from collections.abc import Iterator

from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.readability import SENTENCE_END
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import records, texts

# What `reperes new` writes where something is to be written.
TO_WRITE = "À écrire"
# Words that make an age or a year a limit set by a law or a platform; what lasted (« 3 ans d’amitié ») is none.
_LIMITED = re.compile(
    r"\b(?:(?:à partir de|dès|moins de|plus de|avant|jusqu[’']à|au moins|au[- ]dessous de|en dessous de|mineure?s? de|"
    r"majorité à|âge minimum(?: est)?(?: de|\s*:)?|interdit\w* aux|réservée?s? aux)\s+(?:l[’']âge de\s+)?(\d+ ans)"
    r"|après\s+(?:l[’']âge de\s+)?(\d\d ans)|(\d+ ans)(?=\s+(?:révolus|minimum|et plus|ou plus)))\b"
    r"(?!\s+d(?:e\s+|[’'])(?!prison|emprisonnement|détention|réclusion))"
    r"|\b(?:depuis|dès|à partir d[eu]|avant|après|jusqu[’'](?:en|à)|d[’']ici)\s+(?:(?:le|la|fin|à)\s+)?(?:\d+(?:er)?\s+)?"
    r"(?:[^\W\d_]+\s+)?((?:19|20)\d\d)\b(?!\s+\w+s\b)",
    re.I,
)
_SHARE = re.compile(r"\d+(?:[.,]\d+)?(?:[ \u00a0\u202f]?%|\s+pour\s+cent)", re.I)
_PROPORTION = re.compile(r"\b1 \w+ sur \d+|\bun \w+ sur (?:deux|trois|quatre|cinq|dix)\b", re.I)
# Words of limit or of counting: beside them a percentage is a figure, elsewhere it is the strength of a light.
_COUNTING = re.compile(
    r"%\s+(?:des|de\s+(?:nos|vos|leurs|ces)|d[’']entre)\b"
    r"|\b(?:enfants|adolescent(?:e?s)|ados|jeunes|mineure?s|filles|garçons|élèves|familles|victimes|personnes|comptes|cas|"
    r"utilisateurs|utilisatrices|signalements|plaintes|français|belges|selon|d[’']après|études?|sondages?|enquêtes?|rapports?|"
    r"statistiques?|taux|hausse|moyenne|majorité|moins de|plus de|au moins|au plus|jusqu[’']à|près de|environ|maximum|"
    r"minimum|dépass\w+)\b",
    re.I,
)


@rule(
    "to-write",
    says=(
        "ce texte est encore celui du modèle ; écrivez le vôtre, ou enlevez cette ligne si elle n’est pas obligatoire.",
        "this text is still the template’s; write yours, or remove the line if it is not required.",
    ),
    why=(
        "Un nouveau fichier vient avec des textes à remplacer ; aucun ne doit paraître sur le site.",
        "A new file comes with texts to replace; none may appear on the site.",
    ),
)
def templates_are_filled(library: Library) -> Iterator[Finding]:
    """No text and no name is the one that `reperes new` wrote."""
    for name, record in library.files.items():
        for text in texts(record):
            if text.value == TO_WRITE:
                yield Finding(name, text.path)
        for owner in records(record):
            if getattr(owner, "name", None) == TO_WRITE:
                yield Finding(name, (*owner.place, "name"))


@rule(
    "typed-limit",
    level="warning",
    says=(
        "« {written} » ressemble à une limite ou à un chiffre qui peut changer ; mettez-le dans data/facts.yml et écrivez "
        "{{fact:id}}.",
        "“{written}” looks like a limit or a figure that can change; put it in data/facts.yml and write {{fact:id}}.",
    ),
    why=(
        "Un âge légal, une année ou un pourcentage écrit dans une phrase reste faux partout où on l’a oublié.",
        "A legal age, a year or a percentage typed in a sentence stays wrong wherever it was forgotten.",
    ),
)
def limits_are_facts(library: Library) -> Iterator[Finding]:
    """Ages and years beside words of limit, percentages beside words of counting, and proportions are facts."""
    for name, record in library.files.items():
        for text in texts(record):
            words = plain(text.value)
            for start, end in sorted(_limits(words)):
                written = words[start:end]
                yield Finding(name, text.path, {"written": written}, needle=written, nth=words[:start].count(written))


def _limits(words: str) -> Iterator[tuple[int, int]]:
    """Return where the limits, the percentages and the proportions stand in `words`."""
    for match in _LIMITED.finditer(words):
        yield match.span(match.lastindex or 0)
    yield from (match.span() for match in _PROPORTION.finditer(words))
    for match in _SHARE.finditer(words):
        # Its own sentence, as far as it goes on both sides.
        before = SENTENCE_END.split(words[: match.start()])[-1]
        if _COUNTING.search(before + SENTENCE_END.split(words[match.start() :])[0]):
            yield match.span()
