"""The files at the top of the site that are not pages: sitemap, robots, what was built from what, moved addresses."""

import hashlib
import html
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reperes.content.counts import content_counts, evidence_counts
from reperes.content.library import Library
from reperes.content.model import Described, Questions
from reperes.language.edition import Coverage
from reperes.output.leaflets.workshop import Made
from reperes.output.places import Place, absolute, prefix
from reperes.project import Project


def sitemap(library: Library) -> str:
    """Return the one sitemap: every address in every language, each with its twins (sitemaps.org, xhtml:link)."""
    languages = [item.code for item in library.site.languages]
    site = library.site.address
    rows = []
    for file, address in sorted(library.addresses_of_pages.items(), key=lambda item: item[1]):
        document = library.files[file.partition("#")[0]]
        changed = (
            f"<lastmod>{document.reviewed.isoformat()}</lastmod>" if isinstance(document, Described | Questions) else ""
        )
        twins = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{absolute(site, code, address)}"/>'
            for code in languages
        )
        rows += [f"<url><loc>{absolute(site, code, address)}</loc>{changed}{twins}</url>" for code in languages]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(rows)
        + "\n</urlset>\n"
    )


def robots(library: Library) -> str:
    """Return robots.txt: everything may be read but the short addresses, which hold the same pages."""
    folder = urlsplit(library.site.address).path.rstrip("/")
    closed = "".join(f"Disallow: {folder}/{prefix(item.code)}q/\n" for item in library.site.languages)
    return f"User-agent: *\n{closed}\nSitemap: {library.site.address.rstrip('/')}/sitemap.xml\n"


def source_hashes(project: Project) -> dict[str, str]:
    """Return one hash for each folder that a site is made from."""
    return {name: tree_hash(project.root / name) for name in ("data", "docs", "overrides", "scripts/reperes")}


def build_json(
    library: Library,
    hashes: Mapping[str, str],
    coverage: Mapping[str, tuple[int, Coverage]],
    printed: Sequence[Made],
) -> str:
    """Return what was built from what: hashes of the sources, counts, coverage by language, leaflets. No clock."""
    report: dict[str, Any] = {
        "made_by": {name: version(name) for name in ("reperes", "mkdocs", "mkdocs-material")},
        "sources": dict(hashes),
        "counts": content_counts(library),
        "evidence": evidence_counts(library),
        "languages": {
            language: {
                "pages": pages,
                "texts": of.total,
                "current": of.current,
                "stale": of.stale,
                "missing": of.missing,
            }
            for language, (pages, of) in sorted(coverage.items())
        },
        "leaflets": _leaflet_counts(printed),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _leaflet_counts(printed: Sequence[Made]) -> dict[str, Any]:
    """Return how many leaflets were asked for and made, how many are notices, and each format's smallest letters.

    Sizes are in points, rounded down, so that none passes for larger than it is.
    """
    made = [one for one in printed if one.pages]
    sizes: dict[str, float] = {}
    for one in made:
        kind = one.leaflet.form if one.ready else "notice"
        sizes[kind] = min(one.size_pt, sizes.get(kind, one.size_pt))
    return {
        "asked": len(printed),
        "made": len(made),
        "notices": sum(not one.ready for one in made),
        "smallest_letters_pt": {kind: math.floor(size * 100) / 100 for kind, size in sorted(sizes.items())},
    }


def tree_hash(folder: Path) -> str:
    """Return one hash of the names and bytes of every file under `folder`, caches left out."""
    digest = hashlib.sha256()
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def redirect(library: Library, language: str, path: str, moved_to: str) -> str:
    """Return a page that leads a reader of an old address to the new one, without script."""
    address = Place(language, path, library.site.address).to(moved_to)
    name = html.escape(library.site.name)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>\n'
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={address}">\n'
        f'<link rel="canonical" href="{address}">\n</head>\n<body>\n<p><a href="{address}">{address}</a></p>\n</body>\n</html>\n'
    )
