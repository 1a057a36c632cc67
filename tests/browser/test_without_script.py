"""Script off: everything said to work without it works."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from browser import rig
from support import ROOT

pytestmark = pytest.mark.tools(*rig.TOOLS)

TAPS_TO_A_CARD = 3


@pytest.fixture
def bare(chromium: Browser) -> Iterator[Page]:
    """Give a page of a phone whose browser runs no script."""
    with rig.page_in(chromium, java_script_enabled=False) as page:
        page.set_default_timeout(5000)
        yield page


def test_menu_opens_and_leads(bare: Page, served: rig.Served) -> None:
    """The menu is closed, opens by a tap or a key, and its links lead."""
    bare.goto(served.base + "guides/sextorsion/")
    inside = bare.locator(".menu nav a").nth(1)
    assert not inside.is_visible()
    bare.locator(".menu summary").press("Enter")
    assert inside.is_visible()
    inside.click()
    assert bare.url != served.base + "guides/sextorsion/"
    assert bare.locator("h1").is_visible()


def test_one_menu_at_a_time(bare: Page, served: rig.Served) -> None:
    """Opening one of the two menus closes the other, so that neither lies over the other."""
    bare.goto(served.base + "guides/sextorsion/")
    menu, languages = bare.locator(".menu nav"), bare.locator("nav.languages")
    bare.click("header details.menu summary")
    assert menu.is_visible()
    bare.click("#langues")
    assert (menu.is_visible(), languages.is_visible()) == (False, True)


def test_language_switch_leads_to_the_same_page(bare: Page, served: rig.Served) -> None:
    """From each language, the name of the next one leads to the same page in it, all the way round."""
    folders = rig.languages(served.site)
    for kind, address in rig.one_of_each(served.site).items():
        if kind in ("not-found", "contributors"):
            continue
        bare.goto(served.base + address)
        for folder in [*folders[1:], ""]:
            language = folder.removesuffix("/") or "fr"
            link = bare.locator(f"header a[hreflang={language}]")
            assert bare.locator("header a[hreflang]").count() == len(folders)
            if not link.is_visible():
                bare.locator("header summary:visible").last.click()
            link.click()
            assert bare.url == f"{served.base}{folder}{address}"
            assert bare.locator("html").get_attribute("lang") == language


def links_in(served: rig.Served, address: str) -> list[str]:
    """Return where the links of a page's content lead, inside the site, in order."""
    page = html.document_fromstring(served.page(address))
    found = [urljoin("/" + address, href) for href in page.xpath("//main//a/@href")]
    return [one.partition("#")[0].removeprefix("/") for one in found if one.startswith("/") and "://" not in one]


def ways_to_cards(served: rig.Served, language: str) -> dict[str, list[str]]:
    """Return the shortest way from home to each card, as the addresses passed."""
    ways: dict[str, list[str]] = {language: [language]}
    queue = [language]
    for address in queue:
        for target in links_in(served, address):
            inside = target.removeprefix(language)
            if target.startswith(language) and target not in ways and inside.startswith("situations/"):
                ways[target] = [*ways[address], target]
                queue.append(target)
    cards = [path.stem for path in (ROOT / "data" / "situations").glob("*.yml")]
    return {ident: ways.get(f"{language}situations/{ident}/", []) for ident in cards}


@pytest.mark.parametrize("language", ["", "en/"])
def test_each_emergency_reaches_its_card_and_a_number(language: str, bare: Page, served: rig.Served) -> None:
    """From home, script off, on a phone: at most three taps to each card, and a number there."""
    ways = ways_to_cards(served, language)
    assert len(ways) >= 6
    for ident, way in ways.items():
        assert way, f"no way from home to {ident}"
        bare.goto(served.base + language)
        for target in way[1:]:
            shown = bare.locator("main a:visible")
            places = [urljoin(bare.url, str(one.get_attribute("href"))) for one in shown.all()]
            shown.nth(places.index(served.base + target)).click()
            assert bare.url.partition("#")[0] == served.base + target
        assert len(way) - 1 <= TAPS_TO_A_CARD, f"{ident}: {way}"
        number = bare.locator("main a[href^='tel:']:visible").first
        assert number.is_visible()
        assert re.search(r"\d", number.inner_text())


def test_way_back_of_questions(bare: Page, served: rig.Served) -> None:
    """A question is left as it was entered, by a link."""
    bare.goto(served.base + "situations/")
    bare.locator("main .answers a").first.click()
    assert bare.url != served.base + "situations/"
    bare.click("main .back a")
    assert bare.url == served.base + "situations/"


def test_search_page_is_the_plan(bare: Page, served: rig.Served) -> None:
    """Without script the search page shows no field that does nothing, and links to every page of the content.

    Of the questions it has the first, which leads to the others: alone they make no sense.
    """
    for language in rig.languages(served.site):
        bare.goto(f"{served.base}{language}recherche/")
        assert not bare.locator("form input").is_visible()
        listed = {one for one in links_in(served, f"{language}recherche/") if one.startswith(language)}
        skipped = ("not-found", "contributors", "short")
        folders = rig.languages(served.site)
        for address in rig.addresses(served.site):
            own = next((one for one in folders if one and address.startswith(one)), "")
            question = "situations/" in address and 'class="question"' in served.page(address)
            first = address.endswith("situations/")
            if own == language and rig.kind_of(address, folders) not in skipped and (first or not question):
                assert address in listed, address
        assert bare.locator("#plan a").first.is_visible()


def test_nothing_that_needs_script_shows(bare: Page, served: rig.Served) -> None:
    """What only a script can do is not shown."""
    for address in rig.one_of_each(served.site).values():
        bare.goto(served.base + address)
        assert bare.locator("button:visible, select:visible").count() == 0, address


def test_missing_page_leads_on(bare: Page, served: rig.Served) -> None:
    """A wrong address, at any depth and in each language, shows the 404 with its style and ways to go on."""
    for address in ("rien/", "guides/rien/du/tout/", "en/rien/"):
        answer = bare.goto(served.base + address)
        assert answer is not None
        assert answer.status == 404
        assert bare.locator("html").get_attribute("lang") == ("en" if address.startswith("en/") else "fr")
        for name in ("situations/", "plateformes/", "guides/"):
            prefix = "/en/" if address.startswith("en/") else "/"
            link = bare.locator(f"main a[href^='{prefix}{name}']:visible").first
            assert link.is_visible(), (address, name)
        link.click()
        assert "404" not in bare.title()
        assert bare.locator("main h1").is_visible()


def printed(page: Page, folder: Path) -> str:
    """Return the text that a page leaves on paper, without its spaces."""
    path = folder / "page.pdf"
    page.pdf(path=str(path), format="A4")
    done = subprocess.run([rig.PDFTOTEXT, "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return squeezed(done.stdout)


def squeezed(text: str) -> str:
    """Return a text without spaces, and without what a line break adds or takes."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069-]+", "", text)


def missing_on_paper(page: Page, address: str, folder: Path) -> list[str]:
    """Return the folded words and the numbers of a page that its paper lacks."""
    page.goto(address)
    source = html.document_fromstring(page.content())
    wanted = []
    # Lists of contents and of files to download lead nowhere on paper.
    left_out = "ancestor-or-self::*[contains(@class, 'contents') or contains(@class, 'leaflets')]"
    for part in source.xpath(f"//main//details[not({left_out})]"):
        wanted += part.xpath(".//*[self::li or self::p or self::dt or self::dd]//text()")
    wanted += source.xpath("//main//a[starts-with(@href, 'tel:')]//text()[not(ancestor::*[@hidden])]")
    paper = printed(page, folder)
    return [text for text in wanted if squeezed(text) and squeezed(text) not in paper]


@pytest.mark.parametrize("kind", ["guide", "situation", "platform", "page", "home"])
def test_folded_parts_are_printed(kind: str, bare: Page, served: rig.Served, tmp_path: Path) -> None:
    """Paper holds every folded part and every number, script off."""
    address = rig.one_of_each(served.site)[kind]
    assert missing_on_paper(bare, served.base + address, tmp_path) == []


@pytest.mark.parametrize("script", [False, True], ids=["script off", "script on"])
def test_qr_code_comes_with_paper_only(script: bool, served: rig.Served, chromium: Browser, tmp_path: Path) -> None:
    """The QR code leads to the neutral address in the page's language; it shows and weighs on paper, not on a screen."""
    with rig.page_in(chromium, java_script_enabled=script) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.base + "ar/situations/chantage/")
        code = page.locator("img.qr")
        assert not code.is_visible()
        address = (
            served.base + "ar/" + str(page.locator(".short a").get_attribute("href")).removeprefix("../../") + "qr.svg"
        )
        assert (address in asked) == (not script)
        page.pdf(path=str(tmp_path / "page.pdf"))
        assert address in asked
        page.emulate_media(media="print")
        assert code.is_visible()
        assert page.evaluate("document.querySelector('img.qr').naturalWidth") > 0


def test_print_check_can_fail(bare: Page, served: rig.Served, tmp_path: Path) -> None:
    """A style that leaves folded parts folded is caught."""
    address = rig.one_of_each(served.site)["platform"]
    style = next(served.site.glob("assets/platform.*.css"))
    text = style.read_text(encoding="utf-8")
    assert "::details-content" in text
    served.write("plante/plie.css", text.replace("::details-content", "::marker"))
    page = re.sub(r'href="[^"]*\.css"', 'href="/plante/plie.css"', served.page(address))
    planted = served.write("plante/a/plie.html", page)
    assert missing_on_paper(bare, planted, tmp_path)
