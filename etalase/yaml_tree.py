"""YAML text to a tree of texts with their places: nothing is typed yet. Core.

PyYAML's own typing ruins what editors write (`25.000` becomes 25.0, `9:30` becomes 570, `no` becomes False), so every
scalar stays text until its field type reads it. Anchors, tags and duplicate keys are refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from etalase import yaml_slips
from etalase.problems import N_, Place, Problem

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is twelve times faster

DEEPEST = 100
"""Levels of nesting; content has five. Python's stack ends at some hundreds, the C loader crashes at ten thousands."""

_OPENERS = re.compile(r"[-?:](?=\s)")


_EXAMPLE = "title: Kopi Bukit Tempurung"
_UNREADABLE = N_(
    "The fields cannot be read from here on. Compare the line and the one above with the example: "
    "name, colon, space, value, and the same indentation for things of one list."
)
CONTROL_CHARACTER = N_("There is an invisible control character here. Delete it and type the line again.")
_ANCHOR = N_("The signs & and * repeat other parts of a file and are not allowed here. Put the text in quotes.")
_TAG = N_("A word that starts with ! is a YAML tag and is not allowed here. Put the text in quotes.")


class Scalar(Struct, frozen=True):
    """A single value, as written."""

    text: str
    place: Place


class Sequence(Struct, frozen=True):
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


class Key(Struct, frozen=True):
    """A mapping's key with its value."""

    name: str
    place: Place
    value: "Node"


class Mapping(Struct, frozen=True):
    """A mapping in the order written."""

    keys: tuple[Key, ...]
    place: Place

    def __iter__(self) -> Iterator[Key]:
        return iter(self.keys)

    def find(self, name: str) -> Key | None:
        """The key of that name, if it is there."""
        return next((key for key in self.keys if key.name == name), None)


Node = Scalar | Sequence | Mapping


class _Reader(Struct):
    file: str
    line_offset: int
    text: str
    problems: list[Problem] = field(default_factory=list)

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1 + self.line_offset, mark.column + 1)

    def node(self, node: yaml.Node) -> Node:
        place = self.place(node.start_mark)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.node(item) for item in node.value), place)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.ScalarNode) and not node.style and "#" in self.text:
            self.refuse_cut(node)
        return Scalar(node.value, place)

    def refuse_cut(self, node: yaml.ScalarNode) -> None:
        """Name a value that goes on behind a "#", as in "Kopi #1": YAML takes the rest for a note and drops it."""
        written = _line(self.text, node.end_mark.line + 1)
        if re.match(r"[ \t]+#\S", written[node.end_mark.column :]):
            place = Place(self.file, node.end_mark.line + 1 + self.line_offset, node.end_mark.column + 1)
            message = N_(
                "What stands behind # is not read. Quote the whole value; or, for a note, put a space behind #."
            )
            self.problems.append(
                Problem("yaml-hash", place, message, found=written.strip(), example=_in_quotes(written))
            )

    def mapping(self, node: yaml.MappingNode, place: Place) -> Mapping:
        keys: dict[str, Key] = {}
        for key_node, value_node in node.value:
            key_place = self.place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem("yaml-key", key_place, N_("A field name must be a single word.")))
                continue
            name = key_node.value
            if name in keys:
                self.problems.append(
                    Problem(
                        "duplicate-key",
                        key_place,
                        N_('The field "{name}" is written twice (first on line {line}). Keep one of the two.'),
                        {"name": name, "line": keys[name].place.line},
                    )
                )
                continue
            keys[name] = Key(name, key_place, self.node(value_node))
        return Mapping(tuple(keys.values()), place)


def parse(text: str, file: str, first_line: int = 1) -> tuple[Mapping, list[Problem]]:
    """The mapping written in `text`, which starts on `first_line` of its file, and what is wrong with it."""
    text = yaml_slips.with_plain_spaces(text)
    reader = _Reader(file, first_line - 1, text)
    start = Place(file, first_line, 1)
    if problem := yaml_slips.conflict(text, start):
        return Mapping((), start), [problem]
    try:
        refused = _refused_event(text, reader)
        if refused:
            return Mapping((), start), [refused]
        root = yaml.compose(text, Loader=_Loader)
        tree = None if root is None else reader.node(root)
    except yaml.MarkedYAMLError as error:
        return Mapping((), start), [_broken(error, text, reader)]
    except yaml.reader.ReaderError as error:
        return Mapping((), start), [_control_character(error, text, reader)]
    if tree is None:
        return Mapping((), start), []
    if not isinstance(tree, Mapping):
        message = N_("Fields are expected here, each on its own line as name: value.")
        return Mapping((), start), [Problem("yaml-not-fields", tree.place, message, example=_EXAMPLE)]
    return tree, reader.problems


def spans(text: str, first_line: int = 1) -> dict[tuple[int, int], tuple[int, int]]:
    """Where in `text` each single value begins and ends, quotes included, by the line and column of its place. The
    text must be sound."""
    found = {}
    for event in yaml.parse(yaml_slips.with_plain_spaces(text), Loader=_Loader):
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and start and end:
            found[start.line + first_line, start.column + 1] = start.index, end.index
    return found


def _refused_event(text: str, reader: _Reader) -> Problem | None:
    """The first anchor, alias, tag, second document or bottomless nesting in `text`.

    Looks at the flat events, so no bomb of aliases can unfold; most text has none of the signs and is not looked at.
    """
    if not any(sign in text for sign in ("&", "*", "!", "\n---")) and _depth_at_most(text) <= DEEPEST:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        place = reader.place(event.start_mark)
        written = _line(text, place.line - reader.line_offset).strip()
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Problem("yaml-too-deep", place, _UNREADABLE, example=_EXAMPLE)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Problem("yaml-anchor", place, _ANCHOR, found=written, example=_in_quotes(written))
        if getattr(event, "tag", None):
            return Problem("yaml-tag", place, _TAG, found=written, example=_in_quotes(written))
        if (
            isinstance(event, yaml.DocumentStartEvent)
            and event.explicit
            and reader.place(event.start_mark).line > 1 + reader.line_offset
        ):
            message = N_("The line --- may stand only at the start and at the end of the fields.")
            return Problem("yaml-documents", place, message)
    return None


def _depth_at_most(text: str) -> int:
    """How deep `text` can be nested at the utmost: every opening sign and every column of an indentation counts."""
    flow = text.count("[") + text.count("{")
    return flow + max(len(line) - len(line.lstrip()) + len(_OPENERS.findall(line)) for line in text.split("\n"))


def _control_character(error: yaml.reader.ReaderError, text: str, reader: _Reader) -> Problem:
    line = text.count("\n", 0, error.position) + 1 + reader.line_offset
    return Problem("yaml-character", Place(reader.file, line, 1), CONTROL_CHARACTER)


def _broken(error: yaml.MarkedYAMLError, text: str, reader: _Reader) -> Problem:
    """A YAML error in words an editor can act on."""
    mark = error.problem_mark or error.context_mark
    place = reader.place(mark) if mark else Place(reader.file, 1 + reader.line_offset, 1)
    written = _line(text, place.line - reader.line_offset)
    what = f"{error.context} {error.problem}"
    start = reader.place(error.context_mark) if error.context_mark else place
    if "\t" in written[: len(written) - len(written.lstrip())] or r"'\t'" in what:
        message = N_("The line begins with a tab. Use spaces instead.")
        return Problem("yaml-tab", Place(place.file, place.line, 1), message, found=written.strip())
    if "scanning an a" in what:  # an anchor or an alias
        anchor = Problem("yaml-anchor", start, _ANCHOR, found=written.strip(), example=_in_quotes(written))
        return yaml_slips.sign(written, place) or anchor
    if "scanning a tag" in what or "tag handle" in what:
        return Problem("yaml-tag", place, _TAG, found=written.strip(), example=_in_quotes(written))
    slip = (
        _quote(what, text, start, place, reader)
        or yaml_slips.open_quote(text.split("\n"), place.line - reader.line_offset, reader.file, reader.line_offset)
        or _unquoted(what, written, place)
        or _slip(what, text, start, place, reader)
    )
    return slip or Problem("yaml-broken", place, _UNREADABLE, found=written.strip(), example=_EXAMPLE)


def _quote(what: str, text: str, start: Place, place: Place, reader: _Reader) -> Problem | None:
    """The problem of a quotation mark that is never closed, or of a backslash behind one."""
    written = _line(text, (start if "quoted scalar" in what else place).line - reader.line_offset).strip()
    name, _, value = (part.strip() for part in written.partition(":"))
    if re.search("unknown escape|hexa?decimal", what):
        message = N_("In double quotation marks a backslash begins a special sign. Take single quotation marks.")
        return Problem("yaml-quote", place, message, found=written, example=f"{name}: '{value.strip(chr(34))}'")
    if "quoted scalar" in what:
        example = f'{name}: "{value[1:]}"' if value else _EXAMPLE
        return Problem("yaml-quote", start, yaml_slips.OPEN_QUOTE, found=written, example=example)
    return None


def _slip(what: str, text: str, start: Place, place: Place, reader: _Reader) -> Problem | None:
    """A bracket that is not closed, spaces where none may be, or a wrong sign in this line or the one above."""
    row, offset = place.line - reader.line_offset, reader.line_offset
    if "parsing a flow" in what:
        return yaml_slips.unclosed(_line(text, start.line - offset), start)
    if indented := yaml_slips.indented(text.split("\n"), row, reader.file, offset):
        return indented
    signs = (
        yaml_slips.sign(_line(text, number), Place(place.file, number + offset)) for number in (row, row - 1) if number
    )
    return next(filter(None, signs), None)


def _unquoted(what: str, written: str, place: Place) -> Problem | None:
    """The problem of a line whose value lacks its quotation marks."""
    found, example = written.strip(), _in_quotes(written)
    value = found.partition(":")[2].strip()
    if example != _EXAMPLE and "mapping values are not allowed" in what and ": " in written[: place.column - 1]:
        message = N_("A value that has a colon followed by a space must stand in quotes.")
        return Problem("yaml-colon", place, message, found=found, example=example)
    if "did not find expected ',' or '}'" in what and re.fullmatch(r"[\w-]+:\s*{.*\w: [^,{]+: .*", found):
        message = N_("Words that have a comma or a colon must stand in quotes, those of each language in their own.")
        name = found.partition(":")[0]
        return Problem(
            "yaml-colon", place, message, found=found, example=f'{name}: {{id: "Kriya: batik", en: "Crafts: batik"}}'
        )
    if "cannot start any token" in what and value[:1] in ("@", "%", "`"):
        message = N_("A value that begins with @, % or ` must stand in quotes.")
        return Problem("yaml-sign", place, message, found=found, example=example)
    if "did not find expected key" in what and value[:1] in ("'", '"') and 0 < value.find(value[0], 1) < len(value) - 1:
        message = N_("The value goes on behind its closing quotation mark. Quote all of it.")
        return Problem("yaml-quote", place, message, found=found, example=example)
    return None


def _in_quotes(written: str) -> str:
    """The line `written` with its value in double quotes, or in single ones where it has double ones itself."""
    name, _, value = (part.strip() for part in written.partition(":"))
    value = value.strip("“”„")  # Word's own quotation marks are none to YAML
    for around in ("**", "'", '"'):
        if len(value) > 2 * len(around) and value.startswith(around) and value.endswith(around):
            value = value.removeprefix(around).removesuffix(around)
    if not value or not re.fullmatch(r"(- )?[\w-]+", name):
        return _EXAMPLE
    quoted = "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
    return f"{name}: {quoted}"


def _line(text: str, number: int) -> str:
    """A line by its number, or the last: YAML counts rare line ends too, such as U+2028."""
    lines = text.split("\n")
    return lines[min(number, len(lines)) - 1]
