"""Catalogs as a whole, tried on the real ones: a lost file, a lost entry, a mistyped id, two translations that changed places."""

import shutil
from pathlib import Path

import polib
import pytest

from reperes.content.library import Library
from reperes.content.load import load
from reperes.language.catalogs import read_catalogs
from reperes.project import Project
from support import ROOT

CARD = "situations/chantage"


@pytest.fixture
def real(tmp_path: Path) -> tuple[Project, Library]:
    """Return the real data with its English catalogs alone, to be spoilt."""
    project = Project(tmp_path / "vrai")
    shutil.copytree(ROOT / "data" / "locale" / "en", project.locale / "en")
    for template in (ROOT / "data" / "locale").glob("*.pot"):
        shutil.copy(template, project.locale)
    return project, load(Project(ROOT))[0]


def found(real: tuple[Project, Library]) -> list[tuple[str, str]]:
    """Return the rule and the file of each problem of the English catalogs."""
    return [(one.rule, one.file.removeprefix("data/locale/en/")) for one in read_catalogs(*real, "en")[1]]


def card(real: tuple[Project, Library]) -> tuple[polib.POFile, Path]:
    """Return the English catalog of the card on blackmail."""
    path = real[0].locale / "en" / "situations.chantage.po"
    return polib.pofile(str(path)), path


def entry(po: polib.POFile, name: str) -> polib.POEntry:
    """Return the entry of a text of the card."""
    found = po.find(f"{CARD}#{name}", by="msgctxt")
    assert found is not None
    return found


def test_the_real_ones_are_sound(real: tuple[Project, Library]) -> None:
    """No false alarm."""
    assert found(real) == []


def test_a_lost_file_is_said(real: tuple[Project, Library]) -> None:
    """A language that has its catalogs and lacks an urgent one is warned of; a language that has none yet is not."""
    card(real)[1].unlink()
    assert found(real) == [("catalog-gap", "situations.chantage.po")]
    # Never given to translators: nothing was lost.
    (real[0].locale / "situations.chantage.pot").unlink()
    assert found(real) == []
    shutil.rmtree(real[0].locale / "en")
    assert found(real) == []


def test_a_lost_entry_is_said(real: tuple[Project, Library]) -> None:
    """An urgent entry that is gone, or empty, in a catalog that has the others."""
    po, path = card(real)
    po.remove(entry(po, "image.text"))
    po.save(str(path))
    assert found(real) == [("catalog-gap", path.name)]


def test_a_catalog_that_was_only_begun_is_not_said(real: tuple[Project, Library]) -> None:
    """A translator who has done less than half hears nothing of the rest."""
    po, path = card(real)
    for one in list(po)[3:]:
        one.msgstr = ""
    po.save(str(path))
    assert found(real) == []


def test_a_mistyped_id_is_said_and_its_text_missed(real: tuple[Project, Library]) -> None:
    """One letter of a msgctxt."""
    po, path = card(real)
    entry(po, "image.text").msgctxt = f"{CARD}#imaje.text"
    po.save(str(path))
    assert sorted(found(real)) == [("catalog-gap", path.name), ("catalog-unknown", path.name)]


def test_exchanged_ids_are_said_and_not_shown(real: tuple[Project, Library]) -> None:
    """Two entries that changed ids are refused, both."""
    po, path = card(real)
    one, two = entry(po, "image.text"), entry(po, "effacer.text")
    one.msgctxt, two.msgctxt = two.msgctxt, one.msgctxt
    po.save(str(path))
    catalog, problems = read_catalogs(*real, "en")
    assert [problem.rule for problem in problems] == ["catalog-misplaced"] * 2
    assert not {f"{CARD}#image.text", f"{CARD}#effacer.text"} & set(catalog)


def test_exchanged_translations_are_said_where_one_stands_elsewhere(real: tuple[Project, Library]) -> None:
    """Two translations under each other's French: known by the other card that says the same in French."""
    po, path = card(real)
    one, two = entry(po, "image.text"), entry(po, "effacer.text")
    one.msgstr, two.msgstr = two.msgstr, one.msgstr
    po.save(str(path))
    assert {rule for rule, _ in found(real)} == {"catalog-same"}
