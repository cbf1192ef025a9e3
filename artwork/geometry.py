"""Points and lines in plate units (1600 by 1200, y downwards): curves, offsets, spans. Pure arithmetic (core)."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, radians, sin
from random import Random
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = list[Point]
"""A run of straight pieces; a closed shape does not repeat its first point."""


def mix(start: Point, end: Point, share: float) -> Point:
    """Return the point at `share` (0 to 1) of the way from `start` to `end`."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def polar(centre: Point, radius: float, degrees: float) -> Point:
    """Return the point at `radius` and `degrees` (clockwise from the right) about `centre`."""
    angle = radians(degrees)
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def place(points: Sequence[Point], at: Point, degrees: float = 0, scale: float = 1) -> Line:
    """Return `points`, drawn about the origin, scaled, turned and moved to `at`."""
    c, s = cos(radians(degrees)) * scale, sin(radians(degrees)) * scale
    return [(at[0] + x * c - y * s, at[1] + x * s + y * c) for x, y in points]


def smooth(points: Sequence[Point], step: float = 34, closed: bool = False) -> Line:
    """Return a Catmull-Rom curve through `points` as pieces of about `step` units."""
    count = len(points)
    pieces = count if closed else count - 1
    line: Line = []
    for i in range(pieces):
        p = [points[(i + k) % count] if closed else points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2)]
        parts = max(2, round(hypot(p[2][0] - p[1][0], p[2][1] - p[1][1]) / step))
        line += [_catmull(p, n / parts) for n in range(parts)]
    return line if closed else [*line, points[-1]]


def _catmull(p: Sequence[Point], t: float) -> Point:
    a, b, c = -0.5 * t + t * t - 0.5 * t**3, 1 - 2.5 * t * t + 1.5 * t**3, 0.5 * t + 2 * t * t - 1.5 * t**3
    d = -0.5 * t * t + 0.5 * t**3
    return tuple(a * p[0][k] + b * p[1][k] + c * p[2][k] + d * p[3][k] for k in (0, 1))  # type: ignore[return-value]


def length(line: Sequence[Point]) -> float:
    """Return the length of `line` in units."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))


def thinned(line: Sequence[Point], least: float) -> Line:
    """Return `line` without the points that lie nearer than `least` to the others' line (Douglas and Peucker)."""
    if len(line) < 3:
        return list(line)
    (ax, ay), (bx, by) = line[0], line[-1]
    size = hypot(bx - ax, by - ay)
    aside = [
        abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / size if size else hypot(x - ax, y - ay)
        for x, y in line[1:-1]
    ]
    farthest = max(range(len(aside)), key=aside.__getitem__)
    if aside[farthest] < least:
        return [line[0], line[-1]]
    middle = farthest + 1
    return thinned(line[: middle + 1], least)[:-1] + thinned(line[middle:], least)


def walk(line: Sequence[Point], step: float, start: float = 0) -> list[tuple[Point, float]]:
    """Return points every `step` units along `line`, each with the direction there in degrees."""
    found: list[tuple[Point, float]] = []
    due = start
    for a, b in pairwise(line):
        size = hypot(b[0] - a[0], b[1] - a[1])
        direction = atan2(b[1] - a[1], b[0] - a[0]) * 180 / pi
        while size > 0 and due <= size:
            found.append((mix(a, b, due / size), direction))
            due += step
        due -= size
    return found


def beside(line: Sequence[Point], away: float | Callable[[float], float]) -> Line:
    """Return `line` moved sideways (to its right when positive); `away` may depend on the share walked (0 to 1)."""
    moved: Line = []
    last = len(line) - 1
    for i, (x, y) in enumerate(line):
        a, b = line[max(i - 1, 0)], line[min(i + 1, last)]
        size = hypot(b[0] - a[0], b[1] - a[1]) or 1
        distance = away(i / last) if callable(away) else away
        moved.append((x - (b[1] - a[1]) / size * distance, y + (b[0] - a[0]) / size * distance))
    return moved


def taper(start: float, end: float, power: float = 1) -> Callable[[float], float]:
    """Return a width that goes from `start` to `end` units, late when `power` is above 1."""
    return lambda share: start + (end - start) * share**power


def ribbon(line: Sequence[Point], width: float | Callable[[float], float]) -> Line:
    """Return the closed band of `width` units about `line`."""

    def half(share: float) -> float:
        return (width(share) if callable(width) else width) / 2

    return beside(line, lambda share: -half(share)) + beside(line, half)[::-1]


def rough(points: Sequence[Point], rng: Random, amount: float = 2.5) -> Line:
    """Return `points` with the small unevenness of a knife."""
    return [(x + rng.uniform(-amount, amount), y + rng.uniform(-amount, amount)) for x, y in points]


def oval(centre: Point, rx: float, ry: float, count: int = 40, degrees: float = 0) -> Line:
    """Return an ellipse of `count` corners, turned by `degrees`."""
    ring = [(rx * cos(2 * pi * i / count), ry * sin(2 * pi * i / count)) for i in range(count)]
    return place(ring, centre, degrees)


def spans(shape: Sequence[Point], y: float) -> list[tuple[float, float]]:
    """Return the stretches of x where the level `y` lies inside the closed `shape`."""
    cuts = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for a, b in pairwise([*shape, shape[0]])
        if (a[1] <= y) != (b[1] <= y)
    )
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def contains(shape: Sequence[Point], point: Point) -> bool:
    """Tell whether `point` lies inside the closed `shape`."""
    return any(left <= point[0] <= right for left, right in spans(shape, point[1]))
