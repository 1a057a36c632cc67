"""What is typed in a sentence although it lives in the data: web addresses."""

import re
from collections.abc import Iterator

_TOP = "app|be|ca|ch|co|com|de|dev|es|eu|fr|gg|info|int|io|it|link|lu|ly|me|net|nl|online|org|pl|pt|ro|ru|tv|uk|xyz"
_WEB = re.compile(
    r"(?:https?://|www\.)\S*[^\s.,;:!?)\]»”\"]"
    rf"|(?:[\w.+-]+@)?\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?P<top>{_TOP})\b(?!-)(?P<path>/)?",
    re.I,
)


def addresses(words: str) -> Iterator[str]:
    """Return the web and mail addresses in `words`; a new sentence without its space (« dort.Es ») is none."""
    for match in _WEB.finditer(words):
        top = match["top"]
        if not top or match["path"] or "@" in match[0] or not (top[0].isupper() and top[1:].islower()):
            yield match[0].removesuffix("/")
