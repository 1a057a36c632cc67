"""Help in several countries: whose numbers come first, and what is said of each contact, no more and no less."""

import re

import pytest
from lxml import html

from reperes.language.prepare import read_all
from reperes.project import Project
from support import BELGIUM, add_belgium, run_reperes
from test_cli import plant
from test_pages import body

FRANCE = ["contact-fr-urgence-112", "contact-fr-police-17", "contact-fr-ecoute-3018", "contact-fr-allo-119"]
# In the order of the block's roles, 112 first.
BELGIAN = [
    "contact-be-urgence-112",
    "contact-be-police-101",
    "contact-be-tchat",
    "contact-be-focus",
    "contact-be-ecoute-103",
]


@pytest.fixture
def two(buildable: Project) -> Project:
    """Give a sample with two countries, the second one that of English readers."""
    add_belgium(buildable)
    return buildable


def words(element: html.HtmlElement) -> str:
    """Return what is read of an element, with ordinary spaces."""
    return " ".join(element.text_content().split())


def contact(project: Project, ident: str) -> html.HtmlElement:
    """Return a contact as the page of its country shows it."""
    (found,) = body(project, "/aide/be/").xpath(f'.//li[@id="contact-be-{ident}"]')
    return found


def test_second_country_is_sound(two: Project) -> None:
    """The second country these tests rest on has no fault."""
    done = run_reperes("-C", str(two.root), "check", "--today", "2026-11-23")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("language", "first", "second", "order"),
    [
        ("fr", "Aide : France", "Belgique", FRANCE + BELGIAN),
        ("en", "France", "Aide : Belgium", BELGIAN + FRANCE),
    ],
)
def test_every_country_the_readers_own_first(
    language: str, first: str, second: str, order: list[str], two: Project
) -> None:
    """A help block shows the country of the language's readers; each other one is one tap away, with all its lines."""
    if language == "en":
        first, second = second, first
    (block,) = body(two, language=language).xpath('.//section[@id="qui-aide"]')
    assert [words(title) for title in block.xpath(".//h3")] == [first]
    (other,) = block.xpath('./nav//a[@class="chip"]')
    assert words(other) == second
    assert other.get("href") == ("../../aide/be/" if language == "fr" else "../../aide/fr/")
    there = body(two, f"/aide/{'be' if language == 'fr' else 'fr'}/", language)
    shown = block.xpath('.//li[@class="contact"]/@id')
    assert shown == (FRANCE if language == "fr" else BELGIAN)
    assert set(order) <= {*shown, *there.xpath('.//li[@class="contact"]/@id')}


def test_page_of_a_country_leads_to_the_others(two: Project) -> None:
    """The page of a country holds each other country one tap away, and not itself."""
    assert body(two, "/aide/be/").xpath('.//nav[@class="elsewhere"]//a[@class="chip"]/@href') == ["../../aide/fr/"]
    assert body(two, "/aide/fr/").xpath('.//nav[@class="elsewhere"]//a[@class="chip"]/@href') == ["../../aide/be/"]


def test_other_countries_have_the_numbers_of_the_night(two: Project) -> None:
    """On any page with help, each other country has the two numbers that answer at two in the morning."""
    (row,) = body(two).xpath('.//section[@id="qui-aide"]//nav[@class="elsewhere"]//li')
    assert words(row) == "Belgique Danger immédiat 112 Aide jour et nuit 116 000"
    assert row.xpath('.//a[@class="number"]/@href') == ["tel:112", "tel:116000"]


def test_country_without_a_night_line_says_so_elsewhere(two: Project) -> None:
    """Where no help line answers at night, the row of the country says that none was found."""
    path = two.data / "contacts" / "be.yml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(phone: .?116 ?000.*?)    day_and_night: true\n", r"\1", text, flags=re.S)
    path.write_text(text + "night: {found: none-found, date: 2026-11-20}\n", encoding="utf-8")
    (row,) = body(two).xpath('.//section[@id="qui-aide"]//nav[@class="elsewhere"]//li')
    assert words(row) == "Belgique Danger immédiat 112 Aucune ligne d’aide de nuit trouvée"


def test_numbers_of_every_country_wait_for_a_choice(two: Project) -> None:
    """The first numbers of each country are in the page; without a choice those of the readers' country alone show."""
    for language, shown, hidden in (("fr", "fr", "be"), ("en", "be", "fr")):
        (box,) = body(two, language=language).xpath('.//*[@data-only="country"]')
        lists = [(item.get("data-country"), item.get("hidden") is not None) for item in box.xpath("./ul")]
        assert lists == [(shown, False), (hidden, True)]
        assert box.xpath('.//select[@data-choice="country"]/option/@value') == [shown, hidden]


def test_every_contact_stands_beside_its_own_country(two: Project) -> None:
    """In a block of two countries each contact names its own."""
    for item in body(two, language="en").xpath('.//li[@class="contact"]'):
        (country,) = item.xpath('.//p[@class="contact-name"]/span[@class="country"]')
        assert words(country) == ("(Belgium)" if "-be-" in item.get("id") else "(France)")


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("fr", [("112", "(France)"), ("3018", "(France)"), ("119", "(France)")]),
        ("en", [("112", "(Belgium)"), ("116000", "(Belgium)")]),
    ],
)
@pytest.mark.parametrize("address", ["/guides/exemple/", "/situations/carte/", "/404.html"])
def test_first_numbers_are_those_of_the_readers_country(
    language: str, numbers: list[tuple[str, str]], address: str, two: Project
) -> None:
    """The numbers of the first minute: a number before a website, each once, none of a contact that has none."""
    lines = body(two, address, language).xpath('.//*[@data-only="country"]/ul[not(@hidden)]/li')
    found = [
        (line.xpath("./a/@href")[0].removeprefix("tel:"), words(line.xpath('./*[@class="country"]')[0]))
        for line in lines
    ]
    assert found == numbers


def test_line_for_a_child_is_of_the_readers_country(two: Project) -> None:
    """The line for a child has the number of the readers' country, and says “confidential” only of a line that is."""
    texts = {
        (language, address): words(body(two, address, language).xpath('.//p[@class="minor"]')[0])
        for language in ("fr", "en")
        for address in ("/guides/exemple/", "/situations/carte/", "/aide/fr/", "/aide/be/")
    }
    for (language, address), text in texts.items():
        belgian = address == "/aide/be/" or (language == "en" and address != "/aide/fr/")
        assert ("103" in text, "119" in text) == (belgian, not belgian), (language, address)
        assert ("confidentiel" in text) == belgian, (language, address)


def test_links_by_role_lead_to_the_readers_country(two: Project) -> None:
    """“The help line” in a text is that of the readers' country."""
    path = './/section[@id="resume"]//a/@href'
    assert body(two).xpath(path) == ["#contact-fr-ecoute-3018"]
    assert body(two, language="en").xpath(path) == ["#contact-be-focus"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_links_of_a_contact_lead_to_its_own_country(language: str, two: Project) -> None:
    """A role named by a contact, or by the law of its country, is that country's, whoever reads."""
    plant(
        two,
        "contacts/be.yml",
        "what: Un enfant qui va mal.",
        'what: "Voir [le numéro](contact:danger-now)."\n    note: "La nuit, [une autre](contact:night-line)."',
    )
    plant(two, "contacts/fr.yml", "what: Les violences en ligne.", 'what: "Ou [le numéro](contact:danger-now)."')
    (two.data / "law" / "be.yml").write_text(
        "country: be\nrules:\n  - id: plainte-be\n    text: 'Voir [la ligne](contact:child-in-danger).'\n"
        "    sources: [page-officielle]\n    confidence: high\n",
        encoding="utf-8",
    )
    plant(
        two,
        "pages/accueil.yml",
        "blocks:\n",
        "blocks:\n  - {id: loi-be, type: law, title: La loi, country: be, rules: [plainte-be]}\n",
    )
    guide = body(two, language=language)
    links = guide.xpath(
        './/section[@id="qui-aide"]//li[@class="contact"]/p[not(@class)]//a[contains(@href, "#")]/@href'
    )
    ours = {"fr": ["#contact-fr-urgence-112"], "en": ["#contact-be-urgence-112", "#contact-be-focus"]}
    assert links == ours[language]
    for country, count in (("be", 2), ("fr", 1)):
        there = body(two, f"/aide/{country}/", language)
        links = there.xpath('.//li[@class="contact"]/p[not(@class)]//a[contains(@href, "#")]/@href')
        assert len(links) == count
        assert all(f"#contact-{country}-" in link for link in links)
    law = body(two, "/", language).xpath('.//section[@id="loi-be"]//a[contains(@href, "contact-")]/@href')
    assert [link.removeprefix("./") for link in law] == ["aide/be/#contact-be-ecoute-103"]
    (own,) = body(two, "/aide/be/", language).xpath('.//li[@id="contact-be-ecoute-103"]/p[2]//a/@href')
    assert own.endswith("#contact-be-urgence-112")
    assert "/fr/" not in own


def test_free_anonymous_and_hours_are_said_where_true(two: Project) -> None:
    """Free, anonymous, day and night, opening days: each said of the contacts it is true of, and of no other."""
    said = {
        ident: [
            " ".join(text.split())
            for text in contact(two, ident).xpath('.//p[@class="when"]//text()[normalize-space()]')
        ]
        for ident in ("police-101", "tchat", "focus", "ecoute-103", "site-seul", "sans-heures")
    }
    assert said == {
        "police-101": ["Jour et nuit"],
        "tchat": ["Jour et nuit"],
        "focus": ["Jour et nuit · gratuit"],
        "ecoute-103": ["lundi et mercredi, 09:00 –\u2060 17:00 ; Du lundi au vendredi, 18:00 –\u2060 20:00 · anonyme"],
        "site-seul": [],
        "sans-heures": ["Horaires non confirmés"],
    }


def test_hours_are_there_for_the_script(two: Project) -> None:
    """A line with hours carries them, their zone and whom to call when it is closed; other contacts carry nothing."""
    (now,) = contact(two, "ecoute-103").xpath('.//p[@class="when"]/span[@class="now"]')
    assert now.text is None
    assert {name: value for name, value in now.attrib.items() if name.startswith("data-")} == {
        "data-hours": "13 0900-1700;12345 1800-2000",
        "data-zone": "Europe/Brussels",
        "data-closed": "Fermé à cette heure. Appelez\xa0: 116\xa0000 (Belgique)",
        "data-otherwise": "116\xa0000",
    }
    for ident in ("police-101", "focus", "sans-heures"):
        assert not contact(two, ident).xpath(".//*[@data-hours]")


def test_each_way_to_reach_leads_where_it_says(two: Project) -> None:
    """Calls, text messages, numbers from abroad and websites each carry their own number or address."""
    links = contact(two, "focus").xpath(".//a[starts-with(@class, 'number')]")
    assert [(a.get("href"), words(a.xpath(".//bdi")[0])) for a in links] == [
        ("tel:116000", "116 000"),
        ("sms:0460200000", "0460 20 00 00"),
        ("tel:+3224754411", "+32 2 475 44 11"),
    ]
    assert "SMS" in words(links[1])
    assert "De l’étranger" in words(links[2].getparent())
    (web,) = contact(two, "tchat").xpath('.//p[@class="reach"]/a')
    assert (web.get("href"), words(web)) == ("https://tchat.example/parler?de=moi&ici=1", "tchat.example")


def test_website_is_no_line_for_the_night(two: Project) -> None:
    """A contact without a number is no night line, even open day and night: the country must say it has none."""
    path = two.data / "contacts" / "be.yml"
    path.write_text(BELGIUM.replace("    day_and_night: true\n    free: true\n", "    free: true\n"), encoding="utf-8")
    found = read_all(two)
    assert {p.rule for p in found.problems if p.level == "error"} == {"night-line"}
    assert {p.file for p in found.problems if p.level == "error"} == {"data/contacts/be.yml"}


@pytest.mark.parametrize(
    ("role", "ident"),
    [
        ("danger-now", "police-101"),
        ("online-harm", "tchat"),
        ("child-in-danger", "ecoute-103"),
        ("dark-thoughts", "site-seul"),
        ("missing-child", "sans-heures"),
    ],
)
def test_every_emergency_role_is_watched(role: str, ident: str, two: Project) -> None:
    """One contact of any emergency role that was read in a copy only keeps the site from being published."""
    plant(two, "sources.yml", "how: copy", "how: page")
    copy = (
        "  - id: page-copiee\n    title: Une copie\n    publisher: Ministère\n    url: https://officiel.example/autre\n"
    )
    copy += "    kind: official\n    language: fr\n    published: unknown\n    read_on: 2026-11-22\n    how: copy\n"
    path = two.data / "sources.yml"
    path.write_text(path.read_text(encoding="utf-8") + copy, encoding="utf-8")
    plant(two, "contacts/be.yml", "roles: [parents]", f"roles: [{role if role == 'missing-child' else 'parents'}]")
    assert run_reperes("-C", str(two.root), "publishable").returncode == 0
    book = (two.data / "contacts" / "be.yml").read_text(encoding="utf-8")
    start = book.index(f"  - id: {ident}\n")
    changed = book[:start] + book[start:].replace("[page-officielle]", "[page-copiee]", 1)
    (two.data / "contacts" / "be.yml").write_text(changed, encoding="utf-8")
    done = run_reperes("-C", str(two.root), "publishable")
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if ident in line] == done.stderr.splitlines()


def test_page_of_a_country_opens_with_its_own_numbers(two: Project) -> None:
    """The first number on the page of a country is one that answers there; the others stand after all of its own."""
    first, *_ = body(two, "/aide/be/").xpath('.//a[starts-with(@href, "tel:")]')
    assert first.getparent().getparent().get("id", "").startswith("contact-be-")
    following = body(two, "/aide/be/").xpath('.//nav[@class="elsewhere"]/following::li[@class="contact"]')
    assert not following


def test_reader_is_sent_to_a_line_of_their_language(two: Project) -> None:
    """Of two lines for one thing, the one said to answer in the reader's language stands among the first numbers."""
    path = two.data / "contacts" / "be.yml"
    line = (
        "  - {id: in-english, name: Line, roles: [online-harm], what: Une ligne en anglais., phone: 0800 11 22 33, "
        "day_and_night: true, languages: [en], sources: [page-officielle], confidence: high}\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    quick = body(two, language="en").xpath('.//ul[@class="quick"]//a/@href')
    assert "tel:0800112233" in quick
