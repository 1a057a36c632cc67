"""Texts for paper: the small markup as plain nodes that the templates print, never as source of the typesetter."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from reperes.content import inline
from reperes.content.model import Contact
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition, cldr_locale
from reperes.output import help as help_view
from reperes.output.markup import typographic

# A string, or a part with a name: b, i, br, call (words, number), named (words, name).
Node = str | dict[str, Any]
Nodes = list[Node]

COMPLETE = ("source", "current")
# Kinds of pages that a reader of paper cannot follow a link to.
PAGE_KINDS = frozenset({"guide", "platform", "situation", "question", "page", "aide"})
_UNPRINTED = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
# Vowel signs of Arabic: the typesetter doubles letters that bear them when text is copied out, and adults read without.
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")


@dataclass
class PaperWriter:
    """Writes the texts of one leaflet in the language of an Edition, with the numbers of one country.

    `incomplete` gathers the texts that are not, or no longer, in that language: such a leaflet is not printed.
    """

    edition: Edition
    country: str
    incomplete: list[Text] = field(default_factory=list)

    def nodes(self, text: Text) -> Nodes:
        """Return a text as nodes."""
        self._note(text)
        found = list(inline.flat(inline.tokens(text.value)))
        nodes, _ = self._read(found, 0, text)
        return nodes

    def plain(self, text: Text) -> str:
        """Return the words of a text."""
        return "".join(_flat(self.nodes(text)))

    def word(self, name: str, **values: str) -> str:
        """Return a word of the interface, with values in the places it leaves for them."""
        filled = self.plain(self.edition.words[name])
        for place, value in values.items():
            # A date that ends with a point (Ukrainian) ends the sentence with it.
            if value.endswith("."):
                filled = filled.replace(f"{{{place}}}.", value)
            filled = filled.replace(f"{{{place}}}", value)
        return filled

    def contact(self, role: str) -> Contact | None:
        """Return the contact of the country that plays `role`; its emergency number where it has none."""
        country = [self.country]
        found = help_view.first_for(self.edition, role, country) or help_view.first_for(
            self.edition, "danger-now", country
        )
        return found[1] if found else None

    def _note(self, text: Text) -> None:
        if text.state not in COMPLETE:
            self.incomplete.append(text)

    def _read(self, found: list[Token], start: int, text: Text, end: str = "") -> tuple[Nodes, int]:
        """Return the nodes from `start` up to the token `end`, and the place after it."""
        nodes: Nodes = []
        place = start
        while place < len(found):
            token = found[place]
            place += 1
            if token.type == end:
                break
            if token.type in ("strong_open", "em_open", "link_open"):
                inside, place = self._read(found, place, text, token.type.replace("_open", "_close"))
                nodes += self._part(token, inside)
            else:
                nodes += self._simple(token, text)
        return nodes, place

    def _simple(self, token: Token, text: Text) -> Nodes:
        match token.type:
            case "text" | "text_special":
                return [printable(typographic(token.content, text.language))] if token.content else []
            case "value":
                fact = self.edition.library.facts[token.meta["id"]]
                return [printable(formats.fact(fact, cldr_locale(text.language)))]
            case "softbreak":
                return [" "]
            case "hardbreak":
                return [{"t": "br"}]
        return []

    def _part(self, token: Token, inside: Nodes) -> Nodes:
        if token.type != "link_open":
            return [{"t": "b" if token.type == "strong_open" else "i", "c": inside}]
        ref = inline.target(str(token.attrs["href"]))
        if ref is None or ref.kind != "contact":
            return inside
        contact = self.contact(ref.id)
        if contact is None:
            return inside
        if contact.phone:
            return [{"t": "call", "c": inside, "number": number(contact.phone)}]
        # A complaint is filed anywhere: a name would only repeat it, in another language.
        return inside if ref.id == "complaint" else [{"t": "named", "c": inside, "name": printable(contact.name)}]


def leads_elsewhere(text: Text) -> bool:
    """Return whether a text sends to another page: on paper that helps nobody."""
    return any(ref.kind in PAGE_KINDS for ref in inline.references(text.value))


def number(phone: str) -> str:
    """Return a number that is never broken over two lines."""
    return phone.replace(" ", "\u00a0")


def printable(text: str) -> str:
    """Return `text` as it is printed: composed letters, no invisible marks of direction, no vowel signs of Arabic."""
    return _VOWEL_SIGNS.sub("", _UNPRINTED.sub("", unicodedata.normalize("NFC", text)))


def _flat(nodes: Nodes) -> list[str]:
    words: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            words.append(node)
        else:
            words += _flat(node.get("c", []))
    return words
