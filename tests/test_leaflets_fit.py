"""Every sheet fits its paper with a school's block in it: a secretary must get hers, however long the name of her school is."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reperes.content.library import Library
from reperes.content.model import Format
from reperes.content.school import MAX_LETTERS, read_school
from reperes.language.prepare import sound_library
from reperes.output.leaflets import workshop
from reperes.output.leaflets.plan import Leaflet
from reperes.project import Project
from support import ROOT
from test_leaflets import FLOOR, shown

REAL = Project(ROOT)
SCHOOLS = {name: ROOT / "tests" / "data" / name for name in ("school.yml", "school-long.yml")}
# The worst of each format, found by making every thing in every language with the numbers of every country; the longest
# texts, and the numbers of ten digits.
WORST: dict[Format, list[tuple[str, str, str]]] = {
    "letter": [("ca", "de", "pages/ecoles"), ("fr", "de", "pages/ecoles"), ("lu", "uk", "pages/ecoles")],
    "agreement": [("ca", "de", "pages/accord"), ("lu", "uk", "pages/accord")],
    "checklist": [("ca", "de", "platforms/discord")],
    "card": [
        ("lu", "fr", "situations/image-choquante"),
        ("ca", "de", "situations/image-choquante"),
        ("lu", "uk", "situations/image-choquante"),
    ],
    "flyer": [
        ("fr", "de", "situations/rendez-vous"),
        ("be", "fr", "situations/image-circule"),
        ("lu", "fr+uk", "situations/image-choquante"),
        ("ca", "fr+en", "situations/rendez-vous"),
        ("fr", "fr+uk", "situations/rendez-vous"),
    ],
    "poster": [
        ("ca", "fr", "situations/chantage"),
        ("ca", "ar", "situations/rendez-vous"),
        ("ca", "pl", "situations/rendez-vous"),
    ],
    "trifold": [
        ("lu", "uk", "guides/liens-et-fichiers"),
        ("ca", "pl", "guides/grooming"),
        ("ca", "fr+en", "guides/liens-et-fichiers"),
        ("lu", "fr+uk", "guides/sextorsion"),
    ],
}
ARABIC: dict[Format, str] = {
    "letter": "pages/ecoles",
    "agreement": "pages/accord",
    "checklist": "platforms/discord",
    "card": "situations/image-choquante",
    "flyer": "situations/rendez-vous",
    "poster": "situations/rendez-vous",
    "trifold": "guides/sextorsion",
}
# Points; the narrowest margin of any format is wider.
EDGE = 15
CASES = [Leaflet(country, language, item, form) for form, found in WORST.items() for country, language, item in found]


@cache
def library() -> Library:
    """Return the real Library, read once."""
    return sound_library(REAL)[0]


def test_longest_school_is_as_long_as_may_be() -> None:
    """The file that the sheets are tried with has lines of the most letters that a school may write."""
    card = read_school(SCHOOLS["school-long.yml"]).card
    assert [len(text or "") for text in (card.name, card.contact, card.role, *card.lines)] == [MAX_LETTERS] * 5


@pytest.mark.parametrize("name", SCHOOLS)
def test_every_sheet_has_room_for_a_school(name: str) -> None:
    """The worst of each format fit, none under its least size; a text that is not translated yet is a notice meanwhile."""
    made = workshop.make(REAL, library(), CASES, None, read_school(SCHOOLS[name]))
    ready = [one for one in made if one.ready]
    for form in WORST:
        sizes = [(one.size_pt, one.pages, one.leaflet.name) for one in ready if one.leaflet.form == form]
        print(form, *min(sizes, default=("no text is complete",)))
        assert all(size >= FLOOR[form] for size, _, _ in sizes), sizes
    assert {one.leaflet.form for one in ready} >= {"letter", "agreement", "checklist", "trifold"}


def test_no_room_is_lacking_without_a_school() -> None:
    """The same with room for a stamp: whoever asks for another country than the site's gets the sheet too."""
    made = workshop.make(REAL, library(), CASES, None)
    assert all(one.size_pt >= FLOOR[one.leaflet.form] for one in made if one.ready)


@pytest.mark.tools("pdftotext")
def test_a_school_of_another_direction_stays_on_its_paper(tmp_path: Path) -> None:
    """French words of the longest block on Arabic sheets, and Arabic ones on French, never reach the edge of the paper."""
    cases = [Leaflet("fr", "ar", item, form) for form, item in ARABIC.items()]
    # And the other way round, and on sheets with both directions.
    arab = tmp_path / "arabe.yml"
    words = "\n".join(f"  - {'م' * 12} {'ر' * 12} {'ا' * 12} {'ب' * 12}" for _ in range(2))
    arab.write_text(f"name: {('مدرسة ' * 10).strip()}\nlanguage: ar\nlines:\n{words}\n", encoding="utf-8")
    pair = [Leaflet("fr", "fr+ar", ARABIC[form], form) for form in ("flyer", "trifold")]
    latin = [replace(one, language="fr") for one in cases]
    made = workshop.make(REAL, library(), [*cases, *pair], tmp_path, read_school(SCHOOLS["school-long.yml"]))
    made += workshop.make(
        REAL, library(), [*latin, Leaflet("fr", "fr+ar", ARABIC["flyer"], "flyer-a4")], tmp_path, read_school(arab)
    )
    for one in made:
        assert one.ready
        boxes = shown("pdftotext", "-bbox", tmp_path / one.leaflet.name, "-")
        (wide,) = set(re.findall(r'<page width="([0-9.]+)"', boxes))
        sides = [float(x) for pair in re.findall(r'xMin="(-?[0-9.]+)".*?xMax="(-?[0-9.]+)"', boxes) for x in pair]
        assert min(sides) > EDGE, one.leaflet.name
        assert max(sides) < float(wide) - EDGE, one.leaflet.name
