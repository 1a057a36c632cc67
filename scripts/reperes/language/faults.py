"""What may be wrong with one translation, measured on the French it was made from: one small function for each fault."""

import re
import unicodedata
from collections import Counter

from reperes.content import inline, typed
from reperes.content.text import Text
from reperes.language.registry import FAULTS, Pair, Translated, Values, fault, problem
from reperes.problems import Problem

_PLACEHOLDER, _DIGIT = re.compile(r"\{[a-z]+\}"), re.compile(r"\d")
# Tags, comments and entities of HTML, and marks of Markdown that mark nothing.
_RAW = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:#\d+|#x[0-9a-f]+|[a-z]+);|\*\*|__|`", re.I)
_WORD = re.compile(r"[^\W\d_]+")
# Marks that begin another direction of text, and what ends each (Unicode Standard Annex 9, 2.1 to 2.5).
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_OVERRIDES = "\u202d\u202e"
_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Above this many times the French a text no longer fits where the French did; a line of this many letters always does.
LONGEST, ONE_LINE = 2.5, 40
# A short phrase may well be the same in two languages; a sentence is not.
_SAME_WORDS = 3
# Fields that hold the name of an organisation, which has no translation.
_NAMES = (".operator",)


def translation_fault(file: str, text: Text, translation: str, french: str) -> Problem | None:
    """Return the first thing that makes `translation` unusable, at the top of its catalog `file`."""
    return next((p for p in translation_problems(file, text, translation, french) if p.level == "error"), None)


def translation_problems(file: str, text: Text, translation: str, french: str) -> list[Problem]:
    """Return what is wrong with a translation made from `french`: one fault, or warnings alone."""
    pair = Translated(text, translation, french)
    warnings = []
    for name, found in FAULTS.items():
        values = found.check(pair) if found.check else None
        if values is not None:
            said = problem(name, file, 1, key=text.key, **values)
            if found.level == "error":
                return [said]
            warnings.append(said)
    return warnings


@fault(
    "translation-references",
    says=(
        "la traduction de {key} ne renvoie pas aux mêmes choses que le français : {what}.",
        "the translation of {key} does not refer to the same things as the French: {what}.",
    ),
    why=(
        "Un lien perdu est un numéro d’aide perdu ; un lien de trop mène ailleurs que prévu.",
        "A lost link is a lost help line; one more leads elsewhere than was meant.",
    ),
)
def names_the_same_things(pair: Translated) -> Values | None:
    """Links, values and places to fill are those of the French, as many times."""
    wanted, said = _names(pair.french), _names(pair.said)
    lost, added = ", ".join(sorted(wanted - said)), ", ".join(sorted(said - wanted))
    if not lost and not added:
        return None
    fr = [f"il manque {lost}"] if lost else []
    en = [f"{lost} is missing"] if lost else []
    if added:
        fr.append(f"{added} est en trop")
        en.append(f"{added} is not in the French")
    return {"what": (", ".join(fr), ", ".join(en))}


@fault(
    "translation-number",
    says=(
        "la traduction de {key} contient « {written} », que le français n’a pas ; un numéro ou une adresse ne s’écrit jamais "
        "dans un texte.",
        "the translation of {key} holds “{written}”, which the French has not; a number or an address is never typed in a "
        "text.",
    ),
    why=(
        "Un numéro tapé dans une phrase peut être celui d’un autre pays, et personne ne le corrigera quand il changera.",
        "A number typed in a sentence may be another country’s, and nobody will correct it when it changes.",
    ),
)
def types_no_number(pair: Translated) -> Values | None:
    """No digits and no address that the French has not, whatever digits the language uses."""
    foreign = sorted(_digits(pair.said) - _digits(pair.french)) + list(typed.addresses(inline.plain(pair.said)))
    return {"written": foreign[0]} if foreign else None


@fault(
    "translation-markup",
    says=(
        "dans la traduction de {key}, « {written} » n’est ni un lien, ni une valeur, ni du gras ; écrivez-le comme dans le "
        "français.",
        "in the translation of {key}, “{written}” is no link, no value and no bold; write it as in the French.",
    ),
    why=(
        "Ce qui n’est pas compris est montré tel quel à la personne qui lit, avec ses signes.",
        "What is not understood is shown to the reader as it is, signs and all.",
    ),
)
def holds_no_raw_markup(pair: Translated) -> Values | None:
    """Nothing that looks like markup is left over, and no HTML."""
    raw = _raw(pair.said)
    found = [part for part in raw if part not in _raw(pair.french)] if raw else []
    return {"written": found[0]} if found else None


@fault(
    "translation-wordless",
    says=(
        "dans la traduction de {key}, le lien vers « {written} » n’a pas de mots ; écrivez-les entre les crochets.",
        "in the translation of {key}, the link to “{written}” has no words; write them between the square brackets.",
    ),
    why=(
        "Un lien sans mots ne se voit pas et ne se touche pas.",
        "A link without words cannot be seen, and cannot be tapped.",
    ),
)
def links_have_words(pair: Translated) -> Values | None:
    """Every link has words to tap."""
    empty = (ref.written for ref in inline.references(pair.said) if ref.wordless)
    return next(({"written": written} for written in empty), None)


@fault(
    "translation-bold",
    says=(
        "la traduction de {key} a {said} ; le français en a {wanted}. Mettez les deux étoiles (**mot**) comme dans le français.",
        "the translation of {key} has {said}; the French has {wanted}. Put the two stars (**word**) as in the French.",
    ),
    why=(
        "Le gras porte ce qu’il faut voir d’abord, souvent un « ne … pas ».",
        "Bold carries what must be seen first, often a “do not”.",
    ),
)
def keeps_what_is_bold(pair: Translated) -> Values | None:
    """As many bold passages as the French."""
    wanted, said = _bold(pair.french), _bold(pair.said)
    if wanted == said:
        return None
    passages = (
        f"{said} passage{'s' if said > 1 else ''} en gras",
        f"{said} bold passage{'' if said == 1 else 's'}",
    )
    return {"wanted": str(wanted), "said": passages}


@fault(
    "translation-direction",
    says=(
        "dans la traduction de {key}, la marque invisible {written} {what} ; effacez-la.",
        "in the translation of {key}, the invisible mark {written} {what}; delete it.",
    ),
    why=(
        "Une marque de sens laissée ouverte retourne la suite de la page, et peut montrer un numéro à l’envers.",
        "A direction mark left open reverses the rest of the page, and can show a number backwards.",
    ),
)
def closes_its_direction_marks(pair: Translated) -> Values | None:
    """Every mark that begins a direction is ended, and none forces the order of letters."""
    open_marks: list[str] = []
    for mark in _MARKS.findall(pair.said):
        if mark in _OVERRIDES:
            return _mark(mark, ("force l’ordre des lettres", "forces the order of letters"))
        if mark in _OPENING:
            open_marks.append(mark)
        elif not open_marks or _OPENING[open_marks.pop()] != mark:
            return _mark(mark, ("ferme ce qui n’est pas ouvert", "ends what was not begun"))
    return _mark(open_marks[-1], ("n’est pas fermée", "is not ended")) if open_marks else None


@fault(
    "translation-copied",
    level="warning",
    says=(
        "la traduction de {key} est le français lui-même ; traduisez-le, ou laissez vide : le lecteur verra le français, "
        "signalé comme tel.",
        "the translation of {key} is the French itself; translate it, or leave it empty: the reader will see the French, "
        "marked as such.",
    ),
    why=(
        "Du français pris pour une traduction est lu à voix haute avec la mauvaise prononciation, et compté comme fait.",
        "French taken for a translation is read aloud in the wrong voice, and counted as done.",
    ),
)
def is_not_the_french(pair: Translated) -> Values | None:
    """A sentence that is the same as the French was forgotten; a name, or a word or two, may be the same."""
    if pair.said != pair.french or pair.text.key.endswith(_NAMES):
        return None
    words = _WORD.findall(_PLACEHOLDER.sub("", inline.plain(pair.said)))
    common = [word for word in words[1:] if word[:1].islower()]
    return {} if len(words) > _SAME_WORDS and len(common) >= len(words) / 2 else None


@fault(
    "translation-long",
    level="warning",
    says=(
        "la traduction de {key} a {written} lettres, le français {allowed} ; ce texte va aussi sur papier, où la place manque. "
        "Dites-le plus court.",
        "the translation of {key} has {written} letters, the French {allowed}; this text also goes on paper, where room is "
        "short. Say it in fewer words.",
    ),
    why=(
        "Sur une fiche imprimée, un texte bien plus long que le français pousse le reste hors de la page.",
        "On a printed sheet a text much longer than the French pushes the rest off the page.",
    ),
)
def fits_on_paper(pair: Translated) -> Values | None:
    """Where it goes on paper (urgent texts, texts for leaflets), at most 2.5 times as long as the French."""
    if not pair.text.critical and not pair.text.key.endswith(".leaflet"):
        return None
    said, french = len(inline.plain(pair.said)), len(inline.plain(pair.french))
    return {"written": str(said), "allowed": str(french)} if said > max(LONGEST * french, ONE_LINE) else None


def _mark(mark: str, what: Pair) -> Values:
    return {"written": f"U+{ord(mark):04X}", "what": what}


def _names(value: str) -> Counter[str]:
    if inline.is_bare(value):
        return Counter()
    return Counter([ref.written for ref in inline.references(value)] + _PLACEHOLDER.findall(value))


def _digits(value: str) -> set[str]:
    """Return the runs of digits in the words of `value`, whatever digits the language uses, as 0-9."""
    if not _DIGIT.search(value):
        return set()
    return {"".join(str(unicodedata.digit(d)) for d in run) for run in re.findall(r"\d+", inline.plain(value))}


def _bold(value: str) -> int:
    if "*" not in value and "_" not in value:
        return 0
    return sum(token.type == "strong_open" for token in inline.flat(inline.tokens(value, block=True)))


def _raw(value: str) -> list[str]:
    """Return what would stand on the page with its signs, or was meant as HTML."""
    left = [] if inline.is_bare(value) else [p for p in inline.leftovers(value) if not _PLACEHOLDER.fullmatch(p)]
    return left + _RAW.findall(value if inline.is_bare(value) else _shown(value))


def _shown(value: str) -> str:
    """Return the words of `value` as the parser leaves them, entities as they were written."""
    return inline.plain(value) + " ".join(re.findall(r"&[#\w]+;", value))
