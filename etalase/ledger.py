"""What lies in output/, and what each file was made of, so that it need not be made again. Shell."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from etalase.memory import read_table, write_table


class Row(NamedTuple):
    """A file that was written: the name of all it was made of, its SHA-256, and how it looked on disk then."""

    made_of: str
    sha256: str
    size: int
    modified: int
    inode: int


def row_of(path: str, made_of: str, sha256: str) -> Row:
    """The row of a file that lies at `path`."""
    stat = os.stat(path)
    return Row(made_of, sha256, stat.st_size, stat.st_mtime_ns, stat.st_ino)


class Ledger:
    """The rows by path below output/. Without a `file` to keep them in, there are none.

    `version` stands for all code: what other code made may have to be made again.
    """

    def __init__(self, file: Path | None = None, version: str = "") -> None:
        self._file, self._version = file, version
        known = read_table(file) if file else {}
        rows = known.get("rows", {}) if known.get("version") == version else {}
        self._rows: Mapping[str, Row] = {path: Row(*row) for path, row in rows.items()}

    def still_true(self, target: str) -> dict[str, Row]:
        """The rows of files that lie in the folder `target` as they were written."""
        return {path: row for path, row in self._rows.items() if _looks_like(f"{target}/{path}", row)}

    def save(self, rows: Mapping[str, Row]) -> None:
        """Keep the rows of a finished build."""
        self._rows = rows
        if self._file:
            write_table(
                self._file, {"version": self._version, "rows": {path: tuple(row) for path, row in rows.items()}}
            )


def _looks_like(path: str, row: Row) -> bool:
    try:
        stat = os.stat(path)
    except OSError:
        return False
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino) == row[2:]
