"""Accessibility of every page, as far as a machine can tell; people and real devices tell the rest."""

from functools import partial

import pytest
from playwright.sync_api import Browser, Page

from browser import rig
from browser.access import OPTIONS, audit, walk

pytestmark = pytest.mark.tools(*rig.TOOLS)

# Looked at in both lights and on a wide screen: each kind of page in these languages, where the site has them.
LANGUAGES = ("", "ar/", "uk/", "de/")


def _audited(base: str, whole: frozenset[str], page: Page, address: str) -> list[str]:
    return audit(page, base, address, whole=address in whole)


def test_every_page_is_accessible(served: rig.Served) -> None:
    """axe: nothing wrong and nothing undecided on any page; no page is wider than a phone of 320 px.

    Each kind of page also in the dark, on a wide screen, and with text at twice its size.
    """
    known = rig.languages(served.site)
    kinds = [rig.one_of_each(served.site, one) for one in LANGUAGES if one in known]
    whole = frozenset(address for found in kinds for address in found.values())
    # A short address holds the same article as the page itself: one of them stands for all.
    short = [one for one in rig.addresses(served.site) if rig.kind_of(one, known) == "short"]
    pages = [one for one in rig.addresses(served.site) if one not in short[1:]]
    found = rig.in_browsers(partial(_audited, served.base, whole), pages, **OPTIONS)
    assert [fault for faults in found for fault in faults] == []


def _walked(base: str, page: Page, address: str) -> list[str]:
    return walk(page, base, address)


def test_focus_is_seen_all_along(served: rig.Served) -> None:
    """Tab walks each kind of page from end to end: every stop in sight, uncovered, marked, once."""
    pages = list(rig.one_of_each(served.site).values())
    found = rig.in_browsers(partial(_walked, served.base), pages)
    assert [fault for faults in found for fault in faults] == []


PLANTS = {
    "low contrast": ("</main>", '<p class="pale">Pâle comme tout</p></main>', "color-contrast"),
    "no name": ("</main>", '<a href="#"></a></main>', "link-name"),
    "picture without words": ("</main>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>', "image-alt"),
    "field without label": ("</main>", "<input></main>", "label"),
    "no language": ('<html lang="fr"', "<html", "html-has-lang"),
    "outside landmarks": ("</main>", "</main><p>Dehors</p>", "region"),
    "undecided": ("</main>", '<p class="shaded">Sur une image</p></main>', "incomplete color-contrast"),
    "small target": ("</main>", '<p class="tiny"><a href="#a">a</a><a href="#b">b</a></p></main>', "target-size"),
    "too wide": ("</main>", '<p class="wide">Large</p></main>', "320: "),
    "too wide in large text": ("</main>", '<p class="rigid">Large</p></main>', "text 200 %"),
}
STYLE = """
.pale { color: #999; background: #fff; }
.shaded { background: linear-gradient(#000, #fff); color: #777; }
.tiny a { display: inline-block; font-size: 8px; line-height: 8px; width: 8px; }
.wide { width: 400px; }
.rigid { width: 18rem; }
.unmarked :focus-visible { outline: 0; }
.cover { position: fixed; inset: 0; background: #fff; z-index: 9; }
.away { position: absolute; left: -999px; }
"""


TOP = "one => one.getBoundingClientRect().top"
# A long page, and what links lead to in it.
FAR = {
    "platform": ("plateformes/telegram/", ".setting"),
    "after the settings": ("plateformes/discord/", ".settings ~ .block[id]"),
    "guide": ("guides/liens-et-fichiers/", ".steps ~ .block[id]"),
    "register": ("sources/", ".sources > li"),
    "tables": ("contribuer/champs/", "main > h2"),
}


@pytest.mark.parametrize("part", FAR)
def test_link_to_a_far_part_shows_it(part: str, served: rig.Served, chromium: Browser) -> None:
    """A link into a long page brings its part to the top of the window, from elsewhere and from the page."""
    address, targets = FAR[part]
    with rig.page_in(chromium) as page:
        page.goto(served.base + address)
        ids = page.locator(targets).evaluate_all("all => all.map(one => one.id)")
        assert len(ids) > 1
        for ident in ids[1 :: max(1, len(ids) // 5)][:5]:
            target = page.locator(f"[id='{ident}']")
            page.goto("about:blank")
            page.goto(f"{served.base}{address}#{ident}")
            page.wait_for_timeout(200)
            assert 0 <= target.evaluate(TOP) <= 20, ident
            page.goto(served.base + address)
            page.evaluate("ident => { location.hash = ident; }", ident)
            page.wait_for_timeout(200)
            assert 0 <= target.evaluate(TOP) <= 20, ident


def planted(served: rig.Served, name: str, old: str, new: str) -> str:
    """Serve a short page in which a fault is planted, with a style of its own, and return its address."""
    text = served.page("situations/quel-danger/")
    assert old in text
    served.write("plante/fautes.css", STYLE)
    text = text.replace(old, new, 1).replace("</head>", '<link rel="stylesheet" href="/plante/fautes.css"></head>')
    served.write(f"plante/{name.replace(' ', '-')}/index.html", text)
    return f"plante/{name.replace(' ', '-')}/"


@pytest.mark.parametrize("plant", PLANTS)
def test_faults_are_found(plant: str, served: rig.Served, chromium: Browser) -> None:
    """Each kind of planted fault is found."""
    old, new, said = PLANTS[plant]
    with rig.page_in(chromium, **OPTIONS) as page:
        found = audit(page, served.base, planted(served, plant, old, new), whole=True)
    assert [one for one in found if said in one], found


WALKS = {
    "unmarked": ("<main", '<main class="unmarked"', "no mark"),
    "covered": ("</main>", '</main><div class="cover">x</div>', "covered"),
    "out of sight": ("</main>", '<a class="away" href="#x">Loin</a></main>', "out of sight"),
    "trap": (
        "</main>",
        '<p><a href="#x" id="piege">Piège</a></p><script src="/plante/piege.js"></script></main>',
        "comes back",
    ),
    "skipped": ("</main>", '<p><a href="#x">Un</a></p><script src="/plante/saute.js"></script></main>', "stops of"),
}
TRAP = (
    "document.getElementById('piege').addEventListener('blur', (event) => setTimeout(() => event.target.focus(), 1));"
)
SKIP = "addEventListener('keydown', () => document.querySelectorAll('main a').forEach((a) => (a.tabIndex = -1)));"


@pytest.mark.parametrize("plant", WALKS)
def test_walk_can_fail(plant: str, served: rig.Served, chromium: Browser) -> None:
    """An unmarked, covered, hidden, trapping or skipped stop is found."""
    old, new, said = WALKS[plant]
    served.write("plante/piege.js", TRAP)
    served.write("plante/saute.js", SKIP)
    address = planted(served, plant, old, new)
    with rig.page_in(chromium) as page:
        found = walk(page, served.base, address)
    assert [one for one in found if said in one], found
