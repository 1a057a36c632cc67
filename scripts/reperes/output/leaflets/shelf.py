"""The leaflets that a page leads to: those made of it, in the reader's language first."""

from collections.abc import Sequence
from dataclasses import dataclass

from reperes.content.model import Described
from reperes.language import formats
from reperes.language.edition import Edition
from reperes.output.leaflets.plan import FOLDER
from reperes.output.leaflets.workshop import Made


@dataclass(frozen=True)
class Copy:
    """A file to print: where it and its picture are from the top of the site, its languages, the country whose numbers
    it has, its weight and number of pages.
    """

    address: str
    languages: tuple[tuple[str, str], ...]
    country: str
    size: str
    pages: int
    picture: str
    width: int
    height: int


@dataclass(frozen=True)
class FormatShelf:
    """The files of one format: in the reader's language, alone or with another's on the back, and the others: its own first."""

    form: str
    own: tuple[Copy, ...]
    others: tuple[Copy, ...]

    @property
    def copies(self) -> tuple[Copy, ...]:
        """All of them, the reader's own first."""
        return self.own + self.others


class Shelf:
    """What was printed for the site, by the data file it is made of. Notices are not shown: nobody wants to print one."""

    def __init__(self, edition: Edition, printed: Sequence[Made]) -> None:
        self.edition = edition
        self.found: dict[str, dict[str, list[Made]]] = {}
        for made in printed:
            if made.ready:
                self.found.setdefault(made.leaflet.item, {}).setdefault(made.leaflet.form, []).append(made)

    def of(self, file: str) -> list[FormatShelf]:
        """Return the formats of the page made of `file`, in the order of data/leaflets.yml."""
        return [self._format(form, copies) for form, copies in self.found.get(file, {}).items()]

    def everything(self) -> list[tuple[Described, list[FormatShelf]]]:
        """Return every page that something was printed of, with its formats."""
        return [(self.edition.library.described[file], self.of(file)) for file in self.found]

    def _format(self, form: str, copies: list[Made]) -> FormatShelf:
        own = [made for made in copies if self._is_own(made)]
        others = [made for made in copies if not self._is_own(made)]
        others.sort(key=lambda made: made.leaflet.languages[-1] != self.edition.language)
        return FormatShelf(form, tuple(map(self._copy, own)), tuple(map(self._copy, others)))

    def _is_own(self, made: Made) -> bool:
        """Return whether readers of the Edition look for this one: in their language, with the numbers of its country.

        On two languages' sheets the numbers are those of the first language. The language beside which all others are
        would find too many, so the last of two counts.
        """
        leaflet = made.leaflet
        theirs = len(leaflet.languages) > 1 or [leaflet.country] == self.edition.countries[:1]
        return theirs and leaflet.languages[-1] == self.edition.language

    def _copy(self, made: Made) -> Copy:
        leaflet = made.leaflet
        return Copy(
            f"{FOLDER}/{leaflet.name}",
            tuple((code, self.edition.own_name(code).name) for code in leaflet.languages),
            formats.country(leaflet.country, self.edition.locale),
            formats.kilobytes(made.size, self.edition.locale),
            made.pages,
            f"{FOLDER}/{leaflet.preview}",
            *made.picture,
        )
