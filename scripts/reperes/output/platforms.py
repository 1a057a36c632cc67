"""A platform's page as it is shown: which menu words a phone in each language shows along a path."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from reperes.content.model import Device, Path, Platform
from reperes.content.text import Text
from reperes.language import formats
from reperes.language.edition import Edition, direction


@dataclass(frozen=True)
class MenuWord:
    """A word that the menus of a phone show, and what it means where the reader's language is another."""

    text: str
    means: Text | None = None


@dataclass(frozen=True)
class Trail:
    """A path in the words of a phone set to one language."""

    language: str
    direction: str
    language_name: str
    words: tuple[MenuWord, ...]
    foreign: bool
    """Whether the phone's language is not the reader's."""


@dataclass(frozen=True)
class Choices:
    """What a reader may choose on a platform's page: value and word of each device and each language of the menus."""

    devices: tuple[tuple[str, Text], ...]
    menus: tuple[tuple[str, str], ...]


def choices(edition: Edition, platform: Platform) -> Choices:
    """Return the devices and the languages of menus that some path of the page is for."""
    actions = (*platform.reporting, *platform.blocking, *platform.closing)
    paths = [path for setting in platform.settings for path in setting.paths]
    paths += [path for action in actions for path in action.paths]
    used = {device for path in paths for device in path.on}
    menus = {trail.language: trail.language_name for path in paths for trail in trails(edition, platform, path)}
    ui = edition.words
    return Choices(
        tuple((device, ui[f"device-{device}"]) for device in get_args(Device) if device in used),
        tuple(sorted(menus.items())),
    )


def trails(edition: Edition, platform: Platform, path: Path) -> list[Trail]:
    """Return the path in each language of the phone whose words are all known, the reader's own first.

    A language with a word missing is left out: words of another language or year among its own would mislead.
    """
    wanted = (*path.trail, path.value) if path.value else path.trail
    found = []
    for language in dict.fromkeys(group.language for group in platform.labels):
        words = {
            ident: word
            for group in platform.labels
            if group.language == language
            for ident, word in group.words.items()
        }
        if all(ident in words for ident in wanted):
            name = formats.language(language, edition.locale)
            foreign = language != edition.language
            menu = tuple(MenuWord(words[ident], _meaning(platform, ident, words[ident], foreign)) for ident in wanted)
            found.append(Trail(language, direction(language), name, menu, foreign))
    return sorted(found, key=lambda trail: trail.foreign)


def _meaning(platform: Platform, ident: str, word: str, foreign: bool) -> Text | None:
    """Return what a menu word means, where its reader needs it: never for one who reads it, nor for the same word."""
    means = platform.meanings.get(ident) if foreign else None
    return means if means and means.value.casefold() != word.casefold() else None


def sections(edition: Edition, platform: Platform) -> Iterator[tuple[str, Text]]:
    """Return the anchor and title of each part of a platform's page, in the order of the page."""
    ui = edition.words
    for block in platform.blocks[:1]:
        yield block.id, block.title
    levels = {setting.level for setting in platform.settings}
    for level in ("essential", "recommended", "optional"):
        if level in levels:
            yield f"partie-{level}", ui[f"settings-{level}"]
    for ident, word in (
        ("partie-signaler", "reporting"),
        ("partie-bloquer", "blocking"),
        ("partie-garder", "keep"),
        ("partie-fermer", "closing"),
    ):
        yield ident, ui[word]
    for block in platform.blocks[1:]:
        yield block.id, block.title
    if platform.facts:
        yield "partie-reperes", ui["platform-facts"]
    for block in platform.after:
        yield block.id, block.title
