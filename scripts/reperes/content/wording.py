"""How a sentence about a fault is filled in, and how the word that was meant is found."""

import difflib
from collections.abc import Iterable

from reperes.content.field_sentences import FIELD_SENTENCES
from reperes.content.file_sentences import FILE_SENTENCES

SENTENCES = FILE_SENTENCES | FIELD_SENTENCES


def sentence(code: str, **values: str | tuple[str, str]) -> tuple[str, str]:
    """Return the French and the English sentence of `code`, filled with `values`.

    A value may be a pair (French, English). Raises KeyError for an unknown code or a missing value.
    """
    fr, en = SENTENCES[code]
    return fill(fr, en, **values)


def fill(fr: str, en: str, **values: str | tuple[str, str]) -> tuple[str, str]:
    """Return both sentences with `values` in place; a value may be a pair (French, English)."""
    pairs = {name: value if isinstance(value, tuple) else (value, value) for name, value in values.items()}
    return (
        fr.format(**{name: pair[0] for name, pair in pairs.items()}),
        en.format(**{name: pair[1] for name, pair in pairs.items()}),
    )


def choices(words: Iterable[str]) -> tuple[str, str]:
    """Return the words as a choice in both languages: “a, b ou c”, “a, b or c”."""
    *first, last = list(words)
    if not first:
        return last, last
    return f"{', '.join(first)} ou {last}", f"{', '.join(first)} or {last}"


def nearest(written: str, known: Iterable[str]) -> tuple[str, str]:
    """Return “ Vouliez-vous dire …?” with the known word nearest to `written`, or nothing, in both languages."""
    close = closest(written, known)
    return (f" Vouliez-vous dire « {close} » ?", f" Did you mean “{close}”?") if close else ("", "")


def closest(written: str, known: Iterable[str]) -> str:
    """Return the known word nearest to `written`, or nothing where none is near."""
    return next(iter(difflib.get_close_matches(written.lower(), list(known), n=1, cutoff=0.6)), "")
