"""An Edition → the documents of its search: title, kind, synonyms, text, address."""

import json
from typing import Any

from reperes.content.inline import plain
from reperes.content.texts import texts
from reperes.language.edition import Edition
from reperes.output.pages import Page


def search_json(edition: Edition, pages: list[Page]) -> str:
    """Return the search index of one language: a JSON object of `documents`, addresses from the language's home."""
    documents = [_document(edition, page) for page in pages if page.indexed]
    return json.dumps({"documents": documents}, ensure_ascii=False, separators=(",", ":"))


def _document(edition: Edition, page: Page) -> dict[str, Any]:
    record = edition.library.files[page.data_file.partition("#")[0]]
    synonyms = [plain(item.text.value) for item in getattr(record, "keywords", ())]
    keywords = {f"#{item.id}.text" for item in getattr(record, "keywords", ())}
    words = [plain(text.value) for text in texts(record) if text.key[text.key.index("#") :] not in keywords]
    words += [contact.name for contact in getattr(record, "contacts", ())]
    return {
        "title": page.title,
        "kind": page.kind,
        "synonyms": synonyms,
        "text": " ".join(words),
        "address": page.place.address.removeprefix("/"),
    }
