"""`content/glossary.yaml` to a `Glossary`. Core."""

from typing import Any

from etalase.fields import Field, Group, ListOf, read_fields, several_fields
from etalase.glossary import Glossary, GlossaryTerm
from etalase.problems import N_, Place, Problem
from etalase.values import FieldReader, ReadContext
from etalase.values.texts import Text
from etalase.yaml_tree import Mapping, Node, Scalar, parse

GLOSSARY_FILE = "content/glossary.yaml"

_EXAMPLE = "terms: {kabupaten: {en: [regency, regencies]}}"
NAMES = Field(
    "names",
    ListOf(Text(80, "Orang Rimba")),
    N_("Names"),
    N_("Names that are never translated."),
)


def read_glossary(text: str, locales: tuple[str, ...]) -> tuple[Glossary, list[Problem]]:
    """The glossary written in `text`, for a site in `locales`, of which the first is the source; and what is wrong."""
    tree, problems = parse(text, GLOSSARY_FILE)
    if problems and not tree.keys:
        return Glossary(), problems
    reader = FieldReader(ReadContext(locales, {}))
    rest = Mapping(tuple(key for key in tree if key.name != "terms"), tree.place)
    names: tuple[str, ...] = read_fields((NAMES,), rest, reader).get("names", ())  # type: ignore[assignment]
    terms_key = tree.find("terms")
    terms = []
    if terms_key is not None and isinstance(terms_key.value, Mapping):
        fields = term_fields(locales)
        for key in terms_key.value:
            term = _read_term(key.name, key.place, key.value, fields, reader, locales)
            terms += [term] if term else []
    elif terms_key is not None:
        message = N_("Official terms stand below the line terms:, each with its translations.")
        reader.refuse("glossary-terms", terms_key.place, message, example=_EXAMPLE)
    for n, name in enumerate(names):
        _refuse_second(name, reader.places.get(f"names.{n}", tree.place), reader)
    return Glossary(tuple(terms), names), [*problems, *reader.problems]


def term_fields(locales: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields of a term: its words in every language, and those that are refused."""
    words = ListOf(Text(80, "regency"))
    fields = tuple(Field(code, words, N_("Official words"), N_("The usual one first.")) for code in locales)
    return (*fields, Field("not", Group(fields[1:]), N_("Refused words"), N_("Words that look like a translation.")))


def _read_term(
    spelling: str, place: Place, node: Node, fields: tuple[Field, ...], reader: FieldReader, locales: tuple[str, ...]
) -> GlossaryTerm | None:
    inner = reader.within("", spelling)
    words = node.text if isinstance(node, Scalar) else "regency"
    several = several_fields(node, reader, f"{spelling}: {{{locales[-1]}: {words}}}")
    if several is None:
        return None
    _refuse_second(spelling, place, reader)
    values: dict[str, Any] = read_fields(fields, several, inner)
    others: tuple[str, ...] = values.pop(locales[0], ())
    for n, other in enumerate(others):
        _refuse_second(other, reader.places.get(f"{spelling}.{locales[0]}.{n}", place), reader)
    refused = values.pop("not", {})
    return GlossaryTerm((spelling, *others), values, refused)


def _refuse_second(spelling: str, place: Place, reader: FieldReader) -> None:
    """Tell of what stands in the glossary before; `reader.places` notes each by its spelling."""
    first = reader.places.setdefault(f"spelling {spelling.casefold()}", place)
    if first is not place:
        message = N_("This stands in the glossary before, on line {line}. Keep one of the two.")
        reader.refuse("glossary-twice", place, message, found=spelling, line=first.line)
