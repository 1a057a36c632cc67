"""An Edition → the documents of its search: title, kind, lead, synonyms, text, address."""

import json
from collections.abc import Iterator
from typing import Any

from reperes.content.inline import plain
from reperes.content.model import Contact, Words
from reperes.content.texts import records, texts
from reperes.language.edition import Edition
from reperes.output.folding import words
from reperes.output.pages import Page
from reperes.output.places import SEARCH


def search_json(edition: Edition, pages: list[Page]) -> str:
    """Return the search index of one language: a JSON object of `documents`, addresses from the language's home.

    `text` holds each word of the page once, folded, in no order: enough to find the page, and small on a poor phone.
    """
    documents = [_document(edition, page) for page in pages if page.indexed and page.data_file != SEARCH]
    return json.dumps({"documents": documents}, ensure_ascii=False, separators=(",", ":"))


def _document(edition: Edition, page: Page) -> dict[str, Any]:
    record = edition.library.files[page.data_file.partition("#")[0]]
    synonyms = [plain(item.text.value) for item in getattr(record, "keywords", ())]
    # A list made of the words of the interface says no more than its title and its lead.
    said = sorted({word for text in ([] if isinstance(record, Words) else _said(record)) for word in words(text)})
    return {
        "title": page.title,
        "kind": page.kind,
        "lead": page.description,
        "synonyms": synonyms,
        "text": " ".join(said),
        "address": page.place.address.removeprefix("/"),
    }


def _said(record: Any) -> Iterator[str]:
    """Return what a page says: its texts, the names and numbers of its contacts."""
    keywords = {f"#{item.id}.text" for item in getattr(record, "keywords", ())}
    for text in texts(record):
        if text.key[text.key.index("#") :] not in keywords:
            yield plain(text.value)
    for contact in records(record):
        if isinstance(contact, Contact):
            yield contact.name
            # Typed with or without its spaces.
            yield (contact.phone or "").replace(" ", "")
            yield contact.phone or ""
