"""Commands that keep the content alive: what to read again, and new files to fill in."""

import datetime
import json
from dataclasses import asdict
from typing import Any

import click

from reperes import problems as says
from reperes.cli.common import App, main
from reperes.cli.content import add_addresses
from reperes.content.load import load
from reperes.content.new import FOLDERS, new_file
from reperes.content.review import Reviewed, to_review
from reperes.content.rules.style import TO_WRITE
from reperes.language.names import countries
from reperes.language.prepare import sound_library

_KINDS = {"path": "chemin", "contact": "contact", "fact": "fait", "law": "loi", "source": "source"}


@main.command()
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day delays are counted from; by default today.")
@click.pass_obj
def review(app: App, style: str, today: datetime.datetime | None) -> None:
    """Ce qu’il faut relire, le plus ancien d’abord · what must be looked at again, oldest first.

    \b
    Each path, contact, fact, law and source, with the day it was last read and what confirms it.
    Exemple / example:  reperes review --today 2027-06-01
    """
    day = (today or datetime.datetime.now().astimezone()).date()
    found = to_review(sound_library(app.project)[0])
    if style == "json":
        click.echo(json.dumps([_row(one, day) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(_line(one, day, app.messages))
    late = sum(one.due(day) for one in found)
    app.say(f"{len(found)} choses à relire un jour, {late} en retard.", f"{len(found)} things to read, {late} overdue.")


def _row(one: Reviewed, today: datetime.date) -> dict[str, Any]:
    row = {**asdict(one), "age": one.age(today), "due": one.due(today)}
    row["read_on"] = one.read_on and one.read_on.isoformat()
    for confirmed in row["confirmed_by"]:
        confirmed["read_on"] = confirmed["read_on"] and confirmed["read_on"].isoformat()
    return row


def _line(one: Reviewed, today: datetime.date, language: says.Language) -> str:
    never, late, kind = {
        "fr": ("jamais lu  ", "EN RETARD ", _KINDS[one.kind]),
        "en": ("never read ", "OVERDUE ", one.kind),
    }[language]
    read = one.read_on.isoformat() + " " if one.read_on else never
    by = ", ".join(f"{confirmed.source or ''} ({confirmed.how})".strip() for confirmed in one.confirmed_by)
    return f"{read}{late if one.due(today) else ''}{kind} {one.id}  {one.file}:{one.line}  {by}"


@main.command()
@click.argument("kind", type=click.Choice(list(FOLDERS)))
@click.argument("ident", metavar="ID")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The date written in the file; by default today's.")
@click.pass_obj
def new(app: App, kind: str, ident: str, today: datetime.datetime | None) -> None:
    """Un nouveau fichier à remplir · a new, commented file to fill in.

    \b
    Also gives the page its address. `check` then says what is left to write.
    Exemple / example:  reperes new guide jeux-en-ligne
    """
    library, problems, _ = load(app.project)
    if says.has_errors(problems):
        raise says.FaultsError(problems)
    day = (today or datetime.datetime.now().astimezone()).date()
    name, text = new_file(library, kind, ident, day, countries())
    path = app.project.data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    add_addresses(app.project)
    shown = app.project.name(path)
    app.say(
        f"{shown} est prêt : remplacez chaque « {TO_WRITE} », puis lancez « reperes check ».",
        f"{shown} is ready: replace each “{TO_WRITE}”, then run “reperes check”.",
    )
