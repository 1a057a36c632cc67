"""A local server: the site as the data says now, built again whenever a file changes."""

import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from reperes.language.edition import SOURCE_LANGUAGE
from reperes.output import engine_mkdocs, site
from reperes.problems import FaultError, FaultsError
from reperes.project import Project

HOST = "127.0.0.1"


def serve(
    project: Project, languages: list[str], port: int, say: Callable[[FaultError | FaultsError | None], None]
) -> None:
    """Serve the site at `port` of this machine until interrupted, calling `say` after each build with its fault, if any.

    A fault keeps the last good pages. Raises FaultError where the port is taken or mkdocs.yml cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="reperes-") as folder:
        out = Path(folder) / "site"

        def build() -> None:
            try:
                site.build(site.read_sound(project), out, languages)
            except (FaultError, FaultsError) as fault:
                say(fault)
            else:
                say(None)

        _refuse_taken(port)
        engine_mkdocs.read_config(project, SOURCE_LANGUAGE, out)
        build()
        server = LiveReloadServer(build, HOST, port, str(out))
        for watched in (project.data, project.docs, project.root / "overrides", project.mkdocs_config):
            server.watch(str(watched))
        try:
            server.serve()  # type: ignore[no-untyped-call] # MkDocs types it not
        except KeyboardInterrupt:
            server.shutdown()


def _refuse_taken(port: int) -> None:
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        raise FaultError(
            f"le port {port} est déjà pris sur cette machine ; essayez --port {port + 1}.",
            f"port {port} is already taken on this machine; try --port {port + 1}.",
        ) from None
