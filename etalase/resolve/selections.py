"""Which entries a selection takes, and what they are sorted by. Core."""

from typing import Any

from etalase.content_types import by_name, fields_of
from etalase.entry_fields import DISTRICTS
from etalase.fields import leaves
from etalase.model import Entry
from etalase.publication import Publication
from etalase.publication_checks import kind_field
from etalase.resolve.library import Library
from etalase.values.choices import Choice


def fits(entry: Entry, publication: Publication) -> bool:
    """Whether the facts of an entry are as the selection says."""
    fields = fields_of(by_name(entry.content_type))
    values: dict[str, list[Any]] = {}
    held: dict[str, set[str]] = {}
    for path, kind, value in leaves(fields, entry.facts):
        for name in path.split("."):
            values.setdefault(name, []).append(value)
        if isinstance(kind, Choice):
            held.setdefault(kind.vocabulary, set()).add(value)
    named = all(held.get(vocabulary, set()) & set(terms) for vocabulary, terms in publication.selection.terms.items())
    return named and all(_is_so(values.get(name, []), want) for name, want in publication.selection.where.items())


def _is_so(found: list[Any], wanted: str | bool) -> bool:
    if isinstance(wanted, bool):
        return any(value is not False for value in found) is wanted
    return any(str(value).casefold() == wanted.casefold() for value in found)


def sort_key(library: Library, entry: Entry, name: str) -> tuple[int, str]:
    """What an entry is sorted by: its category, its district, its own order, or its title in its own language."""
    match name:
        case "category":
            field = kind_field(by_name(entry.content_type))
            return _place_of_term(library, getattr(field.type, "vocabulary", "") if field else "", entry, field)
        case "district":
            return _place_of_term(library, DISTRICTS, entry, None)
        case "order":
            order = entry.facts.get("order")
            return (order if isinstance(order, int) else 1_000, "")
        case _:
            return (0, entry.title.casefold())


def _place_of_term(library: Library, vocabulary: str, entry: Entry, field: Any) -> tuple[int, str]:
    """Terms come in the order of their vocabulary's file; entries without one come last."""
    known = library.config.vocabularies.get(vocabulary)
    value: Any = entry.facts.get(field.name if field else "district", ())
    keys = value if isinstance(value, tuple) else (value,)
    terms = list(known.terms) if known else []
    return (min((terms.index(key) for key in keys if key in terms), default=len(terms)), "")
