"""The leaflets that a page leads to: those made of it, in the reader's language first."""

from collections.abc import Sequence
from dataclasses import dataclass

from reperes.language import formats
from reperes.language.edition import Edition, cldr_locale
from reperes.output.leaflets.plan import FOLDER
from reperes.output.leaflets.workshop import Made


@dataclass(frozen=True)
class Copy:
    """A file to print: where it is from the top of the site, in which language, its weight and its number of pages."""

    address: str
    language: str
    language_name: str
    size: str
    pages: int


@dataclass(frozen=True)
class FormatShelf:
    """The files of one format: in the reader's language, and in the others."""

    form: str
    own: tuple[Copy, ...]
    others: tuple[Copy, ...]


class Shelf:
    """What was printed for the site, by the data file it is made of. Notices are not shown: nobody wants to print one."""

    def __init__(self, edition: Edition, printed: Sequence[Made]) -> None:
        self.edition = edition
        self.printed = [made for made in printed if made.ready]

    def of(self, file: str) -> list[FormatShelf]:
        """Return the formats of the page made of `file`, in the order of data/leaflets.yml."""
        found: dict[str, list[Made]] = {}
        for made in self.printed:
            if made.leaflet.item == file:
                found.setdefault(made.leaflet.form, []).append(made)
        return [self._format(form, copies) for form, copies in found.items()]

    def _format(self, form: str, copies: list[Made]) -> FormatShelf:
        own = tuple(self._copy(made) for made in copies if made.leaflet.language == self.edition.language)
        others = tuple(self._copy(made) for made in copies if made.leaflet.language != self.edition.language)
        return FormatShelf(form, own, others)

    def _copy(self, made: Made) -> Copy:
        language = made.leaflet.language
        return Copy(
            f"{FOLDER}/{made.leaflet.name}",
            language,
            formats.own_name(cldr_locale(language)),
            formats.kilobytes(made.size, self.edition.locale),
            made.pages,
        )
