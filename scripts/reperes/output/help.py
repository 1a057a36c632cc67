"""The help block as it is shown: each country's contacts for some roles, numbers beside the name of their country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from reperes.content.model import (
    NIGHT_ROLE,
    Contact,
    CountryContacts,
    Described,
    Guide,
    HelpBlock,
    Hours,
    Platform,
    Role,
)
from reperes.language import formats
from reperes.language.edition import SOURCE_LANGUAGE, Edition
from reperes.language.locales import spoken

# The one emergency number of all the European Union: first wherever a country's file has it.
EUROPEAN_EMERGENCY = "112"
# What a frightened parent may need within the minute, where the page does not say otherwise.
QUICK_ROLES = ("danger-now", "online-harm", NIGHT_ROLE, "dark-thoughts")
# The roles of a page's own help block that may stand among the numbers of the first minute.
_QUICK_CHOICE = (*QUICK_ROLES, "missing-child")
QUICK_ROWS = 4


@dataclass(frozen=True)
class ContactView:
    """A contact, with what templates cannot work out."""

    contact: Contact
    anchor: str
    hours: tuple[tuple[str, str, str], ...]
    opening: "Opening | None" = None


@dataclass(frozen=True)
class Opening:
    """What a script needs to say “open now” or “closed now”: hours, their time zone, and whom to call when closed.

    The hours are `12345 0900-1830;6 0900-1200`: days from Monday, 1, then from and to in the country's own time.
    """

    hours: str
    zone: str
    country: str
    otherwise: str


@dataclass(frozen=True)
class CountryView:
    """The contacts of a country that play the asked roles."""

    code: str
    name: str
    contacts: tuple[ContactView, ...]
    book: CountryContacts

    @property
    def by_role(self) -> list[tuple[str, list[ContactView]]]:
        """The contacts under the first role each plays, in the order of roles."""
        found: dict[str, list[ContactView]] = {role: [] for role in get_args(Role)}
        for view in self.contacts:
            found[view.contact.roles[0]].append(view)
        return [(role, views) for role, views in found.items() if views]


@dataclass(frozen=True)
class QuickLine:
    """A number of the first minute: what it is for, and its country."""

    role: str
    country: str
    contact: Contact
    view: ContactView


@dataclass(frozen=True)
class Elsewhere:
    """What a parent in another country calls at any hour: the emergency number, and the help line open at night."""

    code: str
    name: str
    emergency: Contact | None
    night: Contact | None


def elsewhere(edition: Edition, here: str) -> list[Elsewhere]:
    """Return the other countries than `here`, with the two numbers of each that answer at two in the morning."""
    found = []
    for code in edition.countries:
        if code != here:
            emergency, night = (first_for(edition, role, [code]) for role in ("danger-now", NIGHT_ROLE))
            name = formats.country(code, edition.locale)
            found.append(Elsewhere(code, name, emergency and emergency[1], night and night[1]))
    return found


def needs_interpreter(edition: Edition, code: str) -> bool:
    """Return whether to tell a reader what to say in French: in a country that speaks nothing else, to who reads another."""
    asked = edition.library.site.ask_interpreter
    return asked is not None and edition.language != SOURCE_LANGUAGE and spoken(code) == (SOURCE_LANGUAGE,)


def anchor(country: str, contact: Contact) -> str:
    """Return the anchor of a contact inside a page."""
    return f"contact-{country}-{contact.id}"


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


def shown(edition: Edition, document: Described | None, block: HelpBlock) -> CountryView:
    """Return the contacts that a help block shows in the readers' first country: all of them in a guide, the nearest
    elsewhere, and none but the numbers of the first minute on the page of a platform.
    """
    code = edition.countries[0]
    whole = country(edition, code, block.roles)
    if isinstance(document, Guide):
        return whole
    return replace(whole, contacts=()) if isinstance(document, Platform) else nearest(edition, code, block.roles)


def nearest(edition: Edition, code: str, roles: Sequence[str]) -> CountryView:
    """Return the contacts of one country that a card names: for each role the one to turn to first, the line that
    answers at night, and the emergency number of those who cannot speak. The page of the country has them all.
    """
    whole = country(edition, code, [*roles, NIGHT_ROLE])
    found = (first_for(edition, role, [code]) for role in (*roles, NIGHT_ROLE))
    chosen = {found_one[1].id for found_one in found if found_one}
    chosen |= {view.contact.id for view in whole.contacts if view.contact.sms and "danger-now" in view.contact.roles}
    return replace(whole, contacts=tuple(view for view in whole.contacts if view.contact.id in chosen))


def quick_roles(roles: Sequence[str]) -> list[str]:
    """Return the roles of the first minute for a page whose help block has `roles`: in its order, never without the
    emergency number and the line that answers at night.
    """
    if not roles:
        return list(QUICK_ROLES)
    # The line for children in danger is the one that answers at night, where a country has one.
    asked = [NIGHT_ROLE if role == "child-in-danger" else role for role in roles]
    chosen = [role for role in dict.fromkeys(asked) if role in _QUICK_CHOICE and role not in ("danger-now", NIGHT_ROLE)]
    kept = [*chosen[: QUICK_ROWS - 2], "danger-now", NIGHT_ROLE]
    order = [*dict.fromkeys([*asked, "danger-now", NIGHT_ROLE])]
    return sorted(kept, key=order.index)


def quick_countries(edition: Edition, roles: Sequence[str] = ()) -> dict[str, list[QuickLine]]:
    """Return the numbers of the first minute by country, those that the language's readers see first first."""
    first = {code: quick_lines(edition, roles) for code in edition.countries[:1]}
    others = {code: quick_lines(edition, roles, [code]) for code in edition.countries[1:]}
    return {code: lines for code, lines in (first | others).items() if lines}


def quick_lines(edition: Edition, roles: Sequence[str] = (), countries: Sequence[str] | None = None) -> list[QuickLine]:
    """Return the numbers of the first minute in the first of `countries` that has one, each number once."""
    lines: list[QuickLine] = []
    for role in quick_roles(roles):
        found = first_for(edition, role, countries)
        if found and found[1].phone and found[1].phone not in [line.contact.phone for line in lines]:
            code, contact = found
            lines.append(QuickLine(role, formats.country(code, edition.locale), contact, _view(edition, code, contact)))
    return lines


def first_for(edition: Edition, role: str, countries: Sequence[str] | None = None) -> tuple[str, Contact] | None:
    """Return the first contact a reader of this language is sent to for `role`.

    112 first, then what is surely known, numbers before websites; among alike ones, a line said to answer in the
    reader's language.
    """
    for code in edition.countries if countries is None else countries:
        found = edition.library.contacts_of(code, role)
        if found:
            return code, min(found, key=lambda contact: _distance(contact, edition.language))
    return None


def _distance(contact: Contact, language: str) -> tuple[bool, ...]:
    return (
        contact.phone != EUROPEAN_EMERGENCY,
        contact.confidence != "high",
        not contact.phone,
        language not in contact.languages,
    )


def _view(edition: Edition, code: str, contact: Contact) -> ContactView:
    return ContactView(
        contact,
        anchor(code, contact),
        tuple(_hours(contact.hours, edition)),
        _opening(edition, code, contact),
    )


def _opening(edition: Edition, code: str, contact: Contact) -> Opening | None:
    zone = edition.library.contacts[code].time_zone
    if zone is None or not contact.hours:
        return None
    lines = [
        f"{''.join(map(str, formats.day_numbers(line)))} {line.from_time}-{line.to_time}".replace(":", "")
        for line in contact.hours
    ]
    night = edition.library.contacts_of(code, NIGHT_ROLE)
    otherwise = (night[0].phone if night else None) or ""
    return Opening(";".join(lines), zone, formats.country(code, edition.locale), otherwise.replace(" ", "\u00a0"))


def _hours(hours: Iterable[Hours], edition: Edition) -> Iterable[tuple[str, str, str]]:
    """Return (name of the word for the days, or '', names of the days, hours) for each line of opening hours."""
    for line in hours:
        word = line.days if isinstance(line.days, str) else ""
        yield word, formats.days(line, edition.locale), formats.time_range(line, edition.locale)
