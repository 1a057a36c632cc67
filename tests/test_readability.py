"""The formulas against what was measured when they were chosen (research/what-helps.md 5.3 and 5.5)."""

import pytest

from reperes.content.inline import plain
from reperes.content.readability import FORMULAS, lix, measure, sentences, syllables, words

EMERGENCY = (
    "Restez calme. Ne payez pas. N’envoyez rien. Ne répondez plus. N’effacez rien. Ne copiez rien. Restez avec votre "
    "enfant. Notez le lien et la date. Montrez l’appareil à la police. Appelez la ligne d’aide, ouverte aux parents. Ce "
    "n’est pas la faute de votre enfant. Si le danger est immédiat, appelez les secours. La personne qui menace votre "
    "enfant est seule responsable de ce qui se passe."
)
ADMINISTRATIVE = (
    "Les représentants légaux du mineur sont invités à procéder, dans les meilleurs délais, à la transmission aux autorités "
    "compétentes de l’ensemble des éléments d’identification susceptibles de contribuer à la manifestation de la vérité, "
    "nonobstant l’éventuelle suppression ultérieure des contenus litigieux par l’hébergeur. Préalablement à toute démarche, "
    "il conviendra de solliciter l’accompagnement d’une association spécialisée, conformément aux dispositions applicables."
)


def score(language: str, text: str) -> float:
    """Return the score of `text` by the formula of `language`."""
    return FORMULAS[language].score(measure(text, language))


@pytest.mark.parametrize(("text", "flesch", "lix_", "longest"), [(EMERGENCY, 96, 17, 14), (ADMINISTRATIVE, 4, 86, 43)])
def test_the_two_kinds_of_text_that_were_measured(text: str, flesch: float, lix_: float, longest: int) -> None:
    """Thirteen emergency sentences and two administrative ones stand where such texts stood: 96 and 4, LIX 17 and 86."""
    assert score("fr", text) == pytest.approx(flesch, abs=10)
    assert lix(measure(text, "fr")) == pytest.approx(lix_, abs=10)
    assert max(len(words(sentence)) for sentence in sentences(text)) == pytest.approx(longest, abs=2)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Restez calme. Ne payez pas. Merci. Stop.", 4),
        ("هل أنت بخير؟ هل تريد أن نتحدث؟ من كتب لك؟ متى؟", 4),
        ("Dites : « Je te crois. » Puis écoutez.", 2),
        ("C’est quoi ? « Rien ! » Bon…", 3),
        (plain("Notez :\n\n- le lien\n- la date", end="\n"), 3),
        ("Il a 3.5 ans, etc.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    """Short sentences count, an Arabic question ends one, an item of a list is one, a closing quote goes with its own."""
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("école", 2), ("idée", 2), ("océan", 3), ("ami", 2)),  # one each by hyphenation
        *(
            ("payez", 2),
            ("envoyez", 3),
            ("musique", 2),
            ("langue", 1),
            ("images", 2),
            ("naïf", 2),
            ("le", 1),
            ("les", 1),
        ),
        *(("immédiat", 3), ("téléphone", 3), ("l’appareil", 3), ("réagi", 3), ("police", 2)),
    ],
)
def test_french_syllables(word: str, count: int) -> None:
    """Vowel groups, without the mute final e; é and a diaeresis stand apart, qu, gu and y between vowels are consonants."""
    assert syllables(word, "fr") == count


@pytest.mark.parametrize(("word", "language", "count"), [("çocuk", "tr", 2), ("допомога", "uk", 4), ("image", "en", 2)])
def test_other_syllables(word: str, language: str, count: int) -> None:
    """Groups of vowels, in the alphabets of the site."""
    assert syllables(word, language) == count


# Ten words, two sentences, twenty syllables in every language: 5 words a sentence, 2 syllables a word, 4 letters a word.
TEN = "Tata tata tata tata tata. " * 2


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", 207 - 1.015 * 5 - 73.6 * 2),
        ("en", 206.835 - 1.015 * 5 - 84.6 * 2),
        ("es", 206.835 - 5 - 62.3 * 2),
        ("pt", 248.835 - 1.015 * 5 - 84.6 * 2),
        ("nl", 206.835 - 0.93 * 5 - 77 * 2),
        ("tr", 198.825 - 2.610 * 5 - 40.175 * 2),
        ("it", 89 + (300 * 2 - 10 * 40) / 10),
        ("de", 0.1672 * 5 - 0.875),
        ("pl", 0.4 * 5),
    ],
)
def test_constants(language: str, expected: float) -> None:
    """Each language has the constants of the table, not those of English."""
    assert score(language, TEN) == pytest.approx(expected)


def test_longer_words() -> None:
    """The formulas that count long words count them: of ten, two of four syllables and eight letters."""
    text = "Tata tata tata tata tatatata. " * 2
    assert score("de", text) == pytest.approx(0.1935 * 20 + 0.1672 * 5 + 0.1297 * 20 - 0.875)
    assert score("pl", text) == pytest.approx(0.4 * (5 + 20))
    assert lix(measure(text, "uk")) == pytest.approx(5 + 20)


def test_languages_without_a_formula_have_no_verdict() -> None:
    """Arabic, Romanian and Ukrainian borrow no other language's formula."""
    assert not {"ar", "ro", "uk"} & set(FORMULAS)


def test_easy_is_on_either_side() -> None:
    """A higher score is easier in French, a lower one in Polish."""
    assert FORMULAS["fr"].is_easy(80, 5)
    assert not FORMULAS["fr"].is_easy(79, 5)
    assert FORMULAS["pl"].is_easy(4, 5)
    assert not FORMULAS["pl"].is_easy(9.5)
