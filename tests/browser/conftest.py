"""The server and the browser that browser tests share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from browser import rig
from support import locked


@pytest.fixture(scope="session")
def served(site: Path, together: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[rig.Served]:
    """Give the real site, served: each process has a server of its own over the one copy that the first made."""
    prepared = together / "served"
    with locked(together / "served.lock"):
        if not (prepared / "site").is_dir():
            shutil.rmtree(prepared, ignore_errors=True)
            prepared.mkdir()
            rig.prepare(site, prepared)
    with rig.serving_prepared(prepared, tmp_path_factory.mktemp("server")) as found:
        yield found


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
