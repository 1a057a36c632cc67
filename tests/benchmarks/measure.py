"""What a whole process costs, with all the processes it starts."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KIB = 1024


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processor (user and system), bytes of the largest single process at its peak."""

    wall: float
    cpu: float
    memory: int


class StoppedError(Exception):
    """A command that was to be measured stopped with a fault; holds a sentence and the end of what it printed."""


def run(command: Sequence[str], env: Mapping[str, str], log: Path) -> Cost:
    """Run `command` to its end and return its cost; what it prints goes to `log`. Raises StoppedError where it fails.

    The peak of a new process counts what its parent held when it was started: keep the measuring process small.
    """
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        # Of the processes it waited for, times are the sum and the peak is the largest: getrusage(2).
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        end = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
        raise StoppedError(f"`{' '.join(command)}` stopped with status {process.returncode}:\n{end}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIB)
