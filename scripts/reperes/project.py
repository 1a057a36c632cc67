"""Where everything is: every path of a checkout, and nowhere else."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A checkout of Repères, named by its top folder."""

    root: Path

    @property
    def data(self) -> Path:
        """What volunteers edit."""
        return self.root / "data"

    @property
    def locale(self) -> Path:
        """Translations: one folder a language, the `.pot` files beside them."""
        return self.data / "locale"

    @property
    def schemas(self) -> Path:
        """Editor schemas, generated."""
        return self.data / "schema"

    @property
    def examples(self) -> Path:
        """Broken files, one a message: tests, and examples of the page that explains faults."""
        return self.root / "tests" / "broken"

    @property
    def addresses(self) -> Path:
        """The register of every address ever published."""
        return self.data / "addresses.yml"

    @property
    def docs(self) -> Path:
        """Contributors' pages and static files."""
        return self.root / "docs"

    @property
    def assets(self) -> Path:
        """Style, scripts and pictures that every page shares."""
        return self.docs / "assets"

    @property
    def theme(self) -> Path:
        """MkDocs' `custom_dir`: the page shell."""
        return self.root / "overrides" / "theme"

    @property
    def page_templates(self) -> Path:
        """The bodies of pages (Jinja)."""
        return self.root / "overrides" / "pages"

    @property
    def leaflet_templates(self) -> Path:
        """The templates of leaflets (Typst)."""
        return self.root / "overrides" / "leaflets"

    @property
    def icons(self) -> Path:
        """The drawings, one file each."""
        return self.root / "overrides" / "icons"

    @property
    def mkdocs_config(self) -> Path:
        """The one configuration of the site builder."""
        return self.root / "mkdocs.yml"

    def name(self, path: Path) -> str:
        """Return `path` as people write it: from the top of the checkout, with forward slashes."""
        return path.relative_to(self.root).as_posix()
