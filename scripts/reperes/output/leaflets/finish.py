"""The last hand on a PDF: how printers treat it, its order of reading, and its weight."""

import io
import zlib

import pikepdf

from reperes.language.edition import direction
from reperes.output.leaflets.plan import Leaflet

# A sheet turned over its short edge keeps its panels back to back when it lies down, over its long edge when it stands.
_LYING = frozenset({"trifold", "flyer-a4"})
_LINE_END = b"\r\nendstream"
_FILLER = "/Reperes"


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
    """Return the file, none of whose packed streams ends like a line: PDF/A would count its last sign as a line's end."""
    for found in document.objects:
        if isinstance(found, pikepdf.Stream):
            _unlike_a_line(found)
    made = _saved(document)
    while _LINE_END in made:
        # A stream of objects ends so: one more empty object, which means nothing, changes them all.
        more = document.Root.get(_FILLER, pikepdf.Array())
        more.append(document.make_indirect(pikepdf.Dictionary()))
        document.Root[_FILLER] = more
        made = _saved(document)
    return made


def _unlike_a_line(stream: pikepdf.Stream) -> None:
    """Give a stream one more blank while its checksum, which is the end of the packed stream, ends like a line."""
    if stream.get("/Filter") != pikepdf.Name("/FlateDecode") or "/N" in stream:  # a colour profile stays as it is
        return
    # The packed stream ends with that checksum: nothing is unpacked that ends well.
    if not stream.read_raw_bytes().endswith(b"\r"):
        return
    content = fresh = stream.read_bytes()
    while zlib.adler32(fresh) & 0xFF == ord("\r"):
        fresh += b" "
    if fresh != content:
        stream.write(fresh)
        if "/Length1" in stream:
            stream["/Length1"] = len(fresh)


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=True,
    )
    return out.getvalue()
