"""A small picture of a leaflet's first page, to choose by."""

import io

from PIL import Image

from reperes.output.leaflets.plan import Leaflet

# Dots in an inch, so that an A4 and an A5 are about as high.
_PPI = 24.0
_SMALL_PAPER = {"flyer": 34.0}
_QUALITY = 60


def ppi_of(leaflet: Leaflet) -> float:
    """Return how fine the picture of a leaflet is drawn."""
    return _SMALL_PAPER.get(leaflet.form, _PPI)


def preview(png: bytes) -> tuple[bytes, tuple[int, int]]:
    """Return the picture as light as the web takes it, and its width and height."""
    with Image.open(io.BytesIO(png)) as picture:
        out = io.BytesIO()
        picture.convert("RGB").save(out, "WEBP", quality=_QUALITY, method=4)
        return out.getvalue(), picture.size
