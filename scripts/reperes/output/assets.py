"""The static files that every page shares, once for all languages, each named by what it holds."""

import hashlib
import importlib.util
import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from reperes.problems import FaultError

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

    The name changes with the content, so a browser may keep a file for ever and never shows an old one. Raises FaultError
    where a style or a script cannot be read.
    """
    return {_named(path, content): content for path, content in _contents(folder).items()}


def published_name(path: Path) -> str:
    """Return the name under which the file `path` is published."""
    return _named(path, _contents(path.parent)[path])


def _named(path: Path, content: bytes) -> str:
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"


def _contents(folder: Path) -> dict[Path, bytes]:
    """Return what is published of each file: a style or script made small, any other as it is."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return _read(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[Path, int, int], ...]) -> dict[Path, bytes]:
    texts = {path: path.read_text(encoding="utf-8") for path, _, _ in files if path.suffix in _KINDS}
    for path in texts:
        if path.name in (PLATFORM_STYLESHEET, LEAFLET_STYLESHEET):
            texts[path] = path.with_name(STYLESHEET).read_text(encoding="utf-8") + texts[path]
    small = dict(zip(texts, _minified([(_KINDS[path.suffix], text) for path, text in texts.items()]), strict=True))
    return {path: small[path].encode() if path in small else path.read_bytes() for path, _, _ in files}


_KINDS = {".js": "application/javascript", ".css": "text/css"}
# In a process of its own: the minifier brings the run time of Go, and a process that holds it must not be forked.
_MINIFY = "import json, minify, sys; print(json.dumps([minify.string(*one) for one in json.load(sys.stdin)]))"


def _minified(texts: list[tuple[str, str]]) -> list[str]:
    """Return styles and scripts made small; as they are where the minifier cannot be installed (see pyproject.toml)."""
    if importlib.util.find_spec("minify") is None:
        return [text for _, text in texts]
    command = [sys.executable, "-I", "-c", _MINIFY]
    done = subprocess.run(  # noqa: S603 - our own words
        command, input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if line.startswith("minify.")), done.stderr[-200:])
        raise FaultError(
            f"docs/assets : un style ou un script ne peut pas être lu ({said}) ; comparez-le à sa dernière version.",
            f"docs/assets: a style or a script cannot be read ({said}); compare it with its last version.",
        )
    found: list[str] = json.loads(done.stdout)
    return found
