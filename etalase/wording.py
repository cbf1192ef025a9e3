"""The words of an entry in one locale as blocks: the translatable fields, then the body; and its paired words. Core."""

from collections.abc import Iterable, Iterator

from etalase.blocks import FIELD, Block, Version, fingerprint, split_body, words_of
from etalase.fields import Field, Group, ListOf
from etalase.front_matter import split
from etalase.paired_words import PairedWords
from etalase.values import FieldType
from etalase.values.texts import Text, Words
from etalase.yaml_tree import Mapping, Node, Scalar, Sequence

REVIEWED = "reviewed"
"""The word of `entry_fields.TRANSLATION` by which somebody says that a translation is right."""


def blocks_of(fields: Iterable[Field], tree: Mapping, body: str, body_line: int) -> tuple[Block, ...]:
    """The blocks of a content file that has been cut in two by `front_matter.split`.

    Addresses, names of files and choices are no words: an edited one makes no translation old. Fields come in the
    order in which they are declared.
    """
    return (*_of_fields(fields, tree, "", ""), *split_body(body, body_line))


def blocks_in(fields: Iterable[Field], text: str, path: str) -> tuple[Block, ...]:
    """The blocks of a content file; what cannot be read in it is left out."""
    tree, body, line, _ = split(text, path)
    return blocks_of(fields, tree, body, line)


def version_of(blocks: Iterable[Block], path: str, made_by: str = "") -> Version:
    """What is remembered of a file with those blocks. Who says that a translation is reviewed has touched it."""
    words = words_of(blocks)
    return Version(path, words, fingerprint(f"{words} {made_by if made_by == REVIEWED else ''}"), made_by)


def paired_in(fields: Iterable[Field], tree: Mapping, source: str) -> Iterator[PairedWords]:
    """The words of a YAML tree that stand beside their translation there; `source` is the first language."""
    return _paired(Group(tuple(fields)), tree, (), "", source)


def _paired(kind: FieldType, value: Node, path: tuple[str, ...], label: str, source: str) -> Iterator[PairedWords]:
    if isinstance(kind, ListOf):
        for number, item in enumerate(value.items if isinstance(value, Sequence) else (value,)):
            yield from _paired(kind.item, item, (*path, str(number)), label, source)
    elif isinstance(kind, Group) and isinstance(value, Mapping):
        for field in kind.fields:
            key = value.find(field.name)
            if key is not None:
                yield from _paired(field.type, key.value, (*path, field.name), field.label, source)
    elif isinstance(kind, Words) and isinstance(kind.each, Text) and isinstance(value, Mapping):
        texts = {key.name: key.value for key in value if isinstance(key.value, Scalar) and key.value.text.strip()}
        blocks = {locale: _paired_block(text, path, label) for locale, text in texts.items()}
        first = blocks.pop(source, None)
        yield from (PairedWords(locale, first, block) for locale, block in blocks.items() if first)


def _paired_block(text: Scalar, path: tuple[str, ...], label: str) -> Block:
    """Items of a list have numbers, which count for nothing: they may change places."""
    name, words = ".".join(part for part in path if not part.isdigit()), text.text.strip()
    return Block(FIELD, words, text.place.line, fingerprint(f"{name} {words}"), label, ".".join(path))


def _of_fields(fields: Iterable[Field], tree: Mapping, name: str, where: str) -> Iterator[Block]:
    """`name` is that of the group which the fields lie in, `where` that of the very item."""
    for field in fields:
        may_hold_words = field.translatable or isinstance(field.type, (Group, ListOf))
        if may_hold_words and (key := tree.find(field.name)):
            yield from _of_value(field, key.value, f"{name}{field.name}", f"{where}{field.name}")


def _of_value(field: Field, value: Node, name: str, where: str) -> Iterator[Block]:
    kind = field.type
    if isinstance(kind, Text) and field.translatable and isinstance(value, Scalar) and value.text.strip():
        found = fingerprint(f"{name} {value.text}")
        yield Block(FIELD, value.text.strip(), value.place.line, found, field.label, where)
    elif isinstance(kind, Group) and isinstance(value, Mapping):
        yield from _of_fields(kind.fields, value, f"{name}.", f"{where}.")
    elif isinstance(kind, ListOf) and kind.key and isinstance(kind.item, Group):
        for item in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(item, Mapping):
                named = item.find(kind.key)
                by = named.value.text if named and isinstance(named.value, Scalar) else ""
                yield from _of_fields(kind.item.fields, item, f"{name}.", f"{where}.{by}.")
