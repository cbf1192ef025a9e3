"""Pictures that lie beside an entry and that nobody sees. Core."""

from collections.abc import Iterable

from etalase import images
from etalase.model import Entry
from etalase.problems import N_, Place, Problem, Severity


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
