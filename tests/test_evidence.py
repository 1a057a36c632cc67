"""How each menu path is known: what it was read in, whether that was a copy, the date shown, the day it was read."""

import pytest
from lxml import html

from reperes.project import Project
from test_cli import plant
from test_pages import body

EVIDENCE = "evidence: {kind: official-help, source: page-officielle, date: 2026-02-10}\n        confidence: medium"
READ = "lue le 22 novembre 2026. Chemin à vérifier sur votre écran."


def said(project: Project, language: str = "fr") -> str:
    """Return what is said under the sample's one path."""
    (line,) = body(project, "/plateformes/appli/", language).xpath('.//div[@class="path"]/p[@class="checked"]')
    assert isinstance(line, html.HtmlElement)
    return " ".join(line.text_content().split())


def change(project: Project, kind: str, how: str, date: str = "2026-02-10", source: str = "page-officielle") -> None:
    """Make the sample's path known by another kind of evidence, read in another way."""
    changed = f"evidence: {{kind: {kind}, source: {source}, date: {date}}}\n        confidence: medium"
    plant(project, "platforms/appli.yml", EVIDENCE, changed)
    plant(project, "sources.yml", "how: copy", f"how: {how}")


@pytest.mark.parametrize(
    ("kind", "how", "words"),
    [
        ("official-help", "copy", "Pas vu sur un appareil. Lu dans une copie de l’aide officielle"),
        ("official-help", "page", "Pas vu sur un appareil. Lu dans l’aide officielle"),
        (
            "published-interface",
            "copy",
            "Pas vu sur un appareil. Lu dans une copie des textes publiés de l’application",
        ),
        ("published-interface", "page", "Pas vu sur un appareil. Lu dans les textes publiés de l’application"),
        ("secondary", "copy", "Pas vu sur un appareil. Lu dans une copie d’une page qui n’est pas de l’éditeur"),
        ("secondary", "page", "Pas vu sur un appareil. Lu ailleurs que chez l’éditeur"),
    ],
)
def test_a_copy_is_called_a_copy(kind: str, how: str, words: str, buildable: Project) -> None:
    """What was read, whether it was a copy, its date and the day it was read are all said."""
    change(buildable, kind, how)
    assert said(buildable) == f"{words} (Ministère), page du 10 février 2026, {READ}"


@pytest.mark.parametrize(
    ("date", "words"),
    [("2026-02", "page parue en février 2026"), ("2026", "page parue en 2026"), ("unknown", "page sans date")],
)
def test_date_is_as_precise_as_the_source(date: str, words: str, buildable: Project) -> None:
    """A month stays a month, and a page without a date is said to have none."""
    change(buildable, "official-help", "copy", date)
    expected = f"Pas vu sur un appareil. Lu dans une copie de l’aide officielle (Ministère), {words}, {READ}"
    assert said(buildable) == expected


def test_page_that_nobody_read_has_no_day(buildable: Project) -> None:
    """Of a page known by its address alone, nothing is said to have been read."""
    plant(buildable, "sources.yml", "sources:\n", SECOND)
    change(buildable, "official-help", "copy", source="seconde")
    expected = "Pas vu sur un appareil. Page non lue, seulement son adresse (Éditeur), page du 10 février 2026."
    assert said(buildable) == f"{expected} Chemin à vérifier sur votre écran."


def test_hidden_source_is_not_named(buildable: Project) -> None:
    """A source kept as evidence only is not named, but how and when it was read is said."""
    change(buildable, "secondary", "copy", source="article-cache")
    expected = (
        "Pas vu sur un appareil. Lu dans une copie d’une page qui n’est pas de l’éditeur, page du 10 février 2026"
    )
    assert said(buildable) == f"{expected}, {READ}"


def test_device_was_seen_not_read(buildable: Project) -> None:
    """A path seen on a device says which, with its version, and the day."""
    seen = 'evidence: {kind: device, device: Pixel 8, app_version: "254", date: 2026-11-20}\n        confidence: medium'
    plant(buildable, "platforms/appli.yml", EVIDENCE, seen)
    assert said(buildable) == "Vu sur un appareil (Pixel 8 254), 20 novembre 2026. Chemin à vérifier sur votre écran."


SECOND = """\
sources:
  - id: seconde
    title: Une page
    publisher: Éditeur
    url: https://autre.example/page
    kind: organisation
    language: fr
    published: unknown
    read_on: 2026-11-22
    how: address
"""
