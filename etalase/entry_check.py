"""Whether files that nobody has written yet would be right: the readers of content files look at them first. Core."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from etalase.answers import is_error, unknown_references
from etalase.content_types import by_name, fields_of
from etalase.glossary import NO_GLOSSARY
from etalase.model import Picture, Source
from etalase.problems import Problem, by_place
from etalase.quantities import numerals_of
from etalase.validate.folder import Folder, Setting, read_folder
from etalase.values import ReadContext
from etalase.work import Held


class Project(Struct, frozen=True):
    """What an entry must fit: the site's languages and vocabularies, the keys of its entries, and the day."""

    context: ReadContext
    known: Collection[str]
    today: date


def faults(project: Project, key: str, texts: Mapping[str, str], pictures: Iterable[Picture]) -> list[Problem]:
    """What would keep the site from being built with the entry `key` of these files, by locale, and pictures."""
    files = {
        locale: Source(f"content/{key}/index.{locale}.md", key, locale, Held(text.encode()))
        for locale, text in texts.items()
    }
    numerals = numerals_of(dict(zip(project.context.locales, project.context.formats, strict=True)))
    setting = Setting(project.context, project.context.locales[0], project.today, (), numerals, NO_GLOSSARY)
    read = read_folder(setting, Folder(key, files, {picture.path: picture for picture in pictures}))
    found = list(read.problems)
    for entry in read.entries.value[:1]:
        found += unknown_references(fields_of(by_name(entry.content_type)), entry.facts, project.known)
    return [problem for problem in by_place(found) if is_error(problem)]


def as_picture(path: str, content: bytes, width: int, height: int) -> Picture:
    """A picture that will lie at `path`."""
    return Picture(path, width, height, hashlib.sha256(content).hexdigest())
