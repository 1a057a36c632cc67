"""gettext catalogs as they are read: what each translation says, the French it was made from, and what is wrong with it.

A file of data/ has one catalog a language: `guides/sextorsion.yml` → `locale/en/guides.sextorsion.po`.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polib

from reperes.content.inline import references
from reperes.content.library import Library
from reperes.content.rules.references import Known, known_ids, resolves
from reperes.content.text import Text
from reperes.content.texts import texts
from reperes.language import notes, whole
from reperes.language.faults import translation_problems
from reperes.language.registry import declare, problem
from reperes.language.wording import Forbidden
from reperes.problems import Problem, has_errors
from reperes.project import Project

# A line of a catalog: blank, a comment, or a keyword with one closed string (GNU gettext manual, "PO Files").
_LINE = re.compile(
    r'\s*(?:#(?!~).*|(?:#~\s*)?(?:(?:\| *)?(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)
# The Portuguese here is that of Portugal; Brazil writes another.
_OTHERS = ("pt_BR",)
_CHARSET = re.compile(r"charset=([\w-]+)")

declare(
    "catalog-unreadable",
    says=(
        "ce catalogue de traduction ne peut pas être lu à partir d’ici (un guillemet manque peut-être) ; rouvrez-le dans "
        "Poedit, ou reprenez sa dernière version.",
        "this translation catalog cannot be read from here on (a quote may be missing); open it again in Poedit, or go back "
        "to its last version.",
    ),
    why=(
        "Ce qui suit serait perdu : tout ce fichier est montré en français tant qu’il n’est pas réparé.",
        "What follows would be lost: this whole file is shown in French until it is mended.",
    ),
)
declare(
    "catalog-header",
    says=(
        "l’en-tête de ce catalogue {what} ; il doit dire « {allowed} ».",
        "the header of this catalog {what}; it must say “{allowed}”.",
    ),
    why=(
        "Les programmes des traducteurs s’y fient : une autre langue ou un autre codage abîme tout le fichier.",
        "Translators’ programs rely on it: another language or encoding spoils the whole file.",
    ),
)
declare(
    "catalog-twice",
    says=(
        "{key} est écrit deux fois, d’abord ligne {first} ; gardez la bonne traduction et effacez l’autre.",
        "{key} is written twice, first on line {first}; keep the right translation and delete the other.",
    ),
    why=(
        "Deux traductions d’un même texte : on ne sait pas laquelle est la bonne, et gettext refuse le fichier.",
        "Two translations of one text: nobody knows which is right, and gettext refuses the file.",
    ),
)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated text: what it says, the French it was made from, and whether it must be looked at again.

    `since` is the day its French changed in meaning, where it is known; a `withdrawn` one is never shown.
    """

    value: str
    source: str
    fuzzy: bool
    since: datetime.date | None = None
    withdrawn: bool = False


Catalog = Mapping[str, Translation]


def catalog_name(file: str) -> str:
    """Return the name of the catalog of the data file `file`: flat, because translators' tools show flat lists."""
    return file.replace("/", ".")


def sources(library: Library) -> dict[str, list[Text]]:
    """Return every text of `library` to translate, by file, in the order of the file; names and codes are not texts."""
    found = {name: list(texts(record)) for name, record in sorted(library.files.items())}
    return {name: items for name, items in found.items() if items}


def french_of(entry: polib.POEntry) -> str:
    """Return the French that a translation was made from.

    A translator who takes the fuzzy flag away has looked at the new French, whatever comment is left behind.
    """
    return str(entry.previous_msgid) if entry.fuzzy and entry.previous_msgid else str(entry.msgid)


def is_guess(entry: polib.POEntry) -> bool:
    """Return whether a program put the translation of another text there (msgmerge does), for a translator to judge."""
    return bool(entry.fuzzy and entry.previous_msgctxt and entry.previous_msgctxt != entry.msgctxt)


def read_catalogs(project: Project, library: Library, language: str) -> tuple[Catalog, list[Problem]]:
    """Return the translations of `library` into `language`, and what is wrong with them.

    A faulty text is left out, an unreadable file too: the reader then sees the French, marked.
    """
    problems: list[Problem] = []
    reading = _Reading(known_ids(library), Forbidden(library, language))
    missing: list[str] = []
    for file, items in sources(library).items():
        path = project.locale / language / f"{catalog_name(file)}.po"
        if not path.is_file():
            # A file without its .pot was never given to translators yet.
            given = (project.locale / path.name).with_suffix(".pot").is_file()
            missing += [path.name] if given and any(text.critical for text in items) else []
            continue
        name = project.name(path)
        raw, po, broken = read_file(path)
        if po is None:
            problems.append(unreadable(name, broken))
            continue
        problems += _header_problems(name, raw, po, language)
        # Another language's words would be read aloud as this one's.
        if not po.metadata.get("Language") or _is_of(po, language):
            problems += reading.entries(file, name, raw, po, items)
    if reading.catalog:
        problems += whole.missing_catalogs(project.name(project.locale / language), missing)
    problems += whole.same(reading.said)
    return reading.catalog, problems


def read_file(path: Path) -> tuple[str, polib.POFile | None, int]:
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


def unreadable(file: str, line: int) -> Problem:
    """Return what is said of a catalog that cannot be read from `line` on."""
    return problem("catalog-unreadable", file, line)


def twice(file: str, raw: str, po: polib.POFile) -> dict[str, Problem]:
    """Return a fault for each id that has more than one entry: dropping one could drop the right translation."""
    count = Counter(entry.msgctxt or "" for entry in po if not entry.obsolete)
    return {
        key: problem("catalog-twice", file, lines[1], key=key, first=str(lines[0]))
        for key, times in count.items()
        if times > 1 and len(lines := whole.lines(raw, key)) > 1
    }


@dataclass
class _Reading:
    """The catalogs of one language being read: what may be named and said, and what was found so far."""

    known: Known
    forbidden: Forbidden
    catalog: dict[str, Translation] = field(default_factory=dict)
    said: dict[str, tuple[str, str, str, Text]] = field(default_factory=dict)

    def entries(self, file: str, name: str, raw: str, po: polib.POFile, items: list[Text]) -> Iterator[Problem]:
        """Keep the usable translations of a file, and yield what is wrong with the others."""
        wanted = {text.key: text for text in items}
        living = [entry for entry in po if not entry.obsolete]
        written = [whole.Written(e.msgctxt or "", e.msgid, bool(e.msgstr.strip()) and not is_guess(e)) for e in living]
        refused = twice(name, raw, po) | whole.misplaced(name, raw, written, items)
        yield from refused.values()
        yield from whole.unknown(name, raw, written, items)
        yield from whole.gaps(name, raw, written, items)
        for entry, one in zip(living, written, strict=True):
            text = wanted.get(one.key)
            if text is None or not one.filled or one.key in refused:
                continue
            said, french = entry.msgstr.strip(), french_of(entry)
            found = translation_problems(name, text, said, french)
            harmful = None if has_errors(found) else self.forbidden.problem(name, file, text, said)
            found += [harmful] if harmful else []
            yield from (replace(problem, line=whole.lines(raw, text.key)[0]) for problem in found)
            # What an outdated translation names may be gone: then it can no longer be shown.
            gone = french != text.value and not all(resolves(self.known, ref) for ref in references(said))
            if not has_errors(found) and not gone:
                self._keep(text, entry, french)
                self.said[text.key] = (name, raw, said, text)

    def _keep(self, text: Text, entry: polib.POEntry, french: str) -> None:
        since = notes.noted(entry.tcomment, "stale since") if entry.fuzzy else None
        withdrawn = entry.fuzzy and notes.noted(entry.tcomment, "withdrawn") is not None
        self.catalog[text.key] = Translation(entry.msgstr.strip(), french, entry.fuzzy, since, withdrawn)


def _header_problems(name: str, raw: str, po: polib.POFile, language: str) -> Iterator[Problem]:
    charset = _CHARSET.search(po.metadata.get("Content-Type", ""))
    if charset is None or charset[1].upper() not in ("UTF-8", "UTF8"):
        said = charset[1] if charset else ""
        yield _header_problem(name, raw, "Content-Type", said, "text/plain; charset=UTF-8")
    if not _is_of(po, language):
        yield _header_problem(name, raw, "Language", po.metadata.get("Language", ""), language)


def _header_problem(name: str, raw: str, field: str, said: str, allowed: str) -> Problem:
    at = max(raw.find(f'"{field}:' if said else 'msgid ""'), 0)
    what = (f"dit « {said} »", f"says “{said}”") if said else (f"n’a pas « {field} »", f"has no “{field}”")
    return problem("catalog-header", name, raw.count("\n", 0, at) + 1, what=what, allowed=f"{field}: {allowed}")


def _is_of(po: polib.POFile, language: str) -> bool:
    """Return whether the header names `language`; Poedit and Weblate may add a country, such as pt_PT."""
    said = po.metadata.get("Language", "").replace("-", "_")
    return said.partition("_")[0] == language and said not in _OTHERS
