"""The command that prints leaflets, for the site's own set or for a school."""

import sys
from pathlib import Path
from typing import get_args

import click

from reperes.cli.common import App, main
from reperes.content.model import Format
from reperes.content.school import SchoolFile, read_school
from reperes.language.prepare import sound_library
from reperes.output.leaflets import overview as contact_sheet
from reperes.output.leaflets import plan, workshop
from reperes.problems import count


@main.command()
@click.option("--item", "items", multiple=True, metavar="ID", help="A guide, a card or a platform; may be repeated.")
@click.option("--language", "languages", multiple=True, metavar="L", help="By default all; fr+ar: two on one sheet.")
@click.option(
    "--country", "countries", multiple=True, metavar="C", help="Whose numbers; by default the language's own."
)
@click.option("--format", "forms", multiple=True, type=click.Choice(get_args(Format)))
@click.option("--school", type=click.Path(dir_okay=False, path_type=Path), help="YAML with the school's own block.")
@click.option("--eco", is_flag=True, help="Outlines only: hardly any ink beside the letters.")
@click.option("--out", type=click.Path(path_type=Path), help="By default build/leaflets of the checkout.")
@click.option(
    "--overview", type=click.Path(dir_okay=False, path_type=Path), help="Also one PNG of all, formats by languages."
)
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes at once; by default one a core.")
@click.pass_obj
def leaflets(
    app: App,
    items: tuple[str, ...],
    languages: tuple[str, ...],
    countries: tuple[str, ...],
    forms: tuple[Format, ...],
    school: Path | None,
    eco: bool,
    out: Path | None,
    overview: Path | None,
    jobs: int | None,
) -> None:
    """Des feuilles à imprimer, en PDF · leaflets to print, as PDF.

    \b
    Without --item, everything of data/leaflets.yml. A leaflet whose text is not complete in a language
    becomes a one-page notice that leads to the page online.
    Exemple / example:  reperes leaflets --item chantage --language ar --format card --school ecole.yml
    """
    card: SchoolFile | None = read_school(school) if school else None
    library, _ = sound_library(app.project)
    wanted = plan.asked(library, items, languages, countries, forms, eco)
    target = (out or app.project.root / "build" / plan.FOLDER).absolute()
    with click.progressbar(length=len(wanted), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        made = workshop.make(
            app.project, library, wanted, target, card, jobs, bar.update, previews=overview is not None
        )
    for one in made:
        click.echo(str(target / one.leaflet.name))
    if overview:
        contact_sheet.overview(made, target).save(overview, "PNG")
    say_notices(app, made)
    app.say(f"{count(len(made), 'feuille')} dans {target}", f"{count(len(made), 'leaflet')} in {target}")


def say_notices(app: App, made: list[workshop.Made]) -> None:
    """Say in which languages some leaflets are notices, because their text is not complete."""
    for language in dict.fromkeys(one.leaflet.language for one in made if not one.ready):
        notices = sum(not one.ready for one in made if one.leaflet.language == language)
        app.say(
            f"{language} : un avis à la place de {count(notices, 'feuille')} dont le texte n’est pas complet ou plus à jour.",
            f"{language}: a notice in the place of {count(notices, 'leaflet')} with a text not complete or out of date.",
        )
