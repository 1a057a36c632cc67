"""Commands on translations: bring catalogs to the French, say what is left to do, add a language."""

import datetime
import json
from collections.abc import Collection
from itertools import groupby
from typing import Any

import click

from reperes import problems as says
from reperes.cli.common import App, main
from reperes.content.library import Library
from reperes.content.wording import nearest
from reperes.language import formats
from reperes.language.catalogs import sources
from reperes.language.coverage import Coverage
from reperes.language.edition import cldr_locale, direction
from reperes.language.new_language import default_countries, languages_to_translate, with_language
from reperes.language.prepare import sound_library
from reperes.language.status import FileStatus, status, total, withdrawn
from reperes.language.update import Change, update_all

_today = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The date written; by default today's.")


@main.group()
def translate() -> None:
    """Les traductions · translations."""


@translate.command("update")
@_today
@click.pass_obj
def translate_update(app: App, today: datetime.datetime | None) -> None:
    """Met les catalogues à l’heure du français · brings every catalog to the French.

    \b
    Matches by id, keeps every translation; run twice, it changes nothing.
    A translation whose French changed is marked fuzzy, with the day: readers see it as such.
    Exemple / example:  reperes translate update
    """
    library, _ = sound_library(app.project)
    changed = _write(app, library, Change(_day(today)))
    app.say(f"Catalogues changés : {changed}", f"Catalogs changed: {changed}")


@translate.command("keep")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@_today
@click.pass_obj
def translate_keep(app: App, ids: tuple[str, ...], today: datetime.datetime | None) -> None:
    """Le français a changé, pas son sens · the French changed, its meaning did not.

    \b
    Translations of these texts stay as they are; the rest is brought to the French as by `update`.
    ID is the msgctxt of a text, or what stands before its last point, for all texts of one id.
    Exemple / example:  reperes translate keep guides/sextorsion#ne-pas-payer.do
    """
    library, _ = sound_library(app.project)
    keys = _keys(library, ids)
    changed = _write(app, library, Change(_day(today), kept=keys))
    languages = languages_to_translate(library)
    hidden = withdrawn(app.project, library, languages, keys)
    kept = sum(len(hidden.get(key, ())) < max(len(languages), 1) for key in keys)
    app.say(
        f"Traductions gardées pour {kept} textes. Catalogues changés : {changed}",
        f"Translations kept for {kept} texts. Catalogs changed: {changed}",
    )
    for key, where in sorted(hidden.items()):
        app.say(
            f"{key} : retirée en {', '.join(where)}, la traduction reste cachée. Pour la montrer, retraduisez-la et enlevez "
            "« fuzzy ».",
            f"{key}: withdrawn in {', '.join(where)}, the translation stays hidden. To show it, translate it anew and take "
            "“fuzzy” away.",
        )


@translate.command("withdraw")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--language", "languages", multiple=True, help="Only in this language; may be repeated.")
@_today
@click.pass_obj
def translate_withdraw(
    app: App, ids: tuple[str, ...], languages: tuple[str, ...], today: datetime.datetime | None
) -> None:
    """Ne plus montrer ces traductions · never show these translations again.

    \b
    For advice that was harmful: readers see the French until it is translated anew.
    Exemple / example:  reperes translate withdraw guides/sextorsion#ne-pas-payer.do
    """
    library, _ = sound_library(app.project)
    for language in languages:
        _refuse_unknown(language, languages_to_translate(library))
    keys = _keys(library, ids)
    changed = _write(app, library, Change(_day(today), withdrawn=keys, only=frozenset(languages)))
    app.say(
        f"Traductions retirées pour {len(keys)} textes. Catalogues changés : {changed}",
        f"Translations withdrawn for {len(keys)} texts. Catalogs changed: {changed}",
    )


@translate.command("status")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--language", "languages", multiple=True, help="Only this language; may be repeated.")
@click.pass_obj
def translate_status(app: App, style: str, languages: tuple[str, ...]) -> None:
    """Ce qui reste à traduire, par fichier · what is left to translate, by language and file.

    \b
    Critical texts are those that could hurt when they are wrong: what to do now, what not to do, contacts.
    Exemple / example:  reperes translate status --language tr
    """
    library, _ = sound_library(app.project)
    known = languages_to_translate(library)
    for language in languages:
        _refuse_unknown(language, known)
    rows = list(status(app.project, library, [code for code in known if not languages or code in languages]))
    if style == "json":
        click.echo(json.dumps([_row(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        for line in _table(rows, app.messages):
            click.echo(line)


@translate.command("new")
@click.argument("language", metavar="LANG")
@click.pass_obj
def translate_new(app: App, language: str) -> None:
    """Une nouvelle langue, et ses catalogues vides · a new language, with its empty catalogs.

    \b
    LANG is its code (ISO 639). Plural rules, direction and names come from CLDR; the numbers shown first, from
    the countries there are. To change those, edit data/site.yml.
    Exemple / example:  reperes translate new fa
    """
    library, _ = sound_library(app.project)
    path = app.project.data / "site.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(with_language(library, before, language), encoding="utf-8")
    try:
        changed = _write(app, sound_library(app.project)[0], Change(), [language])
    except (says.FaultError, says.FaultsError):
        path.write_text(before, encoding="utf-8")
        raise
    locale = cldr_locale(language)
    name, countries = formats.own_name(locale), ", ".join(default_countries(library, language))
    rtl = direction(language) == "rtl"
    app.say(
        f"{name} ({language}), {'de droite à gauche' if rtl else 'de gauche à droite'}, numéros d’abord : {countries}. "
        f"{changed} fichiers à traduire dans data/locale/{language}/.",
        f"{name} ({language}), {'right to left' if rtl else 'left to right'}, numbers first: {countries}. "
        f"{changed} files to translate in data/locale/{language}/.",
    )


def _day(today: datetime.datetime | None) -> datetime.date:
    return (today or datetime.datetime.now().astimezone()).date()


def _write(app: App, library: Library, change: Change, languages: list[str] | None = None) -> int:
    """Write the catalogs that are not what the French calls for, and return how many; all are made before any is written."""
    changed = 0
    wanted = languages_to_translate(library) if languages is None else languages
    for path, text in update_all(app.project, library, wanted, change).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed += path.suffix == ".po" or languages is None
    return changed


def _keys(library: Library, ids: tuple[str, ...]) -> frozenset[str]:
    """Return the texts that `ids` name. Raises FaultError for one that names none."""
    known = [text.key for items in sources(library).values() for text in items]
    found: set[str] = set()
    for ident in ids:
        named = [key for key in known if key == ident or ("#" in ident and key.startswith(ident + "."))]
        if not named:
            near = nearest(ident, known)
            raise says.FaultError(
                f"aucun texte ne s’appelle « {ident} » ; copiez le msgctxt du fichier .po.{near[0]}",
                f"no text is called “{ident}”; copy the msgctxt of the .po file.{near[1]}",
            )
        found.update(named)
    return frozenset(found)


def _refuse_unknown(language: str, known: Collection[str]) -> None:
    if language not in known:
        raise says.FaultError(
            f"« {language} » n’est pas une langue à traduire ; celles de data/site.yml sont {', '.join(known)}.",
            f"“{language}” is not a language to translate; those of data/site.yml are {', '.join(known)}.",
        )


def _row(row: FileStatus) -> dict[str, Any]:
    count = row.coverage
    return {
        "language": row.language,
        "file": row.file,
        "texts": count.total,
        "translated": count.current,
        "stale": count.stale,
        "missing": count.missing,
        "critical": {"stale": count.critical_stale, "missing": count.critical_missing},
    }


def _table(rows: list[FileStatus], language: says.Language) -> list[str]:
    """Return aligned columns: the files of each language that are not complete, then its total."""
    head = {
        "fr": ("langue", "fichier", "textes", "traduits", "périmés", "manquants", "urgents à faire"),
        "en": ("language", "file", "texts", "translated", "stale", "missing", "critical left"),
    }[language]
    everything = {"fr": "total", "en": "total"}[language]
    cells: list[tuple[str, ...]] = [head]
    for code, group in groupby(rows, key=lambda row: row.language):
        files = list(group)
        cells += [_cells(code, row.file, row.coverage) for row in files if not row.coverage.complete]
        cells.append(_cells(code, everything, total(files)))
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return ["  ".join([*_names(row, widths), *_numbers(row, widths)]).rstrip() for row in cells]


def _cells(language: str, file: str, count: Coverage) -> tuple[str, ...]:
    left = count.critical_stale + count.critical_missing
    percent = f"{count.current} ({count.percent} %)"
    return (language, file, str(count.total), percent, str(count.stale), str(count.missing), str(left))


def _names(row: tuple[str, ...], widths: list[int]) -> list[str]:
    return [row[0].ljust(widths[0]), row[1].ljust(widths[1])]


def _numbers(row: tuple[str, ...], widths: list[int]) -> list[str]:
    return [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
