"""What the machine is and what is installed: without it a figure says nothing."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from support import ROOT

_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pydantic", "polib", "Jinja2", "brotli")


def machine() -> list[str]:
    """Return the machine in short lines: processor, memory, system, and how busy it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return [
        f"{os.cpu_count()} cores, {_field('/proc/cpuinfo', 'model name', ':') or platform.machine()}",
        f"{memory / 1e9:.1f} GB of memory",
        f"{_field('/etc/os-release', 'PRETTY_NAME', '=') or platform.system()}, Linux {platform.release()}",
        f"load over 1, 5 and 15 minutes at the start: {busy}",
    ]


def versions() -> list[str]:
    """Return what was compared, and with what, each with its version."""
    installed = [f"{name} {version(name)}" for name in _PACKAGES]
    return [f"reperes {version('reperes')}{_commit()}", f"Python {platform.python_version()}", *installed]


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty=, changed", "--exclude=*"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return f" ({done.stdout.strip()})" if done.returncode == 0 else ""


def _field(path: str, name: str, separator: str) -> str:
    """Return the first value of `name` in a file of fields; nothing where it has none."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    fields = (line.partition(separator) for line in lines)
    return next((value.strip().strip('"') for key, _, value in fields if key.strip() == name), "")
