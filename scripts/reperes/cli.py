"""The command `reperes`: reads arguments, says what happened; the work is elsewhere."""

import datetime
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reperes import problems as says
from reperes.content.addresses import missing_lines
from reperes.content.generated import generated
from reperes.content.library import Library
from reperes.content.load import load
from reperes.content.publishing import reasons_not_to_publish
from reperes.language.catalogs import read_catalogs, update_all
from reperes.language.edition import SOURCE_LANGUAGE
from reperes.language.prepare import edition_of, read_all, sound_library
from reperes.project import Project


@dataclass(frozen=True)
class App:
    """The checkout a command works on, and the language it speaks."""

    project: Project
    messages: says.Language

    def say(self, fr: str, en: str) -> None:
        """Print a sentence to people, on standard error."""
        click.echo(fr if self.messages == "fr" else en, err=True)


class _People(click.Group):
    """Faults are sentences: never a trace for what a user can cause."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except says.FaultsError as found:
            language = _language(ctx.params.get("messages"))
            for line in says.as_text(found.problems, language):
                click.echo(line, err=True)
            click.echo({"fr": "Rien n’a été écrit.", "en": "Nothing was written."}[language], err=True)
            ctx.exit(1)
        except says.FaultError as fault:
            click.echo("reperes: " + fault.message(_language(ctx.params.get("messages"))), err=True)
            ctx.exit(1)


def _language(option: str | None) -> says.Language:
    """Return the language of messages: French, unless the option or the locale says English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if (option or locale).lower().startswith("en") else "fr"


@click.group(cls=_People, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("-C", "root", type=click.Path(file_okay=False, path_type=Path), default=".", help="Another checkout.")
@click.option("--messages", type=click.Choice(["fr", "en"]), help="Language of messages.")
@click.version_option(package_name="reperes")
@click.pass_context
def main(ctx: click.Context, root: Path, messages: str | None) -> None:
    """Repères : vérifie les guides, construit le site.

    Repères: checks the guides, builds the site.

    \b
    Exemple / example:  reperes check
    """
    ctx.obj = App(Project(root.resolve()), _language(messages))


@main.command()
@click.option("--format", "style", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day delays are counted from; by default today.")
@click.pass_obj
def check(app: App, style: str, today: datetime.datetime | None) -> None:
    """Toutes les fautes de data/ · all faults of data/ and of translations.

    \b
    Exit status: 0 clean or warnings only, 1 faults, 2 wrong use. Writes nothing.
    Exemple / example:  reperes check --format github
    """
    found = read_all(app.project, today.date() if today else None)
    everything = found.problems + found.translation_problems
    if style == "json":
        click.echo(says.as_json(everything, app.messages))
    else:
        printer = says.as_github if style == "github" else says.as_text
        for line in printer(everything, app.messages):
            click.echo(line)
    click.echo(says.closing_line(everything, found.files_read, app.messages), err=True)
    sys.exit(1 if says.has_errors(everything) else 0)


@main.command()
@click.option("--language", "languages", multiple=True, help="Only this language (needs --out); may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to; by default site/ of the checkout.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes at once; by default one a core.")
@click.pass_obj
def build(app: App, languages: tuple[str, ...], out: Path | None, jobs: int | None) -> None:
    """Construit le site entier · builds the whole site.

    \b
    Nothing is replaced if anything fails.
    Exemple / example:  reperes build --language ar --out /tmp/site-ar
    """
    from reperes.output import site  # MkDocs is slow to import: `check` must not wait for it

    if languages and out is None:
        raise click.UsageError(
            "--language demande un --out : site/ contient toutes les langues. / --language needs --out."
        )
    target = (out or app.project.root / "site").absolute()
    library, warnings = sound_library(app.project)
    for line in says.as_text(warnings, app.messages):
        click.echo(line, err=True)
    total = len(languages) or len(library.site.languages)
    with click.progressbar(length=total, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        built = site.build(app.project, target, list(languages), jobs, lambda _: bar.update(1))
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
@click.option("--language", default=SOURCE_LANGUAGE, show_default=True, help="The language to look at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On 127.0.0.1.")
@click.pass_obj
def preview(app: App, language: str, port: int) -> None:
    """Le site sur cette machine, relu à chaque changement · a local, reloading site of one language.

    \b
    Exemple / example:  reperes preview --language en
    """
    from reperes.output import engine_mkdocs

    edition_of(app.project, language)
    app.say(
        f"Aperçu sur http://127.0.0.1:{port}/ ; Ctrl+C pour arrêter.",
        f"Preview at http://127.0.0.1:{port}/ ; Ctrl+C to stop.",
    )
    engine_mkdocs.serve(app.project, language, port)


@main.group()
def translate() -> None:
    """Les traductions · translations."""


@translate.command("update")
@click.pass_obj
def translate_update(app: App) -> None:
    """Met les catalogues à l’heure du français · brings every catalog to the French.

    \b
    Matches by id, keeps every translation; run twice, it changes nothing.
    Exemple / example:  reperes translate update
    """
    library, _ = sound_library(app.project)
    languages = [item.code for item in library.site.languages if item.code != SOURCE_LANGUAGE]
    changed = 0
    for path, text in _catalogs(app.project, library, languages).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed += 1
    app.say(f"{changed} catalogues changés.", f"{changed} catalogs changed.")


def _catalogs(project: Project, library: Library, languages: list[str]) -> dict[Path, str]:
    """Return the catalogs to write; one that cannot be read stops all, or its translations would be overwritten."""
    unreadable = [
        problem
        for language in languages
        for problem in read_catalogs(project, library, language)[1]
        if problem.rule == "catalog-unreadable"
    ]
    if unreadable:
        raise says.FaultsError(unreadable)
    return update_all(project, library, languages)


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
    library, problems, _ = load(app.project)
    if says.has_errors(problems):
        raise says.FaultsError(problems)
    lines = missing_lines(library)
    if lines:
        path = app.project.addresses
        text = path.read_text(encoding="utf-8")
        head = text.replace("addresses: []\n", "addresses:\n")
        path.write_text((head if head.endswith("\n") else head + "\n") + "\n".join(lines) + "\n", encoding="utf-8")
    app.say(f"{len(lines)} adresses ajoutées.", f"{len(lines)} addresses added.")


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
    for path, text in generated(app.project).items():
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
