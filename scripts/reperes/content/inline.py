"""The small markup of a text: emphasis, lists, links `[words](kind:id)` and values `{fact:id}`. Nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# What a link may lead to. A contact is named by its role; its number never stands inside a sentence.
LINK_KINDS = ("guide", "platform", "situation", "question", "page", "glossary", "source", "contact", "law", "aide")
VALUE_KINDS = ("fact",)
_VALUE = re.compile(r"\{([a-z]+):([a-z0-9-]+)\}")
_TARGET = re.compile(r"([a-z]+):([^\s:]+)")
_LETTER = re.compile(r"[^\W_]")
# What is left of markup that the parser did not take for markup, and what stands for literal signs.
_LEFT = re.compile(r"(?:\[[^\[\]]*)?\](?:\(| \((?=[a-z]+:))[^()]*\)?|\{[^{}]*\}?")
_LITERAL = re.compile(r"\\[\[\](){}]|\{\{(?:[^{}]*\}{1,2})?")
_PAIR = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
# A bracket that nothing opens or closes, with the words stuck to it.
_LONE = re.compile(r"[^\s\[\]{}]*[\[\]{}][^\s\[\]{}]*")


@dataclass(frozen=True, slots=True)
class Reference:
    """Something a text names: its kind, its id, how it is written, and whether it is a link that shows no words."""

    kind: str
    id: str
    written: str
    wordless: bool = False


@cache
def parser() -> MarkdownIt:
    """Return the one Markdown parser: CommonMark with everything off but what texts need."""
    markdown = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    markdown.enable(["emphasis", "link", "list", "escape", "entity", "newline"])
    markdown.inline.ruler.before("link", "value", _value_rule)
    return markdown


def _value_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    if state.src.startswith("{{", state.pos):
        if not silent:
            state.pending += "{"
        state.pos += 2
        return True
    match = _VALUE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("value", "", 0)
        token.meta = {"kind": match[1], "id": match[2]}
    state.pos = match.end()
    return True


# Enough for the texts of one page and what pages share; every process of a build holds its own.
@lru_cache(maxsize=512)
def tokens(text: str, block: bool = False) -> list[Token]:
    """Return the tokens of `text`; with `block`, paragraphs and lists too."""
    return parser().parse(text) if block else parser().parseInline(text)


def references(text: str) -> tuple[Reference, ...]:
    """Return everything `text` names, in order, with links that name nothing known as kind ''."""
    return () if is_bare(text) else _references(text)


def contacts(text: str) -> list[str]:
    """Return the roles of the contacts that `text` names, in order."""
    return [ref.id for ref in references(text) if ref.kind == "contact"]


# Every rule goes through all texts and asks again what each names and says: small things to keep, where tokens are
# large. Room for the marked-up texts of a large library in two languages; words alone need none.
_TEXTS = 8192


@lru_cache(maxsize=_TEXTS)
def _references(text: str) -> tuple[Reference, ...]:
    return tuple(_found_references(text))


def _found_references(text: str) -> Iterator[Reference]:
    found = list(flat(tokens(text, block=True)))
    for index, token in enumerate(found):
        if token.type == "value":
            kind, ident = token.meta["kind"], token.meta["id"]
            yield Reference(kind if kind in VALUE_KINDS else "", ident, f"{{{kind}:{ident}}}")
        elif token.type == "link_open":
            href = unquote(str(token.attrs.get("href", "")))  # the parser encodes accents
            match = _TARGET.fullmatch(href)
            kind, ident = (match[1], match[2]) if match and match[1] in LINK_KINDS else ("", href)
            yield Reference(kind, ident, href, not _shows_words(found[index + 1 :]))


def _shows_words(after: list[Token]) -> bool:
    """Return whether a letter, a digit or a value stands in what follows the opening of a link, up to its end."""
    inside = takewhile(lambda token: token.type != "link_close", after)
    return any(token.type == "value" or _LETTER.search(token.content) for token in inside)


def leftovers(text: str) -> Iterator[str]:
    """Return what looks like a link or a value in `text` but is none, as it would stand on the page."""
    if is_bare(text):
        return
    found = [token.content for token in flat(tokens(_LITERAL.sub("", text), block=True)) if token.type == "text"]
    left = [part for content in found for part in _LEFT.findall(content)]
    yield from left
    if all(_PAIR.fullmatch(part) for part in left):
        yield from _lone("".join(found))


def _lone(words: str) -> Iterator[str]:
    """Return the brackets that stand alone in `words`: what is left of a link or of a value whose other half was lost."""
    paired = 1
    while paired:
        words, paired = _PAIR.subn(lambda match: match[0][1:-1], words)
    yield from _LONE.findall(words)


def target(written: str) -> Reference | None:
    """Return what `kind:id` names, or None where it is not written so."""
    match = _TARGET.fullmatch(written)
    return Reference(match[1], match[2], written) if match and match[1] in LINK_KINDS else None


# Everything that can begin a piece of markup; most texts hold none, and need no parser.
_MARKUP = re.compile(r"[\[\]{}*_\\&\n]|^\s*(?:[-+]|\d+[.)])(?:\s|$)")


def is_bare(text: str) -> bool:
    """Return whether `text` holds words alone, so that it reads the same with and without the parser."""
    return not _MARKUP.search(text)


def plain(text: str, *, value: str = "", end: str = " ") -> str:
    """Return the words of `text` without its markup, each value as `value`, each paragraph and list item closed by `end`."""
    return text.strip() if is_bare(text) else _plain(text, value, end)


@lru_cache(maxsize=_TEXTS)
def _plain(text: str, value: str, end: str) -> str:
    written = {"softbreak": " ", "hardbreak": " ", "paragraph_close": end, "value": value}
    return "".join(
        written.get(token.type, token.content)
        for token in flat(tokens(text, block=True))
        if token.type in written or token.type in ("text", "text_special")
    ).strip()


def flat(found: list[Token]) -> Iterator[Token]:
    """Return the tokens of `found` with those of its inline parts in their place."""
    for token in found:
        if token.children is not None and token.type == "inline":
            yield from token.children
        else:
            yield token
