"""Addresses are for ever: leaflets on school walls lead to them."""

from collections.abc import Iterator

from reperes.content.addresses import missing_addresses
from reperes.content.library import Library
from reperes.content.rules.registry import Finding, Pair, rule
from reperes.content.source_file import Path
from reperes.content.texts import records
from reperes.content.wording import nearest

# Folders and files of the built site, and the names that mean the home page or nothing.
RESERVED = frozenset(
    (
        "q",
        "aide",
        "guides",
        "plateformes",
        "situations",
        "glossaire",
        "sources",
        "etat-des-guides",
        "langues",
        "recherche",
        "assets",
        "leaflets",
        "api",
        "contribuer",
        "index",
        "404",
    )
)
# Everything that pages are made of: where one could not be read, its pages are not known.
HAVE_PAGES = ("situations", "questions", "guides", "platforms", "pages", "contacts", "glossary", "sources", "site")
# How the anchors begin that pages make themselves: the shell's, a platform's parts, contacts and articles of law.
ANCHORS = ("contenu-page", "partie-", "contact-", "texte-loi-")


@rule(
    "address-missing",
    says=(
        "l’adresse {written} n’est pas dans data/addresses.yml ; ajoutez à la fin de ce fichier la ligne « {line} », avec deux "
        "espaces devant, ou lancez « reperes addresses update ».",
        "the address {written} is not in data/addresses.yml; add at the end of that file the line “{line}”, with two spaces "
        "before it, or run “reperes addresses update”.",
    ),
    why=(
        "Le registre garde chaque adresse et son code court : ce qui est imprimé doit mener quelque part pour toujours.",
        "The register keeps each address and its short code: what is printed must lead somewhere for ever.",
    ),
)
def addresses_are_registered(library: Library) -> Iterator[Finding]:
    """Every address of the content is in the register."""
    if not library.is_read("addresses"):
        return
    lines = missing_addresses(library)
    for name, address in library.addresses_of_pages.items():
        # A reserved name has no address of its own to register: another rule says so.
        if address in lines and not (name.startswith("pages/") and address.strip("/") in RESERVED):
            yield Finding(*_place(library, name), {"written": address, "line": lines[address].strip()})


def _place(library: Library, name: str) -> tuple[str, Path]:
    """Return the file and the path in it of what has a page under `name`."""
    file, _, part = name.partition("#")
    if file == "questions":
        return file, ("questions", list(library.questions).index(part), "id")
    first = {"contacts": "country", "glossary": "terms", "sources": "sources", "site": "name", "ui": "words"}
    return file, (first.get(file.partition("/")[0], "id"),)


@rule(
    "address-vanished",
    says=(
        "plus aucune page n’est à l’adresse {written} ; remettez le fichier, ou ajoutez « moved_to: » avec la nouvelle "
        "adresse. Si cette page est nouvelle et n’a jamais été en ligne, effacez cette ligne.",
        "no page is at the address {written} any more; put the file back, or add “moved_to:” with the new address. If this "
        "page is new and was never online, delete this line.",
    ),
    why=(
        "Une affiche ou un signet qui mène à cette adresse ne doit pas trouver une page vide.",
        "A poster or a bookmark that leads to this address must not find an empty page.",
    ),
)
def addresses_do_not_vanish(library: Library) -> Iterator[Finding]:
    """Every registered address still holds a page, or says where it moved."""
    if not library.is_read(*HAVE_PAGES):
        return
    built = set(library.addresses_of_pages.values())
    for index, line in enumerate(library.addresses.addresses):
        if line.path not in built and line.moved_to is None:
            yield Finding("addresses", ("addresses", index, "path"), {"written": line.path})


@rule(
    "moved-nowhere",
    says=(
        "« moved_to: {written} » ne mène à aucune page ; écrivez l’adresse d’une page qui existe.{near}",
        "“moved_to: {written}” leads to no page; write the address of a page that exists.{near}",
    ),
    why=(
        "L’ancienne adresse est imprimée : la nouvelle doit mener à une page.",
        "The old address is printed: the new one must lead to a page.",
    ),
)
def moved_addresses_lead_to_a_page(library: Library) -> Iterator[Finding]:
    """Every address that moved leads to a page."""
    if not library.is_read(*HAVE_PAGES):
        return
    built = set(library.addresses_of_pages.values())
    for index, line in enumerate(library.addresses.addresses):
        if line.moved_to is not None and line.moved_to not in built:
            values: dict[str, str | Pair] = {"written": line.moved_to, "near": nearest(line.moved_to, built)}
            yield Finding("addresses", ("addresses", index, "moved_to"), values)


@rule(
    "address-twice",
    says=(
        "l’adresse {written} est écrite deux fois ; gardez la ligne {first} : son code est peut-être déjà imprimé.",
        "the address {written} is written twice; keep line {first}: its code may already be printed.",
    ),
    why=(
        "Une adresse a un seul code, pour toujours : celui qui a été imprimé.",
        "An address has one code, for ever: the one that was printed.",
    ),
)
def addresses_are_unique(library: Library) -> Iterator[Finding]:
    """No address is registered twice."""
    first: dict[str, Path] = {}
    for index, line in enumerate(library.addresses.addresses):
        path: Path = ("addresses", index, "path")
        if line.path in first:
            place = library.span("addresses", first[line.path])
            yield Finding("addresses", path, {"written": line.path, "first": str(place.line)})
        else:
            first[line.path] = path


@rule(
    "code-twice",
    says=(
        "le code « {written} » sert à deux adresses ; un code mène à une seule page.",
        "the code “{written}” serves two addresses; a code leads to one page only.",
    ),
    why=(
        "Le code est imprimé en QR : il ne peut pas mener à deux endroits.",
        "The code is printed as a QR code: it cannot lead to two places.",
    ),
)
def codes_are_unique(library: Library) -> Iterator[Finding]:
    """No two addresses share a short code."""
    seen: set[str] = set()
    for index, line in enumerate(library.addresses.addresses):
        if line.code in seen:
            yield Finding("addresses", ("addresses", index, "code"), {"written": line.code})
        seen.add(line.code)


@rule(
    "provisional",
    level="warning",
    says=(
        "l’adresse du site ({written}) est provisoire ; le site ne peut pas être publié tant qu’elle l’est.",
        "the address of the site ({written}) is provisional; the site cannot be published while it is.",
    ),
    why=(
        "Une adresse imprimée doit exister : on ne publie pas sous une adresse que personne ne possède.",
        "A printed address must exist: nothing is published under an address that nobody owns.",
    ),
)
def address_is_owned(library: Library) -> Iterator[Finding]:
    """The site's address is no longer provisional."""
    if library.site.provisional:
        yield Finding("site", ("provisional",), {"written": library.site.address}, key=True)


@rule(
    "moved-alive",
    says=(
        "{written} a déménagé vers {to}, mais une page est toujours à cette adresse ; enlevez « moved_to: ».",
        "{written} has moved to {to}, but a page is still at this address; remove “moved_to:”.",
    ),
    why=(
        "Le renvoi effacerait la page qui est encore là.",
        "The redirect would wipe out the page that is still there.",
    ),
)
def living_pages_do_not_move(library: Library) -> Iterator[Finding]:
    """No address that still holds a page is said to have moved."""
    built = set(library.addresses_of_pages.values())
    for index, line in enumerate(library.addresses.addresses):
        if line.moved_to and line.path in built:
            values: dict[str, str | tuple[str, str]] = {"written": line.path, "to": line.moved_to}
            yield Finding("addresses", ("addresses", index, "moved_to"), values, key=True)


@rule(
    "reserved-id",
    says=(
        "« {written} » est un nom réservé par le site ; choisissez un autre nom de fichier et d’id.",
        "“{written}” is a name that the site keeps for itself; choose another file name and id.",
    ),
    why=(
        "Une page de ce nom prendrait la place d’une langue, d’un dossier ou de l’accueil.",
        "A page of that name would take the place of a language, a folder or the home page.",
    ),
)
def reserved_names_are_free(library: Library) -> Iterator[Finding]:
    """No page takes a name that is a folder of the site, a language, or the anchor of the content."""
    languages = {item.code for item in library.site.languages}
    for ident in library.pages:
        if ident in RESERVED | languages:
            yield Finding(f"pages/{ident}", ("id",), {"written": ident})
    for name, record in library.files.items():
        for owner in records(record):
            if owner.place and str(getattr(owner, "id", "")).startswith(ANCHORS):
                yield Finding(name, (*owner.place, "id"), {"written": str(getattr(owner, "id", ""))})
