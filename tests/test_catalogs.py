"""Catalogs follow the French by id: nothing is lost, nothing moves, a change of meaning shows."""

import subprocess
from pathlib import Path

import polib
import pytest

from reperes.content.text import Text
from reperes.language.catalogs import read_catalogs
from reperes.language.prepare import sound_library
from reperes.language.update import update_all, updated
from reperes.project import Project
from support import ROOT, run_reperes


def text(name: str, french: str) -> Text:
    """Return a text of the file x."""
    return Text(french, key=f"x#{name}.text")


FIRST = [text("un", "Un."), text("deux", "Deux."), text("trois", "Trois.")]


@pytest.fixture
def catalog() -> polib.POFile:
    """Give a catalog with everything translated."""
    po = updated(None, FIRST, "en")
    for entry, english in zip(po, ["One.", "Two.", "Three."], strict=True):
        entry.msgstr = english
    return po


def said(po: polib.POFile) -> dict[str, str]:
    """Return the translations that stand, by id."""
    return {e.msgctxt.removeprefix("x#").removesuffix(".text"): e.msgstr for e in po if not (e.fuzzy or e.obsolete)}


def again(po: polib.POFile) -> polib.POFile:
    """Return the catalog as it comes back from a file."""
    return polib.pofile(str(po))


def test_twice_changes_nothing(catalog: polib.POFile) -> None:
    """A second update of the same French gives the same bytes."""
    once = str(updated(again(catalog), FIRST, "en"))
    assert str(updated(polib.pofile(once), FIRST, "en")) == once


def test_insert_and_reorder_move_no_translation(catalog: polib.POFile) -> None:
    """A step put in the middle and two exchanged leave every translation where it was."""
    after = updated(again(catalog), [FIRST[2], text("neuf", "Neuf."), FIRST[1], FIRST[0]], "en")
    assert said(after) == {"trois": "Three.", "neuf": "", "deux": "Two.", "un": "One."}


def test_changed_french_is_fuzzy_and_keeps_both(catalog: polib.POFile) -> None:
    """Other French: the translation stays, fuzzy, with the French it was made from, also after a second change."""
    once = updated(again(catalog), [text("un", "Un, autrement."), *FIRST[1:]], "en")
    twice = updated(again(once), [text("un", "Un, encore autrement."), *FIRST[1:]], "en")
    entry = again(twice).find("x#un.text", by="msgctxt")
    assert entry is not None
    assert (entry.fuzzy, entry.previous_msgid, entry.msgstr) == (True, "Un.", "One.")
    assert said(twice) == {"deux": "Two.", "trois": "Three."}


def test_changed_back_leaves_no_trace(catalog: polib.POFile) -> None:
    """The old French again: the bytes are those from before the change."""
    before = str(again(catalog))
    changed = updated(again(catalog), [text("un", "Un, autrement."), *FIRST[1:]], "en")
    assert str(updated(again(changed), FIRST, "en")) == before


def test_gone_and_back(catalog: polib.POFile) -> None:
    """An id that goes is kept as obsolete, and revived with its translation when it comes back."""
    gone = updated(again(catalog), FIRST[1:], "en")
    assert [entry.msgstr for entry in again(gone).obsolete_entries()] == ["One."]
    assert said(updated(again(gone), FIRST, "en")) == {"un": "One.", "deux": "Two.", "trois": "Three."}


def test_percent_is_not_a_format(catalog: polib.POFile) -> None:
    """No format flag is added: “20 % des enfants” is French, not C."""
    assert "format" not in str(updated(again(catalog), [text("part", "20 % des enfants.")], "en"))


def test_translators_comments_and_header_stay(catalog: polib.POFile) -> None:
    """What a translator's program wrote is kept as it was."""
    catalog.metadata["Last-Translator"] = "Une personne"
    catalog[0].tcomment = "demander à une relectrice"
    after = again(updated(again(catalog), FIRST, "en"))
    assert after.metadata["Last-Translator"] == "Une personne"
    assert after[0].tcomment == "demander à une relectrice"


def write(project: Project, entries: dict[str, str], language: str = "en") -> Path:
    """Write translations of the sample guide, by key."""
    library, _ = sound_library(project)
    path = project.locale / language / "guides.exemple.po"
    po = polib.pofile(update_all(project, library, [language])[path])
    for entry in po:
        entry.msgstr = entries.get(entry.msgctxt, "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(po), encoding="utf-8")
    return path


def test_lost_reference_makes_the_text_missing(sample: Project) -> None:
    """A translation that lost a link is a fault at its line, and is not used."""
    path = write(sample, {"guides/exemple#point-2.text": "Call the help line.", "guides/exemple#title": "Example"})
    library, _ = sound_library(sample)
    catalog, problems = read_catalogs(sample, library, "en")
    assert set(catalog) == {"guides/exemple#title"}
    line = path.read_text(encoding="utf-8").splitlines().index('msgctxt "guides/exemple#point-2.text"') + 1
    assert [(p.file, p.line, p.rule) for p in problems] == [
        ("data/locale/en/guides.exemple.po", line, "translation-references")
    ]
    assert "contact:online-harm" in problems[0].fr


def test_unreadable_catalog_is_said_and_dropped(sample: Project) -> None:
    """A catalog that cannot be read is a fault of check, with its line."""
    path = write(sample, {})
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "ouvert\n', encoding="utf-8")
    done = run_reperes("-C", str(sample.root), "check")
    assert done.returncode == 1
    assert done.stdout.startswith("data/locale/en/guides.exemple.po:")


def test_update_refuses_to_overwrite_an_unreadable_catalog(sample: Project) -> None:
    """Updating over a broken file would lose its translations: nothing is written, one sentence is said."""
    path = write(sample, {"guides/exemple#title": "Example"})
    broken = path.read_text(encoding="utf-8") + '\nmsgid "ouvert\n'
    path.write_text(broken, encoding="utf-8")
    done = run_reperes("-C", str(sample.root), "translate", "update")
    assert (done.returncode, path.read_text(encoding="utf-8")) == (1, broken)
    assert "guides.exemple.po" in done.stderr
    assert "Traceback" not in done.stderr


def test_templates_and_catalogs_are_up_to_date() -> None:
    """The catalogs in the repository are those that the French calls for."""
    project = Project(ROOT)
    library, _ = sound_library(project)
    languages = [item.code for item in library.site.languages if item.code != "fr"]
    stale = [
        project.name(path)
        for path, wanted in update_all(project, library, languages).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != wanted
    ]
    assert not stale, "le français a changé : lancez « reperes translate update » (the French changed: run it)"


@pytest.mark.tools("msgfmt")
def test_gettext_accepts_every_catalog() -> None:
    """The tools that translators use read every file."""
    for path in sorted((ROOT / "data" / "locale").glob("*/*.po")):
        done = subprocess.run(
            ["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
