"""The site itself: its languages, and blocks that can be shown only once or only in their country."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import AgeAdvice, Described, HelpBlock, LawBlock, Offence
from reperes.content.rules.registry import Finding, rule
from reperes.content.texts import records

SOURCE_LANGUAGE = "fr"


@rule(
    "site-languages",
    says=("{what}.", "{what}."),
    why=(
        "Le français est la source : sans lui il n’y a rien à traduire, et deux fois la même langue s’écrasent. Sans pays, "
        "une personne lirait d’abord les numéros d’un pays pris au hasard.",
        "French is the source: without it there is nothing to translate, and one language twice overwrites itself. Without "
        "a country a reader would see the numbers of a country taken by chance.",
    ),
)
def languages_make_a_site(library: Library) -> Iterator[Finding]:
    """French comes first, as the source, no language comes twice, and each has a country."""
    if not library.is_read("site"):
        return
    codes = [item.code for item in library.site.languages]
    if codes[:1] != [SOURCE_LANGUAGE]:
        what = ("la première langue doit être fr, la source", "the first language must be fr, the source")
        yield Finding("site", ("languages",), {"what": what}, key=True)
    for index, code in enumerate(codes):
        if code in codes[:index]:
            what = (f"la langue « {code} » est écrite deux fois", f"the language “{code}” is written twice")
            yield Finding("site", ("languages", index, "code"), {"what": what})
    for index, language in enumerate(library.site.languages):
        if not language.countries:
            what = (
                f"la langue « {language.code} » n’a aucun pays ; écrivez celui dont ses lecteurs voient d’abord les numéros",
                f"the language “{language.code}” has no country; write the one whose numbers its readers see first",
            )
            yield Finding("site", ("languages", index, "countries"), {"what": what})


@rule(
    "help-twice",
    says=(
        "cette page a déjà un bloc d’aide ; rassemblez les rôles dans un seul.",
        "this page already has a help block; bring the roles together in one.",
    ),
    why=(
        "Deux blocs d’aide montreraient deux fois le même numéro, et les liens n’en trouveraient qu’un.",
        "Two help blocks would show one number twice, and links would find only one of them.",
    ),
)
def one_help_block_a_page(library: Library) -> Iterator[Finding]:
    """A page has one help block at most."""
    for name, record in library.files.items():
        if isinstance(record, Described):
            for block in [item for item in records(record) if isinstance(item, HelpBlock)][1:]:
                yield Finding(name, (*block.place, "type"))


@rule(
    "law-country",
    says=("« {written} » {what}.", "“{written}” {what}."),
    why=(
        "Une peine d’un autre pays, sous le nom de celui-ci, est fausse pour la personne qui lit.",
        "A penalty of another country, under the name of this one, is wrong for the reader.",
    ),
)
def law_is_of_its_country(library: Library) -> Iterator[Finding]:
    """A block of law shows offences and rules of its own country, each in its own list."""
    for name, record in library.files.items():
        for block in records(record):
            if not isinstance(block, LawBlock):
                continue
            for field, ids in (("offences", block.offences), ("rules", block.rules)):
                for index, ident in enumerate(ids):
                    country, item = library.offences.get(ident, ("", None))
                    what = None
                    if item is not None and country != block.country:
                        what = (
                            f"vient de data/law/{country}.yml, pas de la loi de « {block.country} »",
                            f"comes from data/law/{country}.yml, not from the law of “{block.country}”",
                        )
                    elif item is not None and isinstance(item, Offence) != (field == "offences"):
                        what = (
                            "va dans l’autre liste (offences ou rules)",
                            "belongs in the other list (offences or rules)",
                        )
                    if what:
                        yield Finding(name, (*block.place, field, index), {"written": ident, "what": what})


@rule(
    "age-order",
    says=(
        "« from: {low} » est plus grand que « to: {high} » ; échangez-les.",
        "“from: {low}” is greater than “to: {high}”; exchange them.",
    ),
    why=(
        "Un âge inversé ne parle à aucun parent.",
        "An age range the wrong way round speaks to no parent.",
    ),
)
def ages_are_in_order(library: Library) -> Iterator[Finding]:
    """A range of ages goes up."""
    for name, record in library.files.items():
        for advice in records(record):
            if isinstance(advice, AgeAdvice) and advice.from_age > advice.to_age:
                values: dict[str, str | tuple[str, str]] = {"low": str(advice.from_age), "high": str(advice.to_age)}
                yield Finding(name, (*advice.place, "from"), values)
