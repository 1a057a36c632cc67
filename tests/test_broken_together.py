"""Faults in several files at once: each file gets its own messages, whatever else is broken beside it."""

import shutil
from itertools import zip_longest
from pathlib import Path

import pytest
from click.testing import CliRunner

from reperes.cli import main
from reperes.content.rules import RULES
from reperes.language.registry import FAULTS
from support import make_sample
from test_broken import BROKEN, parts

# A rule, or a translation, looks at other files too: another broken file may rightly silence it.
OF_ONE_FILE = [path for path in BROKEN if path.stem.split(".")[0] not in {*RULES, *FAULTS}]


def by_file() -> dict[str, list[Path]]:
    """Return the examples of faults of one file, by the file they stand for."""
    found: dict[str, list[Path]] = {}
    for path in OF_ONE_FILE:
        found.setdefault(parts(path)[0], []).append(path)
    return found


ROUNDS = [[path for path in row if path] for row in zip_longest(*by_file().values())]
TOGETHER = [row for row in ROUNDS if len(row) > 1]


def test_enough_stand_together() -> None:
    """The first round breaks most kinds of files at once."""
    assert len(TOGETHER[0]) >= 8


@pytest.mark.parametrize("row", TOGETHER, ids=lambda row: f"{len(row)}-files-{row[0].stem}")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_messages_in_one_run(row: list[Path], language: str, tmp_path: Path) -> None:
    """Every message of every broken file comes out in the same run."""
    project = make_sample(tmp_path / "projet")
    wanted: list[str] = []
    for path in row:
        file, said = parts(path)
        (project.root / file).parent.mkdir(exist_ok=True)
        shutil.copy(path, project.root / file)
        wanted += said[language]
    done = CliRunner().invoke(main, ["-C", str(project.root), "--messages", language, "check", "--today", "2026-11-23"])
    assert done.exit_code == 1
    assert [line for line in wanted if line not in done.stdout.splitlines()] == []


def placed_apart() -> list[tuple[Path, str, tuple[str, str]]]:
    """Return every example of a fault of one file, a file of its own for it, and what to write in it for that."""
    found = []
    for file, paths in by_file().items():
        apart = file in ("data/contacts/fr.yml", "data/guides/exemple.yml")
        for number, path in enumerate(paths if apart else paths[:1]):
            code = "".join(chr(ord("a") + digit) for digit in divmod(number, 26))
            name = {"data/contacts/fr.yml": code, "data/guides/exemple.yml": f"exemp{code}"}.get(file)
            place = f"{file.rpartition('/')[0]}/{name}.yml" if name else file
            found.append((path, place, (f"{Path(file).stem}\n", f"{name or Path(file).stem}\n")))
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_planted_at_once(language: str, tmp_path: Path) -> None:
    """Forty and more faults in one copy, each in a file of its own, are all reported by one run."""
    project = make_sample(tmp_path / "projet")
    wanted: list[str] = []
    for path, place, (old, new) in placed_apart():
        file, said = parts(path)
        (project.root / place).parent.mkdir(parents=True, exist_ok=True)
        # The file's own id or country is the first line that ends with its name.
        (project.root / place).write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        wanted += [line.replace(f"{file}:", f"{place}:", 1) for line in said[language]]
    assert len({path.stem.split(".")[0] for path, _, _ in placed_apart()}) >= 40
    done = CliRunner().invoke(main, ["-C", str(project.root), "--messages", language, "check", "--today", "2026-11-23"])
    assert done.exit_code == 1
    assert [line for line in wanted if line not in done.stdout.splitlines()] == []
