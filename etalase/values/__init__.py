"""Field types: how a text that an editor wrote becomes a value, or a kind refusal. Core.

Scalars arrive as text (see `yaml_tree`). A type either gives a value or raises `Misread` with a corrected example.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from msgspec import Struct, field

from etalase.configuration import Config, Vocabulary
from etalase.problems import N_, Place, Problem, Severity
from etalase.yaml_tree import Node, Scalar

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""


class Misread(ValueError):
    """Raised by a field type for a text it cannot read: a message id, its values, a nearest value that exists.

    `found` is shown in the place of a text that is nobody's business. `file` is another file that is to blame: it is
    told once, whoever asks for it.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        suggestion: str = "",
        example: str | None = None,
        found: str = "",
        file: str = "",
        **values: Any,
    ) -> None:
        self.code, self.message, self.values = code, message, values
        self.suggestion, self.example, self.found, self.file = suggestion, example, found, file
        super().__init__(message)


class ReadContext(Struct, frozen=True):
    """What field types may know: the site's locales (the first is the source) and its vocabularies."""

    locales: tuple[str, ...]
    vocabularies: Mapping[str, Vocabulary]
    formats: tuple[str, ...] = ()  # CLDR locales whose month names are understood
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of messages, in every locale

    def wordings(self, message: str) -> tuple[str, ...]:
        """A message of the program as editors may know it: itself and its translations."""
        return (message, *self.translations.get(message, ()))


def read_context(config: Config, wordings: Mapping[str, tuple[str, ...]]) -> ReadContext:
    """What field types may know of a site; `wordings` are the translations of messages."""
    codes = tuple(locale.code for locale in config.locales)
    return ReadContext(codes, config.vocabularies, tuple(locale.formats for locale in config.locales), wordings)


class FieldReader(Struct):
    """Reads one file's fields: collects problems and the place of each field. `label` and `path` name the field."""

    context: ReadContext
    is_source: bool = True
    label: str = ""
    path: str = ""
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def within(self, label: str, name: str) -> "FieldReader":
        """A reader for a field inside this one; problems and places are shared."""
        path = f"{self.path}.{name}" if self.path else name
        return FieldReader(self.context, self.is_source, label, path, self.problems, self.places)

    @property
    def name(self) -> str:
        """The field's own name, without the names it lies in."""
        names = [part for part in self.path.split(".") if not part.isdigit()]
        return names[-1] if names else ""

    def refuse(
        self,
        code: str,
        place: Place,
        message: str,
        *,
        found: str | None = None,
        example: str = "",
        suggestion: str = "",
        severity: Severity = Severity.ERROR,
        **values: Any,
    ) -> None:
        """Note a problem of the field being read."""
        self.problems.append(Problem(code, place, message, values, self.label, found, example, suggestion, severity))


class Renaming(Struct, frozen=True):
    """An entry gets another key, of the same collection."""

    old: str
    new: str

    @property
    def old_name(self) -> str:
        """The folder in its collection, as it was."""
        return self.old.partition("/")[2]

    @property
    def new_name(self) -> str:
        """The folder in its collection, as it will be."""
        return self.new.partition("/")[2]

    def of(self, text: str) -> str:
        """What names the new key where `text` named the old one: its last part of that name is another."""
        parts = text.split("/")
        last = max((n for n, part in enumerate(parts) if part.strip() == self.old_name), default=None)
        if last is not None:
            parts[last] = parts[last].replace(self.old_name, self.new_name)
        return "/".join(parts)


class FieldType:
    """What a field may hold. `example` is a right value as an editor would write it."""

    example: str = ""

    def read(self, node: Node, reader: FieldReader) -> object | None:
        """The value of `node`, or None after the problem was noted in `reader`."""
        raise NotImplementedError

    def schema(self, context: ReadContext) -> Schema:
        """What the JSON Schema of a value says, as far as one can."""
        del context
        return {}

    def renamed(self, node: Node, renaming: Renaming, reader: FieldReader) -> Iterator[tuple[Scalar, str]]:
        """The texts in `node` that name the entry with the old key, each with what names the new one there."""
        del node, renaming, reader
        yield from ()

    def written(self, name: str) -> str:
        """A whole line with this type's example, to show in messages."""
        return f"{name}: {self.example}" if name else self.example


class ScalarType(FieldType):
    """A field type whose value is written on one line."""

    code: ClassVar[str] = "text"

    def schema(self, context: ReadContext) -> Schema:
        """See `FieldType.schema`. What looks like a number may be one: YAML has its own mind."""
        del context
        return {"type": ["string", "number"]}

    def convert(self, text: str, context: ReadContext) -> object:
        """The value that `text` means; raises `Misread`."""
        raise NotImplementedError

    def read(self, node: Node, reader: FieldReader) -> object | None:
        """See `FieldType.read`."""
        if not isinstance(node, Scalar):
            reader.refuse(
                "not-a-single-value",
                node.place,
                N_("A single value is expected here, not a list or a block."),
                example=self.written(reader.name),
            )
            return None
        try:
            return self.convert(node.text.strip(), reader.context)
        except Misread as misread:
            if misread.file:
                reader.problems.append(Problem(misread.code, Place(misread.file), misread.message, is_cause=True))
                return None
            example = self.example if misread.example is None else misread.example
            reader.refuse(
                misread.code,
                node.place,
                misread.message,
                found=misread.found or node.text,
                example=f"{reader.name}: {example}" if example else "",
                suggestion=misread.suggestion,
                **misread.values,
            )
            return None
