"""Paths of platforms: every menu word is known, and a path does not mix the menus of different years."""

from collections.abc import Iterator

from reperes.content.library import Library
from reperes.content.model import Path, Platform
from reperes.content.rules.registry import Finding, rule
from reperes.content.source_file import Path as Place
from reperes.content.texts import records
from reperes.content.wording import nearest


def _paths(library: Library) -> Iterator[tuple[str, Platform, Path]]:
    for ident, platform in library.platforms.items():
        for record in records(platform):
            if isinstance(record, Path):
                yield f"platforms/{ident}", platform, record


@rule(
    "label-unknown",
    says=(
        "« {written} » n’est pas dans « labels: » ; ajoutez le mot du menu, avec sa preuve.{near}",
        "“{written}” is not in “labels:”; add the menu word, with its evidence.{near}",
    ),
    why=(
        "Un mot de menu que personne n’a vu ne se devine pas : le parent chercherait une ligne qui n’existe pas.",
        "A menu word that nobody has seen is not guessed: the parent would look for a line that is not there.",
    ),
)
def menu_words_are_known(library: Library) -> Iterator[Finding]:
    """Every word of a path is among the platform's labels."""
    for name, platform, path in _paths(library):
        known = {ident for group in platform.labels for ident in group.words}
        places: list[tuple[Place, str]] = [(("trail", index), ident) for index, ident in enumerate(path.trail)]
        places += [(("value",), path.value)] if path.value else []
        for place, ident in places:
            if ident not in known:
                yield Finding(name, (*path.place, *place), {"written": ident, "near": nearest(ident, known)})


@rule(
    "label-twice",
    says=(
        "« {written} » a déjà un mot en « {language} » ; gardez le plus récent.",
        "“{written}” already has a word in “{language}”; keep the newest.",
    ),
    why=(
        "Deux mots pour la même ligne d’un menu : la page ne saurait pas lequel montrer.",
        "Two words for one line of a menu: the page would not know which to show.",
    ),
)
def menu_words_are_single(library: Library) -> Iterator[Finding]:
    """A label has one word a language."""
    for ident, platform in library.platforms.items():
        seen: set[tuple[str, str]] = set()
        for index, group in enumerate(platform.labels):
            for label in group.words:
                if (group.language, label) in seen:
                    path = ("labels", index, "words", label)
                    values: dict[str, str | tuple[str, str]] = {"written": label, "language": group.language}
                    yield Finding(f"platforms/{ident}", path, values, key=True)
                seen.add((group.language, label))


@rule(
    "meaning-missing",
    says=(
        "le mot de menu « {written} » n’a pas de sens dans « meanings: » ; écrivez « {written}: » et ce qu’il veut dire, en "
        "français simple.",
        "the menu word “{written}” has no meaning in “meanings:”; write “{written}:” and what it means, in plain French.",
    ),
    why=(
        "Le téléphone de l’enfant n’est pas toujours dans la langue du parent : à côté du mot du menu, on dit ce qu’il veut "
        "dire.",
        "The child’s phone does not always speak the parent’s language: beside the menu word stands what it means.",
    ),
)
def menu_words_have_a_meaning(library: Library) -> Iterator[Finding]:
    """Every label says what it means."""
    for ident, platform in library.platforms.items():
        asked = set(platform.meanings)
        for index, group in enumerate(platform.labels):
            for label in group.words:
                if label not in asked:
                    asked.add(label)
                    yield Finding(f"platforms/{ident}", ("labels", index, "words", label), {"written": label}, key=True)


@rule(
    "meaning-unknown",
    says=(
        "« {written} » a un sens mais n’est pas un mot de menu de « labels: » ; corrigez l’id, ou effacez la ligne.{near}",
        "“{written}” has a meaning but is no menu word of “labels:”; mend the id, or delete the line.{near}",
    ),
    why=(
        "Le sens d’un mot que personne ne voit ne sert à rien, et le vrai mot reste sans le sien.",
        "The meaning of a word that nobody sees serves nothing, and the right word stays without its own.",
    ),
)
def meanings_are_of_menu_words(library: Library) -> Iterator[Finding]:
    """Every meaning is that of a label."""
    for ident, platform in library.platforms.items():
        known = {label for group in platform.labels for label in group.words}
        for label in platform.meanings:
            if label not in known:
                values: dict[str, str | tuple[str, str]] = {"written": label, "near": nearest(label, known)}
                yield Finding(f"platforms/{ident}", ("meanings", label), values, key=True)


@rule(
    "trail-years",
    says=(
        "ce chemin mélange des mots de menu de {years} (en « {language} ») ; un chemin vient d’une seule version.",
        "this path mixes menu words of {years} (in “{language}”); a path comes from one version.",
    ),
    why=(
        "Un chemin fait de menus de plusieurs années n’existe sur aucun téléphone.",
        "A path made of the menus of several years exists on no phone.",
    ),
)
def trails_keep_to_one_year(library: Library) -> Iterator[Finding]:
    """The words of a path, in one language, were seen in the same year."""
    for name, platform, path in _paths(library):
        wanted = {*path.trail, *([path.value] if path.value else [])}
        for language in dict.fromkeys(group.language for group in platform.labels):
            groups = [group for group in platform.labels if group.language == language]
            if not wanted <= {ident for group in groups for ident in group.words}:
                continue
            years = sorted({group.evidence.date[:4] for group in groups if wanted & set(group.words)})
            if len(years) > 1:
                values: dict[str, str | tuple[str, str]] = {"years": ", ".join(years), "language": language}
                yield Finding(name, (*path.place, "trail"), values, key=True)


@rule(
    "secondary-confidence",
    says=(
        "ce chemin vient d’une source secondaire (kind: secondary) : sa confiance ne peut pas être « high » ; écrivez medium, ou "
        "trouvez l’aide officielle.",
        "this path comes from a secondary source (kind: secondary): its confidence cannot be “high”; write medium, or find "
        "the official help.",
    ),
    why=(
        "Un chemin que ni la plateforme ni un téléphone n’a montré peut être faux ; le parent doit le savoir.",
        "A path that neither the platform nor a phone has shown may be wrong; the parent must know it.",
    ),
)
def hearsay_is_not_sure(library: Library) -> Iterator[Finding]:
    """A path known from a secondary source alone is not of high confidence."""
    for name, _, path in _paths(library):
        if path.evidence.kind == "secondary" and path.confidence == "high":
            yield Finding(name, (*path.place, "confidence"))
