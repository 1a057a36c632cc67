"""A school's file and its picture: each fault gets a plain sentence, and nothing dangerous is let in."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from reperes.content.logo import MAX_BYTES, read_logo
from reperes.content.school import read_school
from reperes.problems import FaultError, FaultsError
from support import ROOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def png(width: int = 8, height: int = 8) -> bytes:
    """Return a picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "purple").save(out, "PNG")
    return out.getvalue()


def test_example_is_read() -> None:
    """The example that people copy is without fault."""
    school = read_school(ROOT / "tests" / "data" / "school.yml")
    assert school.card.name == "Collège des Tilleuls"
    assert school.logo is not None
    assert school.logo.kind == "svg"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nom: X\n", "1:1"),
        ("name: X\nphone: 01-02\n", "2:8: un numéro s’écrit avec des chiffres et des espaces."),
        ("name: X\nemail: pas une adresse\n", "2:8: ce n’est pas une adresse de courriel."),
        ("name: X\nlines: [a, b, c]\n", "2:15: 2 lignes au plus."),
        (f"name: {'long ' * 20}\n", "1:7: c’est trop long pour le cadre"),
        (f"name: {'x' * 60}\n", "1:7: c’est trop long pour le cadre"),
        ("name: '#import <b>'\nname: y\n", "2:1"),
        ("name: &a [*a]\n", "1:7"),
        ('name: "Les\\u2028Tilleuls"\n', "1:7: ce texte contient une marque invisible"),
        ('name: X\nlines: ["a\\u2029b"]\n', "2:9: ce texte contient une marque invisible"),
    ],
)
def test_faults_have_a_place(tmp_path: Path, text: str, said: str) -> None:
    """A fault of the file is told with its line and column."""
    path = tmp_path / "ecole.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as fault:
        read_school(path)
    assert any(said in f"{p.line}:{p.column}: {p.fr}" for p in fault.value.problems), fault.value.problems


def test_missing_file_and_far_logo(tmp_path: Path) -> None:
    """A file that is not there, and a picture of another folder, are told in one sentence."""
    with pytest.raises(FaultError, match="on ne peut pas lire ce fichier"):
        read_school(tmp_path / "rien.yml")
    path = tmp_path / "ecole.yml"
    path.write_text("name: X\nlogo: ../../etc/passwd.svg\n", encoding="utf-8")
    with pytest.raises(FaultError, match="posé à côté"):
        read_school(path)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onclick="x()"/>',
        '<image xlink:href="https://ailleurs.example/x.png"/>',
        '<use xlink:href="autre.svg#a"/>',
        '<path d="M0 0" fill="url(https://ailleurs.example/x)"/>',
        "<style>@import 'x.css'</style>",
        "<style>p{background:url(//x)}</style>",
        "<foreignObject><p/></foreignObject>",
        "<text>mots</text>",
        '<a xlink:href="javascript:x()"><path d="M0 0"/></a>',
        '<animate attributeName="href" to="javascript:x()"/>',
    ],
)
def test_svg_that_runs_or_fetches_is_refused(tmp_path: Path, inside: str) -> None:
    """Scripts, outside references, pictures and live text are refused."""
    path = tmp_path / "logo.svg"
    path.write_text(SVG.format(inside), encoding="utf-8")
    with pytest.raises(FaultError, match="le logo n’est pas accepté"):
        read_logo(path)


SHAPES = '<path id="a0" d="M0 0h9"/>'
NS = "xmlns='http://www.w3.org/2000/svg'"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SVG.format(SHAPES).encode("utf-16"), "pas écrit en UTF-8"),
        (SVG.format(SHAPES).encode("utf-16-le"), "pas écrit en UTF-8"),
        (f"<svg {NS} viewBox='0 0 0 9'/>".encode(), "pas de taille"),
        (f"<svg {NS} viewBox='0 0 9'/>".encode(), "pas de taille"),
        (f"<svg {NS} viewBox='0 0 9 9' width='0' height='9'/>".encode(), "pas de taille"),
        (f"<svg {NS} width='0.0mm' height='9mm'/>".encode(), "pas de taille"),
        (f"<svg {NS}/>".encode(), "pas de taille"),
        (SVG.format("<g>" * 4900 + "</g>" * 4900).encode(), "trop imbriquées"),
        (
            SVG.format(
                SHAPES + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
            ).encode(),
            "trop imbriquées",
        ),
        (SVG.format('<g id="a"><use href="#a"/></g>').encode(), "trop imbriquées"),
    ],
)
def test_svg_that_stops_the_typesetter_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """What cannot be drawn, or not in this life, is told of the picture, not of the leaflet."""
    path = tmp_path / "logo.svg"
    path.write_bytes(content)
    with pytest.raises(FaultError, match=said):
        read_logo(path)


def chained(style: str, shape: str) -> str:
    """Return a mask of ten shapes that each bear the mask before them, and so on: they bear it only by a style sheet."""
    masks = "".join(f'<mask id="m{n}">' + shape.format(n=n, before=n - 1) * 10 + "</mask>" for n in range(1, 9))
    rules = "".join(style.format(n=n, before=n - 1) for n in range(1, 9))
    return SVG.format(
        f'<style>{rules}</style><mask id="m0">{SHAPES}</mask>{masks}<path class="c9" d="M0 0h9" mask="url(#m8)"/>'
    )


@pytest.mark.parametrize(
    ("style", "shape"),
    [
        (".c{n}{{mask:url(#m{before})}}", '<path class="b c{n}" d="M0 0h9"/>'),
        ("g path.c{n}, .none{{fill:red;mask: url( '#m{before}' )}}", '<path class="c{n}" d="M0 0h9"/>'),
        ("/* }} */ .c{n}/**/{{clip-path:url(#m{before})}}", '<path class="c{n}" d="M0 0h9"/>'),
        ('[class="c{n}"]{{mask:url(#m{before})}}', '<path class="c{n}" d="M0 0h9"/>'),
        ("path:first-child{{mask:url(#m{before})}}", '<path d="M0 0h9"/>'),
        ("path{{mask:url(#m{before})}}", '<path d="M0 0h9"/>'),
        (".c{n} path{{mask:url(#m{before})}}", '<g class="c{n}"><path d="M0 0h9"/></g>'),
    ],
)
def test_svg_nested_by_its_style_is_refused(tmp_path: Path, style: str, shape: str) -> None:
    """What a style sheet lays on a shape is drawn with it, so it is counted like what stands on the shape itself."""
    path = tmp_path / "logo.svg"
    path.write_text(chained(style, shape), encoding="utf-8")
    with pytest.raises(FaultError, match="trop imbriquées"):
        read_logo(path)


def test_svg_styled_by_its_sheet_passes(tmp_path: Path) -> None:
    """Drawing programs write colours and clips as classes: a few hundred shapes with them are a logo."""
    path = tmp_path / "logo.svg"
    style = "<style>.a{fill:url('#g')}.b,.c > .b{clip-path:url(#k)}</style>"
    defs = '<linearGradient id="g"><stop offset="0"/></linearGradient><clipPath id="k"><path d="M0 0h9"/></clipPath>'
    path.write_text(SVG.format(style + defs + '<path class="a b" d="M0 0h9"/>' * 400), encoding="utf-8")
    assert read_logo(path).kind == "svg"


def test_svg_of_shapes_passes(tmp_path: Path) -> None:
    """What drawing programs save passes: groups, colours from a gradient of its own, a shape used twice."""
    path = tmp_path / "logo.svg"
    shapes = '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'
    shapes += '<g id="a"><path d="M0 0h9" fill="url(#g)"/></g>'
    path.write_text(SVG.format(shapes + '<use xlink:href="#a"/>'), encoding="utf-8")
    assert read_logo(path).kind == "svg"
    path.write_text(f"<svg {NS} width='2.5cm' height='.5in' viewBox='-1,-1 9 1e1'><path d='M0 0h9'/></svg>", "utf-8")
    assert read_logo(path).kind == "svg"


def bomb() -> bytes:
    """Return a small file that says it is a picture of 100,000 × 100,000 points."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"<svg/>"),
        ("logo.svg", png()),
        ("logo.jpg", png()),
        ("logo.png", png()[:40]),
        ("logo.png", bomb()),
        ("logo.png", png(3000, 3000)),
        ("logo.png", png() + b"\0" * MAX_BYTES),
        ("logo.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>"),
        ("logo.svg", b"<svg"),
    ],
)
def test_picture_that_is_not_what_it_claims_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    """A picture under another name, damaged, huge or with declarations is refused."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FaultError, match="le logo n’est pas accepté"):
        read_logo(path)


def test_png_is_written_again(tmp_path: Path) -> None:
    """Only the points of a picture are kept: what was hidden behind them is gone."""
    path = tmp_path / "logo.png"
    path.write_bytes(png() + b"secret")
    logo = read_logo(path)
    assert logo.kind == "png"
    assert b"secret" not in logo.content
