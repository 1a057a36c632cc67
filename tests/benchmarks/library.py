"""The library that is built: the real one, brought to 12 languages and 60 guides of the real guide's size."""

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from benchmarks.pseudo import Vocabulary, translation
from reperes.content.addresses import missing_lines
from reperes.content.library import Library
from reperes.content.load import load
from reperes.content.texts import texts
from reperes.language import catalogs
from reperes.language.update import updated
from reperes.project import Project
from support import ROOT, WORKSHOP

LANGUAGES = ("fr", "en", "ar", "es", "pt", "tr", "de", "nl", "it", "ro", "uk", "pl")
GUIDES = 60
MODEL = "sextorsion"


def write_library(root: Path, guides: int = GUIDES) -> Project:
    """Write a library of so many guides that `reperes` can check and build into `root`, the same at each run."""
    _copy_workshop(root)
    project = Project(root)
    _write_languages(project)
    _write_guides(project, guides)
    library = _loaded(project)
    lines = missing_lines(library)
    with project.addresses.open("a", encoding="utf-8") as register:
        register.write("".join(line + "\n" for line in lines))
    _write_catalogs(project, library)
    return project


def _copy_workshop(root: Path) -> None:
    for name in ("data", *WORKSHOP):
        source = ROOT / name
        if source.is_dir():
            # Contributors' pages are left out: the other site has none. So are the catalogs: all are written below.
            left_out = shutil.ignore_patterns("__pycache__", "*.egg-info", "contribuer", "locale")
            shutil.copytree(source, root / name, ignore=left_out)
        else:
            root.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, root / name)


def _write_languages(project: Project) -> None:
    path = project.data / "site.yml"
    site = _read(path)
    known = {item["code"]: item for item in site["languages"]}
    # Only countries there are contacts for may be a language's own.
    countries = known["fr"]["countries"]
    site["languages"] = [
        known.get(code, {"code": code, "state": "draft", "countries": list(countries)}) for code in LANGUAGES
    ]
    _write(path, site)


def _write_guides(project: Project, guides: int) -> None:
    library = _loaded(project)
    model = library.guides[MODEL]
    record = _read(project.data / "guides" / f"{MODEL}.yml")
    found = list(texts(model))
    values = [text.value for name, file in library.files.items() if name != "wording" for text in texts(file)]
    # Words that our texts never say would make guides that the check refuses.
    never = [phrase for rule in library.wording.rules for phrase in rule.forbid]
    vocabulary = Vocabulary(values, never)
    for number in range(len(library.guides) + 1, guides + 1):
        for text in found:
            _put(record, text.path, vocabulary.reworded(text.value, number))
        record["id"] = f"{MODEL}-{number}"
        _write(project.data / "guides" / f"{record['id']}.yml", record)


def _write_catalogs(project: Project, library: Library) -> None:
    for file, items in catalogs.sources(library).items():
        for language in LANGUAGES[1:]:
            catalog = updated(None, items, language)
            for entry in catalog:
                entry.msgstr = translation(entry.msgid, language)
            path = project.locale / language / f"{catalogs.catalog_name(file)}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{catalog}\n", encoding="utf-8")


def _loaded(project: Project) -> Library:
    library, problems, _ = load(project)
    if library.unread:
        lines = "\n".join(f"{one.file}:{one.line}: {one.en}" for one in problems)
        raise SystemExit(f"The library of the benchmark cannot be read; mend data/ first:\n{lines}")
    return library


def _put(record: Any, path: tuple[str | int, ...], value: str) -> None:
    for step in path[:-1]:
        record = record[step]
    record[path[-1]] = value


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _write(path: Path, value: Any) -> None:
    # Long lines stay long, as in the file that was copied.
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_library(Path(sys.argv[1]))
