"""A school's own file: read like the files of data/, with the same plain messages; it belongs to no checkout."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from reperes.content.faults import field_problems
from reperes.content.logo import Logo, read_logo
from reperes.content.model import SchoolCard
from reperes.content.read import read_yaml
from reperes.content.source_file import SourceFile
from reperes.problems import FaultError, FaultsError, Problem

MAX_LETTERS, MAX_WORD, MAX_LINES = 70, 34, 2
_MAIL = re.compile(r"[^@\s]{1,40}@[A-Za-z0-9.-]{1,40}\.[A-Za-z]{2,}")
_PHONE = re.compile(r"\+?[0-9][0-9 .]{1,22}")
# Signs of control, of format, and the two that end a line or a paragraph.
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})


@dataclass(frozen=True)
class SchoolFile:
    """What a school prints, with its picture read, and the name of its file for messages."""

    name: str
    card: SchoolCard
    logo: Logo | None


def read_school(path: Path) -> SchoolFile:
    """Return what the file at `path` holds. Raises FaultsError with the place of each fault, or FaultError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FaultError(
            f"{path} : on ne peut pas lire ce fichier ({error.strerror}).",
            f"{path}: this file cannot be read ({error.strerror}).",
        ) from None
    source, problems = read_yaml(str(path), raw)
    if source is None:
        raise FaultsError(problems)
    try:
        card = SchoolCard.model_validate(source.data)
    except ValidationError as error:
        raise FaultsError([*problems, *field_problems(source, SchoolCard, error)]) from None
    problems += _unprintable(source, card)
    if problems:
        raise FaultsError(problems)
    return SchoolFile(str(path), card, _logo(path, card))


def _logo(path: Path, card: SchoolCard) -> Logo | None:
    if card.logo is None:
        return None
    name = Path(card.logo)
    if name.name != card.logo:
        raise FaultError(
            f"{path} : logo: {card.logo} : écrivez le seul nom d’un fichier posé à côté de celui-ci.",
            f"{path}: logo: {card.logo}: write only the name of a file that stands beside this one.",
        )
    return read_logo(path.parent / name)


def _unprintable(source: SourceFile, card: SchoolCard) -> list[Problem]:
    """Return what would not fit the block, or could not be read on paper."""
    problems: list[Problem] = []

    def say(place: tuple[str | int, ...], fr: str, en: str) -> None:
        span = source.value(place)
        problems.append(Problem(source.name, span.line, span.column, "school", fr, en))

    values: dict[tuple[str | int, ...], str | None] = {(n,): getattr(card, n) for n in ("name", "contact", "role")}
    values |= {("phone",): card.phone, ("email",): card.email}
    values |= {("lines", index): line for index, line in enumerate(card.lines)}
    for place, value in values.items():
        if value is None:
            continue
        if any(unicodedata.category(mark) in _INVISIBLE for mark in value):
            say(
                place,
                "ce texte contient une marque invisible ; retapez-le.",
                "this text holds an invisible mark; type it again.",
            )
        elif len(value) > MAX_LETTERS or any(len(word) > MAX_WORD for word in value.split()):
            say(
                place,
                f"c’est trop long pour le cadre : {MAX_LETTERS} signes au plus, {MAX_WORD} par mot.",
                f"this is too long for the block: {MAX_LETTERS} signs at most, {MAX_WORD} in a word.",
            )
    if card.phone and not _PHONE.fullmatch(card.phone):
        say(
            ("phone",),
            "un numéro s’écrit avec des chiffres et des espaces.",
            "a number is written with digits and spaces.",
        )
    if card.email and not _MAIL.fullmatch(card.email):
        say(("email",), "ce n’est pas une adresse de courriel.", "this is not an e-mail address.")
    if len(card.lines) > MAX_LINES:
        say(("lines", MAX_LINES), f"{MAX_LINES} lignes au plus.", f"{MAX_LINES} lines at most.")
    return problems
