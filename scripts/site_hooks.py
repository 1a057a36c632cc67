"""MkDocs' way in: a thin adapter that hands over the pages of `reperes` and says its faults as MkDocs' own."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from reperes.output import engine_mkdocs
from reperes.problems import FaultError, FaultsError, as_text


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Replace the theme's files by our pages and assets, and keep the contributors' pages of this language."""
    try:
        return engine_mkdocs.with_our_pages(files, config)
    except FaultsError as found:
        raise PluginError("\n".join(as_text(found.problems, "fr"))) from None
    except FaultError as fault:
        raise PluginError(fault.fr) from None


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give a contributors' page the head data that the shell needs."""
    engine_mkdocs.complete_meta(page, config)
    return markdown
