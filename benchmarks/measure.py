"""One process and all it starts, measured from outside: wall time, CPU time, and the most memory it held at once."""

import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.01
"""Seconds between two looks at the memory."""

UNUSUAL = ("PYTHONDONTWRITEBYTECODE",)
"""Settings of this environment that a user's would not have: there, Python keeps what it has compiled."""

BECOME_PARENT_OF_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


class Failed(Exception):
    """A build that was measured did not succeed; the text is what it said."""


@dataclass(frozen=True)
class Measured:
    """Seconds from start to end, seconds of all processors, and bytes; 0 bytes where memory was not looked at."""

    wall: float
    cpu: float
    memory: int = 0


def adopt_orphans() -> None:
    """From now on, what a measured process leaves behind is waited for and counted too. Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(BECOME_PARENT_OF_ORPHANS, 1, 0, 0, 0)


def measure(command: list[str], folder: Path, *, memory: bool = False) -> Measured:
    """Run the command in the folder and wait for it and its children. Raises `Failed`.

    Looking at memory costs the processes a little time, so a caller that wants true times leaves it out.
    """
    if hasattr(os, "sync"):
        os.sync()  # what an earlier build wrote is not written to the disk while this one runs
    before = _cpu_of_children()
    started = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    watch = _Watch(process.pid) if memory else None
    said, _ = process.communicate()
    wall = time.perf_counter() - started
    peak = watch.stop() if watch else 0
    _wait_for_orphans()
    if process.returncode:
        raise Failed(
            f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{said.decode(errors='replace')}"
        )
    return Measured(wall, _cpu_of_children() - before, peak)


def _cpu_of_children() -> float:
    """User and system time of all processes that this one has waited for, and those these have waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_orphans() -> None:
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        return


class _Watch:
    """Looks at a process and all below it until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._stopped = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The largest number of bytes that was seen."""
        self._stopped.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._stopped.wait(EVERY):
            self._peak = max(self._peak, sum(_memory_of(pid) for pid in _tree(self._pid)))


def _tree(pid: int) -> Iterator[int]:
    """The process and its living descendants."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:  # ended meanwhile
            continue
        for child in found:
            yield from _tree(int(child))


def _memory_of(pid: int) -> int:
    """The proportional set size: pages that processes share are counted once among them. 0 for one that has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0
