"""The words our texts never say: how phrases are read, what the real file finds, and above all what it leaves alone."""

import datetime
import shutil
from pathlib import Path

import pytest

from reperes.content import rules
from reperes.content.load import load
from reperes.content.model import Wording, WordingRule
from reperes.content.phrases import BadPhraseError, excuses, find_at, phrase, tokens
from reperes.project import Project
from support import ROOT
from test_cli import plant

REAL: Wording = load(Project(ROOT))[0].wording
# The rules that protect a child: none may be removed, or made advice, by an edit of data/wording.yml.
PINNED = {
    "copier-image",
    "copier-image-penser",
    "defi",
    "demander-a-voir",
    "enfant-victime",
    "images-d-abus",
    "promesse-garantie",
    "promesse-retrait",
    "relecture-inventee",
    "reproche-aurait-du",
    "reproche-caractere",
    "reproche-faute",
    "suicide-cause",
    "suicide-mots",
    "suicide-moyen",
    "suicide-nombre",
    "suicide-titre",
    "vengeance",
    "air-officiel",
}
TODAY = datetime.date(2026, 11, 23)


def stretches(written: str, text: str, *exceptions: str) -> list[str]:
    """Return where a phrase stands in `text`, without what an exception excuses."""
    said = tokens(text)
    found = [find_at(phrase(written), said, first) for first in range(len(said))]
    return [
        text[said[one.first].start : said[one.last - 1].end]
        for one in found
        if one and not any(excuses(phrase(exception), said, one) for exception in exceptions)
    ]


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("il n'aurait pas dû", "Il n’aurait\u00a0pas dû.", ["Il n’aurait\u00a0pas dû"]),
        ("il n’aurait pas dû", "il n'aurait pas dû", ["il n'aurait pas dû"]),
        (
            "imprudent(e)(s)",
            "Imprudente, imprudents, imprudentes, imprudence.",
            ["Imprudente", "imprudents", "imprudentes"],
        ),
        ("naïf(s)/naïve(s)", "naïfs ou naïve", ["naïfs", "naïve"]),
        ("gardez … image/photo", "Gardez bien la photo. Gardez l’image.", ["Gardez bien la photo", "Gardez l’image"]),
        ("gardez … image", "Gardez une copie de l’image.", []),  # three words between
        ("gardez … … image", "Gardez une copie de l’image.", ["Gardez une copie de l’image"]),
        ("gardez … image", "Gardez le lien : l’image reste.", []),  # over a colon
        ("123 suicides", "Il y a 12\u202f000 suicides.", ["12\u202f000 suicides"]),
        ("faites-le/la", "Faites-la !", ["Faites-la"]),
        ("du", "Il a dû partir.", []),  # accents count
        ("image", "Des images.", []),  # whole words
        ("dé fi", "De\u0301 fi.", ["De\u0301 f"]),  # accents typed apart are the same letters
    ],
)
def test_phrases(written: str, text: str, found: list[str]) -> None:
    """Words, alternatives, optional letters, gaps and numbers, whatever the capitals, apostrophes and spaces."""
    assert stretches(written, text) == found


@pytest.mark.parametrize(
    ("text", "exceptions", "kept"),
    [
        ("Ne copiez pas l’image.", ["ne/n' …"], False),
        ("Ne la lui copiez pas, l’image.", ["ne/n' …"], False),
        ("Ne répondez plus, copiez l’image.", ["ne/n' …"], True),  # another clause
        ("Ne répondez plus et copiez l’image.", ["ne/n' …"], True),  # three words between
        ("Copiez pas l’image.", ["pas"], False),
        ("Copiez l’image jamais.", ["… jamais"], False),
        ("Copiez l’image, jamais.", ["… jamais"], True),
        ("Copiez l’image de profil.", ["image de profil"], False),
        ("De profil, copiez l’image.", ["image de profil"], True),
        ("Elle dit copiez l’image.", ["elle dit"], True),  # beside the words, and no gap
    ],
)
def test_exceptions(text: str, exceptions: list[str], kept: bool) -> None:
    """An exception shares a word with what was found, or stands beside it where it has a gap at its end."""
    assert bool(stretches("copiez … image", text, *exceptions)) == (kept and "la lui" not in text)


@pytest.mark.parametrize(
    "written",
    [
        "…",
        "(s)",
        "mot(",
        "a//b",
        "mot!",
        "a.*",
        "[a]",
        "n'existe/n'existent",
        "fais-moi/fais-en",
        "m" + "(a)" * 30,
        "… " * 30 + "x",
        "x " * 30,
    ],
)
def test_bad_phrases(written: str) -> None:
    """What is no phrase is refused, so that no rule is silent for a slip."""
    with pytest.raises(BadPhraseError):
        phrase(written)


def said(sample: Project, text: str, where: str = "text: Je te crois.") -> list[str]:
    """Return the ids of the real rules that `text` breaks, as a text of the sample's guide."""
    shutil.copy(ROOT / "data" / "wording.yml", sample.data / "wording.yml")
    field = where.partition(":")[0]
    plant(sample, "guides/exemple.yml", where, f'{field}: "{text}"')
    library, problems, _ = load(sample)
    assert problems == []
    found = [p.fr for p in rules.check(library, TODAY) if p.rule in ("wording", "wording-advice")]
    return [sentence.rpartition("règle ")[2].partition(" ")[0] for sentence in found]


@pytest.mark.parametrize("one", REAL.rules, ids=lambda one: one.id)
def test_each_rule_finds_its_examples(one: WordingRule, sample: Project, tmp_path: Path) -> None:
    """Through the whole check, every example of every rule is found, at a place where the rule looks."""
    for number, sentence in enumerate(one.caught):
        project = Project(tmp_path / str(number))
        shutil.copytree(sample.root, project.root)
        assert one.id in said(project, sentence, "title: Les mots" if "title" in one.only_in else "text: Je te crois.")


def test_what_one_rule_leaves_alone_no_other_forbids(sample: Project) -> None:
    """Sentences that must pass, and words offered instead, break no rule at all."""
    sentences = [sentence for one in REAL.rules for sentence in (*one.passes, one.instead)]
    assert len(sentences) > 60
    items = "".join(f'      - {{id: passe-{i}, text: "{sentence}"}}\n' for i, sentence in enumerate(sentences))
    items = items.replace("« ", "“").replace(" »", "”")
    shutil.copy(ROOT / "data" / "wording.yml", sample.data / "wording.yml")
    plant(sample, "guides/exemple.yml", "    say:\n", f"    say:\n{items}")
    library, problems, _ = load(sample)
    assert problems == []
    assert [p.fr for p in rules.check(library, TODAY) if p.rule in ("wording", "wording-advice")] == []


SUGGESTED = [
    ("il n’aurait pas dû", ["reproche-aurait-du"]),
    ("C’est à cause de lui.", ["reproche-faute"]),
    ("Vous auriez dû voir.", ["reproche-aurait-du"]),
    ("Un jeune imprudent.", ["reproche-caractere"]),
    ("Relevez le défi !", ["defi"]),
    ("La photo sera retirée.", ["promesse-retrait"]),
    ("Le succès est garanti.", ["promesse-garantie"]),
    ("L’image disparaîtra.", ["promesse-retrait"]),
    ("Personne ne peut garantir un retrait complet.", []),
    ("Faites une capture de l’image.", ["copier-image"]),
    ("Gardez la photo.", ["copier-image"]),
    ("Gardez bien les photos.", ["copier-image"]),
    ("Ne copiez pas l’image.", []),
    ("Ne copiez rien, ne photographiez pas l’image, ne l’envoyez jamais.", []),
    ("N’effacez rien. Faites une capture de l’image.", ["copier-image"]),
    ("Il faut copier l’image.", ["copier-image-penser"]),
    ("Du porno infantile.", ["images-d-abus"]),
    ("Il a réussi son suicide.", ["suicide-mots"]),
    ("Il y a eu {fact:signalements} suicides.", ["suicide-nombre"]),
]


@pytest.mark.parametrize(("text", "found"), SUGGESTED, ids=lambda value: value if isinstance(value, str) else "")
def test_the_sentences_the_rules_were_asked_for(text: str, found: list[str], sample: Project) -> None:
    """What the project asked to refuse is refused, what it asked to let through passes."""
    assert said(sample, text) == found


@pytest.mark.parametrize(
    ("where", "text", "found"),
    [
        ("text: Pourquoi ?", "Tu n’aurais pas dû.", []),
        ("instead: Merci.", "Tu n’aurais pas dû.", ["reproche-aurait-du"]),
        ("text: essai", "pédopornographie", []),
        ("title: Les mots", "Suicide", ["suicide-titre"]),
        ("text: Je te crois.", "Tu penses au suicide ?", []),
    ],
)
def test_places(where: str, text: str, found: list[str], sample: Project) -> None:
    """Words to avoid and words for the search are left alone, what to say instead is not; titles are stricter."""
    assert said(sample, text, where) == found


def test_the_name_of_an_offence_keeps_the_word_of_the_law(sample: Project) -> None:
    """The legal word stands in the name of an offence, and nowhere else."""
    shutil.copy(ROOT / "data" / "wording.yml", sample.data / "wording.yml")
    name = next(line for line in (sample.data / "law" / "fr.yml").read_text("utf-8").splitlines() if "name:" in line)
    plant(sample, "law/fr.yml", name, f"{name.partition('name:')[0]}name: Image pédopornographique")
    plant(sample, "law/fr.yml", "text: Un mineur peut porter plainte seul.", "text: Pas de pédopornographie.")
    library, problems, _ = load(sample)
    assert problems == []
    found = [(p.file, p.fr.partition(" :")[0]) for p in rules.check(library, TODAY) if p.rule == "wording"]
    assert found == [("data/law/fr.yml", "« pédopornographie »")]


def test_safeguarding_words_cannot_be_switched_off() -> None:
    """Every rule that protects a child is there, refuses, and looks everywhere but in search words and quoted mistakes."""
    refused = {one.id for one in REAL.rules if one.level == "error"}
    assert refused >= PINNED
    assert set(REAL.not_in) == {"keywords", "avoid.text"}
