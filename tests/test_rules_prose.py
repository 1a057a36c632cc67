"""What may and may not be typed into a sentence: the examples that a rule must leave alone matter as much as the others."""

import datetime

import pytest

from reperes.content import inline, rules
from reperes.content.load import load
from reperes.project import Project
from test_cli import plant


def said(sample: Project, text: str) -> list[tuple[str, str]]:
    """Return the rule and the French sentence of each problem that `text` makes, as a text of a guide."""
    plant(sample, "guides/exemple.yml", "text: Restez avec lui.", f"text: '{text}'")
    library, problems, _ = load(sample)
    assert problems == []
    return [(problem.rule, problem.fr) for problem in rules.check(library, datetime.date(2026, 11, 22))]


@pytest.mark.parametrize(
    "text",
    [
        "Entre 2023-2024, rien.",
        "Le 22.11.2026, puis le 2026-11-22.",
        "Il y a eu 100 000 000 messages.",
        "Il y a eu 12\u202f000\u202f000 comptes.",
        "119 cas ont été jugés.",
        "Il a perdu 3018 euros.",
        "Les 119 enfants.",
        "Appelez le 17 novembre.",
        "Appelez 17 fois.",
        "À 17 ans, à 18 heures.",
        "Discord (2023) : 150 millions de personnes.",
        "Lisez l’article 312-10 du code.",
        "Le taux est de 3,14159265.",
        "C’est écrit, etc.fin.",
    ],
)
def test_figures_are_left_alone(sample: Project, text: str) -> None:
    """Years, dates, counts, prices and ages are no numbers to call."""
    assert said(sample, text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Appelez le 3018 tout de suite.", "3018"),
        ("Le 3018 vous aide.", "3018"),
        ("Appelez 119 puis attendez.", "119"),
        ("3018 : écrivez.", "3018"),
        ("Appelez le 17.", "17"),
        ("Appelez d’abord le 17 ou le 112.", "17"),
        ("Écrivez au 06 12 34 56 78.", "06 12 34 56 78"),
        ("Écrivez au 06.12.34.56.78.", "06.12.34.56.78"),
        ("Écrivez au +33 1 23 45 67 89.", "+33 1 23 45 67 89"),
        ("Écrivez au 800 202 148.", "800 202 148"),
        ("Appelez le ٠١٢٣٤٥٦٧٨٩.", "٠١٢٣٤٥٦٧٨٩"),
    ],
)
def test_numbers_to_call_are_found(sample: Project, text: str, written: str) -> None:
    """A number to call is found however it is spaced, and said once."""
    found = [sentence for rule, sentence in said(sample, text) if rule == "typed-number"]
    assert found[0].startswith(f"« {written} »")
    assert len(found) == (2 if "112" in text else 1)


@pytest.mark.parametrize(
    "text",
    [
        "Un [guide](guide:exemple), {fact:age-quinze-ans}.",
        "Un *[guide](guide:exemple)*.",
        "Une {{accolade}} et un \\\\[crochet\\\\](ouvert).",
        "Il a dit [...] (et plus).",
        "[sic]",
        "[*sic*] et [a [b] c], {{d} ou \\}.",
    ],
)
def test_markup_and_plain_brackets_are_left_alone(text: str) -> None:
    """What is markup, or is written not to be, is not what is left of markup."""
    assert list(inline.leftovers(text.replace("\\\\", "\\"))) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Un [guide] (guide:exemple).", "[guide] (guide:exemple)"),
        ("Un [guide](guide: exemple).", "[guide](guide: exemple)"),
        ("Un [guide](guide:exemple et", "[guide](guide:exemple et"),
        ("Un [*guide*](guide: exemple).", "](guide: exemple)"),
        ("Un [guide](javascript:alert).", "[guide](javascript:alert)"),
        ("Un {fait}.", "{fait}"),
        ("Un {fact:fait.", "{fact:fait."),
        ("Un fact:fait} ici.", "fact:fait}"),
        ("Un guide] ici.", "guide]"),
        ("Un [guide ici.", "[guide"),
        ("Un [*guide* ici.", "[guide"),
        ("Un } seul.", "}"),
        ("[a] puis b].", "b]."),
    ],
)
def test_what_is_left_of_markup(text: str, left: str) -> None:
    """What looks like markup and is none is found as it would stand on the page."""
    assert list(inline.leftovers(text)) == [left]


@pytest.mark.parametrize(
    ("text", "wordless"),
    [
        ("[](guide:exemple)", ["guide:exemple"]),
        ("[ ](guide:exemple)", ["guide:exemple"]),
        ("[**…**](guide:exemple)", ["guide:exemple"]),
        ("[&#8203;](guide:exemple)", ["guide:exemple"]),
        ("[ici](guide:exemple), [](page:accueil), []( page:accueil )", ["page:accueil", "page:accueil"]),
        ("[**ici**](guide:exemple)", []),
        ("[3](guide:exemple)", []),
        ("[هنا](guide:exemple)", []),
        ("[{fact:age-quinze-ans}](guide:exemple)", []),
        ("[] (rien)", []),
    ],
)
def test_links_without_words(text: str, wordless: list[str]) -> None:
    """A link that shows no letter, digit or value gives nothing to read or to touch."""
    assert [ref.written for ref in inline.references(text) if ref.wordless] == wordless


@pytest.mark.parametrize(
    "text",
    [
        "Il dort.Es-tu là ?",
        "Elle rit.De plus, elle parle.",
        "Il va bien.Me voilà.",
        "C’est fini.Info utile.",
        "Il dort.es-tu là ?",
        "Etc.fin.",
        "Lisez a.b.c et l’art. 5.",
        "Il a dit « oui ».It is done.",
    ],
)
def test_sentences_without_a_space_are_no_address(sample: Project, text: str) -> None:
    """A space forgotten after a full stop makes no web address."""
    assert said(sample, text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Allez sur exemple.fr.", "exemple.fr"),
        ("Allez sur EXEMPLE.FR ce soir.", "EXEMPLE.FR"),
        ("Allez sur Exemple.fr/page.", "Exemple.fr"),
        ("Voir T.Me/truc ici.", "T.Me"),
        ("Voir aide.exemple.be, puis lisez.", "aide.exemple.be"),
        ("Écrivez à aide@Exemple.Fr vite.", "aide@Exemple.Fr"),
        ("Voir https://exemple.test/a?b=c.", "https://exemple.test/a?b=c"),
        ("Voir WWW.exemple.test (ici).", "WWW.exemple.test"),
    ],
)
def test_addresses_are_found(sample: Project, text: str, written: str) -> None:
    """An address is found whatever its capitals, once."""
    assert [sentence.split(" »")[0] for rule, sentence in said(sample, text) if rule == "typed-address"] == [
        f"« {written}"
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Interdit avant 13 ans.", "13 ans"),
        ("Il faut avoir au moins 13 ans.", "13 ans"),
        ("C’est permis à partir de l’âge de 15 ans.", "15 ans"),
        ("Réservé aux plus de 18 ans.", "18 ans"),
        ("Un mineur de 15 ans ne peut pas y consentir.", "15 ans"),
        ("Il faut 13 ans révolus.", "13 ans"),
        ("Après 16 ans, la règle change.", "16 ans"),
        ("Il risque plus de 3 ans de prison.", "3 ans"),
        ("Pas d’écran avant 3 ans.", "3 ans"),
        ("Cela touche 20 % des enfants.", "20 %"),
        ("Selon une étude, 12,5 % ont répondu.", "12,5 %"),
        ("Le taux atteint 30 %.", "30 %"),
        ("Les signalements ont monté de 30 pour cent.", "30 pour cent"),
        ("Un jeune sur cinq le dit.", "Un jeune sur cinq"),
        ("La règle vaut depuis 2024.", "2024"),
        ("Cela change à partir du 1er janvier 2027.", "2027"),
        ("Le site doit le faire avant juillet 2026.", "2026"),
    ],
)
def test_limits_and_figures_are_found(sample: Project, text: str, written: str) -> None:
    """Ages, percentages and years beside words of limit or of counting are offered a reference."""
    assert [sentence.split(" » ")[0] for rule, sentence in said(sample, text) if rule == "typed-limit"] == [
        f"« {written}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Après 3 ans d’amitié, il a tout dit.",
        "Ils se parlent depuis plus de 2 ans de jeu.",
        "Elle a moins de 2 ans d’écart avec lui.",
        "À 15 ans, il appelle son ami.",
        "Pour les enfants de 6 à 9 ans.",
        "Baissez la lumière à 50 %.",
        "Chargez le téléphone de votre enfant à 80 %.",
        "Ce n’est jamais sûr à 100 %.",
        "Un étage sur la gauche.",
        "En 2024, elle a déménagé.",
        "Le rapport de 2024 le dit.",
        "Il ouvre un jour sur demande.",
    ],
)
def test_durations_and_settings_are_no_limits(sample: Project, text: str) -> None:
    """How long something lasted, how loud a sound is, how old a child of an example is: no figure that can change."""
    assert [rule for rule, _ in said(sample, text)] == []


def test_typographic_spaces_in_a_number(sample: Project) -> None:
    """A number copied with no-break spaces is the same number."""
    plant(sample, "contacts/fr.yml", 'phone: "3018"', 'phone: "30\u00a018"\n    sms: "06\u202f12"')
    library, problems, _ = load(sample)
    assert problems == []
    contact = library.contacts["fr"].contacts[2]
    assert (contact.phone, contact.sms) == ("30 18", "06 12")


@pytest.mark.parametrize(
    "text", ["Appelez le 3018, c’est gratuit.", "Allez sur discord.gg/abcd ce soir.", "Voir t.me/truc ici."]
)
def test_slips_a_review_found(sample: Project, text: str) -> None:
    """A known number before a comma, and invitation links, are found too."""
    assert [rule for rule, _ in said(sample, text)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Cherchez #motsecret.", "#motsecret"),
        ("＃mot", "＃mot"),
        ("Le no# 12, C# et A#b, &#38;.", None),
        ("# titre", None),
    ],
)
def test_hashtags(sample: Project, text: str, written: str | None) -> None:
    """A word after a number sign is a word to search for; a sign alone, or inside a word, is none."""
    assert [rule for rule, fr in said(sample, text) if rule == "hashtag"] == (["hashtag"] if written else [])
    assert written is None or f"« {written} »" in said_of(sample)


def said_of(sample: Project) -> str:
    """Return every French sentence of the check."""
    library, _, _ = load(sample)
    return "\n".join(problem.fr for problem in rules.check(library, datetime.date(2026, 11, 22)))
