"""MkDocs builds one language: our pages go in as pages that carry their body, and come out inside the theme's shell."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.base import ValidationError, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from reperes.language.edition import SOURCE_LANGUAGE, Edition
from reperes.language.prepare import edition_of
from reperes.output import shell
from reperes.output.assets import SCRIPT, SHARE_PICTURE, STYLESHEET, WAYS_STYLESHEET, assets, published_name
from reperes.output.pages import Page, make_pages
from reperes.output.places import Place, prefix
from reperes.problems import FaultError
from reperes.project import Project

# Where the pages of a build wait for the hook, inside MkDocs' own free room for settings.
_HANDED_OVER = "reperes"
# What MkDocs lets through of a configuration: its own errors, and those of the values it did not foresee.
_UNUSABLE = (ConfigurationError, ValidationError, OSError, AttributeError, TypeError, ValueError)


class _GeneratedPage(MkDocsPage):
    """A page whose body is ready: MkDocs only wraps it in the shell."""

    def __init__(self, ours: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(ours.title, file, config)
        self._ours = ours
        # Known before links from hand-written pages are checked, else those would be false warnings.
        self.present_anchor_ids = set()
        self.links_to_anchors = None

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs names the arguments
        self.markdown = ""
        self.meta = {**self._ours.meta, "description": self._ours.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.toc = TableOfContents([])

    @property
    def content(self) -> str:
        """The article, decoded when MkDocs writes the page: it renders all pages of a language before it writes one."""
        return self._ours.body

    @content.setter
    def content(self, _: str | None) -> None:
        """Leave the article as it is, whatever MkDocs puts in its place."""


def build_language(project: Project, edition: Edition, pages: list[Page], out: Path) -> None:
    """Build the pages of one language into the folder `out`. Raises FaultError where MkDocs warns or stops."""
    config = read_config(project, edition.language, out)
    config.extra[_HANDED_OVER] = (project, edition, pages)
    with _listening() as heard:
        try:
            mkdocs_build(config)
            # MkDocs keeps its last configuration alive; the pages of a language need not live on with it.
            config.extra.pop(_HANDED_OVER)
        except Abort:
            raise _engine_fault(heard.lines) from None
    if heard.lines:
        raise _engine_fault(heard.lines)


def read_config(project: Project, language: str, out: Path) -> MkDocsConfig:
    """Return what mkdocs.yml says, for one language built into `out`. Raises FaultError where it says nothing usable."""
    settings = _language_settings(project, language)
    with _listening() as heard:
        try:
            return load_config(str(project.mkdocs_config), site_dir=str(out), strict=True, **settings)
        except Abort:
            raise _config_fault(project, " ".join(heard.lines)) from None
        except _UNUSABLE as error:
            raise _config_fault(project, str(error), error.__context__) from None
        except Exception as error:
            # What is left is raised by the Python of a hook, as MkDocs imports it.
            raise _hook_fault(project, error) from None


def with_our_pages(files: Files, config: MkDocsConfig) -> Files:
    """Return the files of a build: our pages, the contributors' pages of the language, and shared assets."""
    project, edition, pages = _handed_over(config)
    # Its 404 and sitemap would say nothing of our languages; ours are made elsewhere.
    config.theme.static_templates.clear()
    kept = Files([_moved(file, edition.language, config) for file in files if _is_ours(file, edition.language, config)])
    for page in pages:
        file = File.generated(config, _source_name(page), content="")
        file.dest_uri = _destination(page.place.address)
        file.url = "" if page.place.address == "/" else page.place.address.removeprefix("/")
        file.page = _GeneratedPage(page, file, config)
        kept.append(file)
    if edition.language == SOURCE_LANGUAGE:
        for name, content in assets(project.assets).items():
            kept.append(File.generated(config, f"assets/{name}", content=content))
    return kept


def complete_meta(page: MkDocsPage, config: MkDocsConfig) -> None:
    """Give a hand-written page the head data that ours have; its own front matter wins."""
    if isinstance(page, _GeneratedPage):
        return
    project, edition, _ = _handed_over(config)
    place = Place(edition.language, "/" + page.url, edition.library.site.address)
    style, ways, script, picture = (
        published_name(project.assets / n) for n in (STYLESHEET, WAYS_STYLESHEET, SCRIPT, SHARE_PICTURE)
    )
    names: dict[str, Any] = {"stylesheets": [style, ways], "scripts": [script], "picture": picture}
    meta = shell.meta(edition, place, file="", title=str(page.title), indexed=True, **names)
    # Contributors' pages exist in French and English only; elsewhere the switcher leads to the home page.
    written = set(shell.HAND_WRITTEN)
    meta["alternates"] = [
        other if other["language"] in written else other | {"url": place.root + prefix(other["language"])}
        for other in meta["alternates"]
    ]
    page.meta = {**meta, "indexed": False, "description": "", **page.meta}


def _language_settings(project: Project, language: str) -> dict[str, Any]:
    return {"theme": {"name": "material", "language": language, "custom_dir": str(project.theme), "font": False}}


def _handed_over(config: MkDocsConfig) -> tuple[Project, Edition, list[Page]]:
    """Return what this build was given, or, under plain `mkdocs`, what the data holds now."""
    given: tuple[Project, Edition, list[Page]] | None = config.extra.get(_HANDED_OVER)
    if given is None:
        project = Project(Path(config.config_file_path).parent)
        edition = edition_of(project, str(config.theme["language"]))
        given = (project, edition, make_pages(edition, project))
        config.extra[_HANDED_OVER] = given
    return given


def _is_ours(file: File, language: str, config: MkDocsConfig) -> bool:
    """Return whether a file of docs/ is a contributors' page of `language`; the theme's files never are."""
    if file.abs_src_path is None or not Path(file.abs_src_path).is_relative_to(config.docs_dir):
        return False
    inside = file.src_uri.removeprefix(prefix(language))
    is_here = language == SOURCE_LANGUAGE or inside != file.src_uri
    return is_here and file.src_uri.endswith(".md") and ("/" not in inside or inside.startswith("contribuer/"))


def _moved(file: File, language: str, config: MkDocsConfig) -> File:
    """Return a hand-written page as it is published: docs/reparer.md at /contribuer/reparer/, docs/en/… inside /en/."""
    inside = file.src_uri.removeprefix(prefix(language))
    if "/" not in inside:
        return File.generated(config, f"contribuer/{inside}", abs_src_path=str(file.abs_src_path))
    return File(inside, str(Path(config.docs_dir) / prefix(language)), config.site_dir, config.use_directory_urls)


def _source_name(page: Page) -> str:
    return (page.place.address.strip("/") or "index").removesuffix(".html") + ".md"


def _destination(address: str) -> str:
    return address.removeprefix("/") + ("index.html" if address.endswith("/") else "")


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of, so that it is said in our words, and only where something is wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[_Listener]:
    """Hear what MkDocs warns of, in place of those who would print it."""
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(heard)


def _config_fault(project: Project, said: str, cause: BaseException | None = None) -> FaultError:
    """Return the sentence about mkdocs.yml, with the line and what YAML says where it could not be read."""
    where = project.name(project.mkdocs_config)
    mark = getattr(cause, "problem_mark", None)
    if mark is not None:
        where, said = f"{where}:{mark.line + 1}:{mark.column + 1}", str(getattr(cause, "problem", said))
    said = " ".join(said.split())
    return FaultError(
        f"{where}: la configuration du constructeur de pages (MkDocs) ne peut pas servir ({said}) ; comparez-la à sa "
        "dernière version.",
        f"{where}: the configuration of the page builder (MkDocs) cannot be used ({said}); compare it with its last version.",
    )


def _hook_fault(project: Project, error: Exception) -> FaultError:
    """Return the sentence about a Python file that mkdocs.yml names under `hooks`, and that Python cannot run."""
    steps = [(step.filename, step.lineno) for step in traceback.extract_tb(error.__traceback__)]
    steps += [(error.filename or "", error.lineno)] if isinstance(error, SyntaxError) else []
    ours = [(Path(file), line) for file, line in steps if Path(file).is_relative_to(project.root)]
    file, line = ours[-1] if ours else (project.mkdocs_config, 1)
    where, said = f"{project.name(file)}:{line or 1}", " ".join(str(error).split())
    return FaultError(
        f"{where}: Python ne peut pas lire ce fichier, que mkdocs.yml appelle ({said}) ; comparez-le à sa dernière version.",
        f"{where}: Python cannot read this file, which mkdocs.yml calls ({said}); compare it with its last version.",
    )


def _engine_fault(lines: list[str]) -> FaultError:
    said = " ".join(line.strip() for line in lines) or "?"
    return FaultError(
        f"le constructeur de pages (MkDocs) s’est arrêté : {said}",
        f"the page builder (MkDocs) stopped: {said}",
    )
