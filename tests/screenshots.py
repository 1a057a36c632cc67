"""`make screenshots`: pictures of each kind of page, on one sheet, and the four of the README."""

import html
import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Page

from browser import rig
from support import ROOT

OUT = ROOT / "build" / "screenshots"
# Beside the files of the forge, which the site does not publish.
README_PICTURES = ROOT / ".github" / "pictures"
README_AT_MOST = 60_000

PAGES = {
    "home": "",
    "question": "situations/",
    "card": "situations/chantage/",
    "guide": "guides/sextorsion/",
    "guides": "guides/",
    "platform": "plateformes/discord/",
    "platforms": "plateformes/",
    "help": "aide/fr/",
    "search": "recherche/",
    "talk": "parler/",
    "schools": "ecoles/",
    "leaflet": "feuille/",
    "state": "etat-des-guides/",
    "languages": "langues/",
    "glossary": "glossaire/",
    "sources": "sources/",
    "not-found": "404.html",
}
LANGUAGES = {"fr": "", "ar": "ar/"}
SIZES = {"phone": rig.PHONE, "wide": rig.WIDE}
COLOURS = ("light", "dark")
# A list of three hundred sources shows nothing new further down.
TALLEST = 6000
# Sharp enough for a screen of small dots; few colours without loss weigh half of what JPEG's way of losing some does.
DENSITY, PALETTE = 1.5, 64


@dataclass(frozen=True)
class Shot:
    """A picture to take: of which page, in which language, on which screen, in which light."""

    kind: str
    language: str
    size: str
    colours: str

    @property
    def address(self) -> str:
        """Where the page stands on the site."""
        return LANGUAGES[self.language] + PAGES[self.kind]

    @property
    def name(self) -> str:
        """The name of the picture's file, without its ending."""
        return f"{self.kind}-{self.language}-{self.size}-{self.colours}"


README = (
    Shot("home", "fr", "phone", "light"),
    Shot("card", "ar", "phone", "light"),
    Shot("platform", "fr", "phone", "dark"),
    Shot("guide", "fr", "wide", "light"),
)


def plan() -> list[Shot]:
    """Return every picture of the sheet, those of one page together."""
    return [Shot(*one) for one in product(PAGES, LANGUAGES, SIZES, COLOURS)]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "site",
    help="A built site; by default the one in site/, which `make screenshots` builds first.",
)
@click.option("--readme", is_flag=True, help="Renew the pictures of the README too, in .github/pictures/.")
def main(site: Path, readme: bool) -> None:
    """Picture each kind of page under the strict headers, on phone and wide screens, light and dark, in two directions.

    The sheet is build/screenshots/index.html.

    Example: make screenshots SCREENSHOTS=--readme
    """
    if missing := [name for name in rig.TOOLS if not Path(name).is_file()]:
        raise click.ClickException(f"{', '.join(missing)} not installed: run `make tools` as root.")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    shots = plan()
    with (
        tempfile.TemporaryDirectory(prefix="reperes-screenshots-") as folder,
        rig.serving(site, Path(folder)) as served,
    ):
        rig.in_browsers(partial(_whole, served.base), shots)
        if readme:
            rig.in_browsers(partial(_first_screen, served.base), README, device_scale_factor=DENSITY)
    (OUT / "index.html").write_text(sheet(shots), encoding="utf-8")
    click.echo(f"{len(shots)} pictures: {(OUT / 'index.html').relative_to(ROOT)}", err=True)
    if heavy := [path.name for path in README_PICTURES.glob("*.webp") if path.stat().st_size > README_AT_MOST]:
        raise click.ClickException(f"More than {README_AT_MOST} bytes: {', '.join(heavy)}.")


def _open(base: str, page: Page, shot: Shot) -> None:
    size = SIZES[shot.size]
    page.emulate_media(color_scheme="dark" if shot.colours == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    answer = page.goto(base + shot.address)
    # A picture of the wrong page would pass for the right one.
    assert answer is not None, shot.address
    assert answer.ok, f"{shot.address}: {answer.status}"


def _whole(base: str, page: Page, shot: Shot) -> None:
    """Picture the page from top to bottom."""
    _open(base, page, shot)
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    # In a window as tall as the page, what is fixed at the foot of a phone's screen covers no text.
    page.set_viewport_size({"width": SIZES[shot.size]["width"], "height": tall})
    page.screenshot(path=OUT / f"{shot.name}.png")


def _first_screen(base: str, page: Page, shot: Shot) -> None:
    """Picture what the first screen shows, small enough for the README."""
    _open(base, page, shot)
    README_PICTURES.mkdir(parents=True, exist_ok=True)
    taken = OUT / f"readme-{shot.name}.png"
    page.screenshot(path=taken)
    with Image.open(taken) as picture:
        few = picture.convert("RGB").quantize(PALETTE, dither=Image.Dither.NONE).convert("RGB")
    few.save(README_PICTURES / f"{shot.name}.webp", lossless=True, quality=100, method=6)
    taken.unlink()


_STYLE = """
body { margin: 1rem; font: 1rem/1.4 system-ui, sans-serif; background: #ddd; color: #111; }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
h2 { margin: 2rem 0 .5rem; }
figure { margin: 0; }
figcaption { font-size: .8rem; }
img { display: block; height: 30rem; object-fit: cover; object-position: top; }
.phone { width: 14.6rem; }
.wide { width: 48rem; }
"""


def sheet(shots: list[Shot]) -> str:
    """Return the page that shows the pictures side by side, each leading to the whole of it."""
    parts = []
    for kind, address in PAGES.items():
        figures = "\n".join(_figure(shot) for shot in shots if shot.kind == kind)
        parts.append(f"<h2>{kind}: /{html.escape(address)}</h2>\n<section>\n{figures}\n</section>")
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Repères: each kind of page</title>\n'
        f"<style>{_STYLE}</style>\n<h1>Repères: each kind of page</h1>\n" + "\n".join(parts) + "\n</html>\n"
    )


def _figure(shot: Shot) -> str:
    said = f"{shot.kind}, {shot.language}, {shot.size}, {shot.colours}"
    return (
        f'<figure><a href="{shot.name}.png"><img class="{shot.size}" src="{shot.name}.png" loading="lazy" alt="{said}"></a>'
        f"<figcaption>{said}</figcaption></figure>"
    )


if __name__ == "__main__":
    sys.exit(main())
