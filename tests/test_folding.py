"""Words as search compares them, in every language of the site."""

import json
from pathlib import Path

import pytest

from reperes.output.folding import words

# What is written, and the words that search compares. The browser must give the same: tests/browser/test_search.py.
EXAMPLES = [
    ("Il veut de l’argent", ["il", "veut", "de", "l", "argent"]),
    ("Il veut de l'ARGENT !", ["il", "veut", "de", "l", "argent"]),
    ("Élève, ça, naïf, œuvre, Ærø", ["eleve", "ca", "naif", "oeuvre", "aero"]),
    ("réseau\u00a0: 116\u202f000", ["reseau", "116", "000"]),
    ("e\u0301le\u0300ve", ["eleve"]),
    ("Straße, Größe", ["strasse", "grosse"]),
    ("İstanbul, ışık, ŞANTAJ", ["istanbul", "isik", "santaj"]),
    ("șantaj, țară", ["santaj", "tara"]),
    ("szantaż, łódź", ["szantaz", "lodz"]),
    ("chantagem, não, ação", ["chantagem", "nao", "acao"]),
    ("niño, ¿qué pasa?", ["nino", "que", "pasa"]),
    ("Шантаж, сім’я, сімʼя, ґанок, їжа", ["шантаж", "сім", "я", "сім", "я", "ганок", "іжа"]),
    ("ابتزاز", ["ابتزاز"]),
    ("الابتزاز", ["ابتزاز"]),
    ("والابتزاز", ["ابتزاز"]),
    ("إبتزاز أبتزاز ٱبتزاز آبتزاز", ["ابتزاز", "ابتزاز", "ابتزاز", "ابتزاز"]),
    ("اِبْتِزَازٌ", ["ابتزاز"]),
    ("ابتـــزاز", ["ابتزاز"]),
    ("صورة صوره", ["صوره", "صوره"]),
    ("مستشفى مستشفي", ["مستشفي", "مستشفي"]),
    ("مسؤول شيء بيئة", ["مسوول", "شي", "بييه"]),
    ("رقم ٣٠١٨ و۱۱۲", ["رقم", "3018", "و112"]),
    ("کودک یاری", ["كودك", "ياري"]),
    ("☂ — …", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "compared"), EXAMPLES)
def test_words(text: str, compared: list[str]) -> None:
    """Accents, case, the forms of Arabic letters, digits and apostrophes are set aside."""
    assert words(text) == compared


def test_index_holds_each_word_once(site: Path) -> None:
    """The text of a page in the index is its words, each once, folded already."""
    for document in json.loads((site / "search.json").read_text(encoding="utf-8"))["documents"]:
        said = document["text"].split()
        assert said == sorted(set(said))
        assert words(document["text"]) == said, document["address"]
