"""New files for volunteers: commented templates that `check` accepts once every text in them is written."""

import datetime
import re
from collections.abc import Collection
from importlib.resources import files
from string import Template

from reperes.content.library import Library
from reperes.content.rules.addresses import RESERVED
from reperes.problems import FaultError

# The folder of data/ that each kind of thing stands in.
FOLDERS = {"guide": "guides", "platform": "platforms", "country": "contacts", "page": "pages"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_file(
    library: Library, kind: str, ident: str, today: datetime.date, countries: Collection[str]
) -> tuple[str, str]:
    """Return the name inside data/ and the text of a new file of `kind`, a key of FOLDERS.

    `countries` are the codes a country may have. Raises FaultError where the id cannot be one, is reserved, or is taken.
    """
    _refuse(library, kind, ident, countries)
    template = files(__package__).joinpath("templates", f"{kind}.yml").read_text(encoding="utf-8")
    return f"{FOLDERS[kind]}/{ident}.yml", Template(template).substitute(id=ident, today=today.isoformat())


def _refuse(library: Library, kind: str, ident: str, countries: Collection[str]) -> None:
    if kind == "country":
        if ident not in countries:
            raise FaultError(
                f"« {ident} » n’est pas un code de pays ; écrivez ses deux lettres en minuscules, par exemple lu.",
                f"“{ident}” is not the code of a country; write its two small letters, for example lu.",
            )
    elif not _ID.fullmatch(ident):
        raise FaultError(
            f"« {ident} » ne peut pas être un id ; écrivez des minuscules sans accent, des chiffres, des traits d’union.",
            f"“{ident}” cannot be an id; write small letters without accents, digits and hyphens.",
        )
    if kind == "page" and ident in RESERVED | {item.code for item in library.site.languages}:
        raise FaultError(
            f"« {ident} » est un nom réservé par le site ; choisissez-en un autre.",
            f"“{ident}” is a name that the site keeps for itself; choose another.",
        )
    if f"{FOLDERS[kind]}/{ident}" in {*library.files, *library.unread}:
        raise FaultError(
            f"data/{FOLDERS[kind]}/{ident}.yml existe déjà ; rien n’a été changé.",
            f"data/{FOLDERS[kind]}/{ident}.yml exists already; nothing was changed.",
        )
