"""Which fields of a record name something else by its id, or lead to it."""

from reperes.content.model import (
    Described,
    DoorsBlock,
    Evidence,
    HelpBlock,
    LawBlock,
    LeafletSet,
    Question,
    Record,
    RelatedBlock,
    Setting,
    Sourced,
)


def ids_of(owner: Record) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the fields of a record that hold ids: field → what kind of id, and the ids."""
    lists: dict[str, tuple[str, tuple[str, ...]]] = {}
    if isinstance(owner, Sourced | Described | Setting):
        lists["sources"] = ("source", owner.sources)
    if isinstance(owner, LawBlock):
        lists |= {"offences": ("law", owner.offences), "rules": ("law", owner.rules)}
    if isinstance(owner, HelpBlock):
        lists["roles"] = ("contact", owner.roles)
    if isinstance(owner, LeafletSet):
        lists["languages"] = ("language", owner.languages)
        lists["countries"] = ("aide", owner.countries)
        lists["beside"] = ("language", (owner.beside,) if owner.beside else ())
    if isinstance(owner, Evidence) and owner.source:
        lists["source"] = ("source", (owner.source,))
    return lists


def targets_of(owner: Record) -> dict[tuple[str | int, ...], str]:
    """Return what a record leads to, by the place where that is written in it."""
    if isinstance(owner, RelatedBlock):
        return {("links", index): link for index, link in enumerate(owner.links)}
    if isinstance(owner, DoorsBlock):
        return {("doors", index, "to"): door.to for index, door in enumerate(owner.doors)}
    if isinstance(owner, Question):
        return {("answers", index, "to"): answer.to for index, answer in enumerate(owner.answers)}
    if isinstance(owner, LeafletSet):
        return {("items", index): item for index, item in enumerate(owner.items)}
    return {}
