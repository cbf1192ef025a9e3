"""What lies in output/, and what each file was made of, so that it need not be made again. Shell.

Imports next to nothing: it is asked before anything else is loaded.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from etalase.meanwhile import Meanwhile
from etalase.scan import Seen, scan
from etalase.tables import read_table, write_table


class Row(NamedTuple):
    """A file that was written: the name of all it was made of, its SHA-256, and how it looked on disk then."""

    made_of: str
    sha256: str
    size: int
    modified: int
    inode: int


BareRow = tuple[str, str, int, int, int]
"""A `Row` as it is kept, which is quicker."""


def row_of(path: str, made_of: str, sha256: str) -> Row:
    """The row of a file that lies at `path`."""
    stat = os.stat(path)
    return Row(made_of, sha256, stat.st_size, stat.st_mtime_ns, stat.st_ino)


class Differences(NamedTuple):
    """How a folder differs from what was written: files that are not there as they were written, and what else is."""

    missing: set[str]
    others: list[Seen]


class Ledger:
    """The rows by path below output/. Without a `file` to keep them in, there are none.

    `version` stands for all code: what other code made may have to be made again. `glances` are those of `look`, if
    somebody is looking already.
    """

    def __init__(self, file: Path | None = None, version: str = "", glances: Meanwhile | None = None) -> None:
        self._file, self._version, self._glances = file, version, glances
        known = read_table(file) if file else {}
        self.rows: Mapping[str, BareRow] = known.get("rows", {})
        self._is_current = known.get("version") == version

    def differences(self, folders: tuple[Path, ...]) -> list[Differences]:
        """How folders, each of which should hold all that was written, differ from that.

        Another build may have come between since somebody looked; then it is looked again.
        """
        return self._seen_before(folders) or [_differences(self.rows, folder) for folder in folders]

    def _seen_before(self, folders: tuple[Path, ...]) -> list[Differences]:
        """What somebody has seen of these folders and this ledger; else nothing."""
        if not (self._glances and self._file):
            return []
        state, found = _state(self._file), []
        for number, folder in enumerate(folders):
            glance: Glance | None = self._glances.answer(number)
            if glance is None or glance[:2] != (str(folder), state):
                return []
            found.append(Differences(glance[2], [Seen(*seen) for seen in glance[3]]))
        return found

    def still_true(self, missing: set[str], lasting: str = "") -> dict[str, Row]:
        """The rows of files that are not `missing` and were made by the same code.

        Where the name of what they were made of begins with `lasting`, it tells of the code as well.
        """
        return {
            path: Row(*row)
            for path, row in self.rows.items()
            if (self._is_current or (lasting and row[0].startswith(lasting))) and path not in missing
        }

    def save(self, rows: Mapping[str, Row]) -> None:
        """Keep the rows of a finished build."""
        if self._file:
            bare = {path: tuple(row) for path, row in rows.items()}
            write_table(self._file, {"version": self._version, "rows": bare})


Glance = tuple[str, tuple[int, ...], set[str], list[tuple[Any, ...]]]
"""A folder, the state of the ledger when it was looked at, and its `Differences`, as plain data."""


def look(file: Path, folders: tuple[Path, ...]) -> Iterator[Glance]:
    """How folders differ from what the ledger in `file` tells; nothing where it tells nothing."""
    state, rows = _state(file), Ledger(file).rows
    for folder in folders if rows else ():
        missing, others = _differences(rows, folder)
        yield str(folder), state, missing, [tuple(seen) for seen in others]


def _state(file: Path) -> tuple[int, ...]:
    """Another one after every build: each writes the ledger anew."""
    try:
        stat = file.stat()
    except OSError:
        return ()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _differences(rows: Mapping[str, BareRow], folder: Path) -> Differences:
    others = []
    missing, needed = set(rows), _folders(rows)
    for seen in scan(folder) if folder.is_dir() else ():
        row = rows.get(seen.path)
        if seen.is_folder:
            is_known = seen.path in needed
        else:
            is_known = row is not None and not seen.is_link and (seen.size, seen.modified, seen.inode) == row[2:]
        if not is_known:
            others.append(seen)
        elif row:
            missing.discard(seen.path)
    return Differences(missing, others)


def _folders(rows: Mapping[str, BareRow]) -> set[str]:
    folders: set[str] = set()
    for path in rows:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
