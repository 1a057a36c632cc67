"""The leaflets of the built site: one of each format in each language, as a camera and a printer meet them."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from reperes.content.library import Library
from reperes.language.prepare import sound_library
from reperes.output.leaflets import plan
from reperes.output.leaflets.plan import Leaflet
from reperes.project import Project
from support import ROOT
from test_leaflets import assert_accessible, assert_structure, shown


@pytest.fixture(scope="module")
def library() -> Library:
    """Give the real Library."""
    return sound_library(Project(ROOT))[0]


@pytest.fixture(scope="module")
def samples(library: Library) -> list[Leaflet]:
    """Give one leaflet of each format in each language, in each two languages, and with each country's numbers."""
    found: dict[tuple[str, str, str], Leaflet] = {}
    for leaflet in plan.chosen(library):
        found.setdefault((leaflet.form, leaflet.language, leaflet.country), leaflet)
    have = {(form, language) for form, language, _ in found}
    assert {(form, item.code) for form, _ in have for item in library.site.languages} <= have
    assert ("trifold", "fr+ar") in have
    assert ("flyer", "fr", "be") in found
    return list(found.values())


def codes(path: Path) -> set[str]:
    """Return what the QR codes of a leaflet hold, read from a grey picture at 150 dots an inch."""
    with tempfile.TemporaryDirectory() as folder:
        shown("pdftoppm", "-r", "150", "-gray", path, Path(folder) / "page")
        pages = [Image.open(page) for page in sorted(Path(folder).glob("*.pgm"))]
        return {
            code.text
            for page in pages
            for code in zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        }


@pytest.mark.tools("pdftoppm")
def test_code_leads_to_the_page(samples: list[Leaflet], library: Library, site: Path) -> None:
    """The QR code is the short address of the leaflet's page, in each of its languages, and the built site has it."""
    of_page = {line.path: line.code for line in library.addresses.addresses if not line.moved_to}
    with ThreadPoolExecutor() as pool:
        read = list(pool.map(lambda leaflet: codes(site / "leaflets" / leaflet.name), samples))
    for leaflet, found in zip(samples, read, strict=True):
        # The letter speaks of everything, so it leads to the home page.
        page = "/" if leaflet.form == "letter" else library.addresses_of_pages[leaflet.item]
        places = [f"{'' if one == 'fr' else one + '/'}q/{of_page[page]}/" for one in leaflet.languages]
        assert found == {f"https://reperes.example/{place}" for place in places}, leaflet.name
        assert all((site / place / "index.html").is_file() for place in places)


def test_structure_in_every_language(samples: list[Leaflet], site: Path) -> None:
    """Every format in every language is tagged, in its language and direction, small, and holds its letters."""
    for leaflet in samples:
        assert_structure(leaflet, site / "leaflets" / leaflet.name)


@pytest.mark.tools("qpdf")
@pytest.mark.parametrize("form", ["checklist", "letter", "agreement"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_forms_to_fill_in_are_accessible(form: str, language: str, samples: list[Leaflet], site: Path) -> None:
    """What is ticked or signed on paper can be read aloud too, and another program finds the file sound."""
    (leaflet,) = [one for one in samples if (one.form, one.language) == (form, language)]
    path = site / "leaflets" / leaflet.name
    assert_accessible(path)
    assert "No syntax or stream encoding errors" in shown("qpdf", "--check", path)
