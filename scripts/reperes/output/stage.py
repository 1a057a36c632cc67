"""The pages as a folder that MkDocs or Zensical build with no code of ours: one project a language, one theme for all."""

import json
import shutil
from pathlib import Path
from typing import Any

from reperes.language.edition import SOURCE_LANGUAGE, make_edition
from reperes.language.prepare import read_language, sound_library
from reperes.output.assets import assets
from reperes.output.pages import Page, make_pages
from reperes.problems import FaultError
from reperes.project import Project

CONFIG = "mkdocs.yml"
DOCS = "docs"
THEME = "theme"
# Material's 404 cannot fill our shell, and ours stands at an address that a builder of folders does not make.
_LEFT_OUT = "not-found"
_NO_404 = "{# Nothing: a server shows the page of this site that it is told to. #}"


def stage(project: Project, folder: Path) -> dict[str, int]:
    """Write every page of `project` into the new `folder`, and return how many of each language.

    `folder/<language>` is a project of its own (mkdocs.yml, docs/), `folder/theme` the shell that they share. Raises
    FaultsError where the data has a fault, FaultError where the folder exists or cannot be written.
    """
    library, _ = sound_library(project)
    if folder.exists():
        raise FaultError(
            f"{folder} existe déjà ; nommez un dossier nouveau.", f"{folder} exists already; name a new folder."
        )
    read = {item.code: read_language(project, library, item.code) for item in library.site.languages}
    coverages = {code: one.coverage for code, one in read.items()}
    counts = {}
    try:
        shutil.copytree(project.theme, folder / THEME)
        _write(folder / THEME / "404.html", _NO_404.encode())
        for code, one in read.items():
            pages = make_pages(make_edition(library, code, one.catalog, coverages), project)
            counts[code] = _write_language(folder / code, code, library.site.name, pages)
        # The French site is the root of the address: what all languages share lies there.
        for name, content in assets(project.assets).items():
            _write(folder / SOURCE_LANGUAGE / DOCS / "assets" / name, content)
    except OSError as error:
        raise FaultError(
            f"impossible d’écrire dans {folder} ({error.strerror}).", f"cannot write into {folder} ({error.strerror})."
        ) from None
    return counts


def _write_language(folder: Path, language: str, name: str, pages: list[Page]) -> int:
    config = {
        "site_name": name,
        "docs_dir": DOCS,
        "theme": {"name": "material", "custom_dir": f"../{THEME}", "language": language, "font": False},
        "plugins": [],
        "extra": {"generator": False},
    }
    # JSON is YAML too, and leaves no name to be read as something else.
    _write(folder / CONFIG, json.dumps(config, ensure_ascii=False, indent=2).encode())
    kept = [page for page in pages if page.kind != _LEFT_OUT]
    for page in kept:
        place = folder / DOCS / f"{page.place.address.strip('/') or 'index'}.md"
        _write(place, _source(page).encode())
    return len(kept)


def _source(page: Page) -> str:
    head: dict[str, Any] = {**page.meta, "title": page.title, "description": page.description}
    # A blank line would end the HTML for Markdown.
    body = "\n".join(line for line in page.body.splitlines() if line.strip())
    return f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{body}\n"


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
