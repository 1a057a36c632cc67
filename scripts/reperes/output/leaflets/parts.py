"""What a leaflet says, as data for the templates: chosen from the blocks of a guide or a card, in the order of use."""

from collections.abc import Sequence
from typing import Any

from reperes.content.model import (
    Described,
    Document,
    DoNotBlock,
    HelpBlock,
    ListBlock,
    ProseBlock,
    Step,
    StepsBlock,
    SummaryBlock,
    WordsBlock,
)
from reperes.content.text import Text
from reperes.language import formats
from reperes.output.leaflets import numbers
from reperes.output.leaflets.words import Nodes, PaperWriter, leads_elsewhere, printable
from reperes.output.links import blocks_of

# Paper is short: these many lines at most of what the page has more of.
AVOIDED, LATER = 3, 5
# The blocks of what comes after the first minute, in order.
_LATER = ("aujourdhui", "cette-semaine", "ensuite")

Part = dict[str, Any]


def of_document(writer: PaperWriter, document: Document) -> Part:
    """Return everything that the formats of a guide or a card print."""
    blocks = document.blocks
    steps = [block for block in blocks if isinstance(block, StepsBlock)]
    summary = next((block for block in blocks if isinstance(block, SummaryBlock)), None)
    do_not = next((block for block in blocks if isinstance(block, DoNotBlock)), None)
    words = next((block for block in blocks if isinstance(block, WordsBlock)), None)
    notes = next((block for block in blocks if isinstance(block, ListBlock) and block.id == "a-noter"), None)
    later = [block for block in blocks if block.id in _LATER and isinstance(block, StepsBlock | ProseBlock)]
    return {
        # The first line of a summary says that it is not the child's fault; a card says it in its lead.
        "comfort": writer.nodes(summary.points[0].text) if summary else None,
        "steps": _section(writer, steps[0].title, [paper_text(step) for step in steps[0].steps]),
        "donot": _do_not(writer, do_not) if do_not else None,
        "words": _said(writer, words) if words else None,
        "notes": _section(writer, notes.title, [item.text for item in notes.items]) if notes else None,
        "later": [_later(writer, block) for block in later],
        "help": help_part(writer, document),
    }


def help_part(writer: PaperWriter, document: Described) -> Part:
    """Return whom to call, in one country, and how the numbers were read."""
    block = next((block for block in blocks_of(document) if isinstance(block, HelpBlock)), None)
    roles = block.roles if block else ()
    country = printable(formats.country(writer.country, writer.edition.locale))
    return {
        # Numbers without their country would be dialled in another: the title of the block itself names none.
        "title": [writer.word("help-title", country=country)],
        "country": country,
        "lines": numbers.rows(writer, roles),
        "one": numbers.one_number(writer, roles),
        "poster": numbers.of_poster(writer, roles),
        "night": numbers.night_sentence(writer),
        "read": numbers.how_read(writer, roles),
    }


def paper_text(step: Step) -> Text:
    """Return what paper says of a step: its text for paper where it has one."""
    return step.leaflet or step.do


def _do_not(writer: PaperWriter, block: DoNotBlock) -> Part:
    items = [
        {"text": writer.nodes(item.text), "why": writer.nodes(item.why) if item.why else None} for item in block.items
    ]
    return {"title": writer.nodes(block.title), "items": items}


def _section(writer: PaperWriter, title: Text, texts: Sequence[Text]) -> Part:
    return {"title": writer.nodes(title), "items": [writer.nodes(text) for text in texts]}


def _said(writer: PaperWriter, block: WordsBlock) -> Part:
    def quoted(text: Text) -> Nodes:
        before, _, after = writer.word("quoted").partition("{words}")
        return [before, *writer.nodes(text), after]

    avoid = [item for item in block.avoid if item.instead is not None][:AVOIDED]
    return {
        "title": writer.nodes(block.title),
        "say_title": writer.word("say"),
        "say": [quoted(item.text) for item in block.say],
        "avoid_title": writer.word("avoid"),
        "avoid": [{"text": quoted(item.text), "instead": _instead(writer, item.instead)} for item in avoid],
    }


def _instead(writer: PaperWriter, text: Text | None) -> Nodes:
    before, _, after = writer.word("instead").partition("{words}")
    return [before, *(writer.nodes(text) if text else []), after]


def _later(writer: PaperWriter, block: StepsBlock | ProseBlock) -> Part:
    texts = (
        [paper_text(step) for step in block.steps]
        if isinstance(block, StepsBlock)
        else [item.text for item in block.paragraphs]
    )
    # Of what comes later paper leaves out what sends to another page; of what to do now and what not to do, nothing.
    kept = [text for text in texts if not leads_elsewhere(text)]
    return _section(writer, block.title, kept[:LATER])
