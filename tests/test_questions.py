"""The path of questions as a frightened parent walks it: one tap an answer, a way back, numbers within reach."""

from pathlib import Path

import pytest

from reperes.project import Project
from support import run_reperes
from test_cli import plant
from test_pages import body, page


def test_first_question_has_each_answer_as_a_link(buildable: Project) -> None:
    """The first question stands at /situations/, and each answer leads to a question, a card or a page."""
    article = body(buildable, "/situations/")
    assert article.xpath("string(.//h1)") == "Que se passe-t-il\u202f?"
    assert [(link.text_content(), link.get("href")) for link in article.xpath('.//a[@class="answer"]')] == [
        ("On menace mon enfant", "../situations/carte/"),
        ("Autre chose", "../situations/autre/"),
    ]
    assert not article.xpath('.//p[@class="back"]')


def test_next_question_leads_back_and_keeps_the_numbers(buildable: Project) -> None:
    """A later question has its hint, a way back, the numbers of the first minute and the line for a child."""
    article = body(buildable, "/situations/autre/")
    assert "Fiez-vous à ce que vous sentez." in article.text_content()
    assert article.xpath('.//p[@class="back"]/a/@href') == ["../../situations/"]
    assert article.xpath('.//ul[@class="quick"]//a[starts-with(@href, "tel:")]')
    assert article.xpath('.//p[@class="minor"]')


def test_way_back_is_the_start_where_several_ways_lead(buildable: Project) -> None:
    """A question that follows two others leads back to the first one, which is sure to be on the way."""
    plant(buildable, "questions.yml", 'to: "guide:exemple"', 'to: "question:pays"')
    plant(buildable, "questions.yml", 'to: "situation:carte"', 'to: "question:pays"')
    more = "  - id: pays\n    question: Où ?\n    answers:\n" + "".join(
        f'      - {{id: pays-{n}, text: Ici, to: "aide:fr"}}\n' for n in (1, 2)
    )
    path = buildable.data / "questions.yml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    run_reperes("-C", str(buildable.root), "addresses", "update")
    assert body(buildable, "/situations/pays/").xpath('.//p[@class="back"]/a/@href') == ["../../situations/"]


def test_search_finds_the_first_question_alone(buildable: Project) -> None:
    """The others make no sense without the first."""
    assert page(buildable, "/situations/").indexed
    assert not page(buildable, "/situations/autre/").indexed


@pytest.mark.parametrize("links", [1, 2000])
def test_long_chain_is_one_sentence_each(tmp_path: Path, sample: Project, links: int) -> None:
    """However long a chain or circle of questions, the answer is sentences, never a trace."""
    rows = [
        f"  - id: q{n}\n    question: Ou ?\n    answers:\n"
        f'      - {{id: a{n}, text: oui, to: "question:q{(n + 1) % (links + 1)}"}}\n'
        f'      - {{id: b{n}, text: non, to: "aide:fr"}}\n'
        for n in range(links + 1)
    ]
    head = "lead: Touchez.\nreviewed: 2026-11-22\nquestions:\n"
    (sample.data / "questions.yml").write_text(head + "".join(rows), encoding="utf-8")
    done = run_reperes("-C", str(sample.root), "check")
    assert done.returncode == 1
    assert done.stdout.count("fait tourner en rond") == links + 1
    assert "Traceback" not in done.stderr
