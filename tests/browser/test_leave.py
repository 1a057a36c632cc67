"""Leaving quickly: what was shown is gone before the next page comes, and what is typed does not leave by mistake."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Playwright
from playwright.sync_api import TimeoutError as TooLongError

from browser import rig
from support import ROOT

pytestmark = pytest.mark.tools(*rig.TOOLS)

GUIDE = "guides/sextorsion/"


def planted(old: str, new: str) -> str:
    """Return the site's script with a fault: as it is written, since what is published has other names; spaces aside."""
    source = (ROOT / "docs" / "assets" / "site.js").read_text(encoding="utf-8")
    body, found = re.subn(r"\s*".join(re.escape(sign) for sign in old), lambda _: new, source)
    assert found, old
    return body


@contextmanager
def reading(served: rig.Served, opened: Browser, script: tuple[str, str] | None = None) -> Iterator[Page]:
    """Give a page that came to the guide from the home page; `script` plants a fault in site.js (old, new), spaces aside."""
    with rig.page_in(opened) as page:
        if script:
            body = planted(*script)
            page.route("**/site.*.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        page.goto(served.base)
        page.goto(served.base + GUIDE)
        yield page


def has_left(page: Page, served: rig.Served) -> bool:
    """Return whether the page gives way to the dull site."""
    try:
        page.wait_for_url(served.away, timeout=1500)
    except TooLongError:
        return False
    return True


# What is seen of a page, noted as it begins to give way to the next one: Chromium keeps showing it until that answers.
NOTE = """addEventListener('beforeunload', () => localStorage.setItem('seen', [
    [...document.body.children].some((part) => part.checkVisibility()) && 'text',
    document.title.replace('\\u200b', '').trim() && 'title',
    document.documentElement.getBoundingClientRect().height && 'room',
    location.pathname !== '/' && 'address',
].filter(Boolean).join()))"""


def blanked_first(served: rig.Served, opened: Browser, script: tuple[str, str] | None = None) -> list[str]:
    """Return what still shows when the page begins to give way to the dull site."""
    with reading(served, opened, script) as page:
        page.evaluate(NOTE)
        page.click("a.leave")
        page.wait_for_url(served.away)
        other = page.context.new_page()
        other.goto(served.base + "robots.txt")
        seen = other.evaluate("localStorage.getItem('seen')")
        assert seen is not None
        return [one for one in str(seen).split(",") if one]


def test_page_is_blank_before_it_leaves(served: rig.Served, chromium: Browser) -> None:
    """Nothing of the page shows while the next one is slow, neither its title nor the subject in its address."""
    assert blanked_first(served, chromium) == []


@pytest.mark.parametrize(
    ("script", "left"),
    [
        (('root.style.display="none";doc.title', "doc.title"), "text"),
        (('doc.title="\\u200b"', "doc.lang"), "title"),
        (('history.replaceState(null,"","/")', "0"), "address"),
    ],
)
def test_blank_check_can_fail(script: tuple[str, str], left: str, served: rig.Served, chromium: Browser) -> None:
    """A script that forgets to blank the page, its title or its address is caught."""
    assert left in blanked_first(served, chromium, script)


def entries_added(served: rig.Served, opened: Browser, script: tuple[str, str] | None = None) -> int:
    """Return how many entries leaving adds to the history."""
    with reading(served, opened, script) as page:
        before = page.evaluate("history.length")
        page.click("a.leave")
        page.wait_for_url(served.away)
        return int(page.evaluate("history.length") - before)


def test_entry_is_replaced(served: rig.Served, chromium: Browser) -> None:
    """Leaving adds nothing to the history: the page's own entry is gone."""
    assert entries_added(served, chromium) == 0


def test_middle_button_leaves_too(served: rig.Served, chromium: Browser) -> None:
    """The middle button leaves like the others, and opens no tab behind which the page would stay."""
    with reading(served, chromium) as page:
        page.click("a.leave", button="middle")
        page.wait_for_url(served.away)
        assert len(page.context.pages) == 1


def test_entry_check_can_fail(served: rig.Served, chromium: Browser) -> None:
    """A script that leaves by a plain visit is caught."""
    assert entries_added(served, chromium, ("location.replace(", "location.assign(")) == 1


def test_dull_site_learns_nothing(served: rig.Served, chromium: Browser) -> None:
    """The next site is not told where the reader comes from."""
    agent = "leaving"
    with rig.page_in(chromium, user_agent=agent) as page:
        page.goto(served.base + GUIDE)
        page.click("a.leave")
        page.wait_for_url(served.away)
    (line,) = [one for one in served.requests(agent) if one[0].startswith("localhost") and one[1] == "/"]
    assert line[3] == "-"


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other; `+Shift` is down, `-Shift` is up."""
    for key in keys:
        if key[0] == "+" and len(key) > 1:
            page.keyboard.down(key[1:])
        elif key[0] == "-" and len(key) > 1:
            page.keyboard.up(key[1:])
        else:
            page.keyboard.press(key)


def shift_three_times(page: Page) -> None:
    """What leaves."""
    press(page, "Shift", "Shift", "Shift")


def walk_back(page: Page) -> None:
    """Shift and Tab, five times."""
    press(page, *["Shift+Tab"] * 5)


def capitals(page: Page) -> None:
    """Five capital letters, typed one by one."""
    press(page, *["Shift+a"] * 5)


def capitals_held(page: Page) -> None:
    """A word in capitals, Shift held all along, then two Shifts."""
    press(page, "+Shift", "a", "b", "-Shift", "Shift", "Shift")


def between(page: Page) -> None:
    """Another key between the Shifts."""
    press(page, "Shift", "Shift", "a", "Shift", "Shift")


def held(page: Page) -> None:
    """Shift held down: it repeats, and comes up once."""
    press(page, "+Shift", "+Shift", "+Shift", "+Shift", "-Shift", "Shift")


def keyboard_layouts(page: Page) -> None:
    """Alt and Shift change the layout of the keyboard, again and again."""
    press(page, "+Alt", "Shift", "Shift", "Shift", "Shift", "-Alt")


def shift_clicks(page: Page) -> None:
    """Shift held while selecting with the mouse."""
    for _ in range(4):
        page.keyboard.down("Shift")
        page.mouse.click(5, 400)
        page.keyboard.up("Shift")


def too_slow(page: Page) -> None:
    """Two Shifts, five seconds, one Shift."""
    press(page, "Shift", "Shift")
    page.clock.fast_forward(5100)
    press(page, "Shift")


def slowly_all_along(page: Page) -> None:
    """Each Shift soon after the last, but three of them take more than five seconds."""
    for _ in range(3):
        press(page, "Shift")
        page.clock.fast_forward(2600)


STAYING = [
    walk_back,
    capitals,
    capitals_held,
    between,
    held,
    keyboard_layouts,
    shift_clicks,
    too_slow,
    slowly_all_along,
]


def leaves_after(
    keys: Callable[[Page], None], served: rig.Served, opened: Browser, script: tuple[str, str] | None = None
) -> bool:
    """Return whether the page leaves when these keys are pressed."""
    with reading(served, opened, script) as page:
        # The page counts its own seconds, so that the test need not wait for them.
        page.clock.install()
        page.reload()
        keys(page)
        page.wait_for_timeout(50)
        return has_left(page, served)


def test_shift_three_times_leaves(served: rig.Served, chromium: Browser) -> None:
    """Three Shifts leave like the link."""
    assert leaves_after(shift_three_times, served, chromium)


@pytest.mark.parametrize("keys", STAYING, ids=lambda keys: keys.__name__)
def test_typing_does_not_leave(keys: Callable[[Page], None], served: rig.Served, chromium: Browser) -> None:
    """Typing, walking back and selecting never leave by mistake."""
    assert not leaves_after(keys, served, chromium)


FAULTS: list[tuple[Callable[[Page], None], tuple[str, str]]] = [
    (walk_back, ("if(times||alone)forget()", "0")),
    (capitals, ("if(times||alone)forget()", "0")),
    (held, ('event.key!=="Shift"||!alone', 'event.key!=="Shift"||!(alone=true)')),
    (keyboard_layouts, ("||event.altKey", "")),
    (shift_clicks, ('"pointerdown",', "")),
    (too_slow, ("setTimeout(forget,5000)", "0")),
    (slowly_all_along, ("if(times===1)timer=", "clearTimeout(timer);timer=")),
]


@pytest.mark.parametrize(("keys", "script"), FAULTS, ids=lambda value: getattr(value, "__name__", ""))
def test_typing_checks_can_fail(
    keys: Callable[[Page], None], script: tuple[str, str], served: rig.Served, chromium: Browser
) -> None:
    """A script that counts too much is caught."""

    def twice(page: Page) -> None:
        keys(page)
        # Repeats of a held key must come up as often as they went down to count; the fault shows all the same.
        if keys is held:
            press(page, "-Shift", "-Shift")

    assert leaves_after(twice, served, chromium, script)


def test_countdown_is_said(served: rig.Served, chromium: Browser) -> None:
    """A region that was there before says how many Shifts are left, and falls silent after five seconds."""
    with reading(served, chromium) as page:
        page.clock.install()
        page.reload()
        live = page.locator("[role=status][data-live]")
        assert live.text_content() == ""
        press(page, "Shift")
        assert "deux fois" in (live.text_content() or "")
        press(page, "Shift")
        assert "une fois" in (live.text_content() or "")
        page.clock.fast_forward(5100)
        assert live.text_content() == ""
        assert page.url.endswith(GUIDE)


def test_link_alone_without_script(served: rig.Served, chromium: Browser) -> None:
    """Without script it is a plain link, named in words, that leads to the same place."""
    with rig.page_in(chromium, java_script_enabled=False) as page:
        page.goto(served.base + GUIDE)
        link = page.locator("a.leave").first
        assert "noreferrer" in (link.get_attribute("rel") or "")
        assert "Quitter" in link.inner_text()
        link.click()
        page.wait_for_url(served.away)


KEPT_WHOLE = "addEventListener('pageshow', (event) => event.persisted && fetch('/robots.txt?kept'))"


def departures(
    served: rig.Served, playwright: Playwright, *, kept_whole: bool, script: tuple[str, str] | None = None
) -> int:
    """Return how often the dull site is reached by somebody who leaves and goes back.

    `kept_whole`: the browser keeps pages as they were, and shows them again without loading them. Playwright cannot
    question such a page, so the server's log tells what it did.
    """
    agent = f"back-{kept_whole}-{script}"
    ignored = ["--disable-back-forward-cache"] if kept_whole else []
    opened = rig.launch(playwright, ignore_default_args=ignored)
    context = opened.new_context(user_agent=agent)
    page = context.new_page()
    page.add_init_script(KEPT_WHOLE)
    if script:
        # A copy of the site's script with a fault, where the server serves it.
        path = next(served.site.glob("assets/site.*.js"))
        served.write("plante/oubli.js", planted(*script))
        source = served.page("").replace(f"./assets/{path.name}", "/plante/oubli.js")
        before = served.write("plante/oubli.html", source)
    else:
        before = served.base
    page.goto(before)
    page.goto(served.base + GUIDE)
    page.click("a.leave")
    page.wait_for_url(served.away)
    page.evaluate("void setTimeout(() => history.back(), 50)")
    time.sleep(1.5)
    opened.close()
    found = served.requests(agent)
    assert any(line[1] == "/robots.txt?kept" for line in found) == kept_whole
    return sum(line[0].startswith("localhost") and line[1] == "/" for line in found)


@pytest.mark.parametrize("kept_whole", [False, True], ids=["loaded again", "kept whole"])
def test_back_shows_nothing(kept_whole: bool, served: rig.Served, playwright: Playwright) -> None:
    """Going back after leaving leads out again: the pages read before do not show."""
    assert departures(served, playwright, kept_whole=kept_whole) == 2


@pytest.mark.parametrize(
    ("kept_whole", "script"),
    [
        (False, (")[0]?.type", ")[9]?.type")),
        (True, ("if(!event.persisted)return", "return")),
    ],
    ids=["loaded again", "kept whole"],
)
def test_back_check_can_fail(
    kept_whole: bool, script: tuple[str, str], served: rig.Served, playwright: Playwright
) -> None:
    """A script that forgets that the reader left shows the page before, and is caught."""
    assert departures(served, playwright, kept_whole=kept_whole, script=script) == 1


def test_page_kept_whole_shows_nothing_after_leaving(served: rig.Served, chromium: Browser) -> None:
    """A page that the browser kept whole is blank when it comes back, and stays so only if the reader left.

    Who did not leave reads on where they were.
    """
    with reading(served, chromium) as page:
        blank = "!document.querySelector('h1').checkVisibility({visibilityProperty: true})"
        page.evaluate("scrollTo(0, 1500)")
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        assert page.evaluate(blank)
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        assert not page.evaluate(blank)
        assert page.evaluate("scrollY") == 1500
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        page.evaluate("sessionStorage.setItem('left', '1')")
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        page.wait_for_url(served.away)


def test_coming_back_on_purpose_shows_the_site(served: rig.Served, chromium: Browser) -> None:
    """Somebody who comes back by the address reads on, and the mark of the tab is gone."""
    with reading(served, chromium) as page:
        page.click("a.leave")
        page.wait_for_url(served.away)
        page.goto(served.base + GUIDE)
        assert page.locator("h1").is_visible()
        assert page.evaluate("sessionStorage.length") == 0
        page.go_back()
