"""An entry gets another folder: every text that names it, with the name it will have. Core.

Named is a key as it stands in fields, links of content and ledgers (`products/a`, `/products/a#bahan`), a way to the
folder from one beside it (`../a/index.md`), a section of a brochure (`page:a`), and the folder alone in a field that
names entries of one collection. Addresses of the site and of others (`/en/products/a/`, `https://…`) stay.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from msgspec import Struct

from etalase.content_types import all_types, fields_of
from etalase.fields import Field, Group, ListOf
from etalase.publication_yaml import publication_fields
from etalase.values import FieldType
from etalase.values.choices import Reference

_END = r"(?![\w-])"


class Renamed(Struct, frozen=True):
    """What changes: the new texts by path, as the files are called before, and how often the entry is named in them."""

    texts: Mapping[str, str]
    count: int


def renamed(texts: Mapping[str, str], old: str, new: str) -> Renamed:
    """Name the entry `old` by the key `new`, which is of the same collection, in texts by path below content/."""
    changed, count = {}, 0
    for path, text in texts.items():
        found, times = _in_text(path, text, old, new)
        if times:
            changed[path] = found
            count += times
    return Renamed(changed, count)


def _in_text(path: str, text: str, old: str, new: str) -> tuple[str, int]:
    if old.partition("/")[2] not in text:
        return text, 0
    times = 0
    for pattern, replacement in _patterns(path, old, new):
        text, more = pattern.subn(replacement, text)
        times += more
    text, more = _alone_in_fields(text, old, new)
    return text, times + more


def _patterns(path: str, old: str, new: str) -> Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    collection, _, folder = old.partition("/")
    name = new.partition("/")[2]

    def by_name(match: re.Match[str]) -> str:
        return match[0][: -len(folder)] + name

    # A slash may begin a path of content; another before it would make it a part of an address.
    yield re.compile(rf"(?<![\w./:-])/?{re.escape(old)}{_END}"), by_name
    yield re.compile(rf"(?<=\.\./){re.escape(old)}{_END}"), by_name
    if path.startswith(f"{collection}/"):
        yield re.compile(rf"(?<![\w./-])\.\./{re.escape(folder)}{_END}(?!\.)"), by_name
    if re.fullmatch(rf"{re.escape(collection)}/index\.[\w-]+\.md", path):  # from the collection's own page
        yield re.compile(rf"(?<=\]\()(?:\./)?{re.escape(folder)}{_END}(?!\.)"), by_name
    if collection == "pages" and path.startswith("brochures/"):
        yield re.compile(rf"(?<![\w-])page:{re.escape(folder)}{_END}"), by_name


def _alone_in_fields(text: str, old: str, new: str) -> tuple[str, int]:
    """The folder without its collection, in the fields that know the collection."""
    collection, _, folder = old.partition("/")
    times = 0
    word = re.compile(rf"(?<![\w./-]){re.escape(folder)}{_END}(?![./:])")

    def in_line(match: re.Match[str]) -> str:
        nonlocal times
        line, more = word.subn(lambda _: new.partition("/")[2], match[2])
        times += more
        return match[1] + line

    names = "|".join(_fields_naming(collection))
    if names:
        text = re.sub(rf"(?m)^([ \t]*(?:- )?(?:{names}):)([^\n#]*)", in_line, text)
    return text, times


@cache
def _fields_naming(collection: str) -> tuple[str, ...]:
    """The fields in which a folder of that collection may stand alone."""
    fields = _all(chain(*map(fields_of, all_types().values()), publication_fields(())))
    found = {name for name, kind in fields if isinstance(kind, Reference) and kind.collection == collection}
    return tuple(sorted(found))


def _all(fields: Iterable[Field]) -> Iterator[tuple[str, FieldType]]:
    """The names and types of fields, and of those within; of a list, that of its items."""
    for field in fields:
        kind = field.type.item if isinstance(field.type, ListOf) else field.type
        yield field.name, kind
        if isinstance(kind, Group):
            yield from _all(kind.fields)
