"""The typesetter: a template and its data become a PDF. Only spawned processes import this (see `workshop`).

After one compile a forked child that compiles hangs for ever, so the parent, which forks to build pages, never comes here.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import typst

from reperes.output.leaflets.plan import Leaflet
from reperes.problems import FaultError

# Both in one file: read aloud in order, and kept for years.
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
FONTS = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_arabic")
# Millimetres that rounding may cost.
SLACK = 0.05
_PANELS = {
    "front": ("la face", "the front"),
    "back": ("le dos", "the back"),
    "cover": ("la couverture", "the cover"),
    "flap": ("le rabat", "the flap"),
    "in1": ("le premier volet intérieur", "the first inside panel"),
    "in2": ("le deuxième volet intérieur", "the second inside panel"),
    "in3": ("le troisième volet intérieur", "the third inside panel"),
    "page": ("la page", "the page"),
}


@dataclass(frozen=True)
class Printed:
    """A PDF as it comes from the typesetter, and the size its text was set in."""

    pdf: bytes
    size_pt: float


class Press:
    """The typesetter with our fonts and no others, warm for many leaflets."""

    def __init__(self, templates: Path) -> None:
        self.templates = templates
        folders = [str(resources.files(package) / "files") for package in FONTS]
        self.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self.compilers: dict[str, typst.Compiler] = {}

    def run(self, template: str, data: str, leaflet: Leaflet) -> Printed:
        """Return the PDF of `template` with `data`. Raises FaultError where a letter is missing or something does not fit."""
        compiler = self._compiler(template)
        try:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf", sys_inputs={"data": data}, pdf_standards=[*STANDARDS], timestamp=0
            )
        except typst.TypstError as error:
            raise _stopped(leaflet, error) from None
        assert isinstance(pdf, bytes), "one PDF, not a picture a page"
        unknown = [w.message for w in warnings if "font" in w.message]
        if unknown:
            raise _fault(leaflet, f"une police manque ({unknown[0]})", f"a font is missing ({unknown[0]})")
        fit: list[dict[str, Any]] = json.loads(compiler.query("<fit>", field="value", one=True))
        _refuse_overflow(leaflet, fit)
        return Printed(pdf, min(float(row["size_pt"]) for row in fit))

    def picture(self, template: str, data: str, ppi: float) -> bytes:
        """Return the first page of what was just printed, as a PNG; the typesetter has it laid out already."""
        pages = self._compiler(template).compile(format="png", ppi=ppi, sys_inputs={"data": data})
        first = pages[0] if isinstance(pages, list) else pages
        assert isinstance(first, bytes), "a picture a page"
        return first

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self.compilers:
            place = str(self.templates / f"{template}.typ")
            self.compilers[template] = typst.Compiler(place, root=str(self.templates), font_paths=self.fonts)
        return self.compilers[template]


@cache
def press_of(templates: Path) -> Press:
    """Return the one warm typesetter of this process."""
    return Press(templates)


def _refuse_overflow(leaflet: Leaflet, fit: list[dict[str, Any]]) -> None:
    for row in fit:
        panel = _PANELS[row["panel"]]
        if len(leaflet.languages) > 1:
            panel = (f"{panel[0]} ({row['lang']})", f"{panel[1]} ({row['lang']})")
        if (over := row["need_mm"] - row["have_mm"]) > SLACK:
            raise _fault(
                leaflet,
                f"{panel[0]} dépasse de {over:.1f} mm, même en {row['size_pt']:g} points ; raccourcissez le texte",
                f"{panel[1]} overflows by {over:.1f} mm, even at {row['size_pt']:g} points; shorten the text",
            )
        if row["word_over_mm"] > SLACK:
            word = row["word"] if len(row["word"]) <= 40 else row["word"][:40] + "…"
            raise _fault(
                leaflet,
                f"sur {panel[0]}, le mot « {word} » dépasse de {row['word_over_mm']:.1f} mm et ne se coupe pas",
                f"on {panel[1]}, the word “{word}” overflows by {row['word_over_mm']:.1f} mm and cannot be broken",
            )


def _stopped(leaflet: Leaflet, error: typst.TypstError) -> FaultError:
    """Return what stopped the typesetter, in plain words where it is a letter that no font has."""
    said = str(error)
    if missing := re.search(r"the text `\"(.+?)\"` could not be displayed", said):
        letters = sorted({sign for sign in missing[1] if not sign.isspace()})
        shown = ", ".join(f"« {sign} » (U+{ord(sign):04X})" for sign in letters)
        plain = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in letters)
        return _fault(leaflet, f"aucune police n’a la lettre {shown}", f"no font has the letter {plain}")
    return _fault(leaflet, f"le modèle s’arrête : {said}", f"the template stops: {said}")


def _fault(leaflet: Leaflet, fr: str, en: str) -> FaultError:
    place = f"{leaflet.item}, {leaflet.language}, {leaflet.form}"
    return FaultError(f"{place} : {fr}.", f"{place}: {en}.")
