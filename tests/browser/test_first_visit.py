"""A first visit of every page, under the strict headers: how little is sent, and nothing that should not be."""

from functools import partial

import pytest
from playwright.sync_api import Browser, Page

from browser import rig

pytestmark = pytest.mark.tools(*rig.TOOLS)

# Bytes sent in all, headers included, by kind of page.
BUDGETS = {
    "home": 12_000,
    "question": 12_000,
    "situation": 12_000,
    "not-found": 12_000,
    "search": 12_000,
    "guide": 20_000,
    "platform": 20_000,
    "page": 20_000,
    "help": 20_000,
    "register": 40_000,
    # The same pages as elsewhere, of every kind.
    "short": 40_000,
    "contributors": 40_000,
}
REQUESTS = 4
SCRIPTS = 5_000


def faults(found: rig.Visit, folders: list[str]) -> list[str]:
    """Return what a visit did that it should not."""
    said = list(found.faults)
    budget = BUDGETS[rig.kind_of(found.address, folders)]
    if found.sent > budget:
        said.append(f"{found.address}: {found.sent} bytes, at most {budget}")
    if found.requests > REQUESTS:
        said.append(f"{found.address}: {found.requests} requests, at most {REQUESTS}")
    if found.scripts > SCRIPTS:
        said.append(f"{found.address}: {found.scripts} bytes of script, at most {SCRIPTS}")
    return said


@pytest.fixture(scope="module")
def visits(served: rig.Served) -> list[rig.Visit]:
    """Visit every page of every language."""
    work = partial(_visit, served)
    return rig.in_browsers(work, rig.addresses(served.site))


def _visit(served: rig.Served, page: Page, address: str) -> rig.Visit:
    return rig.visit(page, served, address)


def test_every_page_is_light_and_alone(visits: list[rig.Visit], served: rig.Served) -> None:
    """Bytes and requests within the budget of the page's kind; no third party, cookie, storage or console line."""
    folders = rig.languages(served.site)
    assert len(visits) > 50
    assert {rig.kind_of(one.address, folders) for one in visits} == set(BUDGETS)
    assert all(one.sent > 2000 and one.requests >= 3 for one in visits)
    assert [fault for one in visits for fault in faults(one, folders)] == []


PLANTS = {
    "third party": '<img src="http://localhost:9/x.png" alt="">',
    "inline script": "<script>document.title = 1</script>",
    "inline style": '<p style="color:red">x</p>',
    "handler": '<img src="data:," alt="" onerror="x()">',
    "missing file": '<img src="/rien.png" alt="">',
    "heavy": "<p hidden>" + " ".join(str(number**5) for number in range(9000)) + "</p>",
    "requests": "".join(f'<img src="/robots.txt?{number}" alt="">' for number in range(3)),
    "cookie": '<script src="/plante/cookie.js"></script>',
    "storage": '<script src="/plante/storage.js"></script>',
    "tab storage": '<script src="/plante/tab.js"></script>',
    "console": '<script src="/plante/console.js"></script>',
    "error": '<script src="/plante/error.js"></script>',
    "heavy script": '<script src="/plante/heavy.js"></script>',
}
SCRIPTS_PLANTED = {
    "cookie": "document.cookie = 'a=1'",
    "storage": "localStorage.setItem('a', '1')",
    "tab": "sessionStorage.setItem('a', '1')",
    "console": "console.log('x')",
    "error": "nothing.at.all()",
    "heavy": "/*" + " ".join(str(number**5) for number in range(2000)) + "*/",
}


@pytest.mark.parametrize("plant", PLANTS)
def test_faults_are_found(plant: str, served: rig.Served, chromium: Browser) -> None:
    """Each kind of planted fault is found."""
    for name, script in SCRIPTS_PLANTED.items():
        served.write(f"plante/{name}.js", script)
    page = served.page("").replace('href="./', 'href="/').replace('"./assets', '"/assets')
    name = plant.replace(" ", "-")
    served.write(f"plante/{name}.html", page.replace("</main>", PLANTS[plant] + "</main>"))
    with rig.page_in(chromium) as here:
        clean = rig.visit(here, served, "")
        found = rig.visit(here, served, f"plante/{name}.html")
    # Only the planted fault: a planted page counts as a guide.
    assert clean.faults == []
    assert faults(found, rig.languages(served.site))
