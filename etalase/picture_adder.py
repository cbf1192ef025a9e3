"""Puts a picture beside an entry that is there, and its words into the files of the entry. Shell."""

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from etalase import file_names, images, load, picture_maker
from etalase.answers import HERE
from etalase.decoding import decode
from etalase.dialogue import tell
from etalase.entry_check import as_picture, faults
from etalase.front_matter_edit import with_picture
from etalase.model import Picture
from etalase.picture_maker import PictureWish
from etalase.problems import N_, BuildError, Problem
from etalase.project_names import key_of
from etalase.values.choices import did_you_mean
from etalase.workplace import Workplace

_SUFFIXES = images.SUFFIXES | images.FOREIGN_SUFFIXES | images.DOCUMENT_SUFFIXES


def add(place: Workplace, key: str, wish: PictureWish, *, asks: bool) -> None:
    """Add the picture to the entry `key`. Raises `BuildError` where the entry's files have mistakes, `SystemExit` where
    there is no such entry or the picture cannot be used, `click.Abort` where none is named; nothing is written then."""
    key = key_of(place.root, key)
    if key not in place.project.known:
        suggestion = did_you_mean(key.casefold(), place.project.known)
        message = N_("There is no entry of this name.")
        tell(Problem("reference-unknown", HERE, message, found=key, suggestion=suggestion), place.translate)
        raise SystemExit(1)
    folder = place.root / load.CONTENT / key
    files = sorted(folder.iterdir())
    written = {code: path for path in files if (code := file_names.locale_suffix(path.name))}
    beside = [_picture(path, place.root) for path in files if path.suffix.lower() in _SUFFIXES]
    _raise(place, key, _texts(written, place.root), beside)  # what was wrong before must not look like a consequence
    locales = [locale for locale in place.config.locales if locale.code in written]
    taken = [path.name for path in files]
    picture = picture_maker.choose(place.dialogue, wish, folder.name, taken, locales, asks=asks)
    if picture is None:
        raise click.Abort
    one = picture.taken_in
    new = as_picture(f"{load.CONTENT}/{key}/{one.name}", one.content, one.width, one.height)
    texts = _texts(written, place.root)  # answers take a while, and somebody may have written meanwhile
    changed = {code: with_picture(text, picture.front_matter(code)) for code, text in texts.items()}
    _raise(place, key, changed, [*beside, new])
    _put({folder / one.name: one.content} | {written[code]: _bytes(written[code], changed[code]) for code in changed})
    picture_maker.tell_of(picture, place.dialogue)
    for path in (folder / one.name, *written.values()):
        click.echo(path.relative_to(place.root).as_posix())


def _raise(place: Workplace, key: str, texts: Mapping[str, str], pictures: Iterable[Picture]) -> None:
    if problems := faults(place.project, key, texts, pictures):
        raise BuildError(problems)


def _texts(written: Mapping[str, Path], root: Path) -> dict[str, str]:
    texts = {}
    for code, path in written.items():
        texts[code], problem = decode(path.read_bytes(), path.relative_to(root).as_posix())
        if problem:
            raise BuildError([problem])
    return texts


def _picture(path: Path, root: Path) -> Picture:
    content = path.read_bytes()
    found = images.examine(path.name, content)
    return as_picture(path.relative_to(root).as_posix(), content, found.width, found.height)


def _bytes(path: Path, text: str) -> bytes:
    """A text as it will be saved, with the line ends that the file had."""
    return (text.replace("\n", "\r\n") if b"\r\n" in path.read_bytes() else text).encode()


def _put(files: Mapping[Path, bytes]) -> None:
    """Write files, the first of which must be new. Raises `OSError`; nothing has changed then."""
    first, asides = next(iter(files)), {path.with_name(f".{path.name}"): path for path in files}
    if first.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(first))
    try:
        for aside, path in asides.items():
            aside.write_bytes(files[path])
        for aside, path in asides.items():
            aside.replace(path)
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)
