"""The page of sources and the page of what nobody has verified: made of everything else, they cannot disagree with it."""

from reperes.project import Project
from support import add_source
from test_cli import plant
from test_pages import body


def test_each_source_says_what_rests_on_it(buildable: Project) -> None:
    """A contact, an offence, a fact and a page that name a source stand under it, each with a link that leads to it."""
    (item,) = body(buildable, "/sources/").xpath('.//li[@id="source-page-officielle"]')
    links = {link.text_content(): link.get("href") for link in item.xpath(".//details//a")}
    assert links["3018 (France)"] == "../aide/fr/#contact-fr-ecoute-3018"
    assert links["Faire chanter quelqu’un en ligne"] == "../guides/exemple/#texte-loi-chantage"
    assert links["Exemple"] == "../guides/exemple/"


def test_source_that_is_not_to_be_linked_is_not_listed(buildable: Project) -> None:
    """What is kept as evidence only is never shown."""
    add_source(buildable, "cachee", "how: copy, linkable: false, why_not: Elle montre trop.")
    plant(buildable, "contacts/fr.yml", "sources: [page-officielle]", "sources: [page-officielle, cachee]")
    article = body(buildable, "/sources/")
    assert article.xpath('.//li[@id="source-page-officielle"]')
    assert not article.xpath('.//li[@id="source-cachee"]')


def test_sources_of_platforms_alone_stand_apart(buildable: Project) -> None:
    """What only a platform rests on has its own page; the path leads there, the guide's source stays where it was."""
    add_source(buildable, "appli")
    platform = buildable.data / "platforms" / "appli.yml"
    text = platform.read_text(encoding="utf-8")
    platform.write_text(text.replace("source: page-officielle", "source: appli"), encoding="utf-8")
    apart, main = body(buildable, "/sources-plateformes/"), body(buildable, "/sources/")
    assert [item.get("id") for item in apart.xpath(".//ul[@class='sources']/li")] == ["source-appli"]
    assert [item.get("id") for item in main.xpath(".//ul[@class='sources']/li")] == ["source-page-officielle"]
    assert main.xpath('.//a[@href="../sources-plateformes/"]')
    assert apart.xpath('.//a[@href="../sources/"]')
    assert body(buildable, "/plateformes/appli/").xpath('.//a[@href="../../sources-plateformes/#source-appli"]')
    # In the register itself, the publisher leads out to the page that was read.
    assert apart.xpath('.//a[@href="https://x.example/"]')


def test_sources_of_help_lines_alone_stand_apart(buildable: Project) -> None:
    """What only a number rests on has its own page; the help line leads there."""
    add_source(buildable, "ligne", published="2025-10")
    plant(buildable, "contacts/fr.yml", "sources: [page-officielle]", "sources: [ligne]")
    apart, main = body(buildable, "/sources-aide/"), body(buildable, "/sources/")
    assert [item.get("id") for item in apart.xpath(".//ul[@class='sources']/li")] == ["source-ligne"]
    assert not main.xpath('.//li[@id="source-ligne"]')
    assert main.xpath('.//a[@href="../sources-aide/"]')
    assert body(buildable, "/aide/fr/").xpath('.//a[@href="../../sources-aide/#source-ligne"]')
    (how,) = apart.xpath('.//*[@class="how"]')
    # A month that begins with a vowel needs no elision.
    assert "page parue en octobre 2025, lue le 22 novembre 2026." in " ".join(how.text_content().split())


def test_state_counts_what_was_seen_on_a_device(buildable: Project) -> None:
    """Paths read somewhere are not paths seen; a number read in a copy is not verified."""
    text = " ".join(body(buildable, "/etat-des-guides/").text_content().split())
    assert "0 vus sur un appareil, sur 1." in text
    assert "0 vérifiés en direct" in text
    assert "Personne n’a relu ce texte." in text
    plant(buildable, "sources.yml", "how: copy", "how: call")
    assert "4 vérifiés en direct" in " ".join(body(buildable, "/etat-des-guides/").text_content().split())


def test_state_shows_how_paths_are_known(buildable: Project) -> None:
    """A bar of as many parts as there are ways to know a path, hidden from who hears the words and numbers below it."""
    article = body(buildable, "/etat-des-guides/")
    (bar,) = article.xpath('.//svg[@class="bar"]')
    assert bar.get("aria-hidden") == "true"
    assert [(part.get("class"), part.get("width")) for part in bar] == [("part-2", "1")]
    said = [" ".join(item.text_content().split()) for item in article.xpath('.//ul[contains(@class, "key")]/li')]
    assert [one.rpartition(" ")[2] for one in said] == ["0", "1", "0", "0"]
    assert said[1].startswith("Pas vu sur un appareil. Lu dans l’aide officielle")


def test_texts_link_to_made_pages_like_to_others(buildable: Project) -> None:
    """The pages that no file of pages/ holds are linked by their id, in texts and as related pages."""
    plant(buildable, "guides/exemple.yml", 'links: ["guide:exemple"]', 'links: ["page:sources"]')
    (link,) = body(buildable).xpath('.//a[@href="../../sources/"]')
    assert link.text_content() == "Nos sources"
