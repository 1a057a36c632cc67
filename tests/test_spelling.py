"""French spelling: every text of data/, read by hunspell with Debian's French dictionary and the project's own words.

The words stand in tests/spelling/, not in data/: they change nothing on the site, and nothing there would read them.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator

import pytest

from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.load import load
from reperes.content.texts import texts
from reperes.project import Project
from support import ROOT
from test_cli import plant

OWN_WORDS = ROOT / "tests" / "spelling" / "fr.txt"
needs_dictionary = pytest.mark.tools("hunspell", "/usr/share/hunspell/fr_FR.dic")
# “17Cyber” is no word; an elided word is checked without what is left of the one before it.
WORD = re.compile(r"(?<!\w)(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’'])?([^\W\d_]+(?:[’'-][^\W\d_]+)*)(?!\w)", re.I)
PLACEHOLDER = re.compile(r"\{[a-z]+\}")

Place = tuple[str, tuple[str | int, ...]]


def own_words() -> dict[str, str]:
    """Return the project's own words, each with its reason."""
    lines = OWN_WORDS.read_text(encoding="utf-8").splitlines()
    parted = [line.partition("#") for line in lines if line and not line.startswith("#")]
    return {word.strip(): reason.strip() for word, _, reason in parted}


def french_texts(library: Library) -> Iterator[tuple[Place, str]]:
    """Return every French text of the data, without its markup, with its place."""
    for name, record in library.files.items():
        for text in texts(record):
            yield (name, text.path), PLACEHOLDER.sub(" ", plain(text.value, end="\n"))
    for index, rule in enumerate(library.wording.rules):
        yield ("wording", ("rules", index, "why", "fr")), rule.why.fr
        if rule.language == "fr":
            yield ("wording", ("rules", index, "instead")), rule.instead


def names(library: Library) -> set[str]:
    """Return the words of the names that the data hold: of help lines, platforms, publishers."""
    said = [contact.name for book in library.contacts.values() for contact in book.contacts]
    said += [platform.name for platform in library.platforms.values()]
    said += [source.publisher for source in library.sources.values()]
    # People type the name of an app without its capital when they search.
    return {form for name in said for word in WORD.findall(name) for form in (word, word.lower())}


def unknown(words: Iterable[str]) -> set[str]:
    """Return the words that the French dictionary does not know."""
    done = subprocess.run(
        ["hunspell", "-d", "fr_FR", "-i", "utf-8", "-l"],
        input="".join(f"{word}\n" for word in sorted(words)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=True,
    )
    return set(done.stdout.split())


def misspelt(library: Library) -> list[str]:
    """Return a line for each place where a word is in no dictionary."""
    places: dict[str, list[tuple[Place, int]]] = {}
    for place, said in french_texts(library):
        for match in WORD.finditer(said):
            places.setdefault(match[1], []).append((place, said[: match.start(1)].count(match[1])))
    known = own_words().keys() | names(library)
    wrong = {word for word in unknown(places) if not {word, word[0].lower() + word[1:]} & known}
    found = []
    for word in wrong:
        for (name, path), nth in places[word]:
            source = library.places[name]
            span = source.within(path, word, nth)
            found.append((source.name, span.line, span.column, word))
    return [f"{file}:{line}:{column}: {word}" for file, line, column, word in sorted(set(found))]


@needs_dictionary
def test_every_french_text_is_spelt_well() -> None:
    """Each word is French, a name that the data hold, or one of the project's own words."""
    found = misspelt(load(Project(ROOT))[0])
    assert not found, (
        "\nMots inconnus : corrigez-les ou, s’ils sont justes, ajoutez-les à tests/spelling/fr.txt avec leur raison."
        "\nUnknown words: mend them or, where they are right, add them to tests/spelling/fr.txt with their reason.\n"
        + "\n".join(found)
    )


@needs_dictionary
def test_a_misspelt_word_is_found(sample: Project) -> None:
    """A slip is named with its file, line and column, however it is elided, capitalised or marked up."""
    plant(
        sample,
        "guides/exemple.yml",
        "text: Je te crois.",
        'text: "L’éfacer ? **Garddez** le lien {fact:age-quinze-ans}."',
    )
    line = 1 + (sample.data / "guides" / "exemple.yml").read_text("utf-8").split("Garddez")[0].count("\n")
    found = [line for line in misspelt(load(sample)[0]) if "exemple.yml" in line]
    assert found == [
        f"data/guides/exemple.yml:{line}:29: éfacer",
        f"data/guides/exemple.yml:{line}:40: Garddez",
    ]


@needs_dictionary
def test_own_words_are_needed() -> None:
    """A word that the French dictionary knows needs no line of ours."""
    assert sorted(own_words().keys() - unknown(own_words())) == []


def test_own_words_are_in_order_and_have_a_reason() -> None:
    """One line a word, sorted so that two people adding words rarely meet; each says why it is right."""
    words = own_words()
    assert list(words) == sorted(words, key=str.casefold)
    assert [word for word, reason in words.items() if not reason] == []
