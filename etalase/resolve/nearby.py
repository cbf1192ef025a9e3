"""Which entries lie near which: those of the same district first, then those of the next ones. Core.

Each district is looked through once, so that 10,000 entries cost little more than as many times a few.
"""

import math
from bisect import bisect, insort
from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest
from typing import Any

from msgspec import Struct, field

from etalase.configuration import Locale
from etalase.content_types import all_types
from etalase.entry_fields import DISTRICTS
from etalase.model import Entry, Neighbour
from etalase.resolve.library import Library
from etalase.values.coordinates import Coordinates

NEARBY = 4
FARTHEST = 40.0
"""Kilometres between the centres of districts that are next to each other, at most."""

DEGREE = 111.195
"""Kilometres on a great circle of the mean earth (radius 6,371.009 km, IUGG)."""

Found = tuple[str, float | None]
"""The key of an entry, and how many kilometres away it is, if that is known."""


class _District(Struct, frozen=True):
    """The entries of a district by kind and by village, each sorted; and from south to north where they lie."""

    kinds: dict[str, list[str]] = field(default_factory=dict)
    villages: dict[str, list[str]] = field(default_factory=dict)
    points: list[tuple[float, float, str]] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        self.kinds.setdefault(entry.collection, []).append(entry.key)
        for village in _villages(entry):
            self.villages.setdefault(village, []).append(entry.key)
        if isinstance(place := entry.facts.get("coordinates"), Coordinates):
            self.points.append((place.latitude, place.longitude, entry.key))

    def sort(self) -> None:
        self.points.sort()
        for keys in (*self.kinds.values(), *self.villages.values()):
            keys.sort()

    def nearest(self, here: Coordinates, enough: int) -> list[tuple[float, str]]:
        """The nearest whose coordinates are known: to north and to south until the latitude alone is farther."""
        best: list[tuple[float, str]] = []
        middle = bisect(self.points, (here.latitude,))
        for way in (range(middle, len(self.points)), range(middle - 1, -1, -1)):
            for number in way:
                latitude, longitude, key = self.points[number]
                if len(best) == enough and abs(latitude - here.latitude) * DEGREE > best[-1][0]:
                    break
                away = kilometres(here.latitude, here.longitude, latitude, longitude)
                if len(best) < enough or away < best[-1][0]:
                    insort(best, (away, key))
                    del best[enough:]
        return best


class Neighbourhood:
    """What of a site can be visited, by district."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._districts: dict[str, _District] = {}
        known = library.config.vocabularies.get(DISTRICTS)
        centres = {key: term.facts.get("coordinates") for key, term in known.terms.items()} if known else {}
        self._centres = {
            key: (place.latitude, place.longitude) for key, place in centres.items() if isinstance(place, Coordinates)
        }
        self._further: dict[tuple[str, ...], list[str]] = {}
        self._orders: dict[tuple[str, int], list[Found]] = {}
        visited = [key for kind in all_types().values() if kind.visited for key in library.keys(kind.collection)]
        current, _ = library.sorted_cards(visited, library.config.source_locale.code)
        for card in current:
            for district in _districts(card.entry):
                self._districts.setdefault(district, _District()).add(card.entry)
        for found in self._districts.values():
            found.sort()

    def of(self, key: str, locale: Locale, exclude: set[str]) -> tuple[Neighbour, ...]:
        """The nearest that readers of that locale see, without those to `exclude`."""
        entry = self.library.source(key)
        if not (all_types()[entry.collection].visited and _districts(entry)):
            return ()
        found = []
        for other, away in self._nearest(entry, NEARBY + len(exclude) + 1):
            card = self.library.card(other, locale.code)
            if card and other != key and other not in exclude:
                further = not set(_districts(card.entry)) & set(_districts(entry))
                found.append(Neighbour(card, further, None if away is None else rounded(away)))
            if len(found) == NEARBY:
                break
        return tuple(found)

    def _nearest(self, entry: Entry, enough: int) -> list[Found]:
        """The nearest and itself; the same in every language."""
        if (entry.key, enough) not in self._orders:
            self._orders[entry.key, enough] = list(islice(self._in_order(entry, enough), enough))
        return self._orders[entry.key, enough]

    def _in_order(self, entry: Entry, enough: int) -> Iterator[Found]:
        own = _districts(entry)
        seen = set()
        for districts in (own, *((further,) for further in self._next(own))):
            for other, away in self._within(entry, districts, enough):
                if other not in seen:
                    seen.add(other)
                    yield other, away

    def _next(self, own: tuple[str, ...]) -> list[str]:
        """The districts next to those, nearest first, by their centres."""
        if own not in self._further:
            middles = [self._centres[key] for key in own if key in self._centres]
            away = {
                key: min(kilometres(*middle, *centre) for middle in middles)
                for key, centre in self._centres.items()
                if middles and key not in own and key in self._districts
            }
            self._further[own] = sorted((key for key in away if away[key] <= FARTHEST), key=lambda key: away[key])
        return self._further[own]

    def _within(self, entry: Entry, districts: Iterable[str], enough: int) -> Iterator[Found]:
        """Those whose distance is known, or that are in the same village, nearest first; then all others."""
        here = entry.facts.get("coordinates")
        known = [self._districts[key] for key in districts if key in self._districts]
        measured: dict[str, float] = {}
        if isinstance(here, Coordinates):
            measured = {key: away for district in known for away, key in district.nearest(here, enough)}
        names = _villages(entry)
        villages = [_from(entry.key, district.villages.get(name, [])) for district in known for name in names]
        close = [key for keys in villages for key in islice(keys, enough)]
        near = {key: measured.get(key) for key in (*measured, *close)}
        yield from sorted(near.items(), key=lambda found: (found[1] or 0, found[0]))
        kinds = sorted(all_types(), key=lambda kind: kind == entry.collection)  # others first
        name = entry.key.partition("/")[2]
        rows = [_from(f"{kind}/{name}", district.kinds.get(kind, [])) for kind in kinds for district in known]
        for key in filter(None, chain.from_iterable(zip_longest(*rows))):
            yield key, None


def _from(key: str, keys: list[str]) -> Iterator[str]:
    """Sorted keys, from where `key` would stand round to there again: so each of them is near somebody."""
    start = bisect(keys, key)
    return (keys[number % len(keys)] for number in range(start, start + len(keys)))


def _districts(entry: Entry) -> tuple[str, ...]:
    found: Any = entry.facts.get("district", ())
    return tuple(found)


def _villages(entry: Entry) -> list[str]:
    """The names in `Meribung, Napal Melintang`."""
    return [name for part in str(entry.facts.get("village", "")).split(",") if (name := part.strip().casefold())]


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance as the crow flies, in a regency near the equator good to a thousandth."""
    east = (longitude - other_longitude) * math.cos(math.radians((latitude + other_latitude) / 2))
    return math.hypot(latitude - other_latitude, east) * DEGREE


def rounded(away: float) -> float:
    """As exactly as somebody on the way wants it: to 100 metres, from 10 kilometres on to whole ones."""
    return max(round(away, 1), 0.1) if away < 9.95 else float(round(away))
