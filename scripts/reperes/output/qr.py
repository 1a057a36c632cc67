"""The QR code of a short address: a small drawing beside the page, fetched when the page is printed."""

import io

import segno


def qr_svg(address: str) -> bytes:
    """Return the QR code of an address as an SVG file, with the quiet edge that readers need."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=4, unit="", nl=False)
    return drawn.getvalue()
