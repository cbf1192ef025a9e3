"""What lies in folders, as the disk tells it without opening a file. Shell.

Imports next to nothing: it is asked before anything else is loaded.
"""

import os
from pathlib import Path
from typing import NamedTuple


class Seen(NamedTuple):
    """How a file, a folder or a link looks from outside. Times in nanoseconds; `path` is below the root of the scan."""

    path: str
    size: int
    modified: int
    changed: int
    inode: int
    is_folder: bool = False
    is_link: bool = False


def scan(root: Path, places: tuple[str, ...] = ("",)) -> list[Seen]:
    """Everything below some places of a folder, a folder before what lies in it, in the order of names.

    Of folders only the name is told, for their times change with what is no concern of ours. Links are not followed.
    """
    found: list[Seen] = []
    for place in places:
        path = root / place
        if path.is_dir():
            _below(str(path), f"{place}/" if place else "", found)
        elif path.exists():
            found.append(_seen(place, path.lstat()))
    return found


def _below(folder: str, prefix: str, found: list[Seen]) -> None:
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=_name)
    for entry in ordered:
        name = entry.name
        if entry.is_dir(follow_symlinks=False):
            if name != "__pycache__":
                found.append(Seen(prefix + name, 0, 0, 0, 0, is_folder=True))
                _below(entry.path, f"{prefix}{name}/", found)
        else:
            found.append(_seen(prefix + name, entry.stat(follow_symlinks=False), is_link=entry.is_symlink()))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _seen(path: str, stat: os.stat_result, *, is_link: bool = False) -> Seen:
    return Seen(path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, is_link=is_link)
