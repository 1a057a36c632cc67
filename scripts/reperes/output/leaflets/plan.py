"""Which leaflets are made: of what, in which language, for which country, in which format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reperes.content import inline
from reperes.content.library import Library
from reperes.content.model import Format
from reperes.content.rules.leaflets import unprintable
from reperes.problems import FaultError

# Inside the site, and in a school's folder.
FOLDER = "leaflets"


@dataclass(frozen=True, order=True)
class Leaflet:
    """One file to make. `item` is the data file it is made of, `guides/sextorsion`."""

    country: str
    language: str
    item: str
    form: Format
    eco: bool = False

    @property
    def ident(self) -> str:
        """The id of what is printed."""
        return self.item.rpartition("/")[2]

    @property
    def name(self) -> str:
        """Where the file stands: `fr/ar/sextorsion-trifold.pdf`."""
        return f"{self.country}/{self.language}/{self.ident}-{self.form}{'-eco' if self.eco else ''}.pdf"


def chosen(library: Library) -> list[Leaflet]:
    """Return the leaflets that data/leaflets.yml puts on the site, in its order."""
    return [
        Leaflet(country, language, _file(item), form)
        for group in library.leaflets
        for item in group.items
        for form in group.formats
        for language in group.languages or _languages(library)
        for country in group.countries or [_first_country(library, language)]
    ]


def asked(
    library: Library,
    items: Sequence[str] = (),
    languages: Sequence[str] = (),
    countries: Sequence[str] = (),
    forms: Sequence[Format] = (),
    eco: bool = False,
) -> list[Leaflet]:
    """Return the leaflets that somebody asks for; what is not said is as data/leaflets.yml has it.

    Raises FaultError for something that does not exist, or that cannot be printed in that format.
    """
    for code in languages:
        _known(code, _languages(library), ("une langue du site", "a language of the site"))
    for code in countries:
        _known(code, list(library.contacts), ("un pays de data/contacts/", "a country of data/contacts/"))
    made = [
        Leaflet(country, language, item, form, eco)
        for item, form in _wanted(library, items, forms)
        for language in languages or _languages(library)
        for country in countries or [_first_country(library, language)]
    ]
    return list(dict.fromkeys(made))


def _wanted(library: Library, items: Sequence[str], forms: Sequence[Format]) -> Iterator[tuple[str, Format]]:
    on_site = [(_file(i), f) for group in library.leaflets for i in group.items for f in group.formats]
    if not items:
        yield from ((item, form) for item, form in on_site if not forms or form in forms)
        return
    for ident in items:
        item = _find(library, ident)
        written = f"{item.partition('/')[0].removesuffix('s')}:{item.rpartition('/')[2]}"
        for form in forms or [form for other, form in on_site if other == item] or _usual(item):
            if what := unprintable(library, written, form):
                raise FaultError(
                    f"« {ident} » ne s’imprime pas en « {form} » : {what[0]}.",
                    f"“{ident}” is not printed as “{form}”: {what[1]}.",
                )
            yield item, form


def _usual(item: str) -> list[Format]:
    return ["checklist"] if item.startswith("platforms/") else ["flyer"]


def _find(library: Library, ident: str) -> str:
    """Return the data file of what a person names by its id; situations before guides, where both have it."""
    names = [f"{kind}/{ident}" for kind in ("situations", "guides", "platforms")]
    for name in names:
        if name in library.described:
            return name
    known = sorted(name.rpartition("/")[2] for name in library.described if not name.startswith("pages/"))
    _known(ident, known, ("un guide, une application ou une carte", "a guide, a platform or a card"))
    raise AssertionError(ident)


def _known(word: str, words: Iterable[str], kind: tuple[str, str]) -> None:
    known = list(words)
    if word not in known:
        raise FaultError(
            f"« {word} » n’est pas {kind[0]} ; il y a {', '.join(known)}.",
            f"“{word}” is not {kind[1]}; there are {', '.join(known)}.",
        )


def _file(item: str) -> str:
    ref = inline.target(item)
    assert ref is not None, "checked by the rule `reference`"
    return f"{ref.kind}s/{ref.id}"


def _languages(library: Library) -> list[str]:
    return [item.code for item in library.site.languages]


def _first_country(library: Library, language: str) -> str:
    countries = next(item.countries for item in library.site.languages if item.code == language)
    return next((code for code in countries if code in library.contacts), next(iter(library.contacts)))
