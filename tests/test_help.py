"""Help in several countries: whose numbers come first, and what is said of each contact, no more and no less."""

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
        ("fr", "Aide : France", "Aide : Belgique", FRANCE + BELGIAN),
        ("en", "Aide : France", "Aide : Belgium", BELGIAN + FRANCE),
    ],
)
def test_every_country_the_readers_own_first(
    language: str, first: str, second: str, order: list[str], two: Project
) -> None:
    """A help block shows all countries: that of the language's readers open, the other one folded."""
    if language == "en":
        first, second = second, first
    (block,) = body(calm(two), "/calme/", language).xpath('.//section[@id="qui-aide"]')
    assert [words(title) for title in block.xpath(".//h3")] == [first]
    assert [words(title) for title in block.xpath(".//details/summary")] == [second]
    assert block.xpath('.//li[@class="contact"]/@id') == order
    folded = block.xpath('.//details//li[@class="contact"]/@id')
    assert folded == (BELGIAN if language == "fr" else FRANCE)


@pytest.mark.parametrize("address", ["/guides/exemple/", "/situations/carte/"])
def test_in_a_hurry_other_countries_are_short(address: str, two: Project) -> None:
    """On a guide or a card another country shows its first numbers, and the way to all its lines."""
    (block,) = body(two, address).xpath('.//section[@id="qui-aide"]')
    assert set(block.xpath('.//li[@class="contact"]/@id')) <= set(FRANCE)
    (folded,) = block.xpath('.//details[@data-country="be"]')
    assert folded.xpath('.//ul[@class="quick"]/li/a/@href') == ["tel:112", "tel:116000"]
    assert [words(name) for name in folded.xpath('.//*[@class="country"]')] == ["(Belgique)"] * 2
    assert folded.xpath("./p/a/@href") == ["../../aide/be/"]


def test_numbers_of_every_country_wait_for_a_choice(two: Project) -> None:
    """The first numbers of each country are in the page; without a choice those of the readers' country alone show."""
    for language, shown, hidden in (("fr", "fr", "be"), ("en", "be", "fr")):
        (box,) = body(two, language=language).xpath('.//*[@data-only="country"]')
        lists = [(item.get("data-country"), item.get("hidden") is not None) for item in box.xpath("./ul")]
        assert lists == [(shown, False), (hidden, True)]
        assert box.xpath('.//select[@data-choice="country"]/option/@value') == [shown, hidden]


def calm(project: Project) -> Project:
    """Give the sample a longer page with a help block: one that is not read in a hurry."""
    (project.data / "pages" / "calme.yml").write_text(
        "id: calme\ntitle: Une page calme\nlead: Pour les essais.\nreviewed: 2026-11-22\nblocks:\n"
        "  - {id: qui-aide, type: help, title: Qui aide, roles: [danger-now, online-harm, child-in-danger]}\n",
        encoding="utf-8",
    )
    with project.addresses.open("a", encoding="utf-8") as register:
        register.write("  - {path: /calme/, code: kfpn}\n")
    return project


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
        "ecoute-103": ["lundi et mercredi, 09:00 – 17:00 ; Du lundi au vendredi, 18:00 – 20:00 · anonyme"],
        "site-seul": [],
        "sans-heures": ["Horaires non confirmés"],
    }


def test_hours_are_there_for_the_script(two: Project) -> None:
    """A line with hours carries them, their zone and whom to call when it is closed; other contacts carry nothing."""
    (when,) = contact(two, "ecoute-103").xpath('.//p[@class="when"]')
    assert {name: value for name, value in when.attrib.items() if name.startswith("data-")} == {
        "data-hours": "13 0900-1700;12345 1800-2000",
        "data-zone": "Europe/Brussels",
        "data-country": "Belgique",
        "data-otherwise": "116 000",
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
    assert all("« be »" in p.fr for p in found.problems if p.level == "error")


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
