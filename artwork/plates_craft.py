"""Plates for the craft products: batik, dyes, bark, rattan, seeds, pandan (core)."""

from itertools import pairwise
from math import pi, sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Line, Point, beside, mix, oval, place, polar, ribbon, rough, smooth
from artwork.marks import along, chatter, cut, cuts, grid, ring
from artwork.motifs_craft import basket, necklace, plait, pod, tumpal
from artwork.motifs_forest import flower, leaf, seed, sprig
from artwork.motifs_water import eddy, seluang, shoal, wave
from artwork.palette import GUAVA, JENGKOL, MANGGIS, MANGO, PAPER, PINANG, SAND


def seluang_mudik(plate: Plate) -> None:
    """A shoal in waves, all heading up the cloth, with a border of bamboo shoots."""
    rng = plate.rng
    fish = seluang(plate, "seluang", JENGKOL)
    levels = [-60, 190, 440, 690, 940, 1190, 1440]
    for i, level in enumerate(levels):
        line = wave(level, 46, 900, i * 150, -190)
        low = wave(level + 118, 46, 900, i * 150, -190)
        plate.shape(rough(line, rng, 2) + rough(low, rng, 2)[::-1], JENGKOL)
        plate.dots(along(beside(line, -20), 34), SAND, 11)
        plate.dots(along(beside(low, 20), 34), SAND, 11)
        for lane in (34, 84):
            plate.fill(cuts(beside(line, lane), rng, 120, 3, 40), PINANG)
    for i, level in enumerate(levels):
        course = wave(level + 59, 46, 900, i * 150, -190)
        middle = wave(level + 184, 46, 900, i * 150 + 75, -190)
        shoal(plate, fish, course, [0], [SAND, SAND, MANGO], 0.64, 330)
        shoal(plate, fish, middle, [0], [PAPER], 0.92, 520)
    plate.shape(rectangle(1322, -10, 1610, 1210), JENGKOL)
    tumpal(plate, (1376, -34), (1376, 1234), 8, 196, (SAND, JENGKOL, MANGO), 90)
    plate.dots(along([(1346, 0), (1346, 1200)], 30), SAND, 12)


def natural_dyes(plate: Plate) -> None:
    """Five lengths of cloth, each in one dye, with the husk, nut, peel or leaf that gives it."""
    edges = [-20, 330, 640, 968, 1290, 1620]
    for i, ink in enumerate((JENGKOL, PINANG, MANGGIS, MANGO, GUAVA)):
        _length_of_cloth(plate, edges[i] + 14, edges[i + 1] - 14, i, ink)
    for at, turn, size in (((70, -30), 78, 560), ((236, 60), 88, 460), ((110, 620), 64, 330)):
        pod(plate, at, size, turn, (PAPER, JENGKOL))
    _areca(plate, 486)
    _mangosteen(plate, 804)
    for at, turn, size in (((1090, 60), 96, 640), ((1240, -40), 84, 560), ((1020, 380), 70, 470)):
        leaf(plate, at, size, size * 0.22, turn, (PAPER, MANGO), 8, 14)
    for at, turn in (((1330, 90), 40), ((1600, 120), 118), ((1345, 420), 30), ((1580, 470), 120)):
        leaf(plate, at, 300, 150, turn, (PAPER, GUAVA), 6)


def _length_of_cloth(plate: Plate, left: float, right: float, place_in_row: int, ink: str) -> None:
    rng = plate.rng
    foot = (1112, 1010, 1148, 1050, 1128)[place_in_row]
    hem = [(x, foot + 16 * sin(x / 60 + place_in_row)) for x in range(round(right), round(left) - 1, -34)]
    plate.shape(rough([(left, -20), (right, -20), *hem], rng, 2), ink)
    fringe = range(round(left) + 10, round(right), 34)
    plate.fill("".join(cut((x, foot + 24), (x + rng.uniform(-4, 4), foot + 74), 4) for x in fringe), ink)
    for row in range(5):
        level = foot - 60 - row * 44
        stops = [(left + 26 + k * 40, level) for k in range(round((right - left - 30) / 40))]
        if (row + place_in_row) % 2:
            plate.dots(stops, PAPER, 12)
        else:
            plate.fill("".join(cut((x - 12, y + 13), (x + 14, y - 13), 5) for x, y in stops), PAPER)


def _areca(plate: Plate, x: float) -> None:
    plate.line(outline(smooth([(x + 20, -20), (x - 6, 200), (x + 10, 700)], 40), closed=False), PAPER, 9)
    for row in range(5):
        for side in (-1, 1):
            at = (x + side * (70 - row * 5), 110 + row * 136 + (side + 1) * 26)
            body = place([(-84, 0), (-40, -46), (30, -48), (84, 0), (30, 48), (-40, 46)], at, 90 - side * 34, 0.86)
            plate.line(outline([(x + 4, at[1] - 70), at], closed=False), PAPER, 7)
            plate.shape(smooth(body, 20, closed=True), PAPER)
            for share in (-0.4, 0.0, 0.4):
                ends = place([(-46, share * 60), (52, share * 60)], at, 90 - side * 34, 0.86)
                plate.fill(cut(ends[0], ends[1], 4, share * 14), PINANG)


def _mangosteen(plate: Plate, x: float) -> None:
    for y, radius in ((150, 132), (452, 118), (706, 96)):
        centre = (x + (26 if y == 452 else -18), y)
        plate.shape(rough(oval(centre, radius, radius * 0.94, 36), plate.rng, 2), PAPER)
        plate.line(outline(oval(centre, radius * 0.72, radius * 0.68, 30)), MANGGIS, 7)
        for i in range(6):
            lobe = polar(centre, radius * 0.32, 60 * i + 30)
            ends = polar(centre, radius * 0.56, 60 * i + 30)
            plate.fill(cut(centre, ends, radius * 0.11), MANGGIS)
            plate.dots([polar(lobe, radius * 0.5, 60 * i + 60)], MANGGIS, 8)
        plate.dots(ring(centre, radius * 0.86, 26), MANGGIS, 8)


def terap_bark(plate: Plate) -> None:
    """A bark-cloth bag that runs off the plate, its fibres parting round the knots, beside a roll of raw bark."""
    rng = plate.rng
    plate.fill(chatter(grid(96, rng), rng, 72, 5, 82), JENGKOL)
    strap = smooth([(560, 470), (500, 250), (640, 40), (1000, -50), (1420, 20), (1680, 190)], 30)
    plate.shape(rough(ribbon(strap, 122), rng, 3), SAND)
    for away in (-42, 42):
        plate.fill(cuts(beside(strap, away), rng, 40, 8, 14), JENGKOL)
    plate.fill(cuts(beside(strap, -12), rng, 150, 7, 20) + cuts(beside(strap, 14), rng, 150, 6, 20), PINANG)
    plate.shape(rough([(420, 360), (1700, 360), (1700, 1260), (350, 1260)], rng, 4), JENGKOL)
    _fibres(plate, (380, 1660, 900, 1240), PINANG, [((760, 1110), 60), ((1380, 1070), 60)])
    hem = [(1720 - k * 33, 930 + 30 * sin(k * 0.9) + rng.uniform(-16, 16)) for k in range(41)]
    plate.shape(rough([(396, 324), (1720, 324), *hem], rng, 3), SAND)
    tips = [(x, y, x + rng.uniform(-9, 9), y + rng.uniform(50, 120)) for x, y in hem for _ in (0, 1)]
    plate.fill("".join(cut((a, b - 26), (c, d), 9) for a, b, c, d in tips), SAND)
    _fibres(plate, (416, 1680, 470, 906), JENGKOL, [((760, 720), 74), ((1420, 640), 66)])
    _stitched_row(plate, 480, 1620, 400)
    seed(plate, (1090, 876), 82, (PINANG, SAND), 90, 5)
    _bark_roll(plate, (150, 960), 262)


def _stitched_row(plate: Plate, left: float, right: float, level: float) -> None:
    """Lay a row of stitched diamonds with a knot in each."""
    data = ""
    knots: Line = []
    for x in range(round(left), round(right), 128):
        corners = [(x - 50, level), (x, level - 42), (x + 50, level), (x, level + 42)]
        data += "".join(cut(mix(a, b, 0.06), mix(a, b, 0.94), 9) for a, b in pairwise([*corners, corners[0]]))
        knots.append((x, level))
    plate.fill(data, PINANG)
    plate.dots(knots, PINANG, 19)


def _bark_roll(plate: Plate, centre: Point, radius: float) -> None:
    """Lay the end of a roll of bark: a thick spiral with its loose edge along the ground."""
    plate.shape(rough(oval(centre, radius + 22, radius + 22, 50), plate.rng, 3), PINANG)
    coil = eddy(centre, radius, 4.3, 90, 0.12)
    plate.line(outline([(centre[0] - 420, centre[1] + radius), *coil], closed=False), SAND, 32)
    plate.fill(cuts(coil, plate.rng, 90, 5, 20), JENGKOL)


def _fibres(plate: Plate, box: tuple[float, float, float, float], ink: str, knots: list[tuple[Point, float]]) -> None:
    left, right, top, bottom = box
    count = round((right - left) / 23)
    data = ""
    for row in range(1, count):
        line: Line = []
        for step in range(round((bottom - top) / 14) + 1):
            column, y = left + (right - left) * row / count, top + step * 14
            x = column + 7 * sin(y / 70 + row * 0.5)
            for (kx, ky), size in knots:
                near = (column - kx) / size
                x += size * 1.1 * (1 if near > 0 else -1) * 2.718 ** (-abs(near) * 0.8 - ((y - ky) / size / 1.5) ** 2)
            line.append((x, y))
        data += cuts(line, plate.rng, 200, 8 if row % 4 == 0 else 5, 24)
    plate.fill(data, ink)
    for (x, y), size in knots:
        plate.fill(cut((x, y - size * 1.2), (x, y + size * 1.2), size * 0.34), ink)


def rattan_basket(plate: Plate) -> None:
    """A back basket seen close: rim, open weave and two carrying bands."""
    spray = sprig(plate, "spray", 78)
    for x, y in grid(136, plate.rng, 0.12):
        if abs(x - 800) > 440:
            plate.press(spray, (x, y + 40), JENGKOL)
    basket(plate, (800, 190), 1, 1260)


def seed_bracelets(plate: Plate) -> None:
    """Bracelets of forest seeds as great rings that run off the plate."""
    rng = plate.rng
    plate.fill(chatter(grid(110, rng), rng, 70, 3.5, lambda p: (p[0] - p[1]) / 9), PINANG)
    rings: list[tuple[Point, float, float, list[str]]] = [
        ((1420, 210), 560, 132, [SAND, SAND, PAPER]),
        ((1420, 210), 392, 108, [PINANG, SAND, PINANG]),
        ((1420, 210), 244, 84, [SAND]),
        ((1530, 1240), 380, 122, [MANGO, MANGO, SAND]),
        ((470, 720), 640, 178, [SAND, SAND, SAND, PINANG]),
        ((470, 720), 428, 126, [MANGO, SAND]),
        ((470, 720), 262, 92, [PAPER, SAND]),
    ]
    for centre, radius, size, inks in rings:
        count = round(2 * pi * radius / (size * 1.04))
        exact = 2 * pi * radius / count / 1.04
        necklace(plate, [polar(centre, radius, t * 3) for t in range(121)], exact, inks, MANGGIS, SAND)
    flower(plate, (470, 720), 150, 14, (MANGO, SAND))
    plate.dots(ring((1420, 210), 140, 46), MANGO, 16)


def pandan_mat(plate: Plate) -> None:
    """A plaited mat close up, diamonds of dyed leaf among the pale, its loose ends at one corner."""
    rng = plate.rng

    def dye(row: int, column: int) -> str:
        far = max(abs((row + 70) % 20 - 10), abs((column + 63) % 20 - 10))
        return (JENGKOL, JENGKOL, SAND, SAND, MANGO, MANGO, SAND, SAND, PINANG, PINANG, JENGKOL)[far]

    edge = [(-60, -60), (1700, -60), (1700, 560), (1010, 1260), (-60, 1260)]
    plait(plate, edge, 50, 45, dye, JENGKOL)
    data = ""
    for i in range(29):
        foot = (1652 - i * 27 + rng.uniform(-4, 4), 606 + i * 27)
        reach = 90 + 70 * abs(sin(i * 1.7)) + rng.uniform(0, 30)
        data += cut(
            (foot[0] - 30, foot[1] - 30),
            (foot[0] + reach, foot[1] + reach + rng.uniform(-30, 30)),
            17,
            rng.uniform(-12, 12),
        )
    plate.fill(data, SAND)
    plate.line(outline([(1690, 570), (1010, 1250)], closed=False), PINANG, 16)
