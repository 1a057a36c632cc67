"""QR codes of printed pages: small, whole, and of the address they stand beside."""

import re

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
