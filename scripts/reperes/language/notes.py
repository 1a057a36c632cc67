"""What `translate` writes in a translator's comment, one line each: Poedit, Weblate and msgmerge keep such comments.

stale since DAY: the French changed in meaning · kept DAY: it changed, and the translation stays right
withdrawn DAY: the former translation is never shown · unsure before DAY: a translator doubted it before the French changed
"""

import datetime
import re
from typing import Literal, get_args

Note = Literal["stale since", "kept", "withdrawn", "unsure before"]
# What a translation that was looked at again no longer needs.
OPEN: tuple[Note, ...] = ("stale since", "withdrawn", "unsure before")
_NOTE = re.compile(rf"({'|'.join(get_args(Note))}) ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})")


def noted(comment: str, note: Note) -> datetime.date | None:
    """Return the day of a note in a comment, or None where there is no such note."""
    for line in comment.split("\n"):
        match = _NOTE.fullmatch(line.strip())
        if match and match[1] == note:
            try:
                return datetime.date.fromisoformat(match[2])
            except ValueError:
                return None
    return None


def with_note(comment: str, note: Note, day: datetime.date | None) -> str:
    """Return a comment with a note as its last line, in place of one of the same kind; without a day, the comment."""
    if day is None:
        return comment
    kept = without(comment, note)
    return f"{kept}\n{note} {day.isoformat()}" if kept else f"{note} {day.isoformat()}"


def without(comment: str, *notes: Note) -> str:
    """Return a comment without our `notes`; what a translator wrote stays as it was."""
    lines = [(line, _NOTE.fullmatch(line.strip())) for line in comment.split("\n")]
    return "\n".join(line for line, match in lines if not (match and match[1] in notes))
