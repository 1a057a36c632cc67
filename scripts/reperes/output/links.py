"""Where the references of a page's texts lead: to the page itself where it holds the thing, else to the page that does."""

from functools import cached_property

from reperes.content.inline import Reference
from reperes.content.library import Library
from reperes.content.model import Block, Described, Document, HelpBlock, LawBlock, Platform
from reperes.language.edition import Edition
from reperes.output import help as help_view
from reperes.output.places import Place


class Links:
    """Resolves references for one page; `document` is what the page shows, if it shows one."""

    def __init__(self, edition: Edition, place: Place, document: Described | None) -> None:
        self.edition = edition
        self.place = place
        self.document = document

    def resolve(self, ref: Reference, file: str = "") -> str:
        """Return where `ref`, in a text of the data file `file`, leads. Raises KeyError for what `check` refuses."""
        library = self.edition.library
        match ref.kind:
            case "guide" | "page" | "platform" | "situation":
                return self.place.to(library.addresses_of_pages[library.page_of(ref.kind, ref.id)])
            case "question":
                return self.place.to(library.addresses_of_pages[f"questions#{ref.id}"])
            case "glossary":
                return self.place.to(library.addresses_of_pages["glossary"]) + f"#{ref.id}"
            case "aide":
                return self.place.to(library.addresses_of_pages[f"contacts/{ref.id}"])
            case "source":
                return library.sources[ref.id].url
            case "contact":
                return self._contact(ref.id, file)
            case "law":
                return self._law(ref.id)
        raise KeyError(ref.written)

    def _contact(self, role: str, file: str) -> str:
        # What a country's own file names is of that country, whoever reads.
        own = self.edition.library.country_of(file)
        found = help_view.first_for(self.edition, role, [own] if own else None)
        if found is None:
            raise KeyError(role)
        country, contact = found
        anchor = help_view.anchor(country, contact)
        return f"#{anchor}" if anchor in self._anchors else self.place.to(f"/aide/{country}/") + f"#{anchor}"

    @cached_property
    def _anchors(self) -> set[str]:
        """The contacts that the page shows: those of the readers' first country; the others stand on their country's page."""
        blocks = [block for block in blocks_of(self.document) if isinstance(block, HelpBlock)]
        views = (view for block in blocks for view in help_view.shown(self.edition, self.document, block).contacts)
        return {view.anchor for view in views}

    def _law(self, ident: str) -> str:
        if _shows_law(self.document, ident):
            return f"#texte-loi-{ident}"
        address = law_address(self.edition.library, ident)
        if not address:
            raise KeyError(ident)
        return self.place.to(address)


def law_address(library: Library, ident: str) -> str:
    """Return where the site shows an offence or rule of law, with its anchor; nothing where no page does."""
    addresses = library.addresses_of_pages
    shown = (file for file, document in library.described.items() if _shows_law(document, ident))
    return next((f"{addresses[file]}#texte-loi-{ident}" for file in shown), "")


def blocks_of(document: Described | None) -> tuple[Block, ...]:
    """Return every block of a page, in order."""
    if isinstance(document, Platform):
        return (*document.blocks, *document.after)
    return document.blocks if isinstance(document, Document) else ()


def _shows_law(document: Described | None, ident: str) -> bool:
    return any(
        isinstance(block, LawBlock) and ident in (*block.offences, *block.rules) for block in blocks_of(document)
    )
