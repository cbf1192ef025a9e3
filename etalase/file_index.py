"""What is known of files that have not changed since they were read, so that they need not be read again. Shell."""

import os
import time
from pathlib import Path
from typing import NamedTuple

from etalase.memory import read_table, write_table

DOUBTFUL = 2_000_000_000
"""Nanoseconds. A file changed so shortly before it was looked at could change again and keep its times."""


class Stamp(NamedTuple):
    """How a file looks from outside: the same stamp, the same content. Times in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int


class Known(NamedTuple):
    """What was found in a file: its digest, and of a picture its size in pixels and what is wrong with it."""

    digest: str
    width: int = 0
    height: int = 0
    fault: str = ""


def stamp_of(stat: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


class FileIndex:
    """Known files by path. Without `file` to keep it in, it knows nothing and keeps nothing."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._old: dict[str, tuple[Stamp, Known]] = read_table(file) if file else {}
        self._new: dict[str, tuple[Stamp, Known]] = {}
        self._began = time.time_ns()

    def known(self, path: str, stamp: Stamp) -> Known | None:
        """What was found in the file when it had that stamp."""
        row = self._old.get(path)
        if row is None or row[0] != stamp:
            return None
        self._new[path] = row
        return row[1]

    def note(self, path: str, stamp: Stamp, known: Known) -> None:
        """Remember what was found in the file, which had that stamp before it was read."""
        if max(stamp.modified, stamp.changed) + DOUBTFUL < self._began:
            self._new[path] = (stamp, known)

    def save(self) -> None:
        """Keep what was asked for or noted; the rest is forgotten."""
        if self._file and self._new != self._old:
            write_table(self._file, self._new)
