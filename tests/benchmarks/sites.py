"""The two sites once built: whether they are the same, and what their readers download to search."""

import importlib
import re
from pathlib import Path

# Where mkdocs-static-i18n leaves the one index that every reader downloads.
_PEER_INDEX = Path("search", "search_index.json")
_ARTICLE = re.compile(r"<article\b.*?</article>", re.S)
# Each builder has a 404 of its own; contributors' pages, which ours writes from the models, are not content.
_NOT_FOUND = "404.html"
_CONTRIBUTORS = "contribuer"


def difference(ours: Path, peer: Path) -> str:
    """Return how the sites differ, in a sentence: in addresses, or in the article at one. Nothing where they agree."""
    pages = _pages(ours)
    if other := pages ^ _pages(peer):
        return f"Pages in one site only: {len(other)}, such as /{min(other)}."
    for page in sorted(pages):
        article = _ARTICLE.search(_spaced(ours / page))
        if article is None:
            return f"/{page} has no article."
        if article[0] not in _spaced(peer / page):
            return f"The article of /{page} is not the same in both sites."
    return ""


def page_count(site: Path) -> int:
    """Return how many pages a site has, 404 and contributors' left out."""
    return len(_pages(site))


def our_index(site: Path) -> int:
    """Return the bytes of the largest language's search index, as a server sends it."""
    return max(_sent(path) for path in site.rglob("search.json"))


def peer_index(site: Path) -> int:
    """Return the bytes of the index that every reader of the other site downloads."""
    return _sent(site / _PEER_INDEX)


def _pages(site: Path) -> set[str]:
    pages = (path.relative_to(site) for path in site.rglob("*.html"))
    return {page.as_posix() for page in pages if page.name != _NOT_FOUND and _CONTRIBUTORS not in page.parts}


def _spaced(page: Path) -> str:
    """Return the text of a page with every run of white space as one space: builders indent as they like."""
    return re.sub(r"\s+", " ", page.read_text(encoding="utf-8"))


def _sent(path: Path) -> int:
    # Only the set of `make bench` holds brotli, and it ships no types.
    brotli = importlib.import_module("brotli")
    return len(brotli.compress(path.read_bytes(), quality=11))
