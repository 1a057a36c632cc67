"""Guides and longer pages: documents built of the same blocks."""

from typing import Literal

from reperes.content.model.blocks import Block, Item
from reperes.content.model.common import Date, Id, Record
from reperes.content.text import Text


class Document(Record):
    """What guides and pages share."""

    id: Id
    """Permanent; the same as the name of the file, and the address on the site."""
    title: Text
    lead: Text
    """The page in one sentence."""
    reviewed: Date
    """The day somebody last read the whole text against its sources."""
    sources: tuple[Id, ...] = ()
    keywords: tuple[Item, ...] = ()
    """Words under which a parent may search this page."""
    blocks: tuple[Block, ...]


class Guide(Document):
    """A guide on a risk, or on something to do."""

    kind: Literal["risk", "action"]


class Page(Document):
    """A longer page, such as the home page."""
