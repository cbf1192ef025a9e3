"""Whether files that nobody has written yet would be right: the readers of content files look at them first. Core."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from etalase.answers import is_error, unknown_references
from etalase.configuration import Config
from etalase.content_types import by_name, fields_of
from etalase.glossary import NO_GLOSSARY
from etalase.model import Picture, Source
from etalase.problems import Problem, by_place
from etalase.quantities import numerals_of
from etalase.translation_ledger import TranslationLedger
from etalase.translation_state import Survey
from etalase.validate.folder import Folder, ReadFolder, Setting, read_folder
from etalase.validate.translations import unfinished
from etalase.values import ReadContext
from etalase.work import Held


class Project(Struct, frozen=True):
    """What an entry must fit: the site's languages and vocabularies, the keys of its entries, and the day."""

    context: ReadContext
    known: Collection[str]
    today: date


def faults(project: Project, key: str, texts: Mapping[str, str], pictures: Iterable[Picture]) -> list[Problem]:
    """What would keep the site from being built with the entry `key` of these files, by locale, and pictures."""
    read = _read(project, key, texts, pictures)
    found = list(read.problems)
    for entry in read.entries.value[:1]:
        found += unknown_references(fields_of(by_name(entry.content_type)), entry.facts, project.known)
    return [problem for problem in by_place(found) if is_error(problem)]


def wanted(project: Project, config: Config, key: str, texts: Mapping[str, str]) -> dict[str, Problem]:
    """What the site asks of the translations of that entry, and these files do not have, by locale."""
    wordings = _read(project, key, texts, ()).wordings
    survey = Survey(wordings, TranslationLedger(), project.context.locales)
    by_path = {source.path: text for source, text in zip(sources(key, texts), texts.values(), strict=True)}
    found = unfinished(survey.standings(), survey.locales, config, project.today, by_path.__getitem__)
    return {one.locale: problem for one, problem in found}


def sources(key: str, texts: Mapping[str, str]) -> tuple[Source, ...]:
    """The content files of an entry, as a build would find them."""
    return tuple(
        Source(f"content/{key}/index.{locale}.md", key, locale, Held(text.encode())) for locale, text in texts.items()
    )


def _read(project: Project, key: str, texts: Mapping[str, str], pictures: Iterable[Picture]) -> ReadFolder:
    files = {source.locale: source for source in sources(key, texts)}
    numerals = numerals_of(dict(zip(project.context.locales, project.context.formats, strict=True)))
    setting = Setting(project.context, project.context.locales[0], project.today, (), numerals, NO_GLOSSARY)
    return read_folder(setting, Folder(key, files, {picture.path: picture for picture in pictures}))


def as_picture(path: str, content: bytes, width: int, height: int) -> Picture:
    """A picture that will lie at `path`."""
    return Picture(path, width, height, hashlib.sha256(content).hexdigest())
