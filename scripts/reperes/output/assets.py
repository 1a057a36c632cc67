"""The static files that every page shares, once for all languages, each named by what it holds."""

import hashlib
from functools import lru_cache
from pathlib import Path

import rjsmin

STYLESHEET = "site.css"
SCRIPT = "site.js"
SEARCH_SCRIPT = "search.js"
# What shows beside a shared link: neutral, whatever the page.
SHARE_PICTURE = "partage.png"


def assets(folder: Path) -> dict[str, bytes]:
    """Return the files of `assets/` by the name they are published under: `site.1a2b3c4d.css`.

    The name changes with the content, so a browser may keep a file for ever and never shows an old one.
    """
    return {published_name(path): _content(path) for path in sorted(folder.iterdir()) if path.is_file()}


def published_name(path: Path) -> str:
    """Return the name under which the file `path` is published."""
    digest = hashlib.sha256(_content(path)).hexdigest()[:8]
    return f"{path.stem}.{digest}{path.suffix}"


def _content(path: Path) -> bytes:
    """Return what is published of a file: a script without its comments and spaces, any other as it is."""
    return _minified(path.read_text(encoding="utf-8")) if path.suffix == ".js" else path.read_bytes()


@lru_cache(maxsize=8)
def _minified(script: str) -> bytes:
    return str(rjsmin.jsmin(script)).encode()
