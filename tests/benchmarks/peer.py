"""The same site, as its usual builder takes it: MkDocs, Material with its search, mkdocs-static-i18n.

The pages carry the very bodies that `reperes` renders, so that only the building of the site is compared.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from reperes.content.library import Library
from reperes.content.load import load
from reperes.language import formats
from reperes.language.edition import SOURCE_LANGUAGE, cldr_locale, make_edition
from reperes.language.prepare import read_language
from reperes.output.pages import Page, make_pages
from reperes.project import Project

CONFIG = "mkdocs.yml"


def write_peer(project: Project, root: Path) -> None:
    """Write the site of `project` into `root`, ready for `mkdocs build`."""
    library, _, _ = load(project)
    read = {item.code: read_language(project, library, item.code) for item in library.site.languages}
    coverages = {code: one.coverage for code, one in read.items()}
    for item in library.site.languages:
        edition = make_edition(library, item.code, read[item.code].catalog, coverages)
        for page in make_pages(edition, project):
            # Material makes a 404 of its own.
            if page.kind != "not-found":
                _write_page(root / "docs" / item.code, page)
    (root / CONFIG).write_text(yaml.safe_dump(_config(library), allow_unicode=True, sort_keys=False), encoding="utf-8")


def _write_page(folder: Path, page: Page) -> None:
    head: dict[str, Any] = {"title": page.title, "description": page.description}
    if not page.indexed:
        head["search"] = {"exclude": True}
    path = folder / f"{page.place.address.strip('/') or 'index'}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    # JSON is YAML too, and leaves no title to be read as something else.
    path.write_text(f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n\n{page.body}\n", encoding="utf-8")


def _config(library: Library) -> dict[str, Any]:
    languages = [
        {
            "locale": item.code,
            "name": formats.own_name(cldr_locale(item.code)),
            "build": True,
            "default": item.code == SOURCE_LANGUAGE,
        }
        for item in library.site.languages
    ]
    return {
        "site_name": library.site.name,
        "site_url": library.site.address,
        # Short addresses lead to pages that stand in the menu already.
        "not_in_nav": "/*/q/",
        # No font from elsewhere, as on our pages.
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
    }


if __name__ == "__main__":
    write_peer(Project(Path(sys.argv[1])), Path(sys.argv[2]))
