"""The local server: what a writer sees is what the data says now."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from reperes.project import Project
from support import run_reperes
from test_cli import plant


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def previewing(project: Project, *args: str) -> Iterator[str]:
    """Run `reperes preview` and give the address it serves."""
    port = free_port()
    command = [sys.executable, "-m", "reperes", "-C", str(project.root), "preview", "--port", str(port), *args]
    with (project.root / "preview.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def wait_for(address: str, words: str, seconds: float = 40) -> bool:
    """Return whether the page at `address` holds `words` before the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                if words in page.read().decode("utf-8"):
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def test_change_of_data_shows(buildable: Project) -> None:
    """A saved change of data is on the page; a fault keeps the last page and says what is wrong; mended, it goes on."""
    with previewing(buildable) as address:
        page = address + "guides/exemple/"
        assert wait_for(page, "Il dort mal.")
        plant(buildable, "guides/exemple.yml", "Il dort mal.", "Il dort peu.")
        assert wait_for(page, "Il dort peu.")
        plant(buildable, "facts.yml", "sources: [page-officielle]", "sources: []")
        log = buildable.root / "preview.log"
        deadline = time.monotonic() + 40
        while "data/facts.yml:8:5" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.2)
        assert "data/facts.yml:8:5" in log.read_text()
        assert "Traceback" not in log.read_text()
        plant(buildable, "facts.yml", "sources: []", "sources: [page-officielle]")
        plant(buildable, "guides/exemple.yml", "Il dort peu.", "Il ne dort plus.")
        assert wait_for(page, "Il ne dort plus.")


def test_template_and_other_language(buildable: Project) -> None:
    """Another language can be looked at, and a change of template shows too."""
    with previewing(buildable, "--language", "en") as address:
        page = address + "en/guides/exemple/"
        assert wait_for(page, '<html lang="en"')
        assert wait_for(address + "en/", "assets/site.")
        template = buildable.page_templates / "guide.html"
        template.write_text(template.read_text(encoding="utf-8").replace("</article>", "<p>Marque</p></article>"))
        assert wait_for(page, "<p>Marque</p>")


def test_taken_port_is_a_sentence(buildable: Project) -> None:
    """A port that another program holds is said, with one to try."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        done = run_reperes("-C", str(buildable.root), "preview", "--port", str(port))
    assert done.returncode == 1
    assert f"--port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr
