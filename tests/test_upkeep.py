"""What must be read again, and new files: what a volunteer starts from and comes back to."""

import datetime
import json
from pathlib import Path

import pytest

from reperes.content.load import load
from reperes.project import Project
from support import add_source, run_reperes
from test_cli import plant

# What each new thing still asks for, beside texts to write.
KINDS = ("guide", "platform", "page")


def reviewed(project: Project, *options: str) -> list[dict[str, object]]:
    """Return what `review --format json` lists."""
    done = run_reperes("-C", str(project.root), "review", "--format", "json", *options)
    assert done.returncode == 0
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def test_review_lists_everything_that_grows_old(sample: Project) -> None:
    """Each contact, fact, law, path and source is there once, with its place, and what confirms it."""
    library, _, _ = load(sample)
    rows = reviewed(sample)
    count = {kind: sum(row["kind"] == kind for row in rows) for kind in ("contact", "fact", "law", "path", "source")}
    paths = [p for platform in library.platforms.values() for setting in platform.settings for p in setting.paths]
    paths += [p for platform in library.platforms.values() for action in platform.reporting for p in action.paths]
    assert count["contact"] == sum(len(book.contacts) for book in library.contacts.values())
    assert count["fact"] == len(library.facts)
    assert count["law"] == len(library.offences)
    assert count["source"] == len(library.sources)
    assert count["path"] == len(paths) > 0
    for row in rows:
        lines = (sample.root / str(row["file"])).read_text(encoding="utf-8").splitlines()
        assert str(row["id"]) in lines[int(str(row["line"])) - 1]
        assert row["confirmed_by"]


def test_review_oldest_first_and_what_is_late(sample: Project) -> None:
    """The oldest reading comes first; what is past its delay is said to be late, at the day asked for."""
    plant(sample, "sources.yml", "published: 2025-11-07", "published: 2023")
    plant(sample, "sources.yml", "read_on: 2026-11-22", "read_on: 2024-03-01")
    rows = reviewed(sample, "--today", "2026-11-23")
    days = [str(row["read_on"]) for row in rows]
    assert days == sorted(days)
    assert days[0] == "2024-03-01"
    late = [row for row in rows if row["due"]]
    assert late
    assert {row["read_on"] for row in late} == {"2024-03-01"}
    assert not [row for row in reviewed(sample, "--today", "2024-03-02") if row["due"]]


def test_what_nobody_read_comes_before_all(sample: Project) -> None:
    """A source of which only the address was seen confirms nothing, and comes first."""
    add_source(sample, "pas-lue", "how: address")
    first = reviewed(sample)[0]
    assert (first["id"], first["read_on"]) == ("pas-lue", None)


def test_review_as_text_speaks_the_language_asked_for(sample: Project) -> None:
    """A line a thing: day, kind, id, place, what confirms it; how many are late comes last."""
    done = run_reperes("-C", str(sample.root), "--messages", "en", "review", "--today", "2029-01-01")
    assert "2026-11-22 OVERDUE contact ecoute-3018  data/contacts/fr.yml:" in done.stdout
    assert "overdue." in done.stderr.splitlines()[-1]
    assert "EN RETARD contact" in run_reperes("-C", str(sample.root), "review", "--today", "2029-01-01").stdout


@pytest.mark.parametrize("kind", [*KINDS, "country"])
def test_new_file_asks_only_for_what_is_to_be_written(kind: str, sample: Project) -> None:
    """A template is read without a fault of its own: `check` asks for its texts, and never for its shape."""
    ident = "lu" if kind == "country" else "essai"
    done = run_reperes("-C", str(sample.root), "new", kind, ident, "--today", "2026-11-22")
    assert done.returncode == 0, done.stderr
    checked = run_reperes(
        "-C", str(sample.root), "--messages", "en", "check", "--format", "json", "--today", "2026-11-22"
    )
    rules = {row["rule"] for row in json.loads(checked.stdout) if f"{ident}.yml" in row["file"]}
    # The sample knows no line for dark thoughts; a country without a number, a source or a line at night is not one yet.
    allowed = {"to-write", "reference"}
    allowed |= {"no-way-to-reach", "unsourced", "night-line"} if kind == "country" else set()
    assert "to-write" in rules
    assert rules <= allowed, rules
    # No other file is blamed for what the new one lacks.
    assert {Path(row["file"]).name for row in json.loads(checked.stdout)} == {f"{ident}.yml"}


@pytest.mark.parametrize("kind", KINDS)
def test_new_file_passes_once_filled(kind: str, buildable: Project) -> None:
    """With its texts written, a guide, a platform and a page pass and are built."""
    run_reperes("-C", str(buildable.root), "new", kind, "essai", "--today", "2026-11-22")
    path = next(buildable.data.rglob("essai.yml"))
    text = path.read_text(encoding="utf-8").replace("À écrire", "Une phrase.").replace(", dark-thoughts", "")
    path.write_text(text.replace("sources: []", "sources: [page-officielle]"), encoding="utf-8")
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("kind", "ident", "said"),
    [
        ("guide", "exemple", "existe déjà"),
        ("guide", "Été", "ne peut pas être un id"),
        ("page", "en", "réservé"),
        ("page", "aide", "réservé"),
        ("country", "zz", "n’est pas un code de pays"),
        ("country", "../be", "n’est pas un code de pays"),
    ],
)
def test_new_refuses_in_a_sentence(kind: str, ident: str, said: str, sample: Project) -> None:
    """A name that cannot be, is reserved or is taken: one sentence, and nothing is written."""
    before = {path: path.read_bytes() for path in sample.root.rglob("*") if path.is_file()}
    done = run_reperes("-C", str(sample.root), "new", kind, ident)
    assert done.returncode == 1
    assert said in done.stderr
    assert {path: path.read_bytes() for path in sample.root.rglob("*") if path.is_file()} == before


def test_dates_of_a_new_file_are_of_the_day(sample: Project) -> None:
    """The day of the file is the day asked for, today without."""
    run_reperes("-C", str(sample.root), "new", "page", "hier", "--today", "2026-11-21")
    assert "reviewed: 2026-11-21" in (sample.data / "pages" / "hier.yml").read_text(encoding="utf-8")
    run_reperes("-C", str(sample.root), "new", "page", "ce-jour")
    today = datetime.datetime.now().astimezone().date().isoformat()
    assert f"reviewed: {today}" in (sample.data / "pages" / "ce-jour.yml").read_text(encoding="utf-8")
