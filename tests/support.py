"""What tests share without being fixtures: the sample library, and the real command."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from reperes.project import Project

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"
# What a build needs beside data/.
WORKSHOP = ("docs", "overrides", "scripts", "mkdocs.yml")


def make_sample(root: Path, *, buildable: bool = False) -> Project:
    """Return a copy of the sample library in `root`; a buildable one has templates and configuration too."""
    shutil.copytree(SAMPLE, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "data" / "ui.yml", root / "data" / "ui.yml")
    if buildable:
        for name in WORKSHOP:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
            else:
                shutil.copy(source, root / name)
    return Project(root)


def run_reperes(
    *args: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the real command and return what it printed."""
    return subprocess.run(
        [sys.executable, "-m", "reperes", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})},
        check=False,
        timeout=300,
    )
