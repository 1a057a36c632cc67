"""The path of questions leads everyone somewhere, quickly."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from reperes.content.inline import target
from reperes.content.library import Library
from reperes.content.model import Question
from reperes.content.rules.registry import Finding, Pair, rule

# More taps than this, and a frightened parent gives up.
MOST_QUESTIONS = 4


@rule(
    "question-path",
    says=("la question « {written} » {what}.", "the question “{written}” {what}."),
    why=(
        "Un parent qui a peur doit arriver à une page d’actions en quatre questions au plus, sans tourner en rond.",
        "A frightened parent must reach a page of actions in four questions at most, never in circles.",
    ),
)
def questions_lead_somewhere(library: Library) -> Iterator[Finding]:
    """Every question has answers, is reached from the first in few steps, never leads back, and is no card's name."""
    depths, circles = _walk(library)
    for index, question in enumerate(library.questions.values()):
        what = _wrong(library, question, depths.get(question.id), question.id in circles)
        if what:
            yield Finding("questions", ("questions", index, "id"), {"written": question.id, "what": what})


def _wrong(library: Library, question: Question, depth: int | None, circles: bool) -> Pair | None:
    if question.id in library.situations:
        return (
            "a le nom d’une carte de data/situations/, et les deux auraient la même adresse ; choisissez un autre nom",
            "has the name of a card in data/situations/, and both would have the same address; choose another name",
        )
    if len(question.answers) < 2:
        return (
            "doit avoir au moins deux réponses, sinon ce n’est pas une question",
            "must have two answers at least, or it is no question",
        )
    if circles:
        return (
            "fait tourner en rond : ses réponses ramènent à elle ; menez-les plus loin",
            "leads in a circle: its answers come back to it; lead them further",
        )
    if depth is None:
        return (
            "n’est la suite d’aucune réponse ; menez-y depuis une autre question, ou enlevez-la",
            "follows no answer; lead to it from another question, or remove it",
        )
    if depth > MOST_QUESTIONS:
        return (
            f"est la {depth}e de son chemin ; il y a au plus {MOST_QUESTIONS} questions avant une page d’actions",
            f"is number {depth} of its path; there are at most {MOST_QUESTIONS} questions before a page of actions",
        )
    return None


def following(question: Question) -> list[str]:
    """Return the ids of the questions that the answers of `question` lead to."""
    found = (target(answer.to) for answer in question.answers)
    return [ref.id for ref in found if ref and ref.kind == "question"]


def _walk(library: Library) -> tuple[dict[str, int], set[str]]:
    """Return how many questions are asked up to each one, by the longest way, and the questions that lead in a circle."""
    first = next(iter(library.questions), "")
    after = {ident: following(question) for ident, question in library.questions.items()}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for ident, ids in after.items():
        sorter.add(ident)
        for other in ids:
            sorter.add(other, ident)
    try:
        order = list(sorter.static_order())
    except CycleError as error:
        # Where answers turn in a circle, no way has a length.
        return dict.fromkeys(library.questions, 1), set(error.args[1])
    depths = {first: 1}
    for ident in order:
        for other in after.get(ident, ()):
            if ident in depths:
                depths[other] = max(depths.get(other, 0), depths[ident] + 1)
    return depths, set()
