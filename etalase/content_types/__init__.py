"""Extension folder: what can go in. One module a content type, found by being here. Core.

A module declares one `ContentType` named `CONTENT_TYPE`; its template is `templates/<name>.html`.
"""

import importlib
import pkgutil
from functools import cache

from etalase.entry_fields import ENTRY_FIELDS, INDEX_FIELDS
from etalase.fields import ContentType, Field


@cache
def all_types() -> dict[str, ContentType]:
    """The content types by collection."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    types = [importlib.import_module(f"{__name__}.{name}").CONTENT_TYPE for name in names]
    return {content_type.collection: content_type for content_type in types}


def by_name(name: str) -> ContentType:
    """The content type of that name; KeyError if there is none."""
    return _by_name()[name]


def is_about(collection: str, schema_type: str) -> bool:
    """Whether the entries of a collection are of that type of schema.org."""
    declared = all_types().get(collection)
    return declared is not None and schema_type in declared.schema_org


@cache
def _by_name() -> dict[str, ContentType]:
    return {content_type.name: content_type for content_type in all_types().values()}


def fields_of(content_type: ContentType) -> tuple[Field, ...]:
    """All fields of an entry of that type: its own behind those that every entry has."""
    return ENTRY_FIELDS + content_type.fields


def fields_at(key: str) -> tuple[Field, ...]:
    """The fields that the entry of that key may have, or the page of a collection; KeyError for no collection."""
    collection, _, name = key.partition("/")
    return fields_of(all_types()[collection]) if name else INDEX_FIELDS
