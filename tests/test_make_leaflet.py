"""The page "make your leaflet": works from a browser alone, sends nothing, prints the open sheet and nothing else."""

import json
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from reperes.language.prepare import edition_of
from reperes.output.leaflets import browser
from reperes.output.leaflets.payload import payload
from reperes.output.leaflets.plan import Leaflet
from reperes.project import Project
from support import ROOT, real_edition
from test_leaflets import shown

REAL = Project(ROOT)


def page(site: Path, language: str = "") -> html.HtmlElement:
    """Return the page in a language."""
    return html.fromstring((site / language / "feuille" / "index.html").read_text(encoding="utf-8"))


def test_every_sheet_can_be_written_on_without_script(site: Path) -> None:
    """Each guide, each card and the letter is there, with a field for the school, an address and numbers in their order."""
    found = page(site).xpath("//details[@class='maker']")
    names = {one.get("id").removeprefix("feuille-") for one in found}
    assert {"chantage", "sextorsion", "idees-noires", "ecoles"} <= names
    for one in found:
        assert one.xpath(".//textarea[@class='school'][@dir='auto'][@aria-label]")
        assert all(number.text_content() for number in one.xpath(".//dt/bdi[@dir='ltr']"))
        assert len(one.xpath(".//*[@class='online']/svg")) == 1
        assert "reperes.example/q/" in one.text_content()
    # Only what needs a script hides until there is one.
    assert {one.get("id") for one in page(site).xpath("//*[@data-script]//input")} == {"format-pair"}


@pytest.mark.parametrize("language", ["", "ar"])
def test_everything_printed_is_on_one_page(site: Path, language: str) -> None:
    """A secretary finds each sheet in each language on one page, her own language first, and nothing that is missing."""
    folder = site / language / "imprimer"
    found = html.fromstring((folder / "index.html").read_text(encoding="utf-8"))
    links = found.xpath("//section[contains(@class, 'block')]//a[@type='application/pdf']/@href")
    linked = {(folder / link).resolve() for link in links}
    assert linked == set((site / "leaflets").rglob("*.pdf"))
    for shelf in found.xpath("//ul[contains(@class, 'files')]"):
        assert shelf.xpath("(.//a)[1]/@hreflang") == [language or "fr"]
    # Each page leads to its own part of it.
    parts = found.xpath("//section[contains(@class, 'block')]/@id")
    card = html.fromstring((site / language / "situations" / "chantage" / "index.html").read_text(encoding="utf-8"))
    assert card.xpath("//*[@id='a-imprimer']//a/@href[contains(., 'imprimer/#chantage')]")
    assert "chantage" in parts


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        *(("be", "fr", "Belgique"), ("ch", "fr", "Suisse"), ("lu", "fr", "Luxembourg"), ("ca", "fr", "Canada")),
        *(("be", "de", "Belgien"), ("lu", "de", "Luxemburg"), ("ch", "it", "Svizzera"), ("lu", "pt", "Luxemburgo")),
        ("ca", "en", "Canada"),
    ],
)
def test_schools_of_other_countries_find_theirs(site: Path, country: str, language: str, name: str) -> None:
    """A school abroad finds each emergency's flyer with its country's numbers, under the country's name, near its language."""
    folder = site / ("" if language == "fr" else language) / "imprimer"
    found = html.fromstring((folder / "index.html").read_text(encoding="utf-8"))
    for card in (path.stem for path in (ROOT / "data" / "situations").glob("*.yml")):
        (row,) = found.xpath(f"//li[a[contains(@href, '/{country}/{language}/{card}-flyer.pdf')]]")
        assert name in row.text_content()
        before = row.xpath("preceding-sibling::li/a/@hreflang")
        assert set(before) == {language}


@pytest.mark.parametrize(
    ("language", "flyers"),
    [
        ("", ["fr/fr/chantage-flyer.pdf"]),
        ("de", ["ch/de/chantage-flyer.pdf", "fr/fr+de/chantage-flyer-a4.pdf"]),
        ("nl", ["be/nl/chantage-flyer.pdf", "fr/fr+nl/chantage-flyer-a4.pdf"]),
        ("ar", ["fr/ar/chantage-flyer.pdf", "fr/fr+ar/chantage-flyer-a4.pdf"]),
    ],
)
def test_a_page_leads_to_its_own_sheets(site: Path, language: str, flyers: list[str]) -> None:
    """A reader's page has the flyer in one language with the numbers given there, and the one with French on the back."""
    page = html.fromstring((site / language / "situations" / "chantage" / "index.html").read_text(encoding="utf-8"))
    rows = page.xpath("//*[@id='a-imprimer']//li[a[contains(@href, '-flyer')]]")
    found = [row.xpath("./a/@href")[0].rpartition("leaflets/")[2] for row in rows]
    assert [one for one in found if f"{language or 'fr'}/chantage-flyer.pdf" in one or "+" in one] == flyers
    assert {one.partition("/")[0] for one in found if "+" not in one} == {flyers[0].partition("/")[0]}
    # Whose numbers they are is said where they are not those of France alone.
    countries = {"de": ("Schweiz", "Frankreich"), "nl": ("België", "Frankrijk")}.get(language, ())
    said = " ".join(row.text_content() for row in rows)
    assert [name for name in countries if name not in said] == []


def test_letter_can_be_changed(site: Path) -> None:
    """The letter is a field; it does not say that nothing happened, which no printed letter can know."""
    letter = page(site).xpath("//*[@id='feuille-ecoles']//textarea[@class='text']")[0].text
    assert "alerte" not in letter
    assert "Toutes les familles reçoivent cette lettre." in letter
    assert "………" in letter
    assert "**" not in letter


def test_nothing_is_sent(site: Path) -> None:
    """No form, nothing from elsewhere, nothing kept; the script reads only this site's own pages."""
    found = page(site)
    assert not found.xpath("//form | //iframe | //img[starts-with(@src, 'http')] | //@onclick")
    script = (ROOT / "docs" / "assets" / "leaflet.js").read_text(encoding="utf-8")
    for kept in ("localStorage", "sessionStorage", "cookie", "XMLHttpRequest", "sendBeacon", "http:", "https:"):
        assert kept not in script
    assert script.count("fetch(") == 1
    pages = found.xpath("//*[@id='second-language']/option/@data-page")
    assert pages
    assert all(re.fullmatch(r"\.\./[a-z]{2}/feuille/", one) for one in pages)


def test_both_sides_have_one_country(site: Path) -> None:
    """A second language whose numbers are another country's is not offered: half of the sheet would be wrong."""
    offered = set(page(site).xpath("//*[@id='second-language']/option/@value")) - {""}
    assert {"ar", "uk"} <= offered
    assert not {"nl", "de"} & offered
    assert "Suisse" not in page(site).text_content()


def test_incomplete_sheets_are_left_out(buildable: Project) -> None:
    """As on paper, a text that is not in the language keeps its sheet from being offered."""
    assert [sheet.ident for sheet in browser.sheets(edition_of(buildable, "fr"))] == ["carte"]
    assert browser.sheets(edition_of(buildable, "en")) == []


def test_small_print_is_that_of_the_pdf() -> None:
    """A sheet printed from the browser says what the PDF says: also when its text was compared with its sources."""
    edition = real_edition("fr")
    sheet = next(one for one in browser.sheets(edition) if one.ident == "chantage" and not one.letter)
    data = payload(REAL, [edition], Leaflet("fr", "fr", "situations/chantage", "flyer")).data
    whole = json.loads(data)
    assert sheet.small == " ".join([whole["help"]["read"], *whole["fine"]])


def test_words_are_escaped() -> None:
    """Markup in a text is letters on this page too."""
    assert browser.html(["<b>", {"t": "b", "c": ["&"]}]) == "&lt;b&gt;<strong>&amp;</strong>"


@pytest.mark.tools("chromium", "pdftotext")
@pytest.mark.parametrize(
    ("language", "first", "other"), [("", "Maintenant", "Sextorsion"), ("ar", "3018", "Repères 119")]
)
def test_browser_prints_the_open_sheet(site: Path, tmp_path: Path, language: str, first: str, other: str) -> None:
    """Printed by a real browser: one page, the sheet that is open, nothing of the site around it."""
    out = tmp_path / "feuille.pdf"
    address = (site / language / "feuille" / "index.html").as_uri() + "#papier-chantage"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profil'}"]
    command += ["--no-pdf-header-footer", "--virtual-time-budget=3000", f"--print-to-pdf={out}", address]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
    text = shown("pdftotext", "-raw", out, "-").replace("\u00a0", " ")
    assert first in text
    assert "3114" in text
    assert other not in text
    assert "Quitter" not in text


@pytest.mark.tools("chromium")
@pytest.mark.parametrize("ident", ["chantage", "image-circule", "sextorsion", "liens-et-fichiers"])
def test_two_on_an_a4_are_one_page(site: Path, tmp_path: Path, ident: str) -> None:
    """Two beside each other, with a contact of two lines, take one side of an A4: a second language has the other side."""
    place = site / "feuille" / "index.html"
    text = place.read_text(encoding="utf-8").replace(' id="format-page" checked', ' id="format-page"')
    text = text.replace('id="format-pair"', 'id="format-pair" checked')
    contact = "Amina Bernard, conseillère principale d’éducation\n04 00 00 00 00 · vie.scolaire@tilleuls.example"
    text, fields = re.subn(r'(<textarea class="?school.*?>)', rf"\1{contact}", text)
    assert fields > 10
    assert text.count('id="format-pair" checked') == 1
    # The built site is not written in: the changed page finds its styles there from elsewhere.
    changed = tmp_path / "essai.html"
    changed.write_text(text.replace("<head>", f'<head><base href="{place.as_uri()}">', 1), encoding="utf-8")
    out = tmp_path / "feuille.pdf"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profil'}"]
    command += ["--no-pdf-header-footer", "--virtual-time-budget=3000", f"--print-to-pdf={out}"]
    subprocess.run([*command, f"{changed.as_uri()}#papier-{ident}"], check=True, capture_output=True, timeout=120)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
    assert shown("pdftotext", "-raw", out, "-").count("Amina Bernard") == 2
