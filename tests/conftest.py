"""Fixtures, and what is said of tests that this machine cannot run."""

import os
import shutil
from pathlib import Path

import pytest

from reperes.project import Project
from support import ROOT, make_sample, run_reperes

_left_out: dict[str, set[str]] = {}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test whose programs are missing, and remember it; in CI that is a failure."""
    for marker in item.iter_markers("tools"):
        missing = [Path(name).name for name in marker.args if not _is_there(name)]
        if missing:
            _left_out.setdefault(", ".join(missing), set()).add(item.nodeid)
            text = f"{', '.join(missing)} not installed: run `make tools` as root"
            if os.environ.get("CI"):
                pytest.fail(text, pytrace=False)
            pytest.skip(text)


def _is_there(name: str) -> bool:
    """Return whether a program is installed, or whether the file of a path exists."""
    return Path(name).is_file() if "/" in name else shutil.which(name) is not None


def pytest_unconfigure(config: pytest.Config) -> None:
    """End with one line that says what was left out, and how to get it."""
    if _left_out:
        tests = sum(len(found) for found in _left_out.values())
        print(f"{tests} tests left out for want of {'; '.join(_left_out)}: run `make tools` as root.")


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    """Give a sample library of its own."""
    return make_sample(tmp_path / "projet")


@pytest.fixture
def buildable(tmp_path: Path) -> Project:
    """Give a sample library that can be built."""
    return make_sample(tmp_path / "projet", buildable=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the real site, built once by the real command from the real data."""
    out = tmp_path_factory.mktemp("real") / "site"
    done = run_reperes("-C", str(ROOT), "build", "--out", str(out))
    assert done.returncode == 0, done.stderr
    return out
