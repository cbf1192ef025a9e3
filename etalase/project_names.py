"""Which names are taken in content/: keys of entries, ends of addresses. Shell."""

import contextlib
from pathlib import Path
from typing import Any

from etalase.brochures import BROCHURES
from etalase.configuration import Config
from etalase.content_types import all_types
from etalase.decoding import decode
from etalase.fields import ContentType
from etalase.file_names import is_ignored, locale_suffix
from etalase.front_matter import split
from etalase.load import CONTENT
from etalase.outputs import offline
from etalase.search import SEARCH
from etalase.sharing import INTEREST_LIST
from etalase.values import ReadContext
from etalase.values.texts import make_slug
from etalase.yaml_tree import Mapping, Scalar

TOOLS = (BROCHURES, SEARCH, INTEREST_LIST)
"""What names the pages of the program's own, which stand beside collections (message ids)."""


def keys(root: Path, source: str, collection: str = "*") -> list[str]:
    """The keys of all entries, or those of a collection, that have a file in the source language."""
    found = (path.parent for path in (root / CONTENT).glob(f"{collection}/*/index.{source}.md"))
    return sorted(path.relative_to(root / CONTENT).as_posix() for path in found if not is_ignored(path.name))


def key_of(root: Path, text: str) -> str:
    """The key that somebody means by a folder: its key, its place in the project, or a path as dropped into a window;
    also a content file in it."""
    text = text.strip().strip("'\"")
    if Path(text).is_absolute():
        with contextlib.suppress(ValueError, OSError):  # it lies elsewhere
            text = Path(text).resolve().relative_to((root / CONTENT).resolve()).as_posix()
    text = text.replace("\\", "/").removeprefix("./").strip("/").removeprefix(f"{CONTENT}/")
    folder, _, name = text.rpartition("/")
    return folder if name == "index.md" or locale_suffix(name) else text


def namesake(root: Path, content_type: ContentType, title: str, source: str) -> tuple[str, str] | None:
    """The key and the title of the entry of that type that has this title in the source language, or an address or a
    folder made of it; None where there is none."""
    slug, wanted = make_slug(title), " ".join(title.casefold().split())
    for key in keys(root, source, content_type.collection):
        tree = _tree(root / CONTENT / key / f"index.{source}.md")
        own, folder = _text(tree, "title"), key.partition("/")[2]
        if " ".join(own.casefold().split()) == wanted or (slug and slug in (folder.casefold(), _text(tree, "slug"))):
            return key, own
    return None


def folders(root: Path, collection: str) -> set[str]:
    """The names that lie in a collection's folder, in small letters: some systems know no others."""
    folder = root / CONTENT / collection
    return {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()


def slugs(root: Path, content_type: ContentType, config: Config, context: ReadContext) -> dict[str, set[str]]:
    """By locale, the last parts of addresses that stand beside those of the type's entries, or lead elsewhere."""
    beginnings = "/", f"{content_type.collection}/"
    moved = [redirect.old for redirect in config.redirects if redirect.old.startswith(beginnings)]
    found = {locale.code: {old.strip("/").rpartition("/")[2] for old in moved} for locale in config.locales}
    paths = list((root / CONTENT / content_type.collection).glob("*/index.*.md"))
    if not content_type.listed:  # its entries stand beside collections and vocabularies
        paths += (root / CONTENT).glob("*/index.*.md")
        for vocabulary in config.vocabularies.values():
            for code, taken in found.items():
                taken |= {vocabulary.slug.in_locale(code)} if vocabulary.slug else set()
        tools = {offline.FOLDER, *(make_slug(word) for name in TOOLS for word in context.wordings(name))}
        for taken in found.values():
            taken |= tools | set(all_types())
    for path in paths:
        locale = locale_suffix(path.name)
        if locale == config.source_locale.code:
            slug = _slug(path, is_source=True)
            borrowing = [code for code in found if not (path.parent / f"index.{code}.md").exists()]
            for code in (locale, *borrowing):  # a page with borrowed text keeps the source's address
                found[code].add(slug)
        elif locale in found:
            found[locale].add(_slug(path, is_source=False))
    return found


def _tree(path: Path) -> Mapping:
    text, _ = decode(path.read_bytes(), path.name)
    return split(text, path.name)[0]


def _slug(path: Path, *, is_source: bool) -> str:
    tree = _tree(path)
    title = "" if is_source else make_slug(_text(tree, "title"))
    return _text(tree, "slug") or title or make_slug(path.parent.name)


def _text(tree: Mapping, name: str) -> str:
    value: Any = getattr(tree.find(name), "value", None)
    return value.text if isinstance(value, Scalar) else ""
