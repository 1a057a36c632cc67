"""What a source may be used for."""

from collections.abc import Iterator

from reperes.content import inline
from reperes.content.library import Library
from reperes.content.model import Described
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import texts


@rule(
    "source-not-linked",
    says=(
        "la source « {written} » ne doit pas être liée (linkable: false) ; citez-en une autre.",
        "the source “{written}” must not be linked (linkable: false); cite another.",
    ),
    why=(
        "Certains articles nomment des lieux ou des mots qui mènent aux abus : on les garde comme preuve, sans lien.",
        "Some articles name places or words that lead to abuse: they are kept as evidence, without a link.",
    ),
)
def hidden_sources_are_not_linked(library: Library) -> Iterator[Finding]:
    """No text and no list of sources of a page links a source that must not be linked."""
    hidden = {ident for ident, source in library.sources.items() if not source.linkable}
    for name, record in library.files.items():
        if isinstance(record, Described):
            for index, ident in enumerate(record.sources):
                if ident in hidden:
                    yield Finding(name, ("sources", index), {"written": ident})
        for text in texts(record):
            for ref in inline.references(text.value):
                if ref.kind == "source" and ref.id in hidden:
                    yield Finding(name, text.path, {"written": ref.id}, needle=ref.written)
