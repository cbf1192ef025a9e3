"""Plates for the articles: rock art, batik motifs, the river (core)."""

from itertools import pairwise
from math import sin
from typing import Final

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Point, beside, mix, oval, place, polar, ribbon, rough, smooth, walk
from artwork.marks import along, chatter, cut, cuts, grid, rays, ring
from artwork.motifs_forest import fern, flower, pitcher, rosette, shoot
from artwork.motifs_stone import disc
from artwork.motifs_water import boat, seluang, shoal
from artwork.palette import DEEP, JENGKOL, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def rock_art(plate: Plate) -> None:
    """Black marks on a pale cave wall: figures, animals and plants reduced to signs, worn by time."""
    rng = plate.rng
    reaches = (760, 680, 560, 520, 470, 540, 690, 760, 720, 640, 560, 480, 520, 560, 700)
    stain = place([polar((0, 0), reach, 24 * i) for i, reach in enumerate(reaches)], (800, 610))
    plate.shape(rough(smooth(stain, 40, closed=True), rng, 9), PAPER)
    plate.fill(chatter(grid(104, rng), rng, 120, 6, _grain), SAND)
    _overhang(plate)
    for edge in (
        [(1120, 110), (1090, 330), (1150, 520), (1100, 760), (1150, 1210)],
        [(330, 1210), (370, 960), (300, 720), (340, 520)],
    ):
        plate.fill(cuts(smooth(edge, 14), rng, 150, 9, 8), PINANG)
    signs = (
        ((330, 650), 860, 1),
        ((770, 330), 310, 0),
        ((850, 830), 500, 2),
        ((1550, 900), 460, 1),
        ((640, 1060), 170, 0),
    )
    for at, size, kind in signs:
        _figure(plate, at, size, kind)
    _beast(plate, (1210, 500), 640)
    _beast(plate, (1290, 970), 310)
    _plant(plate, (1080, 1060), 380)
    _plant(plate, (90, 450), 260)
    plate.fill(rays((600, 520), 42, 104, 13, 10), JENGKOL)
    plate.shape(rough(oval((600, 520), 28, 28, 16), rng, 4), JENGKOL)
    for x, y in ((1010, 680), (560, 790), (1400, 700)):
        plate.dots([(x + c * 38 + rng.uniform(-4, 4), y + r * 36) for c in range(5) for r in range(2)], JENGKOL, 19)
    worn = [p for p in grid(60, rng, 0.48) if p[1] > 220]
    plate.fill(chatter(worn, rng, 52, 5, _grain), PAPER)


def _overhang(plate: Plate) -> None:
    """Lay the dark brow of the rock shelter along the upper edge."""
    rock = [(-60, 150), (150, 210), (330, 80), (560, 120), (760, 30), (1010, 90), (1230, 40), (1420, 190), (1660, 120)]
    plate.shape(rough([*rock, (1700, -100), (-100, -100)], plate.rng, 5), JENGKOL)
    rows = [[(x, y - away) for x, y in smooth(rock, 40)] for away in (34, 70, 110)]
    plate.fill("".join(cuts(row, plate.rng, 110, 7, 30) for row in rows), PINANG)


def _grain(point: Point) -> float:
    """Return the direction of the rock's grain at a point, in degrees."""
    return 74 + 34 * sin(point[0] / 260) + point[1] / 60


def _figure(plate: Plate, at: Point, size: float, kind: int) -> None:
    """Lay a sign for a figure, brushed in tapered strokes: arms raised, spread or bent."""
    s = size / 100
    arms = (
        [(-6, -22), (-30, -26), (-36, -52)],
        [(-5, -24), (-24, -10), (-42, -20)],
        [(-6, -20), (-34, -30), (-30, -4)],
    )[kind]
    legs = ([(-3, 12), (-24, 22), (-20, 50)], [(-3, 14), (-14, 30), (-26, 50)], [(-3, 10), (-30, 12), (-34, 40)])[kind]
    data = cut((at[0], at[1] - 38 * s), (at[0], at[1] + 30 * s), 11 * s)
    for limb in (arms, legs):
        for side in (-1, 1):
            joints = [(at[0] + side * x * s, at[1] + y * s) for x, y in limb]
            data += "".join(cut(mix(b, a, 1.18), mix(a, b, 1.12), 4.6 * s) for a, b in pairwise(joints))
    plate.fill(data, JENGKOL)
    plate.shape(rough(oval((at[0], at[1] - 39 * s), 6 * s, 7 * s, 12), plate.rng, 0.6 * s), JENGKOL)
    if kind == 2:
        plate.fill(rays((at[0], at[1] - 40 * s), 5 * s, 24 * s, 3, 3 * s, -125, 105), JENGKOL)


def _beast(plate: Plate, at: Point, size: float) -> None:
    """Lay a sign for a horned animal, its ribs left bare."""
    s = size / 100
    shape = [
        (-50, -8),
        (-30, -19),
        (0, -13),
        (26, -19),
        (42, -28),
        (52, -20),
        (40, -8),
        (28, 6),
        (0, 12),
        (-28, 9),
        (-44, 6),
    ]
    body = smooth([(at[0] + x * s, at[1] + y * s) for x, y in shape], 24, closed=True)
    plate.shape(rough(body, plate.rng, s), JENGKOL)
    strokes = [
        ((-36, 0), (-44, 36)),
        ((-28, 2), (-24, 38)),
        ((20, 0), (16, 38)),
        ((28, -2), (38, 34)),
        ((44, -24), (26, -54)),
        ((46, -24), (66, -50)),
        ((-46, -6), (-68, -26)),
    ]
    data = "".join(
        cut((at[0] + a * s, at[1] + b * s), (at[0] + c * s, at[1] + d * s), 3.4 * s, 2 * s)
        for (a, b), (c, d) in strokes
    )
    plate.fill(data, JENGKOL)
    plate.fill(
        "".join(
            cut((at[0] + x * s, at[1] - 11 * s), (at[0] + (x - 3) * s, at[1] + 6 * s), 1.8 * s)
            for x in range(-28, 24, 10)
        ),
        PAPER,
    )


def _plant(plate: Plate, foot: Point, size: float) -> None:
    """Lay a sign for a plant: a stem with paired strokes."""
    line = [(foot[0] + 8 * sin(k), foot[1] - size * k / 8) for k in range(9)]
    data = cut(foot, line[-1], size * 0.035, 8)
    for k in range(1, 8):
        for side in (-1, 1):
            data += cut(
                line[k],
                (line[k][0] + side * size * 0.28 * (1.1 - k / 12), line[k][1] - size * 0.14),
                size * 0.034,
                side * 8,
            )
    plate.fill(data, JENGKOL)


def motif_grid(plate: Plate) -> None:
    """Six motifs in a chequer: fern, bamboo shoot, pitcher plant, two hills, seluang."""
    for i, ground in enumerate((JENGKOL, PINANG, SAND, SAND, JENGKOL, PINANG)):
        left, top = (i % 3) * 534, (i // 3) * 600
        plate.shape(rectangle(left, top, left + 534, top + 600), ground)
    for at, radius, turn, side in (((60, 600), 216, -58, 1), ((500, 600), 120, -112, -1), ((40, 250), 84, -54, 1)):
        fern(plate, at, radius, turn, (SAND, MANGO), 1.8, side)
    for x, base, width, high in ((800, 596, 300, 540), (640, 600, 170, 330), (964, 600, 170, 330)):
        shoot(plate, (x, base), width, high, (SAND, PINANG))
    plate.dots([(x, y) for x in (580, 650, 950, 1020) for y in (60, 115, 170, 225)], MANGO, 15)
    pitcher(plate, (1320, 150), 400, (PINANG, SAND, JENGKOL), 8)
    pitcher(plate, (1516, 330), 230, (JENGKOL, SAND, PINANG), -6)
    pitcher(plate, (1150, 360), 200, (JENGKOL, SAND, PINANG), 10)
    _blooming_hill(plate)
    _moon_hill(plate)
    fish = seluang(plate, "seluang", PINANG)
    window = plate.clip("seluang-window", rectangle(1068, 600, 1600, 1200))
    for k, at in enumerate(((1330, 690), (1200, 850), (1480, 880), (1320, 1010), (1180, 1140), (1500, 1150))):
        plate.press(fish, at, SAND if k % 3 else MANGO, 0.78, -14, window)
    frame = "".join(outline([(x, -5), (x, 1205)], closed=False) for x in (534, 1068))
    plate.line(frame + outline([(-5, 600), (1605, 600)], closed=False), PAPER, 13)


def _blooming_hill(plate: Plate) -> None:
    """Lay Gunung Kembang, the hill in bloom: nested slopes under an opening flower."""
    peaks = plate.clip("gunung", rectangle(0, 600, 534, 1200))
    for at, radius in (((268, 716), 84), ((96, 800), 52), ((440, 800), 52)):
        flower(plate, at, radius, 12, (PINANG, JENGKOL))
    for k in range(5):
        high, low = 1090 + k * 50, 1230 + k * 40
        cone = smooth([(-60, low), (120, high), (268, 830 + k * 76), (420, high), (600, low)], 30)
        plate.shape(rough(cone, plate.rng, 3), (PINANG, JENGKOL)[k % 2], peaks)
        plate.dots(along([(x, y + 26) for x, y in cone], 28), SAND, 9, peaks)


def _moon_hill(plate: Plate) -> None:
    """Lay Bukit Bulan, the moon hill: a pale disc over banded ridges."""
    window = plate.clip("bulan", rectangle(534, 600, 1068, 1200))
    disc(plate, (800, 860), 200, SAND, PINANG, 84, 36)
    plate.dots(ring((800, 860), 228, 40), MANGO, 12, window)
    for k in range(5):
        line = [(x, 1010 + k * 44 + 22 * sin(x / 70 + k)) for x in range(520, 1090, 24)]
        plate.shape([*rough(line, plate.rng, 2), (1090, 1260), (520, 1260)], (MANGO, JENGKOL)[k % 2], window)
        plate.fill(cuts([(x, y + 18) for x, y in line], plate.rng, 60, 6, 20), (JENGKOL, MANGO)[k % 2], window)


COURSE: Final = (
    *((-100, 960), (200, 1040), (420, 820), (330, 500), (440, 200), (720, 150), (860, 420)),
    *((800, 760), (950, 1040), (1230, 1010), (1290, 700), (1190, 420), (1340, 180), (1700, 130)),
)
"""The river's course through the plate of `river_life`."""


def river_life(plate: Plate) -> None:
    """Bends of a river from above, with deep pools, boats and planted banks."""
    rng = plate.rng
    stream = smooth(COURSE, 26)
    for grow, ink in ((430, PINANG), (350, SAND)):
        plate.shape(ribbon(stream, grow), ink)
    for away in (-150, 150):
        plate.dots(along(beside(stream, away), 34), JENGKOL, 11)
    for away in (-195, 195):
        plate.fill(cuts(beside(stream, away), rng, 40, 8, 16), SAND)
    plate.shape(rough(ribbon(stream, 236), rng, 3), RIVER)
    for lane in range(-88, 89, 35):
        plate.fill(cuts(beside(stream, lane), rng, 120, 6, 40), PAPER if lane % 2 else MIST)
    for k, (at, turn) in enumerate(walk(stream, 560, 300)):
        if k % 2:
            plate.shape(oval(at, 92, 92, 36), DEEP)
            plate.line(outline(oval(at, 66, 66, 30)) + outline(oval(at, 38, 38, 26)), MIST, 6)
        else:
            boat(plate, at, 330, turn + 180, (JENGKOL, MANGO))
    fish = seluang(plate, "seluang", DEEP, fine=False)
    shoal(plate, fish, stream[::-1][:40], [-40, 20, 64], [PAPER], 0.26, 150)
    taken = along(stream, 60)
    bloom = rosette(plate, "bloom", 46, 8)
    for x, y in grid(120, rng, 0.2):
        if all((x - a) ** 2 + (y - b) ** 2 > 262**2 for a, b in taken):
            plate.press(bloom, (x, y), MANGO)
