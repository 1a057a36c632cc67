"""`reperes stage`: the pages as a folder that MkDocs builds without our code, to the same site."""

import os
import subprocess
import sys
from pathlib import Path

from reperes.project import Project
from support import run_reperes


def _pages(site: Path) -> dict[str, list[str]]:
    """The lines of every page, blank ones aside: Markdown may not keep those."""
    return {
        path.relative_to(site).as_posix(): [
            line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html" and "contribuer" not in path.parts
    }


def test_mkdocs_builds_the_staged_pages_to_the_same_site(buildable: Project, tmp_path: Path) -> None:
    """Plain MkDocs, without our hook, makes of the folder what `reperes build` makes, page by page."""
    staged, ours = tmp_path / "staged", tmp_path / "site"
    assert run_reperes("-C", str(buildable.root), "stage", str(staged)).returncode == 0
    # A leaflet is no page: without them no page leads to one, as in the folder.
    assert run_reperes("-C", str(buildable.root), "build", "--no-leaflets", "--out", str(ours)).returncode == 0
    for language, home in (("fr", ours), ("en", ours / "en")):
        built = tmp_path / f"built-{language}"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(staged / language / "mkdocs.yml")]
        done = subprocess.run(
            [*command, "-d", str(built)],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        wanted = {name: lines for name, lines in _pages(home).items() if language != "fr" or not name.startswith("en/")}
        assert _pages(built) == wanted
        assert "guides/exemple/index.html" in wanted
    assert list((tmp_path / "built-fr" / "assets").glob("site.*.css"))


def test_nothing_is_written_over(buildable: Project, tmp_path: Path) -> None:
    """A folder that exists is left as it is, in one sentence."""
    (tmp_path / "kept.txt").write_text("x", encoding="utf-8")
    done = run_reperes("-C", str(buildable.root), "stage", str(tmp_path))
    assert done.returncode == 1
    assert "existe déjà" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.txt", "projet"]
