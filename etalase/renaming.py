"""An entry gets another key: every place that names it, found as a build finds it, with what will stand there. Core.

In: the files of content/ as bytes. Out: those that change, and where. Fields name the entry where their type says so,
bodies where their reader finds a link that leads to it, ledgers in the lines that are about it. No other byte changes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from etalase import file_names, short_addresses, translation_ledger
from etalase.body_renaming import renamed_links
from etalase.configuration import Config
from etalase.content_types import all_types, fields_at
from etalase.decoding import decode, edited
from etalase.fields import Field, Group
from etalase.front_matter import fields_in, split
from etalase.problems import Place, Problem, raise_errors
from etalase.publication import FOLDER
from etalase.publication_yaml import publication_fields
from etalase.site_yaml import SITE_FILE, site_fields
from etalase.values import FieldReader, Renaming, read_context
from etalase.yaml_tree import Mapping as Fields
from etalase.yaml_tree import parse, spans

_CONTENT = "content/"
_LEDGERS = (short_addresses.LEDGER_FILE, translation_ledger.LEDGER_FILE)
_QUOTES = ("'", '"')
_SHOWN = 80

Edit = tuple[int, int, str]
"""From, to (in the text of a file), and what will stand there."""


class Changed(Struct, frozen=True):
    """A file as it will be, and the rows of it that change: where the first change in it is, and what will be there."""

    content: bytes
    rows: tuple[tuple[Place, str], ...]


class Renamed(Struct, frozen=True):
    """What changes: the files by path, as they are called before; how often the entry is named in content, and in how
    many of these files; and how many addresses the ledger has of it."""

    files: Mapping[str, Changed]
    references: int
    referring: int
    addresses: int


class _Renamer(Struct):
    renaming: Renaming
    config: Config
    problems: list[Problem]

    def edits(self, path: str, text: str) -> list[Edit]:
        """The places of a file that name the entry; what keeps them from being found becomes a problem."""
        if path in _LEDGERS:
            return self.in_ledger(path, text)
        if path == SITE_FILE:
            return self.in_yaml(path, text, site_fields(tuple(locale.code for locale in self.config.locales)))
        if path.startswith(f"{FOLDER}/"):
            return self.in_yaml(path, text, publication_fields(()))
        return self.in_entry(path, text)

    def in_entry(self, path: str, text: str) -> list[Edit]:
        if not self.may_name(text):
            return []
        folder, _, name = path.rpartition("/")
        key = folder.removeprefix(_CONTENT.rstrip("/")).strip("/")
        is_source = file_names.locale_suffix(name) == self.config.source_locale.code
        tree, body, body_line, problems = split(text, path)
        if problems:
            self.problems += problems
            return []
        start, end = fields_in(text)
        line = text.count("\n", 0, start) + 1
        edits = self.in_fields(tree, text[start:end], line, fields_at(key), is_source=is_source)
        links, unreadable = renamed_links(body, key, self.renaming, self.config, Place(path, body_line))
        self.problems += unreadable
        behind = len(text) - len(body)
        return [*_moved(edits, start), *_moved(links, behind)]

    def in_yaml(self, path: str, text: str, fields: tuple[Field, ...]) -> list[Edit]:
        if not self.may_name(text):
            return []
        tree, problems = parse(text, path)
        self.problems += problems
        return [] if problems else self.in_fields(tree, text, 1, fields, is_source=True)

    def in_fields(
        self, tree: Fields, written: str, line: int, fields: tuple[Field, ...], *, is_source: bool
    ) -> list[Edit]:
        """The places in the fields that are `written` from that line on."""
        reader = FieldReader(read_context(self.config, {}), is_source=is_source)
        found = list(Group(fields).renamed(tree, self.renaming, reader))
        where = spans(written, line) if found else {}
        return [
            _edit(written, where[scalar.place.line, scalar.place.column], scalar.text.strip(), new)
            for scalar, new in found
        ]

    def in_ledger(self, path: str, text: str) -> list[Edit]:
        """The places in the lines that are about the entry. What people noted behind them stays."""
        if self.renaming.old_name not in text:
            return []
        of_addresses = path == short_addresses.LEDGER_FILE
        self.problems += (
            short_addresses.WrittenLedger(text).mistakes if of_addresses else translation_ledger.parse(text)[1]
        )
        is_about = _leads_to if of_addresses else _tells_of
        found, at = [], 0
        for row in text.split("\n"):
            if self.renaming.old_name in row and is_about(row, self.renaming.old):
                new = next(new for new in self.ways(row) if is_about(new, self.renaming.new))
                found.append((at, at + len(row), new))
            at += len(row) + 1
        return found

    def ways(self, row: str) -> Iterator[str]:
        """The row with the new name in one of the places where the old one stands."""
        name = self.renaming.old_name
        for found in re.finditer(f"(?={re.escape(name)})", row):
            yield row[: found.start()] + self.renaming.new_name + row[found.start() + len(name) :]

    def may_name(self, text: str) -> bool:
        """Whether it is worth while to read a text: the name stands in it, or something in the place of its letters."""
        name = self.renaming.old_name
        return name in text or bool(re.search(r"\\|&#?\w+;", text)) or not re.fullmatch(r"[\w-]+", name)


def may_name_entries(path: str) -> bool:
    """Whether a file of the project, by its path, is one in which a build looks for the names of entries."""
    folder, _, name = path.rpartition("/")
    if any(map(file_names.is_ignored, path.split("/"))):
        return False
    if path in (SITE_FILE, *_LEDGERS) or (folder == FOLDER and name.endswith(".yaml")):
        return True
    collection, _, inside = folder.removeprefix(_CONTENT.rstrip("/")).strip("/").partition("/")
    is_known = not collection or collection in all_types()
    return file_names.locale_suffix(name) is not None and is_known and "/" not in inside


def renamed(contents: Mapping[str, bytes], renaming: Renaming, config: Config) -> Renamed:
    """Give an entry its new key in those files, by path, which `may_name_entries`.

    Raises `BuildError` where a file cannot be read that may name it: nobody could know then what must follow.
    """
    renamer = _Renamer(renaming, config, [])
    files, counts = {}, {}
    for path, content in contents.items():
        text, problem = decode(content, path)
        renamer.problems += [problem] if problem else []
        edits = renamer.edits(path, text)
        if edits:
            files[path] = Changed(edited(content, edits), tuple(_rows(path, text, edits)))
            counts[path] = len(edits)
    raise_errors(renamer.problems)
    references = {path: count for path, count in counts.items() if path not in _LEDGERS}
    addresses = counts.get(short_addresses.LEDGER_FILE, 0)
    return Renamed(files, sum(references.values()), len(references), addresses)


def _edit(written: str, span: tuple[int, int], old: str, new: str) -> Edit:
    """The place of a value in a text of YAML. What is written in another way than it reads (with escapes, on several
    lines) is written anew, in its quotes."""
    start, end = span
    raw = written[start:end].rstrip()
    at = raw.rfind(old)
    if at >= 0:
        return start + at, start + at + len(old), new
    quote = raw[0] if raw.startswith(_QUOTES) else ""
    return start, start + len(raw), f"{quote}{new}{quote}"


def _moved(edits: Iterable[Edit], by: int) -> Iterator[Edit]:
    return ((start + by, end + by, new) for start, end, new in edits)


def _leads_to(row: str, key: str) -> bool:
    return any(line.key == key for line in short_addresses.parse(row)[0].lines)


def _tells_of(row: str, key: str) -> bool:
    return any(line.file.rpartition("/")[0] == key for line in translation_ledger.parse(row)[0].lines)


def _rows(path: str, text: str, edits: list[Edit]) -> Iterator[tuple[Place, str]]:
    """The rows that change, as they will be, or what one can see of them."""
    by_row: dict[int, list[Edit]] = {}
    for edit in sorted(edits):
        by_row.setdefault(text.rfind("\n", 0, edit[0]) + 1, []).append(edit)
    for start, some in by_row.items():
        end = text.find("\n", some[-1][1])
        row = text[start : end if end >= 0 else len(text)]
        for first, last, new in reversed(some):
            row = row[: first - start] + new + row[last - start :]
        column = some[0][0] - start
        yield Place(path, text.count("\n", 0, start) + 1, column + 1), _excerpt(row, column)


def _excerpt(row: str, at: int) -> str:
    """As much of a row as fits a line of the terminal, with what begins `at`."""
    first = max(0, at - _SHOWN // 2) if len(row) > _SHOWN else 0
    last = first + _SHOWN
    return f"{'…' * bool(first)}{row[first:last].strip()}{'…' * (len(row) > last)}"
