"""Content flows one way: who may import what, read from the syntax tree."""

import ast
from pathlib import Path

from support import ROOT

PACKAGE = ROOT / "scripts" / "reperes"
# A room may use itself and the rooms before it.
ROOMS = {"content": {"content"}, "language": {"content", "language"}, "output": {"content", "language", "output"}}
SHARED = {"problems", "project"}
# A library that only these may use, so that leaving it is a change in one place.
KEPT_IN = {
    "mkdocs": {"scripts/site_hooks.py", "output/engine_mkdocs.py", "output/preview.py"},
    "pydantic": {"content/"},
    "pydantic_core": {"content/"},
    "yaml": {"content/read.py"},
    "polib": {"language/catalogs.py", "language/update.py"},
    "babel": {"language/"},
    "typst": {"output/leaflets"},
    "click": {"cli/"},
}


def imports(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def faults(sources: dict[str, set[str]]) -> list[str]:
    """Return every import that goes against the flow, `sources` being what each file imports."""
    wrong = []
    for name, found in sources.items():
        room = name.partition("/")[0]
        for module in found:
            parts = module.split(".")
            if parts[0] == "reperes" and len(parts) > 1:
                allowed = ROOMS.get(
                    room, set() if name in ("problems.py", "project.py") else {"content", "language", "output"}
                )
                if parts[1] not in allowed | SHARED | ({"cli"} if name == "__main__.py" or room == "cli" else set()):
                    wrong.append(f"{name} imports {module}")
            elif parts[0] in KEPT_IN and not any(name.startswith(place) for place in KEPT_IN[parts[0]]):
                wrong.append(f"{name} imports {module}")
    return wrong


def test_imports_flow_one_way() -> None:
    """content, then language, then output; the builder, the model and the readers each in their place."""
    sources = {path.relative_to(PACKAGE).as_posix(): imports(path) for path in PACKAGE.rglob("*.py")}
    sources["scripts/site_hooks.py"] = imports(ROOT / "scripts" / "site_hooks.py")
    assert len(sources) > 30
    assert faults(sources) == []


def test_the_check_can_fail() -> None:
    """A wrong import of each kind is found."""
    planted = {
        "content/x.py": {"reperes.output.pages"},
        "language/x.py": {"reperes.output.site", "pydantic.BaseModel"},
        "output/pages.py": {"mkdocs.config", "reperes.cli"},
        "problems.py": {"reperes.content.load"},
    }
    assert len(faults(planted)) == 6


def test_modules_and_functions_stay_small() -> None:
    """A module is at most 250 lines, a function 40: the reader finds the room from the file's name."""
    long = []
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 250:
            long.append(path.name)
        long += [
            f"{path.name}:{node.name}"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
        ]
    assert long == []
