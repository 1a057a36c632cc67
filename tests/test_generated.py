"""What is generated is equal to what generates it, and says the same as the check."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from reperes.content import load as loading
from reperes.content import model
from reperes.content.generated import generated
from reperes.content.load import FOLDERS, SINGLE
from reperes.content.model import Record
from reperes.content.reference import fields_page
from reperes.content.rules import RULES
from reperes.content.schema import schemas
from reperes.language.registry import FAULTS
from reperes.project import Project
from support import ROOT, run_reperes

VALIDATORS = {name.partition(".")[0]: Draft7Validator(json.loads(text)) for name, text in schemas().items()}


def as_editor(text: str) -> Any:
    """Return the data as an editor that speaks YAML 1.2 reads it: numbers and booleans are what they look like."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return plain(reader.load(text))


def plain(node: Any) -> Any:
    """Return data with dates as text: JSON has none."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return node.isoformat() if isinstance(node, datetime.date) else node


def real_files() -> list[tuple[str, Path]]:
    """Return every file of data/ with the name of its schema, the sample's too."""
    found = []
    for data in (ROOT / "data", ROOT / "tests" / "sample" / "data"):
        found += [(name, data / f"{name}.yml") for name in SINGLE if (data / f"{name}.yml").is_file()]
        found += [(folder, path) for folder in FOLDERS for path in sorted((data / folder).glob("*.yml"))]
    return found


def test_generated_files_are_up_to_date() -> None:
    """Schemas and generated pages are those that the model and the rules give."""
    assert run_reperes("-C", str(ROOT), "schema", "--check").stdout == ""
    assert len(generated(Project(ROOT), FAULTS)) >= 16


def test_schema_is_draft_7() -> None:
    """Each schema is valid draft 07, has no tuple, and nothing stands beside a reference."""
    for validator in VALIDATORS.values():
        Draft7Validator.check_schema(validator.schema)
        text = json.dumps(validator.schema)
        assert "prefixItems" not in text
        assert "discriminator" not in text
        assert beside_references(validator.schema) == []


def beside_references(node: Any) -> list[Any]:
    """Return the parts of a schema where something stands beside a `$ref`."""
    if isinstance(node, list):
        return [found for item in node for found in beside_references(item)]
    if not isinstance(node, dict):
        return []
    here = [node] if "$ref" in node and len(node) > 1 else []
    return here + [found for item in node.values() for found in beside_references(item)]


@pytest.mark.parametrize(("name", "path"), real_files(), ids=lambda value: getattr(value, "stem", value))
def test_editor_and_check_agree_on_real_files(name: str, path: Path) -> None:
    """What the check accepts, the editor accepts, as it reads it."""
    faults = [error.message for error in VALIDATORS[name].iter_errors(as_editor(path.read_text(encoding="utf-8")))]
    assert faults == []


def test_editor_sees_slips_too() -> None:
    """A misspelt field, a missing one and a wrong choice are underlined."""
    text = (ROOT / "tests/sample/data/guides/exemple.yml").read_text(encoding="utf-8")
    for old, new in (("lead:", "laed:"), ("kind: risk", "kind: risque"), ("type: summary", "type: resume")):
        assert list(VALIDATORS["guides"].iter_errors(as_editor(text.replace(old, new, 1))))


def test_first_line_leads_editors_to_the_schema() -> None:
    """Each real file names its schema in its first line, and the schema is there."""
    for name, path in real_files():
        if path.is_relative_to(ROOT / "data"):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            place = first.removeprefix("# yaml-language-server: $schema=")
            assert (path.parent / place).resolve() == ROOT / "data" / "schema" / f"{name}.schema.json", path


def test_added_field_appears_everywhere(sample: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field added to a model is in the check, the schema and the reference page, with no other edit."""

    class Guide(model.Guide):
        """A guide with one more field."""

        saison: int
        """The season it is about."""

    monkeypatch.setitem(loading.FOLDERS, "guides", Guide)
    _, problems, _ = loading.load(sample)
    assert [(p.rule, p.fr) for p in problems] == [("missing", "il manque « saison ».")]
    assert "saison" in json.loads(schemas()["guides.schema.json"])["required"]
    assert "| `saison` | oui | 123 | The season it is about. |" in fields_page("fr")


def test_rules_are_counted_everywhere() -> None:
    """As many rules as there are broken examples and documented rules; each has a reason in both languages."""
    page = (ROOT / "docs" / "reparer.md").read_text(encoding="utf-8")
    examples = {path.name.split(".")[0] for path in (ROOT / "tests" / "broken").glob("*.yml")}
    examples |= {path.name.split(".")[0] for path in (ROOT / "tests" / "broken").glob("*.po")}
    reasons = {name: rule.why for name, rule in RULES.items()} | {name: one.why for name, one in FAULTS.items()}
    for name, why in reasons.items():
        assert all(why)
        assert name in examples
        assert f"\n### {name}" in page


def test_models_describe_themselves() -> None:
    """Every record has a sentence that says what it is: it is the editor's help."""
    kinds = [getattr(model, name) for name in model.__all__]
    assert [k for k in kinds if isinstance(k, type) and issubclass(k, Record) and not k.__doc__] == []
