"""Pages as a reader meets them: the order of help, the country beside each number, what is never shown."""

from pathlib import Path

import pytest
from lxml import html

from reperes.language.edition import make_edition
from reperes.language.prepare import edition_of, sound_library
from reperes.output.pages import Page, make_pages
from reperes.output.places import Place
from reperes.project import Project
from test_cli import plant


def page(project: Project, address: str = "/guides/exemple/", language: str = "fr") -> Page:
    """Return one page of the sample site."""
    return next(p for p in make_pages(edition_of(project, language), project) if p.place.address == address)


def body(project: Project, address: str = "/guides/exemple/", language: str = "fr") -> html.HtmlElement:
    """Return the parsed article of a page."""
    return html.fragment_fromstring(page(project, address, language).body)


def test_page_is_one_article(buildable: Project) -> None:
    """A body is one article with one h1, and its own list of contents that leads to every block."""
    article = body(buildable)
    assert article.tag == "article"
    assert len(article.xpath(".//h1")) == 1
    assert article.xpath(".//details//a/@href") == ["#" + i for i in article.xpath("./section/@id")]


def test_112_first_then_numbers_beside_their_country(buildable: Project) -> None:
    """112 comes first wherever the country has it, and each contact names its country."""
    contacts = body(buildable).xpath('.//li[starts-with(@id, "contact-")]')
    assert [c.get("id") for c in contacts] == [
        "contact-fr-urgence-112",
        "contact-fr-police-17",
        "contact-fr-ecoute-3018",
        "contact-fr-allo-119",
    ]
    for contact in contacts:
        assert "France" in contact.text_content()


def test_every_number_is_a_call(buildable: Project) -> None:
    """A number is one tap away, and keeps its order in any direction of text."""
    links = body(buildable).xpath('.//a[starts-with(@href, "tel:")]')
    # Four numbers in the help block, three at the top, one in the line for a child.
    assert len(links) == 8
    assert all(link.xpath('.//bdi[@dir="ltr"]') for link in links)


def test_line_for_a_child(buildable: Project) -> None:
    """A guide has the one line for a child who lands there, with a number of the country."""
    (line,) = body(buildable).xpath('.//p[@class="minor"]')
    text = " ".join(line.text_content().split())
    assert "Ce n’est pas ta faute." in text
    assert "119" in text
    assert "(France)" in text


def test_dates_say_how_they_were_read(buildable: Project) -> None:
    """A copy is called a copy; “vérifié” is for what was seen live."""
    text = " ".join(body(buildable).text_content().split())
    assert "Lu dans une copie : Ministère, page du 7 novembre 2025, lue le 22 novembre 2026." in text
    assert "Vérifié" not in text
    plant(buildable, "sources.yml", "how: copy", "how: call")
    assert "Vérifié en appelant : Ministère" in " ".join(body(buildable).text_content().split())


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("page", "Vérifié sur la page : Ministère, page du 7 novembre 2025, lue le 22 novembre 2026."),
        ("device", "Vérifié sur un appareil : Ministère, page du 7 novembre 2025, lue le 22 novembre 2026."),
        ("call", "Vérifié en appelant : Ministère, page du 7 novembre 2025, lue le 22 novembre 2026."),
    ],
)
def test_each_way_of_reading_has_its_words(how: str, said: str, buildable: Project) -> None:
    """A page is said to be called, seen or only known by its address as it was; never more than was done."""
    plant(buildable, "sources.yml", "how: copy", f"how: {how}")
    notes = body(buildable).xpath('.//*[@class="how"]')
    assert len(notes) > 4
    assert {" ".join(note.text_content().split()) for note in notes} == {said}


def test_page_that_was_not_read_says_so(buildable: Project) -> None:
    """Of a source known by its address alone, no day of reading is given, and nothing is “vérifié”."""
    path = buildable.data / "sources.yml"
    more = "  - id: adresse-seule\n    title: Un titre\n    publisher: Office\n    url: https://office.example/p\n"
    more += "    kind: official\n    language: fr\n    published: unknown\n    read_on: 2026-11-22\n    how: address\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    plant(buildable, "guides/exemple.yml", "sources: [page-officielle]", "sources: [adresse-seule, page-officielle]")
    items = body(buildable).xpath('.//ul[@class="sources"]/li')
    # What was read comes before what was not.
    assert [" ".join(item.text_content().split()).rstrip(",. ") for item in items] == [
        "Une page officielle. Lu dans une copie : Ministère, page du 7 novembre 2025, lue le 22 novembre 2026",
        "Un titre. Page non lue, seulement son adresse : Office, page sans date",
    ]


def test_case_of_a_penalty_is_said(buildable: Project) -> None:
    """A penalty of one case names the case; the one without stands alone."""
    plant(
        buildable,
        "law/fr.yml",
        "    sources:",
        "      - id: chantage-grave\n        when: Si la menace est suivie d'effet\n        prison_years: 9\n    sources:",
    )
    said = [
        p.text_content().replace("\u202f", " ").replace("\xa0", " ")
        for p in body(buildable).xpath('.//p[@class="penalty"]')
    ]
    assert said == [
        "Risque jusqu’à 7 ans de prison et 100 000 € d’amende.",
        "Si la menace est suivie d’effet : risque jusqu’à 9 ans de prison.",
    ]


def test_hidden_source_is_never_shown(buildable: Project) -> None:
    """A source kept as evidence only does not appear, even where a contact rests on it too."""
    plant(buildable, "contacts/fr.yml", "sources: [page-officielle]", "sources: [article-cache, page-officielle]")
    for one in make_pages(edition_of(buildable, "fr"), buildable):
        assert "journal" not in one.body.lower()


def test_penalty_is_a_maximum(buildable: Project) -> None:
    """Penalties read “risque jusqu’à”, with the article and the notice that it is no legal advice."""
    text = " ".join(body(buildable).text_content().split())
    assert "Risque jusqu’à 7 ans de prison et 100 000 € d’amende." in text.replace("\u202f", " ").replace("\xa0", " ")
    assert "Article 312-10 du Code pénal" in text
    assert "Elles ne remplacent pas le conseil d’un avocat." in text


def test_night_without_a_line_is_said(buildable: Project) -> None:
    """Where no help line answers at night, the page says so, with the date it was looked for."""
    plant(buildable, "contacts/fr.yml", 'phone: "119"\n    day_and_night: true', 'phone: "119"')
    path = buildable.data / "contacts" / "fr.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "night: {found: none-found, date: 2026-11-20}\n", encoding="utf-8"
    )
    assert "Aucune ligne d’aide ouverte la nuit" in body(buildable, "/aide/fr/").text_content()
    assert "20 novembre 2026" in body(buildable, "/aide/fr/").text_content()


def test_edit_link_needs_a_repository(buildable: Project) -> None:
    """“Correct this page” leads to the YAML file; while the repository is unknown there is no such link."""
    assert page(buildable).meta["edit"] == "https://forge.example/reperes/edit/main/data/guides/exemple.yml"
    assert page(buildable, "/aide/fr/").meta["edit"].endswith("/data/contacts/fr.yml")
    plant(buildable, "site.yml", "repository: https://forge.example/reperes\n", "")
    assert page(buildable).meta["edit"] == ""


def test_short_address_is_the_page_itself(buildable: Project) -> None:
    """/q/<code>/ holds the same article under a neutral title, out of search engines and of search."""
    guide, short = page(buildable), page(buildable, "/q/dqw4/")
    assert short.body == guide.body
    assert (short.title, short.description, short.meta["indexed"], short.indexed) == ("Repères", "", False, False)


def test_draft_says_so(buildable: Project) -> None:
    """A translation that no native speaker has read says so, and that French remains."""
    library, _ = sound_library(buildable)
    edition = make_edition(library, "en", {})
    text = next(p for p in make_pages(edition, buildable) if p.place.address == "/guides/exemple/").body
    assert "Cette traduction est un brouillon" in text
    assert '<h1><span lang="fr" dir="ltr">Exemple</span></h1>' in text


@pytest.mark.parametrize(
    ("language", "address", "home", "root", "other"),
    [
        ("fr", "/", "./", "./", "./en/"),
        ("fr", "/guides/x/", "../../", "../../", "../../en/guides/x/"),
        ("en", "/", "./", "../", "../fr/"),
        ("en", "/guides/x/", "../../", "../../../", "../../../fr/guides/x/"),
    ],
)
def test_addresses(language: str, address: str, home: str, root: str, other: str) -> None:
    """Links are relative, so that the site works under any folder and from a disk."""
    place = Place(language, address, "https://a.example/sous/")
    assert (place.home, place.root) == (home, root)
    expected = other if language == "fr" else other.replace("fr/", "")
    assert place.to_language("en" if language == "fr" else "fr") == expected
    assert place.absolute() == f"https://a.example/sous{'' if language == 'fr' else '/en'}{address}"


def test_404_works_at_any_depth(buildable: Project) -> None:
    """The page served at unknown addresses starts its links at the site's own root."""
    plant(buildable, "site.yml", "https://reperes.example", "https://host.example/reperes/")
    found = page(buildable, "/404.html", "en")
    links = html.fragment_fromstring(found.body).xpath(".//a/@href")
    assert [link for link in links if not link.startswith("tel:")][:2] == [
        "/reperes/en/",
        "/reperes/en/recherche/",
    ]
    assert found.meta["stylesheet"].startswith("/reperes/assets/site.")
    assert [other["url"] for other in found.meta["alternates"]] == ["/reperes/", "/reperes/en/"]


def test_undefined_value_in_a_template_is_a_sentence(buildable: Project) -> None:
    """A slip in a template stops the build with the file and line, not with a trace."""
    from support import run_reperes

    path = buildable.page_templates / "guide.html"
    path.write_text(path.read_text(encoding="utf-8") + "{{ documnt.title }}\n", encoding="utf-8")
    out: Path = buildable.root / "site"
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 1
    assert "overrides/pages/guide.html:13" in done.stderr
    assert "documnt" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()
