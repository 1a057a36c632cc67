"""The stylesheets: colours that can be read, day and night, and nothing that only works from left to right."""

import re
from itertools import product

import pytest

from support import ROOT

STYLE = (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "card", "tint-honey", "tint-plum", "tint-rose", "tint-leaf")


def tokens(dark: bool) -> dict[str, str]:
    """Return the colours of the light or the dark palette by name."""
    light, night = re.findall(r":root \{(.*?)\}", STYLE, re.S)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", light))
    return found | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", night)) if dark else found


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Return the contrast between two colours."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_right() -> None:
    """Known values: black on white is 21, #777 on white just misses AA."""
    assert round(contrast("#000", "#fff"), 2) == 21
    assert contrast("#777777", "#ffffff") < 4.5


@pytest.mark.parametrize(("dark", "ground"), list(product((False, True), GROUNDS)))
def test_text_can_be_read(dark: bool, ground: str) -> None:
    """Text is AAA on every ground, links and quiet text too; warnings and good words are AA."""
    found = tokens(dark)
    for name in ("ink", "plum", "quiet"):
        if (name, ground) == ("quiet", "tint-rose"):
            continue  # no quiet text stands there
        assert contrast(found[name], found[ground]) >= 7, name
    assert contrast(found["brick"], found[ground]) >= 4.5
    assert contrast(found["leaf"], found[ground]) >= 4.5
    assert contrast(found["on-plum"], found["plum"]) >= 7


@pytest.mark.parametrize("dark", [False, True])
def test_edges_of_what_one_touches_can_be_seen(dark: bool) -> None:
    """The edge of a chip or a menu stands out from its ground (3:1)."""
    found = tokens(dark)
    assert contrast(found["edge"], found["card"]) >= 3
    assert contrast(found["edge"], found["paper"]) >= 3


def test_nothing_is_left_or_right() -> None:
    """Logical properties only, so that right-to-left needs no second sheet."""
    physical = r"(margin|padding|border|inset)-(left|right)|[;{\s](left|right):|(float|text-align): (left|right)"
    assert re.search(physical, " left: 0")
    for path in (ROOT / "docs" / "assets").glob("*.css"):
        assert not re.search(physical, path.read_text(encoding="utf-8")), path.name
