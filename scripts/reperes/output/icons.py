"""The drawings of `overrides/icons/`, written into the page: no request, they print, and follow the colour of the text.

A drawing never says what words beside it do not, so each is hidden from screen readers.
"""

import re
from pathlib import Path

from markupsafe import Markup

from reperes.content.inline import target
from reperes.content.library import Library
from reperes.content.model import Described, Guide, Page, Situation

_SVG = re.compile(r'<svg [^>]*viewBox="(0 0 ([0-9]+) [0-9]+)"[^>]*>(?:<style>[^<]*</style>)?(.*?)</svg>\s*', re.S)
# What adds nothing to a decimal: 2.200 is 2.2.
_ZEROS = re.compile(r"(?<=\.\d)0+(?=\D)")

# The drawing of a page whose file names none, by the id of the page; an id that is a drawing needs no line.
_OF_ID = {
    # risks
    "grooming": "cadeau",
    "sextorsion": "chantage",
    "images-intimes": "cadre",
    "images-d-abus": "image-choquante",
    "inconnus": "masque",
    "groupes-prives": "groupes",
    "chat-aleatoire": "hasard",
    "liens-et-fichiers": "liens",
    "fausses-images": "etoile",
    "cyberharcelement": "bulles",
    # platforms: what one does there, never a logo
    "discord": "casque",
    "telegram": "porte-voix",
    "x": "fil",
    "whatsapp": "deux-bulles",
    "instagram": "album",
    "snapchat": "sablier",
    "tiktok": "video",
    "youtube": "ecran",
    "facebook": "visages",
    "roblox": "manette",
    "twitch": "direct",
    # longer pages
    "a-propos": "cairn",
    "ecoles": "ecole",
    "preuves": "carnet",
    "signaler": "drapeau",
    "plainte": "dossier",
    "traces": "pas",
    "accessibilite": "visages",
    "guides": "livre",
    "plateformes": "reglages",
    "glossaire": "livre",
    "sources": "livre",
    "etat-des-guides": "oui",
}


def drawings(folder: Path) -> dict[str, Markup]:
    """Return every drawing of `folder` by its name, ready to stand in a page."""
    return {path.stem: _inline(path) for path in sorted(folder.glob("*.svg"))}


def of_record(record: Described, known: dict[str, Markup]) -> str:
    """Return the name of a page's drawing: its own, that of its id, or that of its kind."""
    ident = _OF_ID.get(record.id, record.id)
    if record.icon or ident in known:
        return record.icon or ident
    match record:
        case Guide() | Situation():
            return "bouee"
        case Page():
            return "page"
    return "telephone"


def of_target(library: Library, written: str, known: dict[str, Markup]) -> str:
    """Return the name of the drawing of the page that a reference leads to."""
    ref = target(written)
    if ref is None:
        return "page"
    record = library.described.get(f"{ref.kind}s/{ref.id}")
    if record:
        return of_record(record, known)
    return {"question": "lanterne", "aide": "appeler"}.get(ref.kind) or _OF_ID.get(ref.id, "page")


def _inline(path: Path) -> Markup:
    """Return a drawing without what a file needs to stand alone: the stylesheet gives lines and colours."""
    match = _SVG.fullmatch(path.read_text(encoding="utf-8"))
    assert match, f'{path.name}: <svg … viewBox="0 0 24 24" …>…</svg>'
    box, size, inside = match.groups()
    inside = _ZEROS.sub("", inside)
    kind = "icon" if size == "24" else "drawing"
    # The stylesheet says how large it is: what every drawing repeats weighs on every page.
    return Markup(f'<svg class="{kind}" aria-hidden="true" viewBox="{box}">{inside}</svg>')  # noqa: S704 - a project's file
