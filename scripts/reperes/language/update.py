"""Catalogs brought to the French by msgctxt, the id path of each text, never by likeness: nothing is lost, nothing moves."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

from reperes.content.library import Library
from reperes.content.text import Text
from reperes.language import notes
from reperes.language.catalogs import catalog_name, french_of, is_guess, read_file, sources, twice, unreadable
from reperes.language.locales import cldr_locale
from reperes.problems import FaultsError, Problem
from reperes.project import Project

WRAP = 100


@dataclass(frozen=True, slots=True)
class Change:
    """What is known of a change of the French: its day, and by id, which texts are `kept` (same meaning) or `withdrawn`.

    Without a day nothing is dated, kept or withdrawn. `withdrawn` touches the languages `only`, or all of them.
    """

    day: datetime.date | None = None
    kept: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()


_NOTHING_KNOWN = Change()


class _Entry(polib.POEntry):
    """An entry whose translator's comment is written as it was read: polib would wrap it anew."""

    def __unicode__(self, wrapwidth: int = WRAP) -> str:
        comment, self.tcomment = self.tcomment, ""
        try:
            rest = super().__unicode__(wrapwidth)
        finally:
            self.tcomment = comment
        lines = [f"# {line}".rstrip() for line in comment.split("\n")] if comment else []
        return "\n".join([*lines, rest])


def template(items: list[Text]) -> polib.POFile:
    """Return the `.pot` of one data file."""
    pot = _empty("")
    pot.extend(_entry(text) for text in items)
    return pot


def updated(po: polib.POFile | None, items: list[Text], language: str, change: Change = _NOTHING_KNOWN) -> polib.POFile:
    """Return the catalog `po` brought to the French of `items`: by msgctxt, keeping every translation.

    Same French: kept. Other French: kept, fuzzy, with the French it was made from. Id gone: obsolete. Id back: revived.
    """
    old = _by_id(po)
    new = _empty(language)
    if po is not None:
        new.header = po.header
        new.metadata_is_fuzzy = po.metadata_is_fuzzy
        new.metadata = {**po.metadata, **{k: v for k, v in new.metadata.items() if k not in po.metadata}}
    for text in items:
        entry = _entry(text)
        if before := old.pop(text.key, None):
            _carry(before, entry, change, language)
        new.append(entry)
    for left in old.values():
        if left.msgstr:
            new.append(_obsolete(left))
    return new


def update_all(
    project: Project, library: Library, languages: list[str], change: Change = _NOTHING_KNOWN
) -> dict[Path, str]:
    """Return the text of every `.pot` and `.po` that `library` calls for, by path; nothing is written here.

    Raises FaultsError where a catalog there cannot be read, or holds a text twice: overwriting it would lose translations.
    """
    files: dict[Path, str] = {}
    faults: list[Problem] = []
    for file, items in sources(library).items():
        name = catalog_name(file)
        files[project.locale / f"{name}.pot"] = str(template(items))
        for language in languages:
            path = project.locale / language / f"{name}.po"
            po = _read(project, path, faults) if path.is_file() else None
            files[path] = str(updated(po, items, language, change))
    if faults:
        raise FaultsError(faults)
    return {path: text if text.endswith("\n") else text + "\n" for path, text in files.items()}


def _read(project: Project, path: Path, faults: list[Problem]) -> polib.POFile | None:
    raw, po, line = read_file(path)
    if po is None:
        faults.append(unreadable(project.name(path), line))
    else:
        faults += twice(project.name(path), raw, po).values()
    return po


def _by_id(po: polib.POFile | None) -> dict[str, polib.POEntry]:
    """Return the entries to carry over, by id.

    msgmerge and Weblate may leave an obsolete entry of a living id: the living one wins, unless it is empty and the other
    is the translation of the former French, which msgmerge set aside.
    """
    found: dict[str, polib.POEntry] = {}
    for entry in sorted(po or [], key=lambda entry: bool(entry.obsolete)):
        key = entry.msgctxt or ""
        living = found.get(key)
        if living is None or (not living.msgstr and entry.msgstr and entry.msgid != living.msgid):
            found[key] = entry
    return found


def _carry(before: polib.POEntry, entry: polib.POEntry, change: Change, language: str) -> None:
    """Bring what a translator wrote, and what is known of it, from the former entry to the new one."""
    entry.flags = [flag for flag in before.flags if flag != "fuzzy"]
    # A translator who took the fuzzy flag away has answered our notes.
    comment = before.tcomment if before.fuzzy else notes.without(before.tcomment, *notes.OPEN)
    if not before.msgstr:
        entry.tcomment = notes.without(comment, *notes.OPEN, "kept")
        return
    entry.msgstr = before.msgstr
    if is_guess(before):
        entry.flags.append("fuzzy")
        entry.previous_msgctxt, entry.previous_msgid = before.previous_msgctxt, before.previous_msgid
        entry.tcomment = comment
        return
    made_from = french_of(before)
    # A translator's own "needs work" has no former French.
    doubted = bool(before.fuzzy and (not before.previous_msgid or notes.noted(comment, "unsure before")))
    if entry.msgctxt in change.kept and made_from != entry.msgid:
        made_from = entry.msgid
        comment = notes.with_note(comment, "kept", change.day)
    if made_from == entry.msgid:
        # A change that was undone leaves no trace.
        comment = notes.without(comment, "stale since", "unsure before")
        comment = comment if doubted else notes.without(comment, "withdrawn")
    else:
        entry.previous_msgid = made_from
        comment = _dated(comment, change, doubted=doubted)
    if entry.msgctxt in change.withdrawn and language in (change.only or {language}):
        comment = notes.with_note(comment, "withdrawn", change.day)
    if made_from != entry.msgid or doubted or notes.noted(comment, "withdrawn"):
        entry.flags.append("fuzzy")
    entry.tcomment = comment


def _dated(comment: str, change: Change, *, doubted: bool) -> str:
    """Return the comment of an outdated translation: the day of the first change since it was made stays."""
    comment = notes.without(comment, "kept")
    if change.day and not notes.noted(comment, "stale since"):
        comment = notes.with_note(comment, "stale since", change.day)
        if doubted:
            comment = notes.with_note(comment, "unsure before", change.day)
    return comment


def _obsolete(left: polib.POEntry) -> polib.POEntry:
    entry = _Entry(msgctxt=left.msgctxt, msgid=left.msgid, msgstr=left.msgstr, tcomment=left.tcomment, obsolete=True)
    entry.flags = list(left.flags)
    entry.previous_msgctxt, entry.previous_msgid = left.previous_msgctxt, left.previous_msgid
    return entry


def _empty(language: str) -> polib.POFile:
    po = polib.POFile(wrapwidth=WRAP)
    po.metadata = {
        "Project-Id-Version": "reperes",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language:
        plural = get_plural(cldr_locale(language))
        po.metadata["Language"] = language
        po.metadata["Plural-Forms"] = f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"
    return po


def _entry(text: Text) -> _Entry:
    return _Entry(msgctxt=text.key, msgid=text.value, comment="critical" if text.critical else "")
