"""A new folder takes the place of an old one: at any moment the old one or the new one stands there, whole."""

import contextlib
import ctypes
import errno
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from reperes.problems import FaultError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


@contextlib.contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give a fresh folder beside `out`, alone to build there, and remove what is left of it afterwards.

    Repairs first what a killed build left. Raises FaultError where the place cannot be written, where another build
    works there, or where `out` holds something that is not a site of ours.
    """
    _refuse_foreign(out)
    with _lock(out):
        _repair(out)
        fresh = out.parent / f".{out.name}.new-{secrets.token_hex(4)}"
        try:
            fresh.mkdir()
        except OSError as error:
            raise unwritable(out.parent, error) from None
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def exchange(fresh: Path, out: Path) -> None:
    """Put `fresh` in the place of `out`; what stood there, if anything, is then in `fresh`, to be removed."""
    if not out.exists():
        fresh.rename(out)
    elif not _exchange_at_once(fresh, out):
        _exchange_in_two_steps(fresh, out)


def _exchange_at_once(fresh: Path, out: Path) -> bool:
    """Return whether the system could exchange the two in one step (Linux 3.15 and later, most file systems)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    # Old kernels, some network and container file systems.
    if code in (errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(out))


def _exchange_in_two_steps(fresh: Path, out: Path) -> None:
    old = out.parent / f".{out.name}.old-{secrets.token_hex(4)}"
    journal = _journal(out)
    journal.write_text(json.dumps({"old": old.name, "new": fresh.name}), encoding="utf-8")
    out.rename(old)
    fresh.rename(out)
    journal.unlink()
    shutil.rmtree(old, ignore_errors=True)


def _repair(out: Path) -> None:
    """Finish or undo the exchange that a killed build had begun, then remove its leftovers."""
    journal = _journal(out)
    if journal.is_file():
        if not out.exists():
            _put_back(out, journal)
        journal.unlink()
    for kind in ("new", "old"):
        for leftover in out.parent.glob(f".{out.name}.{kind}-*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _put_back(out: Path, journal: Path) -> None:
    """Put the new site in place where it was whole, else the old one; a journal cut short says nothing of the new one."""
    wanted: list[Path] = []
    with contextlib.suppress(ValueError, KeyError, TypeError):
        wanted = [out.parent / json.loads(journal.read_text(encoding="utf-8"))["new"]]
    wanted += sorted(out.parent.glob(f".{out.name}.old-*"))
    for folder in wanted:
        if folder.is_dir():
            folder.rename(out)
            return


def _journal(out: Path) -> Path:
    return out.parent / f".{out.name}.journal"


def _is_ours(out: Path) -> bool:
    """Return whether `out` holds a site of ours: its build.json says who made it."""
    try:
        return "reperes" in json.loads((out / "build.json").read_text(encoding="utf-8"))["made_by"]
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _refuse_foreign(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise FaultError(
            f"{out} n’est pas un dossier ; choisissez un autre --out.",
            f"{out} is not a folder; choose another --out.",
        )
    if out.is_dir() and any(out.iterdir()) and not _is_ours(out):
        raise FaultError(
            f"{out} contient autre chose qu’un site de Repères ; rien n’a été remplacé. Choisissez un dossier vide.",
            f"{out} holds something else than a site of Repères; nothing was replaced. Choose an empty folder.",
        )


@contextlib.contextmanager
def _lock(out: Path) -> Iterator[None]:
    """Hold the only right to build into `out`; the system frees it when the process ends, however it ends."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        file = (out.parent / f".{out.name}.lock").open("w")
    except OSError as error:
        raise unwritable(out.parent, error) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FaultError(
                f"une autre construction est en cours dans {out} ; attendez qu’elle finisse.",
                f"another build is at work in {out}; wait until it is done.",
            ) from None
        yield


def unwritable(place: Path, error: OSError) -> FaultError:
    """Return the sentence for a place that cannot be written: no right, no room, read-only."""
    return FaultError(
        f"impossible d’écrire dans {place} ({error.strerror}) ; rien n’a été remplacé.",
        f"{place} cannot be written ({error.strerror}); nothing was replaced.",
    )
