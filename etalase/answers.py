"""What somebody answers when asked for a field: a text becomes what would stand in the file, and is read at once. Core.

Answers are read by the field types themselves: the same mistakes, words and examples as in a content file.
"""

import re
from collections.abc import Collection, Iterable
from collections.abc import Mapping as AnyMapping
from typing import Any

from msgspec.structs import replace

from etalase.fields import Field, Group, ListOf, leaves, read_fields
from etalase.problems import N_, Place, Problem, Severity
from etalase.values import FieldReader, FieldType, ReadContext, ScalarType
from etalase.values.choices import Choice, Flag, Option, Reference, did_you_mean
from etalase.values.texts import Text
from etalase.yaml_tree import CONTROL_CHARACTER, Key, Mapping, Node, Scalar, Sequence, parse

HERE = Place("")
"""The place of an answer: no file has it yet."""

MOST_CHOICES = 24
"""Choices that are shown before somebody is asked to choose."""

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no file may hold: signs of keys that move the cursor, and bytes that were no text."""


def unwritable(text: str) -> Problem | None:
    """Why an answer cannot stand in any file; None where it can."""
    if not _UNWRITABLE.search(text):
        return None
    return Problem("yaml-character", HERE, CONTROL_CHARACTER, found=_UNWRITABLE.sub("\ufffd", text))


def node_of(kind: FieldType, text: str) -> Node:
    """What an answer would be in a file. Commas part several values; lists and blocks may be YAML."""
    text = text.strip()
    if text[:1] in ("{", "[") and not isinstance(kind, ScalarType):
        tree, problems = parse(f"x: {text}", "")
        if tree.keys and not problems:
            return tree.keys[0].value
    if isinstance(kind, ListOf) and isinstance(kind.item, ScalarType) and not isinstance(kind.item, Text):
        items = [part.strip() for part in text.split(",") if part.strip()]
        if len(items) > 1:
            return Sequence(tuple(Scalar(item, HERE) for item in items), HERE)
    return Scalar(text, HERE)


def option(name: str, locale: str = "") -> str:
    """How the command line calls a field; its words in another language than the first have a `locale`."""
    return f"--{name}-{locale}".removesuffix("-").replace("_", "-")


def mapping(values: AnyMapping[str, Node]) -> Mapping:
    """A mapping of those values."""
    return Mapping(tuple(Key(name, HERE, value) for name, value in values.items()), HERE)


def put(tree: Mapping, path: str, node: Node) -> Mapping:
    """The tree with `node` at a path such as `contact.whatsapp` or `materials.en`."""
    name, _, rest = path.partition(".")
    values = {key.name: key.value for key in tree}
    inner = values.get(name)
    if rest:
        node = put(inner if isinstance(inner, Mapping) else mapping({}), rest, node)
    return mapping(values | {name: node})


def type_at(fields: Iterable[Field], path: str) -> FieldType:
    """The type of the field at a path; a plain text where there is none, which the reader then refuses."""
    name, _, rest = path.partition(".")
    found = next((field.type for field in fields if field.name == name), None)
    if rest and isinstance(found, Group):
        return type_at(found.fields, rest)
    return Text(10_000) if rest or found is None else found


def read_answer(field: Field, node: Node, context: ReadContext, known: Collection[str]) -> list[Problem]:
    """What is wrong with an answer; `known` are the keys of the entries that there are."""
    reader = FieldReader(context)
    values: dict[str, Any] = read_fields((field,), mapping({field.name: node}), reader)
    problems = [*reader.problems, *unknown_references((field,), values, known)]
    start = f"{field.name}: "
    return [replace(problem, example=problem.example.removeprefix(start)) for problem in problems if is_error(problem)]


def is_error(problem: Problem) -> bool:
    """Whether it keeps a site from being built."""
    return problem.severity is Severity.ERROR


def unknown_references(
    fields: Iterable[Field], values: AnyMapping[str, Any], known: Collection[str]
) -> Iterable[Problem]:
    """References to entries that do not exist: in a file, `resolve` tells of them."""
    fields = tuple(fields)
    for _, kind, value in leaves(fields, values):
        if isinstance(kind, Reference) and "://" not in value and value not in known:
            suggestion = did_you_mean(value, known)
            message = N_("There is no entry of this name.")
            yield Problem("reference-unknown", HERE, message, label=fields[0].label, found=value, suggestion=suggestion)


def choices(kind: FieldType, context: ReadContext, known: Iterable[str], locale: str) -> list[tuple[str, str]]:
    """What can be chosen for a field, as it is written and as it is called; nothing where anything may be written.

    The name is a message id for what the program itself knows.
    """
    while isinstance(kind, ListOf):
        kind = kind.item
    if isinstance(kind, Choice):
        vocabulary = context.vocabularies.get(kind.vocabulary)
        terms = vocabulary.terms.values() if vocabulary else ()
        return [(term.key, term.label.in_locale(locale)) for term in terms]
    if isinstance(kind, Option):
        return list(kind.options.items())
    if isinstance(kind, Flag):
        return [("ya", N_("yes")), ("tidak", N_("no"))]
    if isinstance(kind, Reference):
        return [(key, "") for key in known if key.startswith(f"{kind.collection}/" if kind.collection else "")]
    return []


def can_be_answered(kind: FieldType, context: ReadContext) -> bool:
    """Whether the site has what the field chooses from."""
    while isinstance(kind, ListOf):
        kind = kind.item
    return not isinstance(kind, Choice) or kind.vocabulary in context.vocabularies
