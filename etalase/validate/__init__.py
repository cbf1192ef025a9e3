"""Stage 2, core: content files become entries. Looks at one thing at a time."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from etalase.configuration import Config
from etalase.content_types import all_types
from etalase.file_names import copy_of
from etalase.glossary import NO_GLOSSARY, Glossary
from etalase.locales import locale_hint
from etalase.model import Content, Entries, Picture, Source
from etalase.new_entry import free_name
from etalase.problems import N_, BuildError, Place, Problem, raise_errors
from etalase.quantities import numerals_of
from etalase.validate.folder import Folder, Setting, read_folder
from etalase.validate.translations import translations
from etalase.values import read_context
from etalase.values.choices import did_you_mean
from etalase.values.texts import SLUG
from etalase.work import HERE, Work

__all__ = ["MistakenEntries", "entries", "translations"]

LOOPBACK = ("localhost", "127.0.0.1")
"""Where editors look at the site: an address copied from there is meant for the site."""


class MistakenEntries(BuildError):
    """Raised where all files have their place, and entries have mistakes: `entries` are what could be read of all of
    them, `keys` the folders with mistakes."""

    def __init__(self, problems: Iterable[Problem], source: str, entries: Entries, keys: Collection[str]) -> None:
        self.entries, self.keys = entries, keys
        super().__init__(problems, source)


def entries(
    content: Content,
    config: Config,
    wordings: Mapping[str, tuple[str, ...]],
    today: date,
    work: Work = HERE,
    glossary: Glossary = NO_GLOSSARY,
) -> tuple[Entries, list[Problem]]:
    """Every entry in every locale it is written in, and the warnings; raises `MistakenEntries`, or another `BuildError`
    where nobody can know yet what an entry will be called.

    `wordings` let editors name a field's options, and misname a field, in their own language. Translations are held
    against their source, and against the `glossary`.
    """
    codes = tuple(locale.code for locale in config.locales)
    folders, problems = _folders(content, codes)
    numerals = work.once(numerals_of, {locale.code: locale.formats for locale in config.locales})
    hosts = (*LOOPBACK, config.host)
    setting = Setting(read_context(config, wordings), config.source_locale.code, today, hosts, numerals, glossary)
    read = work.map(read_folder, setting, folders)
    prose = {
        (folder.key, locale): held
        for folder, done in zip(folders, read, strict=True)
        for locale, held in done.prose.items()
    }
    places = {path: held for done in read for path, held in done.places.items()}
    known = tuple(wording for done in read for wording in done.wordings)
    found = Entries(tuple(done.entries for done in read), prose, places, known)
    mistaken = [folder.key for folder, done in zip(folders, read, strict=True) if done.is_mistaken]
    told = [*problems, *(problem for done in read for problem in done.problems)]
    if mistaken and not problems:
        raise MistakenEntries(told, setting.source, found, mistaken)
    return found, raise_errors(told, setting.source)


def _folders(content: Content, codes: tuple[str, ...]) -> tuple[list[Folder], list[Problem]]:
    """The files of content/ by folder, those without a place told."""
    problems: list[Problem] = []
    files: dict[str, dict[str, Source]] = {}
    misnamed: set[str] = set()
    keys = {source.key for source in content.sources}
    for source in content.sources:
        problem = _misplaced(source, codes, keys)
        if problem is None:
            files.setdefault(source.key, {})[source.locale] = source
        else:
            problems.append(problem)
            misnamed |= {source.key} if problem.code == "locale-suffix" and problem.suggestion else set()
    pictures: dict[str, dict[str, Picture]] = {}
    for path, picture in content.pictures.items():
        pictures.setdefault(path.rpartition("/")[0].removeprefix("content").strip("/"), {})[path] = picture
    return [Folder(key, files[key], pictures.get(key, {}), key in misnamed) for key in sorted(files)], problems


def _misplaced(source: Source, codes: tuple[str, ...], keys: Collection[str]) -> Problem | None:
    """What is wrong with the locale or the folder of a file. `keys` are those of all folders."""
    place = Place(source.path)
    collection, _, rest = source.key.partition("/")
    if source.locale not in codes:
        hint = locale_hint(source.locale)
        return Problem(
            "locale-suffix",
            place,
            N_("The languages of this site are: {known}."),
            {"known": ", ".join(codes)},
            found=source.path.rpartition("/")[2],
            suggestion=f"index.{hint}.md" if hint in codes else "",
        )
    if collection and collection not in all_types():
        return Problem(
            "collection-unknown",
            Place(f"content/{collection}"),  # the folder is told once, not each of its files
            N_('There is no collection "{name}". Known: {known}.'),
            {"name": collection, "known": ", ".join(sorted(all_types()))},
            suggestion=did_you_mean(collection, all_types()),
        )
    if "/" in rest:
        message = N_("An entry is a folder directly inside its collection.")
        example = "content/products/kopi-bukit-tempurung/index.id.md"
        return Problem("folder-too-deep", place, message, example=example)
    if rest and not SLUG.fullmatch(rest):
        taken = {key.partition("/")[2] for key in keys if key.startswith(f"{collection}/")}
        if (original := copy_of(rest)) in taken:
            message = N_(
                'This is a copy of "{original}" that a computer has made. If it is to be an entry of its own, give it '
                'a name of its own, such as "{name}", and a title; else delete it.'
            )
            values = {"original": original, "name": free_name(original, collection, taken)}
            return Problem("folder-name", Place(f"content/{source.key}"), message, values, found=rest)
        message = N_(
            'The name of a folder has only small letters, digits and hyphens, for links name it. Call it "{name}".'
        )
        values = {"name": free_name(rest, collection, taken)}
        return Problem("folder-name", Place(f"content/{source.key}"), message, values, found=rest)
    return None
