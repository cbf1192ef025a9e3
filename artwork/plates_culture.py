"""Plates for culture: boats, gongs, forest shelter, river pool, three heritages, old quarter (core)."""

from itertools import pairwise
from math import pi, sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Point, beside, mix, oval, place, polar, ribbon, rough, smooth, walk
from artwork.marks import along, cut, cuts, grid, hatch, ring
from artwork.motifs_craft import basket, gong, roof
from artwork.motifs_forest import blade, flower, frond, leaf, sprig, trunk
from artwork.motifs_water import boat, seluang, semah, wave
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def boat_race(plate: Plate) -> None:
    """Long boats from above, seven paddles each, driving up the river side by side."""
    rng = plate.rng
    turn = -24.0
    for k in range(34):
        line = [(-160.0 + x, -60 + k * 54 - x * 0.445 + 9 * sin(x / 120 + k)) for x in range(0, 2000, 40)]
        plate.fill(cuts(line, rng, 190, 5 if k % 2 else 8, 70), DEEP if k % 3 else MIST)
    hulls = [
        ((420, 200), (JENGKOL, SAND)),
        ((1290, 310), (PINANG, PAPER)),
        ((70, 840), (JENGKOL, MANGO)),
        ((1010, 850), (JENGKOL, PAPER)),
        ((1520, 1080), (PINANG, SAND)),
    ]
    for centre, inks in hulls:
        bow = polar(centre, 620, turn)
        for side in (-1, 1):
            for k in range(4):
                foot = place([(-20 - k * 46, side * (20 + k * 20))], bow, turn)[0]
                plate.fill(
                    cut(foot, place([(-330 - k * 60, side * (86 + k * 46))], bow, turn)[0], 11 - k * 2, side * 18),
                    PAPER,
                )
        boat(plate, centre, 1240, turn, inks, 7)


def gong_chimes(plate: Plate) -> None:
    """Bronze gong-chimes from above in their frame, sound as rings of dots."""
    rng = plate.rng
    for k in range(5, 11):
        radius = k * 118
        plate.dots(
            [p for p in ring((560, 560), radius, 46, k * 7) if -9 < p[0] < 1609 and -9 < p[1] < 1209], JENGKOL, 11
        )
    for level in (96, 1000):
        plate.shape(rough(rectangle(-20, level, 1620, level + 74), rng, 3), JENGKOL)
        plate.fill(hatch(rectangle(0, level + 8, 1600, level + 66), rng, 0, 20, 4, 190, 0.3), SAND)
    for x in (60, 560, 1096, 1570):
        plate.line("".join(outline([(x + d, 120), (x + d, 1040)], closed=False) for d in (-22, 22)), SAND, 9)
    for centre, radius in (
        ((560, 560), 470),
        ((1290, 380), 268),
        ((1290, 860), 196),
        ((40, 300), 210),
        ((20, 880), 250),
        ((1640, 700), 190),
    ):
        plate.shape(oval(centre, radius + 26, radius + 26, 56), JENGKOL)
        gong(
            plate,
            centre,
            radius,
            (MANGO, JENGKOL, SAND) if radius > 200 else (SAND, JENGKOL, MANGO),
            24 + round(radius / 14),
        )


def forest_home(plate: Plate) -> None:
    """A leaf roof on poles among great trunks, and a back basket in front. No people."""
    rng = plate.rng
    plate.fill(hatch(rectangle(0, 0, 1600, 1200), rng, 90, 104, 7, 240, 0.5), JENGKOL)
    for x, width in ((60, 190), (330, 80), (540, 54), (1010, 90), (1480, 220)):
        trunk(plate, x, -20, 1230, width, (JENGKOL, MANGO), 1.5)
    for start, middle, end, reach in (
        ((-40, -30), (240, 40), (470, 300), 210),
        ((1660, -60), (1330, 40), (1110, 270), 230),
        ((640, -80), (720, 60), (690, 230), 170),
    ):
        frond(plate, smooth([start, middle, end], 30), reach, MANGO, 36, 13)
    for x, top, bottom in ((150, 760, 1230), (930, 420, 1230), (610, 800, 1230), (1180, 520, 1230)):
        plate.shape(rough([(x - 17, top), (x + 17, top), (x + 20, bottom), (x - 20, bottom)], rng, 2), SAND)
        plate.fill("".join(cut((x - 16, y), (x + 16, y - 10), 4) for y in range(top + 90, bottom, 130)), JENGKOL)
    plate.shape(rough([(60, 1062), (1260, 1030), (1260, 1084), (60, 1118)], rng, 3), SAND)
    plate.fill(cuts([(x, 1092 - (x - 60) * 0.027) for x in range(70, 1250, 12)], rng, 160, 6, 24), JENGKOL)
    _leaf_roof(plate, (-150, 960), (800, 230), (1290, 420), (420, 1080))
    basket(plate, (1330, 740), 0.4, 1260)
    for x, size, turn in ((60, 330, -84), (170, 260, -58), (-10, 250, -112)):
        leaf(plate, (x, 1240), size, size * 0.34, turn, (MANGO, JENGKOL), 7)


def _leaf_roof(plate: Plate, low: Point, high: Point, back: Point, near: Point) -> None:
    """Lay a sloping roof between four corners, thatched from the eaves up with broad leaves."""
    rng = plate.rng
    plate.shape(rough([low, high, back, near], rng, 4), JENGKOL)
    for row in range(8, -1, -1):
        a, b = mix(high, low, row / 9), mix(back, near, row / 9)
        pale = dark = ""
        for k in range(7):
            root = mix(a, b, (k + 0.5 * (row % 2) + 0.15) / 7)
            tip = (root[0] - 146 + rng.uniform(-10, 10), root[1] + 104 + rng.uniform(-12, 12))
            pale += cut(root, tip, 35, 12)
            dark += cut(mix(root, tip, 0.1), mix(root, tip, 0.84), 4, 10)
        plate.fill(pale, SAND if row % 2 else MANGO)
        plate.fill(dark, JENGKOL)
    plate.shape(rough([high, back, (back[0] + 6, back[1] + 30), (high[0] - 14, high[1] + 26)], rng, 3), SAND)


def closed_pool(plate: Plate) -> None:
    """Semah circle in a deep pool of the river; a dotted line closes it by custom."""
    rng = plate.rng
    stream = smooth([(-60, 240), (260, 180), (560, 360), (800, 600), (1060, 860), (1360, 1020), (1680, 960)], 30)
    spray = sprig(plate, "spray", 66)
    for at in grid(112, rng, 0.16):
        plate.press(spray, at, JENGKOL)
    plate.shape(rough(ribbon(stream, lambda t: 330 + 190 * sin(pi * t)), rng, 3), RIVER)
    centre = (800, 600)
    plate.shape(rough(oval(centre, 690, 580, 60, 12), rng, 3), RIVER)
    plate.shape(rough(oval(centre, 600, 500, 60, 12), rng, 3), DEEP)
    for share in (0.96, 0.84, 0.5, 0.38, 0.2):
        turn = oval(centre, 600 * share, 500 * share, 60, 12)
        plate.fill(cuts([*turn, turn[0]], rng, 170, 7, 40), MIST if share > 0.6 else RIVER)
    for lane in (-120, -60, 0, 60, 120):
        line = beside(stream, lane)
        plate.fill(
            cuts(line[: len(line) // 4], rng, 110, 6, 34) + cuts(line[3 * len(line) // 4 :], rng, 110, 6, 34), MIST
        )
    fish = semah(plate, "semah", DEEP)
    for k, (angle, scale, ink) in enumerate(((200, 1.24, PAPER), (320, 1.24, SAND), (80, 1.24, PAPER))):
        at = place([polar((0, 0), 1, angle)], (0, 0))[0]
        spot = (centre[0] + at[0] * 322, centre[1] + at[1] * 236)
        plate.press(fish, spot, ink, scale, angle + 90 + 6 * k)
    for x, y, tilt in ((70, 212, 96), (1528, 1004, 82)):
        rope = [polar((x, y), d, tilt + 4) for d in range(-260, 261, 26)]
        plate.line(outline(rope, closed=False), JENGKOL, 9)
        plate.dots(along(rope, 52), PINANG, 34)
        plate.dots(along(rope, 52), PAPER, 9)


def three_heritages(plate: Plate) -> None:
    """Three panels: a ring drawn together, a feast-day cake on its leaf, two healing herbs."""
    rng = plate.rng
    plate.shape(rectangle(-10, -10, 534, 1210), JENGKOL)
    plate.shape(rectangle(1066, -10, 1610, 1210), GUAVA)
    for k in range(4):
        centre, count = (267, 600), 10 + k * 8
        body = "".join(
            cut(
                polar(centre, 70 + k * 118, t * 360 / count + k * 9),
                polar(centre, 164 + k * 118, t * 360 / count + k * 9 + 7),
                17,
                7,
            )
            for t in range(count)
        )
        plate.fill(body, (SAND, PINANG, SAND, MANGO)[k])
        plate.dots(ring(centre, 64 + k * 118, 40, k * 9), SAND, 8)
    plate.shape(rectangle(534, -10, 1066, 1210), PINANG)
    for angle in range(0, 360, 30):
        leaf(plate, polar((800, 600), 150, angle), 300, 96, angle, (MANGO, JENGKOL), 6)
    plate.shape(rough(oval((800, 600), 214, 214, 50), rng, 2), JENGKOL)
    flower(plate, (800, 600), 170, 16, (SAND, PINANG))
    plate.dots(ring((800, 600), 190, 25), SAND, 9)
    for level in (90, 1110):
        plate.dots(along([(560, level), (1056, level)], 34), SAND, 12)
        plate.fill(
            "".join(
                cut((x - 12, level + 44), (x + 12, level + 20), 5) + cut((x - 12, level - 20), (x + 12, level - 44), 5)
                for x in range(566, 1050, 34)
            ),
            SAND,
        )
    stem = smooth([(1230, 1230), (1260, 900), (1190, 560), (1250, 240), (1220, -40)], 30)
    plate.line(outline(stem, closed=False), SAND, 15)
    for i, (at, turn) in enumerate(walk(stem, 150, 60)):
        leaf(plate, at, 250, 92, turn + (70 if i % 2 else -70), (SAND, JENGKOL), 5, 18)
    stalk = smooth([(1500, 1230), (1480, 800), (1510, 420), (1490, 60)], 30)
    plate.line(outline(stalk, closed=False), JENGKOL, 15)
    for i, (at, turn) in enumerate(walk(stalk, 190, 90)):
        for side in (-1, 1):
            _scalloped(plate, at, 190 - i * 8, turn + side * 62)
    for x in (534, 1066):
        plate.line(outline([(x, -10), (x, 1210)], closed=False), SAND, 10)


def _scalloped(plate: Plate, at: Point, size: float, degrees: float) -> None:
    shape = blade(size, size * 0.62, 0.5)
    ends = place(shape, at, degrees)
    plate.shape(ends, JENGKOL)
    plate.dots(ends[2:-2], JENGKOL, size * 0.13)
    rib = place([(10, 0), (size * 0.86, 0)], at, degrees)
    plate.fill(cut(rib[0], rib[1], 5), MANGO)
    plate.dots(
        place([(size * t, side * size * 0.17) for t in (0.3, 0.5, 0.7) for side in (-1, 1)], at, degrees), MANGO, 9
    )


def old_quarter(plate: Plate) -> None:
    """Steep old roofs crowd the bank; a casting net opens over the river, wider than the plate."""
    rng = plate.rng
    plate.fill(hatch(rectangle(0, 0, 1600, 330), rng, 0, 46, 5, 190, 0.5), SAND)
    houses = [
        (170, 40, 560, JENGKOL),
        (720, -30, 600, JENGKOL),
        (1290, 20, 560, JENGKOL),
        (-90, 190, 620, PINANG),
        (470, 160, 640, PINANG),
        (1030, 190, 620, PINANG),
        (1590, 150, 600, PINANG),
    ]
    for x, top, width, ink in houses:
        high = width * 0.56
        wall = rectangle(x - width * 0.37, top + high - 10, x + width * 0.37, top + high + 200)
        plate.shape(wall, SAND)
        plate.fill(
            "".join(
                cut((s, top + high), (s, top + high + 190), 7)
                for s in range(round(x - width * 0.34), round(x + width * 0.36), 44)
            ),
            JENGKOL,
        )
        rim = [(-0.53, 1.03), (-0.42, 0.66), (-0.31, 0.2), (-0.36, -0.05)]
        plate.shape([(x + a * width, top + b * high) for a, b in [*rim, *[(-a, b) for a, b in rim[::-1]]]], SAND)
        roof(plate, (x, top), width, high, (ink, SAND if ink == JENGKOL else MANGO), 7)
    plate.shape(rough([*wave(690, 16, 620), (1700, 1260), (-60, 1260)], rng, 3), RIVER)
    for k in range(13):
        plate.fill(cuts(wave(726 + k * 40, 13, 560, k * 90), rng, 150, 6, 60), MIST)
    centre = (900, 1090)
    net = oval(centre, 820, 560, 36)
    plate.shape([mix(p, centre, 0 if i % 2 else 0.04) for i, p in enumerate(net)], JENGKOL)
    for i in range(36):
        plate.fill(cut(mix(centre, net[i], 0.06), mix(centre, net[i], 0.98), 5), PAPER)
    mesh = ""
    for share in (0.2, 0.36, 0.52, 0.68, 0.84):
        edge = [mix(centre, p, share) for p in net]
        mesh += "".join(cut(a, b, 3.6, -6 * share) for a, b in pairwise([*edge, edge[0]]) if a[1] < 1230)
    plate.fill(mesh, PAPER)
    plate.dots(net, PAPER, 24)
    fish = seluang(plate, "seluang", JENGKOL)
    for x, y, turn in ((560, 900, -8), (980, 800, 6), (1220, 1000, -12), (800, 1060, 4)):
        plate.press(fish, (x, y), MANGO, 0.62, turn)
