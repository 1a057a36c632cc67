"""A school's picture: it is what it claims, small, and holds nothing that runs or is fetched from elsewhere."""

import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from PIL import Image

from reperes.problems import FaultError

MAX_BYTES = 300_000
MAX_PIXELS = 4_000_000
MAX_ELEMENTS = 5_000
# Shapes as drawn, each shape that is used again counted again; groups within groups: drawing programs stay far below.
MAX_DRAWN = 20_000
MAX_DEPTH = 100
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_NAME = "{http://www.w3.org/2000/svg}"
# What an SVG may be made of: shapes, text outlines and their colours. No script, no picture inside, no link, no animation.
_SHAPES = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"}
    | {"clipPath", "mask", "symbol", "linearGradient", "radialGradient", "stop", "metadata", "style"}
)
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?#)|@import|javascript:|expression\(", re.I)
_USED = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)")
# What a selector ends with decides whom it may mean: a class, an id or the name of a shape.
_MEANT = re.compile(r"([.#]?)([\w-]+)")
_SIDE = re.compile(r"\+?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,2})?")


@dataclass(frozen=True)
class Logo:
    """A picture that was looked at."""

    kind: Literal["svg", "png"]
    content: bytes


def read_logo(path: Path) -> Logo:
    """Return the picture at `path`. Raises FaultError in plain words for anything else than a small, safe picture."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise _fault(
            path, f"on ne peut pas le lire ({error.strerror})", f"it cannot be read ({error.strerror})"
        ) from None
    if size > MAX_BYTES:
        raise _fault(
            path,
            f"il pèse {size // 1000} ko ; {MAX_BYTES // 1000} ko au plus",
            f"it weighs {size // 1000} kB; {MAX_BYTES // 1000} kB at most",
        )
    if content.startswith(_PNG) and path.suffix.lower() == ".png":
        return Logo("png", _png(path, content))
    if path.suffix.lower() == ".svg":
        _check_svg(path, content)
        return Logo("svg", content)
    raise _fault(
        path,
        "ce n’est ni un SVG ni un PNG, ou son nom dit autre chose",
        "it is neither SVG nor PNG, or its name says otherwise",
    )


def _png(path: Path, content: bytes) -> bytes:
    """Return the picture written again: only its points are kept, nothing that came with them."""
    broken = _fault(path, "ce PNG est abîmé", "this PNG is damaged")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise _fault(
                        path,
                        "il a plus de 4 millions de points ; réduisez-le",
                        "it has over 4 million pixels; make it smaller",
                    )
                fresh = picture.convert("RGBA")
    except FaultError:
        raise
    except Exception:
        raise broken from None
    out = io.BytesIO()
    fresh.save(out, "PNG", optimize=True)
    return out.getvalue()


def _check_svg(path: Path, content: bytes) -> None:
    root = _svg_root(path, content)
    elements = list(root.iter())
    if len(elements) > MAX_ELEMENTS:
        raise _fault(path, f"il a plus de {MAX_ELEMENTS} formes", f"it has over {MAX_ELEMENTS} shapes")
    inside_metadata = {child for found in root.iter(f"{_SVG_NAME}metadata") for child in found.iter()}
    for element in elements:
        name = element.tag.removeprefix(_SVG_NAME) if isinstance(element.tag, str) else ""
        if element not in inside_metadata and name not in _SHAPES and not name.startswith("{"):
            raise _fault(
                path,
                f"il contient « {name} » ; seules des formes sont permises, sans script, image ni texte",
                f"it holds “{name}”; only shapes are allowed, no script, picture or text",
            )
        _check_attributes(path, element)
    _check_size(path, root)
    if _too_deep(root) or _drawn(elements) > MAX_DRAWN:
        raise _fault(
            path,
            "ses formes sont trop imbriquées ; simplifiez le dessin, ou enregistrez-le en PNG",
            "its shapes are nested too deeply; make the drawing simpler, or save it as PNG",
        )


def _svg_root(path: Path, content: bytes) -> ElementTree.Element:
    """Return what the file holds, read as the typesetter reads it: as UTF-8, whatever the file says of itself."""
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = "\0"
    if "\0" in said:
        raise _fault(
            path,
            "ce SVG n’est pas écrit en UTF-8 ; enregistrez-le de nouveau en « SVG simple »",
            "this SVG is not written in UTF-8; save it again as “plain SVG”",
        )
    if "<!" in said.replace("<!--", ""):
        raise _fault(
            path,
            "ce SVG contient une déclaration (<!…>) ; enregistrez-le en « SVG simple »",
            "this SVG holds a declaration (<!…>); save it as “plain SVG”",
        )
    try:
        root = ElementTree.fromstring(said)  # noqa: S314 - no declaration, so no entity
    except ElementTree.ParseError:
        raise _fault(path, "ce n’est pas un SVG qu’on puisse lire", "it is not an SVG that can be read") from None
    if root.tag != f"{_SVG_NAME}svg":
        raise _fault(path, "ce n’est pas un SVG", "it is not an SVG")
    return root


def _check_size(path: Path, root: ElementTree.Element) -> None:
    """Refuse a picture without a size: nothing could be drawn of it."""
    box = root.get("viewBox")
    sides = re.split(r"[\s,]+", box.strip())[2:] if box is not None else []
    sides += [side for side in (root.get("width"), root.get("height")) if side is not None]
    lengths = [_SIDE.match(side) for side in sides]
    if len(sides) < 2 or any(length is None or float(length[0]) <= 0 for length in lengths):
        raise _fault(
            path,
            "il n’a pas de taille (viewBox, ou width et height) plus grande que zéro",
            "it has no size (viewBox, or width and height) above zero",
        )


def _too_deep(root: ElementTree.Element) -> bool:
    level, depth = [root], 0
    while level and depth <= MAX_DEPTH:
        level, depth = [child for element in level for child in element], depth + 1
    return depth > MAX_DEPTH


def _drawn(elements: list[ElementTree.Element]) -> int:
    """Return how many shapes are drawn where what is used again is drawn again, or any number above the most."""
    named = {element.get("id"): element for element in elements}
    styled = _styled(elements)
    waiting, count = elements[:1], 1
    while waiting and count <= MAX_DRAWN:
        element = waiting.pop()
        used = [name for value in element.attrib.values() for name in _USED.findall(value)]
        used += [value[1:] for name, value in element.attrib.items() if name.rpartition("}")[2] == "href"]
        used += [name for meant in _names_of(element) for name in styled.get(meant, ())]
        more = [*element, *(named[name] for name in used if name in named)]
        count += len(more)
        waiting += more
    return count


def _styled(elements: list[ElementTree.Element]) -> dict[str, set[str]]:
    """Return what the style sheets of a drawing lay on its shapes (a mask, a colour), by class, id or name of the shape.

    Only the end of a selector is looked at, so a shape may count with more than it gets, never with less.
    """
    found: dict[str, set[str]] = {}
    for sheet in (element for element in elements if element.tag == f"{_SVG_NAME}style"):
        for selectors, said in _RULE.findall(_COMMENT.sub(" ", "".join(sheet.itertext()))):
            if used := _USED.findall(said):
                for selector in selectors.split(","):
                    found.setdefault(_meant(selector), set()).update(used)
    return found


def _meant(selector: str) -> str:
    """Return whom a selector means, as `_names_of` names it: everything where it says neither class, id nor name."""
    last = (re.split(r"[\s>+~]+", selector.strip()) or [""])[-1]
    plain = last if re.fullmatch(r"[\w.#-]+", last) else ""
    names = [sign + name for sign, name in _MEANT.findall(plain)]
    return max(names, key=lambda name: name[0] in ".#", default="*")


def _names_of(element: ElementTree.Element) -> list[str]:
    tag = element.tag.removeprefix(_SVG_NAME) if isinstance(element.tag, str) else ""
    return ["*", tag, f"#{element.get('id')}", *(f".{name}" for name in element.get("class", "").split())]


def _check_attributes(path: Path, element: ElementTree.Element) -> None:
    said = [element.text or "", *element.attrib.values()]
    links = [value for name, value in element.attrib.items() if name.rpartition("}")[2] == "href"]
    runs = [name for name in element.attrib if name.lower().startswith("on")]
    if runs or any(_OUTSIDE.search(value) for value in said) or any(not link.startswith("#") for link in links):
        raise _fault(
            path,
            "il contient un script, ou renvoie à quelque chose d’extérieur",
            "it holds a script, or refers to something outside",
        )


def _fault(path: Path, fr: str, en: str) -> FaultError:
    return FaultError(f"{path} : le logo n’est pas accepté : {fr}.", f"{path}: the logo is not accepted: {en}.")
