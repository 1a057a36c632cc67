"""All that a template needs for one leaflet, as one record that goes to it as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from reperes.content.model import Described, Document, Platform
from reperes.content.school import SchoolFile
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition, direction
from reperes.output import icons
from reperes.output.leaflets import checklist, family, parts
from reperes.output.leaflets.plan import Leaflet
from reperes.output.leaflets.words import COMPLETE, PaperWriter, printable
from reperes.output.places import absolute
from reperes.output.qr import qr_svg
from reperes.project import Project

# The template that stands in for a leaflet that cannot be printed.
NOTICE = "notice"
HOME = "pages/accueil"
# Formats that share a template, and those that have another one for two languages.
TEMPLATES = {"card": "sheet", "flyer": "sheet", "flyer-a4": "sheet"}
DUO_TEMPLATES = {"trifold": "zigzag"}
# Shorter words fit the narrowest panel in every script.
_LONG_WORD = 16


@dataclass(frozen=True)
class Payload:
    """What is printed, and the texts for which it is not printed: a notice stands in its place then."""

    template: str
    data: str
    address: str
    incomplete: list[Text]


def payload(
    project: Project,
    editions: Sequence[Edition],
    leaflet: Leaflet,
    school: SchoolFile | None = None,
    *,
    notice: bool = False,
) -> Payload:
    """Return what the template of `leaflet` gets, in the language of its Edition, or in those of two.

    It is the notice's where a text is not in the language, or outdated; of two languages, the notice of that one.
    """
    said = [_said(project, edition, leaflet, school) for edition in editions]
    incomplete = [(edition, missing) for edition, (_, missing) in zip(editions, said, strict=True) if missing]
    if incomplete or notice:
        edition, missing = incomplete[0] if incomplete else (editions[0], [])
        whole = _notice(project, edition, leaflet, school)
        # A title that is too long for the leaflet may be too long for the notice.
        whole["title_ready"] = whole["title_ready"] and not notice
        return _finished(NOTICE, whole, missing)
    if len(said) == 1:
        return _finished(TEMPLATES.get(leaflet.form, leaflet.form), said[0][0], [])
    both = {"form": leaflet.form, "url": said[0][0]["url"], "voices": [voice for voice, _ in said]}
    return _finished(DUO_TEMPLATES.get(leaflet.form, "sheet"), both, [])


def _finished(template: str, whole: dict[str, Any], incomplete: list[Text]) -> Payload:
    return Payload(template, json.dumps(whole, ensure_ascii=False, sort_keys=True), str(whole["url"]), incomplete)


def _said(
    project: Project, edition: Edition, leaflet: Leaflet, school: SchoolFile | None
) -> tuple[dict[str, Any], list[Text]]:
    """Return all that is printed in one language, and its texts that are not, or no longer, in that language."""
    record = edition.library.described[leaflet.item]
    writer = PaperWriter(edition, leaflet.country)
    whole = _common(project, writer, leaflet, record, school)
    if isinstance(record, Platform):
        whole |= checklist.of_platform(writer, record)
    else:
        assert isinstance(record, Document), "checked by the rule `leaflet-format`"
        whole |= _of_document(writer, record, leaflet, school)
    whole["long_words"] = _long_words({**whole, "school": None})
    return whole, list(dict.fromkeys(writer.incomplete))


def _of_document(writer: PaperWriter, record: Document, leaflet: Leaflet, school: SchoolFile | None) -> dict[str, Any]:
    if leaflet.form == "letter":
        return family.of_letter(writer, record, school)
    return family.of_agreement(writer, record) if leaflet.form == "agreement" else parts.of_document(writer, record)


def _notice(project: Project, edition: Edition, leaflet: Leaflet, school: SchoolFile | None) -> dict[str, Any]:
    record = edition.library.described[leaflet.item]
    writer = PaperWriter(edition, leaflet.country)
    whole = _common(project, writer, leaflet, record, school)
    whole["help"] = parts.help_part(writer, record)
    whole["long_words"] = _long_words({**whole, "school": None})
    return whole


def _common(
    project: Project, writer: PaperWriter, leaflet: Leaflet, record: Described, school: SchoolFile | None
) -> dict[str, Any]:
    edition = writer.edition
    site = edition.library.site
    # A letter leads parents to the home page, not to the page that the school took it from.
    url = short_address(edition, HOME if leaflet.form == "letter" else leaflet.item)
    shown = urlsplit(url).netloc + urlsplit(url).path.rstrip("/")
    reviewed = formats.date(record.reviewed, edition.locale)
    fine = [writer.word("reviewed", date=reviewed), writer.word("not-professional")]
    if edition.info.state == "draft":
        fine.append(writer.word("translation-draft"))
    return {
        "form": leaflet.form,
        "lang": edition.language,
        "dir": edition.direction,
        "eco": leaflet.eco,
        "name": site.name,
        "title": writer.nodes(record.title),
        "plain_title": writer.plain(record.title),
        # A notice names the page only where it can do so in the language.
        "title_ready": record.title.state in COMPLETE,
        "lead": writer.nodes(record.lead),
        "plain_lead": writer.plain(record.lead),
        "date": [record.reviewed.year, record.reviewed.month, record.reviewed.day],
        "kicker": writer.word("print-kicker"),
        "online": writer.word("print-online"),
        "provisional": writer.word("print-provisional") if site.provisional else "",
        "url": url,
        "url_text": shown,
        "qr": qr_svg(url, edge=0),
        "qr_alt": writer.word("print-qr", address=shown),
        "fine": fine,
        "licence": f"{writer.word('independent')} {writer.word('licence')}",
        "stamp": writer.word("print-stamp"),
        "drawing": _drawing(project, record),
        "school": _school(writer, school),
        "notice": [writer.word("print-notice-title"), writer.word("print-notice-text")],
    }


def short_address(edition: Edition, item: str) -> str:
    """Return the short address of the page of `item` in the language: what the QR code holds."""
    library = edition.library
    address = library.addresses_of_pages[item]
    code = next(line.code for line in library.addresses.addresses if line.path == address and not line.moved_to)
    return absolute(library.site.address, edition.language, f"/q/{code}/")


def _long_words(value: Any) -> list[str]:
    """Return the words that may be wider than a panel: the typesetter measures them."""
    if isinstance(value, str):
        return [word for word in value.split() if len(word) >= _LONG_WORD] if not value.startswith("<svg") else []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return sorted({word for part in parts for word in _long_words(part)})


def _drawing(project: Project, record: Described) -> str:
    known = {path.stem: Markup() for path in project.icons.glob("*.svg")}
    return (project.icons / f"{icons.of_record(record, known)}.svg").read_text(encoding="utf-8")


def _school(writer: PaperWriter, school: SchoolFile | None) -> dict[str, Any] | None:
    if school is None:
        return None
    card = school.card
    shown = [card.name, card.contact or "", card.role or "", card.email or "", *card.lines]
    return {
        "long_words": _long_words([printable(text) for text in shown]),
        "heading": writer.word("print-school"),
        "lang": card.language,
        "dir": direction(card.language),
        "name": printable(card.name),
        "contact": printable(card.contact or ""),
        "role": printable(card.role or ""),
        "phone": (card.phone or "").replace(" ", "\u00a0"),
        "email": card.email or "",
        "lines": [printable(line) for line in card.lines],
        # A list of bytes, whatever the kind: the typesetter takes it as it is.
        "logo": list(school.logo.content) if school.logo else "",
        "logo_kind": school.logo.kind if school.logo else "",
    }
