"""What volunteers are told to write is what the check accepts."""

import re
from typing import Any

import pytest
import yaml

from reperes.project import Project
from support import ROOT, run_reperes


def examples(page: str) -> list[Any]:
    """Return the YAML of the section on menus, in its order: menu words, meanings, paths."""
    section = re.search(r"^## (?:Un menu a changé|A menu has changed)\n(.*?)^## ", page, re.M | re.S)
    assert section
    blocks = re.findall(r"(?:^ {8}.*\n)+", section[1], re.M)
    return [yaml.load(block, yaml.BaseLoader) for block in blocks]


@pytest.mark.parametrize("page", ["contribuer/index.md", "en/contribuer/index.md"])
def test_example_of_a_changed_menu_is_accepted(page: str, sample: Project) -> None:
    """A volunteer who copies the example into the file of an app, word for word, is told of no fault."""
    groups, meanings, paths = examples((ROOT / "docs" / page).read_text(encoding="utf-8"))
    file = sample.data / "platforms" / "appli.yml"
    platform = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    platform["labels"] += groups
    platform["meanings"] |= meanings
    platform["settings"][0]["paths"] += paths["paths"]
    file.write_text(yaml.safe_dump(platform, allow_unicode=True, sort_keys=False), encoding="utf-8")
    done = run_reperes("-C", str(sample.root), "check", "--today", "2026-11-23")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
