"""What translators rely on beside the catalogs: Weblate's file, and the chosen words of each language."""

import json
import re

import pytest
import yaml

from reperes.language.edition import SOURCE_LANGUAGE
from reperes.language.prepare import sound_library
from reperes.project import Project
from support import ROOT

LOCALE = ROOT / "data" / "locale"
LANGUAGES = [item.code for item in sound_library(Project(ROOT))[0].site.languages if item.code != SOURCE_LANGUAGE]


def test_weblate_finds_every_catalog_and_its_template() -> None:
    """Each catalog is a component of Weblate's discovery, in a language of the site, with a template that exists."""
    wanted = json.loads((LOCALE / "weblate.json").read_text(encoding="utf-8"))["configuration"]
    catalogs = sorted(LOCALE.glob("*/*.po"))
    assert catalogs
    for path in catalogs:
        match = re.fullmatch(wanted["match"], path.relative_to(ROOT).as_posix())
        assert match, path
        assert match["language"] in LANGUAGES
        assert re.fullmatch(wanted["language_regex"], match["language"])
        assert (ROOT / wanted["new_base_template"].replace("{{ component }}", match["component"])).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_chosen_words_say_why(language: str) -> None:
    """Each language keeps its chosen words, for the terms that matter most, each with its reason."""
    terms = yaml.safe_load((LOCALE / language / "terms.yml").read_text(encoding="utf-8"))["terms"]
    assert len(terms) >= 12
    for term in terms:
        assert set(term) == {"french", "word", "why"}
        assert all(isinstance(value, str) and value.strip() for value in term.values()), term
    french = " ".join(term["french"] for term in terms)
    # The first is the plain word of the second in some languages' lists, and the other way round in others.
    for words in (("chantage", "sextorsion"), ("grooming", "pédopiégeage"), ("abus sexuels",)):
        assert any(word in french for word in words), words
