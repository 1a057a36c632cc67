"""Advice on prose: it warns, and never blocks."""

import re
from collections.abc import Iterator

from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import records, texts

# What `reperes new` writes where something is to be written.
TO_WRITE = "À écrire"
# Words that make a number a limit set by a law or a platform, or a statistic.
_LIMIT = re.compile(
    r"(?:à partir de|dès|moins de|plus de|avant|après|jusqu’à|âge minimum|interdit\w* aux)\s+(?:l’âge de\s+)?(\d+ ans)"
    r"|(\d+(?:[.,]\d+)? ?%)"
    r"|(?:\b1 \w+ sur \d+|\bun \w+ sur (?:deux|trois|quatre|cinq|dix))",
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
        "Un âge légal ou un pourcentage écrit dans une phrase reste faux partout où on l’a oublié.",
        "A legal age or a percentage typed in a sentence stays wrong wherever it was forgotten.",
    ),
)
def limits_are_facts(library: Library) -> Iterator[Finding]:
    """Ages beside words of limit, percentages and proportions are facts."""
    for name, record in library.files.items():
        for text in texts(record):
            for match in _LIMIT.finditer(plain(text.value)):
                written = match[1] or match[2] or match[0]
                yield Finding(name, text.path, {"written": written}, needle=written)
