"""Every file that is generated and committed: a test proves each equal to what generates it."""

from pathlib import Path

from reperes.content.reference import pages
from reperes.content.schema import schemas
from reperes.project import Project


def generated(project: Project) -> dict[Path, str]:
    """Return the text of every generated file of `project` by path; nothing is written here."""
    files = {project.schemas / name: text for name, text in schemas().items()}
    return files | {project.root / name: text for name, text in pages(project.examples).items()}
