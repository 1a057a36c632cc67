"""Leaflets as a printer, a screen reader and a grandmother get them: real PDFs of the real command, read by real tools."""

import io
import itertools
import json
import os
import re
import subprocess
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

import page as page_checker
import pdfua
import pikepdf
import pytest
from PIL import Image

from reperes.content.model import Format
from reperes.content.school import read_school
from reperes.language.catalogs import read_catalogs
from reperes.language.edition import make_edition
from reperes.language.prepare import sound_library
from reperes.output import site
from reperes.output.leaflets import plan, workshop
from reperes.output.leaflets.finish import finish
from reperes.output.leaflets.payload import payload
from reperes.output.leaflets.plan import Leaflet
from reperes.problems import FaultError, FaultsError
from reperes.project import Project
from support import ROOT, real_edition, run_reperes

SCHOOL = ROOT / "tests" / "data" / "school.yml"
REAL = Project(ROOT)
# One for a format and a language: the two directions, and a language whose letters are others.
LANGUAGES = ("fr", "ar", "en", "es")
KIND: dict[Format, str] = {
    "card": "situations/chantage",
    "flyer": "situations/chantage",
    "poster": "situations/chantage",
}
KIND["flyer-a4"] = "situations/chantage"
KIND["trifold"] = "guides/sextorsion"
SAMPLES = [Leaflet("fr", language, item, form) for form, item in KIND.items() for language in LANGUAGES]
# One in each language, back to back: of one direction, and of both.
SAMPLES += [Leaflet("fr", f"fr+{code}", KIND[form], form) for form in plan.TWO_LANGUAGES for code in ("ar", "uk")]
# A number of six figures stands where most have three or four.
SAMPLES += [Leaflet("fr", language, "guides/grooming", "trifold") for language in ("fr", "fr+tr")]
# Kilobytes that a parent without credit may be asked for; the smallest letters, by format.
LIMIT = {"card": 80, "flyer": 80, "flyer-a4": 80, "trifold": 120, "poster": 120}
FLOOR: dict[str, float] = {
    "checklist": 12.0,
    "letter": 12.0,
    "agreement": 12.0,
    "card": 10.0,
    "flyer": 11.0,
    "flyer-a4": 11.0,
    "trifold": 11.0,
    "poster": 20.0,
}


def shown(*command: str | Path) -> str:
    """Return what a program prints."""
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=True, timeout=60
    ).stdout


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the samples with a school's block, made by the real command."""
    out = tmp_path_factory.mktemp("leaflets")
    for item in dict.fromkeys(sample.item for sample in SAMPLES):
        wanted = [sample for sample in SAMPLES if sample.item == item]
        asked = [f"--item={item.rpartition('/')[2]}"]
        asked += [f"--format={form}" for form in dict.fromkeys(one.form for one in wanted)]
        asked += [f"--language={code}" for code in dict.fromkeys(one.language for one in wanted)]
        done = run_reperes("-C", str(ROOT), "leaflets", *asked, "--country=fr", f"--school={SCHOOL}", f"--out={out}")
        assert done.returncode == 0, done.stderr
        assert all(Path(line).is_file() for line in done.stdout.splitlines())
    return out


def named(leaflet: Leaflet) -> str:
    """Return the name of a test."""
    return leaflet.name


@pytest.fixture(params=SAMPLES, ids=named)
def one(request: pytest.FixtureRequest, printed: Path) -> tuple[Leaflet, Path]:
    """Give a sample and its file."""
    return request.param, printed / request.param.name


def test_structure_language_and_standards(one: tuple[Leaflet, Path]) -> None:
    """Tagged, in its language and direction, both standards named, letters embedded, small, told how to print."""
    assert_structure(*one)


def assert_structure(leaflet: Leaflet, path: Path) -> None:
    """Assert what a printer and a screen reader ask of any leaflet."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        assert str(root.Lang)[:2] == leaflet.languages[0]
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert "/OutputIntents" in root
        assert "/Outlines" in root
        preferences = root.ViewerPreferences
        assert bool(preferences.DisplayDocTitle)
        assert (str(preferences.get("/Direction", "/L2R")) == "/R2L") == (leaflet.language == "ar")
        assert str(preferences.PrintScaling) == "/None"
        # An accordion in a language of each direction is turned like a calendar: a cover for both.
        short = leaflet.form == "flyer-a4" or (leaflet.form == "trifold" and leaflet.language != "fr+ar")
        edge = "/DuplexFlipShortEdge" if short else "/DuplexFlipLongEdge"
        assert str(preferences.get("/Duplex", edge)) == edge
        assert ("/Duplex" in preferences) == (len(pdf.pages) > 1)
        with pdf.open_metadata() as meta:
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
            assert meta["dc:title"].endswith("Repères")
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                inside = font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inside.keys())
                assert re.match(r"/[A-Z]{6}\+IBMPlexSans", str(inside.FontName)), inside.FontName
    assert path.stat().st_size <= LIMIT.get(leaflet.form, 120) * 1000


def test_accessibility_checkers(one: tuple[Leaflet, Path]) -> None:
    """Two free checkers by different hands find nothing: pdfua by its rules of PDF/UA-1, page by those of veraPDF.

    page also holds the file to PDF/A-2a. No rule of either is left out. What they cannot know (whether an alternative
    text is right, whether the order of reading is that of use) is looked at in the tests beside this one.
    """
    assert_accessible(one[1])


def assert_accessible(path: Path) -> None:
    """Assert that neither checker finds anything in a leaflet."""
    assert [f"{found.rule_id} {found.message}" for found in pdfua.validate(str(path)).findings] == []
    for profile in (page_checker.ValidationProfile.PDF_UA_1, page_checker.ValidationProfile.PDF_A_2A):
        report = page_checker.validate_pdf(path, profile=profile)
        assert [f"{found.rule_id} {found.message}" for found in report.failures] == []
        assert report.is_compliant
        assert report.rules.total > 100


def test_checkers_see_what_is_wrong(printed: Path, tmp_path: Path) -> None:
    """The checkers are awake: without its structure, its language or its title a leaflet is refused by both or by one."""
    source = printed / "fr" / "fr" / "chantage-flyer.pdf"
    for key in ("/StructTreeRoot", "/MarkInfo", "/Metadata"):
        with pikepdf.open(source) as pdf:
            del pdf.Root[key]
            pdf.save(tmp_path / "worse.pdf")
        reports = [page_checker.validate_pdf(tmp_path / "worse.pdf", profile=name) for name in ("ua1", "2a")]
        assert not all(report.is_compliant for report in reports), key


@pytest.mark.tools("qpdf")
def test_sound_file(one: tuple[Leaflet, Path]) -> None:
    """Another program finds the file sound."""
    assert "No syntax or stream encoding errors" in shown("qpdf", "--check", one[1])


@pytest.mark.tools("pdftotext")
def test_numbers_come_out_in_order(one: tuple[Leaflet, Path]) -> None:
    """Telephone numbers are in logical order in the text, in every language; so is the school's e-mail."""
    leaflet, path = one
    text = shown("pdftotext", "-layout", path, "-").replace("\u00a0", " ")
    assert "04 00 00 00 00" in text
    assert "3018" in text
    night = "116 000" if leaflet.ident == "grooming" else "3114"
    # A poster has the emergency number, the help line of its subject and the line that answers at night.
    assert all(number in text for number in ("112", "119"))
    assert leaflet.form == "poster" or night in text
    # Where there is little room the school's block has the person and the number alone.
    if leaflet.form != "card" and len(leaflet.languages) == 1:
        assert "vie.scolaire@tilleuls.example" in text


@pytest.mark.parametrize(
    ("item", "country", "numbers"),
    [
        ("chantage", "fr", ["112", "3018", "119"]),
        ("rendez-vous", "fr", ["112", "116 000"]),
        ("idees-noires", "fr", ["3114", "112"]),
        ("chantage", "be", ["112", "116 000"]),
        ("chantage", "ca", ["911", "1 866 658 9022", "1 800 668 6868"]),
        ("chantage", "eu", ["112"]),
    ],
)
def test_poster_has_a_number_for_every_hour(item: str, country: str, numbers: list[str]) -> None:
    """The emergency number, the subject's help line, and a night line where that one sleeps, or that none was found."""
    data = payload(REAL, [real_edition("fr")], Leaflet(country, "fr", f"situations/{item}", "poster")).data
    poster = json.loads(data)["help"]["poster"]
    assert [line["number"].replace("\u00a0", " ") for line in poster["lines"]] == numbers
    assert poster["night"].startswith("Aucune ligne d’aide ouverte la nuit") == (country == "eu")


def test_unknown_hours_are_said_on_paper() -> None:
    """A line whose hours nobody confirmed is never printed as if it were always open."""
    data = json.loads(payload(REAL, [real_edition("fr")], Leaflet("lu", "fr", KIND["poster"], "poster")).data)
    line = next(line for line in data["help"]["lines"] if line["number"] == "8002\u00a01234")
    assert line["when"] == [["Horaires non confirmés"], ["gratuit"]]


@pytest.mark.tools("pdftotext")
def test_numbers_stand_under_their_country(one: tuple[Leaflet, Path]) -> None:
    """Whose numbers they are is read above them, in every format and on each side, not only in the small print."""
    leaflet, path = one
    text = " ".join(shown("pdftotext", "-raw", path, "-").replace("\u00a0", " ").split())
    titles = {"fr": "Qui appeler : France", "en": "Who to call: France", "es": "A quién llamar: Francia"}
    titles |= {"uk": "Кому телефонувати: Франція", "tr": "Kimi aramalı: Fransa"}
    assert [titles[code] for code in leaflet.languages if code in titles and titles[code] not in text] == []
    if leaflet.form == "trifold" and leaflet.language == "fr":
        # The number beside the first steps stands on another panel than the title.
        assert "(France)" in text


def arabic(text: str) -> str:
    """Return the Arabic letters of a text, sorted: lines may be read in another order, letters not lost or doubled."""
    return "".join(sorted(c for c in unicodedata.normalize("NFKC", text) if "ARABIC LETTER" in unicodedata.name(c, "")))


def strings(value: object) -> Iterator[str]:
    """Return every string of a payload that is printed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@pytest.mark.tools("pdftotext")
def test_arabic_letters_copy_out(printed: Path) -> None:
    """The letters that come out of the Arabic steps and prohibitions are those of the source, none lost and none doubled."""
    leaflet = Leaflet("fr", "ar", "guides/sextorsion", "trifold")
    data = json.loads(payload(REAL, [real_edition("ar")], leaflet).data)
    text = shown("pdftotext", "-raw", printed / leaflet.name, "-")
    parts = [data["steps"]["items"], data["donot"]["items"], data["words"]["say"], data["words"]["avoid"], data["fine"]]
    parts += [data["title"], data["lead"], data["comfort"], data["words"]["title"], data["steps"]["title"]]
    parts += [data["donot"]["title"], data["words"]["say_title"], data["words"]["avoid_title"], data["licence"]]
    parts += [[section["title"], section["items"]] for section in data["later"]]
    numbers = [data["help"]["title"], data["help"]["read"], data["help"]["one"], data["help"]["lines"]]
    numbers += [data["help"]["country"]]
    rest = [data["kicker"], data["online"], data["provisional"], "في المدرسة، يمكنكم التحدث إلى"]
    assert arabic(text) == arabic("".join(strings([parts, numbers, rest])))


@pytest.mark.tools("pdftotext")
def test_every_word_is_on_its_paper(one: tuple[Leaflet, Path]) -> None:
    """No word comes nearer than 4 mm to an edge of its paper: the fold, the cut or the sheet."""
    leaflet, path = one
    mm = 72 / 25.4
    edges = {"trifold": (0, 97, 197, 297), "card": (0, 105, 210), "flyer": (0, 148), "poster": (0, 210)} | {
        "flyer-a4": (0, 148, 296)
    }
    for number, page in enumerate(shown("pdftotext", "-bbox", path, "-").split("<page ")[1:]):
        here = edges[leaflet.form]
        if leaflet.form == "trifold" and len(leaflet.languages) > 1:
            here = (0, 99, 198, 297)
        elif leaflet.form == "trifold" and (number == 1) != (leaflet.language == "ar"):
            here = (0, 100, 200, 297)
        for match in re.finditer(
            r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>', page
        ):
            left, right = float(match[1]) / mm, float(match[2]) / mm
            column = [(a, b) for a, b in itertools.pairwise(here) if a + 4 <= left and right <= b - 4]
            assert column, f"{leaflet.name}: {match[3]} from {left:.1f} to {right:.1f} mm"


@pytest.mark.tools("pdftotext")
@pytest.mark.parametrize("form", plan.TWO_LANGUAGES)
def test_each_side_speaks_its_language(printed: Path, form: Format) -> None:
    """Of a sheet in two languages each side says everything in its own, marked as such for who listens."""
    path = printed / Leaflet("fr", "fr+ar", KIND[form], form).name
    front, back = shown("pdftotext", path, "-").split("\f")[:2]
    assert "Maintenant" in front
    assert not arabic(front)
    # A word without the ligature that poppler hands out the wrong way round.
    assert "طفلكم" in unicodedata.normalize("NFKC", back)
    assert "Maintenant" not in back
    assert all(number in side for side in (front, back) for number in ("112", "3018", "119", "3114"))
    with pikepdf.open(path) as pdf:
        spoken = {str(node.get("/Lang", ""))[:2] for node in pdf.objects if isinstance(node, pikepdf.Dictionary)}
    assert {"fr", "ar"} <= spoken


def test_nothing_is_sent_that_is_not_printed() -> None:
    """Every field of a payload is named by a template: an outdated text that no sheet prints must not make it a notice."""
    templates = "".join(path.read_text(encoding="utf-8") for path in REAL.leaflet_templates.glob("*.typ"))
    edition = real_edition("fr")
    for leaflet in plan.chosen(edition.library):
        if leaflet.language == "fr":
            data = json.loads(payload(REAL, [edition], leaflet).data)
            fields = {*data} | {name for part in data.values() if isinstance(part, dict) for name in part}
            assert [name for name in fields if not re.search(rf"\.{name}\b", templates)] == [], leaflet.name


def test_no_place_is_left_unfilled(site: Path) -> None:
    """No leaflet of the site prints a {place} that waits for a date or a name, nor leads to a page that is not there."""
    library, _ = sound_library(REAL)
    for language in (item.code for item in library.site.languages):
        edition = make_edition(library, language, read_catalogs(REAL, library, language)[0])
        for leaflet in plan.chosen(library):
            if leaflet.language == language:
                data = json.loads(payload(REAL, [edition], leaflet).data)
                assert [text for text in strings(data) if re.search(r"\{[a-z]+\}", text)] == [], leaflet.name
                assert (site / data["url"].removeprefix("https://reperes.example/") / "index.html").is_file()


@pytest.mark.tools("pdftotext")
def test_no_word_lies_on_another(one: tuple[Leaflet, Path]) -> None:
    """Two words never share the same place: a long number beside its label, an address above what follows it."""
    leaflet, path = one
    for page in shown("pdftotext", "-bbox", path, "-").split("<page ")[1:]:
        inner: list[tuple[float, float, float, float, str]] = []
        for match in re.finditer(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
        ):
            left, top, right, bottom = (float(match[side]) for side in range(1, 5))
            # Letters fill the middle of their box: a fifth of its height is left out above and below.
            fifth = (bottom - top) / 5
            inner.append((left, top + fifth, right, bottom - fifth, match[5]))
        for first, second in itertools.combinations(inner, 2):
            wide = min(first[2], second[2]) - max(first[0], second[0])
            high = min(first[3], second[3]) - max(first[1], second[1])
            assert wide < 1.5 or high < 0.5, f"{leaflet.name}: {first[4]} on {second[4]}"


def test_letters_are_never_too_small(site: Path) -> None:
    """The text of every leaflet of the site is at least as large as its format asks, in every language."""
    made = json.loads((site / "build.json").read_text(encoding="utf-8"))["leaflets"]
    asked = len(plan.chosen(sound_library(REAL)[0]))
    assert made["asked"] == made["made"] == len(list((site / "leaflets").rglob("*.pdf"))) == asked > 500
    floors = {**FLOOR, "notice": 12}
    assert set(FLOOR) <= set(made["smallest_letters_pt"])
    assert {kind: size for kind, size in made["smallest_letters_pt"].items() if size < floors[kind]} == {}


@pytest.mark.tools("pdftoppm")
def test_ink(printed: Path, tmp_path: Path) -> None:
    """A page costs little ink, and what is no letter hardly any: under 4 %, under 1 % with --eco."""
    for eco, most in ((False, 4.0), (True, 1.0)):
        flags = ["--eco"] if eco else []
        done = run_reperes(
            "-C",
            str(ROOT),
            "leaflets",
            "--item=sextorsion",
            "--language=fr",
            *flags,
            "--format=trifold",
            f"--out={tmp_path}",
        )
        assert done.returncode == 0, done.stderr
        path = Path(done.stdout.strip())
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                page.Resources.Font = pikepdf.Dictionary()  # the letters are taken away
            bare = tmp_path / f"bare-{eco}.pdf"
            pdf.save(bare)
        subprocess.run(
            ["pdftoppm", "-r", "60", "-gray", "-png", str(bare), str(tmp_path / f"bare-{eco}")],
            check=True,
            capture_output=True,
        )
        for picture in tmp_path.glob(f"bare-{eco}-*.png"):
            grey = Image.open(picture).convert("L").tobytes()
            # The code to scan is no decoration; it is 25 mm a side, half of it black, on one page.
            dark = 100 * (1 - sum(grey) / len(grey) / 255) - (
                100 * 25 * 25 * 0.5 / (297 * 210) if picture.stem.endswith("1") else 0
            )
            assert dark <= most, f"{picture.name}: {dark:.2f} %"


def test_same_bytes_anywhere(printed: Path, tmp_path: Path) -> None:
    """Another folder, time zone and locale give the same bytes."""
    far = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}
    done = run_reperes(
        *("-C", str(ROOT), "leaflets", "--item=sextorsion", "--format=trifold", "--country=fr", f"--school={SCHOOL}"),
        *("--language=ar", f"--out={tmp_path / 'ailleurs'}", "--jobs=1"),
        env=far,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    name = "fr/ar/sextorsion-trifold.pdf"
    assert (tmp_path / "ailleurs" / name).read_bytes() == (printed / name).read_bytes()


def test_leaflets_then_site_in_one_process(buildable: Project, tmp_path: Path) -> None:
    """The typesetter ran for this process, and a build that forks still ends (see the design: a forked child hangs)."""
    library, _ = sound_library(buildable)
    made = workshop.make(buildable, library, plan.chosen(library), tmp_path / "papier", jobs=1)
    assert [one.leaflet.name for one in made if one.ready] == ["fr/fr/carte-card.pdf"]
    built = site.build(site.read_sound(buildable), tmp_path / "site", jobs=2, leaflets=True)
    assert len(built) == 2
    assert (tmp_path / "site" / "leaflets" / "fr" / "fr" / "carte-card.pdf").read_bytes() == (
        tmp_path / "papier" / "fr" / "fr" / "carte-card.pdf"
    ).read_bytes()


def test_incomplete_language_gets_a_notice(buildable: Project, tmp_path: Path) -> None:
    """Where a text is missing, one page at the same address says so and leads to the page; no page of the site offers it."""
    done = run_reperes("-C", str(buildable.root), "build", "--out", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    notice = tmp_path / "site" / "leaflets" / "fr" / "en" / "carte-card.pdf"
    with pikepdf.open(notice) as pdf:
        assert len(pdf.pages) == 1
        # Whose numbers it has is a heading.
        headings = [node for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/H2"]
        assert len(headings) == 1
    own = (tmp_path / "site" / "situations" / "carte" / "index.html").read_text(encoding="utf-8")
    card = (tmp_path / "site" / "en" / "situations" / "carte" / "index.html").read_text(encoding="utf-8")
    all_of_them = (tmp_path / "site" / "en" / "imprimer" / "index.html").read_text(encoding="utf-8")
    assert "leaflets/fr/fr/carte-card.pdf" in own
    assert "leaflets/fr/fr/carte-card.pdf" in all_of_them
    assert "leaflets/fr/en/" not in own + card + all_of_them


def change(project: Project, old: str, new: str) -> None:
    """Replace words of the sample's card."""
    path = project.data / "situations" / "carte.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def make_card(project: Project, out: Path | None = None) -> list[workshop.Made]:
    """Print the sample's French card."""
    library, _ = sound_library(project)
    return workshop.make(project, library, [Leaflet("fr", "fr", "situations/carte", "card")], out, jobs=1)


@pytest.mark.tools("pdftotext")
@pytest.mark.parametrize(
    "hostile",
    [
        '#(panic()) #(read(\\"/etc/passwd\\")) * $x^2$ @ref',
        "<script>alert(1)</script> &amp; <b>gras</b>",
        "= titre // note /* note */ ~ --- '''",
        "{{accolades}} et 2 < 3 > 1",
    ],
)
def test_hostile_text_is_printed_as_it_is(buildable: Project, tmp_path: Path, hostile: str) -> None:
    """Markup of the typesetter and of the web is only letters on paper."""
    change(buildable, "Ne répondez plus. Voyez [l'application](platform:appli).", f"Ne répondez plus. {hostile}")
    make_card(buildable, tmp_path)
    text = "".join(shown("pdftotext", "-raw", tmp_path / "fr" / "fr" / "carte-card.pdf", "-").split())
    wanted = hostile.replace('\\"', '"').replace("\\\\", "\\").replace("{{", "{").replace("&amp;", "&")
    seen = text.replace("’", "'").replace("\u00a0", " ")
    assert all(word in seen for word in wanted.replace("''' ", "").split() if "'" not in word and word != "}}"), seen


def test_endless_word_is_a_fault_with_its_place(buildable: Project) -> None:
    """A word that cannot be broken names the item, language, format, panel and millimetres."""
    change(buildable, "Ne répondez plus.", "Ne répondez plus " + "x" * 60 + ".")
    with pytest.raises(FaultsError) as fault:
        make_card(buildable)
    said = fault.value.problems[0].fr
    assert re.fullmatch(
        r"situations/carte, fr, card : sur la face, le mot « x{40}… » dépasse de \d+\.\d mm et ne se coupe pas\.", said
    ), said


def test_too_much_text_never_stops_the_site(buildable: Project, tmp_path: Path) -> None:
    """A build says so, puts the notice at the address of the leaflet, and goes on."""
    change(buildable, "Ne répondez plus.", "Ne répondez plus. " * 60)
    done = run_reperes("-C", str(buildable.root), "build", "--out", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert "avertissement : situations/carte, fr, card : la face dépasse" in done.stderr
    with pikepdf.open(tmp_path / "site" / "leaflets" / "fr" / "fr" / "carte-card.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_too_much_text_is_a_fault_with_its_place(buildable: Project) -> None:
    """Ten thousand letters are too many for a card, and the message says by how much."""
    change(buildable, "Ne répondez plus.", "Ne répondez plus. " * 60)
    with pytest.raises(FaultsError) as fault:
        make_card(buildable)
    assert re.match(
        r"situations/carte, fr, card : la face dépasse de \d+\.\d mm, même en 10 points", fault.value.problems[0].fr
    )


def test_missing_letter_is_named(buildable: Project) -> None:
    """A letter that no font of ours has stops the leaflet, and is named."""
    change(buildable, "Ne répondez plus.", "Ne répondez plus 你.")
    with pytest.raises(FaultsError) as fault:
        make_card(buildable)
    assert "aucune police n’a la lettre « 你 » (U+4F60)" in fault.value.problems[0].fr


def test_fault_of_a_school_names_its_file(buildable: Project, tmp_path: Path) -> None:
    """A letter that no font has, in the school's words, is to be mended in the school's file, not in our texts."""
    path = tmp_path / "ecole.yml"
    path.write_text("name: École 🎓 des Tilleuls\n", encoding="utf-8")
    library, _ = sound_library(buildable)
    with pytest.raises(FaultsError) as fault:
        workshop.make(
            buildable, library, [Leaflet("fr", "fr", "situations/carte", "card")], None, read_school(path), jobs=1
        )
    (problem,) = fault.value.problems
    assert (problem.file, problem.rule) == (str(path), "school")
    assert "« 🎓 » (U+1F393)" in problem.fr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--item=sextortion",), "n’est pas un guide"),
        (("--item=discord", "--format=card"), "checklist"),
        (("--item=chantage", "--language=xx"), "n’est pas une langue du site"),
        (("--item=chantage", "--language=fr+fr"), "deux langues différentes"),
        (("--item=chantage", "--language=fr+ar+en"), "deux langues différentes"),
        (("--item=chantage", "--language=fr+ar", "--format=poster"), "flyer, flyer-a4, trifold"),
        (("--item=chantage", "--country=us"), "n’est pas un pays"),
    ],
)
def test_plain_words_for_what_does_not_exist(options: tuple[str, ...], said: str) -> None:
    """What a person misspells gets a sentence, not a trace."""
    done = run_reperes("-C", str(ROOT), "leaflets", *options, "--out", os.devnull)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_names_of_files_are_the_contract() -> None:
    """The place of a leaflet on the site never changes."""
    assert Leaflet("fr", "ar", "guides/sextorsion", "trifold", eco=True).name == "fr/ar/sextorsion-trifold-eco.pdf"
    library, _ = sound_library(REAL)
    assert {leaflet.country for leaflet in plan.chosen(library) if leaflet.language == "nl"} == {"be"}
    with pytest.raises(FaultError):
        plan.asked(library, ["nulle-part"])


def test_no_stream_ends_like_a_line() -> None:
    """A packed stream whose last sign is a carriage return would be read as one sign short: such files are mended."""
    comments = (b"BT ET %" + bytes([*pair, pair[0]]) for pair in itertools.product(range(33, 127), repeat=2))
    words = next(comment for comment in comments if zlib.adler32(comment) & 0xFF == ord("\r"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(words)
        raw = io.BytesIO()
        pdf.save(raw, compress_streams=True)
    assert b"\r\nendstream" in raw.getvalue()
    made, _ = finish(raw.getvalue(), Leaflet("fr", "fr", "situations/chantage", "card"))
    assert b"\r\nendstream" not in made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.pages[0].Contents.read_bytes().strip() == words
