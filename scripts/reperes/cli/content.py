"""Commands on what volunteers write: check it, and bring to it what is made from it."""

import datetime
import sys

import click

from reperes import problems as says
from reperes.cli.common import App, main
from reperes.cli.leaflets import say_notices
from reperes.content.addresses import missing_lines
from reperes.content.generated import generated
from reperes.content.library import Library
from reperes.content.load import load
from reperes.language.prepare import read_all
from reperes.language.registry import FAULTS
from reperes.output.leaflets import plan, workshop
from reperes.project import Project


@main.command()
@click.option("--format", "style", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day delays are counted from; by default today.")
@click.option("--leaflets", is_flag=True, help="Also print every leaflet of the site, to see that its text fits.")
@click.pass_obj
def check(app: App, style: str, today: datetime.datetime | None, leaflets: bool) -> None:
    """Toutes les fautes de data/ · all faults of data/ and of translations.

    \b
    Exit status: 0 clean or warnings only, 1 faults, 2 wrong use. Writes nothing.
    Exemple / example:  reperes check --format github
    """
    found = read_all(app.project, today.date() if today else None)
    everything = found.problems + found.translation_problems
    if leaflets and not says.has_errors(found.problems):
        everything += _unprintable(app, found.library)
    if style == "json":
        click.echo(says.as_json(everything, app.messages))
    else:
        printer = says.as_github if style == "github" else says.as_text
        for line in printer(everything, app.messages):
            click.echo(line)
    click.echo(says.closing_line(everything, found.files_read, app.messages), err=True)
    sys.exit(1 if says.has_errors(everything) else 0)


def _unprintable(app: App, library: Library) -> list[says.Problem]:
    """Return what of the site's leaflets does not fit its paper; nothing is written."""
    try:
        say_notices(app, workshop.make(app.project, library, plan.chosen(library), None))
    except says.FaultsError as faults:
        return faults.problems
    return []


@main.group()
def addresses() -> None:
    """Le registre des adresses · the register of addresses."""


@addresses.command("update")
@click.pass_obj
def addresses_update(app: App) -> None:
    """Ajoute les adresses qui manquent · appends the missing addresses, with their short codes.

    \b
    Exemple / example:  reperes addresses update
    """
    count = add_addresses(app.project)
    app.say(f"Adresses ajoutées : {count}", f"Addresses added: {count}")


def add_addresses(project: Project) -> int:
    """Append the lines that data/addresses.yml lacks and return how many. Raises FaultsError where data cannot be read."""
    library, problems, _ = load(project)
    if says.has_errors(problems):
        raise says.FaultsError(problems)
    lines = missing_lines(library)
    if lines:
        text = project.addresses.read_text(encoding="utf-8")
        head = text.replace("addresses: []\n", "addresses:\n")
        whole = (head if head.endswith("\n") else head + "\n") + "\n".join(lines) + "\n"
        project.addresses.write_text(whole, encoding="utf-8")
    return len(lines)


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Only say which files are not up to date.")
@click.pass_obj
def schema(app: App, only_check: bool) -> None:
    """Les schémas des éditeurs et les pages faites du modèle · editor schemas, and the pages made from the model.

    \b
    Exit status 1 with --check where a file is not up to date.
    Exemple / example:  reperes schema
    """
    stale = []
    for path, text in generated(app.project, FAULTS).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(app.project.name(path))
            if not only_check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for name in stale:
        click.echo(name)
    done = ("à refaire", "to remake") if only_check else ("refaits", "remade")
    app.say(f"{len(stale)} fichiers {done[0]}.", f"{len(stale)} files {done[1]}.")
    sys.exit(1 if only_check and stale else 0)
