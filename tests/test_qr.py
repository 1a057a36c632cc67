"""QR codes of printed pages: small, whole, and of the address they stand beside."""

import io
import re

import segno
from segno import encoder

from reperes.output.qr import qr_svg


def test_code_is_a_small_drawing_with_a_quiet_edge() -> None:
    """The file is an SVG under 2 kB whose drawing keeps four modules free on each side."""
    drawn = qr_svg("https://reperes.example/ar/q/fq57/")
    assert drawn.startswith("<svg")
    assert len(drawn) < 2_500
    (side,) = set(re.findall(r'viewBox="0 0 ([0-9]+) \1"', drawn) or re.findall(r'width="([0-9]+)" height="\1"', drawn))
    # Version 3: 29 modules, and four on each side.
    assert int(side) == 29 + 8


def test_each_address_has_its_own_code() -> None:
    """Two addresses never share a drawing, and one address always has the same."""
    first, second = qr_svg("https://reperes.example/q/aaaa/"), qr_svg("https://reperes.example/q/aaab/")
    assert first != second
    assert first == qr_svg("https://reperes.example/q/aaaa/")


def test_mask_chosen_for_one_address_suits_those_that_begin_alike() -> None:
    """By the penalty of the standard, the code of any address is little worse than the best of its eight."""
    for language in ("", "ar/", "uk/"):
        for code in ("3cr6", "fq57", "aaaa", "zz9z", "k2vd"):
            address = f"https://reperes.example/{language}q/{code}/"
            codes = [segno.make(address, error="m", micro=False, boost_error=False, mask=mask) for mask in range(8)]
            side = len(codes[0].matrix)
            penalties = [encoder.evaluate_mask(one.matrix, side, side) for one in codes]  # type: ignore[no-untyped-call]
            drawings = [_drawing(one) for one in codes]
            assert penalties[drawings.index(qr_svg(address))] <= 1.25 * min(penalties), address


def _drawing(code: segno.QRCode) -> str:
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", border=4, xmldecl=False, svgns=True, nl=False, dark="#000", omitsize=True)
    return drawn.getvalue().decode()
