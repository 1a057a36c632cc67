"""`reperes translate` as people use it: a change of meaning, a change of words, what is left to do, a new language."""

import json
from pathlib import Path
from typing import Any

import polib
import pytest
from click.testing import CliRunner, Result
from lxml import html

from reperes.cli import main
from reperes.language.prepare import edition_of
from reperes.output.pages import make_pages
from reperes.project import Project
from support import add_belgium
from test_catalogs import write
from test_cli import plant
from test_translations import in_english

DO = "guides/exemple#ne-pas-payer.do"
WHY = "guides/exemple#ne-pas-payer.why"
DAY = ("--today", "2026-11-22")


def run(project: Project, *args: str, messages: str = "fr") -> Result:
    """Run the command in this process, which is faster, and return what it did."""
    return CliRunner().invoke(main, ["-C", str(project.root), "--messages", messages, *args])


def translate(project: Project, *args: str) -> str:
    """Run a `translate` command that must succeed, and return what it said to people."""
    done = run(project, "translate", *args)
    assert done.exit_code == 0, done.stderr
    return done.stderr


def translated(project: Project) -> Path:
    """Give the sample its English catalogs, with two texts of its guide translated."""
    translate(project, "update")
    return write(project, {DO: "Do not pay.", WHY: "Paying hardly ever stops them."})


def reworded(project: Project, new: str = "Ne payez rien.") -> None:
    """Change the French of a critical text."""
    plant(project, "guides/exemple.yml", "do: Ne payez pas.", f"do: {new}")


def counts(project: Project, *options: str) -> dict[str, dict[str, Any]]:
    """Return what `status` counts, by file."""
    done = run(project, "translate", "status", "--format", "json", *options)
    assert done.exit_code == 0, done.stderr
    return {row["file"]: row for row in json.loads(done.stdout)}


def test_change_of_meaning_shows_and_is_counted(sample: Project) -> None:
    """A critical French text changed: French with the former translation and its day, and one stale critical text."""
    translated(sample)
    reworded(sample)
    assert "Catalogues changés : 2" in translate(sample, "update", *DAY)
    assert "Catalogues changés : 0" in translate(sample, "update", "--today", "2026-12-01")
    step = in_english(sample).library.guides["exemple"].blocks[2].steps[0].do  # type: ignore[union-attr]
    assert (step.value, step.language, step.former, str(step.since)) == (
        "Ne payez rien.",
        "fr",
        "Do not pay.",
        "2026-11-22",
    )
    row = counts(sample)["guides/exemple"]
    assert (row["language"], row["translated"], row["stale"], row["critical"]["stale"]) == ("en", 1, 1, 1)
    assert row["missing"] == row["texts"] - 2
    assert row["critical"]["missing"] > 0


def test_keep_leaves_no_trace_for_readers(sample: Project) -> None:
    """A change of words: the translation stays current, and only the file says that it was kept."""
    path = translated(sample)
    reworded(sample)
    translate(sample, "keep", DO, *DAY)
    step = in_english(sample).library.guides["exemple"].blocks[2].steps[0].do  # type: ignore[union-attr]
    assert (step.value, step.state, step.former) == ("Do not pay.", "current", None)
    assert counts(sample)["guides/exemple"]["stale"] == 0
    assert f'# kept 2026-11-22\n#. critical\nmsgctxt "{DO}"\nmsgid "Ne payez rien."' in path.read_text(encoding="utf-8")
    assert "Catalogues changés : 0" in translate(sample, "update", "--today", "2026-12-01")


def test_keep_does_not_bring_back_what_was_withdrawn(sample: Project) -> None:
    """A withdrawn translation stays hidden, and `keep` says so instead of saying that it was kept."""
    translated(sample)
    translate(sample, "withdraw", DO, *DAY)
    reworded(sample)
    said = translate(sample, "keep", DO, *DAY)
    assert "Traductions gardées pour 0 textes" in said
    assert f"{DO} : retirée en en, la traduction reste cachée" in said
    step = in_english(sample).library.guides["exemple"].blocks[2].steps[0].do  # type: ignore[union-attr]
    assert step.state == "missing"


def test_changed_back_leaves_no_trace(sample: Project) -> None:
    """The former French again: every catalog has the bytes it had."""
    translated(sample)
    translate(sample, "update")
    before = {path: path.read_bytes() for path in sample.locale.rglob("*.po*")}
    reworded(sample)
    translate(sample, "update", *DAY)
    plant(sample, "guides/exemple.yml", "do: Ne payez rien.", "do: Ne payez pas.")
    translate(sample, "update", "--today", "2026-12-01")
    assert {path: path.read_bytes() for path in sample.locale.rglob("*.po*")} == before


def seen(project: Project) -> dict[str, html.HtmlElement]:
    """Return the step that changes, as the page of the guide shows it, in each other language."""
    found = {}
    for language in ("en", "tr"):
        pages = make_pages(edition_of(project, language), project)
        guide = next(page for page in pages if page.place.address == "/guides/exemple/")
        (found[language],) = html.fragment_fromstring(guide.body).xpath('.//li[@id="ne-pas-payer"]/strong')
    return found


def test_change_of_meaning_in_every_language(buildable: Project) -> None:
    """In each language the French, marked, then the former translation with its date; kept or changed back, no trace."""
    translate(buildable, "new", "tr")
    translate(buildable, "update")
    former = {"en": "Do not pay.", "tr": "Para vermeyin."}
    for language, words in former.items():
        write(buildable, {DO: words}, language)
    untouched = {path: path.read_bytes() for path in buildable.locale.rglob("*.po*")}
    reworded(buildable)
    translate(buildable, "update", *DAY)
    for language, step in seen(buildable).items():
        french, mark = step.xpath("./span")
        assert (french.get("lang"), french.get("dir"), french.text) == ("fr", "ltr", "Ne payez rien.")
        assert mark.get("class") == "former"
        assert mark.xpath("./small//text()[contains(., '2026')]")
        assert mark.text_content().endswith(former[language])
        assert counts(buildable, "--language", language)["guides/exemple"]["critical"]["stale"] == 1
    translate(buildable, "keep", DO, *DAY)
    assert {language: (len(step), step.text) for language, step in seen(buildable).items()} == {
        language: (0, words) for language, words in former.items()
    }
    for path, content in untouched.items():
        path.write_bytes(content)
    translate(buildable, "update", *DAY)
    plant(buildable, "guides/exemple.yml", "do: Ne payez rien.", "do: Ne payez pas.")
    translate(buildable, "update", "--today", "2026-12-01")
    assert {path: path.read_bytes() for path in untouched} == untouched
    assert {language: step.text for language, step in seen(buildable).items()} == former


def test_steps_inserted_and_exchanged_move_nothing(sample: Project) -> None:
    """A step put before another, and a field added: no translation moves, is lost or turns stale."""
    translated(sample)
    plant(
        sample,
        "guides/exemple.yml",
        "      - {id: ne-pas-payer,",
        "      - {id: respirer, do: Respirez.}\n      - {id: ne-pas-payer,",
    )
    translate(sample, "update")
    row = counts(sample)["guides/exemple"]
    assert (row["translated"], row["stale"]) == (2, 0)


def test_withdrawn_translation_is_hidden_until_redone(sample: Project) -> None:
    """A harmful former translation is never shown; once a translator redid it, it is."""
    path = translated(sample)
    reworded(sample)
    translate(sample, "withdraw", DO, *DAY)
    step = in_english(sample).library.guides["exemple"].blocks[2].steps[0].do  # type: ignore[union-attr]
    assert (step.value, step.language, step.state, step.former) == ("Ne payez rien.", "fr", "missing", None)
    assert "Do not pay." in path.read_text(encoding="utf-8")
    po = polib.pofile(str(path))
    entry = po.find(DO, by="msgctxt")
    assert entry is not None
    entry.msgstr, entry.flags = "Pay nothing.", []
    po.save()
    assert in_english(sample).library.guides["exemple"].blocks[2].steps[0].do.value == "Pay nothing."  # type: ignore[union-attr]
    translate(sample, "update", "--today", "2026-12-01")
    assert "withdrawn" not in path.read_text(encoding="utf-8")


def test_all_texts_of_an_id(sample: Project) -> None:
    """An id without a field names all its texts."""
    path = translated(sample)
    translate(sample, "withdraw", "guides/exemple#ne-pas-payer", "--language", "en", *DAY)
    assert path.read_text(encoding="utf-8").count("# withdrawn 2026-11-22") == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("keep", "guides/exemple#ne-pas-paye.do"), "Did you mean “guides/exemple#ne-pas-payer.do”?"),
        (("keep", "guides/exemple"), "no text is called “guides/exemple”"),
        (("withdraw", DO, "--language", "xx"), "“xx” is not a language to translate"),
        (("status", "--language", "fr"), "“fr” is not a language to translate"),
        (("new", "en"), "“en” is already a language"),
        (("new", "zz"), "“zz” is not the code of a language"),
        (("new", "pt_BR"), "“pt_BR” is not the code of a language"),
        (("new", "q"), "“q” is not the code of a language"),
    ],
)
def test_slips_are_sentences(args: tuple[str, ...], said: str, sample: Project) -> None:
    """What names nothing is said in one sentence, and nothing is written."""
    translated(sample)
    before = {path: path.read_bytes() for path in sample.data.rglob("*") if path.is_file()}
    done = run(sample, "translate", *args, messages="en")
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert {path: path.read_bytes() for path in sample.data.rglob("*") if path.is_file()} == before


def test_status_is_a_table(sample: Project) -> None:
    """Files that are not complete and the total of each language, in aligned columns."""
    translated(sample)
    done = run(sample, "translate", "status")
    lines = done.stdout.splitlines()
    assert lines[0].split() == [
        "langue",
        "fichier",
        "textes",
        "traduits",
        "périmés",
        "manquants",
        "urgents",
        "à",
        "faire",
    ]
    assert lines[-1].split()[:2] == ["en", "total"]
    ends = [line.index(cell) + len(cell) for line in lines[1:] for cell in [line.split()[2]]]
    assert set(ends) == {lines[0].index("textes") + len("textes")}
    assert "texts" in run(sample, "translate", "status", messages="en").stdout


@pytest.mark.parametrize(
    ("language", "country", "header"),
    [
        ("fa", "fr", "nplurals=1; plural=0;"),
        ("ar", "fr", "nplurals=6;"),
        ("pl", "fr", "nplurals=3;"),
        ("nl", "be", "nplurals=2;"),
        ("de", "fr", "nplurals=2;"),
        ("pt", "fr", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_new_language(language: str, country: str, header: str, sample: Project) -> None:
    """One command: a line of site.yml, with the countries of the design, and catalogs with the language's plural rules."""
    add_belgium(sample)
    site = sample.data / "site.yml"
    before = site.read_text(encoding="utf-8")
    said = translate(sample, "new", language)
    line = f"  - {{code: {language}, state: draft, countries: [{country}]}}\n"
    assert site.read_text(encoding="utf-8") == before + line
    assert (("de droite à gauche" if language in ("fa", "ar") else "de gauche à droite") in said) is True
    catalog = polib.pofile(str(sample.locale / language / "guides.exemple.po"))
    assert catalog.metadata["Language"] == language
    assert catalog.metadata["Plural-Forms"].startswith(header)
    assert {"translated": 0}.items() <= counts(sample, "--language", language)["guides/exemple"].items()
    done = run(sample, "check", "--today", "2026-11-23")
    assert (done.exit_code, done.stdout) == (0, "")


def test_line_of_a_language_follows_the_others(sample: Project) -> None:
    """Whatever stands after the languages stays there; a list on one line is left to a person."""
    english = "  # une langue\n  - code: en\n    state: draft\n    countries: [fr]\nbranch: main\n"
    plant(sample, "site.yml", "  - {code: en, state: draft, countries: [fr]}\n", english)
    translate(sample, "new", "tr")
    text = (sample.data / "site.yml").read_text(encoding="utf-8")
    assert "    countries: [fr]\n  - {code: tr, state: draft, countries: [fr]}\nbranch: main\n" in text
    (sample.data / "site.yml").write_text(
        text[: text.index("languages:")] + "languages: [{code: fr, state: source, countries: [fr]}]\n", encoding="utf-8"
    )
    done = run(sample, "translate", "new", "it")
    assert done.exit_code == 1
    assert "« - {code: it, state: draft, countries: [fr]} »" in done.stderr
