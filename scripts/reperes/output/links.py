"""Where the references of a page's texts lead: to the page itself where it holds the thing, else to the page that does."""

from reperes.content.inline import Reference
from reperes.content.library import Library
from reperes.content.model import Block, Described, Document, HelpBlock, LawBlock, Page, Platform
from reperes.language.edition import Edition
from reperes.output import help as help_view
from reperes.output.places import Place


class Links:
    """Resolves references for one page; `document` is what the page shows, if it shows one."""

    def __init__(self, edition: Edition, place: Place, document: Described | None) -> None:
        self.edition = edition
        self.place = place
        self.document = document

    def resolve(self, ref: Reference) -> str:
        """Return the address that `ref` leads to from this page. Raises KeyError for what `check` refuses."""
        library = self.edition.library
        match ref.kind:
            case "guide" | "page" | "platform" | "situation":
                return self.place.to(library.addresses_of_pages()[library.page_of(ref.kind, ref.id)])
            case "question":
                return self.place.to(library.addresses_of_pages()[f"questions#{ref.id}"])
            case "glossary":
                return self.place.to(library.addresses_of_pages()["glossary"]) + f"#{ref.id}"
            case "aide":
                return self.place.to(library.addresses_of_pages()[f"contacts/{ref.id}"])
            case "source":
                return library.sources[ref.id].url
            case "contact":
                return self._contact(ref.id)
            case "law":
                return self._law(ref.id)
        raise KeyError(ref.written)

    def _contact(self, role: str) -> str:
        found = help_view.first_for(self.edition, role)
        if found is None:
            raise KeyError(role)
        country, contact = found
        anchor = "#" + help_view.anchor(country, contact)
        blocks = blocks_of(self.document)
        if country != self.edition.countries[0] and not shows_every_contact(self.document):
            blocks = ()
        if any(isinstance(block, HelpBlock) and set(block.roles) & set(contact.roles) for block in blocks):
            return anchor
        return self.place.to(f"/aide/{country}/") + anchor

    def _law(self, ident: str) -> str:
        if _shows_law(self.document, ident):
            return f"#texte-loi-{ident}"
        address = law_address(self.edition.library, ident)
        if not address:
            raise KeyError(ident)
        return self.place.to(address)


def law_address(library: Library, ident: str) -> str:
    """Return where the site shows an offence or rule of law, with its anchor; nothing where no page does."""
    addresses = library.addresses_of_pages()
    shown = (file for file, document in library.described.items() if _shows_law(document, ident))
    return next((f"{addresses[file]}#texte-loi-{ident}" for file in shown), "")


def blocks_of(document: Described | None) -> tuple[Block, ...]:
    """Return every block of a page, in order."""
    if isinstance(document, Platform):
        return (*document.blocks, *document.after)
    return document.blocks if isinstance(document, Document) else ()


def shows_every_contact(document: Described | None) -> bool:
    """Return whether the help block of a page holds the contacts of every country whole.

    Pages for a calm moment do. Elsewhere a country other than the reader's shows its first numbers, and a way to the
    rest: the page must come fast on a poor phone.
    """
    return isinstance(document, Page) and document.id != "accueil"


def _shows_law(document: Described | None, ident: str) -> bool:
    return any(
        isinstance(block, LawBlock) and ident in (*block.offences, *block.rules) for block in blocks_of(document)
    )
