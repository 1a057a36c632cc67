"""An Edition → its pages: address, title, description, head data, and one `<article>` that holds all the rest.

Knows nothing of MkDocs: the hook hands these over, and they could be handed to any other builder.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reperes.content.model import Described, Questions
from reperes.language.edition import Edition
from reperes.output import evidence, shell
from reperes.output import help as help_view
from reperes.output.assets import (
    LEAFLET_STYLESHEET,
    PLATFORM_STYLESHEET,
    SCRIPT,
    SEARCH_SCRIPT,
    SHARE_PICTURE,
    STYLESHEET,
    WAYS_STYLESHEET,
    published_name,
)
from reperes.output.leaflets.shelf import Shelf
from reperes.output.leaflets.workshop import Made
from reperes.output.links import Links
from reperes.output.markup import Writer
from reperes.output.places import MADE_OF_ALL, SEARCH, Place
from reperes.output.templates import environment
from reperes.output.words import fill
from reperes.project import Project


@dataclass(frozen=True)
class Page:
    """A page of an Edition. `data_file` is the file of `data/` it comes from; `indexed` pages are found by search.

    The article is kept as UTF-8: a language's pages wait together, and str takes two bytes a letter beyond Latin-1.
    """

    place: Place
    title: str
    description: str
    article: bytes
    meta: dict[str, Any] = field(default_factory=dict)
    kind: str = "page"
    data_file: str = ""
    indexed: bool = True

    @property
    def body(self) -> str:
        """The page's `<article>`, as HTML."""
        return self.article.decode()


def make_pages(edition: Edition, project: Project, printed: Sequence[Made] = ()) -> list[Page]:
    """Return every page of `edition`: documents, help lines of each country, glossary, short addresses, the 404."""
    maker = _Maker(edition, project, printed)
    library = edition.library
    pages = []
    for file, address in library.addresses_of_pages.items():
        page = maker.page(file, address)
        pages.append(page)
        if code := maker.codes.get(address):
            # The page itself, not a redirect, so that the history shows nothing.
            pages.append(maker.short(page, f"/q/{code}/"))
    files = {address: file for file, address in library.addresses_of_pages.items()}
    # What was printed with the code of a page that moved still leads to the page.
    moved = [(line.code, files[line.moved_to]) for line in library.addresses.addresses if line.moved_to in files]
    pages += [maker.page(file, f"/q/{code}/", neutral=True) for code, file in moved]
    pages.append(maker.not_found())
    return pages


class _Maker:
    """Makes the pages of one Edition; what many of them share is made once."""

    def __init__(self, edition: Edition, project: Project, printed: Sequence[Made]) -> None:
        self.edition = edition
        self.site = edition.library.site
        lines = edition.library.addresses.addresses
        self.codes = {line.path: line.code for line in lines if not line.moved_to}
        self.templates = environment(project.page_templates, project.icons)
        self.asset = {path.name: published_name(path) for path in project.assets.iterdir() if path.is_file()}
        # Blocks that come out the same on every page, such as the help lines of some roles.
        self.shared: dict[str, Any] = {
            "edition": edition,
            "library": edition.library,
            "ui": edition.words,
            "site": self.site,
            "shelf": {},
            "registers": evidence.registers(edition),
            "leaflets": Shelf(edition, printed),
            "published": self.asset,
        }

    def page(self, file: str, address: str, *, neutral: bool = False) -> Page:
        """Return the page made of the data file `file`; a neutral one does not tell its subject."""
        place = Place(self.edition.language, address, self.site.address)
        if file in MADE_OF_ALL:
            page = self._titled(MADE_OF_ALL[file], place, kind="page", file=file, neutral=neutral)
            # A list says nothing of its own: search finds the pages it leads to.
            return replace(page, indexed=page.indexed and not file.startswith("ui#"))
        if "#" in file:
            return self._question(place, file, neutral=neutral)
        document = self.edition.library.described.get(file)
        if document is None:
            return self._help_lines(place, file, neutral=neutral)
        writer = self._writer(place, document)
        kind = file.partition("/")[0].removesuffix("s")
        name = "home" if document.id == "accueil" else kind
        parts = {"document": document, "short": self._short_of(file), "printed": self.shared["leaflets"].of(file)}
        article = self._render(f"{name}.html", place, writer, file, **parts)
        return self._finished(
            place,
            writer.plain(document.title),
            writer.plain(document.lead),
            article,
            kind=kind,
            file=file,
            neutral=neutral,
        )

    def _short_of(self, file: str) -> str:
        """Return the short address of the page made of `file`, or nothing while it has none."""
        address = self.edition.library.addresses_of_pages[file]
        return f"/q/{self.codes[address]}/" if address in self.codes else ""

    def short(self, page: Page, address: str) -> Page:
        """Return the same page at a short address, which does not tell its subject."""
        place = replace(page.place, address=address)
        article = page.place.moved(page.article, address)
        return self._finished(place, page.title, "", article, kind=page.kind, file=page.data_file, neutral=True)

    def not_found(self) -> Page:
        """Return the page that is served at any address where nothing is."""
        place = Place(self.edition.language, "/404.html", self.site.address, anywhere=True)
        page = self._titled("not-found", place, kind="not-found", file="", neutral=False)
        meta = {**page.meta, "indexed": False, "canonical": ""}
        return replace(page, meta=meta, indexed=False)

    def _help_lines(self, place: Place, file: str, *, neutral: bool) -> Page:
        country = help_view.country(self.edition, file.rpartition("/")[2])
        writer = self._writer(place)
        words = self.edition.words
        title = writer.plain(words["help-title"]).replace("{country}", country.name)
        heading = fill(self.edition, writer.inline(words["help-title"]), country=country.name)
        article = self._render(
            "help-lines.html", place, writer, file, country=country, title=heading, short=self._short_of(file)
        )
        lead = writer.plain(words["help-lead"])
        return self._finished(place, title, lead, article, kind="help", file=file, neutral=neutral)

    def _question(self, place: Place, name: str, *, neutral: bool) -> Page:
        """Return the page of one question; search finds the first one alone, which leads to the others."""
        library = self.edition.library
        file, _, ident = name.partition("#")
        question, path = library.questions[ident], library.files[file]
        first = next(iter(library.questions))
        before = [other for other in library.questions.values() if f"question:{ident}" in {a.to for a in other.answers}]
        # Where several ways lead here, the way back is the start.
        back = "" if ident == first else f"question:{before[0].id if len(before) == 1 else first}"
        writer = self._writer(place)
        article = self._render("question.html", place, writer, file, question=question, path=path, back=back)
        lead = writer.plain(path.lead) if isinstance(path, Questions) else ""
        page = self._finished(
            place, writer.plain(question.question), lead, article, kind="situation", file=file, neutral=neutral
        )
        return replace(page, data_file=name, indexed=page.indexed and ident == first)

    def _titled(self, name: str, place: Place, *, kind: str, file: str, neutral: bool) -> Page:
        """Return a page whose title and lead are words of the interface: `name`-title, `name`-lead."""
        writer = self._writer(place)
        title, lead = (self.edition.words[f"{name}-{part}"] for part in ("title", "lead"))
        inside = {"title": writer.inline(title), "lead": writer.inline(lead)}
        article = self._render(f"{name}.html", place, writer, file, **inside)
        shown = writer.plain(title), writer.plain(lead)
        return self._finished(place, *shown, article, kind=kind, file=file, neutral=neutral)

    def _writer(self, place: Place, document: Described | None = None) -> Writer:
        return Writer(self.edition, Links(self.edition, place, document).resolve)

    def _render(self, template: str, place: Place, writer: Writer, file: str, **values: Any) -> bytes:
        coverage = self.edition.coverage_of(file.partition("#")[0] or "ui")
        made = self.templates.get_template(template)
        own = {"coverage": coverage, "contribute": shell.contribute(place, self.edition.language)}
        return made.render(self.shared, place=place, writer=writer, **own, **values).encode()

    def _finished(
        self, place: Place, title: str, lead: str, article: bytes, *, kind: str, file: str, neutral: bool
    ) -> Page:
        # A neutral address keeps the subject out of the browser's history.
        shown = self.site.name if neutral else title
        meta = shell.meta(
            self.edition,
            place,
            file=file,
            title=shown,
            indexed=not neutral,
            stylesheets=self._assets(*_stylesheets(kind, file)),
            scripts=self._assets(SCRIPT, *([SEARCH_SCRIPT] if file == SEARCH else [])),
            picture=self.asset[SHARE_PICTURE],
        )
        return Page(place, shown, "" if neutral else lead, article, meta, kind, file, indexed=not neutral)

    def _assets(self, *names: str) -> list[str]:
        return [self.asset[name] for name in names]


def _stylesheets(kind: str, file: str) -> tuple[str, ...]:
    """Return the styles of a page by what it shows: those that stand on most pages come alone."""
    if kind == "platform":
        return (PLATFORM_STYLESHEET,)
    # A page made of a part of a file, such as one question, is file#part.
    source = file.partition("#")[0]
    if source == "leaflets":
        return (LEAFLET_STYLESHEET,)
    leads_on = source in ("", "pages/accueil", "questions") or file in MADE_OF_ALL
    return (STYLESHEET, WAYS_STYLESHEET) if leads_on and file != SEARCH else (STYLESHEET,)
