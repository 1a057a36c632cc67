"""Fixtures, and what is said of tests that this machine cannot run."""

import os
import shutil
from pathlib import Path

import pytest

from reperes.project import Project
from support import ROOT, locked, make_sample, run_reperes

_LEFT_OUT = "left out for want of"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test whose programs are missing, and say so in its report; in CI that is a failure."""
    for marker in item.iter_markers("tools"):
        missing = [Path(name).name for name in marker.args if not _is_there(name)]
        if missing:
            said = ", ".join(missing)
            item.user_properties.append((_LEFT_OUT, said))
            text = f"{said} not installed: run `make tools` as root"
            if os.environ.get("CI"):
                pytest.fail(text, pytrace=False)
            pytest.skip(text)


def _is_there(name: str) -> bool:
    """Return whether a program is installed, or whether the file of a path exists."""
    return Path(name).is_file() if "/" in name else shutil.which(name) is not None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with one line that says what was left out, and how to get it."""
    reports = [one for kind in ("skipped", "error") for one in terminalreporter.stats.get(kind, [])]
    wanted = [value for one in reports for name, value in getattr(one, "user_properties", []) if name == _LEFT_OUT]
    if wanted:
        programs = "; ".join(sorted(set(wanted)))
        terminalreporter.write_line(f"{len(wanted)} tests {_LEFT_OUT} {programs}: run `make tools` as root.")


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    """Give a sample library of its own."""
    return make_sample(tmp_path / "projet")


@pytest.fixture
def buildable(tmp_path: Path) -> Project:
    """Give a sample library that can be built."""
    return make_sample(tmp_path / "projet", buildable=True)


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that all processes of this run share: pytest-xdist gives each its own inside it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(together: Path) -> Path:
    """Give the real site, built once by the real command from the real data: to read, not to change."""
    out = together / "real" / "site"
    with locked(together / "site.lock"):
        if not out.is_dir():
            done = run_reperes("-C", str(ROOT), "build", "--out", str(out))
            assert done.returncode == 0, done.stderr
    return out
