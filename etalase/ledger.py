"""What lies in output/, and what each file was made of, so that it need not be made again. Shell."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from etalase.scan import scan
from etalase.tables import read_table, write_table


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
        self._rows: Mapping[str, tuple[str, str, int, int, int]] = known.get("rows", {})
        self._is_current = known.get("version") == version

    def still_true(self, target: str, lasting: str = "") -> dict[str, Row]:
        """The rows of files that lie in the folder `target` as they were written, by the same code.

        Where the name of what they were made of begins with `lasting`, it tells of the code as well.
        """
        return {
            path: Row(*row)
            for path, row in self._rows.items()
            if (self._is_current or (lasting and row[0].startswith(lasting))) and _looks_like(f"{target}/{path}", row)
        }

    def is_all_of(self, target: Path) -> bool:
        """Whether the folder `target` holds what was written, untouched, and nothing else."""
        seen = scan(target)
        files = {one.path: (one.size, one.modified, one.inode) for one in seen if not one.is_folder}
        folders = {one.path for one in seen if one.is_folder}
        return (
            bool(files) and files == {path: row[2:] for path, row in self._rows.items()} and folders == self._folders()
        )

    def save(self, rows: Mapping[str, Row]) -> None:
        """Keep the rows of a finished build."""
        if self._file:
            bare = {path: tuple(row) for path, row in rows.items()}  # quicker to keep
            write_table(self._file, {"version": self._version, "rows": bare})

    def _folders(self) -> set[str]:
        folders: set[str] = set()
        for path in self._rows:
            folder = path.rpartition("/")[0]
            while folder and folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        return folders


def _looks_like(path: str, row: tuple[str, str, int, int, int]) -> bool:
    try:
        stat = os.stat(path)
    except OSError:
        return False
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino) == row[2:]
