"""What a reader sees of a text: its translation, the French marked, or the French with the former translation below."""

import pytest

from reperes.content.text import Text
from reperes.language.catalogs import Translation
from reperes.language.edition import make_edition, translated_text
from reperes.language.prepare import edition_of, sound_library
from reperes.problems import FaultError
from reperes.project import Project

FRENCH = Text("Ne payez pas.", key="k")
CRITICAL = Text("Ne payez pas.", key="k", critical=True)


@pytest.mark.parametrize(
    ("text", "found", "value", "language", "state", "former"),
    [
        (FRENCH, None, "Ne payez pas.", "fr", "missing", None),
        (FRENCH, Translation("Do not pay.", "Ne payez pas.", False), "Do not pay.", "en", "current", None),
        (FRENCH, Translation("Pay.", "Payez.", True), "Pay.", "en", "stale", None),
        (FRENCH, Translation("Do not pay.", "Ne payez pas.", True), "Do not pay.", "en", "unsure", None),
        (CRITICAL, Translation("Do not pay.", "Ne payez pas.", False), "Do not pay.", "en", "current", None),
        (CRITICAL, Translation("Pay.", "Payez.", True), "Ne payez pas.", "fr", "stale", "Pay."),
        # The French changed and nobody ran the update: stale is computed, never declared.
        (CRITICAL, Translation("Pay.", "Payez.", False), "Ne payez pas.", "fr", "stale", "Pay."),
    ],
)
def test_rules(
    text: Text, found: Translation | None, value: str, language: str, state: str, former: str | None
) -> None:
    """Missing, current and stale texts, critical or not."""
    seen = translated_text(text, "en", {"k": found} if found else {})
    assert (seen.value, seen.language, seen.state, seen.former) == (value, language, state, former)


def test_coverage_counts_every_text(sample: Project) -> None:
    """An Edition knows how much of it is translated."""
    library, _ = sound_library(sample)
    key = "guides/exemple#title"
    edition = make_edition(library, "en", {key: Translation("Example", "Exemple", False)})
    assert edition.coverage.current == 1
    assert edition.coverage.missing == edition.coverage.total - 1
    assert edition.library.guides["exemple"].title.value == "Example"
    assert library.guides["exemple"].title.value == "Exemple"


def test_unknown_language_is_a_sentence(sample: Project) -> None:
    """A language that the site has not is refused by name, with those it has."""
    with pytest.raises(FaultError, match="fr, en"):
        edition_of(sample, "xx")
