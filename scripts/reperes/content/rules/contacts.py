"""The numbers of an emergency: sure, reachable at night."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import Contact
from reperes.content.rules.registry import Finding, rule

EMERGENCY_ROLES = frozenset({"danger-now", "online-harm", "child-in-danger", "dark-thoughts", "missing-child"})
# Roles of a line that listens and advises; an emergency number does not count as one.
HELP_LINE_ROLES = frozenset({"online-harm", "child-in-danger", "parents"})


def is_night_line(contact: Contact) -> bool:
    """Return whether `contact` is a help line that answers day and night."""
    return contact.day_and_night and bool(contact.phone) and bool(HELP_LINE_ROLES.intersection(contact.roles))


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
    says=(
        "aucune ligne d’aide de ce pays ne répond jour et nuit ; ajoutez-en une, ou écrivez « night: {{found: "
        "none-found, date: … }} » avec la date de la recherche.",
        "no help line of this country answers day and night; add one, or write “night: {{found: none-found, date: "
        "… }}” with the date you looked.",
    ),
    why=(
        "Les parents lisent la nuit : chaque pays a une ligne ouverte jour et nuit, ou dit qu’il n’en a pas.",
        "Parents read at night: each country has a line open day and night, or says that it has none.",
    ),
)
def a_line_answers_at_night(library: Library) -> Iterator[Finding]:
    """Each country has a help line open day and night, or says that none was found."""
    for country, book in library.contacts.items():
        if book.night is None and not any(is_night_line(contact) for contact in book.contacts):
            yield Finding(f"contacts/{country}", ("contacts",), key=True)


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
