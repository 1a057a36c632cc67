"""What schools and families fill in by hand: the letter to parents, and the family agreement."""

from typing import Any, TypeVar

from reperes.content.model import AgesBlock, Document, Item, ListBlock, ProseBlock, SummaryBlock
from reperes.content.rules.leaflets import AGREEMENT_BLOCKS, LETTER_BLOCK
from reperes.content.school import SchoolFile
from reperes.content.texts import records
from reperes.language import formats
from reperes.language.edition import direction
from reperes.output.leaflets import parts
from reperes.output.leaflets.words import Node, Nodes, PaperWriter, printable

B = TypeVar("B")
# The paragraph of the letter whose words to fill in are the person of the school's own file.
_PERSON = "lettre-ecole"
# What the summary says of the agreement that must be read on the sheet too: a way to talk, no protection.
_AIM = "pour-parler"


def of_letter(writer: PaperWriter, page: Document, school: SchoolFile | None) -> dict[str, Any]:
    """Return the letter of a page, with the words to fill in as lines to write on, and whom to call."""
    block = _block(page, LETTER_BLOCK, ProseBlock)
    person = _person(school) if school else None
    title = writer.edition.words["print-letter"]
    return {
        "title": writer.nodes(title),
        "plain_title": writer.plain(title),
        "paragraphs": [_paragraph(writer, item, person) for item in block.paragraphs],
        "help": parts.help_part(writer, page),
        "home": writer.word("print-home"),
        "date_line": writer.word("print-date"),
    }


def _paragraph(writer: PaperWriter, item: Item, person: Node | None) -> Nodes:
    """Return a paragraph whose words in bold and parentheses are a line to write on, or the person to talk to."""
    return [_blank(node, person if item.id == _PERSON else None) for node in writer.nodes(item.text)]


def _blank(node: Node, person: Node | None) -> Node:
    if isinstance(node, str) or node["t"] != "b":
        return node
    words = "".join(part for part in node["c"] if isinstance(part, str))
    if not (words.startswith("(") and words.endswith(")")):
        return node
    return person or {"t": "blank", "c": [words]}


def _person(school: SchoolFile) -> Node | None:
    """Return the person of the school's file in its own language and direction, or None where it names nobody."""
    card = school.card
    said = [printable(part) for part in (card.contact, card.role) if part]
    if not said:
        return None
    number = (card.phone or "").replace(" ", "\u00a0")
    return {
        "t": "own",
        "c": [", ".join(said)],
        "number": number,
        "lang": card.language,
        "dir": direction(card.language),
    }


def of_agreement(writer: PaperWriter, page: Document) -> dict[str, Any]:
    """Return the promises of both sides, what to do when things go wrong, and the lines to fill in."""
    adult, child, wrong = (_block(page, ident, ListBlock) for ident in AGREEMENT_BLOCKS)
    summary = next((block for block in page.blocks if isinstance(block, SummaryBlock)), None)
    aim = next((point for point in summary.points if point.id == _AIM), None) if summary else None
    ages = next((block for block in page.blocks if isinstance(block, AgesBlock)), None)
    return {
        "aim": writer.nodes(aim.text) if aim else None,
        "adult": _promises(writer, adult),
        "child": _promises(writer, child),
        "wrong": _promises(writer, wrong),
        "ages": _ages(writer, ages) if ages else None,
        "lines": {name: writer.word(f"print-{name}") for name in ("own-words", "trusted", "date", "again")},
        "sign": [writer.word("print-sign-adult"), writer.word("print-sign-child")],
        "help": parts.help_part(writer, page),
    }


def _promises(writer: PaperWriter, block: ListBlock) -> dict[str, Any]:
    return {"title": writer.nodes(block.title), "items": [writer.nodes(item.text) for item in block.items]}


def _ages(writer: PaperWriter, block: AgesBlock) -> dict[str, Any]:
    locale = writer.edition.locale

    def label(first: int, last: int) -> str:
        return writer.word("age-range", **{"from": str(first), "to": formats.age(last, locale)})

    items = [[label(age.from_age, age.to_age), writer.nodes(age.text)] for age in block.ages]
    return {"title": writer.nodes(block.title), "items": items}


def _block(page: Document, ident: str, kind: type[B]) -> B:
    """Return a block by its id; that it is there is checked by the rule `leaflet-format`."""
    return next(block for block in records(page) if isinstance(block, kind) and getattr(block, "id", "") == ident)
