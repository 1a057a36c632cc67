"""The command as people and scripts use it: exit status, where things are said, in which language."""

import json
from pathlib import Path

import pytest

from reperes.project import Project
from support import ROOT, run_reperes


def plant(project: Project, file: str, old: str, new: str) -> None:
    """Replace `old` by `new` in a data file."""
    path = project.data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


TEN = [
    ("site.yml", "state: draft", "state: brouillon"),
    ("ui.yml", "  menu: Menu", "  menu: Menu\n  menu: Carte"),
    ("facts.yml", "sources: [page-officielle]", "sources: []"),
    ("sources.yml", "read_on: 2026-11-22", "read_on: 2026-13-01"),
    ("contacts/fr.yml", "what: La police, en urgence.", "what: La police, ou appelez le 3018."),
    ("law/fr.yml", "prison_years: 7", "prison_years: sept"),
    ("guides/exemple.yml", "(contact:online-harm)", "(contact:en-ligne)"),
    ("pages/accueil.yml", 'to: "guide:exemple"', 'to: "guide:exempel"'),
    ("addresses.yml", "code: dqw4", "code: 3qfw"),
]


def test_ten_faults_ten_messages(sample: Project) -> None:
    """Ten faults, one a file, all in one run, each at its place; nothing is written."""
    for file, old, new in TEN:
        plant(sample, file, old, new)
    (sample.data / "law" / "be.yml").write_text("country: be\noffences:\n- {id: x\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in sample.root.rglob("*") if path.is_file()}
    done = run_reperes("-C", str(sample.root), "check", "--format", "json")
    assert done.returncode == 1
    found = [(p["file"].removeprefix("data/"), p["line"], p["column"], p["rule"]) for p in json.loads(done.stdout)]
    assert found == [
        ("addresses.yml", 4, 36, "code-twice"),
        ("contacts/fr.yml", 6, 36, "typed-number"),
        ("facts.yml", 8, 5, "unsourced"),
        ("guides/exemple.yml", 15, 56, "reference"),
        ("law/be.yml", 3, 3, "unclosed-bracket"),
        ("law/fr.yml", 9, 23, "not-whole"),
        ("pages/accueil.yml", 10, 80, "reference"),
        ("site.yml", 7, 23, "not-choice"),
        ("sources.yml", 9, 14, "bad-date"),
        ("ui.yml", 7, 3, "twice"),
    ]
    assert {path: path.read_bytes() for path in sample.root.rglob("*") if path.is_file()} == before


def test_closing_line_counts(sample: Project) -> None:
    """The last line says how many files were read and how many faults were found."""
    assert run_reperes("-C", str(sample.root), "check").stderr == "15 fichiers lus, aucune faute.\n"
    plant(sample, *TEN[2])
    done = run_reperes("-C", str(sample.root), "--messages", "en", "check")
    assert done.stderr == (
        "15 files read, 1 fault in 1 file. Nothing was written. Each message is explained in docs/en/reparer.md.\n"
    )


@pytest.mark.parametrize(
    ("env", "option", "language"),
    [
        ({"LC_ALL": "C"}, [], "fr"),
        ({"LC_ALL": "en_GB.UTF-8"}, [], "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "en_US.UTF-8"}, [], "en"),
        ({"LC_ALL": "en_GB.UTF-8"}, ["--messages", "fr"], "fr"),
        ({"LC_ALL": "de_DE.UTF-8"}, [], "fr"),
    ],
)
def test_language_of_messages(env: dict[str, str], option: list[str], language: str, sample: Project) -> None:
    """French, unless the option or the locale says English."""
    done = run_reperes("-C", str(sample.root), *option, "check", env=env)
    assert done.stderr.startswith("15 fichiers" if language == "fr" else "15 files")


def test_github_annotations(sample: Project) -> None:
    """Faults land on their line of a pull request."""
    plant(sample, *TEN[2])
    done = run_reperes("-C", str(sample.root), "check", "--format", "github")
    assert done.stdout.startswith("::error file=data/facts.yml,line=8,col=5,title=unsourced::« age-quinze-ans »")


def test_wrong_use_is_two(sample: Project) -> None:
    """Wrong use is told apart from faults."""
    assert run_reperes("-C", str(sample.root), "check", "--colour").returncode == 2
    assert run_reperes("-C", str(sample.root), "build", "--language", "fr").returncode == 2


def test_no_data_is_a_sentence(tmp_path: Path) -> None:
    """Run in the wrong folder, the command says where it should be run."""
    done = run_reperes("-C", str(tmp_path), "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert "data/" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "build",
        "preview",
        "translate update",
        "translate keep",
        "translate withdraw",
        "translate status",
        "translate new",
        "addresses update",
        "publishable",
    ],
)
def test_help_has_an_example_and_readme_names_it(command: str) -> None:
    """Each command has help with an example, and stands in the README."""
    done = run_reperes(*command.split(), "--help")
    assert f"reperes {command}" in done.stdout
    assert f"`{command}" in (ROOT / "README.md").read_text(encoding="utf-8").replace("`reperes ", "`")


def test_addresses_update_appends_only(sample: Project) -> None:
    """A new guide gets a line at the end; the lines that were there do not move; a second run adds nothing."""
    path = sample.addresses
    before = path.read_text(encoding="utf-8")
    guide = (sample.data / "guides" / "exemple.yml").read_text(encoding="utf-8")
    (sample.data / "guides" / "autre.yml").write_text(guide.replace("id: exemple", "id: autre", 1), encoding="utf-8")
    assert run_reperes("-C", str(sample.root), "check").returncode == 1
    assert run_reperes("-C", str(sample.root), "addresses", "update").returncode == 0
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after.count("/guides/autre/") == 1
    run_reperes("-C", str(sample.root), "addresses", "update")
    assert path.read_text(encoding="utf-8") == after
    assert run_reperes("-C", str(sample.root), "check").returncode == 0


def test_publishing_waits_for_a_read_contact(sample: Project) -> None:
    """An emergency contact read only in a copy, or a provisional address, keeps the site from being published."""
    done = run_reperes("-C", str(sample.root), "publishable")
    assert done.returncode == 1
    assert "ecoute-3018" in done.stderr
    assert "provisoire" not in done.stderr
    plant(sample, "sources.yml", "how: copy", "how: page")
    assert run_reperes("-C", str(sample.root), "publishable").returncode == 0
    plant(sample, "site.yml", "address:", "provisional: true\naddress:")
    done = run_reperes("-C", str(sample.root), "publishable")
    assert (done.returncode, "provisoire" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  call: Appeler {number}\n", ""),
        ("  call: Appeler {number}\n", "  call: Appeler\n"),
        ("  skip: Aller au contenu\n", ""),
    ],
    ids=["missing", "without its place", "missing in the shell"],
)
def test_faulty_word_of_the_interface_is_one_sentence(old: str, new: str, buildable: Project) -> None:
    """A word that pages need and that is gone, or lost what the site fills in, stops the build with its name."""
    plant(buildable, "ui.yml", old, new)
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 1
    (sentence,) = (line for line in done.stderr.splitlines() if "avertissement" not in line)
    assert "data/ui.yml" in sentence
    assert ("{number}" if new else old.strip().partition(":")[0]) in sentence
    assert not (buildable.root / "site").exists()


@pytest.mark.parametrize(
    "address", ["/../x/", "/../../x/", "/guides/../x/", "/./", "//x/", "/x", "x/", "/X/", "/x y/", "/%2e%2e/"]
)
@pytest.mark.parametrize("field", ["path", "moved_to"])
def test_address_outside_the_site_is_refused(field: str, address: str, sample: Project) -> None:
    """An address becomes folders: what could lead out of the site is a fault, and nothing is made of it."""
    line = {"path": "/ancien/", "code": "zzz9", "moved_to": "/guides/exemple/"} | {field: f'"{address}"'}
    written = ", ".join(f"{name}: {value}" for name, value in line.items())
    plant(sample, "addresses.yml", "addresses:\n", f"addresses:\n  - {{{written}}}\n")
    done = run_reperes("-C", str(sample.root), "check", "--today", "2026-11-23", "--format", "json")
    assert done.returncode == 1
    assert [(p["file"], p["line"], p["rule"]) for p in json.loads(done.stdout)] == [
        ("data/addresses.yml", 2, "bad-code")
    ]
