"""The models as JSON Schema, so that editors complete fields and underline slips while a volunteer types.

Draft 07, the newest that YAML editors document; no tuples, and nothing beside a reference, which draft 07 ignores.
"""

import json
from typing import Any

from reperes.content.load import FOLDERS, SINGLE
from reperes.content.model import Record

DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, str]:
    """Return the text of every schema by the name of its file: `guides.schema.json`, `facts.schema.json`."""
    kinds = {**SINGLE, **FOLDERS}
    return {f"{name}.schema.json": _text(kind) for name, kind in sorted(kinds.items())}


def _text(kind: type[Record]) -> str:
    schema = {"$schema": DRAFT, **_mended(kind.model_json_schema(by_alias=True))}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _mended(node: Any) -> Any:
    """Return a part of a schema as draft 07 reads it: what stands beside a `$ref` goes beside an `allOf`."""
    if isinstance(node, list):
        return [_mended(item) for item in node]
    if not isinstance(node, dict):
        return node
    # `title` repeats the field's name; `discriminator` is OpenAPI's, unknown to draft 07; defaults are not ours to write.
    kept = {
        key: _mended(value)
        for key, value in node.items()
        if not (key in ("title", "discriminator", "default") and not isinstance(value, dict)) and key != "discriminator"
    }
    if "$ref" in kept and len(kept) > 1:
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    return _without_null(kept)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """Return `node` without the `null` of optional fields: in a file they are left out, never null."""
    choices = [item for item in node.get("anyOf", []) if item != {"type": "null"}]
    if "anyOf" not in node or len(choices) == len(node["anyOf"]):
        return node
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(choices) > 1:
        return {**rest, "anyOf": choices}
    return {**rest, "allOf": choices} if "$ref" in choices[0] and rest else {**rest, **choices[0]}
