"""An Edition → its pages: address, title, description, head data, and one `<article>` that holds all the rest.

Knows nothing of MkDocs: the hook hands these over, and they could be handed to any other builder.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from reperes.language.edition import Edition
from reperes.output import help as help_view
from reperes.output import shell
from reperes.output.assets import STYLESHEET, published_name
from reperes.output.links import Links
from reperes.output.markup import Writer
from reperes.output.places import Place
from reperes.output.templates import environment
from reperes.project import Project


@dataclass(frozen=True)
class Page:
    """A page of an Edition. `data_file` is the file of `data/` it comes from; `indexed` pages are found by search."""

    place: Place
    title: str
    description: str
    body: str
    meta: dict[str, Any] = field(default_factory=dict)
    kind: str = "page"
    data_file: str = ""
    indexed: bool = True


def make_pages(edition: Edition, project: Project) -> list[Page]:
    """Return every page of `edition`: the documents, the help lines of each country, the short addresses, the 404."""
    library = edition.library
    codes = {line.path: line.code for line in library.addresses.addresses if not line.moved_to}
    pages = []
    for file, address in library.addresses_of_pages().items():
        pages.append(_page(edition, project, file, address))
        if code := codes.get(address):
            # The page itself, not a redirect, so that the history shows nothing.
            pages.append(_short(pages[-1], edition, project, f"/q/{code}/"))
    files = {address: file for file, address in library.addresses_of_pages().items()}
    # What was printed with the code of a page that moved still leads to the page.
    moved = [(line.code, files[line.moved_to]) for line in library.addresses.addresses if line.moved_to in files]
    pages += [_page(edition, project, file, f"/q/{code}/", neutral=True) for code, file in moved]
    pages.append(_not_found(edition, project))
    return pages


def _short(page: Page, edition: Edition, project: Project, address: str) -> Page:
    """Return the same page at a short address; its links are the same where it lies as deep."""
    if address.count("/") != page.place.address.count("/"):
        return _page(edition, project, page.data_file, address, neutral=True)
    place = replace(page.place, address=address)
    return _finished(
        edition, project, place, page.title, "", page.body, kind=page.kind, file=page.data_file, neutral=True
    )


def _page(edition: Edition, project: Project, file: str, address: str, *, neutral: bool = False) -> Page:
    place = Place(edition.language, address, edition.library.site.address)
    if file == "glossary":
        return _glossary(edition, project, place, neutral)
    document = edition.library.described.get(file)
    if document is None:
        return _help_page(edition, project, file, place, neutral)
    writer = Writer(edition, Links(edition, place, document).resolve)
    kind = file.partition("/")[0].removesuffix("s")
    name = "home" if document.id == "accueil" else kind
    body = _render(project, f"{name}.html", edition, place, writer, document=document)
    title, lead = writer.plain(document.title), writer.plain(document.lead)
    return _finished(edition, project, place, title, lead, body, kind=kind, file=file, neutral=neutral)


def _help_page(edition: Edition, project: Project, file: str, place: Place, neutral: bool) -> Page:
    country = help_view.country(edition, file.rpartition("/")[2])
    writer = Writer(edition, Links(edition, place, None).resolve)
    ui = edition.words
    title = writer.plain(ui["help-title"]).replace("{country}", country.name)
    body = _render(project, "help-lines.html", edition, place, writer, country=country, title=title)
    lead = writer.plain(ui["help-lead"])
    return _finished(edition, project, place, title, lead, body, kind="help", file=file, neutral=neutral)


def _glossary(edition: Edition, project: Project, place: Place, neutral: bool) -> Page:
    writer = Writer(edition, Links(edition, place, None).resolve)
    ui = edition.words
    title, lead = writer.plain(ui["glossary"]), writer.plain(ui["glossary-lead"])
    body = _render(project, "glossary.html", edition, place, writer, title=title)
    return _finished(edition, project, place, title, lead, body, kind="glossary", file="glossary", neutral=neutral)


def _not_found(edition: Edition, project: Project) -> Page:
    place = Place(edition.language, "/404.html", edition.library.site.address, anywhere=True)
    writer = Writer(edition, Links(edition, place, None).resolve)
    ui = edition.words
    body = _render(project, "not-found.html", edition, place, writer)
    title, lead = writer.plain(ui["not-found-title"]), writer.plain(ui["not-found"])
    return _finished(edition, project, place, title, lead, body, kind="not-found", file="", neutral=True, titled=True)


def _finished(
    edition: Edition,
    project: Project,
    place: Place,
    title: str,
    lead: str,
    body: str,
    *,
    kind: str,
    file: str,
    neutral: bool,
    titled: bool = False,
) -> Page:
    # A neutral address keeps the subject out of the browser's history.
    shown = edition.library.site.name if neutral and not titled else title
    stylesheet = published_name(project.assets / STYLESHEET)
    meta = shell.meta(edition, place, file=file, title=shown, indexed=not neutral, stylesheet=stylesheet)
    return Page(place, shown, "" if neutral else lead, body, meta, kind, file, indexed=not neutral)


def _render(project: Project, template: str, edition: Edition, place: Place, writer: Writer, **values: Any) -> str:
    return (
        environment(project.page_templates)
        .get_template(template)
        .render(
            edition=edition,
            library=edition.library,
            ui=edition.words,
            site=edition.library.site,
            place=place,
            writer=writer,
            **values,
        )
    )
