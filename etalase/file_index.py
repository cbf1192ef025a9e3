"""What is known of files that have not changed since they were read, so that they need not be read again. Shell."""

import errno
import hashlib
import os
import time
from pathlib import Path
from typing import NamedTuple

from etalase.scan import Seen, scan
from etalase.tables import read_table, write_table
from etalase.work import Held

DOUBTFUL = 2_000_000_000
"""Nanoseconds. A file changed so shortly before it was looked at could change again and keep its times."""


class Found(NamedTuple):
    """What was found in a file: its digest, and of a picture its size in pixels, what is wrong with it, its tone."""

    digest: str
    width: int = 0
    height: int = 0
    fault: str = ""
    tone: str = ""


class FileBytes(Held[bytes]):
    """The content of a file, read when it is asked for. Its name is the SHA-256 of what was found there before."""

    __slots__ = ("_name", "_path")

    def __init__(self, path: str, name: str) -> None:
        self._path, self._name = path, name

    @property
    def name(self) -> str:
        """See `Held.name`."""
        return self._name

    @property
    def value(self) -> bytes:
        """See `Held.value`; raises `OSError` where the file has changed since it was looked at."""
        content = Path(self._path).read_bytes()
        if hashlib.sha256(content).hexdigest() != self._name:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), self._path)
        return content


class FileIndex:
    """Known files by path. Without a `file` to keep them in, there are none.

    `version` stands for all code: other code may find other things in a file. `seen` is how the project has just
    looked, if somebody has looked already.
    """

    def __init__(self, file: Path | None = None, version: str = "", seen: list[Seen] | None = None) -> None:
        self._file, self._version, self._seen = file, version, seen
        known = read_table(file) if file else {}
        self._old = known["rows"] if known.get("version") == version else {}
        self._new: dict[str, tuple[tuple[int | str, ...], tuple[int | str, ...]]] = {}
        self._began = time.time_ns()

    def look(self, root: Path, place: str) -> list[Seen]:
        """What lies in a folder of the project."""
        if self._seen is None:
            return scan(root, (place,))
        return [seen for seen in self._seen if seen.path.startswith(f"{place}/")]

    def found(self, seen: Seen) -> Found | None:
        """What was found in the file when it looked as it does now."""
        row = self._old.get(seen.path)
        if row is None or row[0] != seen:
            return None
        self._new[seen.path] = row
        return Found(*row[1])

    def note(self, seen: Seen, found: Found) -> None:
        """Remember what was found in a file that looked so before it was read."""
        if max(seen.modified, seen.changed) + DOUBTFUL < self._began:
            self._new[seen.path] = (tuple(seen), tuple(found))  # bare tuples are quicker to keep

    def save(self) -> None:
        """Keep what was asked for or noted; the rest is forgotten."""
        if self._file and self._new != self._old:
            write_table(self._file, {"version": self._version, "rows": self._new})
