"""What was read too long ago, by the delays of data/site.yml."""

import datetime
from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import Contact, Fact, LawRule, Offence, Setting, Sourced
from reperes.content.rules.registry import Finding, dated_rule
from reperes.content.texts import records


def last_read(library: Library, ids: tuple[str, ...]) -> datetime.date | None:
    """Return the last day one of the sources `ids` was read; None where none was."""
    found = [library.sources[ident] for ident in ids if ident in library.sources]
    return max((source.read_on for source in found if source.how != "address"), default=None)


@dated_rule(
    "past-delay",
    level="warning",
    says=(
        "« {written} » a été lu pour la dernière fois le {read}, il y a plus de {days} jours ; relisez sa source et "
        "mettez la nouvelle date.",
        "“{written}” was last read on {read}, more than {days} days ago; read its source again and put the new date.",
    ),
    why=(
        "Les numéros, les lois et les menus changent sans prévenir : chacun a un délai après lequel on relit.",
        "Numbers, laws and menus change without notice: each has a delay after which it is read again.",
    ),
)
def nothing_is_past_its_delay(library: Library, today: datetime.date) -> Iterator[Finding]:
    """Contacts, facts, law and settings are read again within the delays of data/site.yml."""
    delays = library.site.review_after_days
    kinds = ((Contact, delays.contacts), (Fact, delays.facts), (Offence, delays.law), (LawRule, delays.law))
    for name, record in library.files.items():
        for owner in records(record):
            days = next((days for kind, days in (*kinds, (Setting, delays.settings)) if isinstance(owner, kind)), None)
            if days is None or not isinstance(owner, Sourced | Setting):
                continue
            read = last_read(library, owner.sources)
            if read and (today - read).days > days:
                values: dict[str, str | tuple[str, str]] = {
                    "written": str(getattr(owner, "id", "")),
                    "read": read.isoformat(),
                    "days": str(days),
                }
                yield Finding(name, (*owner.place, "id"), values)
