"""The picture sheet shows each kind of page, and the README's pictures are there and small."""

import re
from pathlib import Path

import screenshots
from browser import rig
from support import ROOT


def test_each_kind_of_page_is_on_the_sheet(site: Path) -> None:
    """Every kind that the browser tests know, but the short addresses and the contributors' pages."""
    shown = {rig.kind_of(address, ["ar/"]) for address in screenshots.PAGES.values()}
    known = set(rig.one_of_each(site)) - {"contributors"}
    assert shown == known
    for shot in screenshots.plan():
        path = site / shot.address
        assert (path / "index.html" if path.is_dir() else path).is_file(), shot
    assert screenshots.sheet(screenshots.plan()).count("<figure>") == len(screenshots.plan())


def test_the_readme_shows_four_small_pictures() -> None:
    """Both halves show the four that `make screenshots` makes."""
    shown = re.findall(r'src="\.github/pictures/([^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8"))
    made = [f"{shot.name}.webp" for shot in screenshots.README]
    assert shown == made * 2
    assert all((screenshots.README_PICTURES / name).stat().st_size <= screenshots.README_AT_MOST for name in made)
