"""Pages as a reader meets them: the order of help, the country beside each number, what is never shown."""

from pathlib import Path
from typing import get_args

import pytest
from lxml import html

from reperes.content.model import Device, Icon
from reperes.language.edition import make_edition
from reperes.language.prepare import edition_of, sound_library
from reperes.output.icons import drawings
from reperes.output.pages import Page, make_pages
from reperes.output.places import Place
from reperes.problems import FaultError
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
    """In the register, a copy is called a copy; “vérifié” is for what was seen live."""
    text = " ".join(body(buildable, "/sources/").text_content().split())
    assert "Lu dans une copie : Ministère, page du 7 novembre 2025, lue le 22 novembre 2026." in text
    assert "Vérifié" not in text
    plant(buildable, "sources.yml", "how: copy", "how: call")
    assert "Vérifié en appelant : Ministère" in " ".join(body(buildable, "/sources/").text_content().split())


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
    notes = [
        note for place in ("/sources/", "/aide/fr/") for note in body(buildable, place).xpath('.//*[@class="how"]')
    ]
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
    # What was read comes before what was not; each leads to its line in the register, which says how it was read.
    assert [item.text_content() for item in items] == ["Ministère", "Office"]
    assert items[1].xpath("./a/@href") == ["../../sources/#source-adresse-seule"]
    (line,) = body(buildable, "/sources/").xpath('.//*[@id="source-adresse-seule"]/*[@class="how"]')
    assert " ".join(line.text_content().split()) == "Page non lue, seulement son adresse : Office, page sans date."


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
    # The doors of the home page first, then the home page itself and all pages, then how complete the language is.
    assert [link for link in links if not link.startswith("tel:")] == [
        "/reperes/en/guides/exemple/",
        "/reperes/en/",
        "/reperes/en/recherche/",
        "/reperes/en/langues/",
    ]
    styles = [style.partition(".")[0] for style in found.meta["stylesheets"]]
    assert styles == ["/reperes/assets/site", "/reperes/assets/ways"]
    assert [other["url"] for other in found.meta["alternates"]] == ["/reperes/", "/reperes/en/"]


def test_undefined_value_in_a_template_is_a_sentence(buildable: Project) -> None:
    """A slip in a template stops the build with the file and line, not with a trace."""
    from support import run_reperes

    path = buildable.page_templates / "guide.html"
    path.write_text(path.read_text(encoding="utf-8") + "{{ documnt.title }}\n", encoding="utf-8")
    out: Path = buildable.root / "site"
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 1
    assert "overrides/pages/guide.html:16" in done.stderr
    assert "documnt" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_a_door_is_one_link_with_a_drawing(buildable: Project) -> None:
    """A door of the home page leads where it says, wears the drawing of that page, and its words are in the link."""
    (door,) = body(buildable, "/").xpath('.//a[@class="door"]')
    assert door.get("href") == "./guides/exemple/"
    assert "Un exemple" in door.text_content()
    assert "Le guide des essais." in door.text_content()
    assert door.xpath('.//span[@class="pebble"]/svg')
    plant(buildable, "pages/accueil.yml", 'to: "guide:exemple"}', 'to: "page:plateformes", icon: lanterne}')
    (changed,) = body(buildable, "/").xpath('.//a[@class="door"]')
    assert changed.get("href") == "./plateformes/"
    drawn = [html.tostring(one.xpath('.//span[@class="pebble"]/svg')[0]) for one in (door, changed)]
    assert drawn[0] != drawn[1]


def test_numbers_come_before_anything_else_on_a_card(buildable: Project) -> None:
    """On an emergency card, and on the home page after its doors, the numbers stand before what there is to read."""
    card = body(buildable, "/situations/carte/")
    order = card.xpath("./*")
    assert [order[1].get("role"), order[2].get("id")] == ["group", "maintenant"]
    home = body(buildable, "/")
    assert home.xpath('count(.//a[@class="door"]/following::ul[@class="quick"])') == 1


def test_lists_lead_to_every_page_of_their_kind(buildable: Project) -> None:
    """The list of platforms leads to each platform, that of guides to each guide; the menu leads to both."""
    assert body(buildable, "/plateformes/").xpath('.//a[@class="tile"]/@href') == ["../plateformes/appli/"]
    links = body(buildable, "/guides/").xpath('.//a[@class="tile"]/@href')
    assert links == ["../guides/exemple/", "../glossaire/"]
    assert not page(buildable, "/guides/").indexed
    menu = [item["url"] for item in page(buildable).meta["menu"]]
    assert {"../../plateformes/", "../../guides/", "../../situations/", "../../aide/fr/"} <= set(menu)


def test_drawings_are_decorative(buildable: Project) -> None:
    """Every drawing is hidden from screen readers, and no link, button or label rests on one alone."""
    for one in make_pages(edition_of(buildable, "fr"), buildable):
        article = html.fragment_fromstring(one.body)
        assert all(svg.get("aria-hidden") == "true" for svg in article.xpath(".//svg")), one.place.address
        for control in article.xpath(".//a | .//label | .//summary"):
            assert control.text_content().strip(), one.place.address


def test_every_drawing_that_can_be_chosen_is_drawn(buildable: Project) -> None:
    """Each name of the model is a file; each drawing of 48 units can be chosen, those of 24 are the site's own."""
    drawn = drawings(buildable.icons)
    large = {name for name, svg in drawn.items() if 'class="drawing"' in svg}
    assert large == set(get_args(Icon))


def test_drawing_of_a_page(buildable: Project) -> None:
    """A page wears the drawing its file names, else that of its id, else that of its kind."""
    drawn = drawings(buildable.icons)
    assert drawn["bouee"] in page(buildable).body
    plant(buildable, "guides/exemple.yml", "kind: risk\n", "kind: risk\nicon: cadeau\n")
    assert drawn["cadeau"] in page(buildable).body


def test_missing_drawing_is_a_sentence(buildable: Project) -> None:
    """A drawing that a template asks for and nobody drew stops the build with its name."""
    (buildable.icons / "suite.svg").unlink()
    with pytest.raises(FaultError, match="suite"):
        page(buildable)


def test_short_address_can_be_shared(buildable: Project) -> None:
    """A guide and a card show their short address, which does not tell the subject."""
    for address, code in (("/guides/exemple/", "dqw4"), ("/situations/carte/", "x884")):
        (link,) = body(buildable, address).xpath('.//p[@class="short"]/a')
        assert link.get("href") == f"../../q/{code}/"
        assert link.text_content() == f"reperes.example/q/{code}"


def test_settings_can_be_ticked_and_devices_chosen(buildable: Project) -> None:
    """Each setting has a box to tick named by its purpose; devices are radio buttons that the stylesheet obeys."""
    article = body(buildable, "/plateformes/appli/")
    boxes = article.xpath('.//h3/label[input[@type="checkbox"]]')
    assert [" ".join(box.text_content().split()) for box in boxes] == [
        "Choisir qui écrit à votre enfant.",
        "Un conseil sans chemin.",
    ]
    assert article.xpath('.//input[@name="appareil"]/@value') == ["", "ios", "android"]
    assert article.xpath('.//div[@class="path"]/@data-on') == ["ios android"]
    style = (buildable.assets / "platform.css").read_text(encoding="utf-8")
    for device in get_args(Device):
        assert (
            f'.choose:has([value="{device}"]:checked) ~ * :has(> [data-on~="{device}"]) > .path:not([data-on~="{device}"])'
            in style
        )


def test_another_menu_can_be_told_where_there_is_a_repository(buildable: Project) -> None:
    """“Is your menu different?” leads to a report that names the setting; without a repository, to how to say so."""
    link = './/p[@class="differs"]/a/@href'
    assert body(buildable, "/plateformes/appli/").xpath(link) == [
        "https://forge.example/reperes/issues/new?title=appli%23messages-prives"
    ]
    plant(buildable, "site.yml", "repository: https://forge.example/reperes\n", "")
    assert body(buildable, "/plateformes/appli/").xpath(link) == ["../../contribuer/#un-menu-a-change"]


def test_way_out_and_help_are_in_every_header(buildable: Project) -> None:
    """“Leave quickly” leads to the dull page that site.yml names, “Call” to the readers' country."""
    assert page(buildable).meta["leave"] == "https://www.wikipedia.org/"
    plant(buildable, "site.yml", "languages:", "leave: https://meteo.example/\nlanguages:")
    assert page(buildable).meta["leave"] == "https://meteo.example/"
    assert page(buildable).meta["call"] == "../../aide/fr/"


def test_menu_words_say_what_they_mean_to_who_does_not_read_them(buildable: Project) -> None:
    """Beside an English menu word a French page says what it means, not as a menu word; an English page need not."""
    steps = body(buildable, "/plateformes/appli/").xpath("//ol[contains(@class, 'menu-words')]")[0]
    assert [word.text_content() for word in steps.xpath(".//kbd[@lang='en']")] == ["Settings", "Direct Messages", "Off"]
    meanings = [means.text_content() for means in steps.xpath(".//small")]
    assert meanings == ["Les paramètres", "Les messages privés", "Arrêt"]
    english = body(buildable, "/plateformes/appli/", "en").xpath("//ol[contains(@class, 'menu-words')]")[0]
    assert english.xpath(".//small") == []
    assert english.xpath(".//kbd/@lang") == []


def test_broken_script_or_style_is_a_sentence(buildable: Project) -> None:
    """What browsers could not read is said, with the place, and not published."""
    (buildable.assets / "site.js").write_text("const a = ;", encoding="utf-8")
    with pytest.raises(FaultError, match=r"docs/assets : un style ou un script .* line 1 and column 11") as stopped:
        page(buildable)
    assert "Traceback" not in str(stopped.value)
