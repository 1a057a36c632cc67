"""The path of questions that leads a frightened parent to one page of actions."""

from typing import ClassVar

from reperes.content.model.blocks import Item
from reperes.content.model.common import Date, Id, Record
from reperes.content.model.icons import Icon
from reperes.content.text import Text


class Answer(Record):
    """One tap: what the parent sees, and where it leads."""

    id: Id
    text: Text
    to: str
    """Where it leads, written like a link: question:adulte, situation:chantage."""
    icon: Icon | None = None
    """A drawing that helps to choose; none where several answers would wear the same."""


class Question(Record):
    """A question with a page of its own."""

    id: Id
    """Permanent; also the end of its address, /situations/<id>/."""
    question: Text
    hint: Text | None = None
    """One sentence that helps to answer."""
    answers: tuple[Answer, ...]


class Questions(Record):
    """data/questions.yml: the questions; the first one stands at /situations/."""

    critical_texts: ClassVar[bool] = True
    lead: Text
    """What the reader finds here, in one sentence."""
    reviewed: Date
    keywords: tuple[Item, ...] = ()
    """Words under which a parent may search the path."""
    questions: tuple[Question, ...]
