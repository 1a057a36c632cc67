"""What cards and risk guides must never lose, tried on the real ones: the sentence is missed, and nothing else is asked."""

import datetime
import shutil
from pathlib import Path

import pytest

from reperes.content import rules
from reperes.content.load import load
from reperes.content.rules.safeguards import WITHOUT_IMAGES
from reperes.project import Project
from support import ROOT
from test_cli import plant

RULES = {"card-blocks", "help-in-danger", "not-a-fault", "do-not-copy"}
COPY = 'text: "Ne regardez pas l’image. Ne la copiez pas, ne l’envoyez pas."'
LEAD = 'lead: "Ce n’est pas la faute de votre enfant."'


def found(project: Project) -> list[tuple[str, str]]:
    """Return the file and the rule of each safeguard that is missed."""
    library, problems, _ = load(project)
    assert problems == []
    said = rules.check(library, datetime.date(2026, 11, 23))
    return sorted((one.file.removeprefix("data/"), one.rule) for one in said if one.rule in RULES)


@pytest.fixture
def real(tmp_path: Path) -> Project:
    """Return a copy of the real data."""
    project = Project(tmp_path / "vrai")
    shutil.copytree(ROOT / "data", project.data, ignore=shutil.ignore_patterns("locale", "schema"))
    return project


def test_the_real_ones_have_them_all(real: Project) -> None:
    """No false alarm; and the cards that need not speak of copying are cards that exist."""
    assert found(real) == []
    assert set(load(real)[0].situations) >= WITHOUT_IMAGES


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("situations/chantage.yml", "roles: [danger-now, online-harm", "roles: [online-harm", "help-in-danger"),
        ("pages/traces.yml", "roles: [danger-now, ", "roles: [", "help-in-danger"),
        ("situations/chantage.yml", COPY, 'text: "Ne regardez pas l’image."', "do-not-copy"),
        ("situations/chantage.yml", LEAD, 'lead: "Gardez votre calme."', "not-a-fault"),
        ("situations/idees-noires.yml", "jamais d’image intime", "rien d’autre", "do-not-copy"),
        ("guides/sextorsion.yml", "Ce n’est pas la faute de votre enfant. La", "La", "not-a-fault"),
        (
            "guides/sextorsion.yml",
            "Ne copiez pas, ne photographiez pas, n’envoyez pas l’image",
            "Patientez",
            "do-not-copy",
        ),
    ],
)
def test_what_is_lost_is_said(file: str, old: str, new: str, rule: str, real: Project) -> None:
    """A sentence that is gone or says something else is missed, whatever the id that stays."""
    plant(real, file, old, new)
    assert found(real) == [(file, rule)]


@pytest.mark.parametrize(("block", "rule"), [("qui-aide", "card-blocks"), ("ne-pas-faire", "card-blocks")])
def test_a_lost_block_is_said(block: str, rule: str, real: Project) -> None:
    """A card without its help, or without what not to do, is refused."""
    path = real.data / "situations" / "chantage.yml"
    before, _, after = path.read_text(encoding="utf-8").partition(f"  - id: {block}\n")
    path.write_text(before + after[after.index("  - id: ") :], encoding="utf-8")
    assert found(real) == [("situations/chantage.yml", rule)]


@pytest.mark.parametrize(
    "lead",
    [
        "Votre enfant n’y est pour rien.",
        "Ce n’est jamais sa faute.",
        "Votre enfant n’est pas responsable.",
        "Ce n’est pas du tout la faute de votre enfant.",
    ],
)
def test_other_words_will_do(lead: str, real: Project) -> None:
    """The same thing in other words is not missed."""
    plant(real, "situations/chantage.yml", LEAD, f'lead: "{lead}"')
    assert found(real) == []


def test_half_a_fault_is_a_fault(real: Project) -> None:
    """« Not only his fault » lays half of it on the child."""
    plant(real, "situations/chantage.yml", LEAD, 'lead: "Ce n’est pas seulement sa faute."')
    assert found(real) == [("situations/chantage.yml", "not-a-fault")]
