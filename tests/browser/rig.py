"""A server, browsers in parallel, and the list of what was built: what every browser test rests on."""

import contextlib
import importlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    sync_playwright,
)

CHROMIUM = "/usr/bin/chromium"
NGINX = "/usr/sbin/nginx"
BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
NOTO = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"
PDFTOTEXT = "/usr/bin/pdftotext"
TOOLS = (CHROMIUM, NGINX, BROTLI, NOTO, PDFTOTEXT)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Pages that live for a second: compiling and sweeping in other threads costs more than it saves (a fifth of axe's time).
SHORT_LIVED = "--js-flags=--no-opt --single-threaded"
# The target of “leave quickly” in data/site.yml, for which the rig serves a stand-in.
LEAVE = "https://www.wikipedia.org/"
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
_COMPRESSED = {".html", ".css", ".js", ".json", ".xml", ".txt"}

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Served:
    """A site that is served: the folder of its files and of the log, its address, and that of the dull site."""

    folder: Path
    base: str
    away: str

    @property
    def site(self) -> Path:
        """The files that are served."""
        return self.folder / "site"

    @property
    def log(self) -> Path:
        """What the servers wrote of each request."""
        return self.folder / "access.log"

    def write(self, name: str, text: str) -> str:
        """Serve `text` at `name`, compressed like the rest; return its address."""
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        _compress(path)
        return self.base + name.removesuffix("index.html")

    def page(self, address: str) -> str:
        """Return the text of a page."""
        path = self.site / address
        return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")

    def requests(self, agent: str, expected: int = 0) -> list[list[str]]:
        """Return what a browser that calls itself `agent` asked: host, address, bytes sent, referrer.

        The server writes a line a moment after the answer: the `expected` number of lines is waited for.
        """
        deadline = time.monotonic() + 5
        while True:
            # Only the end of the log can speak of a browser that just asked.
            with self.log.open("rb") as log:
                log.seek(max(0, self.log.stat().st_size - 100_000))
                lines = log.read().decode(errors="replace").splitlines()
            found = [line.split("|")[1:] for line in lines if line.startswith(agent + "|")]
            if len(found) >= expected or time.monotonic() > deadline:
                return found
            time.sleep(0.005)


@contextlib.contextmanager
def serving(site: Path, folder: Path) -> Iterator[Served]:
    """Serve a copy of `site`, made in `folder`, until the block ends."""
    prepare(site, folder)
    with serving_prepared(folder, folder) as served:
        yield served


def prepare(site: Path, folder: Path) -> None:
    """Make in `folder` a copy of `site` as it is served, compressed; several servers may serve it."""
    away = _free_port()
    copy = shutil.copytree(site, folder / "site.part")
    files = [path for path in copy.rglob("*") if path.suffix in _COMPRESSED]
    for path in files:
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8").replace(LEAVE, f"http://localhost:{away}/")
            path.write_text(text, encoding="utf-8")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_compress, files))
    (folder / "away").write_text(str(away), encoding="utf-8")
    copy.rename(folder / "site")


@contextlib.contextmanager
def serving_prepared(prepared: Path, folder: Path) -> Iterator[Served]:
    """Serve what stands in `prepared` until the block ends, by a server whose own files are in `folder`.

    All servers of one copy write one log, and share the port of the dull site.
    """
    port, away = _free_port(), int((prepared / "away").read_text(encoding="utf-8"))
    settings = (Path(__file__).parent / "nginx.conf").read_text(encoding="utf-8")
    values = {"brotli": BROTLI, "folder": folder, "prepared": prepared, "port": port, "away": away}
    for name, value in values.items():
        settings = settings.replace(f"@{name}@", str(value))
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    server = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        yield Served(prepared, f"http://127.0.0.1:{port}/", f"http://localhost:{away}/")
    finally:
        server.terminate()
        server.wait(timeout=10)


def _compress(path: Path) -> None:
    # It ships no types.
    brotli = importlib.import_module("brotli")
    path.with_name(path.name + ".br").write_bytes(brotli.compress(path.read_bytes(), quality=11))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.05)
    raise AssertionError("nginx did not start")


@contextlib.contextmanager
def browser(**options: Any) -> Iterator[Browser]:
    """Give a Chromium of Debian's."""
    with sync_playwright() as playwright:
        opened = launch(playwright, **options)
        yield opened
        opened.close()


def launch(playwright: Playwright, **options: Any) -> Browser:
    """Start a Chromium of Debian's; never one that Playwright brings."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, SHORT_LIVED], **options)


def in_browsers(work: Callable[[Page, T], R], items: Sequence[T], **options: Any) -> list[R]:
    """Return what `work` gives for each of `items`, shared among as many browsers as there are processors.

    Each browser has one page, opened with `options`: a new one for each item would take longer than most work.
    """
    count = min(os.cpu_count() or 1, 4, len(items) or 1)

    def share(start: int) -> list[tuple[int, R]]:
        with browser() as opened, page_in(opened, **options) as page:
            return [(index, work(page, items[index])) for index in range(start, len(items), count)]

    with ThreadPoolExecutor(count) as pool:
        found = [pair for pairs in pool.map(share, range(count)) for pair in pairs]
    return [result for _, result in sorted(found, key=lambda pair: pair[0])]


@dataclass
class Visit:
    """What a first visit of a page did: bytes and requests by the server's count, and everything it should not do."""

    address: str
    sent: int = 0
    requests: int = 0
    scripts: int = 0
    faults: list[str] = field(default_factory=list)


def visit(page: Page, served: Served, address: str) -> Visit:
    """Open a page as somebody does who has never been here, and return what that did."""
    agent = f"visit-{address}-{time.monotonic_ns()}"
    done = Visit(address)
    own = 0

    def heard(message: ConsoleMessage) -> None:
        done.faults.append(f"{address}: console: {message.text}")

    def asked(request: Request) -> None:
        nonlocal own
        own += request.url.startswith(served.base)
        if not request.url.startswith((served.base, "data:")):
            done.faults.append(f"{address}: third party: {request.url}")

    def failed(error: Error) -> None:
        done.faults.append(f"{address}: error: {error}")

    with _listening(page, console=heard, request=asked, pageerror=failed):
        browser_itself = page.context.new_cdp_session(page)
        # Nothing that an earlier visit fetched is used again; the server knows this visit by its name.
        browser_itself.send("Network.enable")
        browser_itself.send("Network.setCacheDisabled", {"cacheDisabled": True})
        browser_itself.send("Network.setUserAgentOverride", {"userAgent": agent})
        page.goto(served.base + address, wait_until="load")
        if page.context.cookies():
            done.faults.append(f"{address}: cookie")
        if page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"):
            done.faults.append(f"{address}: storage")
        browser_itself.detach()
    found = served.requests(agent, own)
    done.requests = len(found)
    done.sent = sum(int(line[2]) for line in found)
    done.scripts = sum(int(line[2]) for line in found if urlsplit(line[1]).path.endswith(".js"))
    return done


@contextlib.contextmanager
def _listening(page: Page, **listeners: Callable[[Any], None]) -> Iterator[None]:
    """Have `listeners` hear of what happens on the page, by its name, until the block ends."""
    for name, heard in listeners.items():
        page.on(name, heard)  # type: ignore[call-overload] # the names are spelled out in its types
    try:
        yield
    finally:
        for name, heard in listeners.items():
            page.remove_listener(name, heard)


def addresses(site: Path) -> list[str]:
    """Return the address of every page of a built site, from the home page of the source language; planted ones not."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in found if not name.startswith("plante/"))


def languages(site: Path) -> list[str]:
    """Return the folder of each language: nothing for the source."""
    return ["", *sorted(f"{path.parent.name}/" for path in site.glob("*/search.json"))]


def kind_of(address: str, folders: Sequence[str]) -> str:
    """Return what kind of page stands at an address; `folders` are those of the languages."""
    inside = next((address.removeprefix(one) for one in folders if one and address.startswith(one)), address)
    first = inside.partition("/")[0]
    kinds = {
        "": "home",
        "langues": "register",
        # Every sheet that can be printed, on one page.
        "feuille": "register",
        "imprimer": "register",
        "sources-aide": "register",
        "sources-plateformes": "register",
        "situations": "question" if inside == "situations/" else "situation",
        "guides": "guide",
        "plateformes": "platform",
        "aide": "help",
        "glossaire": "register",
        "sources": "register",
        "etat-des-guides": "register",
        "recherche": "search",
        "404.html": "not-found",
        "contribuer": "contributors",
        "q": "short",
    }
    return kinds.get(first, "page")


def one_of_each(site: Path, language: str = "") -> dict[str, str]:
    """Return the heaviest page of each kind in a language, by kind."""
    folders = languages(site)
    found: dict[str, str] = {}
    for address in addresses(site):
        own = next((one for one in folders if one and address.startswith(one)), "")
        if own == language:
            kind = kind_of(address, folders)
            if kind not in found or _size(site, address) > _size(site, found[kind]):
                found[kind] = address
    found.pop("short", None)
    return found


def _size(site: Path, address: str) -> int:
    path = site / address
    return (path / "index.html" if path.is_dir() else path).stat().st_size


@contextlib.contextmanager
def page_in(opened: Browser, **options: Any) -> Iterator[Page]:
    """Give a page of its own, on a phone unless `options` say otherwise."""
    options = {"viewport": PHONE, "reduced_motion": "reduce", **options}
    context: BrowserContext = opened.new_context(**options)
    try:
        yield context.new_page()
    finally:
        context.close()
