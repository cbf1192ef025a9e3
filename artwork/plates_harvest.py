"""Plates for the products of garden and forest: coffee, resin, honey, food, rubber (core)."""

from math import sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Line, Point, beside, mix, oval, place, polar, ribbon, rough, smooth, taper, walk
from artwork.marks import along, chatter, cut, cuts, grid, hatch, rays, ring
from artwork.motifs_forest import berry, frond, leaf, scaly, trunk
from artwork.motifs_stone import disc, hills, slopes
from artwork.motifs_water import seluang
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGO, PAPER, PINANG, SAND


def coffee(plate: Plate) -> None:
    """A branch of coffee with ripe cherries before a hill of clouds and terraces."""
    rng = plate.rng
    disc(plate, (1180, 300), 210, PAPER)
    hill = hills(plate, [(-40, 900), (300, 820), (720, 610), (1090, 470), (1420, 640), (1660, 760)], JENGKOL)
    sky = hill[:-2]
    for lane in range(1, 7):
        plate.fill(cuts([(x, y + lane * 62 + lane * lane * 5) for x, y in sky], rng, 90, 5, 24), SAND)
    bough = smooth([(-60, 1010), (300, 800), (720, 560), (1060, 300), (1330, -60)], 30)
    plate.shape(rough(ribbon(bough, taper(40, 18)), rng, 2), PINANG)
    joints = walk(bough, 262, 120)
    for i, (at, turn) in enumerate(joints):
        size = 520 - i * 36
        for side in (-1, 1):
            leaf(plate, at, size, size * 0.36, turn + side * (62 + 6 * (i % 2)), (GUAVA, SAND), 9, side * 26)
    for i, (at, turn) in enumerate(joints):
        for k in range(7):
            spot = polar(at, 62 + 34 * (k % 2), turn + k * 51 + 20)
            berry(plate, spot, 46 - i * 2, (PINANG, PAPER) if (k + i) % 4 else (MANGO, JENGKOL))


def dragon_blood(plate: Plate) -> None:
    """Clusters of scaly rattan fruit under spiny stems and fronds; drops of red resin."""
    rng = plate.rng
    for start, middle, end, reach in (
        ((-60, 260), (500, 90), (1000, 330), 300),
        ((1700, 60), (1250, 40), (880, 180), 280),
        ((1690, 640), (1430, 520), (1230, 640), 240),
    ):
        frond(plate, smooth([start, middle, end], 30), reach, GUAVA, 44, 13)
    stem = smooth([(520, -40), (470, 260), (560, 620), (500, 1240)], 28)
    plate.shape(rough(ribbon(stem, 88), rng, 2), SAND)
    spines = ""
    for i, (at, turn) in enumerate(walk(stem, 26, 8)):
        for side in (-1, 1):
            foot = place([(0, side * 40)], at, turn)[0]
            spines += cut(foot, polar(foot, 50 + 26 * (i % 3), turn + side * 116), 6)
    plate.fill(spines, SAND)
    plate.fill("".join(cuts(beside(stem, lane), rng, 120, 5, 26) for lane in (-22, 4, 26)), JENGKOL)
    fruit = scaly(plate, "fruit", 100, SAND, JENGKOL)
    for root, bend, tip, size in (
        ((520, 60), (1010, 40), (1010, 900), 84),
        ((530, 40), (1240, -60), (1400, 760), 92),
        ((530, 420), (210, 470), (190, 940), 74),
    ):
        stalk = smooth([root, bend, mix(bend, tip, 0.5), tip], 26)
        plate.line(outline(stalk, closed=False), SAND, 17)
        stops = walk(stalk, size * 1.5, size * 6)
        for i, (at, turn) in enumerate(stops):
            for side in (-1, 1):
                spot = place([(side * 14, side * size * (1.12 + 0.16 * (i % 2)))], at, turn)[0]
                plate.line(outline([at, spot], closed=False), SAND, 9)
                plate.press(fruit, spot, PINANG, size / 100 * (0.94 + 0.1 * ((i + side) % 2)), turn + side * 58)
        plate.press(fruit, polar(tip, size * 0.7, 90), PINANG, size / 94, 90)
    for x, y, size in ((1012, 1140, 44), (1406, 980, 46), (1406, 1130, 32), (192, 1140, 30)):
        drop = [(x, y - size * 1.7), (x + size * 0.8, y - size * 0.1), (x, y + size), (x - size * 0.8, y - size * 0.1)]
        plate.shape(smooth(drop, 14, closed=True), PINANG)


def sialang_honey(plate: Plate) -> None:
    """A tall pale honey tree by night with half-moon combs under its boughs and bees adrift."""
    rng = plate.rng
    plate.dots([p for p in grid(150, rng, 0.4) if p[1] < 1000], MANGO, 7)
    ridge = hills(plate, [(-40, 1090), (260, 1010), (620, 1070), (1040, 1000), (1330, 1060), (1660, 980)], JENGKOL)
    boughs = [
        ([(800, 560), (560, 380), (240, 330), (-60, 250)], 84),
        ([(820, 440), (1100, 260), (1400, 230), (1680, 130)], 88),
        ([(800, 260), (560, 90), (380, -60)], 78),
        ([(830, 240), (1040, 60), (1120, -60)], 66),
        ([(830, 700), (1120, 560), (1660, 560)], 62),
    ]
    lines: list[Line] = []
    for points, width in boughs:
        line = smooth(points, 30)
        lines.append(line)
        plate.shape(rough(ribbon(line, taper(width, width / 2)), rng, 2), PAPER)
        for lane in (-10, 12):
            plate.fill(cuts(beside(line, lane), rng, 110, 5, 30), DEEP)
    trunk(plate, 815, -30, 1230, 230, (PAPER, DEEP), 1.7)
    combs = [
        (0, 300, 128),
        (0, 540, 108),
        (0, 790, 84),
        (1, 250, 118),
        (1, 480, 134),
        (1, 720, 96),
        (4, 330, 104),
        (4, 560, 92),
        (2, 300, 80),
    ]
    for bough, distance, size in combs:
        _comb(plate, walk(lines[bough], distance, distance)[0][0], size)
    swarm = smooth([(250, 980), (420, 760), (330, 620), (520, 520)], 30)
    plate.fill(
        chatter([(x + rng.uniform(-70, 70), y + rng.uniform(-50, 50)) for x, y in along(swarm, 24)], rng, 34, 6, -40),
        MANGO,
    )
    slopes(plate, ridge[:-2], 170, GUAVA, 36, 6)


def _comb(plate: Plate, at: Point, size: float) -> None:
    """Lay a half-moon comb that hangs from `at`, with rows of cells."""
    top = at[1] + 14
    edge = [polar((at[0], top), size, 180 - t * 10) for t in range(19)]
    plate.shape(rough([(x, top + (y - top) * 1.15) for x, y in edge], plate.rng, 2), MANGO)
    for k in range(1, 5):
        reach = size * (0.86 - 0.05 * k * k)
        level = top + k * size * 0.22
        plate.dots([(x, level) for x in _steps(at[0] - reach, at[0] + reach, 21, k % 2)], JENGKOL, 11)


def _steps(left: float, right: float, step: float, shifted: int) -> list[float]:
    count = int((right - left) / step)
    return [
        left + (right - left - count * step) / 2 + step * i + (step / 2 if shifted else 0)
        for i in range(count + 1 - shifted)
    ]


def food_gifts(plate: Plate) -> None:
    """Three rows like a printed cloth: bamboo of lemang, coconut-shell sweets, smoked fish."""
    rng = plate.rng
    for i in range(15):
        x = -30 + i * 116
        top = -20 if i % 3 else 46
        tube = [(x, top), (x + 96, top), (x + 70, 436), (x - 26, 436)]
        plate.shape(rough(tube, rng, 2), MANGO if i % 3 == 0 else GUAVA)
        if top > 0:
            plate.shape(oval((x + 48, top), 47, 20, 24), PAPER)
            plate.dots([(x + 48, top)], JENGKOL, 20)
        marks = "".join(cut((x + s - 6, 60 + s % 7 * 9), (x + s - 24, 250 + s % 5 * 34), 5) for s in (22, 50, 76))
        plate.fill(
            marks + cut((x - 12, 290), (x + 88, 290), 9) + cut((x - 14, 306), (x + 84, 306), 4),
            JENGKOL if i % 3 == 0 else SAND,
        )
    plate.shape(rectangle(-10, 436, 1610, 812), PINANG)
    for i in range(6):
        centre = (60 + i * 300, 566)
        bowl = [polar(centre, 138, t) for t in range(0, 181, 9)]
        plate.shape(rough([(x, centre[1] + (y - centre[1]) * 1.32) for x, y in bowl], rng, 2), JENGKOL)
        plate.shape(oval(centre, 138, 44, 36), SAND)
        plate.line(outline(oval(centre, 96, 27, 30)), JENGKOL, 5)
        plate.dots([(centre[0] + d, centre[1] + (d * 7) % 13 - 6) for d in (-52, -18, 14, 48)], JENGKOL, 11)
        plate.fill(
            "".join(
                cut((centre[0] + s, 632 - abs(s) * 0.1), (centre[0] + s * 0.62, 728 - abs(s) * 0.42), 5, s * 0.07)
                for s in range(-96, 97, 32)
            ),
            SAND,
        )
    plate.dots(along([(-10, 470), (1610, 470)], 34), MANGO, 12)
    plate.dots(along([(-10, 786), (1610, 786)], 34), MANGO, 12)
    fish = seluang(plate, "salai", PINANG)
    for row, y in enumerate((892, 1018, 1146)):
        for i in range(5):
            plate.press(fish, (40 + i * 412 - row * 150, y), SAND, 0.9, -3 + 6 * (row % 2))
    for x in range(90, 1600, 330):
        plate.fill(cut((x, 800), (x + 20, 1230), 9), PAPER)


def rubber(plate: Plate) -> None:
    """Rubber trunks close up with slanting tapping cuts, white latex and cups."""
    rng = plate.rng
    plate.fill(hatch(rectangle(0, 0, 1600, 1200), rng, 90, 46, 5, 150, 0.45), GUAVA)
    for x, width in ((70, 120), (640, 96), (1500, 150)):
        trunk(plate, x, -20, 1220, width, (GUAVA, MANGO), 1.1)
    for x, width, level in ((360, 300, 300), (1070, 380, 180)):
        trunk(plate, x, -20, 1230, width, (JENGKOL, GUAVA), 1.15)
        half = width / 2 - 14
        panel: Line = [(x - half, level - 90), (x + half, level + 90), (x + half, level + 500), (x - half, level + 320)]
        plate.shape(rough(panel, rng, 4), PINANG)
        for k in range(9):
            y = level - 62 + k * 47
            plate.fill(cut((x - half + 10, y), (x + half - 10, y + 168), 6), SAND)
        plate.fill(cut((x - half - 6, level + 330), (x + half + 4, level + 512), 15), PAPER)
        plate.fill(cut((x + half - 10, level + 492), (x + half - 16, level + 700), 10), PAPER)
        cup = [
            (x + half - 118, level + 700),
            (x + half + 84, level + 700),
            (x + half + 44, level + 824),
            (x + half - 78, level + 824),
        ]
        plate.shape(rough(smooth(cup, 24, closed=True), rng, 2), SAND)
        plate.shape(oval((x + half - 17, level + 704), 96, 24, 30), PAPER)
        plate.fill(rays((x + half - 17, level + 640), 110, 168, 9, 4, 58, 64), JENGKOL)
        wire = [(x - half - 22, level + 752 - 20 * sin(i)) for i in (0, 1)] + [(x + half - 100, level + 764)]
        plate.line(outline(wire, closed=False), SAND, 7)
    plate.dots(ring((1240, 690), 26, 26), PAPER, 8)
