"""The plan of the site: every page of the content, by kind, in the order in which search shows the kinds."""

from collections.abc import Iterator
from dataclasses import dataclass

from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition
from reperes.output.places import MADE_OF_ALL

# The kinds of pages, those of an emergency first, each with its word of the interface.
KINDS = {
    "situation": "situations",
    "help": "help-lines",
    "guide": "guides",
    "platform": "platforms",
    "page": "other-pages",
}


@dataclass(frozen=True)
class PlanPage:
    """A page: its title and its address inside the site."""

    title: Text | str
    address: str


@dataclass(frozen=True)
class PlanGroup:
    """The pages of one kind."""

    kind: str
    title: Text
    pages: tuple[PlanPage, ...]


def site_plan(edition: Edition) -> list[PlanGroup]:
    """Return every page by kind, of the questions the first; a kind without pages is left out."""
    found: dict[str, list[PlanPage]] = {kind: [] for kind in KINDS}
    for kind, page in _pages(edition):
        found[kind].append(page)
    return [PlanGroup(kind, edition.words[KINDS[kind]], tuple(pages)) for kind, pages in found.items() if pages]


def _pages(edition: Edition) -> Iterator[tuple[str, PlanPage]]:
    library = edition.library
    for name, address in library.addresses_of_pages.items():
        folder, _, ident = name.partition("/")
        if name in MADE_OF_ALL:
            yield "page", PlanPage(edition.words[f"{MADE_OF_ALL[name]}-title"], address)
        elif "#" in name:
            # The other questions make no sense without the first, which leads to them.
            question = library.questions[name.partition("#")[2]]
            if question.id == next(iter(library.questions)):
                yield "situation", PlanPage(question.question, address)
        elif folder == "contacts":
            yield "help", PlanPage(formats.country(ident, edition.locale), address)
        else:
            yield folder.removesuffix("s"), PlanPage(library.described[name].title, address)
