"""The table of rules: name, level, sentence, reason."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reperes.content.library import Library
from reperes.content.source_file import Path
from reperes.content.wording import fill
from reperes.problems import Level, Problem

Pair = tuple[str, str]


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule: the file's name, the path in it, and what fills the sentence.

    `needle` points inside the value (its `nth` occurrence); `key` points at the field's name.
    """

    file: str
    path: Path
    values: dict[str, str | Pair] = field(default_factory=dict)
    needle: str = ""
    nth: int = 0
    key: bool = False


RuleFunction = Callable[[Library], Iterator[Finding]]
DatedFunction = Callable[[Library, datetime.date], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule of the content: what it says to people, and why it exists."""

    name: str
    level: Level
    sentence: Pair
    why: Pair
    find: DatedFunction


RULES: dict[str, Rule] = {}


def rule(name: str, *, says: Pair, why: Pair, level: Level = "error") -> Callable[[RuleFunction], RuleFunction]:
    """Register the decorated function as the rule `name`; `says` and `why` are (French, English)."""

    def register(function: RuleFunction) -> RuleFunction:
        dated_rule(name, says=says, why=why, level=level)(lambda library, _: function(library))
        return function

    return register


def dated_rule(name: str, *, says: Pair, why: Pair, level: Level) -> Callable[[DatedFunction], DatedFunction]:
    """Register a rule that needs to know what day it is."""

    def register(function: DatedFunction) -> DatedFunction:
        if name in RULES:
            raise ValueError(f"rule registered twice: {name}")
        RULES[name] = Rule(name, level, says, why, function)
        return function

    return register


def check(library: Library, today: datetime.date) -> list[Problem]:
    """Return everything in `library` that breaks a rule on the day `today`, in no order."""
    return [_problem(library, rule, found) for rule in RULES.values() for found in rule.find(library, today)]


def _problem(library: Library, rule: Rule, found: Finding) -> Problem:
    source = library.places[found.file]
    if found.needle:
        span = source.within(found.path, found.needle, found.nth)
    else:
        span = source.key(found.path) if found.key else source.value(found.path)
    fr, en = fill(rule.sentence[0], rule.sentence[1], **found.values)
    return Problem(source.name, span.line, span.column, rule.name, fr, en, rule.level)
