"""JSON Schemas of content files, vocabularies, glossary and site.yaml, for editors' tools, from the declarations. Core.

A schema says less than the readers do: which fields there are, what may be chosen, how long a text may be.
"""

import json
from collections.abc import Iterable, Mapping

from babel.support import NullTranslations
from msgspec import Struct

from etalase.content_types import all_types, fields_of
from etalase.entry_fields import INDEX_FIELDS
from etalase.fields import Field, Group, ListOf
from etalase.glossary_yaml import NAMES, term_fields
from etalase.publication_yaml import publication_fields
from etalase.site_yaml import site_fields
from etalase.values import FieldType, ReadContext, ScalarType, Schema
from etalase.values.choices import VOCABULARIES, term_names
from etalase.vocabulary_yaml import TERM_FIELDS, VOCABULARY_FIELDS

FOLDER = "schemas"
_DIALECT = {"$schema": "http://json-schema.org/draft-07/schema#"}
_NOTHING: Schema = {"type": "null"}


class Maker(Struct, frozen=True):
    """What schemas are made with: what field types may know, and labels and hints by locale, the source first."""

    context: ReadContext
    translations: Mapping[str, NullTranslations]

    def named(self, label: str, hint: str) -> Schema:
        """Title and description in the first language; the others stand behind `x-` and their locale."""
        (_, first), *others = self.translations.items()
        found: Schema = {"title": first.gettext(label), "description": first.gettext(hint)}
        for locale, translations in others:
            found[f"x-{locale}"] = f"{translations.gettext(label)}: {translations.gettext(hint)}"
        return found


def schemas(
    context: ReadContext, translations: Mapping[str, NullTranslations], layouts: Iterable[str]
) -> dict[str, str]:
    """The schemas by path, as JSON."""
    maker = Maker(context, translations)
    found: dict[str, Schema] = {VOCABULARIES: _vocabularies(context)}
    kinds = {content_type.name: fields_of(content_type) for content_type in all_types().values()}
    for name, fields in ({"collection": INDEX_FIELDS} | kinds).items():
        found[f"{name}.json"] = _block(fields, maker)
        found[f"{name}.translation.json"] = _block(fields, maker, is_source=False)
    found["site.json"] = _block(site_fields(context.locales), maker)
    found["brochure.json"] = _block(publication_fields(layouts), maker)
    found["glossary.json"] = _block((NAMES,), maker)
    found["glossary.json"]["properties"]["terms"] = _terms(term_fields(context.locales), maker)
    vocabulary = _block(VOCABULARY_FIELDS, maker)
    vocabulary["properties"]["terms"] = _terms(TERM_FIELDS, maker)
    vocabulary["required"].append("terms")
    found["vocabulary.json"] = vocabulary
    return {
        f"{FOLDER}/{name}": json.dumps(_DIALECT | schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in found.items()
    }


def _vocabularies(context: ReadContext) -> Schema:
    """What may be written for a term, and what the key stands for."""
    source = context.locales[0]
    return {
        "definitions": {
            key: {"title": vocabulary.title.in_locale(source), "enum": term_names(vocabulary)}
            for key, vocabulary in sorted(context.vocabularies.items())
        }
    }


def _terms(fields: Iterable[Field], maker: Maker) -> Schema:
    """Terms by what they are called, each with those fields."""
    return {"type": "object", "additionalProperties": _block(fields, maker)}


def _block(fields: Iterable[Field], maker: Maker, *, is_source: bool = True) -> Schema:
    """Several fields, each on its own line. A translation has those that hold words only, and what tells of itself."""
    belonging = [field for field in fields if field.stands_in(source=is_source)]
    return {
        "type": "object",
        "properties": {field.name: _field(field, maker, is_source=is_source) for field in belonging},
        "required": [field.name for field in belonging if field.required],
        "additionalProperties": False,
    }


def _field(field: Field, maker: Maker, *, is_source: bool) -> Schema:
    value = _value(field.type, maker, is_source=is_source)
    if not field.required:
        value = _or_nothing(value)
    named = maker.named(field.label, field.hint)
    named |= {"examples": [field.type.example]} if isinstance(field.type, ScalarType) and field.type.example else {}
    return named | ({"allOf": [value]} if "$ref" in value else value)  # draft 7 reads nothing beside a $ref


def _or_nothing(value: Schema) -> Schema:
    """A value that may be left empty."""
    if "enum" in value:
        return value | {"enum": [*value["enum"], None]}
    if isinstance(value.get("type"), list):
        return value | {"type": [*value["type"], "null"]}
    return {"anyOf": [*value.get("anyOf", [value]), _NOTHING]} if value else value


def _value(kind: FieldType, maker: Maker, *, is_source: bool) -> Schema:
    if isinstance(kind, ListOf):
        item = _value(kind.item, maker, is_source=is_source)
        return {"anyOf": [{"type": "array", "items": item}, item]}  # a single value may stand without the list
    if isinstance(kind, Group):
        return _block(kind.fields, maker, is_source=is_source)
    return kind.schema(maker.context)
