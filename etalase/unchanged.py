"""Whether anything has changed since the last build: nothing to do costs nothing. Shell.

Looks at names, sizes and times of files only, and imports next to nothing. Whatever is doubtful counts as changed.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISLNK

from etalase.environment import message_locale, today
from etalase.versions import libraries

INPUTS = ("content", "templates", "translations", "build.py")
PACKAGE = Path(__file__).resolve().parent
STATE = Path(".cache") / "state.json"

DOUBTFUL = 2_000_000_000
"""Nanoseconds. A file changed so shortly before it was looked at could change again and keep its times."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How everything that a build depends on looked at a moment."""

    digest: str
    is_doubtful: bool


def take(root: Path, environment: Mapping[str, str]) -> Snapshot:
    """Look at the project, the libraries and the day."""
    name = hashlib.blake2b(digest_size=20)
    newest, has_links = 0, False
    name.update("\0".join((sys.version, today(environment, None).isoformat(), *libraries(sys.path))).encode())
    for file in _files([*(root / place for place in INPUTS), PACKAGE]):
        name.update(f"{file.path}\0{file.size}\0{file.modified}\0{file.changed}\0{file.inode}\n".encode())
        newest = max(newest, file.modified, file.changed)
        has_links |= file.is_link  # what a link leads to may change unseen
    return Snapshot(name.hexdigest(), has_links or newest + DOUBTFUL > time.time_ns())


def remember(root: Path, before: Snapshot, sentences: Mapping[str, str]) -> None:
    """Note that the site in output/ was made of what `before` shows; `sentences` say so, by locale."""
    state = root / STATE
    state.unlink(missing_ok=True)
    if not before.is_doubtful:
        state.parent.mkdir(exist_ok=True)
        known = {"inputs": before.digest, "outputs": _outputs(root), "sentences": dict(sentences)}
        state.write_text(json.dumps(known, ensure_ascii=False), "utf-8")


def sentence_if_up_to_date(root: Path, environment: Mapping[str, str]) -> str:
    """What to tell where nothing has changed since the last build; empty where there is something to do."""
    try:
        known = json.loads((root / STATE).read_text("utf-8"))
        if known["inputs"] != take(root, environment).digest or known["outputs"] != _outputs(root):
            return ""
        sentences: dict[str, str] = known["sentences"]
        return str(sentences[message_locale(environment, None, sentences) or next(iter(sentences))])
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return ""


def _outputs(root: Path) -> str:
    """A name for the state of output/: nobody has touched it as long as it stays the same."""
    name = hashlib.blake2b(digest_size=20)
    for file in _files([root / "output"]):
        name.update(f"{file.path}\0{file.size}\0{file.modified}\0{file.inode}\n".encode())
    return name.hexdigest()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the disk says of a file; of a folder only its name counts. Times in nanoseconds."""

    path: str
    size: int = 0
    modified: int = 0
    changed: int = 0
    inode: int = 0
    is_link: bool = False


def _files(places: list[Path]) -> Iterator[_Seen]:
    """Every file below the places, folders and links as well, in the order of names."""
    for place in places:
        if place.is_dir():
            yield from _below(str(place))
        elif place.exists():
            yield _seen(place.name, place.lstat())


def _below(folder: str) -> Iterator[_Seen]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield _Seen(entry.path)
                yield from _below(entry.path)
            else:
                yield _seen(entry.path, entry.stat(follow_symlinks=False))


def _seen(path: str, stat: os.stat_result) -> _Seen:
    is_link = S_ISLNK(stat.st_mode)
    return _Seen(path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, is_link)
