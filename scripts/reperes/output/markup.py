"""A Text as HTML: its small markup, its typography, and the marks that say it is in another language or outdated."""

import html
import re
from collections.abc import Callable

from markdown_it.token import Token
from markupsafe import Markup

from reperes.content import inline
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition, cldr_locale
from reperes.output.words import Written, fill, marked, written

# French puts no-break spaces before ; : ! ? » and after « (Lexique des règles typographiques, Imprimerie nationale).
_BEFORE_NARROW = re.compile(r" (?=[;!?])")
_BEFORE_WIDE = re.compile(r" (?=[:»])|(?<=«) ")
_PLACE = re.compile(r"\{[a-z]+\}")
_LETTER = re.compile(r"[^\W\d_]")

# Where a reference leads, in a text of the data file of that name.
Resolve = Callable[[inline.Reference, str], str]


def typographic(text: str, language: str) -> str:
    """Return `text` with the spaces and apostrophes that print well in `language`."""
    if language != "fr":
        return text
    text = text.replace("'", "’")
    return _BEFORE_WIDE.sub("\u00a0", _BEFORE_NARROW.sub("\u202f", text))


class Writer:
    """Writes the texts of one page of an Edition; `resolve` gives the address that a reference leads to."""

    def __init__(self, edition: Edition, resolve: Resolve) -> None:
        self.edition = edition
        self.resolve = resolve

    def inline(self, text: Text) -> Written:
        """Return a text to stand inside a sentence or a heading."""
        return self._marked(text, block=False)

    def block(self, text: Text) -> Written:
        """Return a text as paragraphs and lists."""
        return self._marked(text, block=True)

    def plain(self, text: Text) -> str:
        """Return the words of a text, for titles and attributes."""
        if inline.is_bare(text.value):
            return typographic(text.value, text.language)
        body = "".join(self._html(token, text.language, text.file) for token in inline.flat(inline.tokens(text.value)))
        return html.unescape(re.sub(r"<[^>]+>", "", body))

    def _marked(self, text: Text, *, block: bool) -> Written:
        body = self._body(text, text.value, text.language, block)
        # Places to fill with nothing but signs between them belong to no language.
        language = text.language if _LETTER.search(_PLACE.sub("", text.value)) else self.edition.language
        if language != self.edition.language:
            body = str(marked(body, language, block=block))
        if text.former is not None:
            body += self._former(text, block)
        elif text.state in ("stale", "unsure"):
            body = self._outdated(body, text, block)
        return written(body, language)  # every part was escaped where it was written

    def _body(self, text: Text, value: str, language: str, block: bool) -> str:
        if inline.is_bare(value):
            words = html.escape(typographic(value, language), quote=False)
            return f"<p>{words}</p>" if block else words
        return "".join(self._html(token, language, text.file) for token in inline.flat(inline.tokens(value, block)))

    def _former(self, text: Text, block: bool) -> str:
        tag = "div" if block else "span"
        note = self._note(text, "former")
        former = self._body(text, text.former or "", self.edition.language, block)
        return f'<{tag} class="former"><small>{note}</small> {former}</{tag}>'

    def _outdated(self, body: str, text: Text, block: bool) -> str:
        tag = "div" if block else "span"
        note = self._note(text, "outdated")
        return f'<{tag} class="outdated">{body} <small>{note}</small></{tag}>'

    def _note(self, text: Text, word: str) -> Markup:
        """Return what is said of an uncertain translation: with the day its French changed, where that is known."""
        words = self.edition.words
        if text.state == "unsure":
            return self.inline(words["unsure"])
        if text.since is None:
            return self.inline(words[word])
        day = formats.date(text.since, self.edition.locale)
        return fill(self.edition, self.inline(words[f"{word}-since"]), date=day)

    def _html(self, token: Token, language: str, file: str) -> str:
        match token.type:
            case "text" | "text_special":
                return html.escape(typographic(token.content, language), quote=False)
            case "value":
                return self._value(token.meta["id"], language)
            case "link_open":
                ref = inline.target(str(token.attrs["href"]))
                return f'<a href="{html.escape(self.resolve(ref, file))}">' if ref else "<a>"
            case "softbreak":
                return " "
            case "hardbreak":
                return "<br>"
        return "" if token.hidden else _TAGS.get(token.type, "")

    def _value(self, ident: str, language: str) -> str:
        fact = self.edition.library.facts[ident]
        return html.escape(formats.fact(fact, cldr_locale(language)))


_TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "link_close": "</a>",
}
