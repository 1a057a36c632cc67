"""A broken mkdocs.yml: one sentence with its place, exit status 1, no trace, and the site that was there stays."""

import pytest

from reperes.project import Project
from support import run_reperes
from test_preview import free_port

BROKEN = {
    "unclosed": (b"extra: [a\n", "mkdocs.yml:2:1: "),
    "tab": (b"extra:\n\tgenerator: false\n", "mkdocs.yml:2:1: "),
    "unknown-name": (b"extra: !!python/name:foo.bar\n", "mkdocs.yml:1:8: "),
    "list": (b"- a\n", "mkdocs.yml: "),
    "empty": (b"", "site_name"),
    "not-text": (b"\xff\xfe\x00\xd8", "mkdocs.yml"),
    "unknown-plugin": (b"site_name: x\nplugins: [nulle-part]\n", "nulle-part"),
    "lost-hook": (b"site_name: x\nplugins: []\nhooks: [scripts/nulle-part.py]\n", "nulle-part.py"),
    "inherited": (b"INHERIT: nulle-part.yml\n", "nulle-part.yml"),
    "inherited-list": (b"INHERIT: [a]\n", "mkdocs.yml: "),
    "no-such-day": (b"site_name: 2026-13-45\n", "mkdocs.yml: "),
}


@pytest.mark.parametrize("command", [["build"], ["preview", "--port", "PORT"]], ids=["build", "preview"])
@pytest.mark.parametrize(("written", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_configuration_is_a_sentence(written: bytes, said: str, command: list[str], buildable: Project) -> None:
    """Whatever is wrong with mkdocs.yml, one line says so, and nothing is built."""
    buildable.mkdocs_config.write_bytes(written)
    args = [str(free_port()) if arg == "PORT" else arg for arg in command]
    done = run_reperes("-C", str(buildable.root), *args)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("reperes: mkdocs.yml")
    assert said in line
    assert not (buildable.root / "site").exists()


@pytest.mark.parametrize("command", [["build"], ["preview", "--port", "PORT"]], ids=["build", "preview"])
def test_missing_configuration_is_a_sentence(command: list[str], buildable: Project) -> None:
    """Without mkdocs.yml there is a sentence too, in the language of messages."""
    buildable.mkdocs_config.unlink()
    args = [str(free_port()) if arg == "PORT" else arg for arg in command]
    done = run_reperes("-C", str(buildable.root), "--messages", "en", *args)
    (line,) = done.stderr.splitlines()
    assert (done.returncode, line.startswith("reperes: mkdocs.yml: the configuration of the page builder")) == (1, True)


HOOKS = {
    "syntax": ("def on_files(:\n", "scripts/site_hooks.py:1: Python ne peut"),
    "import": ("x = 1\nimport nulle_part\n", "scripts/site_hooks.py:2: "),
    "name": ("nulle_part\n", "scripts/site_hooks.py:1: "),
}


@pytest.mark.parametrize(("written", "said"), HOOKS.values(), ids=HOOKS)
def test_a_broken_hook_is_a_sentence(written: str, said: str, buildable: Project) -> None:
    """A hook that Python cannot read is said with its place, without a trace."""
    (buildable.root / "scripts" / "site_hooks.py").write_text(written, encoding="utf-8")
    done = run_reperes("-C", str(buildable.root), "build")
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert said in line
