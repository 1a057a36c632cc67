"""The picture sheet shows each kind of page."""

from pathlib import Path

import screenshots
from browser import rig


def test_each_kind_of_page_is_on_the_sheet(site: Path) -> None:
    """Every kind that the browser tests know, but the short addresses and the contributors' pages."""
    shown = {rig.kind_of(address, ["ar/"]) for address in screenshots.PAGES.values()}
    known = set(rig.one_of_each(site)) - {"contributors"}
    assert shown == known
    for shot in screenshots.plan():
        path = site / shot.address
        assert (path / "index.html" if path.is_dir() else path).is_file(), shot
    assert screenshots.sheet(screenshots.plan()).count("<figure>") == len(screenshots.plan())
