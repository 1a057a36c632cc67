"""Commands that build the site, show it, and say whether it may be published."""

import sys
from pathlib import Path

import click

from reperes import problems as says
from reperes.cli.common import App, fault_lines, main
from reperes.content.publishing import reasons_not_to_publish
from reperes.language.edition import SOURCE_LANGUAGE
from reperes.language.prepare import sound_library


@main.command()
@click.option("--language", "languages", multiple=True, help="Only this language (needs --out); may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to; by default site/ of the checkout.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes at once; by default one a core.")
@click.option("--leaflets/--no-leaflets", default=True, help="With or without the leaflets of data/leaflets.yml.")
@click.pass_obj
def build(app: App, languages: tuple[str, ...], out: Path | None, jobs: int | None, leaflets: bool) -> None:
    """Construit le site entier · builds the whole site.

    \b
    Nothing is replaced if anything fails.
    Exemple / example:  reperes build --language en --out build/en
    """
    from reperes.output import site  # MkDocs is slow to import: `check` must not wait for it

    if languages and out is None:
        raise click.UsageError(
            "--language demande un --out : site/ contient toutes les langues. / --language needs --out."
        )
    target = (out or app.project.root / "site").absolute()
    sound = site.read_sound(app.project)
    for line in says.as_text(sound.warnings, app.messages):
        click.echo(line, err=True)
    total = len(languages) or len(sound.library.site.languages)
    with click.progressbar(length=total, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        built = site.build(sound, target, list(languages), jobs, lambda _: bar.update(1), leaflets)
    for one in built:
        for problem in one.problems:
            place = f"{problem.file}:{problem.line}:{problem.column}"
            app.say(f"{place}: avertissement : {problem.fr}", f"{place}: warning: {problem.en}")
    pages = sum(one.pages for one in built)
    names = ", ".join(one.language for one in built)
    app.say(
        f"{pages} pages en {len(built)} langues ({names}) dans {target}",
        f"{pages} pages in {len(built)} languages ({names}) in {target}",
    )


@main.command()
@click.option("--language", "languages", multiple=True, help="Only this language beside French; may be repeated.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On 127.0.0.1.")
@click.pass_obj
def preview(app: App, languages: tuple[str, ...], port: int) -> None:
    """Le site sur cette machine, relu à chaque changement · a local, reloading site.

    \b
    Exemple / example:  reperes preview --port 8001
    """
    from reperes.output import preview as local

    def say(fault: says.FaultError | says.FaultsError | None) -> None:
        address = f"http://{local.HOST}:{port}/"
        if fault is None:
            app.say(f"À jour : {address} (Ctrl+C pour arrêter)", f"Up to date: {address} (Ctrl+C to stop)")
        else:
            for line in fault_lines(fault, app.messages):
                click.echo(line, err=True)

    local.serve(app.project, [SOURCE_LANGUAGE, *languages] if languages else [], port, say)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def stage(app: App, folder: Path) -> None:
    """Les pages en dossier, pour un autre constructeur · the pages as a folder, for another builder.

    \b
    DIR must not exist; each language is a project there that MkDocs builds as it is.
    Exemple / example:  reperes stage build/pages && mkdocs build -f build/pages/fr/mkdocs.yml
    """
    from reperes.output import stage as staged

    counts = staged.stage(app.project, folder.absolute())
    total = sum(counts.values())
    app.say(
        f"{total} pages en {len(counts)} langues dans {folder}", f"{total} pages in {len(counts)} languages in {folder}"
    )


@main.command()
@click.pass_obj
def publishable(app: App) -> None:
    """Le site peut-il être publié ? · may the site be published?

    \b
    Exit status 1, with the reasons, while it must not be.
    Exemple / example:  reperes publishable
    """
    library, _ = sound_library(app.project)
    reasons = list(reasons_not_to_publish(library))
    for fr, en in reasons:
        app.say(fr, en)
    sys.exit(1 if reasons else 0)
