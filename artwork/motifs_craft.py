"""Craft motifs: borders, weaves, beads, gongs, tools, laid on a plate (core)."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import pi, sin

from artwork.draw import Plate, outline
from artwork.geometry import Line, Point, beside, mix, oval, place, polar, ribbon, rough, smooth, walk
from artwork.marks import cut, cuts, rays, ring
from artwork.motifs_forest import shoot
from artwork.palette import JENGKOL, MANGO, PAPER, PINANG, SAND


def tumpal(
    plate: Plate, start: Point, end: Point, count: int, height: float, inks: tuple[str, str, str], degrees: float = 0
) -> None:
    """Lay a border of bamboo shoots side by side from `start` to `end`; inks: shoot, carving, dots between."""
    size = abs(end[0] - start[0]) + abs(end[1] - start[1])
    for i in range(count):
        shoot(plate, mix(start, end, (i + 0.5) / count), size / count * 0.9, height, inks[:2], degrees)
    gaps: Line = []
    for i in range(count + 1):
        base = mix(start, end, i / count)
        gaps += place([(0, -height * 0.62), (0, -height * 0.8), (0, -height * 0.98)], base, degrees)
    plate.dots(gaps, inks[2], max(8, height * 0.055))


def plait(
    plate: Plate,
    shape: Sequence[Point],
    strip: float,
    degrees: float,
    inks: Callable[[int, int], str],
    carved: str = "",
) -> None:
    """Lay a twill weave (two over, two under) of strips `strip` units wide inside the plate and the closed `shape`."""
    span = round(1150 / strip)
    laid: dict[str, str] = {}
    veins = ""
    clip = plate.clip("weave", shape) if shape else ""
    for row in range(-span, span):
        for column in range(-span, span):
            if (row + column) % 2 or (row - column) % 4 == 1:
                continue
            over = (row + column) % 4 == 0
            cell = _strand(column * strip, row * strip, strip, over)
            corners = place(cell, (800, 600), degrees)
            if any(-strip < x < 1600 + strip and -strip < y < 1200 + strip for x, y in corners):
                ink = inks(row, column)
                laid[ink] = laid.get(ink, "") + outline([(round(x), round(y)) for x, y in corners])
                if carved:
                    veins += cut(mix(corners[0], corners[3], 0.5), mix(corners[1], corners[2], 0.5), strip * 0.035)
    for ink, data in laid.items():
        plate.fill(data, ink, clip)
    plate.fill(veins, carved, clip)


def _strand(x: float, y: float, strip: float, over: bool) -> Line:
    thick, reach = strip * 0.44, strip * 0.96
    if over:
        return [(x - reach, y - thick), (x + reach, y - thick), (x + reach, y + thick), (x - reach, y + thick)]
    return [(x - thick, y - reach), (x - thick, y + reach), (x + thick, y + reach), (x + thick, y - reach)]


def checks(plate: Plate, corner: Point, count: int, size: float, inks: tuple[str, str, str]) -> None:
    """Lay a plain weave of `count` strands each way from its upper left `corner`; inks: carving, across, down."""
    across = down = veins = ""
    for row in range(count):
        for column in range(count):
            centre = (corner[0] + (column + 0.5) * size, corner[1] + (row + 0.5) * size)
            flat = (row + column) % 2 == 0
            cell = place([(-0.6, -0.36), (0.6, -0.36), (0.6, 0.36), (-0.6, 0.36)], centre, 0 if flat else 90, size)
            ends = place([(-0.5, 0.0), (0.5, 0.0)], centre, 0 if flat else 90, size)
            data = outline([(round(x), round(y)) for x, y in cell])
            across, down = (across + data, down) if flat else (across, down + data)
            veins += cut(ends[0], ends[1], size * 0.05)
    for data, ink in ((across, inks[1]), (down, inks[2]), (veins, inks[0])):
        plate.fill(data, ink)


def necklace(plate: Plate, line: Sequence[Point], size: float, inks: Sequence[str], carved: str, thread: str) -> None:
    """Lay seeds of `size` units on a thread along `line`, inks in turn, each seed with carved lines round it."""
    plate.line(outline(line, closed=False), thread, size * 0.07)
    body = outline(rough(oval((0, 0), size * 0.5, size * 0.44, 18), plate.rng, size * 0.014))
    lines = "".join(
        cut((share * size, -size * 0.27), (share * size, size * 0.27), size * 0.03, -size * 0.07)
        for share in (-0.2, 0.06)
    )
    rim = outline(oval((0, 0), size * 0.54, size * 0.5, 18))
    name = plate.stamp(f"seed-{round(size)}-{carved[1:]}", (rim, carved), (body, ""), (lines, carved))
    for i, (at, degrees) in enumerate(walk(line, size * 1.04, size * 0.4)):
        plate.press(name, at, inks[i % len(inks)], 1, degrees + plate.rng.uniform(-6, 6))


def gong(plate: Plate, centre: Point, radius: float, inks: tuple[str, str, str], spokes: int = 36) -> None:
    """Lay a gong-chime seen from above: rim, shoulder, boss; inks: bronze, carving, light."""
    bronze, carved, light = inks
    plate.shape(rough(oval(centre, radius, radius, 56), plate.rng, 2), bronze)
    plate.fill(rays(centre, radius * 0.74, radius * 0.96, spokes, radius * 0.014), carved)
    plate.line(outline(oval(centre, radius * 0.7, radius * 0.7, 48)), carved, radius * 0.022)
    plate.dots(ring(centre, radius * 0.6, radius * 0.16), carved, radius * 0.045)
    plate.line(outline(oval(centre, radius * 0.5, radius * 0.5, 44)), carved, radius * 0.014)
    plate.shape(oval(centre, radius * 0.32, radius * 0.32, 36), carved)
    plate.shape(oval(mix(centre, polar(centre, radius, -60), 0.03), radius * 0.26, radius * 0.26, 32), light)
    arc = [polar(centre, radius * 0.2, t) for t in (-130, 10)]
    plate.fill(cut(arc[0], arc[1], radius * 0.025, -radius * 0.07), carved)


def basket(plate: Plate, rim: Point, scale: float, foot: float) -> None:
    """Lay an ambung, the back basket of the Orang Rimba, from its rim (centre at `rim`) to the level `foot`."""
    rng = plate.rng

    def at(x: float, y: float) -> Point:
        return rim[0] + x * scale, rim[1] + y * scale

    deep = (foot - rim[1]) / scale
    side = [at(-624, 0), at(-564, deep * 0.4), at(-470, deep), at(470, deep), at(564, deep * 0.4), at(624, 0)]
    plate.shape(rough(side, rng, 3), JENGKOL)
    window = plate.clip("basket", side)
    up = down = over = ""
    for i in range(-6, 15):
        x = -720 + i * 112
        up += outline([at(x - 17, deep), at(x + deep * 0.58 - 17, 0), at(x + deep * 0.58 + 17, 0), at(x + 17, deep)])
        down += outline([at(x + deep * 0.58 - 17, deep), at(x - 17, 0), at(x + 17, 0), at(x + deep * 0.58 + 17, deep)])
    for row in range(round(deep / 97) + 2):
        belt = [(x, 72 + row * 97 + 44 * sin(pi * (x + 630) / 1260)) for x in range(-630, 640, 40)]
        over += "".join(
            outline([at(x - 28, y - 11), at(x + 28, y - 11), at(x + 28, y + 11), at(x - 28, y + 11)])
            for x, y in belt[row % 2 :: 2]
        )
    for data, ink in ((down, SAND), (up, MANGO), (over, PAPER)):
        plate.fill(data, ink, window)
    plate.shape(rough(oval(at(0, 0), 646 * scale, 150 * scale, 60), rng, 3), PAPER)
    plate.shape(oval(at(0, -4), 570 * scale, 108 * scale, 54), JENGKOL)
    turns = [(polar((0, 0), 1, t), polar((0, 0), 1, t + 5)) for t in range(0, 360, 6)]
    plate.fill(
        "".join(cut(at(a[0] * 582, a[1] * 116 - 2), at(b[0] * 634, b[1] * 142), 8 * scale) for a, b in turns), JENGKOL
    )
    for flip in (-1, 1):
        loop = smooth(
            [at(flip * x, y * deep) for x, y in ((190, 0.1), (330, 0.31), (370, 0.57), (290, 0.81), (150, 1.0))], 30
        )
        plate.shape(ribbon(loop, 122 * scale), JENGKOL)
        plate.shape(rough(ribbon(loop, 92 * scale), rng, 3), SAND)
        for away in (-28, 0, 28):
            plate.fill(cuts(beside(loop, away * scale), rng, 100 * scale, 8 * scale, 18), PINANG if away else JENGKOL)


def roof(plate: Plate, peak: Point, width: float, height: float, inks: tuple[str, str], rows: int = 8) -> None:
    """Lay a steep house roof seen from the side, with rows of shingles; inks: roof and carving."""
    rng = plate.rng
    top, foot = width * 0.3, width * 0.5
    sag = [(-foot, height), (-foot * 0.8, height * 0.66), (-top * 0.98, height * 0.2), (-top * 1.12, 0)]
    shape = [*sag, *[(-x, y) for x, y in sag[::-1]]]
    plate.shape(rough(place(shape, peak), rng, 3), inks[0])
    data = ""
    for row in range(rows):
        y = height * (row + 0.7) / rows
        half = top + (foot - top) * (y / height) ** 1.5 - width * 0.03
        count = max(4, round(half * 2 / (width * 0.055)))
        for i in range(count):
            x = -half + (i + (row % 2) * 0.5 + 0.25) * 2 * half / count
            if x < half:
                data += cut(
                    (peak[0] + x, peak[1] + y - height * 0.04),
                    (peak[0] + x, peak[1] + y + height * 0.045),
                    width * 0.0075,
                )
    plate.fill(data, inks[1])


def lattice(plate: Plate, box: tuple[float, float, float, float], step: float, ink: str, width: float) -> None:
    """Carve a diamond lattice with dotted hearts into the box (left, top, right, bottom)."""
    left, top, right, bottom = box
    data = ""
    hearts: Line = []
    for row in range(round((bottom - top) / step)):
        for column in range(round((right - left) / step)):
            x, y = left + (column + 0.5) * step, top + (row + 0.5) * step
            corners = [(x - step / 2, y), (x, y - step / 2), (x + step / 2, y), (x, y + step / 2)]
            for a, b in pairwise([*corners, corners[0]]):
                data += cut(mix(a, b, 0.06), mix(a, b, 0.94), width)
            hearts.append((x, y))
    plate.fill(data, ink)
    plate.dots(hearts, ink, step * 0.14)


def pod(plate: Plate, at: Point, size: float, degrees: float, inks: tuple[str, str], turns: int = 5) -> None:
    """Lay a twisted bean pod (jengkol): round lobes on a bowed line."""
    line = [(size * (t / 20), size * 0.16 * sin(pi * t / 20 * 2)) for t in range(21)]
    lobes = walk(place(line, at, degrees), size / turns, size / turns / 2)
    for centre, turn in lobes:
        r = size / turns * 0.62
        plate.shape(oval(centre, r + 7, r * 0.96 + 7, 20, turn), inks[1])
        plate.shape(rough(oval(centre, r, r * 0.96, 20, turn), plate.rng, 2), inks[0])
        plate.fill(rays(centre, r * 0.18, r * 0.72, 9, r * 0.05, turn), inks[1])
