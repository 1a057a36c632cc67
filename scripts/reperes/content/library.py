"""The Library: everything volunteers wrote, typed, with the place of each thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from reperes.content.model import (
    NIGHT_ROLE,
    Addresses,
    Contact,
    CountryContacts,
    CountryLaw,
    Described,
    Document,
    Fact,
    Facts,
    Glossary,
    Guide,
    LawRule,
    Leaflets,
    LeafletSet,
    Offence,
    Page,
    Platform,
    Question,
    Questions,
    Record,
    Site,
    Situation,
    Source,
    Sources,
    Term,
    Wording,
    Words,
)
from reperes.content.source_file import Path, SourceFile, Span

R = TypeVar("R", bound=Record)

# Stands in while data/site.yml cannot be read, so that the rules that do not need it still run.
_NO_SITE = Site.model_validate(
    {
        "name": "Repères",
        "address": "https://reperes.example",
        "state_platform": "https://jeprotegemonenfant.gouv.fr/",
        "languages": [],
    }
)


def _offences_and_rules(law: CountryLaw) -> list[Offence | LawRule]:
    return [*law.offences, *law.rules]


@dataclass(frozen=True, eq=False)
class Library:
    """Everything volunteers wrote. `unread` names the files that hold faults of their own, by name without ending.

    A Library is equal to itself alone, so that what was found in it can be remembered.
    """

    site: Site
    ui: Words
    addresses: Addresses
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    platforms: Mapping[str, Platform] = field(default_factory=dict)
    situations: Mapping[str, Situation] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    wording: Wording = field(default_factory=lambda: Wording(rules=()))
    glossary: Mapping[str, Term] = field(default_factory=dict)
    contacts: Mapping[str, CountryContacts] = field(default_factory=dict)
    law: Mapping[str, CountryLaw] = field(default_factory=dict)
    leaflets: tuple[LeafletSet, ...] = ()
    # What each file holds, by name without `data/` and ending: the names that texts are translated by.
    files: Mapping[str, Record] = field(default_factory=dict)
    places: Mapping[str, SourceFile] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @classmethod
    def of_files(
        cls, files: Mapping[str, Record], places: Mapping[str, SourceFile], unread: frozenset[str]
    ) -> "Library":
        """Return the Library that `files` make up; what an unread register held is simply not there."""

        def folder(name: str) -> dict[str, Any]:
            return {key.partition("/")[2]: record for key, record in files.items() if key.startswith(name + "/")}

        def single(name: str, kind: type[R]) -> R | None:
            record = files.get(name)
            return record if isinstance(record, kind) else None

        facts, sources, glossary = single("facts", Facts), single("sources", Sources), single("glossary", Glossary)
        questions, printed = single("questions", Questions), single("leaflets", Leaflets)
        platforms: dict[str, Platform] = folder("platforms")
        everywhere = [*(facts.facts if facts else ()), *(f for p in platforms.values() for f in p.facts)]
        return cls(
            site=single("site", Site) or _NO_SITE,
            ui=single("ui", Words) or Words(words={}),
            addresses=single("addresses", Addresses) or Addresses(addresses=()),
            facts={fact.id: fact for fact in everywhere},
            sources={source.id: source for source in sources.sources} if sources else {},
            guides=folder("guides"),
            platforms=platforms,
            situations=folder("situations"),
            questions={question.id: question for question in questions.questions} if questions else {},
            pages=folder("pages"),
            wording=single("wording", Wording) or Wording(rules=()),
            glossary={term.id: term for term in glossary.terms} if glossary else {},
            contacts=folder("contacts"),
            law=folder("law"),
            leaflets=printed.leaflets if printed else (),
            files=files,
            places=places,
            unread=unread,
        )

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Everything made of blocks alone (guides, cards, pages), by the name of its file."""
        return {name: record for name, record in self.files.items() if isinstance(record, Document)}

    @cached_property
    def described(self) -> dict[str, Described]:
        """Everything with a page, a title and a date of its own, by the name of its file."""
        return {name: record for name, record in self.files.items() if isinstance(record, Described)}

    @cached_property
    def offences(self) -> dict[str, tuple[str, Offence | LawRule]]:
        """Every offence and rule of law by id, with its country."""
        return {
            item.id: (cc, item) for cc, law in reversed(list(self.law.items())) for item in _offences_and_rules(law)
        }

    def contacts_of(self, country: str, role: str) -> list[Contact]:
        """Return the contacts of `country` that play `role`, in the order of the file."""
        contacts = self.contacts[country].contacts if country in self.contacts else ()
        if role == NIGHT_ROLE:
            return [contact for contact in contacts if contact.answers_at_night]
        return [contact for contact in contacts if role in contact.roles]

    @cached_property
    def made_pages(self) -> dict[str, str]:
        """What the pages that no file of pages/ holds are made of, by their id: texts link to them like to other pages."""
        made = {"recherche": "site#search"}
        made |= {"plateformes": "ui#platforms"} if self.platforms else {}
        made |= {"guides": "ui#guides"} if self.guides else {}
        made |= {"glossaire": "glossary"} if self.glossary else {}
        made |= {"feuille": "leaflets", "imprimer": "leaflets#all"} if self.leaflets else {}
        made |= {"sources": "sources", "etat-des-guides": "site#state"} if self.sources else {}
        made |= {"sources-plateformes": "sources#platforms"} if self.sources and self.platforms else {}
        made |= {"sources-aide": "sources#help"} if self.sources and self.contacts else {}
        return made | ({"langues": "site#languages"} if self.site.languages else {})

    def page_of(self, kind: str, ident: str) -> str:
        """Return the name, in `addresses_of_pages`, of what a reference of `kind` leads to."""
        return self.made_pages.get(ident, f"pages/{ident}") if kind == "page" else f"{kind}s/{ident}"

    def country_of(self, file: str) -> str | None:
        """Return the country whose help the texts of `file` name, or None where they name that of the reader."""
        folder, _, country = file.partition("/")
        return country if folder in ("contacts", "law") and country in self.contacts else None

    @cached_property
    def addresses_of_pages(self) -> dict[str, str]:
        """Return every address of the content, by the name of the file it is made of, or file#part."""
        found = {f"questions#{ident}": f"/situations/{ident}/" for ident in self.questions}
        if self.questions:
            found[f"questions#{next(iter(self.questions))}"] = "/situations/"
        found |= {f"situations/{ident}": f"/situations/{ident}/" for ident in self.situations}
        found |= {f"guides/{ident}": f"/guides/{ident}/" for ident in self.guides}
        found |= {f"platforms/{ident}": f"/plateformes/{ident}/" for ident in self.platforms}
        found |= {f"pages/{ident}": "/" if ident == "accueil" else f"/{ident}/" for ident in self.pages}
        found |= {name: f"/{ident}/" for ident, name in self.made_pages.items()}
        return found | {f"contacts/{country}": f"/aide/{country}/" for country in self.contacts}

    def span(self, file: str, path: Path = (), *, key: bool = False) -> Span:
        """Return the place of `path` in the file named `file`; with `key`, of the field's name."""
        source = self.places[file]
        return source.key(path) if key else source.value(path)

    def is_read(self, *names: str) -> bool:
        """Return whether all of the files `names` could be read: what they hold can be looked up."""
        return not any(name in self.unread or any(u.startswith(name + "/") for u in self.unread) for name in names)
