"""Script on: choices and ticks that stay on the device once made, open or closed by the clock of the country."""

import json
import re
import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser import rig
from browser.access import DAY, NIGHT

pytestmark = pytest.mark.tools(*rig.TOOLS)

GUIDE = "guides/sextorsion/"
PLATFORM = "plateformes/discord/"
STORED = "JSON.parse(localStorage.getItem('reperes'))"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Give a page of a phone."""
    with rig.page_in(chromium) as found:
        found.set_default_timeout(5000)
        yield found


def shown_numbers(page: Page) -> list[str]:
    """Return the countries of the first numbers that show."""
    shown = page.locator("[data-only=country] .quick:visible .country").first
    return [shown.inner_text()]


def test_country_comes_first_once_chosen(page: Page, served: rig.Served) -> None:
    """A chosen country's numbers show and its row comes first, now and on every page; “call” leads to its lines."""
    page.goto(served.base + GUIDE)
    assert shown_numbers(page) == ["(France)"]
    choice = page.locator("select[data-choice=country]").first
    first = page.locator("[data-first=country] > [data-country]").first
    assert first.get_attribute("data-country") != "lu"
    choice.select_option("lu")
    assert first.get_attribute("data-country") == "lu"
    choice.select_option("be")
    assert shown_numbers(page) == ["(Belgique)"]
    assert first.get_attribute("data-country") == "be"
    assert page.locator("a.call").get_attribute("href") == "../../aide/be/"
    assert page.evaluate(STORED) == {"country": "be"}
    page.goto(served.base + "situations/chantage/")
    assert shown_numbers(page) == ["(Belgique)"]
    for control in page.locator("select[data-choice=country]").all():
        expect(control).to_have_value("be")
    page.goto(served.base + "en/" + GUIDE)
    assert shown_numbers(page) == ["(Belgium)"]
    page.goto(served.base + "glossaire/")
    assert page.locator("a.call").get_attribute("href") == "../aide/be/"
    # Every other country is still on the page.
    page.goto(served.base + GUIDE)
    assert page.locator("[data-first=country] > [data-country]").count() >= 3


def test_sentences_lead_to_the_lines_of_the_chosen_country(page: Page, served: rig.Served) -> None:
    """A parent in Belgium is not sent to France's lines by a sentence; choosing France again leads where it led before."""
    for address in ("situations/chantage/", GUIDE):
        page.goto(served.base + address)
        french = page.locator("article a[href*='#contact-fr-']")
        before, choice = french.evaluate_all("links => links.map(link => link.href)"), page.locator("select").first
        assert before, address
        already = page.locator("article a[href$='/aide/be/']").count()
        choice.select_option("be")
        assert french.count() == 0, address
        assert page.locator("article a[href$='/aide/be/']").count() == already + len(before), address
        # The child's number is France's: the others, above, are those of Belgium.
        assert page.locator(".minor").inner_text().count("France") == 0, address
        choice.select_option("fr")
        assert french.evaluate_all("links => links.map(link => link.href)") == before, address
        page.evaluate("localStorage.clear()")


def test_the_register_of_sources_keeps_its_lines(page: Page, served: rig.Served) -> None:
    """What rests on a source is named for itself, whichever country the reader chose."""
    page.goto(served.base + GUIDE)
    page.locator("select").first.select_option("be")
    page.goto(served.base + "sources/")
    assert page.locator("article a[href*='#contact-fr-']").count()


def test_unknown_choices_change_nothing(page: Page, served: rig.Served) -> None:
    """What is kept may be of an older site, or spoilt: the page is then as without a choice."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served.base + GUIDE)
    for kept in ('{"country":"zz"}', "pas du JSON", '"texte"', "[]", "null", '{"country":{"a":1},"done":"x"}'):
        page.evaluate("kept => localStorage.setItem('reperes', kept)", kept)
        page.goto(served.base + GUIDE)
        assert shown_numbers(page) == ["(France)"], kept
        page.goto(served.base + PLATFORM)
        assert page.locator("input[data-keep]:checked").count() == 0, kept
        assert errors == [], kept


def test_device_that_keeps_nothing(page: Page, served: rig.Served) -> None:
    """Where the browser refuses to keep anything, choices still work on the page."""
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(served.base + GUIDE)
    page.locator("select[data-choice=country]").first.select_option("be")
    assert shown_numbers(page) == ["(Belgique)"]
    page.click("a.leave")
    page.wait_for_url(served.away)
    assert errors == []


def test_ticks_stay_and_can_be_erased(page: Page, served: rig.Served) -> None:
    """Nothing is kept before the first tick; ticks stay; taken away or erased, nothing is left."""
    page.goto(served.base + PLATFORM)
    assert page.evaluate("localStorage.length") == 0
    boxes = page.locator("input[data-keep]")
    assert boxes.count() > 3
    boxes.nth(0).check()
    boxes.nth(2).check()
    page.goto(served.base + "en/" + PLATFORM)
    assert [boxes.nth(number).is_checked() for number in range(3)] == [True, False, True]
    boxes.nth(0).uncheck()
    boxes.nth(2).uncheck()
    assert page.evaluate("localStorage.length") == 0
    boxes.nth(1).check()
    page.click("[data-forget]")
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("input[data-keep]:checked").count() == 0
    assert "Erased" in (page.locator("[data-live]").text_content() or "")


def shown_paths(page: Page) -> set[str]:
    """Return the devices of the paths that show where a setting has one for an iPhone."""
    paths = page.locator(".setting:has(> [data-on~=ios]) > .path:visible")
    return {str(path.get_attribute("data-on")) for path in paths.all()}


def test_device_and_language_of_the_phone(page: Page, served: rig.Served) -> None:
    """The device and the language of the menus show alone once chosen, on every platform, until erased or unchosen."""
    page.goto(served.base + PLATFORM)
    assert any("ios" not in devices for devices in shown_paths(page))
    page.check("input[name=appareil][value=ios]")
    page.check("input[name=menus][value=en]")
    assert page.evaluate(STORED) == {"appareil": "ios", "menus": "en"}
    for address in (PLATFORM, "plateformes/telegram/"):
        page.goto(served.base + address)
        assert page.locator("input[name=appareil][value=ios]").is_checked()
        assert all("ios" in devices for devices in shown_paths(page))
        assert page.locator(".path:has(> .in-en) > .in-fr:visible").count() == 0
    page.goto(served.base + PLATFORM)
    page.check("input[name=appareil][value='']")
    assert page.evaluate(STORED) == {"menus": "en"}
    page.click("[data-forget]")
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("input[name=menus][value='']").is_checked()


# A line open 9 to 23 every day in Paris; moments in other zones, in winter and in summer, at the edges.
MOMENTS = [
    ("2026-01-15T08:59", "Europe/Paris", False),
    ("2026-01-15T09:00", "Europe/Paris", True),
    ("2026-01-15T22:59", "Europe/Paris", True),
    ("2026-01-15T23:00", "Europe/Paris", False),
    ("2026-07-15T09:00", "Europe/Paris", True),
    ("2026-07-15T08:59", "Europe/Paris", False),
    ("2026-07-15T03:00", "America/Toronto", True),
    ("2026-07-15T02:59", "America/Toronto", False),
    ("2026-01-15T00:30", "Pacific/Auckland", True),
    ("2026-03-29T03:30", "Europe/Paris", False),
]


def said_at(opened: Browser, served: rig.Served, moment: str, zone: str, address: str, *, old: bool = False) -> str:
    """Return what the page says of its first line with hours, on a phone in `zone` at its local time `moment`; an `old`
    browser has no Temporal.
    """
    with rig.page_in(opened, timezone_id=zone) as page:
        if old:
            page.add_init_script("delete Date.prototype.toTemporalInstant")
        page.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)))
        page.goto(served.base + address)
        return page.locator("[data-hours]").first.inner_text()


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize(("moment", "zone", "is_open"), MOMENTS)
def test_open_by_the_clock_of_the_country(
    moment: str, zone: str, is_open: bool, old: bool, served: rig.Served, chromium: Browser
) -> None:
    """Open or closed goes by the country's time, wherever the phone is; closed says whom to call."""
    said = said_at(chromium, served, moment, zone, GUIDE, old=old)
    if is_open:
        assert said == "Ouvert à cette heure"
    else:
        assert re.fullmatch(r"Fermé à cette heure\. Appelez\s: 119 \(France\)", said), said


@pytest.mark.parametrize(
    ("hours", "moment", "is_open"),
    [
        ("12345 0900-1200;12345 1400-2400", "2026-11-20T13:00", False),  # a Friday
        ("12345 0900-1200;12345 1400-2400", "2026-11-20T23:59", True),
        ("12345 0900-1200;12345 1400-2400", "2026-11-21T10:00", False),  # a Saturday
        ("67 0000-0600", "2026-11-22T00:00", True),  # a Sunday, at midnight
        ("1 0000-0600", "2026-11-22T00:00", False),
    ],
)
def test_days_and_several_hours(hours: str, moment: str, is_open: bool, served: rig.Served, chromium: Browser) -> None:
    """Days, breaks at noon and midnight are read right."""
    text = re.sub(r'data-hours="[^"]*"', f'data-hours="{hours}"', served.page(GUIDE))
    served.write("plante/heures/index.html", text)
    said = said_at(chromium, served, moment, "Europe/Paris", "plante/heures/")
    assert said.startswith("Ouvert" if is_open else "Fermé")
    assert said_at(chromium, served, moment, "Europe/Paris", "plante/heures/", old=True) == said


@pytest.mark.parametrize("old", [False, True])
def test_unknown_zone_says_nothing(old: bool, served: rig.Served, chromium: Browser) -> None:
    """A browser that does not know the zone leaves the hours in words, and says nothing that could be wrong."""
    served.write("plante/zone/index.html", served.page(GUIDE).replace("Europe/Paris", "Europe/Ys"))
    assert said_at(chromium, served, "2026-01-15T10:00", "Europe/Paris", "plante/zone/", old=old) == ""


def test_open_changes_as_time_goes(page: Page, served: rig.Served) -> None:
    """A page left open says “closed” when the line closes."""
    page.clock.install(time=datetime(2026, 1, 15, 22, 59, tzinfo=ZoneInfo("Europe/Paris")))
    page.goto(served.base + GUIDE)
    said = page.locator("[data-hours]").first
    assert said.inner_text().startswith("Ouvert")
    page.clock.run_for(90_000)
    assert said.inner_text().startswith("Fermé")
    link = said.locator("a")
    assert link.get_attribute("href") == "tel:119"


# What a tap reaches in the middle of each number to call instead of a closed line, and at its ends.
REACHED = """() => Array.from(document.querySelectorAll('.quick .closed .now a')).filter(a => a.checkVisibility()).flatMap(a => {
    a.scrollIntoView({block: 'center'});
    const box = a.getBoundingClientRect();
    return [.1, .5, .9].map(part => {
        const found = document.elementFromPoint(box.x + box.width * part, box.y + box.height / 2);
        return a.contains(found) ? 'itself' : found.outerHTML;
    });
})"""


UNDER = """one => {
    one.scrollIntoView({block: 'center'});
    const box = one.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).outerHTML;
}"""


@pytest.mark.parametrize("address", ["", "ar/", "situations/", "situations/chantage/", "uk/situations/rendez-vous/"])
def test_at_night_a_tap_calls_the_line_that_is_open(address: str, page: Page, served: rig.Served) -> None:
    """Inside a closed line's box, a tap on the number to call instead reaches that number, not the closed one's."""
    page.clock.set_fixed_time(NIGHT)
    page.goto(served.base + address)
    found = page.evaluate(REACHED)
    assert len(found) >= 3
    assert set(found) == {"itself"}
    # Everywhere else in a box a tap calls the number of the box.
    for box in page.locator(".quick:visible > li:has(> .number)").all():
        number = box.locator("> .number")
        for part in box.locator("> :is(.for, .country, .icon)").all():
            assert part.evaluate(UNDER) == number.evaluate("one => one.outerHTML")


def test_paper_opens_what_is_folded(page: Page, served: rig.Served) -> None:
    """Before printing every folded part opens, for browsers whose style cannot; afterwards it folds again."""
    page.goto(served.base + PLATFORM)
    folded = page.locator("main details:not([open])")
    before = folded.count()
    assert before > 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before


def test_paper_has_no_clock(page: Page, served: rig.Served) -> None:
    """Paper says the hours, not whether it was open when somebody printed, and asks nothing."""
    page.goto(served.base + "situations/chantage/")
    now = page.locator(".quick:visible .now").first
    expect(now.locator("span")).to_be_visible()
    country = page.locator("select[data-choice]").first
    expect(country).to_be_visible()
    page.emulate_media(media="print")
    expect(country).to_be_hidden()
    expect(now).to_be_hidden()
    expect(page.locator(".quick:visible .when").first).to_be_visible()


def test_country_without_a_night_line_says_so_when_chosen(page: Page, served: rig.Served) -> None:
    """Where no help line answers at night, the numbers that come first say it."""
    page.goto(served.base + "situations/chantage/")
    assert page.locator(".quick:visible .night").count() == 0
    page.locator("select[data-choice=country]").first.select_option("eu")
    expect(page.locator(".quick:visible .night")).to_have_count(1)


def test_nothing_of_a_sheet_is_kept(page: Page, served: rig.Served) -> None:
    """What is chosen to make a sheet stays on no device, as the page says."""
    page.goto(served.base + "feuille/")
    page.locator("#format-panels").check()
    page.locator("#second-language").select_option("ar")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_sheet_has_one_back(page: Page, served: rig.Served) -> None:
    """Another language chosen while the first is still read: only the last one is on the back."""
    waiting: list[Route] = []
    page.route("**/ar/feuille/", lambda route: waiting.append(route))
    page.goto(served.base + "feuille/")
    page.locator("#feuille-chantage > summary").click()
    page.locator("#second-language").select_option("ar")
    page.locator("#second-language").select_option("uk")
    backs = page.locator("#feuille-chantage .second")
    expect(backs).to_have_count(1)
    waiting[0].continue_()
    page.wait_for_timeout(500)
    expect(backs).to_have_count(1)
    assert backs.locator(".paper").first.get_attribute("lang") == "uk"


# Keeps the sum of what moved without being asked to.
SHIFTS = """new PerformanceObserver(list => {
    window.shift = (window.shift || 0) + list.getEntries().reduce((sum, one) => sum + one.value, 0);
}).observe({type: 'layout-shift', buffered: true})"""


def late(route: Route) -> None:
    """Let a script come after the page has shown, as on a slow line."""
    time.sleep(0.15)
    route.continue_()


@pytest.mark.parametrize("moment", [DAY, NIGHT])
def test_nothing_moves_when_the_script_runs(moment: datetime, page: Page, served: rig.Served) -> None:
    """What the script shows has its room before it runs, by day and by night: no shift of what is being read."""
    page.clock.set_fixed_time(moment)
    page.add_init_script(SHIFTS)
    page.route("**/*.js", late)
    emergencies = [f"{code}situations/rendez-vous/" for code in rig.languages(served.site)]
    for address in (*rig.one_of_each(served.site).values(), *emergencies):
        page.goto(served.base + address)
        page.wait_for_timeout(100)
        assert page.evaluate("window.shift || 0") <= 0.002, address


@pytest.mark.parametrize("address", ["plateformes/telegram/", "guides/liens-et-fichiers/"])
def test_nothing_moves_while_one_reads_back_from_the_end(address: str, page: Page, served: rig.Served) -> None:
    """A long page keeps still under who goes to its end and reads back."""
    page.add_init_script(SHIFTS)
    page.goto(served.base + address)
    page.keyboard.press("End")
    page.wait_for_timeout(500)
    for _ in range(100):
        page.mouse.wheel(0, -150)
        page.wait_for_timeout(16)
    assert page.evaluate("scrollY") > 0 or address.startswith("guides")
    assert page.evaluate("window.shift || 0") <= 0.01


def test_what_is_kept_is_one_name(page: Page, served: rig.Served) -> None:
    """All that stays on the device stands under one name, in words that say what it is."""
    page.goto(served.base + PLATFORM)
    page.locator("input[data-keep]").first.check()
    assert page.evaluate("Object.keys(localStorage)") == ["reperes"]
    kept = json.loads(page.evaluate("localStorage.getItem('reperes')"))
    assert list(kept) == ["done"]
    assert kept["done"][0].startswith("discord.")
