"""Which leaflets are made: of what, in which language, for which country, in which format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reperes.content import inline
from reperes.content.library import Library
from reperes.content.model import Format, LeafletSet
from reperes.content.rules.leaflets import unprintable
from reperes.problems import FaultError

# Inside the site, and in a school's folder.
FOLDER = "leaflets"
# What is printed in two languages: one side each.
TWO_LANGUAGES: tuple[Format, ...] = ("flyer", "flyer-a4", "trifold")


@dataclass(frozen=True, order=True)
class Leaflet:
    """One file to make. `item` is the data file it is made of, `guides/sextorsion`.

    In two languages, `language` is both of them: `fr+ar`.
    """

    country: str
    language: str
    item: str
    form: Format
    eco: bool = False

    @property
    def languages(self) -> list[str]:
        """The language, or the two languages, that it is written in."""
        return self.language.split("+")

    @property
    def ident(self) -> str:
        """The id of what is printed."""
        return self.item.rpartition("/")[2]

    @property
    def name(self) -> str:
        """Where the file stands: `fr/ar/sextorsion-trifold.pdf`."""
        return f"{self.country}/{self.language}/{self.ident}-{self.form}{'-eco' if self.eco else ''}.pdf"

    @property
    def preview(self) -> str:
        """Where the small picture of it stands, beside it."""
        return self.name.removesuffix(".pdf") + ".webp"


def chosen(library: Library) -> list[Leaflet]:
    """Return the leaflets that data/leaflets.yml puts on the site, in its order."""
    return [
        Leaflet(country, language, _file(item), form)
        for group in library.leaflets
        for item in group.items
        for form in group.formats
        for language in _of_group(library, group, form)
        for country in group.countries or [_first_country(library, language)]
    ]


def _of_group(library: Library, group: LeafletSet, form: Format) -> list[str]:
    """Return the languages of a group of the site's leaflets; those beside another language last."""
    single = list(group.languages or _languages(library))
    if group.beside is None or form not in TWO_LANGUAGES:
        return single
    return single + [f"{group.beside}+{code}" for code in single if code != group.beside]


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
    for written in languages:
        _two_at_most(written)
        for code in written.split("+"):
            _known(code, _languages(library), ("une langue du site", "a language of the site"))
    for code in countries:
        _known(code, list(library.contacts), ("un pays de data/contacts/", "a country of data/contacts/"))
    if not items and not languages:
        return _chosen_as(library, countries, forms, eco)
    made = [
        Leaflet(country, language, item, form, eco)
        for item, form in _wanted(library, items, forms)
        for language in languages or _languages(library)
        if "+" not in language or form in TWO_LANGUAGES
        for country in countries or [_first_country(library, language)]
    ]
    if languages and not made:
        raise FaultError(
            f"une feuille en deux langues a l’un de ces formats : {', '.join(TWO_LANGUAGES)}.",
            f"a sheet in two languages has one of these formats: {', '.join(TWO_LANGUAGES)}.",
        )
    return list(dict.fromkeys(made))


def _chosen_as(library: Library, countries: Sequence[str], forms: Sequence[Format], eco: bool) -> list[Leaflet]:
    """Return the site's own leaflets, of some formats, with the numbers of some countries."""
    found = [leaflet for leaflet in chosen(library) if not forms or leaflet.form in forms]
    made = [replace(leaflet, country=c, eco=eco) for leaflet in found for c in countries or [leaflet.country]]
    return list(dict.fromkeys(made))


def _two_at_most(written: str) -> None:
    codes = written.split("+")
    if len(codes) > 2 or len(set(codes)) < len(codes):
        raise FaultError(
            f"« {written} » : une feuille a une langue, ou deux langues différentes (fr+ar).",
            f"“{written}”: a sheet has one language, or two different ones (fr+ar).",
        )


def _wanted(library: Library, items: Sequence[str], forms: Sequence[Format]) -> Iterator[tuple[str, Format]]:
    on_site = [(_file(i), f) for group in library.leaflets for i in group.items for f in group.formats]
    if not items:
        yield from ((item, form) for item, form in on_site if not forms or form in forms)
        return
    for ident in items:
        item = _find(library, ident)
        written = f"{item.partition('/')[0].removesuffix('s')}:{item.rpartition('/')[2]}"
        for form in forms or [form for other, form in on_site if other == item] or _usual(library, item):
            if what := unprintable(library, written, form):
                raise FaultError(
                    f"« {ident} » ne s’imprime pas en « {form} » : {what[0]}.",
                    f"“{ident}” is not printed as “{form}”: {what[1]}.",
                )
            yield item, form


def _usual(library: Library, item: str) -> list[Format]:
    """Return the format of what the site prints in none: a page is a letter or an agreement where it has their blocks."""
    if item.startswith("pages/"):
        forms: tuple[Format, ...] = ("letter", "agreement")
        written = f"page:{item.rpartition('/')[2]}"
        return [form for form in forms if not unprintable(library, written, form)] or ["letter"]
    return ["checklist"] if item.startswith("platforms/") else ["flyer"]


def _find(library: Library, ident: str) -> str:
    """Return the data file of what a person names by its id; situations before guides, where both have it."""
    names = [f"{kind}/{ident}" for kind in ("situations", "guides", "platforms", "pages")]
    for name in names:
        if name in library.described:
            return name
    pages = [name for name in library.described if name.startswith("pages/") and _prints(library, name)]
    rest = [name for name in library.described if not name.startswith("pages/")]
    known = sorted(name.rpartition("/")[2] for name in rest + pages)
    _known(ident, known, ("un guide, une application ou une carte", "a guide, a platform or a card"))
    raise AssertionError(ident)


def _prints(library: Library, page: str) -> bool:
    """Return whether a page holds a letter or an agreement."""
    written = f"page:{page.rpartition('/')[2]}"
    return any(unprintable(library, written, form) is None for form in ("letter", "agreement"))


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
    """Return whose numbers a language gets by default; two languages get those of the first, the school's own."""
    language = language.partition("+")[0]
    countries = next(item.countries for item in library.site.languages if item.code == language)
    return next((code for code in countries if code in library.contacts), next(iter(library.contacts)))
