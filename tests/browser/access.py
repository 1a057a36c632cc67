"""What a machine can tell of accessibility: axe, the mark of the keyboard's focus, and pages that scroll sideways."""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from browser import rig

# Off by default in axe; the size of what is touched is in WCAG 2.2 AA.
_OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations", "incomplete"]}
_AXE = (
    "async options => { const found = await axe.run(document, options); return [found.violations, found.incomplete]; }"
)
_WIDTH = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@cache
def axe() -> str:
    """Return the source of axe-core, which a Python package carries."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def axe_faults(page: Page, where: str) -> list[str]:
    """Return what axe finds on the open page, what it could not decide included."""
    found: list[list[dict[str, Any]]] = page.evaluate(_AXE, _OPTIONS)
    return [
        f"{where}: {kind} {one['id']}: {'; '.join(str(node['target'][0]) for node in one['nodes'][:3])} ({len(one['nodes'])})"
        for kind, ones in zip(("violation", "incomplete"), found, strict=True)
        for one in ones
    ]


def sideways(page: Page, where: str) -> list[str]:
    """Return whether the open page is wider than its window."""
    wide, window = page.evaluate(_WIDTH)
    return [f"{where}: {wide} px wide in a window of {window}"] if wide > window else []


# The policy of the site forbids what axe does to look; the policy itself is tested elsewhere.
OPTIONS = {"bypass_csp": True}


# In the sample's and the site's first country: lines are open, or closed and name another number.
DAY = datetime(2026, 11, 20, 15, tzinfo=UTC)
NIGHT = datetime(2026, 11, 20, 2, tzinfo=UTC)


def audit(page: Page, base: str, address: str, *, whole: bool) -> list[str]:
    """Return the faults of a page: on a phone, light, by day; a `whole` audit adds night, dark, wide, text twice its size."""
    found = _audit_at(DAY, page, base, address, whole=whole)
    if whole and page.locator("[data-hours]").count():
        found += _audit_at(NIGHT, page, base, address, whole=False)
    return found


def _audit_at(moment: datetime, page: Page, base: str, address: str, *, whole: bool) -> list[str]:
    """Return the faults of a page at a moment; whatever the clock says while the test runs."""
    page.clock.set_fixed_time(moment)
    page.goto(base + address)
    page.evaluate(axe())
    address = f"{address} {moment.hour} h"
    looks = [("light", rig.PHONE)]
    if whole:
        looks += [("dark", rig.PHONE), ("light", rig.WIDE), ("dark", rig.WIDE)]
    found = []
    for colours, size in looks:
        page.emulate_media(color_scheme="dark" if colours == "dark" else "light", reduced_motion="reduce")
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        found += axe_faults(page, f"{address} {colours} {size['width']}")
    page.set_viewport_size({"width": 320, "height": 640})
    found += sideways(page, f"{address} 320")
    if whole:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            found += sideways(page, f"{address} text 200 % {width}")
    return found


# Of radio buttons that go together, the one that is checked is a stop; arrows lead to the others.
_STOPS = """() => Array.from(document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])'
)).filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
.filter(one => one.type !== 'radio' || one.checked).length"""
_FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    const box = one.getBoundingClientRect();
    const points = [[.5, .5], [.1, .5], [.9, .5]].map(([x, y]) => [box.x + box.width * x, box.y + box.height * y]);
    const top = points.map(([x, y]) => document.elementFromPoint(x, y));
    const own = top.some(other => other && (one.contains(other) || other.contains(one)));
    one.dataset.walked = (Number(one.dataset.walked) || 0) + 1;
    return {
        name: one.tagName + ' ' + (one.textContent || one.id).trim().slice(0, 40),
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
        own, again: one.dataset.walked > 1,
        box: [Math.max(0, box.x - 8), Math.max(0, box.y - 8), box.width + 16, box.height + 16],
    };
}"""


def walk(page: Page, base: str, address: str) -> list[str]:
    """Return the stops of the Tab key that are hidden, covered or unmarked, and whether it is caught or skips some."""
    found = []
    # By night there are more stops: the numbers to call instead.
    page.clock.set_fixed_time(NIGHT)
    page.goto(base + address)
    expected = page.evaluate(_STOPS)
    stops, first = 0, None
    for _ in range(expected * 2 + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            break
        first = first or stop["name"]
        if stop["again"] and stop["name"] == first and stops == expected:
            break
        if stop["again"]:
            found.append(f"{address}: the focus comes back to {stop['name']}")
            break
        stops += 1
        if not stop["inside"]:
            found.append(f"{address}: out of sight: {stop['name']}")
        elif not stop["own"]:
            found.append(f"{address}: covered: {stop['name']}")
        elif not _marked(page, stop["box"]):
            found.append(f"{address}: no mark: {stop['name']}")
    else:
        found.append(f"{address}: the focus does not leave the page")
    if stops < expected:
        found.append(f"{address}: {stops} stops of {expected}")
    return found


def _marked(page: Page, box: list[float]) -> bool:
    """Return whether what has the focus looks otherwise without it."""
    x, y, width, height = box
    clip = {"x": x, "y": y, "width": max(1, min(width, 1280 - x)), "height": max(1, min(height, 740 - y))}
    with_mark = page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type] # a dict is what it takes
    # The next Tab goes on from here all the same.
    page.evaluate("document.activeElement.blur()")
    without = page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]
    return with_mark != without
