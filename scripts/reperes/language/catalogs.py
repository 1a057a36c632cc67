"""gettext catalogs: read, made and updated by msgctxt, the id path of each text, never by likeness.

A file of data/ has one catalog a language: `guides/sextorsion.yml` → `locale/en/guides.sextorsion.po`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from reperes.content.inline import references
from reperes.content.library import Library
from reperes.content.rules.references import known_ids, resolves
from reperes.content.text import Text
from reperes.content.texts import texts
from reperes.language.faults import translation_fault
from reperes.problems import Problem
from reperes.project import Project

WRAP = 100
# A line of a catalog: blank, a comment, or a keyword with one closed string (GNU gettext manual, "PO Files").
_LINE = re.compile(
    r'\s*(?:#(?!~).*|(?:#~\s*)?(?:(?:\| *)?(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated text: what it says, the French it was made from, and whether it must be looked at again."""

    value: str
    source: str
    fuzzy: bool


Catalog = Mapping[str, Translation]


def catalog_name(file: str) -> str:
    """Return the name of the catalog of the data file `file`: flat, because translators' tools show flat lists."""
    return file.replace("/", ".")


def sources(library: Library) -> dict[str, list[Text]]:
    """Return every text of `library` to translate, by file, in the order of the file; names and codes are not texts."""
    found = {name: list(texts(record)) for name, record in sorted(library.files.items())}
    return {name: items for name, items in found.items() if items}


def template(items: list[Text]) -> polib.POFile:
    """Return the `.pot` of one data file."""
    pot = _empty("")
    pot.extend(_entry(text) for text in items)
    return pot


def updated(po: polib.POFile | None, items: list[Text], language: str) -> polib.POFile:
    """Return the catalog `po` brought to the French of `items`: by msgctxt, keeping every translation.

    Same French: kept. Other French: kept, fuzzy, with the French it was made from. Id gone: obsolete. Id back: revived.
    """
    # msgmerge and Weblate may leave an obsolete entry of a living id: the living one wins.
    old = {entry.msgctxt: entry for entry in sorted(po or [], key=lambda entry: not entry.obsolete)}
    new = _empty(language)
    if po is not None:
        new.header = po.header
        new.metadata = {**po.metadata, **{k: v for k, v in new.metadata.items() if k not in po.metadata}}
    for text in items:
        entry = _entry(text)
        if before := old.pop(text.key, None):
            _carry(before, entry)
        new.append(entry)
    for entry in old.values():
        if entry.msgstr:
            entry.obsolete = True
            new.append(entry)
    return new


def _carry(before: polib.POEntry, entry: polib.POEntry) -> None:
    entry.tcomment = before.tcomment
    if not before.msgstr:
        return
    entry.msgstr = before.msgstr
    entry.flags = [flag for flag in before.flags if flag != "fuzzy"]
    made_from = french_of(before)
    if made_from == entry.msgid:
        # A translator's own "needs work" has no former French; a change that was undone leaves no trace.
        if before.fuzzy and not before.previous_msgid:
            entry.flags.append("fuzzy")
    else:
        entry.flags.append("fuzzy")
        entry.previous_msgid = made_from


def french_of(entry: polib.POEntry) -> str:
    """Return the French that a translation was made from.

    A translator who takes the fuzzy flag away has looked at the new French, whatever comment is left behind.
    """
    return str(entry.previous_msgid) if entry.fuzzy and entry.previous_msgid else str(entry.msgid)


def _line(raw: str, key: str) -> int:
    return raw[: raw.find(f'msgctxt "{key}"')].count("\n") + 1


def _empty(language: str) -> polib.POFile:
    po = polib.POFile(wrapwidth=WRAP)
    po.metadata = {
        "Project-Id-Version": "reperes",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language:
        po.metadata["Language"] = language
    return po


def _entry(text: Text) -> polib.POEntry:
    return polib.POEntry(msgctxt=text.key, msgid=text.value, comment="critical" if text.critical else "")


def update_all(project: Project, library: Library, languages: list[str]) -> dict[Path, str]:
    """Return the text of every `.pot` and `.po` that `library` calls for, by path; nothing is written here.

    Raises OSError or ValueError where a catalog there is cannot be read: overwriting it would lose translations.
    """
    files: dict[Path, str] = {}
    for file, items in sources(library).items():
        name = catalog_name(file)
        files[project.locale / f"{name}.pot"] = str(template(items))
        for language in languages:
            path = project.locale / language / f"{name}.po"
            po = polib.pofile(str(path), wrapwidth=WRAP) if path.is_file() else None
            files[path] = str(updated(po, items, language))
    return {path: text if text.endswith("\n") else text + "\n" for path, text in files.items()}


def read_catalogs(project: Project, library: Library, language: str) -> tuple[Catalog, list[Problem]]:
    """Return the translations of `library` into `language`, and what is wrong with them.

    A faulty text is left out, an unreadable file too: the reader then sees the French, marked.
    """
    catalog: dict[str, Translation] = {}
    problems: list[Problem] = []
    known = known_ids(library)
    for file, items in sources(library).items():
        path = project.locale / language / f"{catalog_name(file)}.po"
        if not path.is_file():
            continue
        raw, po, broken = _read(path)
        if po is None:
            problems.append(_unreadable(project.name(path), broken))
            continue
        name = project.name(path)
        wanted = {text.key: text for text in items}
        for entry in po:
            text = wanted.get(entry.msgctxt or "")
            if text is None or entry.obsolete or not entry.msgstr.strip():
                continue
            if problem := translation_fault(name, text, entry.msgstr, french_of(entry)):
                problems.append(replace(problem, line=_line(raw, text.key)))
            elif french_of(entry) == text.value or all(resolves(known, ref) for ref in references(entry.msgstr)):
                # What an outdated translation names may be gone: then it can no longer be shown.
                catalog[text.key] = Translation(entry.msgstr.strip(), french_of(entry), entry.fuzzy)
    return catalog, problems


def _read(path: Path) -> tuple[str, polib.POFile | None, int]:
    """Return the text of a catalog and what it holds, or None and the first line that breaks it.

    polib reads past an unclosed quote and loses what follows, so lines are looked at first.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return "", None, 1
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            return text, None, number
    try:
        return text, polib.pofile(text), 0
    except (OSError, ValueError) as error:
        match = re.search(r"\(line (\d+)\)", str(error))
        return text, None, int(match[1]) if match else 1


def _unreadable(file: str, line: int) -> Problem:
    return Problem(
        file,
        line,
        1,
        "catalog-unreadable",
        "ce catalogue de traduction ne peut pas être lu à partir d’ici (un guillemet manque peut-être) ; rouvrez-le dans "
        "Poedit, ou reprenez sa dernière version.",
        "this translation catalog cannot be read from here on (a quote may be missing); open it again in Poedit, or go "
        "back to its last version.",
    )
