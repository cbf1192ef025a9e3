"""A schematic map of a vocabulary: its terms stand as circles where their centres lie. Core."""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

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
    found = {key: term.facts.get("coordinates") for key, term in terms.items()}
    places = {key: place for key, place in found.items() if isinstance(place, Coordinates)}
    if len(places) < max(FEWEST, len(terms)):
        return None
    points = _projected(places)
    known = {term.key: (permalink, count) for term, permalink, count in used}
    room = min(math.dist(one, other) for one, other in combinations(points.values(), 2)) / 2
    spots = []
    for key, (x, y) in points.items():
        permalink, count = known.get(key, ("", 0))
        radius = min(SMALLEST + GROWTH * math.sqrt(count), LARGEST, max(room, 1))
        spots.append(Spot(terms[key], permalink, count, round(x, 1), round(y, 1), round(radius, 1)))
    height = math.ceil(max(y for _, y in points.values()) + LARGEST)
    return SchematicMap(WIDTH, height, tuple(spots))


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
