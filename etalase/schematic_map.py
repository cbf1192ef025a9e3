"""A schematic map of a vocabulary: its terms stand as circles where their centres lie; and a route over it. Core."""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations, groupby, pairwise

from msgspec import Struct

from etalase.configuration import Term
from etalase.values.coordinates import Coordinates

FEWEST = 3
"""Terms below which there is no map: two make a line."""

WIDTH = 480
"""Of the drawing, in its own units."""

SMALLEST, LARGEST = 20, 34
"""Radii. On a screen of 320 pixels, the smallest circle is as wide as a finger needs (WCAG 2.2, 2.5.8: 24 pixels)."""

GROWTH = 3.0
"""How much a circle grows with the root of the number of its entries: areas are compared, not widths."""

BEND = 0.3
"""How far the way between two terms bends aside, as a share of its length."""


class Spot(Struct, frozen=True):
    """A term on the map: the middle and the radius of its circle. Without entries it has no permalink."""

    term: Term
    permalink: str
    count: int
    x: float
    y: float
    radius: float


class SchematicMap(Struct, frozen=True):
    """The map, north above. Sizes in units of the drawing."""

    width: int
    height: int
    spots: tuple[Spot, ...]


def schematic_map(terms: Mapping[str, Term], used: Sequence[tuple[Term, str, int]]) -> SchematicMap | None:
    """The map of `terms` by key, in their order; of those `used`, permalink and number of entries are known.

    None where there are too few, or one of them has no coordinates: it would be missing on the map.
    """
    points = _points(terms)
    if points is None:
        return None
    known = {term.key: (permalink, count) for term, permalink, count in used}
    room = min(math.dist(one, other) for one, other in combinations(points.values(), 2)) / 2
    spots = []
    for key, (x, y) in points.items():
        permalink, count = known.get(key, ("", 0))
        radius = min(SMALLEST + GROWTH * math.sqrt(count), LARGEST, max(room, 1))
        spots.append(Spot(terms[key], permalink, count, round(x, 1), round(y, 1), round(radius, 1)))
    height = math.ceil(max(y for _, y in points.values()) + LARGEST)
    return SchematicMap(WIDTH, height, tuple(spots))


class Visit(Struct, frozen=True):
    """A term on a route: the middle of its circle, and the numbers of the stops there."""

    term: Term
    numbers: tuple[int, ...]
    x: float
    y: float

    @property
    def is_in_the_east(self) -> bool:
        """Whether there is more room to the left for its name."""
        return self.x > WIDTH * 0.6

    @property
    def label(self) -> str:
        """`1–3`, or `1, 5` where the route comes back."""
        parts = []
        for _, found in groupby(enumerate(self.numbers), key=lambda item: item[1] - item[0]):
            run = [number for _, number in found]
            parts.append(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}")
        return ", ".join(parts)


class RouteMap(Struct, frozen=True):
    """A route on the map: where it passes, the way between as SVG path data, and the middles of all other terms."""

    width: int
    height: int
    visits: tuple[Visit, ...]
    way: str
    others: tuple[tuple[float, float], ...]


def route_map(terms: Mapping[str, Term], route: Sequence[tuple[str, Sequence[int]]]) -> RouteMap | None:
    """The map of `terms` with a route: terms in the order of travel, each with the numbers of its stops.

    None where the terms have no map, or the route none of them.
    """
    points = _points(terms)
    if points is None or not route:
        return None
    numbers: dict[str, tuple[int, ...]] = {}
    for key, found in route:
        numbers[key] = (*numbers.get(key, ()), *found)
    visits = []
    for key, stops in numbers.items():
        x, y = points[key]
        visits.append(Visit(terms[key], stops, round(x, 1), round(y, 1)))
    others = tuple((round(x, 1), round(y, 1)) for key, (x, y) in points.items() if key not in numbers)
    way = "".join(_bend(points[one], points[other]) for (one, _), (other, _) in pairwise(route))
    height = math.ceil(max(y for _, y in points.values()) + LARGEST)
    return RouteMap(WIDTH, height, tuple(visits), way, others)


def _bend(start: tuple[float, float], end: tuple[float, float]) -> str:
    """The way between two points as rivers go: a bend to one side, then one to the other."""
    across, down = (end[0] - start[0], end[1] - start[1])
    aside = (-down * BEND, across * BEND)
    first = (start[0] + across / 3 + aside[0], start[1] + down / 3 + aside[1])
    second = (end[0] - across / 3 - aside[0], end[1] - down / 3 - aside[1])
    return "M{:.0f} {:.0f}C{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f}".format(*start, *first, *second, *end)


def _points(terms: Mapping[str, Term]) -> dict[str, tuple[float, float]] | None:
    """Where terms lie on the drawing; None where there are too few, or one has no coordinates."""
    found = {key: term.facts.get("coordinates") for key, term in terms.items()}
    places = {key: place for key, place in found.items() if isinstance(place, Coordinates)}
    return None if len(places) < max(FEWEST, len(terms)) else _projected(places)


def _projected(places: Mapping[str, Coordinates]) -> dict[str, tuple[float, float]]:
    """Where places lie on the drawing: an equirectangular projection, true to scale at the middle latitude."""
    north, south = (choose(place.latitude for place in places.values()) for choose in (max, min))
    east, west = (choose(place.longitude for place in places.values()) for choose in (max, min))
    narrowing = math.cos(math.radians((north + south) / 2))
    extent = max((east - west) * narrowing, north - south) or 1.0
    scale = (WIDTH - 2 * LARGEST) / extent
    return {
        key: (LARGEST + (place.longitude - west) * narrowing * scale, LARGEST + (north - place.latitude) * scale)
        for key, place in places.items()
    }
