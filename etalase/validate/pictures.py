"""Pictures that lie beside an entry: those that it names, and those that nobody sees. Core."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from etalase import images
from etalase.model import Entry, Picture
from etalase.problems import N_, Place, Problem, Severity
from etalase.values.choices import did_you_mean
from etalase.values.texts import make_slug

SHOWN = 8
"""Names of files in one message."""


def faults(entry: Entry, pictures: Mapping[str, Picture], *, is_source: bool) -> Iterator[Problem]:
    """What is wrong with the pictures that fields or body of an entry name: each must lie in the folder, be sound, and
    be large enough. Those of fields are told of the source. `pictures` are by path."""
    beside = {path: one for path, one in pictures.items() if not images.is_document(path)}
    known = sorted(path.rpartition("/")[2] for path in beside if path.rpartition("/")[0] == entry.folder)
    named = [(link.target.removeprefix("./"), link.place) for link in entry.body.pictures]
    if is_source:
        named += [(path.rpartition("/")[2], place) for path, place in _of_fields(entry)]
    for name, place in named:
        picture = beside.get(f"{entry.folder}/{name}")
        label = N_("Picture file")
        if picture is None:
            used = {name for name, _ in named}
            yield _missing(name, known, [one for one in known if one not in used], place, label)
        elif picture.fault:
            yield Problem("picture-unusable", place, picture.fault, label=label, found=name)
        elif picture.width < images.SMALLEST_WIDTH and not name.lower().endswith(".svg"):  # drawings grow without loss
            message = N_("This picture is {width} pixels wide; at least {least} are needed to be sharp on a phone.")
            values = {"width": picture.width, "least": images.SMALLEST_WIDTH}
            yield Problem("picture-too-small", place, message, values, label, name)


def _of_fields(entry: Entry) -> Iterator[tuple[str, Place]]:
    items: Any = entry.facts.get("pictures", ())
    for number, item in enumerate(items):
        if "file" in item:
            yield item["file"], entry.place(f"pictures.{number}.file")


def _missing(name: str, known: list[str], free: list[str], place: Place, label: str) -> Problem:
    """What is said of a picture that is not there: which of those that are not named yet (`free`) was meant, or which
    there are."""
    alike = next((one for one in known if _plain(one) == _plain(name)), "")
    near = alike or did_you_mean(name, free) or (free[0] if len(free) == 1 else "")
    message, values = N_("There is no picture of this name in the folder."), {}
    if alike and alike.casefold() != name.casefold():
        message = N_(
            "The accents of this name are written in another way in the folder, as macOS does, though it looks the "
            "same. Call the file {name}, and write that here."
        )
        stem, dot, suffix = alike.rpartition(".")
        return Problem("picture-missing", place, message, {"name": f"{make_slug(stem)}{dot}{suffix}"}, label, name)
    if not near and known:
        message = N_("There is no picture of this name in the folder. There are: {known}.")
        values = {"known": ", ".join(known[:SHOWN]) + (" …" if len(known) > SHOWN else "")}
    elif not known:
        message = N_("There is no picture in the folder. Put it there; or delete here what is said of it.")
    return Problem("picture-missing", place, message, values, label, name, suggestion=near)


def _plain(name: str) -> str:
    """A name as people see it, whatever its capitals and however its accents are written."""
    return unicodedata.normalize("NFC", name).casefold()


def unused(key: str, pictures: Iterable[str], entries: Iterable[Entry]) -> list[Problem]:
    """A warning for each of the `pictures` (paths) beside the entry `key` that none of its versions names."""
    named = set()
    for entry in entries:
        named |= {path for path, _ in entry.pictures} | {entry.beside(link) for link in entry.body.pictures}
    message = N_(
        'No page shows this picture. To add it: python build.py picture {key} "{file}" and then delete this file, for '
        "the program makes a copy. Or delete it."
    )
    return [
        Problem("picture-unused", Place(path), message, {"key": key, "file": path}, severity=Severity.WARNING)
        for path in pictures
        if path not in named and not images.is_document(path)
    ]
