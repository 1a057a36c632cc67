"""The languages of the site as their own page shows them: names, how complete, who read them."""

from dataclasses import dataclass

from reperes.language import formats
from reperes.language.coverage import Coverage
from reperes.language.edition import Edition
from reperes.output.places import prefix


@dataclass(frozen=True)
class LanguageView:
    """A language of the site; `coverage` is None where it is not known, as when one language is built alone."""

    code: str
    own_name: str
    name: str
    direction: str
    folder: str
    state: str
    coverage: Coverage | None


def site_languages(edition: Edition) -> list[LanguageView]:
    """Return every language of the site, in its order, named for readers of `edition`."""
    languages = [(item, edition.own_name(item.code)) for item in edition.library.site.languages]
    return [
        LanguageView(
            item.code,
            own.name,
            formats.language(item.code, edition.locale),
            own.direction,
            prefix(item.code),
            item.state,
            edition.coverages.get(item.code),
        )
        for item, own in languages
    ]
