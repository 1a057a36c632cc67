"""The command `reperes`: reads arguments, says what happened; the work is elsewhere."""

from reperes.cli import content, leaflets, site, translate, upkeep
from reperes.cli.common import main

__all__ = ["main"]

_ = (content, leaflets, site, translate, upkeep)  # importing them registers their commands
