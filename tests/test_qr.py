"""QR codes of printed pages: small, whole, and of the address they stand beside."""

import re
from collections.abc import Callable

import segno
from segno import encoder

from reperes.output.qr import MASK, qr_svg


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


def test_mask_is_hardly_worse_than_the_best_of_eight() -> None:
    """By the penalty of the standard, for the addresses that are printed; another address may want another mask."""
    penalty_of: Callable[..., int] = encoder.evaluate_mask
    ratios = []
    for language in ("", "ar/", "uk/", "es/"):
        for code in ("3cr6", "fq57", "aaaa", "zz9z", "k2vd"):
            penalties = []
            for mask in range(8):
                matrix = segno.make(
                    f"https://reperes.example/{language}q/{code}/", error="m", micro=False, boost_error=False, mask=mask
                ).matrix
                penalties.append(penalty_of(matrix, len(matrix), len(matrix)))
            ratios.append(penalties[MASK] / min(penalties))
    assert max(ratios) <= 1.1
