"""The cuts every plate is made of. One mark, tapered at both ends like the body of a seluang, serves as
gouge cut, water line, leaf, feather and scale; lines of marks and dots are the isen (fillers) of batik. Pure (core)."""

from collections.abc import Callable, Iterable, Sequence
from math import cos, hypot, radians, sin
from random import Random

from artwork.draw import HEIGHT, WIDTH, numbers
from artwork.geometry import Line, Point, place, polar, spans, walk


def cut(start: Point, end: Point, width: float, bend: float = 0) -> str:
    """Return one tapered mark from `start` to `end`, `width` units at its middle, bowed sideways by `bend`."""
    x, y = round(start[0]), round(start[1])
    dx, dy = round(end[0]) - x, round(end[1]) - y
    size = hypot(dx, dy) or 1
    nx, ny = -dy / size, dx / size
    near, far = bend * 2 - width, bend * 2 + width
    exact = 1 if width < 3.5 else 0
    there = (round(dx / 2 + nx * far, exact), round(dy / 2 + ny * far, exact), dx, dy)
    back = (round(nx * near - dx / 2, exact), round(ny * near - dy / 2, exact), -dx, -dy)
    return f"M{numbers((x, y))}q{numbers(there)}q{numbers(back)}z"


def nick(start: Point, end: Point, width: float) -> str:
    """Return one mark as a gouge leaves it on cleared ground: straight on one side, in half the letters of a `cut`."""
    x, y = round(start[0]), round(start[1])
    dx, dy = round(end[0]) - x, round(end[1]) - y
    size = hypot(dx, dy) or 1
    away = (round(dx / 2 - dy / size * width * 2), round(dy / 2 + dx / size * width * 2))
    return f"M{numbers((x, y))}q{numbers((*away, dx, dy))}z"


def cuts(line: Sequence[Point], rng: Random, size: float, width: float, gap: float = 22) -> str:
    """Return a row of marks along `line`, each about `size` units long with about `gap` units between."""
    stops = walk(line, 12, rng.uniform(0, 20))
    data, at = "", 0
    while True:
        run = max(2, round(size * rng.uniform(0.55, 1.45) / 12))
        if at + run >= len(stops):
            return data
        start, middle, end = stops[at][0], stops[at + run // 2][0], stops[at + run][0]
        bow = _bow(start, middle, end)
        wide = width * rng.uniform(0.7, 1.2)
        data += cut(start, end, wide, bow) if abs(bow) > wide else nick(start, end, wide)
        at += run + max(1, round(gap * rng.uniform(0.6, 1.4) / 12))


def _bow(start: Point, middle: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = hypot(dx, dy) or 1
    return ((middle[1] - start[1]) * dx - (middle[0] - start[0]) * dy) / size


def hatch(
    shape: Sequence[Point], rng: Random, degrees: float, gap: float, width: float, size: float = 130, bare: float = 0.12
) -> str:
    """Return marks that fill the `shape` along `degrees`, rows `gap` units apart, a share of them left `bare`."""
    level = place(shape, (0, 0), -degrees)
    y = min(p[1] for p in level) + gap / 2
    bottom = max(p[1] for p in level)
    data = ""
    while y < bottom:
        for left, right in spans(level, y):
            x = left + rng.uniform(2, 14)
            while right - x > 18:
                run = min(size * rng.uniform(0.5, 1.5), right - x - rng.uniform(2, 10))
                if rng.random() > bare:
                    ends = place([(x, y + rng.uniform(-2, 2)), (x + run, y + rng.uniform(-2, 2))], (0, 0), degrees)
                    data += nick(ends[0], ends[1], width * rng.uniform(0.7, 1.2))
                x += run + rng.uniform(6, 20)
        y += gap
    return data


def rays(
    centre: Point, inner: float, outer: float, count: int, width: float, start: float = 0, sweep: float = 360
) -> str:
    """Return `count` marks that stand out from `centre` between two radii, over `sweep` degrees."""
    turns = [start + sweep * i / count for i in range(count)]
    return "".join(cut(polar(centre, inner, t), polar(centre, outer, t), width) for t in turns)


def ring(centre: Point, radius: float, step: float, start: float = 0) -> Line:
    """Return points every `step` units or so round a circle."""
    count = max(3, round(radius * 6.2832 / step))
    return [polar(centre, radius, start + 360 * i / count) for i in range(count)]


def along(line: Sequence[Point], step: float, start: float = 0) -> Line:
    """Return points every `step` units along `line`."""
    return [point for point, _ in walk(line, step, start)]


def grid(step: float, rng: Random, loose: float = 0.3, skew: bool = True) -> Line:
    """Return loosely set points over the whole plate, `step` units apart, every other row shifted."""
    points: Line = []
    for row in range(round(HEIGHT / step) + 2):
        shift = step / 2 if skew and row % 2 else 0
        for column in range(round(WIDTH / step) + 2):
            x = column * step + shift + rng.uniform(-loose, loose) * step
            points.append((x, row * step + rng.uniform(-loose, loose) * step))
    return points


def chatter(
    points: Iterable[Point], rng: Random, size: float, width: float, direction: Callable[[Point], float] | float
) -> str:
    """Return the stray marks a gouge leaves on cleared ground: one on each point, along `direction` in degrees."""
    data = ""
    for x, y in points:
        degrees = direction((x, y)) if callable(direction) else direction
        half = size * rng.uniform(0.3, 0.7)
        dx, dy = half * cos(radians(degrees)), half * sin(radians(degrees))
        data += nick((x - dx, y - dy), (x + dx, y + dy), width * rng.uniform(0.6, 1.2))
    return data
