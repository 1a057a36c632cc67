"""The last hand on a PDF: how printers treat it, its order of reading, and its weight."""

import io
from typing import Literal

import pikepdf

from reperes.language.edition import direction
from reperes.output.leaflets.plan import Leaflet

# A sheet turned over its short edge keeps its panels back to back when it lies down, over its long edge when it stands.
_LYING = frozenset({"trifold", "flyer-a4"})
# How hard streams are packed, hardest first.
_LEVELS: tuple[Literal[9, 8, 7, 6], ...] = (9, 8, 7, 6)


def finish(pdf: bytes, leaflet: Leaflet) -> tuple[bytes, int]:
    """Return the PDF to publish and its number of pages; the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = len(document.pages)
        preferences = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        preferences["/PrintScaling"] = pikepdf.Name("/None")
        if pages > 1:
            preferences["/Duplex"] = pikepdf.Name(_turned(leaflet))
        document.Root["/ViewerPreferences"] = preferences
        return _packed(document), pages


def _turned(leaflet: Leaflet) -> str:
    """Return over which edge the sheet is turned.

    An accordion in a language of each direction turns over its long edge: both covers are outside then (see zigzag.typ).
    """
    mixed = leaflet.form == "trifold" and len({direction(code) for code in leaflet.languages}) > 1
    return "/DuplexFlipShortEdge" if leaflet.form in _LYING and not mixed else "/DuplexFlipLongEdge"


def _packed(document: pikepdf.Pdf) -> bytes:
    """Return the file. A packed stream that happens to end with a line's end is read as too short by some checkers."""
    made = b""
    for level in _LEVELS:
        pikepdf.settings.set_flate_compression_level(level)
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
        made = out.getvalue()
        if b"\r\nendstream" not in made and b"\n\nendstream" not in made:
            break
    return made
