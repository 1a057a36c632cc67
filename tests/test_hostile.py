"""Nothing a volunteer or a translator writes is ever alive in a page, wherever it is written."""

import html as entities
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from lxml import etree, html

from reperes.content.source_file import Path as DataPath
from reperes.content.texts import records, texts
from reperes.language.prepare import sound_library
from reperes.project import Project
from support import add_belgium, run_reperes

PLAIN = '<script>x()</script>"><img src=x onerror=x()> {{ 7*7 }} {% raw %}'
# In a text `{{` is how one writes a brace.
TEXT = '<script>x()</script>"><img src=x onerror=x()> {{{{ 7*7 }} {{% raw %}'


def places(record: Any) -> Iterator[tuple[DataPath, str]]:
    """Return where each text and each plain field of a file stands, with what is planted there."""
    for text in texts(record):
        yield text.path, TEXT
    for owner in records(record):
        for name, field in type(owner).model_fields.items():
            value = getattr(owner, name)
            if "function _text " not in f"{field!r} {field.annotation!r}" or value is None:
                continue
            path = (*owner.place, field.alias or name)
            if isinstance(value, dict):
                for key in value:
                    yield (*path, key), PLAIN
            elif isinstance(value, str):
                yield path, PLAIN


def plant_everywhere(project: Project) -> int:
    """Plant hostile words in every text and plain field of the data, and return in how many."""
    library, _ = sound_library(project)
    count = 0
    for name, record in library.files.items():
        path = project.data / f"{name}.yml"
        data = deepcopy(library.places[name].data)
        for place, planted in places(record):
            holder = data
            for part in place[:-1]:
                holder = holder[part]
            if place[-1] not in holder:  # a default
                continue
            holder[place[-1]] = f"{holder[place[-1]]} {planted}"
            count += 1
        path.write_text(yaml.safe_dump(data, allow_unicode=True, width=10_000), encoding="utf-8")
    return count


def alive(page: html.HtmlElement) -> list[str]:
    """Return what of the planted words a browser would obey."""
    found = [element.tag for element in page.xpath("//script[not(@src) or text()] | //img[not(@class='qr')]")]
    return found + [str(name) for name in page.xpath("//@*[starts-with(name(), 'on')]")]


@pytest.mark.parametrize(
    "planted", ["<script>x()</script>", '<p title=""><img src=x onerror=x()>', "<b onclick=x()>x</b>"]
)
def test_planted_code_is_found(planted: str) -> None:
    """What the next test looks for, it finds."""
    assert alive(html.document_fromstring(f"<html><body>{planted}</body></html>"))


def test_hostile_words_stay_words(buildable: Project) -> None:
    """Planted in every text, plain field and catalog entry, code is printed as it is written, in page and shell."""
    add_belgium(buildable)
    with buildable.addresses.open("a", encoding="utf-8") as register:
        register.write("  - {path: /ancien/, code: zzz9, moved_to: /guides/exemple/}\n")
    assert plant_everywhere(buildable) > 220
    done = run_reperes("-C", str(buildable.root), "translate", "update")
    assert done.returncode == 0, done.stderr
    for path in sorted((buildable.locale / "en").glob("*.po")):
        po = polib.pofile(str(path))
        for entry in po:
            entry.msgstr = f"EN {entry.msgid}"
        po.save(str(path))
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 0, done.stderr
    assert "data/locale" not in done.stderr
    found = sorted((buildable.root / "site").rglob("*.html"))
    ours = [path for path in found if not {"contribuer", "ancien"} & set(path.parts)]
    assert len(ours) > 20
    for path in found:
        raw = path.read_text(encoding="utf-8")
        page = html.document_fromstring(raw)
        assert alive(page) == [], path
        assert "<script>" not in raw.lower(), path
        assert "onerror=x()>" not in raw, path
    for path in ours:
        assert_printed(path)
    etree.parse(str(buildable.root / "site" / "sitemap.xml"))


def assert_printed(path: Path) -> None:
    """The planted words stand in title, menu, footer and article as they were written."""
    page = html.parse(str(path)).getroot()
    for part in ("//title", "//nav", "//footer", "//article//h1"):
        text = page.xpath(part)[0].text_content()
        assert "<script>x()</script>" in text, (path, part)
        assert "{{ 7*7 }}" in text, (path, part)
        assert "{% raw %}" in text, (path, part)
    assert entities.escape("<script>x()") in path.read_text(encoding="utf-8")
