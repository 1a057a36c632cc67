"""The server and the browser that browser tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from browser import rig
from support import locked


@pytest.fixture(scope="session")
def served(site: Path, together: Path) -> Iterator[rig.Served]:
    """Give the real site, served; the first process to ask starts the server, the last to end stops it."""
    folder = together / "served"
    with locked(together / "served.lock"):
        folder.mkdir(exist_ok=True)
        found = rig.prepared(site, folder)
        if not any(folder.glob("*.user")):
            rig.start(found)
        (folder / f"{os.getpid()}.user").touch()
    yield found
    with locked(together / "served.lock"):
        (folder / f"{os.getpid()}.user").unlink()
        if not any(folder.glob("*.user")):
            rig.stop(found)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Give what starts browsers."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Give one browser for tests that need no other."""
    opened = rig.launch(playwright)
    yield opened
    opened.close()
