"""Advice on prose: it warns, and never blocks."""

import re
from collections.abc import Iterator

from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import texts

# Words that make a number a limit set by a law or a platform, or a statistic.
_LIMIT = re.compile(
    r"(?:à partir de|dès|moins de|plus de|avant|après|jusqu’à|âge minimum|interdit\w* aux)\s+(?:l’âge de\s+)?(\d+ ans)"
    r"|(\d+(?:[.,]\d+)? ?%)"
    r"|(?:\b1 \w+ sur \d+|\bun \w+ sur (?:deux|trois|quatre|cinq|dix))",
    re.I,
)


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
