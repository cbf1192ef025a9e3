"""How a content type is declared: fields, groups and lists of them, and rules across fields. Core.

One declaration serves validation, messages, fact tables, cards and structured data; nothing is said twice.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from etalase.model import Entry
from etalase.problems import N_, Problem
from etalase.values import FieldReader, FieldType, Misread, Renaming, ScalarType
from etalase.values.choices import did_you_mean
from etalase.values.money import MoneyType
from etalase.yaml_tree import Key, Mapping, Node, Scalar, Sequence
from etalase.yaml_writing import scalar


class Field(Struct, frozen=True):
    """One field of a front matter.

    `label` and `hint` are message ids. A `translatable` field holds words and stands in every locale's file; the others
    hold facts and stand in the source file only; what tells of a translation itself is not `in_source`. `schema_org` is
    the property it fills (`offers.price` is one of the offer); `on_card` shows it in lists, `in_table` in the page's
    table of facts. Lists can be filtered by whether entries have it where `filter_label` says how such are called. Who
    begins an entry is asked for what is required or on cards, and for what is `asked`.
    """

    name: str
    type: FieldType
    label: str
    hint: str
    translatable: bool = False
    required: bool = False
    schema_org: str = ""
    on_card: bool = False
    in_table: bool = True
    filter_label: str = ""
    in_source: bool = True
    asked: bool = False

    @property
    def holds_words(self) -> bool:
        """Whether it stands in every locale's file, if only to name the items whose words follow."""
        return self.translatable or (isinstance(self.type, ListOf) and self.type.holds_words)

    def stands_in(self, *, source: bool) -> bool:
        """Whether it may stand in the source file, or in a translation."""
        return self.in_source if source else self.holds_words

    @property
    def is_asked(self) -> bool:
        """Whether an entry is begun with it: it must be there, lists show it, or editors know it by heart."""
        return self.required or self.on_card or self.asked

    @property
    def unit_field(self) -> str:
        """The field that says what a price is for, if there is one."""
        return self.type.unit_field if isinstance(self.type, MoneyType) else ""

    @property
    def written(self) -> str:
        """A line with a right value."""
        return self.type.written(self.name)


Rule = Callable[[Entry, date], Iterable[Problem]]
"""Checks several fields of one entry together, on a given day."""


class Sorting(Enum):
    """In which order a list shows its entries; their field `order` goes before."""

    TITLE = "title"
    NEWEST = "newest"  # by the field `date`
    UPCOMING = "upcoming"  # by the field `start`; what is over comes apart, last first


class ContentType(Struct, frozen=True):
    """A kind of entry. `collection` is its folder in content/; a type that is not `listed` has no list page and its
    entries stand directly below the locale. `schema_org` names its types there. What can be `visited` is shown to
    those who are near."""

    name: str
    collection: str
    label: str
    schema_org: tuple[str, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()
    listed: bool = True
    visited: bool = False
    sorting: Sorting = Sorting.TITLE

    @property
    def template(self) -> str:
        """The template of its pages."""
        return f"{self.name}.html"


def read_fields(fields: tuple[Field, ...], node: Mapping, reader: FieldReader) -> dict[str, object]:
    """The values that `node` gives to `fields`. Unknown, missing and misplaced fields become problems in `reader`.

    A translation gives the translatable fields only; the facts come from the source.
    """
    values: dict[str, object] = {}
    meant: set[str] = set()  # by names that are misspelt, or in another language: they are not missing as well
    known = {field.name: field for field in fields}
    for key in node:
        field = known.get(key.name)
        if field is None:
            meant.add(_refuse_unknown(key, known, reader))
        elif field.stands_in(source=reader.is_source):
            if not _is_empty(key.value):
                inner = reader.within(field.label, field.name)
                reader.places[inner.path] = key.value.place
                value = field.type.read(key.value, inner)
                values |= {field.name: value} if value is not None else {}
        elif reader.is_source:
            message = N_("This tells how a translation was made: it stands in its file only. Delete the line here.")
            reader.within(field.label, field.name).refuse("translation-in-source", key.place, message, found=key.name)
        else:
            message = N_("This is a fact and stands only in the file of the first language. Delete the line here.")
            reader.within(field.label, field.name).refuse("fact-in-translation", key.place, message, found=key.name)
    for field in fields:
        if field.required and field.stands_in(source=reader.is_source) and field.name not in values.keys() | meant:
            _refuse_missing(field, node, reader)
    return values


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _refuse_unknown(key: Key, known: dict[str, Field], reader: FieldReader) -> str:
    """Tell of a name that no field has; the field that was probably meant, if any."""
    fields = [field for field in known.values() if field.stands_in(source=reader.is_source)]
    names = {word.casefold(): field.name for field in fields for word in reader.context.wordings(field.label)}
    names |= {field.name: field.name for field in fields}
    suggestion = names.get(did_you_mean(key.name.casefold(), names), "")
    message = N_("There is no field of this name here.")
    if not suggestion:
        message = N_("There is no field of this name here. Known: {known}.")
    reader.within("", key.name).refuse(
        "field-unknown",
        key.place,
        message,
        found=key.name,
        suggestion=suggestion,
        known=", ".join(field.name for field in fields),
    )
    return suggestion


def _refuse_missing(field: Field, node: Mapping, reader: FieldReader) -> None:
    key = node.find(field.name)
    inner = reader.within(field.label, field.name)
    if key is None:
        message = N_('The field "{name}" is missing.')
        inner.refuse("field-missing", node.place, message, name=field.name, example=field.written)
    elif _is_empty(key.value):
        message = N_('The field "{name}" is empty.')
        inner.refuse("field-empty", key.place, message, name=field.name, example=field.written)


def several_fields(node: Node, reader: FieldReader, example: str) -> Mapping | None:
    """The node as several fields, or None after it was refused with that right example."""
    if isinstance(node, Mapping):
        return node
    message = N_("Several fields are expected here, each on its own indented line.")
    found = node.text if isinstance(node, Scalar) else None
    reader.refuse("not-a-group", node.place, message, found=found, example=example)
    return None


class Group(FieldType, Struct, frozen=True):
    """Several fields under one name. Gives a dict."""

    fields: tuple[Field, ...]

    def read(self, node: Node, reader: FieldReader) -> dict[str, object] | None:
        """See `FieldType.read`."""
        several = several_fields(node, reader, self.written(reader.name))
        return None if several is None else read_fields(self.fields, several, reader)

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """See `FieldType.renamed`."""
        known = {field.name: field for field in self.fields if field.stands_in(source=reader.is_source)}
        for key in node if isinstance(node, Mapping) else ():
            if key.name in known:
                yield from known[key.name].type.renamed(key.value, renaming, reader)

    def written(self, name: str) -> str:
        """See `FieldType.written`."""
        shown = [field for field in self.fields if field.required] or list(self.fields[:1])
        inner = ", ".join(field.written for field in shown)
        return f"{name}: {{{inner}}}" if name else f"{{{inner}}}"


class ListOf(FieldType, Struct, frozen=True):
    """Several values of one type. Gives a tuple. A single value may stand without the list.

    Where the items are groups with words of their own, `key` names the field by which a translation refers to them.
    """

    item: FieldType
    key: str = ""

    @property
    def holds_words(self) -> bool:
        """Whether translations may name the items to give their words."""
        return bool(self.key)

    def read(self, node: Node, reader: FieldReader) -> tuple[object, ...] | None:
        """See `FieldType.read`."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if len(nodes) == 1 and self._refused_as_one(nodes[0], reader):
            return None
        found: list[object] = []
        for item in nodes:
            inner = reader.within(reader.label, str(len(found)))  # places are those of what could be read
            reader.places[inner.path] = item.place
            value = self.item.read(item, inner)
            found += [value] if value is not None else []
        return tuple(found) if found or not nodes else None

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """See `FieldType.renamed`."""
        for item in node.items if isinstance(node, Sequence) else (node,):
            yield from self.item.renamed(item, renaming, reader)

    def _refused_as_one(self, node: Node, reader: FieldReader) -> bool:
        """Whether that is several things in one text, which has been told then."""
        if not isinstance(self.item, ScalarType) or not isinstance(node, Scalar) or not re.search("[;,]", node.text):
            return False
        try:
            self.item.convert(node.text.strip(), reader.context)
        except Misread:
            parts = [part for part in re.split(r"\s*[;,]\s*", node.text.strip()) if part]
            message = N_("Several are written in square brackets, with commas between.")
            example = f"{reader.name}: [{', '.join(parts)}]"
            reader.refuse("list-separator", node.place, message, found=node.text, example=example)
            return True
        return False

    def written(self, name: str) -> str:
        """See `FieldType.written`."""
        example = self.item.written("")
        example = scalar(example) if isinstance(self.item, ScalarType) else example
        return f"{name}: [{example}]" if name else f"[{example}]"


def label_at(fields: Iterable[Field], path: str) -> str:
    """The label of the field at that path (`exhibition.products.0`); empty where there is none."""
    name, _, rest = path.partition(".")
    field = next((field for field in fields if field.name == name), None)
    if field is None:
        return ""
    kind = field.type
    while isinstance(kind, ListOf):
        kind, rest = kind.item, rest.partition(".")[2]
    return (label_at(kind.fields, rest) if isinstance(kind, Group) else "") or field.label


def leaves(
    fields: Iterable[Field], values: AnyMapping[str, Any], path: str = ""
) -> Iterator[tuple[str, FieldType, Any]]:
    """Every single value below `values` with its type and its path (`export.moq`, `access.0.vehicle`)."""
    for field in fields:
        if field.name in values:
            yield from _leaves(field.type, values[field.name], f"{path}{field.name}")


def _leaves(kind: FieldType, value: Any, path: str) -> Iterator[tuple[str, FieldType, Any]]:
    if isinstance(kind, ListOf):
        for number, item in enumerate(value):
            yield from _leaves(kind.item, item, f"{path}.{number}")
    elif isinstance(kind, Group):
        yield from leaves(kind.fields, value, f"{path}.")
    else:
        yield path, kind, value
