"""The same sheets for a browser: what the page "make your leaflet" shows, changes and prints, without any program."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from reperes.content import inline
from reperes.content.model import Document
from reperes.language import formats
from reperes.language.edition import Edition
from reperes.output.leaflets import family, parts
from reperes.output.leaflets.payload import short_address
from reperes.output.leaflets.words import Node, Nodes, PaperWriter, printable
from reperes.output.qr import qr_svg

# What a hand writes on: dots, as many as a name or a date takes.
_DOTS = "………………………………"


@dataclass(frozen=True)
class Section:
    """A title and what stands under it; words to say are the first to go where there is little room."""

    title: Markup
    items: list[Markup]
    said: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of one guide or card, all its words ready to print. `letter` is the text of one that is only written."""

    ident: str
    target: str
    title: Markup
    comfort: Markup
    sections: list[Section]
    lines: list[dict[str, Any]]
    help_title: Markup
    night: str
    small: str
    address: str
    qr: Markup
    letter: str = ""


def sheets(edition: Edition) -> list[Sheet]:
    """Return the sheets that are complete in the language, with the numbers of its first country, in the site's order."""
    made = []
    for item, form in _items(edition):
        writer = PaperWriter(edition, edition.countries[0])
        ref = inline.target(item)
        record = edition.library.described.get(f"{ref.kind}s/{ref.id}") if ref else None
        if isinstance(record, Document):
            sheet = _letter(writer, item, record) if form == "letter" else _sheet(writer, item, record)
            # As on paper: nothing that is not, or no longer, in the language.
            made += [] if writer.incomplete else [sheet]
    return made


def _items(edition: Edition) -> Iterable[tuple[str, str]]:
    """Return what the site prints, once each: the letter, and what is made of things to do."""
    found: dict[str, str] = {}
    for group in edition.library.leaflets:
        for form in group.formats:
            if form not in ("checklist", "agreement"):
                found |= dict.fromkeys(group.items, form)
    return found.items()


def _sheet(writer: PaperWriter, item: str, record: Document) -> Sheet:
    said = parts.of_document(writer, record)
    sections = [Section(html(said["steps"]["title"]), [html(step) for step in said["steps"]["items"]])]
    if said["donot"]:
        sections.append(Section(html(said["donot"]["title"]), [html(one["text"]) for one in said["donot"]["items"]]))
    if said["words"]:
        sections.append(
            Section(html(said["words"]["title"]), [html(words) for words in said["words"]["say"]], said=True)
        )
    comfort = said["comfort"] or writer.nodes(record.lead)
    return Sheet(sections=sections, **_common(writer, item, record, html(comfort), said["help"]))


def _letter(writer: PaperWriter, item: str, record: Document) -> Sheet:
    said = family.of_letter(writer, record, None)
    letter = "\n\n".join(text(paragraph) for paragraph in said["paragraphs"])
    return Sheet(sections=[], letter=letter, **_common(writer, item, record, Markup(), said["help"]))


def _common(
    writer: PaperWriter, item: str, record: Document, comfort: Markup, help_part: dict[str, Any]
) -> dict[str, Any]:
    edition = writer.edition
    url = short_address(edition, edition.library.page_of(*item.split(":")))
    shown = urlsplit(url).netloc + urlsplit(url).path.rstrip("/")
    # As on paper: when the numbers were read, when the text was compared with its sources, who did not read it.
    reviewed = formats.date(record.reviewed, edition.locale)
    small = [help_part["read"], writer.word("reviewed", date=reviewed), writer.word("not-professional")]
    if edition.info.state == "draft":
        small.append(writer.word("translation-draft"))
    lines = [
        {"number": line["number"], "label": line["label"], "when": Markup(" · ").join(map(html, line["when"]))}
        for line in help_part["lines"]
    ]
    return {
        "ident": record.id,
        "target": item,
        "title": html(writer.nodes(record.title)),
        "comfort": comfort,
        "lines": lines,
        "help_title": html(help_part["title"]),
        "night": help_part["night"],
        "small": " ".join(small),
        "address": shown,
        # A drawing of our own; the address stands beside it in letters.
        "qr": Markup(qr_svg(url, edge=0).replace("<svg ", '<svg aria-hidden="true" ', 1)),  # noqa: S704
    }


def html(nodes: Nodes) -> Markup:
    """Return nodes as HTML: their words escaped, numbers in their own order on one line."""
    return Markup().join(escape(node) if isinstance(node, str) else _tag(node) for node in nodes)


def _tag(node: dict[str, Any]) -> Markup:
    inside = html(node.get("c", []))
    match node["t"]:
        case "b":
            return Markup("<strong>{}</strong>").format(inside)
        case "br":
            return Markup("<br>")
        case "call":
            return Markup('{}\u00a0<strong class="number"><bdi dir="ltr">{}</bdi></strong>').format(
                inside, node["number"]
            )
        case "named":
            return Markup("{} ({})").format(inside, node["name"])
        case "box":
            return Markup('<span class="whole">{}</span>').format(inside)
    return inside


def text(nodes: Nodes) -> str:
    """Return nodes as plain words, with dots where something is filled in."""
    return "".join(node if isinstance(node, str) else _words(node) for node in nodes)


def _words(node: Node) -> str:
    assert not isinstance(node, str), "a string is its own words"
    inside = text(node.get("c", []))
    match node["t"]:
        case "blank":
            return f"{_DOTS} {inside}"
        case "call":
            return f"{inside}\u00a0{node['number']}"
        case "named":
            return printable(f"{inside} ({node['name']})")
    return inside
