"""Puts a picture beside an entry that is there, and its words into the files of the entry. Shell."""

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
from etalase.values.choices import did_you_mean
from etalase.workplace import Workplace


def add(place: Workplace, key: str, wish: PictureWish, *, asks: bool) -> None:
    """Add the picture to the entry `key`. Raises `BuildError` where the entry's files have mistakes, `SystemExit` where
    there is no such entry or the picture cannot be used; nothing is written then."""
    key = key.replace("\\", "/").strip("/").removeprefix(f"{load.CONTENT}/")
    if key not in place.project.known:
        suggestion = did_you_mean(key, place.project.known)
        message = N_("There is no entry of this name.")
        tell(Problem("reference-unknown", HERE, message, found=key, suggestion=suggestion), place.translate)
        raise SystemExit(1)
    folder = place.root / load.CONTENT / key
    files = sorted(folder.iterdir())
    written = {code: path for path in files if (code := file_names.locale_suffix(path.name))}
    texts = {code: _text(path, place.root) for code, path in written.items()}
    beside = [_picture(path, place.root) for path in files if path not in written.values()]
    _raise(place, key, texts, beside)  # what was wrong before must not look like a consequence
    locales = [locale for locale in place.config.locales if locale.code in texts]
    taken = [path.name for path in files]
    picture = picture_maker.choose(place.dialogue, wish, folder.name, taken, locales, asks=asks)
    if picture is None:
        raise SystemExit(1)
    one = picture.taken_in
    new = as_picture(f"{load.CONTENT}/{key}/{one.name}", one.content, one.width, one.height)
    changed = {code: with_picture(text, picture.front_matter(code)) for code, text in texts.items()}
    _raise(place, key, changed, [*beside, new])
    with (folder / one.name).open("xb") as file:
        file.write(one.content)
    for code, text in changed.items():
        _rewrite(written[code], text)
    picture_maker.tell_of(picture, place.dialogue)
    for path in (folder / one.name, *written.values()):
        click.echo(path.relative_to(place.root).as_posix())


def _raise(place: Workplace, key: str, texts: Mapping[str, str], pictures: Iterable[Picture]) -> None:
    if problems := faults(place.project, key, texts, pictures):
        raise BuildError(problems)


def _text(path: Path, root: Path) -> str:
    text, problem = decode(path.read_bytes(), path.relative_to(root).as_posix())
    if problem:
        raise BuildError([problem])
    return text


def _picture(path: Path, root: Path) -> Picture:
    content = path.read_bytes()
    found = images.examine(path.name, content)
    return as_picture(path.relative_to(root).as_posix(), content, found.width, found.height)


def _rewrite(path: Path, text: str) -> None:
    """Put a text in the place of another at once, with the line ends that it had."""
    ends = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    aside = path.with_name(f".{path.name}")
    aside.write_text(text, "utf-8", newline=ends)
    aside.replace(path)
