"""A platform's settings as a list to tick with the child: what to choose, where, and how the way there is known."""

from typing import Any

from reperes.content.model import Path, Platform, Setting
from reperes.language import formats
from reperes.output import platforms
from reperes.output.leaflets import parts
from reperes.output.leaflets.words import PaperWriter, leads_elsewhere, printable

_LEVELS = ("essential", "recommended")


def of_platform(writer: PaperWriter, platform: Platform) -> dict[str, Any]:
    """Return the settings to look at first, the steps before them, and whom to call."""
    return {
        "levels": [
            {
                "title": writer.word(f"settings-{level}"),
                "settings": [_setting(writer, platform, item) for item in platform.settings if item.level == level],
            }
            for level in _LEVELS
            if any(item.level == level for item in platform.settings)
        ],
        "keep": {
            "title": writer.word("keep"),
            "items": [writer.nodes(item.text) for item in platform.keep if not leads_elsewhere(item.text)],
        },
        "help": parts.help_part(writer, platform),
    }


def _setting(writer: PaperWriter, platform: Platform, setting: Setting) -> dict[str, Any]:
    chosen, word = (setting.set, "set") if setting.set else (setting.no_value, "no-value")
    paths = [path for path in setting.paths if path.confidence != "low"]
    return {
        "purpose": writer.nodes(setting.purpose),
        "choose": [writer.word(word), writer.nodes(chosen)] if chosen else None,
        "paths": [_path(writer, platform, path) for path in paths],
        "no_path": "" if paths else writer.word("no-path"),
    }


def _path(writer: PaperWriter, platform: Platform, path: Path) -> dict[str, Any]:
    """Return a path in the words of one phone: set to the reader's language where all its words are known."""
    edition = writer.edition
    trail = next(iter(platforms.trails(edition, platform, path)), None)
    evidence = path.evidence
    source = edition.library.sources.get(evidence.source or "")
    copied = "-copy" if source and source.how == "copy" and evidence.kind != "device" else ""
    devices = formats.joined([writer.word(f"device-{device}") for device in path.on], edition.locale)
    kind = "address" if source and source.how == "address" else evidence.kind + copied
    return {
        "on": writer.word("path-on", devices=devices),
        "start": writer.nodes(path.start) if path.start else None,
        "phone": writer.word("phone-in", language=trail.language_name) if trail else "",
        "lang": trail.language if trail else edition.language,
        "dir": trail.direction if trail else edition.direction,
        "trail": [printable(word.text) for word in trail.words] if trail else [],
        "means": [writer.nodes(word.means) for word in trail.words if word.means] if trail else [],
        "known": f"{writer.word(f'evidence-{kind}')}. {writer.word(f'confidence-{path.confidence}')}",
    }
