"""All that a template needs for one leaflet, as one record that goes to it as JSON."""

import io
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import segno
from markupsafe import Markup

from reperes.content.model import Described, Document, Platform
from reperes.content.school import SchoolFile
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition, direction
from reperes.output import icons
from reperes.output.leaflets import checklist, parts
from reperes.output.leaflets.plan import Leaflet
from reperes.output.leaflets.words import COMPLETE, PaperWriter, printable
from reperes.output.places import absolute
from reperes.project import Project

# The template that stands in for a leaflet that cannot be printed.
NOTICE = "notice"
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
    project: Project, edition: Edition, leaflet: Leaflet, school: SchoolFile | None = None, *, notice: bool = False
) -> Payload:
    """Return what the template of `leaflet` gets; that of the notice where a text is not in the language, or outdated."""
    record = edition.library.described[leaflet.item]
    writer = PaperWriter(edition, leaflet.country)
    common = _common(project, writer, leaflet, record, school)
    if isinstance(record, Platform):
        body: dict[str, Any] = checklist.of_platform(writer, record)
    else:
        assert isinstance(record, Document), "checked by the rule `leaflet-format`"
        body = parts.of_document(writer, record)
    template = {"card": "sheet", "flyer": "sheet"}.get(leaflet.form, leaflet.form)
    incomplete = list(dict.fromkeys(writer.incomplete))
    if incomplete or notice:
        # A title that is too long for the leaflet may be too long for the notice.
        common["title_ready"] = common["title_ready"] and not notice
        template, body = NOTICE, {"help": parts.help_part(PaperWriter(edition, leaflet.country), record)}
    whole = {**common, **body}
    whole["long_words"] = _long_words(whole)
    data = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    return Payload(template, data, str(common["url"]), incomplete)


def _common(
    project: Project, writer: PaperWriter, leaflet: Leaflet, record: Described, school: SchoolFile | None
) -> dict[str, Any]:
    edition = writer.edition
    site = edition.library.site
    url = short_address(edition, leaflet.item)
    shown = urlsplit(url).netloc + urlsplit(url).path.rstrip("/")
    reviewed = formats.date(record.reviewed, edition.locale)
    fine = [writer.word("reviewed", date=reviewed), writer.word("not-professional")]
    if edition.info.state == "draft":
        fine.append(writer.word("translation-draft"))
    return {
        "form": leaflet.form,
        "lang": edition.language,
        "dir": edition.direction,
        "country_lang": edition.info.countries[0],
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
        "qr": qr(url),
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
    address = library.addresses_of_pages()[item]
    code = next(line.code for line in library.addresses.addresses if line.path == address and not line.moved_to)
    return absolute(library.site.address, edition.language, f"/q/{code}/")


def qr(address: str) -> str:
    """Return the QR code of an address as a drawing; level M: a quarter of an hour in a damp pocket does not lose it."""
    out = io.BytesIO()
    made = segno.make(address, error="m", micro=False, boost_error=False)
    made.save(out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False, dark="#000", omitsize=True)
    return out.getvalue().decode()


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
    return {
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
