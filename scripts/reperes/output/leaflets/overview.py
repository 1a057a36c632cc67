"""The contact sheet: a small picture of each leaflet, formats by languages, to see at a glance which one looks wrong."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from reperes.output.leaflets.workshop import Made

_GAP, _LINE = 12, 16
_GROUND, _INK = "#8a8a8a", "#ffffff"


def overview(made: Sequence[Made], folder: Path) -> Image.Image:
    """Return one picture of the leaflets in `folder`: a row for each thing and format, a column for each language."""
    ready = [one for one in made if one.picture != (0, 0)]
    rows = list(dict.fromkeys((one.leaflet.ident, one.leaflet.form, one.leaflet.country) for one in ready))
    columns = list(dict.fromkeys(one.leaflet.language for one in ready))
    wide = max((one.picture[0] for one in ready), default=0) + _GAP
    high = max((one.picture[1] for one in ready), default=0) + _GAP + _LINE
    sheet = Image.new("RGB", (max(1, wide * len(columns)), max(1, high * len(rows))), _GROUND)
    pen = ImageDraw.Draw(sheet)
    for one in ready:
        leaflet = one.leaflet
        row = rows.index((leaflet.ident, leaflet.form, leaflet.country))
        left, top = columns.index(leaflet.language) * wide, row * high
        pen.text((left + _GAP // 2, top + 2), f"{leaflet.ident}-{leaflet.form} {leaflet.language}", fill=_INK)
        with Image.open(folder / leaflet.preview) as picture:
            sheet.paste(picture, (left + _GAP // 2, top + _LINE))
    return sheet
