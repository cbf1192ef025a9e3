"""The files of an entry that is begun: what was answered, and what is usual beside it, as commented examples. Core.

Questions, notes and examples come from the declarations of the fields.
"""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from itertools import count

from msgspec import Struct

from etalase import file_names
from etalase.content_types import all_types, fields_of
from etalase.entry_fields import ENTRY_FIELDS
from etalase.fields import ContentType, Field, Group, ListOf
from etalase.problems import N_, Translate
from etalase.values.choices import Flag, did_you_mean
from etalase.values.texts import make_slug
from etalase.yaml_tree import Node
from etalase.yaml_writing import lines

LONGEST_NAME = 60
"""Characters of a folder's name: Windows has 260 for a whole path."""


WORDS = tuple(field for field in ENTRY_FIELDS if field.translatable and not isinstance(field.type, ListOf | Flag))
"""The words that stand on a line of their own in the file of every language."""


USUAL, USUAL_OF_PLACES = {"pictures"}, {"coordinates"}
"""The names of fields that nobody is asked for, and that most entries have."""


class NewEntry(Struct, frozen=True):
    """An entry without files yet. `key` is its folder below content/. Facts, and words by locale, are as written."""

    content_type: ContentType
    key: str
    facts: AnyMapping[str, Node]
    words: AnyMapping[str, AnyMapping[str, Node]]


def type_of(text: str, wordings: AnyMapping[str, tuple[str, ...]]) -> tuple[ContentType | None, str]:
    """The content type that somebody means by its name, its collection or its label in any language; else the label
    that comes closest to it, if one does."""
    names: dict[str, ContentType] = {}
    for collection, content_type in all_types().items():
        for name in (content_type.name, collection, content_type.label, *wordings.get(content_type.label, ())):
            names[name.casefold()] = content_type
    wanted = " ".join(text.casefold().split())
    begun = next((name for name in names if wanted and name.startswith(wanted)), "")
    return names.get(wanted), did_you_mean(wanted, names) or begun


def questions(content_type: ContentType) -> list[Field]:
    """The fields that an entry is begun with, in the order they are asked for; words first."""
    fields = fields_of(content_type)
    units = {field.unit_field for field in fields if field.is_asked}
    asked = [field for field in fields if field.is_asked or field.name in units]
    return sorted(asked, key=lambda field: (not field.translatable, not field.required))


def free_name(title: str, otherwise: str, taken: Collection[str]) -> str:
    """A name for a folder or the end of an address, made from a title; one that is free and that every system can
    keep."""
    slug = make_slug(title) or otherwise
    if len(slug) > LONGEST_NAME:
        slug = slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]
    names = (f"{slug}-{number}" if number > 1 else slug for number in count(1))
    return next(name for name in names if name not in taken and not file_names.fault(name))


def files(
    entry: NewEntry, locales: tuple[str, ...], translate: Translate, *, all_fields: bool = False
) -> dict[str, str]:
    """The content files by locale, of which the first is the source, with notes in the language of `translate`, and
    examples of the usual fields, or of `all_fields`."""
    asked = questions(entry.content_type)
    others = [field for field in (*entry.content_type.fields, *ENTRY_FIELDS) if field not in asked]
    usual = USUAL | (USUAL_OF_PLACES if entry.content_type.visited else set())
    shown = [*asked, *(field for field in others if all_fields or field.name in usual)]
    found = {}
    for locale in locales:
        is_source = locale == locales[0]
        values = {**(entry.facts if is_source else {}), **entry.words.get(locale, {})}
        allowed = [field for field in (*asked, *others) if field.stands_in(source=is_source)]
        text = [
            "---",
            f"# {translate(_NOTES)}",
            *_written(allowed, values, translate),
            *_examples([field for field in allowed if field in shown], values, translate, is_source=is_source),
            *([] if all_fields else ["#", f"# {translate(_OTHERS)}"]),
            "---",
            "",
            f"<!-- {translate(_STORY if is_source else _TRANSLATION)} -->",
            "",
        ]
        found[locale] = "\n".join(text)
    return found


_NOTES = N_("Lines that begin with # are notes; no reader sees them.")
_OTHERS = N_("All other fields, each with an example: docs/content-types.md")
_MORE = N_("You may add these: delete the # and the space behind it, and change the example.")
_STORY = N_(
    "Write the story below this line, then delete it. An empty line begins a new paragraph, "
    "## at the start of a line a heading."
)
_TRANSLATION = N_("Write the translation of the story below this line, then delete it. Prices and dates need no copy.")


def _written(fields: Iterable[Field], values: AnyMapping[str, Node], translate: Translate) -> Iterator[str]:
    """What was answered, each below its label and hint; and what nobody declared, for the reader to refuse."""
    for field in fields:
        if field.name in values:
            yield note(field, translate)
            yield from lines(field.name, values[field.name])
    declared = {field.name for field in fields}
    for name, node in values.items():
        if name not in declared:
            yield from lines(name, node)


def _examples(
    fields: Iterable[Field], values: AnyMapping[str, Node], translate: Translate, *, is_source: bool
) -> Iterator[str]:
    """What else can be said: a right value of each field that was not answered, as a comment."""
    left = [field for field in fields if field.name not in values]
    if left:
        yield "#"
        yield f"# {translate(_MORE)}"
    for field in left:
        yield "#"
        yield note(field, translate)
        yield from (f"# {line}" for line in example(field, translate, is_source=is_source))


def note(field: Field, translate: Translate) -> str:
    """A comment that says what a field is."""
    return f"# {translate(field.label)}: {translate(field.hint)}"


def example(field: Field, translate: Translate, *, is_source: bool = True) -> Iterator[str]:
    """The lines of a right value; of a group, a line for each of its fields, with its label."""
    group = field.type.item if isinstance(field.type, ListOf) else field.type
    if not isinstance(group, Group):
        yield field.written
        return
    yield f"{field.name}:"
    first = "  - " if isinstance(field.type, ListOf) else "  "
    for number, inner in enumerate(inner for inner in group.fields if is_source or inner.translatable):
        indent = first if number == 0 else " " * len(first)
        yield f"{indent}{inner.written}  # {translate(inner.label)}"
