"""Where the references of a page's texts lead: to the page itself where it holds the thing, else to the page that does."""

from reperes.content.inline import Reference
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

    def resolve(self, ref: Reference) -> str:
        """Return the address that `ref` leads to from this page. Raises KeyError for what `check` refuses."""
        library = self.edition.library
        match ref.kind:
            case "guide" | "page" | "platform" | "situation":
                return self.place.to(library.addresses_of_pages()[f"{ref.kind}s/{ref.id}"])
            case "question":
                return self.place.to(library.addresses_of_pages()[f"questions#{ref.id}"])
            case "list":
                return self.place.to(library.lists[ref.id])
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
        if any(isinstance(block, HelpBlock) and set(block.roles) & set(contact.roles) for block in blocks):
            return anchor
        return self.place.to(f"/aide/{country}/") + anchor

    def _law(self, ident: str) -> str:
        anchor = f"#texte-loi-{ident}"
        if _shows_law(self.document, ident):
            return anchor
        addresses = self.edition.library.addresses_of_pages()
        for file, document in self.edition.library.described.items():
            if _shows_law(document, ident):
                return self.place.to(addresses[file]) + anchor
        raise KeyError(ident)


def blocks_of(document: Described | None) -> tuple[Block, ...]:
    """Return every block of a page, in order."""
    if isinstance(document, Platform):
        return (*document.blocks, *document.after)
    return document.blocks if isinstance(document, Document) else ()


def _shows_law(document: Described | None, ident: str) -> bool:
    return any(
        isinstance(block, LawBlock) and ident in (*block.offences, *block.rules) for block in blocks_of(document)
    )
