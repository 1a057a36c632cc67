"""Processes that help a command: they end when it ends, and leave interrupting it to it."""

import contextlib
import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from reperes.problems import FaultError

T = TypeVar("T")
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@contextlib.contextmanager
def helpers(
    count: int, method: str, begin: Callable[[T], None], shared: T, *, task: tuple[str, str]
) -> Iterator[ProcessPoolExecutor]:
    """Yield so many processes, started by `method`, each of which calls `begin` with what they share before any work.

    Raises FaultError where one of them is stopped; `task` says in French and in English what they were for.
    """
    with ProcessPoolExecutor(count, multiprocessing.get_context(method), _begin, (os.getpid(), begin, shared)) as pool:
        try:
            yield pool
        except BrokenProcessPool:
            raise FaultError(
                f"un des processus {task[0]} a été arrêté (mémoire pleine ?) ; recommencez avec --jobs 1.",
                f"one of the {task[1]} processes was stopped (out of memory?); try again with --jobs 1.",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(parent: int, begin: Callable[[T], None], shared: T) -> None:
    follow(parent)
    begin(shared)


def follow(parent: int) -> None:
    """Tie this process to `parent`: a helper that outlived a killed parent would go on writing into its folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
