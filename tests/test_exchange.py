"""The old site or the new one, whole, whatever happens."""

import contextlib
import ctypes
import fcntl
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reperes.output import exchange as module
from reperes.output.exchange import exchange, staging
from reperes.problems import FaultError


def a_site(folder: Path, name: str) -> Path:
    """Make a folder that looks like a site of ours."""
    folder.mkdir(parents=True)
    (folder / "build.json").write_text('{"made_by": {"reperes": "1"}}')
    (folder / "index.html").write_text(name)
    return folder


def standing(out: Path) -> str:
    """Return which site stands in `out`."""
    return (out / "index.html").read_text()


@pytest.mark.parametrize("at_once", [True, False], ids=["renameat2", "two renames"])
def test_new_takes_the_place_of_old(at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one step where the system can, in two where it cannot, and nothing is left behind."""
    if not at_once:
        monkeypatch.setattr(module, "_exchange_at_once", lambda fresh, out: False)
    out = a_site(tmp_path / "site", "old")
    with staging(out) as fresh:
        (fresh / "build.json").write_text("{}")
        (fresh / "index.html").write_text("new")
        exchange(fresh, out)
    assert standing(out) == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]


def test_first_build_needs_no_exchange(tmp_path: Path) -> None:
    """Where nothing stands, the new site is simply put there."""
    out = tmp_path / "deep" / "site"
    with staging(out) as fresh:
        (fresh / "index.html").write_text("new")
        exchange(fresh, out)
    assert standing(out) == "new"


def test_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """What fails inside leaves the old site and no leftovers."""
    out = a_site(tmp_path / "site", "old")
    with contextlib.suppress(ZeroDivisionError), staging(out) as fresh:
        (fresh / "index.html").write_text("half")
        raise ZeroDivisionError
    assert standing(out) == "old"
    assert not list(tmp_path.glob(".site.new-*"))


def journal(root: Path) -> None:
    """Write the journal that a build killed during its two renames leaves."""
    (root / ".site.journal").write_text(json.dumps({"old": ".site.old-1", "new": ".site.new-1"}))


def before_first_rename(root: Path) -> None:
    """Killed after the journal, before anything moved."""
    a_site(root / "site", "old")
    a_site(root / ".site.new-1", "new")


def between_renames(root: Path) -> None:
    """Killed between the two renames: nothing stands in site/."""
    a_site(root / ".site.old-1", "old")
    a_site(root / ".site.new-1", "new")


def after_renames(root: Path) -> None:
    """Killed before the journal was removed."""
    a_site(root / ".site.old-1", "old")
    a_site(root / "site", "new")


def new_lost(root: Path) -> None:
    """Somebody removed the new site meanwhile."""
    a_site(root / ".site.old-1", "old")


@pytest.mark.parametrize(
    ("killed", "then"),
    [(before_first_rename, "old"), (between_renames, "new"), (after_renames, "new"), (new_lost, "old")],
)
def test_next_run_repairs_a_killed_exchange(killed: Callable[[Path], None], then: str, tmp_path: Path) -> None:
    """The next run puts a whole site back and removes what is left over."""
    killed(tmp_path)
    journal(tmp_path)
    with staging(tmp_path / "site"):
        assert standing(tmp_path / "site") == then
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]


@pytest.mark.parametrize("content", ["", "not json", '{"old": 3}'])
def test_broken_journal_harms_nothing(content: str, tmp_path: Path) -> None:
    """A journal cut short by a full disk is ignored."""
    out = a_site(tmp_path / "site", "old")
    (tmp_path / ".site.journal").write_text(content)
    with staging(out):
        assert standing(out) == "old"


def test_foreign_folder_is_refused(tmp_path: Path) -> None:
    """A folder that holds something else is not replaced."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "famille.jpg").write_text("x")
    with pytest.raises(FaultError, match="autre chose"), staging(tmp_path / "photos"):
        pass
    assert (tmp_path / "photos" / "famille.jpg").exists()


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second build into one folder says so and touches nothing."""
    with (tmp_path / ".site.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(FaultError, match="autre construction"), staging(tmp_path / "site"):
            pass


@pytest.mark.skipif(
    not hasattr(ctypes.CDLL(None), "renameat2"), reason="the system cannot exchange two folders at once"
)
def test_one_step_where_the_system_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system exchanges folders in one step, there is no moment without a site."""

    def never(fresh: Path, out: Path) -> None:
        raise AssertionError("two steps")

    monkeypatch.setattr(module, "_exchange_in_two_steps", never)
    out = a_site(tmp_path / "site", "old")
    with staging(out) as fresh:
        (fresh / "index.html").write_text("new")
        exchange(fresh, out)
        assert standing(fresh) == "old"
    assert standing(out) == "new"


@pytest.mark.parametrize("there", [True, False], ids=["to a site", "to nothing"])
def test_link_is_refused(there: bool, tmp_path: Path) -> None:
    """A symbolic link is not replaced by a folder, even one that leads to a site of ours."""
    target = a_site(tmp_path / "elsewhere", "old") if there else tmp_path / "elsewhere"
    (tmp_path / "site").symlink_to(target)
    with pytest.raises(FaultError, match="n’est pas un dossier"), staging(tmp_path / "site"):
        pass
    assert (tmp_path / "site").is_symlink()
    assert target.exists() == there


@pytest.mark.parametrize(
    "report", ["{}", "[]", "not json", '{"made_by": "jekyll"}', '{"made_by": {"mkdocs": "1"}}', '{"version": 3}']
)
def test_folder_of_another_builder_is_refused(report: str, tmp_path: Path) -> None:
    """A folder whose build.json somebody else wrote is not ours to replace."""
    out = a_site(tmp_path / "site", "theirs")
    (out / "build.json").write_text(report)
    with pytest.raises(FaultError, match="autre chose"), staging(out):
        pass
    assert standing(out) == "theirs"
    assert not list(tmp_path.glob(".site*"))
