"""Every file that is generated and committed: a test proves each equal to what generates it."""

from collections.abc import Mapping
from pathlib import Path

from reperes.content.reference import Explained, pages
from reperes.content.schema import schemas
from reperes.project import Project


def generated(project: Project, translations: Mapping[str, Explained]) -> dict[Path, str]:
    """Return the text of every generated file of `project` by path; nothing is written here.

    `translations` are the faults of translations, which the page of faults explains too.
    """
    files = {project.schemas / name: text for name, text in schemas().items()}
    return files | {project.root / name: text for name, text in pages(project.examples, translations).items()}
