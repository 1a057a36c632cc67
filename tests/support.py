"""What tests share without being fixtures: the sample library, and the real command."""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reperes.language.edition import Edition
from reperes.language.prepare import edition_of
from reperes.project import Project

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"
# What a build needs beside data/.
WORKSHOP = ("docs", "overrides", "scripts", "mkdocs.yml")


def make_sample(root: Path, *, buildable: bool = False) -> Project:
    """Return a copy of the sample library in `root`; a buildable one has templates and configuration too."""
    shutil.copytree(SAMPLE, root, dirs_exist_ok=True)
    shutil.copy(ROOT / "data" / "ui.yml", root / "data" / "ui.yml")
    if buildable:
        for name in WORKSHOP:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
            else:
                shutil.copy(source, root / name)
    return Project(root)


def run_reperes(
    *args: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the real command and return what it printed."""
    return subprocess.run(
        [sys.executable, "-m", "reperes", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})},
        check=False,
        timeout=300,
    )


@cache
def real_edition(language: str) -> Edition:
    """Return the Edition of the real data in a language, made once: to read, not to change."""
    return edition_of(Project(ROOT), language)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time run the block, of those that lock the same path."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


# A second country, with what the sample's own lacks: a free line for the night, a web-only contact, text messages,
# opening days, a line that keeps secrets, a number from abroad.
BELGIUM = """\
country: be
time_zone: Europe/Brussels
contacts:
  - id: police-101
    name: "101"
    roles: [danger-now]
    what: La police belge, en urgence.
    phone: "101"
    day_and_night: true
    sources: [page-officielle]
    confidence: high
  - id: urgence-112
    name: "112"
    roles: [danger-now]
    what: Toute urgence.
    phone: "112"
    day_and_night: true
    sources: [page-officielle]
    confidence: high
  - id: tchat
    name: Le tchat
    roles: [online-harm]
    what: Un tchat ouvert tout le temps.
    web: https://tchat.example/parler?de=moi&ici=1
    web_words: un tchat
    day_and_night: true
    sources: [page-officielle]
    confidence: high
  - id: focus
    name: Focus
    operator: une fondation
    roles: [online-harm, parents]
    what: Le chantage et les images.
    phone: "116 000"
    international: "+32 2 475 44 11"
    sms: "0460 20 00 00"
    day_and_night: true
    free: true
    sources: [page-officielle]
    confidence: high
  - id: ecoute-103
    name: "103"
    roles: [child-in-danger]
    what: Un enfant qui va mal.
    phone: "103"
    hours:
      - {days: [mon, wed], from: "09:00", to: "17:00"}
      - {days: weekdays, from: "18:00", to: "20:00"}
    anonymous: true
    confidential: true
    sources: [page-officielle]
    confidence: high
  - id: site-seul
    name: Le site
    roles: [dark-thoughts]
    what: Des conseils écrits.
    web: https://conseils.example
    sources: [page-officielle]
    confidence: high
  - id: sans-heures
    name: L'accueil
    roles: [parents]
    what: Un accueil.
    phone: "107"
    sources: [page-officielle]
    confidence: high
"""


def add_belgium(project: Project) -> None:
    """Give the sample the contacts of a second country, and make it the country of its English readers."""
    (project.data / "contacts" / "be.yml").write_text(BELGIUM, encoding="utf-8")
    with project.addresses.open("a", encoding="utf-8") as register:
        register.write("  - {path: /aide/be/, code: kfpm}\n")
    site = project.data / "site.yml"
    english = "{code: en, state: draft, countries: [fr]}"
    text = site.read_text(encoding="utf-8")
    assert english in text
    site.write_text(text.replace(english, "{code: en, state: draft, countries: [be]}"), encoding="utf-8")


def add_source(project: Project, ident: str, more: str = "how: copy", published: str = "unknown") -> None:
    """Add an official page that was read, with `more` of its fields, to the sources of the project."""
    line = (
        f"  - {{id: {ident}, title: T, publisher: P, url: https://x.example/, kind: official, language: fr, "
        f"published: {published}, read_on: 2026-11-22, {more}}}\n"
    )
    path = project.data / "sources.yml"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
