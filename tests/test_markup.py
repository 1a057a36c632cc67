"""Texts as HTML: nothing a volunteer writes can become markup, and marks say what is foreign or outdated."""

from dataclasses import replace

import pytest

from reperes.content.text import Text
from reperes.language.catalogs import Translation
from reperes.language.edition import make_edition
from reperes.language.prepare import sound_library
from reperes.output.links import Links
from reperes.output.markup import Writer, typographic
from reperes.output.places import Place
from reperes.project import Project
from test_cli import plant

FRENCH = Text("", key="k", language="fr")


def writer(project: Project, language: str = "fr") -> Writer:
    """Return a writer for the sample guide's page."""
    library, _ = sound_library(project)
    edition = make_edition(library, language, {})
    place = Place(language, "/guides/exemple/", library.site.address)
    return Writer(edition, Links(edition, place, edition.library.guides["exemple"]).resolve)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("**gras** et *autre*", "<strong>gras</strong> et <em>autre</em>"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("![x](guide:exemple)", '!<a href="../../guides/exemple/">x</a>'),
        ("`code` # titre", "`code` # titre"),
        ("{{fact:x} reste", "{fact:x} reste"),
        ("{fact:signalements} fois", "12\u202f000 fois"),
        ("[ici](guide:exemple)", '<a href="../../guides/exemple/">ici</a>'),
        ("[ici](page:accueil)", '<a href="../../">ici</a>'),
        ("[ici](aide:fr)", '<a href="../../aide/fr/">ici</a>'),
        ("[ici](source:page-officielle)", '<a href="https://officiel.example/page">ici</a>'),
        ("[ici](contact:online-harm)", '<a href="#contact-fr-ecoute-3018">ici</a>'),
        ("[ici](contact:danger-now)", '<a href="#contact-fr-urgence-112">ici</a>'),
        ("[ici](law:chantage)", '<a href="#texte-loi-chantage">ici</a>'),
        ("a & b", "a &amp; b"),
    ],
)
def test_inline(sample: Project, written: str, html: str) -> None:
    """The small markup, and nothing else."""
    assert writer(sample).inline(replace(FRENCH, value=written)) == html


def test_block_has_paragraphs_and_lists(sample: Project) -> None:
    """Paragraphs and lists in a block text."""
    html = writer(sample).block(replace(FRENCH, value="Un.\n\n- a\n- b"))
    assert html == "<p>Un.</p><ul><li>a</li><li>b</li></ul>"


def test_attribute_texts_hold_no_markup(sample: Project) -> None:
    """Titles are plain words."""
    assert writer(sample).plain(replace(FRENCH, value="**Un** [mot](guide:exemple) & {fact:signalements}")) == (
        "Un mot & 12\u202f000"
    )


def test_foreign_text_is_marked(sample: Project) -> None:
    """A French text in an English page says so to screen readers."""
    html = writer(sample, "en").inline(replace(FRENCH, value="Bonjour", state="missing"))
    assert html == '<span lang="fr" dir="ltr">Bonjour</span>'


def test_signs_alone_belong_to_no_language(sample: Project) -> None:
    """A word of the interface that holds only places and signs is not marked as French."""
    html = writer(sample, "en").inline(replace(FRENCH, value="{how} {source}, {page}.", state="missing"))
    assert (str(html), html.language) == ("{how} {source}, {page}.", "en")


def test_outdated_critical_text_keeps_the_former_below(sample: Project) -> None:
    """The French first, then the former translation in the reader's language, marked."""
    text = replace(FRENCH, value="Ne payez pas.", state="stale", former="Pay **now**.", critical=True)
    html = writer(sample, "en").block(text)
    assert html.startswith('<div lang="fr" dir="ltr"><p>Ne payez pas.</p></div><div class="former"><small>')
    assert html.endswith("</small> <p>Pay <strong>now</strong>.</p></div>")


def test_french_spaces() -> None:
    """No-break spaces before ; : ! ? » and after «, curly apostrophes, in French only."""
    assert typographic("l'eau : « oui » ; non !", "fr") == "l’eau\xa0: «\xa0oui\xa0»\u202f; non\u202f!"
    assert typographic("it's: yes!", "en") == "it's: yes!"


def test_translation_is_written_in_its_language(sample: Project) -> None:
    """An English text gets no French spaces."""
    library, _ = sound_library(sample)
    edition = make_edition(library, "en", {"guides/exemple#title": Translation("Who ?", "Exemple", False)})
    place = Place("en", "/", library.site.address)
    assert (
        Writer(edition, Links(edition, place, None).resolve).inline(edition.library.guides["exemple"].title) == "Who ?"
    )


def test_addresses_of_links_are_escaped(sample: Project) -> None:
    """The address of a source may hold & and quotes: they stay inside the attribute."""
    plant(sample, "sources.yml", "https://officiel.example/page", "https://officiel.example/page?a=1&copy=2&b='3'")
    written = replace(FRENCH, value="[ici](source:page-officielle)")
    expected = '<a href="https://officiel.example/page?a=1&amp;copy=2&amp;b=&#x27;3&#x27;">ici</a>'
    assert writer(sample).inline(written) == expected
    hostile = Writer(writer(sample).edition, lambda *_: '/" onclick="x()" title="')
    assert hostile.inline(written) == '<a href="/&quot; onclick=&quot;x()&quot; title=&quot;">ici</a>'


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_values_in_a_french_text_are_french(language: str, sample: Project) -> None:
    """Where the French stands in for a translation its values are French too; a translation has its language's."""
    plant(
        sample,
        "site.yml",
        "  - {code: en,",
        "  - {code: ar, state: draft, countries: [fr]}\n  - {code: fa, state: draft, countries: [fr]}\n  - {code: en,",
    )
    text = replace(FRENCH, value="{fact:signalements} fois", state="missing")
    assert writer(sample, language).inline(text) == '<span lang="fr" dir="ltr">12\u202f000 fois</span>'
    own = replace(FRENCH, value="{fact:signalements} times", language="en", state="current")
    assert writer(sample, "en").inline(own) == "12,000 times"
