"""Translations as translators' tools leave them, what makes one unusable, and how pages mark an unsure one."""

import re
from pathlib import Path

import polib
import pytest
from lxml import html

from reperes.content.text import Text
from reperes.content.texts import texts
from reperes.language.catalogs import Translation, read_catalogs
from reperes.language.edition import Edition, make_edition
from reperes.language.faults import translation_fault, translation_problems
from reperes.language.prepare import sound_library
from reperes.language.update import updated
from reperes.output.pages import make_pages
from reperes.project import Project
from support import add_belgium, run_reperes
from test_catalogs import again, write
from test_cli import plant

TITLE = "guides/exemple#title"


@pytest.mark.parametrize(
    ("french", "translation", "rule"),
    [
        ("Appelez.", "Call.", None),
        ("Appelez.", "Call [now](contact:online-harm).", "translation-references"),
        ("Appelez.", "Call, {fact:signalements}.", "translation-references"),
        ("Appelez [ici](contact:online-harm).", "Call [here](contact:danger-now).", "translation-references"),
        ("Appelez [ici](contact:online-harm).", "Call [here](contact:online-harm).", None),
        (
            "Appelez [ici](contact:online-harm).",
            "[Call](contact:online-harm) [here](contact:online-harm).",
            "translation-references",
        ),
        ("Lue le {date}.", "Read on {date}.", None),
        ("Lue le {date}.", "Read.", "translation-references"),
        ("Lue le {date}.", "Read on {day}.", "translation-references"),
        ("Appelez.", "Call 911.", "translation-number"),
        ("Appelez.", "اتصل بالرقم ٩١١.", "translation-number"),
        ("Attendez 2 jours.", "Wait 3 days.", "translation-number"),
        ("Attendez 2 jours.", "Wait 2 days.", None),
        ("Attendez 2 jours.", "انتظر ٢ يومين.", None),
        ("Lisez.", "Read https://evil.example/x.", "translation-number"),
        ("Lisez.", "Read www.evil.example.", "translation-number"),
        ("Lisez.", "Read HTTP://evil.example.", "translation-number"),
        ("Lisez.", "Read help.example.de.", "translation-number"),
        ("Lisez.", "Write to me@example.ch.", "translation-number"),
        ("Il dort.", "Er schläft.Es ist gut.", None),
        ("Lisez.", "Read {Fact:x}.", "translation-markup"),
        ("Lisez.", "Read [this] (guide:exemple).", "translation-markup"),
        ("Lisez.", "Read [this](guide:exemple", "translation-markup"),
        ("Lisez.", "Read this].", "translation-markup"),
        ("Lisez le {date}.", "Read on {date}}.", "translation-markup"),
        ("Lisez [ceci](guide:exemple).", "Read [](guide:exemple).", "translation-wordless"),
        ("Lisez [ceci](guide:exemple).", "Read [ … ](guide:exemple).", "translation-wordless"),
        ("Lisez [ceci](guide:exemple).", "Read [*that*](guide:exemple).", None),
    ],
)
def test_unusable_translations(french: str, translation: str, rule: str | None) -> None:
    """A translation may not name, number, address or mark up what the French it was made from does not."""
    text = Text(french, key="k")
    problem = translation_fault("data/locale/en/x.po", text, translation, french)
    assert (problem.rule if problem else None) == rule
    if problem:
        assert problem.file == "data/locale/en/x.po"
        assert "traduction de k" in problem.fr


def entry(key: str, french: str, translation: str, *, obsolete: bool = False) -> str:
    """Return a catalog entry as it stands in a file."""
    lines = [f'msgctxt "{key}"', f'msgid "{french}"', f'msgstr "{translation}"']
    return "".join(("#~ " if obsolete else "") + line + "\n" for line in lines) + "\n"


HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LIVING, DEAD = entry(TITLE, "Exemple", "Example"), entry(TITLE, "Exemple", "Dead", obsolete=True)


def placed(project: Project, text: str, encoding: str = "utf-8") -> Path:
    """Put a catalog of the sample guide."""
    path = project.locale / "en" / "guides.exemple.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)
    return path


def in_english(project: Project) -> Edition:
    """Return the sample in English, with its catalogs."""
    library, _ = sound_library(project)
    catalog, problems = read_catalogs(project, library, "en")
    assert problems == []
    return make_edition(library, "en", catalog)


@pytest.mark.parametrize("text", [LIVING + DEAD, DEAD + LIVING], ids=["after", "before"])
def test_living_entry_wins_over_an_obsolete_one(text: str, sample: Project) -> None:
    """An obsolete entry of an id that lives again changes nothing for readers, nor at the next update."""
    path = placed(sample, HEAD + text)
    assert in_english(sample).library.guides["exemple"].title.value == "Example"
    after = updated(polib.pofile(str(path)), [Text("Exemple", key=TITLE)], "en")
    assert [(e.msgstr, e.obsolete) for e in again(after)] == [("Example", False)]


def test_obsolete_entry_alone_is_not_used(sample: Project) -> None:
    """A translation that was set aside is not shown."""
    placed(sample, HEAD + DEAD)
    assert in_english(sample).library.guides["exemple"].title.state == "missing"


def test_byte_order_mark_of_a_catalog_is_read_past(sample: Project) -> None:
    """A catalog saved with a byte-order mark is read like another."""
    placed(sample, HEAD + LIVING, "utf-8-sig")
    assert in_english(sample).library.guides["exemple"].title.value == "Example"


def test_update_keeps_a_catalog_with_a_byte_order_mark(sample: Project) -> None:
    """Updating a catalog saved with a byte-order mark loses no translation."""
    path = placed(sample, HEAD + LIVING, "utf-8-sig")
    done = run_reperes("-C", str(sample.root), "translate", "update")
    assert done.returncode == 0, done.stderr
    assert 'msgstr "Example"' in path.read_text(encoding="utf-8")
    assert in_english(sample).library.guides["exemple"].title.value == "Example"


def test_removed_fuzzy_flag_means_looked_at(sample: Project) -> None:
    """Without its fuzzy flag a translation is current, whatever former French its comment still holds."""
    placed(sample, HEAD + '#| msgid "Un exemple"\n' + LIVING)
    title = in_english(sample).library.guides["exemple"].title
    assert (title.value, title.state) == ("Example", "current")
    path = placed(sample, HEAD + '#, fuzzy\n#| msgid "Un exemple"\n' + LIVING)
    assert in_english(sample).library.guides["exemple"].title.state == "stale"
    after = updated(polib.pofile(str(path)), [Text("Exemple", key=TITLE)], "en")
    assert [(e.fuzzy, e.previous_msgid) for e in after] == [(True, "Un exemple")]


@pytest.mark.parametrize("blank", [" ", "   ", "\\n", "\u00a0"])
def test_blank_translation_is_none(blank: str, sample: Project) -> None:
    """A translation of spaces is no translation: the reader sees the French."""
    placed(sample, HEAD + entry(TITLE, "Exemple", blank))
    title = in_english(sample).library.guides["exemple"].title
    assert (title.value, title.state) == ("Exemple", "missing")


CRITICAL = {
    "guides/exemple#maintenant.title",
    "guides/exemple#ne-pas-payer.do",
    "guides/exemple#ne-pas-payer.why",
    "guides/exemple#point-5.text",
    "guides/exemple#pas-copier.text",
    "guides/exemple#banque.do",
    "situations/carte#title",
    "situations/carte#apres.text",
    "contacts/fr#ecoute-3018.what",
    "contacts/be#tchat.web_words",
}
ORDINARY = {
    "guides/exemple#title",
    "guides/exemple#medecin.do",
    "guides/exemple#signe.text",
    "law/fr#chantage.name",
    "pages/accueil#porte-exemple.title",
}


def test_outdated_critical_texts_are_french_again(sample: Project) -> None:
    """“Now”, summaries, what not to do, cards, contacts, marked steps: French first where their French changed."""
    add_belgium(sample)
    plant(sample, "guides/exemple.yml", "do: Appelez votre banque.", 'do: Appelez votre banque., critical: "true"')
    library, _ = sound_library(sample)
    catalog = {
        text.key: Translation(f"Old {text.key}", "Autre chose.", True)
        for record in library.files.values()
        for text in texts(record)
    }
    seen = {
        text.key: text
        for record in make_edition(library, "en", catalog).library.files.values()
        for text in texts(record)
    }
    for key in CRITICAL:
        assert (seen[key].language, seen[key].former) == ("fr", f"Old {key}"), key
    for key in ORDINARY:
        assert (seen[key].language, seen[key].value, seen[key].former) == ("en", f"Old {key}", None), key


def shown(project: Project, catalog: dict[str, Translation], key: str) -> html.HtmlElement:
    """Return the English page of the sample guide with one translation, and the element that marks it."""
    library, _ = sound_library(project)
    edition = make_edition(library, "en", {key: catalog[key]})
    page = next(p for p in make_pages(edition, project) if p.place.address == "/guides/exemple/")
    return html.fragment_fromstring(page.body)


@pytest.mark.parametrize(
    ("source", "note"),
    [("Il dort mal.", "Traduction à relire :"), ("Il dort.", "(le texte français a changé depuis)")],
    ids=["unsure", "stale"],
)
def test_uncertain_translation_is_marked_on_the_page(source: str, note: str, buildable: Project) -> None:
    """A translation that is unsure, or whose French changed, says so where it stands."""
    key = "guides/exemple#signe.text"
    article = shown(buildable, {key: Translation("They sleep badly.", source, True)}, key)
    (mark,) = article.xpath('.//li[@id="signe"]/span[@class="outdated"]')
    assert mark.text.strip() == "They sleep badly."
    assert mark.xpath("./small")[0].text_content().replace("\u00a0", " ") == note
    assert len(article.xpath('.//*[@class="outdated" or @class="former"]')) == 1


@pytest.mark.parametrize(
    ("source", "note"),
    [("Ne payez pas.", "Traduction à relire :"), ("Payez.", "Avant le changement du texte français :")],
    ids=["unsure", "stale"],
)
def test_uncertain_critical_translation_stands_below_the_french(source: str, note: str, buildable: Project) -> None:
    """In “now” the French comes first, then the marked translation."""
    key = "guides/exemple#ne-pas-payer.do"
    article = shown(buildable, {key: Translation("Do not pay.", source, True)}, key)
    (step,) = article.xpath('.//li[@id="ne-pas-payer"]/strong')
    french, former = step.xpath("./span")
    assert (french.get("lang"), french.text_content()) == ("fr", "Ne payez pas.")
    assert (former.get("class"), former.text_content().replace("\u00a0", " ")) == ("former", f"{note} Do not pay.")


def test_current_translation_has_no_mark(buildable: Project) -> None:
    """A translation of the French that stands there is shown as it is."""
    key = "guides/exemple#signe.text"
    article = shown(buildable, {key: Translation("They sleep badly.", "Il dort mal.", False)}, key)
    assert article.xpath('.//li[@id="signe"]')[0].text_content() == "They sleep badly."


def test_fault_of_a_number_is_one_of_check(sample: Project) -> None:
    """`check` says a translation's number at its line, and readers see the French."""
    write(sample, {"guides/exemple#point-3.text": "Stay, or call 911."})
    done = run_reperes("-C", str(sample.root), "check")
    assert done.returncode == 1
    assert "« 911 »" in done.stdout
    library, _ = sound_library(sample)
    assert read_catalogs(sample, library, "en")[0] == {}


@pytest.mark.parametrize(
    ("key", "text", "warned"),
    [
        ("x.text", "Ne payez rien et ne répondez pas.", True),
        ("x.text", "Menu", False),
        ("x.text", "Centre for Missing Children", False),
        ("x.text", "{how} {source}, {page}, {read}.", False),
        ("c.operator", "le ministère de la justice", False),
        ("x.text", "Discord, Telegram et X", False),
    ],
)
def test_only_sentences_are_suspicious_when_equal(key: str, text: str, warned: bool) -> None:
    """The French itself as a translation is suspicious, but not where it is a name, a short phrase or only places."""
    found = translation_problems("x.po", Text(text, key=key), text, text)
    assert [one.rule for one in found] == ["translation-copied"] * warned


@pytest.mark.parametrize(
    ("key", "critical", "warned"), [("x.do", True, True), ("x.leaflet", False, True), ("x.do", False, False)]
)
def test_length_matters_on_paper_only(key: str, critical: bool, warned: bool) -> None:
    """A translation much longer than the French is said where it goes on paper; one line is never too long."""
    text = Text("Ne payez pas.", key=key, critical=critical)
    found = translation_problems("x.po", text, "Do not pay " + "whatever they ask " * 3, text.value)
    assert [one.rule for one in found] == ["translation-long"] * warned
    assert translation_problems("x.po", text, "Under no circumstances should you pay", text.value) == []


def test_warnings_leave_a_translation_in_use(sample: Project) -> None:
    """A suspicious translation is used; only a fault makes it missing."""
    write(sample, {"guides/exemple#ne-pas-payer.why": "Payer ne fait presque jamais cesser les demandes."})
    library, _ = sound_library(sample)
    catalog, problems = read_catalogs(sample, library, "en")
    assert [one.level for one in problems] == ["warning"]
    assert set(catalog) == {"guides/exemple#ne-pas-payer.why"}


@pytest.mark.parametrize(("said", "used"), [("en", True), ("en_GB", True), ("es", False), ("eng", False), ("", True)])
def test_catalog_of_another_language_is_dropped(said: str, used: bool, sample: Project) -> None:
    """A file whose header names another language is not read: its words would be spoken in the wrong voice."""
    placed(sample, HEAD.replace("Language: en", f"Language: {said}") + LIVING)
    library, _ = sound_library(sample)
    catalog, problems = read_catalogs(sample, library, "en")
    assert bool(catalog) is used
    assert [one.rule for one in problems] == ["catalog-header"] * (said not in ("en", "en_GB"))


def test_outdated_translation_of_what_is_gone_is_not_shown(buildable: Project) -> None:
    """The French stopped naming a fact, which was then removed: the older translation that names it is left out."""
    run_reperes("-C", str(buildable.root), "translate", "update")
    path = buildable.data / "locale" / "en" / "guides.exemple.po"
    text = path.read_text(encoding="utf-8")
    french = next(line for line in text.splitlines() if line.startswith('msgid "') and "{fact:" in line)
    fact = french[french.index("{fact:") : french.index("}") + 1]
    path.write_text(text.replace(f'{french}\nmsgstr ""', f'{french}\nmsgstr "Before {fact}."'), encoding="utf-8")
    guide = buildable.data / "guides" / "exemple.yml"
    guide.write_text(guide.read_text(encoding="utf-8").replace(fact, "un âge"), encoding="utf-8")
    ident = fact.removeprefix("{fact:").removesuffix("}")
    facts = buildable.data / "facts.yml"
    kept = re.split(r"(?m)^(?=  - )", facts.read_text(encoding="utf-8"))
    facts.write_text("".join(part for part in kept if f"id: {ident}\n" not in part), encoding="utf-8")
    for other in buildable.data.rglob("*.yml"):
        other.write_text(other.read_text(encoding="utf-8").replace(fact, "un âge"), encoding="utf-8")
    assert run_reperes("-C", str(buildable.root), "check").returncode == 0
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 0, done.stderr[-500:]
