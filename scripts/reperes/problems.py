"""What is said to people about their files: one Problem, three printers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]
Language = Literal["fr", "en"]


class FaultError(Exception):
    """A fault a person can mend, said in one sentence in both languages; the command line prints it without a trace."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(fr, en)  # both, so that it travels whole between processes
        self.fr = fr
        self.en = en

    def __str__(self) -> str:
        return self.fr

    def message(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at one place. Lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int
    rule: str
    fr: str
    en: str
    level: Level = "error"

    def message(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.fr if language == "fr" else self.en


class FaultsError(Exception):
    """Faults were found, so nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(self.problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether one of `problems` stops a build."""
    return any(problem.level == "error" for problem in problems)


def as_text(problems: Iterable[Problem], language: Language) -> list[str]:
    """Return a line a problem, `file:line:column: sentence`, ordered by place."""
    warning = {"fr": "avertissement : ", "en": "warning: "}[language]
    return [
        f"{p.file}:{p.line}:{p.column}: {warning if p.level == 'warning' else ''}{p.message(language)}"
        for p in sorted(problems)
    ]


def as_github(problems: Iterable[Problem], language: Language) -> list[str]:
    """Return workflow commands that pin each problem to its line of a pull request.

    Escapes are those of GitHub's toolkit (`@actions/core`, command.ts).
    """

    def value(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return value(text).replace(":", "%3A").replace(",", "%2C")

    return [
        f"::{p.level} file={prop(p.file)},line={p.line},col={p.column},title={prop(p.rule)}::{value(p.message(language))}"
        for p in sorted(problems)
    ]


def as_json(problems: Iterable[Problem], language: Language) -> str:
    """Return a JSON array for tools, one object a problem, ordered by place."""
    rows = [
        {
            "file": p.file,
            "line": p.line,
            "column": p.column,
            "level": p.level,
            "rule": p.rule,
            "message": p.message(language),
        }
        for p in sorted(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def closing_line(problems: Iterable[Problem], files_read: int, language: Language) -> str:
    """Return the last line of a check: how many files were read, how many faults and warnings were found, and where."""
    found = list(problems)
    errors = [p for p in found if p.level == "error"]
    warnings = len(found) - len(errors)
    places = len({p.file for p in errors})
    if language == "fr":
        tail = f", {count(warnings, 'avertissement')}" if warnings else ""
        if not errors:
            return f"{count(files_read, 'fichier lu', 'fichiers lus')}, aucune faute{tail}."
        faults = f"{count(len(errors), 'faute')} dans {count(places, 'fichier')}"
        read = count(files_read, "fichier lu", "fichiers lus")
        return f"{read}, {faults}{tail}. Rien n’a été écrit. Chaque message est expliqué dans docs/reparer.md."
    tail = f", {count(warnings, 'warning')}" if warnings else ""
    if not errors:
        return f"{count(files_read, 'file')} read, no faults{tail}."
    faults = f"{count(len(errors), 'fault')} in {count(places, 'file')}"
    read = f"{count(files_read, 'file')} read"
    return f"{read}, {faults}{tail}. Nothing was written. Each message is explained in docs/en/reparer.md."


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number and what is counted, in the singular for one."""
    return f"{number} {one if number == 1 else many or one + 's'}"
