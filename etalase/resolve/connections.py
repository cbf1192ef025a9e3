"""What entries have to do with each other: who shares terms with whom, and who names whom. Core."""

import heapq
from collections import Counter
from typing import Any

from msgspec import Struct, field

from etalase.configuration import Locale
from etalase.content_types import by_name, fields_of
from etalase.entry_fields import DISTRICTS
from etalase.fields import leaves
from etalase.model import Card
from etalase.resolve.library import Library
from etalase.resolve.nearby import Neighbourhood
from etalase.values.choices import Choice, Reference

RELATED = 4

TermKeys = dict[tuple[str, str], list[str]]
"""The entries that name a term, by (vocabulary, term)."""


class Connections(Struct, frozen=True):
    """What entries say of each other in their fields: terms they share (`kinds_of` without districts), who names whom,
    and what follows from it. `titles` are those named where their title is shown, `shown` where their card is."""

    terms: TermKeys
    near: Neighbourhood
    kinds_of: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    referring: dict[str, list[str]] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    shown: dict[str, list[str]] = field(default_factory=dict)
    related: dict[str, list[str]] = field(default_factory=dict)
    alike: dict[tuple[tuple[tuple[str, str], ...], int], list[str]] = field(default_factory=dict)


def connections(library: Library) -> Connections:
    """Collect the terms and references of all published entries."""
    found = Connections({}, Neighbourhood(library))
    for key in library.entries:
        if "/" not in key:
            continue
        entry = library.source(key)
        for path, kind, value in leaves(fields_of(by_name(entry.content_type)), entry.facts):
            if isinstance(kind, Choice) and _has_pages(library, kind.vocabulary):
                keys = found.terms.setdefault((kind.vocabulary, value), [])
                keys += [key] if key not in keys[-1:] else []
                if kind.vocabulary != DISTRICTS:  # who is in the same place is nearby, and not of the same kind
                    found.kinds_of.setdefault(key, set()).add((kind.vocabulary, value))
            elif isinstance(kind, Reference) and not path.startswith("related"):
                _connect(found, key, value, kind)
    return found


def _connect(found: Connections, key: str, other: str, kind: Reference) -> None:
    """Note that an entry names another one; it may do so more than once."""
    referring, shown = found.referring.setdefault(other, []), found.shown.setdefault(key, [])
    referring += [key] if key not in referring[-1:] else []
    if kind.as_card:
        shown += [other] if other not in shown else []
    else:
        found.titles.add(other)


def _has_pages(library: Library, vocabulary: str) -> bool:
    """Whether the terms of a vocabulary have pages: those of the others (units, sources) connect nothing."""
    found = library.config.vocabularies.get(vocabulary)
    return found is not None and found.slug is not None


def related_cards(
    library: Library, links: Connections, key: str, locale: Locale, exclude: set[str]
) -> tuple[Card, ...]:
    """Those that the entry names, then those that share most terms with it."""
    if key not in links.related:
        links.related[key] = _similar(library, links, key)
    chosen = [other for other in links.related[key] if other not in exclude]
    return tuple(library.cards(chosen, locale.code)[:RELATED])


def _similar(library: Library, links: Connections, key: str) -> list[str]:
    entry = library.source(key)
    if not by_name(entry.content_type).listed:
        return []
    named: Any = entry.facts.get("related", ())
    enough = RELATED + len(links.referring.get(key, ())) + len(links.shown.get(key, ()))  # those are shown elsewhere
    alike = _alike(links, tuple(sorted(links.kinds_of.get(key, ()))), enough + len(named) + 1)  # itself is among them
    return [*named, *[other for other in alike if other != key and other not in named][:enough]]


def _alike(links: Connections, terms: tuple[tuple[str, str], ...], enough: int) -> list[str]:
    """Those that share most of these terms. Counted once for all that have the same ones: a term may have thousands."""
    if (terms, enough) not in links.alike:
        scores = Counter(other for term in terms for other in links.terms[term])
        links.alike[terms, enough] = heapq.nsmallest(enough, scores, key=lambda other: (-scores[other], other))
    return links.alike[terms, enough]
