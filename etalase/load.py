"""Stage 1, shell: what is on disk becomes sources and pictures. Knows files, and no rule of the business."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from etalase import file_names, images, short_addresses
from etalase import translation_ledger as ledger_of_translations
from etalase.catalogs import TEMPLATE
from etalase.configuration import Config
from etalase.decoding import decode
from etalase.file_index import FileBytes, FileIndex, Found
from etalase.glossary import NO_GLOSSARY, Glossary
from etalase.glossary_yaml import GLOSSARY_FILE, read_glossary
from etalase.model import Content, Picture, Source, Theme
from etalase.problems import N_, BuildError, Place, Problem, Severity, raise_errors
from etalase.publication import FOLDER, Publication
from etalase.publication_checks import publication_name
from etalase.publication_yaml import read_publication
from etalase.scan import Seen
from etalase.short_addresses import NO_LEDGER, WrittenLedger
from etalase.site_yaml import SITE_FILE, read_config
from etalase.translation_ledger import TranslationLedger
from etalase.vocabulary_yaml import vocabulary_file
from etalase.work import HERE, Held, Work

CONTENT = "content"
VOCABULARY = f"{CONTENT}/vocabulary"
BESIDE_ENTRIES = frozenset({VOCABULARY, FOLDER})
BESIDE_FOLDERS = (SITE_FILE, GLOSSARY_FILE, short_addresses.LEDGER_FILE, ledger_of_translations.LEDGER_FILE)
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pages")
LARGEST_TEXT = 2_000_000  # bytes; the longest novel of an editor is far below
LARGEST_LEDGER = 50_000_000  # bytes; half a million addresses


def config(root: Path, work: Work = HERE) -> tuple[Config, list[Problem]]:
    """The site's configuration and the warnings about it; raises `BuildError`."""
    problems: list[Problem] = []
    site_file = root / SITE_FILE
    if not site_file.is_file():
        message = N_("This file is missing. It names the site and its languages.")
        raise BuildError([Problem("site-missing", Place(SITE_FILE), message, example="title: Sarolangun")])
    problems += filter(None, map(vocabulary_file, _named(root, VOCABULARY)))
    paths = [site_file, *_yaml_files(root, VOCABULARY)]
    texts = {_relative(path, root): _read_text(path, root, problems) for path in paths}
    raise_errors(problems)
    site_text = texts.pop(SITE_FILE)
    found, config_problems = work.once(read_config, site_text, texts)
    warnings = raise_errors([*problems, *config_problems])
    assert found is not None, "a configuration without errors is complete"
    if found.press_icc and not (root / found.press_icc).is_file():
        message = N_("This file is not there. Put the colour profile of the printing house there, or correct the name.")
        where, label, severity = found.press_place, N_("Colour profile"), Severity.WARNING
        warnings.append(
            Problem("profile-missing", where, message, label=label, found=found.press_icc, severity=severity)
        )
    return found, warnings


def glossary(root: Path, config: Config, work: Work = HERE) -> Glossary:
    """The official terms and names; without the file, none. Raises `BuildError`."""
    path = root / GLOSSARY_FILE
    if not path.is_file():
        return NO_GLOSSARY
    problems: list[Problem] = []
    text = _read_text(path, root, problems)
    found, mistakes = work.once(read_glossary, text, tuple(locale.code for locale in config.locales))
    raise_errors([*problems, *mistakes])
    return found


NONE: tuple[tuple[Publication, ...], list[Problem]] = ((), [])
"""No publications, and no warnings about them."""


def publications(
    root: Path, config: Config, theme: Theme, work: Work = HERE
) -> tuple[tuple[Publication, ...], list[Problem]]:
    """What is to be printed, and the warnings about it; raises `BuildError`."""
    problems: list[Problem] = []
    problems += filter(None, map(publication_name, _named(root, FOLDER)))
    texts = {_relative(path, root): _read_text(path, root, problems) for path in _yaml_files(root, FOLDER)}
    found = []
    for path, text in texts.items():
        publication, faults = work.once(read_publication, path, text, theme.print_layouts, config)
        problems += faults
        found += [publication] if publication else []
    return tuple(found), raise_errors(problems)


def content(root: Path, index: FileIndex | None = None, added: Content | None = None) -> tuple[Content, list[Problem]]:
    """Content files and pictures, and the warnings about them; raises `BuildError`.

    Files that `index` knows are not read. Those of `added` are there too, though no disk has them.
    """
    index = index or FileIndex()
    problems: list[Problem] = []
    sources: list[Source] = []
    pictures: dict[str, Picture] = {}
    for seen in _usable(index.look(root, CONTENT), problems):
        folder, _, name = seen.path.rpartition("/")
        locale = file_names.locale_suffix(name)
        suffix = name[name.rfind(".") :].lower()
        if locale is not None:
            key = folder.removeprefix(CONTENT).removeprefix("/")
            sources.append(Source(seen.path, key, locale, _text_file(seen, root, index, problems)))
        elif suffix in images.SUFFIXES | images.FOREIGN_SUFFIXES | images.DOCUMENT_SUFFIXES:
            pictures[seen.path] = _picture(seen, root, index)
        elif seen.path not in BESIDE_FOLDERS:
            problems.append(_stray(seen.path, suffix))
    warnings = raise_errors(problems)
    index.save()
    if added:
        sources, pictures = [*sources, *added.sources], {**pictures, **added.pictures}
    return Content(tuple(sources), pictures, _shared_texts(root)), warnings


def _shared_texts(root: Path) -> dict[str, str]:
    """The texts that `config` and `publications` have read, by path; those that tell of mistakes."""
    paths = [root / SITE_FILE, *_yaml_files(root, VOCABULARY), *_yaml_files(root, FOLDER)]
    return {_relative(path, root): _read_text(path, root, []) for path in paths if path.is_file()}


def _named(root: Path, folder: str) -> list[str]:
    """The files of a folder, but for traces of editors and systems."""
    found = sorted(
        path for path in (root / folder).glob("*") if path.is_file() and not file_names.is_ignored(path.name)
    )
    return [_relative(path, root) for path in found]


def _yaml_files(root: Path, folder: str) -> list[Path]:
    found = sorted((root / folder).glob("*.yaml"))
    return [path for path in found if path.is_file() and not file_names.is_ignored(path.name)]


def addresses(root: Path, work: Work = HERE) -> WrittenLedger:
    """The addresses that people hold; without the file, none. Raises `BuildError`."""
    if not (root / short_addresses.LEDGER_FILE).is_file():
        return NO_LEDGER
    written, problems = _ledger_text(root, short_addresses.LEDGER_FILE)
    ledger = WrittenLedger(written)
    raise_errors([*problems, *work.once(short_addresses.mistakes, ledger)])
    return ledger


def translation_ledger(root: Path) -> TranslationLedger:
    """Of which words each translation was made; without the file, nothing is known. Raises `BuildError`."""
    if not (root / ledger_of_translations.LEDGER_FILE).is_file():
        return TranslationLedger()
    written, problems = _ledger_text(root, ledger_of_translations.LEDGER_FILE)
    ledger, mistakes = ledger_of_translations.parse(written)
    raise_errors([*problems, *mistakes])
    return ledger


def _ledger_text(root: Path, file: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    return _read_text(root / file, root, problems, LARGEST_LEDGER), problems


def theme(root: Path) -> Theme:
    """Templates, assets and message catalogs, as text and bytes; raises `BuildError`."""
    problems: list[Problem] = []
    templates = root / "templates"
    assets = templates / "assets"
    texts = {
        path.relative_to(templates).as_posix(): _read_text(path, root, problems)
        for path in sorted(templates.rglob("*.html")) + sorted(templates.rglob("*.xml"))
    }
    files = {
        path.relative_to(assets).as_posix(): path.read_bytes() for path in sorted(assets.rglob("*")) if path.is_file()
    }
    catalogs = {
        path.parent.parent.name: _read_text(path, root, problems)
        for path in sorted((root / "translations").glob("*/LC_MESSAGES/messages.po"))
    }
    template = root / TEMPLATE
    template_text = _read_text(template, root, problems) if template.is_file() else ""
    raise_errors(problems)
    return Theme(texts, files, catalogs, template_text)


def _usable(everything: list[Seen], problems: list[Problem]) -> Iterator[Seen]:
    """The content files among what lies in content/; what cannot be kept everywhere becomes a problem."""
    names: dict[str, str] = {}
    left_out = ""  # a folder, with all that lies in it
    for seen in everything:
        if left_out and seen.path.startswith(left_out):
            continue
        name = seen.path.rpartition("/")[2]
        if file_names.is_ignored(name) or seen.path in BESIDE_ENTRIES:
            left_out = f"{seen.path}/"
        elif problem := _fault(seen, name, names):
            problems.append(problem)
            left_out = f"{seen.path}/"
        elif not seen.is_folder:
            yield seen


def _fault(seen: Seen, name: str, names: dict[str, str]) -> Problem | None:
    """Why a file cannot be kept everywhere; `names` are those before it, by their path in small letters."""
    if seen.is_link:
        message = N_("This is a link to another place. Content must lie in the folder itself: copy the file here.")
        return Problem("symlink", Place(seen.path), message)
    if fault := file_names.fault(name):
        return Problem("file-name", Place(seen.path), fault, found=name)
    other = names.setdefault(seen.path.casefold(), name)
    if other != name:
        message = N_('Windows and macOS cannot keep this beside "{other}": the names differ in capitals only.')
        return Problem("case-clash", Place(seen.path), message, {"other": other}, found=name)
    return None


def _stray(relative: str, suffix: str) -> Problem:
    """What is told of a file that is no content: a warning, or an error where it was meant to be a text."""
    name, place = relative.rpartition("/")[2], Place(relative)
    original, is_index = file_names.copy_of(name), name.lower().startswith("index.")
    if file_names.locale_suffix(original):
        message = N_(
            "This is a copy of {original} that a computer has made, and it is not read. Take over from it what is "
            "missing there, then delete it or move it out of content/."
        )
        return Problem("file-unused", place, message, {"original": original}, severity=Severity.WARNING)
    if suffix in _DOCUMENTS and not is_index:
        message = N_(
            "This document is not shown and left out. Texts are written in files such as {name}; visitors get "
            "documents as PDF."
        )
        return Problem("file-unused", place, message, {"name": "index.id.md"}, severity=Severity.WARNING)
    if suffix in _DOCUMENTS:
        message = N_("Texts are not read from documents of Word or its like. Copy the text into a new file.")
        return Problem("text-name", place, message, found=name, example="index.id.md")
    if suffix == ".txt" and file_names.locale_suffix(name[: -len(suffix)]):
        message = N_(
            'The name ends with ".txt", which Windows may hide: in the Explorer, View > File name extensions shows it. '
            "Take it off."
        )
        return Problem("text-name", place, message, found=name, example=name[: -len(suffix)])
    if suffix in (".md", ".markdown", ".txt"):
        message = N_("The name of a text is index, its language, and md.")
        return Problem("text-name", place, message, found=name, example="index.id.md")
    message = N_("This file has no use here and is left out.")
    return Problem("file-unused", place, message, severity=Severity.WARNING)


def _read_text(path: Path, root: Path, problems: list[Problem], largest: int = LARGEST_TEXT) -> str:
    relative = _relative(path, root)
    if path.stat().st_size > largest:
        problems.append(_too_large(relative))
        return ""
    text, problem = decode(path.read_bytes(), relative)
    problems += [problem] if problem else []
    return text


def _text_file(seen: Seen, root: Path, index: FileIndex, problems: list[Problem]) -> Held[bytes]:
    if seen.size > LARGEST_TEXT:
        problems.append(_too_large(seen.path))
        return Held(b"")
    path = f"{root}/{seen.path}"
    found = index.found(seen)
    if found is None:
        found = Found(hashlib.sha256(Path(path).read_bytes()).hexdigest())
        index.note(seen, found)
    return FileBytes(path, found.digest)


def _picture(seen: Seen, root: Path, index: FileIndex) -> Picture:
    found = index.found(seen)
    if found is None:
        data = (root / seen.path).read_bytes()
        found = Found(hashlib.sha256(data).hexdigest(), *images.examine(seen.path, data))
        index.note(seen, found)
    return Picture(seen.path, found.width, found.height, found.digest, found.fault, found.tone)


def _too_large(relative: str) -> Problem:
    return Problem("text-too-large", Place(relative), N_("This text is larger than two megabytes."))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
