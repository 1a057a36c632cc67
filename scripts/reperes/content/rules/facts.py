"""Every statement says where it was read."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import Contact, Fact, Path, Penalty, Sourced
from reperes.content.rules.contacts import EMERGENCY_ROLES
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import records

# Units of figures that are only true of a year; an age set by law has none.
_COUNTED = frozenset({"percent", "count"})
# Beyond these a penalty is a slip of the keyboard: the longest term that is given in years, and a fine with room to spare.
MOST_YEARS, MOST_EUROS = 30, 5_000_000


@rule(
    "unsourced",
    says=(
        "« {written} » n’a pas de source lue ; ajoutez dans data/sources.yml la page où vous l’avez lu, et son nom ici.",
        "“{written}” has no source that was read; add the page where you read it to data/sources.yml, and its name here.",
    ),
    why=(
        "Sans source ni date, personne ne peut dire si un numéro, une loi ou un chiffre est encore vrai.",
        "Without a source and its date nobody can tell whether a number, a law or a figure is still true.",
    ),
)
def statements_are_sourced(library: Library) -> Iterator[Finding]:
    """Every fact, contact, offence and rule of law names at least one source, which has a date."""
    for name, record in library.files.items():
        for owner in records(record):
            if isinstance(owner, Sourced) and not _read(library, owner.sources):
                ident = str(getattr(owner, "id", ""))
                yield Finding(name, (*owner.place, "sources"), {"written": ident}, key=True)


def _read(library: Library, ids: tuple[str, ...]) -> bool:
    """Return whether one of the sources was read; an unknown id is another rule's matter."""
    return any(ident not in library.sources or library.sources[ident].how != "address" for ident in ids)


@rule(
    "undated-figure",
    says=(
        "le chiffre « {written} » n’a pas d’année ; ajoutez « year: » avec l’année dont il parle.",
        "the figure “{written}” has no year; add “year:” with the year it is about.",
    ),
    why=(
        "Un chiffre sans année paraît vrai pour toujours.",
        "A figure without a year seems true for ever.",
    ),
)
def figures_have_a_year(library: Library) -> Iterator[Finding]:
    """A count or a percentage says which year it is about."""
    for name, record in library.files.items():
        for owner in records(record):
            if isinstance(owner, Fact) and owner.unit in _COUNTED and owner.year is None:
                yield Finding(name, (*owner.place, "value"), {"written": owner.id}, key=True)


@rule(
    "low-confidence",
    says=(
        "« {written} » est de confiance faible (low) ; cherchez une meilleure source, ou enlevez-le.",
        "“{written}” is of low confidence; find a better source, or remove it.",
    ),
    why=(
        "Un numéro ou une loi dont on doute peut faire plus de mal que son absence.",
        "A number or a law that we doubt can do more harm than its absence.",
    ),
)
def nothing_of_low_confidence(library: Library) -> Iterator[Finding]:
    """Nothing of low confidence is published."""
    for name, record in library.files.items():
        for owner in records(record):
            # Of an emergency contact another rule asks more.
            urgent = isinstance(owner, Contact) and EMERGENCY_ROLES.intersection(owner.roles)
            if isinstance(owner, Sourced | Path) and owner.confidence == "low" and not urgent:
                yield Finding(name, (*owner.place, "confidence"), {"written": str(getattr(owner, "id", ""))})


@rule(
    "penalty-size",
    says=(
        "« {field}: {written} » n’est pas une peine possible : entre 1 et {allowed} ; relisez l’article de loi.",
        "“{field}: {written}” is no possible penalty: between 1 and {allowed}; read the article of law again.",
    ),
    why=(
        "Un chiffre de trop change 7 ans de prison en 70 : une fausse peine fait peur, ou n’est plus crue.",
        "One digit too many turns 7 years of prison into 70: a wrong penalty frightens, or is no longer believed.",
    ),
)
def penalties_are_plausible(library: Library) -> Iterator[Finding]:
    """A term of prison and a fine are within what laws give."""
    for country, law in library.law.items():
        for owner in records(law):
            if not isinstance(owner, Penalty):
                continue
            for field, most in (("prison_years", MOST_YEARS), ("fine_euros", MOST_EUROS)):
                written = getattr(owner, field)
                if written is not None and not 1 <= written <= most:
                    values: dict[str, str | tuple[str, str]] = {
                        "field": field,
                        "written": str(written),
                        "allowed": str(most),
                    }
                    yield Finding(f"law/{country}", (*owner.place, field), values)
