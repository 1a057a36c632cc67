"""What an update writes: the day of a change, texts kept or withdrawn, and nothing a translator's program would not keep."""

import datetime
import subprocess
from pathlib import Path

import polib
import pytest

from reperes.language.catalogs import read_catalogs, sources
from reperes.language.prepare import sound_library
from reperes.language.update import Change, template, updated
from reperes.project import Project
from test_catalogs import FIRST, again, text, write
from test_cli import plant

NOVEMBER, DECEMBER = datetime.date(2026, 11, 22), datetime.date(2026, 12, 1)
OTHER = [text("un", "Un, autrement."), *FIRST[1:]]
UN = "x#un.text"


@pytest.fixture
def catalog() -> polib.POFile:
    """Give a catalog with everything translated, and what translators and their programs leave in one."""
    po = updated(None, FIRST, "en")
    for entry, english in zip(po, ["One.", "Two.", "Three."], strict=True):
        entry.msgstr = english
    po[0].tcomment = "demander à une relectrice\n\nsans urgence"
    po.header = "Une équipe\n\nhttps://equipe.example"
    po.metadata["Last-Translator"] = "Une personne <une@personne.example>"
    po.metadata["X-Generator"] = "Poedit 3.4"
    po.metadata["PO-Revision-Date"] = "2026-11-20 10:00+0100"
    return po


def first(po: polib.POFile) -> polib.POEntry:
    """Return the entry of the first text, as it comes back from a file."""
    found = again(po).find(UN, by="msgctxt")
    assert found is not None
    return found


def change(day: datetime.date = NOVEMBER, **what: frozenset[str]) -> Change:
    """Return a change of a day."""
    return Change(day, **what)


def test_day_of_a_change_is_written_once(catalog: polib.POFile) -> None:
    """The day the French changed stands in the entry; a later change or update does not move it."""
    once = updated(again(catalog), OTHER, "en", change())
    assert first(once).tcomment.splitlines()[-1] == "stale since 2026-11-22"
    assert str(updated(again(once), OTHER, "en", change(DECEMBER))) == str(once)
    twice = updated(again(once), [text("un", "Un, encore."), *FIRST[1:]], "en", change(DECEMBER))
    assert first(twice).tcomment.splitlines()[-1] == "stale since 2026-11-22"
    assert first(twice).previous_msgid == "Un."


def test_changed_back_leaves_no_trace_of_the_day(catalog: polib.POFile) -> None:
    """The old French again: the bytes are those from before the change, the translator's comment too."""
    before = str(updated(again(catalog), FIRST, "en"))
    changed = updated(again(catalog), OTHER, "en", change())
    assert str(updated(again(changed), FIRST, "en", change(DECEMBER))) == before


def test_translated_anew_leaves_no_note(catalog: polib.POFile) -> None:
    """A translator who takes the fuzzy flag away is done: the next update removes our notes, and nothing else."""
    po = again(updated(again(catalog), OTHER, "en", change(withdrawn=frozenset({UN}))))
    po[0].msgstr, po[0].flags = "One, otherwise.", []
    after = first(updated(po, OTHER, "en", change(DECEMBER)))
    assert (after.msgstr, after.fuzzy, after.previous_msgid) == ("One, otherwise.", False, None)
    assert after.tcomment == catalog[0].tcomment


def test_kept_text_is_current_and_says_so(catalog: polib.POFile) -> None:
    """An editorial change: the translation stays current, the comment says which day it was kept."""
    po = updated(again(catalog), OTHER, "en", change(kept=frozenset({UN})))
    entry = first(po)
    assert (entry.msgid, entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("Un, autrement.", "One.", False, None)
    assert entry.tcomment.splitlines()[-1] == "kept 2026-11-22"
    assert str(updated(again(po), OTHER, "en", change(DECEMBER))) == str(po)


def test_text_can_be_kept_after_an_update(catalog: polib.POFile) -> None:
    """Kept too late is kept all the same, and the note of the change goes."""
    stale = updated(again(catalog), OTHER, "en", change())
    entry = first(updated(again(stale), OTHER, "en", change(DECEMBER, kept=frozenset({UN}))))
    assert (entry.fuzzy, entry.previous_msgid) == (False, None)
    assert "stale since" not in entry.tcomment


def test_doubt_of_a_translator_outlives_a_change(catalog: polib.POFile) -> None:
    """A translation that was unsure is unsure again when the French comes back, or is kept."""
    catalog[0].flags = ["fuzzy"]
    before = str(updated(again(catalog), FIRST, "en"))
    changed = updated(again(catalog), OTHER, "en", change())
    assert str(updated(again(changed), FIRST, "en", change(DECEMBER))) == before
    kept = first(updated(again(changed), OTHER, "en", change(DECEMBER, kept=frozenset({UN}))))
    assert (kept.fuzzy, kept.previous_msgid) == (True, None)


def test_withdrawn_in_one_language_only(catalog: polib.POFile) -> None:
    """A translation can be withdrawn in one language, also while its French stands; it stays so until it is redone."""
    what = Change(NOVEMBER, withdrawn=frozenset({UN}), only=frozenset({"tr"}))
    assert "withdrawn" not in first(updated(again(catalog), FIRST, "en", what)).tcomment
    hidden = updated(again(catalog), FIRST, "tr", what)
    assert first(hidden).fuzzy
    assert first(hidden).tcomment.splitlines()[-1] == "withdrawn 2026-11-22"
    changed = updated(again(hidden), OTHER, "tr", change(DECEMBER))
    assert str(updated(again(changed), FIRST, "tr", change(DECEMBER))) == str(hidden)


def test_header_and_comments_are_those_of_the_translator(catalog: polib.POFile) -> None:
    """Everything a translator's program wrote in the header and in comments is kept, long lines and blank ones too."""
    catalog[0].tcomment = "demander à une relectrice\n\n" + "long " * 40 + "fin"
    once = updated(again(catalog), FIRST, "en")
    assert {k: once.metadata[k] for k in catalog.metadata} == catalog.metadata
    assert once.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert (once.header, first(once).tcomment) == (catalog.header, catalog[0].tcomment)
    assert str(updated(again(once), FIRST, "en")) == str(once)


def saved(po: polib.POFile | str, path: Path, *program: str) -> polib.POFile:
    """Return a catalog as a program of gettext saves it; FILE in its arguments is the catalog."""
    path.write_text(f"{po}\n", encoding="utf-8")
    done = subprocess.run(
        [str(path) if part == "FILE" else part for part in program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return polib.pofile(done.stdout)


@pytest.mark.parametrize("width", [0, 40, 76, 78, 200])
def test_other_wrapping_changes_nothing(width: int, catalog: polib.POFile) -> None:
    """Saved with lines of another length, as Poedit and Weblate do, then updated: the same bytes."""
    catalog[1].msgid, catalog[1].msgstr = "Deux mots " * 30, "Two words\n" * 30
    items = [FIRST[0], text("deux", catalog[1].msgid), FIRST[2]]
    ours = updated(again(catalog), items, "en")
    theirs = again(ours)
    theirs.wrapwidth = width
    assert str(updated(polib.pofile(str(theirs)), items, "en")) == str(ours)


@pytest.mark.tools("msgcat")
@pytest.mark.parametrize("options", [(), ("--no-wrap",), ("--width=40",), ("--sort-output",)])
def test_saved_by_gettext_then_updated(options: tuple[str, ...], catalog: polib.POFile, tmp_path: Path) -> None:
    """A catalog that gettext wrote anew, with an outdated, a withdrawn and an obsolete text, comes back the same."""
    stale = updated(again(catalog), OTHER, "en", change(withdrawn=frozenset({"x#deux.text"})))
    ours = updated(again(stale), OTHER[:2], "en", change())
    theirs = saved(ours, tmp_path / "x.po", "msgcat", *options, "FILE")
    assert str(updated(theirs, OTHER[:2], "en", change(DECEMBER))) == str(ours)


@pytest.mark.tools("msgcat")
def test_only_what_the_translator_changed_differs(catalog: polib.POFile, tmp_path: Path) -> None:
    """One translation changed in a program of gettext: after an update, one line of the file differs."""
    ours = str(updated(again(catalog), FIRST, "en"))
    theirs = saved(ours.replace('"Two."', '"Two!"'), tmp_path / "x.po", "msgcat", "FILE")
    after = str(updated(theirs, FIRST, "en", change()))
    differing = [(a, b) for a, b in zip(ours.splitlines(), after.splitlines(), strict=True) if a != b]
    assert differing == [('msgstr "Two."', 'msgstr "Two!"')]


@pytest.mark.tools("msgmerge")
@pytest.mark.parametrize("options", [("--previous",), ("--previous", "--no-fuzzy-matching")])
def test_merged_by_msgmerge_then_updated(options: tuple[str, ...], catalog: polib.POFile, tmp_path: Path) -> None:
    """Weblate's own merge with the .pot, then an update: what an update alone gives, the former French too."""
    pot = tmp_path / "x.pot"
    pot.write_text(f"{template(OTHER)}\n", encoding="utf-8")
    merged = saved(
        updated(again(catalog), FIRST, "en"), tmp_path / "x.po", "msgmerge", "-q", *options, "FILE", str(pot)
    )
    ours = str(updated(again(catalog), OTHER, "en", change()))
    assert str(updated(merged, OTHER, "en", change())) == ours


@pytest.mark.tools("msgmerge")
def test_guess_of_msgmerge_is_never_shown(sample: Project, tmp_path: Path) -> None:
    """Msgmerge fills a new text with the translation of one that looks like it: a suggestion, which readers never see."""
    path = write(sample, {"guides/exemple#banque.do": "Call your bank."})
    before = path.read_text(encoding="utf-8")
    plant(
        sample, "guides/exemple.yml", "id: banque, do: Appelez votre banque.", "id: autre, do: Appelez votre banque !"
    )
    library, _ = sound_library(sample)
    items = sources(library)["guides/exemple"]
    pot = tmp_path / "x.pot"
    pot.write_text(f"{template(items)}\n", encoding="utf-8")
    merged = saved(before, path, "msgmerge", "-q", "--previous", "FILE", str(pot))
    guess = merged.find("guides/exemple#autre.do", by="msgctxt")
    assert guess is not None
    assert (guess.msgstr, guess.previous_msgctxt) == ("Call your bank.", "guides/exemple#banque.do")
    after = updated(merged, items, "en", change())
    path.write_text(f"{after}\n", encoding="utf-8")
    catalog, problems = read_catalogs(sample, library, "en")
    assert (problems, "guides/exemple#autre.do" in catalog) == ([], False)
    assert str(updated(again(after), items, "en", change(DECEMBER))) == str(after)
