"""What the commands share: the checkout they work on, the language they speak, faults without traces."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reperes import problems as says
from reperes.project import Project


@dataclass(frozen=True)
class App:
    """The checkout a command works on, and the language it speaks."""

    project: Project
    messages: says.Language

    def say(self, fr: str, en: str) -> None:
        """Print a sentence to people, on standard error."""
        click.echo(fr if self.messages == "fr" else en, err=True)


class People(click.Group):
    """Faults are sentences: never a trace for what a user can cause."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it says went wrong is printed, and the exit status is 1."""
        try:
            return super().invoke(ctx)
        except (says.FaultError, says.FaultsError) as fault:
            language = message_language(ctx.params.get("messages"))
            for line in fault_lines(fault, language):
                click.echo(line, err=True)
            if isinstance(fault, says.FaultsError):
                click.echo({"fr": "Rien n’a été écrit.", "en": "Nothing was written."}[language], err=True)
            ctx.exit(1)


def fault_lines(fault: says.FaultError | says.FaultsError, language: says.Language) -> list[str]:
    """Return what is said of a fault, a line each."""
    if isinstance(fault, says.FaultsError):
        return says.as_text(fault.problems, language)
    return ["reperes: " + fault.message(language)]


def message_language(option: str | None) -> says.Language:
    """Return the language of messages: French, unless the option or the locale says English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if (option or locale).lower().startswith("en") else "fr"


@click.group(cls=People, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
    ctx.obj = App(Project(root.resolve()), message_language(messages))
