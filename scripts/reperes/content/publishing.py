"""What keeps a site from being published, however sound its files are."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.rules.contacts import EMERGENCY_ROLES


def reasons_not_to_publish(library: Library) -> Iterator[tuple[str, str]]:
    """Return the sentences (French, English) that say why the site must not be published yet."""
    if library.site.provisional:
        address = library.site.address
        yield (
            f"l’adresse {address} est provisoire ; mettez la vraie dans data/site.yml, sans « provisional: true ».",
            f"the address {address} is provisional; put the real one in data/site.yml, without “provisional: true”.",
        )
    for country, book in library.contacts.items():
        for contact in book.contacts:
            how = {library.sources[ident].how for ident in contact.sources}
            if EMERGENCY_ROLES.intersection(contact.roles) and not how & {"page", "call", "device"}:
                where = f"data/contacts/{country}.yml, {contact.id}"
                # Nobody should ring an emergency number to check it.
                yield (
                    f"{where} : ce contact d’urgence n’a été lu que dans une copie ; ouvrez la page du service, puis "
                    "notez-le dans data/sources.yml (how: page).",
                    f"{where}: this emergency contact was read only in a copy; open the service’s page, then note it in "
                    "data/sources.yml (how: page).",
                )
