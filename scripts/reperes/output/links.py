"""Where the references of a page's texts lead: to the page itself where it holds the thing, else to the page that does."""

from reperes.content.inline import Reference
from reperes.content.model import Document, HelpBlock, LawBlock
from reperes.language.edition import Edition
from reperes.output import help as help_view
from reperes.output.places import Place


class Links:
    """Resolves references for one page; `document` is what the page shows, if it shows one."""

    def __init__(self, edition: Edition, place: Place, document: Document | None) -> None:
        self.edition = edition
        self.place = place
        self.document = document

    def resolve(self, ref: Reference) -> str:
        """Return the address that `ref` leads to from this page. Raises KeyError for what `check` refuses."""
        library = self.edition.library
        match ref.kind:
            case "guide" | "page":
                return self.place.to(library.addresses_of_pages()[f"{ref.kind}s/{ref.id}"])
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
        blocks = self.document.blocks if self.document else ()
        if any(isinstance(block, HelpBlock) and set(block.roles) & set(contact.roles) for block in blocks):
            return anchor
        return self.place.to(f"/aide/{country}/") + anchor

    def _law(self, ident: str) -> str:
        documents = [self.document] if self.document else []
        documents += [other for other in self.edition.library.documents.values() if other is not self.document]
        for document in documents:
            for block in document.blocks:
                if isinstance(block, LawBlock) and ident in (*block.offences, *block.rules):
                    anchor = f"#loi-{ident}"
                    if document is self.document:
                        return anchor
                    kind = type(document).__name__.lower()
                    return self.place.to(self.edition.library.addresses_of_pages()[f"{kind}s/{document.id}"]) + anchor
        raise KeyError(ident)
