"""What a reader sees in each language: every passage in another one is marked, how complete the page is, who read it."""

import datetime
import re
from collections.abc import Iterator

import polib
import pytest
from lxml import html

from reperes.language.catalogs import Translation, sources
from reperes.language.coverage import Coverage
from reperes.language.edition import Edition, OwnName, make_edition, own_name
from reperes.language.prepare import sound_library
from reperes.output.pages import make_pages
from reperes.project import Project
from support import add_belgium, run_reperes
from test_cli import plant

PERSIAN = "  - {code: fa, state: draft, countries: [fr]}\n"
DAY = datetime.date(2026, 11, 22)
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")


@pytest.fixture
def two(buildable: Project) -> Project:
    """Give a sample with two countries and Persian."""
    add_belgium(buildable)
    with (buildable.data / "site.yml").open("a", encoding="utf-8") as site:
        site.write(PERSIAN)
    return buildable


def persian(project: Project, *, done: bool) -> Edition:
    """Return the Persian edition with nothing translated, or everything, in letters that are not Latin."""
    library, _ = sound_library(project)
    catalog = {}
    if done:
        for items in sources(library).values():
            for text in items:
                catalog[text.key] = Translation(_in_persian(text.value), text.value, False)
    return make_edition(library, "fa", catalog, {"fr": Coverage(total=9, current=9)})


def _in_persian(value: str) -> str:
    """Return a text whose words are one Persian word, with the links and values of the French."""
    parts = re.split(r"(\]\([^)]*\)|\{[^{}]*\}|\*\*)", value)
    return "".join(part if i % 2 else re.sub(r"[^\W\d_]+", "سلام", part) for i, part in enumerate(parts))


def passages(body: str) -> Iterator[tuple[str, str, html.HtmlElement]]:
    """Return every passage of a body with its language and the element around it, in the order of the page."""
    root = html.fragment_fromstring(body)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        parent = element.getparent()
        found = [(element.text, element)] + [(element.tail, parent)] * (parent is not None)
        for words, around in found:
            if words and words.strip() and around is not None:
                language = next(a.get("lang") for a in [around, *around.iterancestors()] if a.get("lang"))
                yield words.strip(), language, around


def is_name(element: html.HtmlElement) -> bool:
    """Return whether an element holds what no language translates."""
    line = [element, *element.iterancestors()]
    return any(
        one.tag in ("bdi", "kbd", "cite") or (one.tag == "strong" and one.getparent().get("class") == "contact-name")
        for one in line
    )


def test_untranslated_page_is_marked_french_throughout(two: Project) -> None:
    """With nothing translated, whatever is in Latin letters is marked French, but names; dates and names of countries in
    the middle of French words are marked Persian.
    """
    edition = persian(two, done=False)
    for page in make_pages(edition, two):
        wrong = [
            (words, language)
            for words, language, around in passages(page.body)
            if not is_name(around) and (language == "fa") == bool(LATIN.search(words)) and re.search(r"[^\W\d_]", words)
        ]
        assert wrong == [], page.place.address


def test_names_of_languages_are_looked_up_once(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages print the names they are given: to look one up loads all that CLDR knows of the language, which stays."""
    library, _ = sound_library(two)
    names = {item.code: own_name(item.code) for item in library.site.languages}
    assert names["fa"] == OwnName("فارسی", "rtl")
    edition = make_edition(library, "en", {}, names=names)
    monkeypatch.setattr("reperes.language.edition.own_name", None)
    shown = [other["name"] for page in make_pages(edition, two) for other in page.meta["alternates"]]
    assert set(shown) == {name.name for name in names.values()}


def test_translated_page_holds_no_unmarked_french(two: Project) -> None:
    """With everything translated, what is left in Latin letters is a name, or marked with its language."""
    edition = persian(two, done=True)
    assert edition.coverage.complete
    for page in make_pages(edition, two):
        wrong = [
            (words, language)
            for words, language, around in passages(page.body)
            if LATIN.search(words) and language == "fa" and not is_name(around)
        ]
        assert wrong == [], page.place.address


def article(project: Project, edition: Edition, address: str) -> html.HtmlElement:
    """Return the parsed article of a page."""
    page = next(p for p in make_pages(edition, project) if p.place.address == address)
    return html.fragment_fromstring(page.body)


def said(element: html.HtmlElement) -> str:
    """Return what is read of an element, with ordinary spaces."""
    return " ".join(element.text_content().replace("\u202f", " ").split())


def english(project: Project, *translations: tuple[str, str, str], state: str = "draft") -> Edition:
    """Return the English edition with some texts translated: key, French, English."""
    plant(project, "site.yml", "code: en, state: draft", f"code: en, state: {state}")
    library, _ = sound_library(project)
    catalog = {key: Translation(words, french, False) for key, french, words in translations}
    return make_edition(library, "en", catalog)


def test_line_under_the_title_counts_the_page(buildable: Project) -> None:
    """Under the title: how much of this page is translated, whether a native speaker read it, and the way to help."""
    edition = english(buildable, ("guides/exemple#title", "Exemple", "Example"))
    guide = article(buildable, edition, "/guides/exemple/")
    (line,) = guide.xpath('./header/p[@class="state translation"]')
    of_guide = edition.coverage_of("guides/exemple")
    assert (of_guide.current, of_guide.percent) == (1, 100 // of_guide.total)
    assert said(line).startswith(f"{of_guide.percent}% de cette page est traduit et à jour.")
    assert "est un brouillon" in said(line)
    assert line.xpath("./a/@href") == ["../../langues/"]


def test_complete_page_read_by_a_native_speaker_says_so(buildable: Project) -> None:
    """A page with every text translated, in a language that was read, says both, and nothing of a draft."""
    library, _ = sound_library(buildable)
    texts = [(t.key, t.value, f"E {t.value}") for name, items in sources(library).items() for t in items]
    edition = english(buildable, *texts, state="read")
    (line,) = article(buildable, edition, "/glossaire/").xpath('.//p[@class="state translation"]')
    assert said(line).startswith(
        "E Cette page est entièrement traduite. E Une personne de langue maternelle l’a relue."
    )


def test_drafts_say_so_on_every_page(buildable: Project) -> None:
    """Every page of a language that no native speaker read says it is a draft; French pages say nothing of the kind."""
    for page in make_pages(english(buildable), buildable):
        assert "est un brouillon" in page.body, page.place.address
    library, _ = sound_library(buildable)
    for page in make_pages(make_edition(library, "fr", {}), buildable):
        assert 'class="state translation"' not in page.body, page.place.address


def test_no_page_is_whole_by_rounding() -> None:
    """A hundred of a hundred is said only of what is complete."""
    assert [Coverage(total=1000, current=n).percent for n in (0, 1, 999, 1000)] == [0, 0, 99, 100]


def test_page_of_languages(two: Project) -> None:
    """Each language by its own name, how complete, who read it; the way to help."""
    library, _ = sound_library(two)
    counts = {"fa": Coverage(total=200, current=2, stale=3, missing=195, critical_stale=1, critical_missing=60)}
    edition = make_edition(library, "fr", {}, counts)
    page = article(two, edition, "/langues/")
    names = page.xpath('.//dl[@class="counts"]/dt/a')
    assert [(a.text_content(), a.get("lang"), a.get("dir"), a.get("href")) for a in names] == [
        ("Français", "fr", "ltr", "../"),
        ("English", "en", "ltr", "../en/"),
        ("فارسی", "fa", "rtl", "../fa/"),
    ]
    french, unknown, farsi = [said(dd) for dd in page.xpath('.//dl[@class="counts"]/dd')]
    assert french == "Langue source."
    assert unknown == "Brouillon, qu’aucune personne de langue maternelle n’a relu."
    assert farsi == (
        "Brouillon, qu’aucune personne de langue maternelle n’a relu. 1 % à jour : 2 textes sur 200. "
        "À revoir : 3. Encore en français : 195. Parmi eux, textes urgents : 61."
    )
    assert page.xpath('.//section[@id="aider"]//a/@href') == ["../contribuer/"]


@pytest.mark.parametrize(
    ("key", "since", "note"),
    [
        ("guides/exemple#ne-pas-payer.do", None, "Avant le changement du texte français : Pay."),
        ("guides/exemple#ne-pas-payer.do", DAY, "Avant le changement du 22 November 2026 : Pay."),
        ("guides/exemple#signe.text", None, "Pay. (le texte français a changé depuis)"),
        ("guides/exemple#signe.text", DAY, "Pay. (le texte français a changé le 22 November 2026)"),
    ],
)
def test_change_is_dated_where_its_day_is_known(
    key: str, since: datetime.date | None, note: str, buildable: Project
) -> None:
    """An outdated translation says since which day, once an update wrote it."""
    library, _ = sound_library(buildable)
    edition = make_edition(library, "en", {key: Translation("Pay.", "Payez.", True, since)})
    (mark,) = article(buildable, edition, "/guides/exemple/").xpath('.//*[@class="former" or @class="outdated"]')
    assert said(mark) == note


def test_withdrawn_translation_is_on_no_page(buildable: Project) -> None:
    """A withdrawn translation leaves the French alone, marked with its language."""
    library, _ = sound_library(buildable)
    key = "guides/exemple#ne-pas-payer.do"
    edition = make_edition(library, "en", {key: Translation("Pay.", "Payez.", True, DAY, True)})
    (step,) = article(buildable, edition, "/guides/exemple/").xpath('.//li[@id="ne-pas-payer"]/strong')
    assert [(s.get("lang"), s.text_content()) for s in step.xpath("./span")] == [("fr", "Ne payez pas.")]
    assert "Pay." not in said(step)


def test_shell_knows_which_of_its_words_are_french(two: Project) -> None:
    """The words around the page say whether they are French, so that the shell can mark them."""
    for done in (False, True):
        meta = make_pages(persian(two, done=done), two)[0].meta
        assert set(meta["in_french"]) == set(meta["ui"])
        assert set(meta["in_french"].values()) == {not done}
        assert {item["in_french"] for item in meta["menu"]} == {not done}


def test_persian_is_one_command(buildable: Project) -> None:
    """`translate new fa`, two sentences, `build`: the site is there in Persian, right to left, its two sentences in it."""
    root = ("-C", str(buildable.root))
    assert run_reperes(*root, "translate", "new", "fa").returncode == 0
    path = buildable.locale / "fa" / "guides.exemple.po"
    po = polib.pofile(str(path), wrapwidth=100)
    wanted = {"guides/exemple#title": "نمونه", "guides/exemple#ne-pas-payer.do": "پول ندهید."}
    for entry in po:
        entry.msgstr = wanted.get(entry.msgctxt, "")
    po.save()
    assert run_reperes(*root, "check", "--today", "2026-11-23").stdout == ""
    done = run_reperes(*root, "build")
    assert done.returncode == 0, done.stderr
    pages = [html.parse(str(p)).getroot() for p in sorted((buildable.root / "site" / "fa").rglob("*.html"))]
    assert {(page.get("lang"), page.get("dir")) for page in pages} == {("fa", "rtl")}
    guide = html.parse(str(buildable.root / "site/fa/guides/exemple/index.html")).getroot()
    assert guide.xpath("//h1")[0].text_content() == "نمونه"
    (step,) = guide.xpath('//li[@id="ne-pas-payer"]/strong')
    assert (step.text_content(), step.xpath(".//@lang")) == ("پول ندهید.", [])
    assert guide.xpath('//li[@id="banque"]/strong/span/@lang') == ["fr"]
    assert guide.xpath('//link[@rel="alternate"]/@hreflang') == ["fr", "en", "fa", "x-default"]
    french = html.parse(str(buildable.root / "site/langues/index.html")).getroot()
    total = len([t for items in sources(sound_library(buildable)[0]).values() for t in items])
    assert f"2 textes sur {total}" in said(french.xpath('//dt[@id="langue-fa"]/following-sibling::dd[1]')[0])


def test_unreadable_catalog_does_not_stop_the_build(buildable: Project) -> None:
    """A catalog that cannot be read: the build warns and shows French there, check fails with the place."""
    path = buildable.locale / "en" / "guides.exemple.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "ouvert\n', encoding="utf-8")
    done = run_reperes("-C", str(buildable.root), "build")
    assert (done.returncode, "data/locale/en/guides.exemple.po:5:1: avertissement" in done.stderr) == (0, True)
    guide = html.parse(str(buildable.root / "site/en/guides/exemple/index.html")).getroot()
    assert guide.xpath("//h1/span/@lang") == ["fr"]
    checked = run_reperes("-C", str(buildable.root), "check")
    assert checked.returncode == 1
    assert checked.stdout.startswith("data/locale/en/guides.exemple.po:5:1: ")
