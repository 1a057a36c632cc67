"""What is wrong with a catalog as a whole: an entry of no text, one that wears another's id, urgent texts that are not there.

Where each translation holds what its own French holds, nothing tells two of them that changed places, unless one of the two
stands elsewhere as the translation of another French.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reperes.content.text import Text
from reperes.content.wording import nearest
from reperes.language.registry import declare, problem
from reperes.problems import Problem

# From how many of its urgent texts on, of a hundred, a catalog is taken for one that means to have them all.
MOST = 50
# Below this likeness (difflib's ratio) two French texts do not say the same; very short ones may be translated alike.
_ALIKE, _SHORT = 0.5, 3
_SHOWN = 3

declare(
    "catalog-unknown",
    says=(
        "{key} n’est le nom d’aucun texte : cette traduction n’est jamais montrée.{near} Si le texte a été enlevé, lancez "
        "« reperes translate update ».",
        "{key} is the name of no text: this translation is never shown.{near} If the text was removed, run “reperes translate "
        "update”.",
    ),
    why=(
        "Une lettre changée dans un msgctxt perd la traduction en silence : le lecteur voit du français.",
        "One letter changed in a msgctxt loses the translation in silence: the reader sees French.",
    ),
)
declare(
    "catalog-misplaced",
    says=(
        "{key} porte ici le français de {other} ; remettez à chaque traduction son msgctxt, ou lancez « reperes translate "
        "update » si le français a changé de place.",
        "{key} holds the French of {other} here; give each translation its msgctxt back, or run “reperes translate update” if "
        "the French has moved.",
    ),
    why=(
        "Deux conseils échangés se lisent bien l’un et l’autre, et disent le contraire de ce qu’il faut à leur place.",
        "Two pieces of advice that changed places both read well, and say the opposite of what is needed where they stand.",
    ),
)
declare(
    "catalog-gap",
    level="warning",
    says=(
        "{what} ; le lecteur voit du français à la place. Si ce n’est pas voulu, reprenez la version d’avant, ou lancez "
        "« reperes translate update » et traduisez.",
        "{what}; the reader sees French instead. If that is not meant, take the version from before, or run “reperes translate "
        "update” and translate.",
    ),
    why=(
        "Une entrée effacée par erreur ne se voit pas : elle est comptée comme « à traduire » parmi les autres.",
        "An entry deleted by mistake does not show: it is counted as “to translate” among the others.",
    ),
)
declare(
    "catalog-same",
    level="warning",
    says=(
        "{key} a la même traduction que {other}, dont le français dit autre chose ; l’une des deux n’est pas à sa place.",
        "{key} has the same translation as {other}, whose French says something else; one of the two is out of place.",
    ),
    why=(
        "Une traduction collée au mauvais endroit se lit bien, et donne un conseil qui n’est pas le bon.",
        "A translation pasted in the wrong place reads well, and gives advice that is not the right one.",
    ),
)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry that stands in a catalog: its id, the French above it, and whether something is written below."""

    key: str
    french: str
    filled: bool


def lines(raw: str, key: str) -> list[int]:
    """Return the lines on which the entries of `key` begin in the text of a catalog."""
    begins = re.compile(rf'^msgctxt "{re.escape(key)}"\s*$', re.M)
    return [raw.count("\n", 0, match.start()) + 1 for match in begins.finditer(raw)] or [1]


def unknown(name: str, raw: str, entries: Sequence[Written], items: Iterable[Text]) -> Iterator[Problem]:
    """Return a fault for each translation whose id is that of no text."""
    known = {text.key for text in items}
    filled = {entry.key for entry in entries if entry.filled}
    for entry in entries:
        if entry.filled and entry.key not in known:
            near = nearest(entry.key, known - filled)
            shown = entry.key or f"« {entry.french[:40]} »"
            yield problem("catalog-unknown", name, lines(raw, entry.key)[0], key=shown, near=near)


def misplaced(name: str, raw: str, entries: Sequence[Written], items: Iterable[Text]) -> dict[str, Problem]:
    """Return a fault for each id whose entry holds the present French of another text."""
    french = {text.key: text.value for text in items}
    owners = {value: key for key, value in french.items()}
    return {
        entry.key: problem(
            "catalog-misplaced", name, lines(raw, entry.key)[0], key=entry.key, other=owners[entry.french]
        )
        for entry in entries
        if entry.filled and entry.french in owners and french.get(entry.key, entry.french) != entry.french
    }


def gaps(name: str, raw: str, entries: Iterable[Written], items: Iterable[Text]) -> Iterator[Problem]:
    """Return a warning where a catalog that has most of its urgent texts lacks some."""
    urgent = [text.key for text in items if text.critical]
    filled = {entry.key for entry in entries if entry.filled}
    lacking = [key for key in urgent if key not in filled]
    if lacking and 100 * (len(urgent) - len(lacking)) >= MOST * len(urgent):
        shown = ", ".join(lacking[:_SHOWN]) + ("…" if len(lacking) > _SHOWN else "")
        fr, en = ("textes urgents", "urgent texts") if len(lacking) > 1 else ("texte urgent", "urgent text")
        what = (f"il manque ici {len(lacking)} {fr} ({shown})", f"{len(lacking)} {en} missing here ({shown})")
        yield problem("catalog-gap", name, lines(raw, lacking[0])[0], what=what)


def missing_catalogs(folder: str, missing: Iterable[str]) -> Iterator[Problem]:
    """Return a warning for each catalog with urgent texts that a language which is translated has lost."""
    for name in missing:
        what = ("ce fichier de textes urgents n’est plus là", "this file of urgent texts is no longer there")
        yield problem("catalog-gap", f"{folder}/{name}", 1, what=what)


def same(said: Mapping[str, tuple[str, str, str, Text]]) -> Iterator[Problem]:
    """Return a warning for each urgent text whose translation stands elsewhere below a French that says something else.

    `said` gives, by id, the name of the catalog, what it holds, the translation and the text.
    """
    first: dict[str, Text] = {}
    for key, (name, raw, translation, text) in said.items():
        other = first.setdefault(translation, text)
        if other.value == text.value or not (text.critical or other.critical):
            continue
        if min(len(other.value.split()), len(text.value.split())) > _SHORT and not _is_alike(other.value, text.value):
            yield problem("catalog-same", name, lines(raw, key)[0], key=key, other=other.key)


def _is_alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _ALIKE
