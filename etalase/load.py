"""Stage 1, shell: what is on disk becomes sources and pictures. Knows files, and no rule of the business."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from etalase import file_names, images
from etalase.catalogs import TEMPLATE
from etalase.configuration import Config
from etalase.decoding import decode
from etalase.file_index import FileBytes, FileIndex, Found
from etalase.model import Content, Picture, Source, Theme
from etalase.problems import N_, BuildError, Place, Problem, Severity, raise_errors
from etalase.publication import FOLDER, Publication
from etalase.publication_yaml import read_publication
from etalase.scan import Seen
from etalase.short_addresses import LEDGER_FILE, NO_LEDGER, WrittenLedger, mistakes
from etalase.site_yaml import SITE_FILE, read_config
from etalase.work import HERE, Held, Work

CONTENT = "content"
VOCABULARY = f"{CONTENT}/vocabulary"
BESIDE_ENTRIES = frozenset({VOCABULARY, FOLDER})
LARGEST_TEXT = 2_000_000  # bytes; the longest novel of an editor is far below
LARGEST_LEDGER = 50_000_000  # bytes; half a million addresses


def config(root: Path, work: Work = HERE) -> tuple[Config, list[Problem]]:
    """The site's configuration and the warnings about it; raises `BuildError`."""
    problems: list[Problem] = []
    site_file = root / SITE_FILE
    if not site_file.is_file():
        message = N_("This file is missing. It names the site and its languages.")
        raise BuildError([Problem("site-missing", Place(SITE_FILE), message, example="title: Sarolangun")])
    paths = [path for path in sorted((root / VOCABULARY).glob("*.yaml")) if not file_names.is_ignored(path.name)]
    texts = {_relative(path, root): _read_text(path, root, problems) for path in [site_file, *paths]}
    raise_errors(problems)
    site_text = texts.pop(SITE_FILE)
    found, config_problems = work.once(read_config, site_text, texts)
    warnings = raise_errors(config_problems)
    assert found is not None, "a configuration without errors is complete"
    return found, warnings


def publications(
    root: Path, config: Config, theme: Theme, work: Work = HERE
) -> tuple[tuple[Publication, ...], list[Problem]]:
    """What is to be printed, and the warnings about it; raises `BuildError`."""
    problems: list[Problem] = []
    paths = [path for path in sorted((root / FOLDER).glob("*.yaml")) if not file_names.is_ignored(path.name)]
    texts = {_relative(path, root): _read_text(path, root, problems) for path in paths}
    layouts = tuple(name[6:-5] for name in sorted(theme.templates) if name.startswith("print/"))
    found = []
    for path, text in texts.items():
        publication, faults = work.once(read_publication, path, text, layouts, config)
        problems += faults
        found += [publication] if publication else []
    return tuple(found), raise_errors(problems)


def content(root: Path, index: FileIndex | None = None) -> tuple[Content, list[Problem]]:
    """Content files and pictures, and the warnings about them; raises `BuildError`.

    Files that `index` knows are not read.
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
        elif seen.path not in (SITE_FILE, LEDGER_FILE):
            problems.append(_stray(seen.path, suffix))
    warnings = raise_errors(problems)
    index.save()
    return Content(tuple(sources), pictures), warnings


def addresses(root: Path, work: Work = HERE) -> WrittenLedger:
    """The addresses that people hold; without the file, none. Raises `BuildError`."""
    path = root / LEDGER_FILE
    if not path.is_file():
        return NO_LEDGER
    problems: list[Problem] = []
    text = _read_text(path, root, problems, LARGEST_LEDGER)
    raise_errors([*problems, *work.once(mistakes, text)])
    return WrittenLedger(text)


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
    if suffix in (".md", ".markdown", ".txt", ".docx", ".doc"):
        message = N_("The name of a text is index, its language, and md.")
        return Problem("text-name", Place(relative), message, found=relative.rpartition("/")[2], example="index.id.md")
    message = N_("This file has no use here and is left out.")
    return Problem("file-unused", Place(relative), message, severity=Severity.WARNING)


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
