"""Addresses are for ever: leaflets on school walls lead to them."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.rules.registry import Finding, rule


@rule(
    "address-missing",
    says=(
        "l’adresse {written} n’est pas dans data/addresses.yml ; lancez « reperes addresses update ».",
        "the address {written} is not in data/addresses.yml; run “reperes addresses update”.",
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
    registered = {line.path for line in library.addresses.addresses}
    for name, address in library.addresses_of_pages().items():
        if address not in registered:
            path = {"contacts": ("country",), "glossary": ("terms",)}.get(name.partition("/")[0], ("id",))
            yield Finding(name, path, {"written": address})


@rule(
    "address-vanished",
    says=(
        "plus aucune page n’est à l’adresse {written} ; remettez le fichier, ou ajoutez « moved_to: » avec la nouvelle "
        "adresse.",
        "no page is at the address {written} any more; put the file back, or add “moved_to:” with the new address.",
    ),
    why=(
        "Une affiche ou un signet qui mène à cette adresse ne doit pas trouver une page vide.",
        "A poster or a bookmark that leads to this address must not find an empty page.",
    ),
)
def addresses_do_not_vanish(library: Library) -> Iterator[Finding]:
    """Every registered address still holds a page, or says where it moved."""
    if not library.is_read("situations", "guides", "platforms", "pages", "contacts", "glossary"):
        return
    built = set(library.addresses_of_pages().values())
    for index, line in enumerate(library.addresses.addresses):
        if line.path not in built and line.moved_to not in built:
            yield Finding("addresses", ("addresses", index, "path"), {"written": line.path})


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
