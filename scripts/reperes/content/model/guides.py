"""Guides, emergency cards and longer pages: documents built of the same blocks."""

from typing import ClassVar, Literal

from reperes.content.model.blocks import Block, Item
from reperes.content.model.common import Date, Full, Id, Record
from reperes.content.model.icons import Icon
from reperes.content.text import Text


class Described(Record):
    """What everything with a page of its own shares."""

    id: Id
    """Permanent; the same as the name of the file, and the address on the site."""
    title: Text
    lead: Text
    """The page in one sentence."""
    reviewed: Date
    """The day somebody last compared the whole text with its sources."""
    sources: tuple[Id, ...] = ()
    keywords: tuple[Item, ...] = ()
    """Words under which a parent may search this page."""
    icon: Icon | None = None
    """The drawing of the page; without, the one that the site knows for this id."""


class Document(Described):
    """A page that is made of blocks alone."""

    blocks: Full[Block]


class Guide(Document):
    """A guide on a risk, or on something to do."""

    kind: Literal["risk", "action"]


class Page(Document):
    """A longer page, such as the home page."""


class Situation(Document):
    """An emergency card: one screen, for ten minutes that count."""

    critical_texts: ClassVar[bool] = True
    first_act: Text | None = None
    """What to do at once, in one line under the lead: it shows before the numbers, on the smallest screen."""
