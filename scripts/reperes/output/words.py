"""Words of the interface with their places filled, each part marked where its language is not that of what is around it."""

from markupsafe import Markup, escape

from reperes.language import formats
from reperes.language.edition import SOURCE_LANGUAGE, Edition, direction
from reperes.problems import FaultError


class Written(Markup):
    """Markup that knows which language its words are in."""

    language: str


def written(html: str, language: str) -> Written:
    """Return `html`, whose words are in `language`."""
    made = Written(html)
    made.language = language
    return made


def marked(html: str, language: str, *, block: bool = False) -> Markup:
    """Return `html` in an element that says its language and direction."""
    tag = "div" if block else "span"
    return Markup(f'<{tag} lang="{language}" dir="{direction(language)}">{html}</{tag}>')  # noqa: S704 - was escaped


def french(edition: Edition, words: str) -> Written:
    """Return plain words that volunteers write once, in French, for all languages."""
    html = escape(words)
    return written(html if edition.language == SOURCE_LANGUAGE else marked(html, SOURCE_LANGUAGE), SOURCE_LANGUAGE)


def fill(edition: Edition, word: Markup, **values: object) -> Written:
    """Put values in the places that a word of the interface leaves for them, such as {date}."""
    filled = escape(word)
    language = getattr(word, "language", edition.language)
    for name, value in values.items():
        if f"{{{name}}}" not in filled:
            raise FaultError(
                f"data/ui.yml : « {filled} » doit contenir {{{name}}}, que le site remplit.",
                f"data/ui.yml: “{filled}” must hold {{{name}}}, which the site fills in.",
            )
        filled = filled.replace(f"{{{name}}}", _inside(edition, value, language))
    return written(filled, language)


def joined(edition: Edition, parts: list[Markup]) -> Written:
    """Return parts as a list of the reader's language, “a, b et c”."""
    marks = [f"\0{index}\0" for index in range(len(parts))]
    html = escape(formats.joined(marks, edition.locale))
    for mark, part in zip(marks, parts, strict=True):
        html = html.replace(mark, escape(part))
    return written(html, edition.language)


def _inside(edition: Edition, value: object, language: str) -> Markup:
    """Return a value as it stands in words of `language`: dates, names and lists are in the reader's language.

    What is in neither language has its own mark already; numbers need none.
    """
    html = escape(value)
    of = getattr(value, "language", edition.language if type(value) is str else language)
    return marked(html, of) if of == edition.language != language else html
