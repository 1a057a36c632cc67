"""The first edition holds what the brief promises, and what it says rests on something: asked of the built site."""

import json
from pathlib import Path

import pytest
import yaml
from lxml import html

from support import ROOT

PROMISED = yaml.safe_load((ROOT / "tests" / "data" / "brief.yml").read_text(encoding="utf-8"))
WHERE = {"guides": "guides", "platforms": "plateformes", "situations": "situations", "countries": "aide", "pages": ""}
ADDRESSES = [f"{WHERE[kind]}/{name}".strip("/") for kind, names in PROMISED.items() for name in names]


@pytest.mark.parametrize("folder", ["", "en"])
def test_every_page_of_the_brief_is_there(site: Path, folder: str) -> None:
    """Each is built in French and in English, and says something."""
    missing = [one for one in ADDRESSES if not (site / folder / one / "index.html").is_file()]
    assert missing == []
    for one in ADDRESSES:
        article = html.parse(site / folder / one / "index.html").xpath("//article")
        assert len(article) == 1, one
        assert len(article[0].text_content().split()) > 100, one


def test_pages_of_the_brief_are_in_english(site: Path) -> None:
    """The English page is English: what stands there in French is marked, and is the exception."""
    for one in ADDRESSES:
        article = html.parse(site / "en" / one / "index.html").xpath("//article")[0]
        # Documents and organisations keep their own names.
        marked = article.xpath(".//*[@lang='fr'][not(self::cite or self::bdi)][not(ancestor::*[@lang='fr'])]")
        french = sum(len(part.text_content()) for part in marked)
        assert french < 0.2 * len(article.text_content()), one


def test_nothing_rests_on_nothing(site: Path) -> None:
    """build.json counts what is published with its evidence; what lacks it is counted too, and is none."""
    counts = json.loads((site / "build.json").read_text(encoding="utf-8"))["evidence"]
    assert counts["without_source"] == {
        "guides": 0,
        "platforms": 0,
        "situations": 0,
        "facts": 0,
        "contacts": 0,
        "law": 0,
    }
    assert counts["paths"]["without_evidence"] == 0
    assert counts["low_confidence"] == 0
    assert counts["paths"]["total"] == sum(counts["paths"]["by_kind"].values())
    assert counts["paths"]["total"] > 100
