"""The QR code of a short address: on leaflets, and beside a page for when it is printed."""

import io

import segno


def qr_svg(address: str, *, edge: int = 4) -> str:
    """Return the QR code of `address` as SVG, with an `edge` of so many empty modules: readers need four around it.

    Level M: a quarter of an hour in a damp pocket does not lose it.
    """
    drawn = io.BytesIO()
    made = segno.make(address, error="m", micro=False, boost_error=False)
    made.save(drawn, kind="svg", border=edge, xmldecl=False, svgns=True, nl=False, dark="#000", omitsize=True)
    return drawn.getvalue().decode()
