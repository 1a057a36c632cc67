"""Each fault a volunteer can make: one broken file, and the whole message it gets, in both languages."""

import datetime
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from reperes.cli import main
from reperes.content.rules import RULES
from reperes.content.wording import SENTENCES
from reperes.language.prepare import read_all
from reperes.language.registry import FAULTS
from reperes.project import Project
from support import make_sample, run_reperes

BROKEN = [path for end in ("yml", "po") for path in sorted((Path(__file__).parent / "broken").glob(f"*.{end}"))]
# Faults whose bytes no text file can hold: tests/test_read.py makes them.
MADE_IN_CODE = {
    "not-utf8",
    "byte-order-mark",
    "nul",
    "file-too-big",
    "empty-file",
    "missing-file",
    "unreadable-file",
    "wrong-value",
}


def parts(path: Path) -> tuple[str, dict[str, list[str]]]:
    """Return which file the example stands for, and the lines it must get in each language."""
    lines = path.read_text(encoding="utf-8").splitlines()
    said: dict[str, list[str]] = {"fr": [], "en": []}
    for line in lines[1:]:
        match = re.fullmatch(r"# (fr|en): (.+)", line)
        if not match:
            break
        said[match[1]].append(match[2])
    return lines[0].removeprefix("# "), said


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_message(path: Path, language: str, tmp_path: Path) -> None:
    """The broken file gets exactly its messages, at their places, and nothing is written."""
    project = make_sample(tmp_path / "projet")
    file, said = parts(path)
    (project.root / file).parent.mkdir(exist_ok=True, parents=True)
    (project.root / file).write_bytes(path.read_bytes())
    done = CliRunner().invoke(main, ["-C", str(project.root), "--messages", language, "check", "--today", "2026-11-23"])
    assert done.stdout.splitlines() == said[language]
    found = read_all(project, datetime.date(2026, 11, 23))
    assert path.stem.split(".")[0] in {problem.rule for problem in found.problems + found.translation_problems}


def test_every_message_has_an_example() -> None:
    """No rule and no sentence without a broken example."""
    have = {path.stem.split(".")[0] for path in BROKEN} | MADE_IN_CODE
    assert have == set(RULES) | set(SENTENCES) | set(FAULTS)


def test_sample_is_clean(sample: Project) -> None:
    """The sample the examples start from has no fault of its own, so each message comes from the example."""
    done = run_reperes("-C", str(sample.root), "check", "--format", "json")
    assert (done.returncode, done.stdout.strip()) == (0, "[]")
