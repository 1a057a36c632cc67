"""The static files that every page shares, once for all languages, each named by what it holds."""

import hashlib
from functools import lru_cache
from pathlib import Path

import rcssmin
import rjsmin

STYLESHEET = "site.css"
# What pages that lead on or list need beside it.
WAYS_STYLESHEET = "ways.css"
# The settings of a platform: published with site.css before it, because the longest pages can afford no second file.
PLATFORM_STYLESHEET = "platform.css"
# The page "make your leaflet", in the same way.
LEAFLET_STYLESHEET = "leaflet.css"
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
    """Return what is published of a file: a style or script without its comments and spaces, any other as it is."""
    if path.suffix not in _MINIFIERS:
        return path.read_bytes()
    text = path.read_text(encoding="utf-8")
    if path.name in (PLATFORM_STYLESHEET, LEAFLET_STYLESHEET):
        text = path.with_name(STYLESHEET).read_text(encoding="utf-8") + text
    return _minified(path.suffix, text)


_MINIFIERS = {".js": rjsmin.jsmin, ".css": rcssmin.cssmin}


@lru_cache(maxsize=8)
def _minified(kind: str, text: str) -> bytes:
    return str(_MINIFIERS[kind](text)).encode()
