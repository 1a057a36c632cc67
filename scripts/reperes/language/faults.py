"""What makes one translation unusable: it names, numbers or marks up other things than the French it was made from."""

import re
import unicodedata
from collections import Counter

from reperes.content import inline, typed
from reperes.content.text import Text
from reperes.problems import Problem

_PLACEHOLDER = re.compile(r"\{[a-z]+\}")
_DIGIT = re.compile(r"\d")


def translation_fault(file: str, text: Text, translation: str, french: str) -> Problem | None:
    """Return the first thing that makes `translation` unusable, at the top of its catalog `file`."""
    wanted, said = _names(french), _names(translation)
    lost, added = wanted - said, said - wanted
    if lost or added:
        return _other_names(file, text, lost, added)
    foreign = sorted(_digits(translation) - _digits(french)) + list(typed.addresses(inline.plain(translation)))
    if foreign:
        return Problem(
            file,
            1,
            1,
            "translation-number",
            f"la traduction de {text.key} contient « {foreign[0]} », que le français n’a pas ; un numéro ou une adresse ne "
            "s’écrit jamais dans un texte.",
            f"the translation of {text.key} holds “{foreign[0]}”, which the French has not; a number or an address is never "
            "typed in a text.",
        )
    leftover = [] if inline.is_bare(translation) else inline.leftovers(translation)
    leftover = [part for part in leftover if not _PLACEHOLDER.fullmatch(part)]
    if leftover:
        return Problem(
            file,
            1,
            1,
            "translation-markup",
            f"dans la traduction de {text.key}, « {leftover[0]} » n’est ni un lien ni une valeur ; écrivez-le comme dans "
            "le français.",
            f"in the translation of {text.key}, “{leftover[0]}” is neither a link nor a value; write it as in the French.",
        )
    if empty := next((ref.written for ref in inline.references(translation) if ref.wordless), None):
        return Problem(
            file,
            1,
            1,
            "translation-markup",
            f"dans la traduction de {text.key}, le lien vers « {empty} » n’a pas de mots ; écrivez-les entre les crochets.",
            f"in the translation of {text.key}, the link to “{empty}” has no words; write them between the square brackets.",
        )
    return None


def _other_names(file: str, text: Text, lost: Counter[str], added: Counter[str]) -> Problem:
    fr, en = [], []
    if lost:
        fr.append(f"il manque {', '.join(sorted(lost))}")
        en.append(f"{', '.join(sorted(lost))} is missing")
    if added:
        fr.append(f"{', '.join(sorted(added))} est en trop")
        en.append(f"{', '.join(sorted(added))} is not in the French")
    return Problem(
        file,
        1,
        1,
        "translation-references",
        f"la traduction de {text.key} ne renvoie pas aux mêmes choses que le français : {', '.join(fr)}.",
        f"the translation of {text.key} does not refer to the same things as the French: {', '.join(en)}.",
    )


def _names(value: str) -> Counter[str]:
    if inline.is_bare(value):
        return Counter()
    return Counter([ref.written for ref in inline.references(value)] + _PLACEHOLDER.findall(value))


def _digits(value: str) -> set[str]:
    """Return the runs of digits in the words of `value`, whatever digits the language uses, as 0-9."""
    if not _DIGIT.search(value):
        return set()
    return {"".join(str(unicodedata.digit(d)) for d in run) for run in re.findall(r"\d+", inline.plain(value))}
