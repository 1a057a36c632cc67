"""The help block as it is shown: each country's contacts for some roles, numbers beside the name of their country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reperes.content.model import Contact, CountryContacts, Hours
from reperes.language import formats
from reperes.language.edition import Edition

# The one emergency number of all the European Union: first wherever a country's file has it.
EUROPEAN_EMERGENCY = "112"


@dataclass(frozen=True)
class ContactView:
    """A contact, with what templates cannot work out."""

    contact: Contact
    anchor: str
    hours: tuple[tuple[str, str, str], ...]
    is_emergency: bool


@dataclass(frozen=True)
class CountryView:
    """The contacts of a country that play the asked roles."""

    code: str
    name: str
    contacts: tuple[ContactView, ...]
    book: CountryContacts


def anchor(country: str, contact: Contact) -> str:
    """Return the anchor of a contact inside a page."""
    return f"contact-{country}-{contact.id}"


def countries(edition: Edition, roles: Sequence[str]) -> list[CountryView]:
    """Return every country's contacts for `roles`, those of the language's readers first."""
    return [country(edition, code, roles) for code in edition.countries]


def country(edition: Edition, code: str, roles: Sequence[str] | None = None) -> CountryView:
    """Return the contacts of one country for `roles` (all of them without), 112 first, each once, in the roles' order."""
    book = edition.library.contacts[code]
    if roles is None:
        roles = list(dict.fromkeys(role for contact in book.contacts for role in contact.roles))
    found = list(dict.fromkeys(contact.id for role in roles for contact in edition.library.contacts_of(code, role)))
    by_id = {contact.id: contact for contact in book.contacts}
    ordered = sorted((by_id[ident] for ident in found), key=lambda contact: contact.phone != EUROPEAN_EMERGENCY)
    views = tuple(_view(edition, code, contact) for contact in ordered)
    return CountryView(code, formats.country(code, edition.locale), views, book)


def first_for(edition: Edition, role: str) -> tuple[str, Contact] | None:
    """Return the first contact a reader of this language is sent to for `role`: 112 first, then numbers, then websites."""
    for code in edition.countries:
        found = edition.library.contacts_of(code, role)
        if found:
            return code, min(found, key=lambda contact: (contact.phone != EUROPEAN_EMERGENCY, not contact.phone))
    return None


def _view(edition: Edition, code: str, contact: Contact) -> ContactView:
    return ContactView(
        contact,
        anchor(code, contact),
        tuple(_hours(contact.hours, edition)),
        "danger-now" in contact.roles,
    )


def _hours(hours: Iterable[Hours], edition: Edition) -> Iterable[tuple[str, str, str]]:
    """Return (name of the word for the days, or '', names of the days, hours) for each line of opening hours."""
    for line in hours:
        word = line.days if isinstance(line.days, str) else ""
        yield word, formats.days(line, edition.locale), formats.time_range(line, edition.locale)
