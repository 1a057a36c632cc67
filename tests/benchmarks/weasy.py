"""The same flyer by WeasyPrint: its words as HTML, our fonts, PDF/UA-1; a process of its own, which the benchmark measures."""

import sys
from importlib import resources
from pathlib import Path

from reperes.language.prepare import edition_of
from reperes.output.leaflets import browser
from reperes.project import Project
from support import ROOT

LANGUAGES = ("fr", "en", "ar", "es")
_STYLE = """
@font-face {{ font-family: Plex; src: url({plex}) }}
@font-face {{ font-family: PlexArabic; src: url({arabic}) }}
@page {{ size: A5; margin: 11mm 12mm }}
body {{ font: 12pt/1.4 Plex, PlexArabic; margin: 0 }}
h1 {{ font-size: 26pt; margin: 0 }} h2 {{ font-size: 14pt; color: #57296a }}
.n {{ border: 1pt solid #85768d; border-radius: 6pt; padding: 5pt; margin: 4pt; width: 40%; display: inline-block }}
svg {{ width: 24mm }}
"""


def page(sheet: browser.Sheet, language: str, style: str, school: str) -> str:
    """Return the flyer of a sheet as HTML, with the words of one school, so that no two are the same."""
    sections = "".join(
        f"<h2>{part.title}</h2><ol>{''.join(f'<li>{item}</li>' for item in part.items)}</ol>" for part in sheet.sections
    )
    lines = "".join(
        f'<div class="n"><b>{x["number"]}</b><p>{x["label"]}</p><p>{x["when"]}</p></div>' for x in sheet.lines
    )
    direction = "rtl" if language == "ar" else "ltr"
    return (
        f'<html lang="{language}" dir="{direction}"><head><title>{sheet.title}</title><style>{style}</style></head>'
        f"<body><h1>{sheet.title}</h1><p><b>{sheet.comfort}</b></p>{sections}<h2>{sheet.help_title}</h2>{lines}"
        f"<p>{school}</p>{sheet.qr}<p>{sheet.address}</p><p>{sheet.small}</p></body></html>"
    )


def main(count: int, out: Path) -> None:
    """Write `count` flyers, in turn in each language."""
    import weasyprint  # after what both sides need, and only here: it takes long, and Pango

    fonts = {
        "plex": next((resources.files("fontpkg_ibm_plex_sans") / "files").iterdir()),
        "arabic": resources.files("fontpkg_ibm_plex_sans_arabic") / "files" / "IBMPlexSansArabic-Regular.ttf",
    }
    style = _STYLE.format(**{name: Path(str(path)).as_uri() for name, path in fonts.items()})
    ready = {code: next(iter(browser.sheets(edition_of(Project(ROOT), code)))) for code in LANGUAGES}
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        text = page(ready[language], language, style, f"Collège {number}")
        (out / f"{number}.pdf").write_bytes(weasyprint.HTML(string=text).write_pdf(pdf_variant="pdf/ua-1") or b"")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
