"""The numbers of an emergency: sure, reachable at night."""

import re
from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import Contact, HelpBlock, Hours
from reperes.content.model.help import HELP_LINE_ROLES
from reperes.content.rules.registry import Finding, Pair, rule
from reperes.content.texts import records
from reperes.content.zones import zones_of

# A whole number in a name: 3018, 116 111, 9-8-8; in 17Cyber it is a part of a word.
_NUMBER = re.compile(r"(?<![^\W_])\+?\d(?:[ .\u00a0\u202f-]?\d)+(?![^\W_])")
_NO_NIGHT_LINE = (
    "aucune ligne d’aide de ce pays (online-harm, child-in-danger, parents), avec un numéro, n’est « day_and_night: true » ; "
    "ajoutez-en une, ou écrivez en bas de ce fichier « night: {found: none-found, date: … } », avec le jour où vous avez "
    "cherché.",
    "no help line of this country (online-harm, child-in-danger, parents) with a number is “day_and_night: true”; add one, or "
    "write at the end of this file “night: {found: none-found, date: … }”, with the day you looked for one.",
)
EMERGENCY_ROLES = frozenset({"danger-now", "online-harm", "child-in-danger", "dark-thoughts", "missing-child"})


@rule(
    "emergency-confidence",
    says=(
        "« {written} » a un rôle d’urgence ({role}) mais une confiance « {confidence} » ; il faut « high » : trouvez "
        "une source officielle, ou enlevez ce rôle.",
        "“{written}” has an emergency role ({role}) but confidence “{confidence}”; it takes “high”: find an official "
        "source, or remove the role.",
    ),
    why=(
        "En urgence un faux numéro peut coûter une vie : seuls les contacts sûrs y ont leur place.",
        "In an emergency a wrong number can cost a life: only sure contacts belong there.",
    ),
)
def emergency_contacts_are_sure(library: Library) -> Iterator[Finding]:
    """Only contacts of high confidence have an emergency role."""
    for country, book in library.contacts.items():
        for index, contact in enumerate(book.contacts):
            roles = [role for role in contact.roles if role in EMERGENCY_ROLES]
            if roles and contact.confidence != "high":
                values: dict[str, str | tuple[str, str]] = {
                    "written": contact.id,
                    "role": roles[0],
                    "confidence": contact.confidence,
                }
                yield Finding(f"contacts/{country}", ("contacts", index, "confidence"), values)


@rule(
    "night-line",
    says=("{what}", "{what}"),
    why=(
        "Les parents lisent la nuit : chaque bloc d’aide montre une ligne ouverte jour et nuit, ou dit qu’il n’y en a pas.",
        "Parents read at night: each help block shows a line open day and night, or says that there is none.",
    ),
)
def a_line_answers_at_night(library: Library) -> Iterator[Finding]:
    """Each help block holds, for each country, a help line open day and night, or the country says none was found."""
    if not library.is_read("contacts"):
        return
    silent = [country for country, book in library.contacts.items() if book.night is None]
    for country in silent:
        # Where no line of the country answers, its own file is at fault and not the blocks.
        if not any(contact.answers_at_night for contact in library.contacts[country].contacts):
            yield Finding(f"contacts/{country}", ("contacts",), {"what": _NO_NIGHT_LINE}, key=True)
    for name, record in library.files.items():
        for block in records(record):
            if isinstance(block, HelpBlock):
                for country in silent:
                    lines = [contact for contact in library.contacts[country].contacts if contact.answers_at_night]
                    if lines and not any(set(contact.roles) & set(block.roles) for contact in lines):
                        yield Finding(name, (*block.place, "roles"), {"what": _not_shown(country, lines)}, key=True)


def _not_shown(country: str, lines: list[Contact]) -> Pair:
    roles = ", ".join(dict.fromkeys(role for contact in lines for role in contact.roles if role in HELP_LINE_ROLES))
    return (
        f"en « {country} », aucune ligne d’aide de ce bloc ne répond jour et nuit ; ajoutez à « roles: » celui d’une ligne qui "
        f"répond ({roles}).",
        f"in “{country}”, no help line of this block answers day and night; add to “roles:” the one of a line that does "
        f"({roles}).",
    )


@rule(
    "hours-order",
    says=(
        "cette ligne ouvre à {opens} et ferme à {closes} ; l’heure de fermeture vient après (24:00 pour minuit).",
        "this line opens at {opens} and closes at {closes}; the closing time comes later (24:00 for midnight).",
    ),
    why=(
        "Une heure inversée envoie un parent vers une ligne fermée.",
        "Hours the wrong way round send a parent to a closed line.",
    ),
)
def hours_are_in_order(library: Library) -> Iterator[Finding]:
    """A service closes after it opens."""
    for country, book in library.contacts.items():
        for hours in records(book):
            if isinstance(hours, Hours) and hours.from_time >= hours.to_time:
                values: dict[str, str | tuple[str, str]] = {"opens": hours.from_time, "closes": hours.to_time}
                yield Finding(f"contacts/{country}", (*hours.place, "to"), values)


@rule(
    "hours-zone",
    says=(
        "« {written} » a des heures d’ouverture, mais ce fichier ne dit pas de quel fuseau ; ajoutez à la fin, sans "
        "espace devant, la ligne « time_zone: {zone} ».",
        "“{written}” has opening hours, but this file does not say in which time zone; add at the end, with no space "
        "before it, the line “time_zone: {zone}”.",
    ),
    why=(
        "La page dit « ouvert » ou « fermé » à l’heure du pays, pas à celle du téléphone.",
        "The page says “open” or “closed” by the time of the country, not that of the phone.",
    ),
)
def hours_have_a_zone(library: Library) -> Iterator[Finding]:
    """Where a service has opening hours, its country says its time zone."""
    for country, book in library.contacts.items():
        index = next((index for index, contact in enumerate(book.contacts) if contact.hours), None)
        if index is not None and book.time_zone is None:
            zone = (*zones_of(country), "Europe/Brussels")[0]
            values: dict[str, str | tuple[str, str]] = {"written": book.contacts[index].id, "zone": zone}
            yield Finding(f"contacts/{country}", ("contacts", index, "hours"), values, key=True)


@rule(
    "zone-country",
    says=(
        "« {written} » n’est pas un fuseau horaire de ce pays ; ceux qu’il a : {zones}.",
        "“{written}” is not a time zone of this country; those it has: {zones}.",
    ),
    why=(
        "Un autre fuseau dirait « ouvert » d’une ligne fermée.",
        "Another zone would say “open” of a closed line.",
    ),
)
def zones_are_of_their_country(library: Library) -> Iterator[Finding]:
    """The time zone of a country is one of its own; one that stands for no single country may be anywhere."""
    for country, book in library.contacts.items():
        zones = zones_of(country) or zones_of("")
        if book.time_zone is not None and book.time_zone not in zones:
            shown = ", ".join(zones[:6]) + ("…" if len(zones) > 6 else "")
            values: dict[str, str | tuple[str, str]] = {"written": book.time_zone, "zones": shown}
            yield Finding(f"contacts/{country}", ("time_zone",), values)


@rule(
    "no-way-to-reach",
    says=(
        "« {written} » n’a ni numéro, ni SMS, ni adresse ; ajoutez « phone: », « sms: » ou « web: ».",
        "“{written}” has no number, text message or address; add “phone:”, “sms:” or “web:”.",
    ),
    why=(
        "Un contact qu’on ne peut pas joindre fait perdre les minutes qui comptent.",
        "A contact that cannot be reached costs the minutes that count.",
    ),
)
def contacts_can_be_reached(library: Library) -> Iterator[Finding]:
    """Every contact has a number, a text-message number or an address."""
    for country, book in library.contacts.items():
        for index, contact in enumerate(book.contacts):
            if not (contact.phone or contact.sms or contact.web):
                yield Finding(f"contacts/{country}", ("contacts", index, "id"), {"written": contact.id})


@rule(
    "contact-name",
    says=(
        "le nom de ce contact dit « {written} », mais son numéro est {numbers} ; vérifiez lequel est juste, et écrivez le même.",
        "the name of this contact says “{written}”, but its number is {numbers}; check which is right, and write the same.",
    ),
    why=(
        "Le nom se lit à côté du bouton : s’il dit un autre numéro, quelqu’un composera le faux.",
        "The name is read beside the button: if it says another number, somebody will dial the wrong one.",
    ),
)
def names_say_the_number(library: Library) -> Iterator[Finding]:
    """A number in the name of a contact is one by which it is reached."""
    for country, book in library.contacts.items():
        for index, contact in enumerate(book.contacts):
            numbers = [number for number in (contact.phone, contact.sms, contact.international) if number]
            known = {_digits(number) for number in numbers}
            for match in _NUMBER.finditer(contact.name):
                if known and _digits(match[0]) not in known:
                    values: dict[str, str | tuple[str, str]] = {"written": match[0], "numbers": ", ".join(numbers)}
                    yield Finding(f"contacts/{country}", ("contacts", index, "name"), values, needle=match[0])


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
