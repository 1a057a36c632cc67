"""The words that our texts never say, and the plainer ones they take: rules that volunteers write."""

from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from reperes.content.model.common import Id, LanguageCode, Plain, Record
from reperes.content.phrases import BadPhraseError, is_open, phrase


def _phrase(written: str) -> str:
    try:
        phrase(written)
    except BadPhraseError:
        raise PydanticCustomError("bad-phrase", "bad phrase") from None
    return written


def _closed(written: str) -> str:
    if is_open(phrase(written)):
        raise PydanticCustomError("bad-phrase", "bad phrase")
    return written


Phrase = Annotated[Plain, AfterValidator(_phrase)]
Forbidden = Annotated[Phrase, AfterValidator(_closed)]


class Reason(Record):
    """A sentence for the person who wrote the words."""

    fr: Plain
    en: Plain


class WordingRule(Record):
    """Words that our texts do not say, and why."""

    id: Id
    level: Literal["error", "warning"]
    """error: stops the build, for what could hurt · warning: advice."""
    language: LanguageCode = "fr"
    """The language of the words: those of another language than French are looked for in its translations."""
    forbid: tuple[Forbidden, ...]
    """Words as people write them: a/b is one word or the other, mot(s) has optional letters, … is two words at most."""
    allow: tuple[Phrase, ...] = ()
    """Where one of these stands on the words, they pass; with … at its end or start, where it stands before or after."""
    only_in: tuple[Plain, ...] = ()
    """Fields (say, offences.name), files (situations, pages/ecoles) or texts (pages/ecoles#id); everywhere if absent."""
    not_in: tuple[Plain, ...] = ()
    """Fields, files or texts, named in the same way, where the words may stand."""
    why: Reason
    instead: Plain
    """Words to write instead, quoted in the message."""
    caught: tuple[Plain, ...]
    """Sentences that this rule must find."""
    passes: tuple[Plain, ...] = ()
    """Sentences near them that it must leave alone."""


class Wording(Record):
    """data/wording.yml."""

    not_in: tuple[Plain, ...] = ()
    """Where no rule looks: words to avoid are quoted there on purpose."""
    rules: tuple[WordingRule, ...]
