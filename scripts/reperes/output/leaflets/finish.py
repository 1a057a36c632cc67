"""The last hand on a PDF: how printers treat it, its order of reading, and its weight."""

import io

import pikepdf

from reperes.output.leaflets.plan import Leaflet

# A sheet turned over its short edge keeps its panels back to back when it lies down, over its long edge when it stands.
_SHORT_EDGE = frozenset({"trifold"})


def finish(pdf: bytes, leaflet: Leaflet) -> tuple[bytes, int]:
    """Return the PDF to publish and its number of pages; the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = len(document.pages)
        preferences = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        preferences["/PrintScaling"] = pikepdf.Name("/None")
        if pages > 1:
            edge = "/DuplexFlipShortEdge" if leaflet.form in _SHORT_EDGE else "/DuplexFlipLongEdge"
            preferences["/Duplex"] = pikepdf.Name(edge)
        document.Root["/ViewerPreferences"] = preferences
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
    return out.getvalue(), pages
