"""Contributors' pages made from the model and the rules, so that they cannot say anything else than the check does."""

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Protocol, Union, get_args, get_origin

from reperes.content.load import FOLDERS, SINGLE
from reperes.content.model import Record
from reperes.content.rules import RULES
from reperes.content.text import Text
from reperes.content.wording import SENTENCES

Language = Literal["fr", "en"]
_WORDS: Mapping[str, tuple[str, str]] = {
    "fields": ("Les champs de chaque fichier", "The fields of every file"),
    "fields-lead": (
        "Cette page est faite à partir du modèle : elle dit ce que `reperes check` accepte.",
        "This page is made from the model: it says what `reperes check` accepts.",
    ),
    "field": ("Champ", "Field"),
    "required": ("Obligatoire", "Required"),
    "kind": ("Valeur", "Value"),
    "meaning": ("Sens", "Meaning"),
    "yes": ("oui", "yes"),
    "no": ("", ""),
    "faults": ("Réparer une faute", "Mending a fault"),
    "faults-lead": (
        "Chaque message de `reperes check`, pourquoi il existe, et un exemple. Cette page est faite à partir des règles "
        "et des essais.",
        "Each message of `reperes check`, why it exists, and an example. This page is made from the rules and the tests.",
    ),
    "warning": ("avertissement, ne bloque rien", "warning, blocks nothing"),
    "example": ("Exemple :", "Example:"),
    "reading": ("Lire le fichier et ses champs", "Reading the file and its fields"),
    "rules": ("Les règles", "The rules"),
    "translations": ("Les traductions", "Translations"),
}


# What a volunteer writes for each type, in words that are the same in both languages.
_NAMES: Mapping[Any, str] = {
    Text: "texte · text",
    str: "mot · word",
    bool: "`true`, `false`",
    int: "123",
    Decimal: "12.5",
    datetime.date: "2026-11-22",
}


class Explained(Protocol):
    """Something that is checked: how grave it is, and why, in French and in English."""

    @property
    def level(self) -> str:
        """`error` or `warning`."""

    @property
    def why(self) -> tuple[str, str]:
        """The reason."""


def pages(examples: Path, translations: Mapping[str, Explained]) -> dict[str, str]:
    """Return the generated pages of docs/ by path; `examples` is the folder of broken examples.

    `translations` are the faults of translations, by name.
    """
    return {
        "docs/champs.md": fields_page("fr"),
        "docs/en/champs.md": fields_page("en"),
        "docs/reparer.md": faults_page("fr", examples, translations),
        "docs/en/reparer.md": faults_page("en", examples, translations),
    }


def fields_page(language: Language) -> str:
    """Return the page of fields: a table for each kind of file and each record in it."""
    lines = [f"# {_say('fields', language)}", "", _say("fields-lead", language), ""]
    for name, kind in sorted({**SINGLE, **FOLDERS}.items()):
        file = f"data/{name}.yml" if name in SINGLE else f"data/{name}/….yml"
        lines += [f"## {file}", ""]
        for record in _records(kind):
            if record is not kind:
                lines += [f"### {record.__name__} ({file})", ""]
            lines += _table(record, language)
    return "\n".join(lines)


def faults_page(language: Language, examples: Path, translations: Mapping[str, Explained]) -> str:
    """Return the page of faults: every sentence and rule, with the message its broken example gets."""
    said = _said(examples, language)
    lines = [f"# {_say('faults', language)}", "", _say("faults-lead", language), ""]
    lines += [f"## {_say('reading', language)}", ""]
    for code in sorted(SENTENCES):
        lines += [f"### {code}", "", *_example(said.get(code), language)]
    for title, rules in (("rules", RULES), ("translations", translations)):
        lines += [f"## {_say(title, language)}", ""]
        for name, rule in sorted(rules.items()):
            note = f" ({_say('warning', language)})" if rule.level == "warning" else ""
            why = rule.why[0] if language == "fr" else rule.why[1]
            lines += [f"### {name}{note}", "", why, "", *_example(said.get(name), language)]
    return "\n".join(lines)


def _say(word: str, language: Language) -> str:
    return _WORDS[word][0 if language == "fr" else 1]


def _example(message: str | None, language: Language) -> list[str]:
    return [_say("example", language), "", "```text", message, "```", ""] if message else []


def _said(examples: Path, language: Language) -> dict[str, str]:
    """Return the first expected message of each broken example."""
    found: dict[str, str] = {}
    for path in sorted([*examples.glob("*.yml"), *examples.glob("*.po")]):
        match = re.search(rf"^# {language}: (.+)$", path.read_text(encoding="utf-8"), re.M)
        if match:
            found.setdefault(path.name.split(".")[0], match[1])
    return found


def _table(record: type[Record], language: Language) -> list[str]:
    head = [_say(word, language) for word in ("field", "required", "kind", "meaning")]
    lines = [f"| {' | '.join(head)} |", "|---|---|---|---|"]
    for name, info in record.model_fields.items():
        required = _say("yes" if info.is_required() else "no", language)
        meaning = (info.description or "").replace("\n", " ").replace("|", "\\|").replace("<", "&lt;")
        kind = _named(info.annotation).replace("|", "\\|")
        lines.append(f"| `{info.alias or name}` | {required} | {kind} | {meaning} |")
    return [*lines, ""]


def _named(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(kind))
    inner = [part for part in get_args(kind) if part not in (type(None), Ellipsis)]
    if get_origin(kind) in (tuple, list):
        return f"- {_named(inner[0])}"
    if get_origin(kind) is dict:
        return f"{_named(inner[0])}: {_named(inner[1])}"
    if inner:
        names = [_named(part) for part in inner if not _is_metadata(part)]
        return " | ".join(names) if get_origin(kind) in (Union, type(int | str)) else names[0]
    return _NAMES.get(kind, getattr(kind, "__name__", str(kind)))


def _is_metadata(part: Any) -> bool:
    return not isinstance(part, type) and get_origin(part) is None


def _records(kind: type[Record]) -> Iterator[type[Record]]:
    """Return the records that may stand in a file of `kind`, itself first."""
    seen: list[type[Record]] = []

    def visit(part: Any) -> None:
        if isinstance(part, type) and issubclass(part, Record) and part not in seen:
            seen.append(part)
            for info in part.model_fields.values():
                visit(info.annotation)
        for inner in get_args(part):
            visit(inner)

    visit(kind)
    yield from seen
