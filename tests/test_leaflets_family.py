"""What schools and families fill in by hand: the letter to parents and the family agreement, as PDFs of a sample."""

import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reperes.content.model import Format
from reperes.content.school import read_school
from reperes.language.prepare import sound_library
from reperes.output.leaflets import plan, workshop
from reperes.output.leaflets.plan import Leaflet
from reperes.problems import FaultError
from reperes.project import Project
from support import ROOT, run_reperes
from test_leaflets import shown

SCHOOL = ROOT / "tests" / "data" / "school.yml"
HEAD = "reviewed: 2026-11-22\nblocks:\n"
AGREEMENT = (
    "id: accord\ntitle: Notre accord\nlead: Une feuille à remplir.\n"
    + HEAD
    + """\
  - id: resume
    type: summary
    title: "L’essentiel"
    points:
      - {id: pour-parler, text: "Cette feuille sert à parler. Elle ne protège pas à elle seule."}
  - id: promesses-parents
    type: list
    title: "Moi, l’adulte"
    items: [{id: pas-puni, text: "Je ne te punirai pas."}]
  - id: promesses-enfant
    type: list
    title: "Moi, l’enfant"
    items: [{id: dire, text: "Je le dis."}]
  - id: si-ca-tourne-mal
    type: list
    title: Si ça tourne mal
    items: [{id: appeler, text: "On appelle [la ligne d’aide](contact:online-harm)."}]
  - id: selon-age
    type: ages
    title: Selon l’âge
    ages: [{id: petits, from: 6, to: 9, text: "Je retourne l’écran."}]
  - {id: qui-aide, type: help, title: Qui appeler, roles: [danger-now, online-harm, child-in-danger]}
"""
)
LETTER = (
    "id: ecoles\ntitle: Pour les écoles\nlead: La lettre.\n"
    + HEAD
    + """\
  - id: lettre
    type: prose
    title: La lettre
    paragraphs:
      - {id: lettre-objet, text: "Le **(date)**, nous **en parlons**."}
      - {id: lettre-ecole, text: "À l’école, vous pouvez parler à **(nom, fonction, téléphone)**."}
  - {id: qui-aide, type: help, title: Qui appeler, roles: [danger-now, online-harm, child-in-danger]}
"""
)


@pytest.fixture
def pages(buildable: Project) -> Project:
    """Give the sample library with a letter and an agreement."""
    for name, text in (("accord", AGREEMENT), ("ecoles", LETTER)):
        (buildable.data / "pages" / f"{name}.yml").write_text(text, encoding="utf-8")
    with buildable.addresses.open("a", encoding="utf-8") as register:
        register.write("  - {path: /accord/, code: acd2}\n  - {path: /ecoles/, code: ech3}\n")
    return buildable


def text_of(project: Project, out: Path, item: str, form: Format, school: Path | None = None) -> str:
    """Print one leaflet and return its words as one line."""
    library, _ = sound_library(project)
    leaflet = Leaflet("fr", "fr", f"pages/{item}", form)
    made = workshop.make(project, library, [leaflet], out, read_school(school) if school else None, jobs=1)
    assert made[0].ready
    assert made[0].size_pt >= 12
    return " ".join(shown("pdftotext", "-raw", out / leaflet.name, "-").replace("\u00a0", " ").split())


@pytest.mark.tools("pdftotext")
def test_agreement_is_a_way_to_talk(pages: Project, tmp_path: Path) -> None:
    """Both sides promise, both sign, the number follows the words; it says itself that it does not protect alone."""
    text = text_of(pages, tmp_path, "accord", "agreement")
    for words in ("Elle ne protège pas à elle seule", "Je ne te punirai pas.", "Je le dis.", "la ligne d’aide 3018"):
        assert words in text
    for words in ("Signature de l’adulte", "Signature de l’enfant", "Nos mots à nous", "De 6 à 9 ans · Je retourne"):
        assert words in text
    assert "Tampon" in text
    assert "Qui appeler : France" in text
    with pikepdf.open(tmp_path / "fr" / "fr" / "accord-agreement.pdf") as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.tools("pdftotext")
def test_letter_has_lines_to_fill_in(pages: Project, tmp_path: Path) -> None:
    """What the school adds by hand is a line with its words, what is only stressed is no line; the code leads home."""
    text = text_of(pages, tmp_path, "ecoles", "letter")
    assert re.search(r"Le\s+\(date\), nous en parlons\.", text)
    assert "(nom, fonction, téléphone)" in text
    assert "reperes.example/q/3qfw" in text
    assert "Tampon" in text
    assert "Qui appeler : France" in text
    assert "Pour les écoles" not in text


@pytest.mark.tools("pdftotext")
def test_letter_names_the_person_of_the_school(pages: Project, tmp_path: Path) -> None:
    """With the school's file, its name stands at the head and its person in the sentence."""
    text = text_of(pages, tmp_path, "ecoles", "letter", SCHOOL)
    assert "Collège des Tilleuls" in text
    assert "parler à Amina Bernard, conseillère principale d’éducation, 04 00 00 00 00." in text
    assert "(nom, fonction, téléphone)" not in text
    assert "(date)" in text


@pytest.mark.parametrize(
    ("item", "form", "said"),
    [
        ("accord", "flyer", "une page s’imprime en letter ou en agreement"),
        ("carte", "letter", "une page s’imprime en letter ou en agreement"),
        ("accord", "letter", "il faut un bloc « lettre »"),
        ("ecoles", "agreement", "il faut un bloc « promesses-parents »"),
    ],
)
def test_a_page_is_printed_as_what_it_holds(pages: Project, item: str, form: Format, said: str) -> None:
    """Another format, or a page without the blocks, gets a sentence."""
    library, _ = sound_library(pages)
    with pytest.raises(FaultError, match=said):
        plan.asked(library, [item], forms=[form])


def test_format_of_a_page_is_found(pages: Project) -> None:
    """Whoever names the page alone gets the sheet that it holds."""
    library, _ = sound_library(pages)
    assert [leaflet.form for leaflet in plan.asked(library, ["accord"], ["fr"])] == ["agreement"]
    assert [leaflet.form for leaflet in plan.asked(library, ["ecoles"], ["fr"])] == ["letter"]


def test_one_leaflet_is_one(pages: Project, tmp_path: Path) -> None:
    """What was made, and what became a notice, is counted in the singular where it is one, in both languages."""
    asked = ("leaflets", "--item=carte", "--language=en", f"--out={tmp_path}")
    french = run_reperes("-C", str(pages.root), *asked).stderr
    english = run_reperes("-C", str(pages.root), "--messages", "en", *asked).stderr
    assert "1 feuille dans" in french
    assert "un avis à la place de 1 feuille dont" in french
    assert "1 leaflet in" in english
    assert "a notice in the place of 1 leaflet with" in english


def test_contact_sheet_shows_every_leaflet(pages: Project, tmp_path: Path) -> None:
    """One command makes one picture of everything printed: as many rows as things and formats, each with its picture."""
    sheet = tmp_path / "planche.png"
    options = ("--language=fr", f"--out={tmp_path / 'papier'}", f"--overview={sheet}")
    done = run_reperes("-C", str(pages.root), "leaflets", "--item=accord", "--item=carte", *options)
    assert done.returncode == 0, done.stderr
    pictures = sorted((tmp_path / "papier").rglob("*.webp"))
    assert [path.stem for path in pictures] == ["accord-agreement", "carte-card"]
    with Image.open(sheet) as whole, Image.open(pictures[0]) as first:
        assert whole.height > 2 * first.height
        # Paper is white and there is ink on it.
        assert {(255, 255, 255), (138, 138, 138)} <= {
            colour for _, colour in whole.convert("RGB").getcolors(1 << 20) or []
        }
