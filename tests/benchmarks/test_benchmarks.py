"""The benchmark says what it measured: words that keep their references, sites that are the same, targets that can fail.

No time is asserted here: `make bench` measures.
"""

import datetime
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.library import LANGUAGES, MODEL, write_library
from benchmarks.measure import StoppedError, run
from benchmarks.pages import SCORES, TIMES, median, section
from benchmarks.pseudo import Vocabulary, translation
from benchmarks.results import PARTS, Measure, Setting, keep, page, table
from benchmarks.sites import difference
from support import ROOT, run_reperes

FRENCH = "Appelez [la ligne d’aide](contact:online-harm) : {fact:age-minimum}, avant le {date}. **Œuvre** complète ?"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_keeps_what_the_french_names(language: str) -> None:
    """References, values and places to fill stay; the words are others, and no two languages share them."""
    made = translation(FRENCH, language)
    for kept in ("](contact:online-harm)", "{fact:age-minimum}", "{date}", "**"):
        assert kept in made
    assert "ligne" not in made
    assert made == translation(FRENCH, language)
    assert all(made != translation(FRENCH, other) for other in LANGUAGES[1:] if other != language)


def test_letters_are_those_of_the_language() -> None:
    """Bytes count: Arabic and Cyrillic letters take two each, so those indexes are the largest."""
    assert all("\u0600" <= letter <= "\u06ff" for letter in translation("chantage", "ar"))
    assert all("\u0400" <= letter <= "\u04ff" for letter in translation("chantage", "uk"))
    assert not translation("les élèves anciens", "pl").isascii()


def test_another_guide_says_other_words_of_the_same_size() -> None:
    """A reworded text is as long, keeps its references, and differs from turn to turn."""
    words = Vocabulary([FRENCH, "Restez avec votre enfant, la nuit, au parc, aux jeux, chez lui."])
    found = {words.reworded(FRENCH, turn) for turn in range(3)}
    assert len(found) == 3
    assert {len(text) for text in found} == {len(FRENCH)}
    assert all("](contact:online-harm)" in text and "{fact:age-minimum}" in text for text in found)


def test_the_library_passes_check(tmp_path: Path) -> None:
    """What is built is a sound library of 12 languages, its guides as large as the real one."""
    guides = len(list((ROOT / "data" / "guides").glob("*.yml"))) + 2
    project = write_library(tmp_path / "library", guides)
    assert len(list((project.data / "guides").glob("*.yml"))) == guides
    assert {path.name for path in project.locale.iterdir()} == set(LANGUAGES[1:])
    real = (ROOT / "data" / "guides" / f"{MODEL}.yml").stat().st_size
    copy = (project.data / "guides" / f"{MODEL}-{guides}.yml").stat().st_size
    assert abs(copy - real) < real / 10
    done = run_reperes("-C", str(project.root), "--messages", "en", "check")
    assert done.returncode == 0, done.stdout


def test_a_missed_target_is_said() -> None:
    """The median of the ratios is held to its target, memory in every round."""
    fast = Measure("wall", "s", [1, 2, 9], [10, 10, 10], ratio_at_most=0.3)
    slow = Measure("wall", "s", [1, 4, 9], [10, 10, 10], ratio_at_most=0.3)
    large = Measure("largest process", "MB", [90, 121, 90], [300, 300, 300], ours_at_most=120)
    assert (fast.met, slow.met, large.met) == (True, False, False)
    assert "**missed**" in table([slow])
    assert "missed" not in table([fast])
    setting = Setting(datetime.date(2026, 11, 22), ["2 cores"], ["Python 3.11"], "make bench", 3, "Pages.")
    assert "0.200 (0.100 – 0.900)" in page(setting, [fast])


def test_each_part_of_the_results_is_renewed_alone(tmp_path: Path) -> None:
    """Whichever benchmark ran last, what the others measured still stands, each part once and in its place."""
    file = tmp_path / "RESULTS.md"
    texts = {part: f"{part or '# Title'}\n\nold, ## not a part\n\n## Machine\n\n- 2 cores\n" for part in PARTS}
    for part in reversed(PARTS):
        keep(part, texts[part], file)
    assert file.read_text(encoding="utf-8") == "\n".join(texts.values())
    for part in PARTS:
        texts[part] = texts[part].replace("old", "new")
        keep(part, texts[part], file)
        assert file.read_text(encoding="utf-8") == "\n".join(texts.values())


def test_different_sites_are_not_compared(tmp_path: Path) -> None:
    """A page that is missing, or that says other things, is named."""
    for name, text in (
        ("ours", "<article> <p>A</p></article>"),
        ("peer", "<main><article>\n<p>A</p></article></main>"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    ours, peer = tmp_path / "ours", tmp_path / "peer"
    assert difference(ours, peer) == ""
    (ours / "index.html").write_text("<article>B</article>", encoding="utf-8")
    assert difference(ours, peer) == "The article of /index.html is not the same in both sites."
    (peer / "more.html").write_text("", encoding="utf-8")
    assert difference(ours, peer) == "Pages in one site only: 1, such as /more.html."


def test_a_command_that_stops_is_a_sentence(tmp_path: Path) -> None:
    """A build that fails is never measured as a fast one."""
    log = tmp_path / "log.txt"
    assert run([sys.executable, "-c", "pass"], {}, log).memory > 0
    with pytest.raises(StoppedError, match=r"stopped with status 3:\nno"):
        run([sys.executable, "-c", "import sys; print('no'); sys.exit(3)"], {}, log)


def _report(score: float, blocked: float) -> dict[str, Any]:
    """Return what Lighthouse would say of a page with these scores and this blocked time, and nothing else wrong."""
    audits = {audit: {"numericValue": 0.0} for audit, _, _ in TIMES.values()}
    audits["total-blocking-time"]["numericValue"] = blocked
    return {"categories": {name: {"score": score} for name in SCORES}, "audits": audits}


def test_pages_miss_what_they_miss() -> None:
    """The median counts; what is missed is in bold; a page kept out of search engines is not asked to be found there."""
    good = median("home", "", True, [_report(1, 0), _report(0.5, 900), _report(1, 50)])
    bad = median("not-found", "404.html", False, [_report(0.99, 51)])
    assert good.missed == []
    assert bad.missed == ["performance", "accessibility", "best-practices", "TBT, ms"]
    said = section([good, bad], 3, "13.5.0", "load: 1.0")
    assert "| home | / | 100 | 100 | 100 | 100 | 0 | 50 | 0 |" in said
    assert "| not-found | /404.html | **99** | **99** | **99** | – | 0 | **51** | 0 |" in said
