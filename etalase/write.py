"""Stage 5, shell: the finished files replace the old site, all or nothing.

The new site is put together in a folder beside the old one; then the two change places. A file that has not changed is
taken over as it is, so that its time of change stays.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from etalase.model import Manifest, Output

KEPT = ".gitignore"
"""The one file of output/ that lies in the repository."""

IGNORE_ALL = b"*\n!.gitignore\n"


def outputs(files: Iterable[Output], root: Path, target: Path) -> Manifest:
    """Write `files` to the folder `target`, which then holds them and nothing else. Paths to copy are below `root`.

    Raises `OSError` where the disk refuses; the old site then stands as it was.
    """
    target = target.resolve()  # output/ may be a link to where a web server looks
    recover(target)
    aside = _beside(target, "next")
    _remove(aside)
    try:
        digests = {file.path: _write_one(file, root, target, aside) for file in files}
        kept = target / KEPT
        (aside / KEPT).write_bytes(kept.read_bytes() if kept.is_file() else IGNORE_ALL)
        _swap(aside, target)
    finally:
        _remove(aside)
    return Manifest(dict(sorted(digests.items())))


def recover(target: Path) -> None:
    """Put the last good site back where a build was stopped between the two halves of the swap."""
    previous = _beside(target, "previous")
    if previous.exists() and not target.exists():
        previous.rename(target)
    _remove(previous)


def _write_one(file: Output, root: Path, target: Path, aside: Path) -> str:
    """Write one file to `aside`, or link the old one there if it is the same; its SHA-256."""
    content = (root / file.copied_from).read_bytes() if file.copied_from else file.content
    path, old = aside / file.path, target / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if old.is_file() and old.stat().st_size == len(content) and old.read_bytes() == content:
        _take_over(old, path)
    else:
        path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def _take_over(old: Path, path: Path) -> None:
    try:
        os.link(old, path)
    except OSError:  # a file system without hard links
        shutil.copy2(old, path)


def _swap(aside: Path, target: Path) -> None:
    previous = _beside(target, "previous")
    if target.exists():
        target.rename(previous)
    try:
        aside.rename(target)
    except OSError:
        if previous.exists():
            previous.rename(target)
        raise
    _remove(previous)


def _beside(target: Path, name: str) -> Path:
    return target.with_name(f".{target.name}-{name}")


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
