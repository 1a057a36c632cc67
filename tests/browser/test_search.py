"""Search: the words of a frightened parent find the right card first; what is typed stays on the device."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from browser import rig
from reperes.output.folding import words
from support import ROOT
from test_folding import EXAMPLES

pytestmark = pytest.mark.tools(*rig.TOOLS)

# What a parent types, by language of the site, and the page that must come first.
FRENCH = [
    ("chantage", "situations/chantage/"),
    ("CHANTAGE", "situations/chantage/"),
    ("il veut de l'argent", "situations/chantage/"),
    ("il veut de l’argent", "situations/chantage/"),
    ("on demande de l'argent a mon fils", "situations/chantage/"),
    ("sextorsion", "situations/chantage/"),
    ("il menace de tout montrer", "situations/chantage/"),
    ("menaces", "situations/chantage/"),
    ("chant", "situations/chantage/"),
    ("il veut mourir", "situations/idees-noires/"),
    ("suicide", "situations/idees-noires/"),
    ("idees noires", "situations/idees-noires/"),
    ("un adulte lui écrit", "situations/adulte-ecrit/"),
    ("adulte ecrit a ma fille", "situations/adulte-ecrit/"),
    ("pornographie", "situations/image-choquante/"),
    ("video violente", "situations/image-choquante/"),
    ("discord", "plateformes/discord/"),
    ("telegram", "plateformes/telegram/"),
    ("twitter", "plateformes/x/"),
    ("porter plainte", "plainte/"),
    ("logiciel espion", "traces/"),
    ("grooming", "situations/adulte-ecrit/"),
    ("belgique", "aide/be/"),
    ("3018", "aide/fr/"),
]
ENGLISH = [
    ("blackmail", "situations/chantage/"),
    ("Blackmailed", "situations/chantage/"),
    ("he wants money", "situations/chantage/"),
    ("suicide", "situations/idees-noires/"),
    ("discord", "plateformes/discord/"),
]
# The word for blackmail in each language, as people type it: with and without accents, in other Arabic letters.
BLACKMAIL = {
    "ar/": ["ابتزاز", "الإبتزاز", "إبتزازٌ"],
    "de/": ["Erpressung", "erpressung"],
    "es/": ["chantaje", "Chantáje"],
    "it/": ["ricatto"],
    "nl/": ["chantage"],
    "pl/": ["szantaż", "szantaz"],
    "pt/": ["chantagem"],
    "ro/": ["șantaj", "santaj", "şantaj"],
    "tr/": ["şantaj", "santaj", "ŞANTAJ"],
    "uk/": ["шантаж", "ШАНТАЖ"],
}
# Of these nothing is said on the site; each leads to the help lines.
NOTHING = ["zzzz", "qwertyuiop"]


@contextmanager
def searching(
    opened: Browser, served: rig.Served, language: str = "", script: tuple[str, str] | None = None
) -> Iterator[Page]:
    """Give the search page; `script` plants a fault in search.js (old, new)."""
    with rig.page_in(opened) as page:
        page.set_default_timeout(5000)
        if script:
            source = next(served.site.glob("assets/search.*.js")).read_text(encoding="utf-8")
            assert script[0] in source, script[0]
            planted = source.replace(*script)
            page.route("**/search.*.js", lambda route: route.fulfill(body=planted, content_type="text/javascript"))
        page.goto(f"{served.base}{language}recherche/")
        yield page


def found(page: Page, query: str) -> list[str]:
    """Return the addresses that a query finds, in their order."""
    page.fill("#mots", query)
    page.press("#mots", "Enter")
    expect(page.locator("[data-status]")).not_to_have_text("")
    home = page.evaluate("document.querySelector('form').dataset.home")
    links = page.locator("[data-results] a").all()
    return [str(one.get_attribute("href")).removeprefix(home) for one in links]


@pytest.mark.parametrize(("language", "table"), [("", FRENCH), ("en/", ENGLISH)], ids=["fr", "en"])
def test_words_of_distress(language: str, table: list[tuple[str, str]], served: rig.Served, chromium: Browser) -> None:
    """Each of the words finds its page, first of all that is shown."""
    with searching(chromium, served, language) as page:
        wrong = [(query, want, got[:3]) for query, want in table if (got := found(page, query))[:1] != [want]]
        assert wrong == []


@pytest.mark.parametrize("language", BLACKMAIL)
def test_card_comes_first_in_each_language(language: str, served: rig.Served, chromium: Browser) -> None:
    """However its word is written, the card is found before all else, then its guide."""
    with searching(chromium, served, language) as page:
        for word in BLACKMAIL[language]:
            got = found(page, word)
            assert got[:1] == ["situations/chantage/"], (word, got)
            assert "guides/sextorsion/" in got, word


def test_every_language_is_searched(served: rig.Served) -> None:
    """No language of the site is left out of the words above."""
    assert {"", "en/", *BLACKMAIL} == set(rig.languages(served.site))


def test_table_can_fail(served: rig.Served, chromium: Browser) -> None:
    """A search that forgets the synonyms, or the accents, gets the table wrong."""
    for script, query, want in (
        (("synonyms:8", "synonyms:0"), "il veut de l'argent", "situations/chantage/"),
        (('.replace(/\\p{M}/gu,"")', ""), "élève", "situations/image-circule/"),
    ):
        with searching(chromium, served, script=script) as page:
            assert found(page, query)[:1] != [want], query


def test_situations_first_then_by_kind(served: rig.Served, chromium: Browser) -> None:
    """Results stand under the names of their kinds, an emergency first."""
    with searching(chromium, served) as page:
        got = found(page, "photo intime")
        order = [rig.kind_of(one, [""]) for one in got]
        ranks = ["question", "situation", "help", "guide", "platform", "page", "register"]
        known = [ranks.index(kind) for kind in order]
        assert known == sorted(known)
        assert len(set(order)) > 1
        headings = [one.inner_text() for one in page.locator("[data-results] h2").all()]
        assert headings[0] == "En urgence"
        assert page.locator("[data-results] li p").first.inner_text()
        page.locator("[data-results] a").first.click()
        assert page.url == served.base + got[0]


def test_nothing_found_shows_the_help_lines(served: rig.Served, chromium: Browser) -> None:
    """Where nothing is found, numbers to call show; they go when something is found."""
    with searching(chromium, served) as page:
        for query in NOTHING:
            assert found(page, query) == []
            assert page.locator("[data-none] a[href^='tel:']:visible").count() >= 3
            assert page.locator("[data-status]").inner_text().endswith("0")
        found(page, "chantage")
        assert page.locator("[data-none] a:visible").count() == 0


def test_index_comes_on_first_focus_only(served: rig.Served, chromium: Browser) -> None:
    """The index is asked for when the field is entered, once; what is typed is in no request and no address."""
    asked: list[str] = []

    def heard(request: Request) -> None:
        asked.append(request.url)

    with searching(chromium, served) as page:
        page.on("request", heard)
        page.wait_for_timeout(100)
        assert asked == []
        page.focus("#mots")
        page.wait_for_timeout(200)
        assert asked == [served.base + "search.json"]
        found(page, "chantage")
        found(page, "discord")
        assert asked == [served.base + "search.json"]
        assert page.url == served.base + "recherche/"
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_index_that_does_not_come(served: rig.Served, chromium: Browser) -> None:
    """Where the index does not come, the page says so and shows its plan; the next try may succeed."""
    with searching(chromium, served) as page:
        page.route("**/search.json", lambda route: route.abort())
        page.fill("#mots", "chantage")
        page.press("#mots", "Enter")
        expect(page.locator("[data-status]")).not_to_have_text("")
        assert "liste" in page.locator("[data-status]").inner_text()
        assert page.locator("#plan a").first.is_visible()
        page.unroute("**/search.json")
        page.press("#mots", "Enter")
        page.wait_for_selector("[data-results] a")


def test_both_sides_fold_alike(served: rig.Served, chromium: Browser) -> None:
    """What the page does to typed words is what the build did to the text: on the table, and on mixed-up letters."""
    source = (ROOT / "docs" / "assets" / "search.js").read_text(encoding="utf-8")
    folding = source[source.index("const LETTERS") : source.index("/* End of folding. */")]
    letters = "".join({sign for text, _ in EXAMPLES for sign in text}) + "éèçñãőżşğıİßœÆйїґёאΣςアخىؤئ٣۵  -'’ʼ."
    mixed = random.Random(6)
    texts = [text for text, _ in EXAMPLES] + ["".join(mixed.choices(letters, k=40)) for _ in range(300)]
    with rig.page_in(chromium) as page:
        run = f"texts => {{ {folding} return texts.map(words); }}"
        assert page.evaluate(run, texts) == [words(text) for text in texts]
        broken = run.replace("ء", "x")
        assert page.evaluate(broken, texts) != [words(text) for text in texts]
