"""The static files that every page shares, once for all languages, each named by what it holds."""

import hashlib
from pathlib import Path

STYLESHEET = "site.css"


def assets(folder: Path) -> dict[str, bytes]:
    """Return the files of `assets/` by the name they are published under: `site.1a2b3c4d.css`.

    The name changes with the content, so a browser may keep a file for ever and never shows an old one.
    """
    return {published_name(path): path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def published_name(path: Path) -> str:
    """Return the name under which the file `path` is published."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    return f"{path.stem}.{digest}{path.suffix}"
