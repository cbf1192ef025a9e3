"""Plates for the other destinations: forest hills, clouds, white water, bridge, lakes (core)."""

from collections.abc import Callable
from math import hypot, sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Line, Point, contains, mix, oval, place, polar, rough, smooth
from artwork.marks import along, cut, cuts, grid, hatch, rays
from artwork.motifs_forest import blade, frond, sprig
from artwork.motifs_stone import arch, cloud_bank, disc, hills, slopes, sun_rays
from artwork.motifs_water import seluang
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def twelve_hills(plate: Plate) -> None:
    """Twelve ranges of lowland forest, one behind the other, each with its own filler."""
    rng = plate.rng
    disc(plate, (1150, 260), 150, PINANG)
    inks = [(GUAVA, MANGO), (JENGKOL, GUAVA), (MANGO, GUAVA)]
    for i in range(12):
        level = 270 + i * 74 + i * i * 1.6
        swell = 44 + i * 9
        points = [
            (x, level + swell * sin(x / (250 + 16 * (i % 5)) + i * 2.1) - swell * 0.4 * sin(x / 130 + i))
            for x in range(-60, 1700, 140)
        ]
        ink, carved = inks[i % 3]
        sky = hills(plate, points, ink)[:-2]
        kind = i % 4
        if kind == 0:
            slopes(plate, sky, 60 + i * 9, carved, 26 + i, 4 + i * 0.4)
        elif kind == 1:
            plate.dots(along([(x, y + 22) for x, y in sky], 26 + i), carved, 9 + i * 0.6)
            plate.dots(along([(x, y + 48) for x, y in sky], 26 + i, 14), carved, 7 + i * 0.5)
        elif kind == 2:
            plate.fill("".join(cuts([(x, y + d) for x, y in sky], rng, 90, 4.5, 22) for d in (20, 42, 66)), carved)
        else:
            feet = along([(x, y + 14) for x, y in sky], 40 + i * 2)
            spray = sprig(plate, f"spray{i}", 36 + i * 2.2, 5, 180)
            for x, y in feet:
                plate.press(spray, (x, y + 36), carved)
    for curve, reach in (
        ([(-60, 1250), (110, 960), (360, 790), (660, 790)], 280),
        ([(1690, 1260), (1480, 900), (1230, 720), (900, 740)], 310),
    ):
        stem = smooth([(float(x), float(y)) for x, y in curve], 30)
        frond(plate, stem, reach + 30, JENGKOL, 46, 34)
        frond(plate, stem, reach - 20, MANGO, 46, 8)


def sea_of_clouds(plate: Plate) -> None:
    """A red sun over banks of cloud; dark summits stand out like islands."""
    sun_rays(plate, (620, 430), 300, 1300, 44, SAND, 12)
    disc(plate, (620, 430), 270, PINANG, MANGO, 0, 38)
    far = hills(plate, [(-40, 560), (240, 470), (480, 540), (860, 420), (1230, 270), (1440, 390), (1660, 500)], DEEP)
    slopes(plate, far[:-2], 190, MIST, 30, 5)
    cloud_bank(plate, 600, 190, MIST, DEEP, 30)
    near = hills(
        plate, [(-40, 640), (160, 610), (420, 740), (700, 900), (1100, 900), (1400, 760), (1660, 690)], JENGKOL
    )
    slopes(plate, near[:-2], 170, MIST, 34, 6)
    cloud_bank(plate, 800, 240, PAPER, DEEP, -40)
    cloud_bank(plate, 960, 300, MIST, DEEP, 60)
    cloud_bank(plate, 1120, 380, PAPER, DEEP, -90)


def white_water(plate: Plate) -> None:
    """Streamlines of a fast river parting round boulders, with one ring afloat."""
    rng = plate.rng
    stones: list[tuple[Point, float]] = [
        ((300, 270), 170),
        ((850, 640), 250),
        ((1330, 220), 150),
        ((1390, 1010), 230),
        ((230, 960), 190),
    ]

    def drift(point: Point) -> Point:
        x, y = 1.0, 0.28 * sin(point[0] / 190 + point[1] / 260)
        for (cx, cy), r in stones:
            dx, dy = point[0] - cx, point[1] - cy
            far = dx * dx + dy * dy
            x -= r * r * (dx * dx - dy * dy) / far**2 * 1.0
            y -= r * r * 2 * dx * dy / far**2 * 1.0
        return x, y

    taken: set[tuple[int, int]] = set()
    white = mist = ""
    for start in [(-50.0, 14.0 + 26 * k) for k in range(46)] + grid(52, rng, 0.3):
        line = _stream(start, drift, stones, taken)
        if len(line) > 7:
            taken |= {(round(x / 15), round(y / 15)) for x, y in line}
            vx, vy = drift(line[len(line) // 2])
            if vx * vx + vy * vy > 0.75:
                white += cuts(line, rng, 200, 8 if len(line) % 2 else 5.5, 26)
            else:
                mist += cuts(line, rng, 120, 5, 40)
    plate.fill(mist, MIST)
    plate.fill(white, PAPER)
    for centre, r in stones:
        corners = [polar(centre, r * rng.uniform(0.86, 1.0), a + rng.uniform(-9, 9)) for a in range(0, 360, 45)]
        plate.shape(rough(smooth(corners, r * 0.3, closed=True), rng, r * 0.02), JENGKOL)
        lit = [mix(p, (centre[0] - r * 0.2, centre[1] - r * 0.24), 0.3) for p in corners]
        plate.fill(hatch(lit, rng, -34, 25, 6, 90, 0.3), RIVER)
    plate.shape(oval((700, 210), 96, 84, 36), PINANG)
    plate.shape(oval((700, 208), 44, 37, 26), DEEP)
    plate.fill(rays((700, 209), 54, 84, 12, 4), PAPER)


def _stream(
    start: Point, drift: Callable[[Point], Point], stones: list[tuple[Point, float]], taken: set[tuple[int, int]]
) -> Line:
    """Return the way the water takes from `start` until it meets a stone, another line or the edge."""
    line: Line = [start]
    while len(line) < 100:
        x, y = line[-1]
        vx, vy = drift((x, y))
        size = hypot(vx, vy) or 1
        line.append((x + vx / size * 20, y + vy / size * 20))
        if x > 1660 or (round(x / 15), round(y / 15)) in taken or any(hypot(x - c[0], y - c[1]) < r for c, r in stones):
            break
    return line


def beatrix_bridge(plate: Plate) -> None:
    """Four arches on three piers; with their reflection they close to lenses, and seluang pass below."""
    rng = plate.rng
    water, spring = 640, 560
    plate.fill(hatch(rectangle(0, 0, 1600, 210), rng, 0, 44, 5, 220, 0.35), PINANG)
    plate.shape(rough(rectangle(-10, 286, 1610, water + 4), rng, 2), PAPER)
    plate.shape(rectangle(-10, water, 1610, 1210), RIVER)
    for i in range(4):
        centre = 200 + 400 * i
        above = arch(centre, spring, 344, 200)
        plate.shape(rough([(centre - 172, water), *above, (centre + 172, water)], rng, 2), MANGO)
        below = [(x, 2 * water + 12 - y) for x, y in above]
        plate.shape(rough([(centre - 172, water + 12), *below, (centre + 172, water + 12)], rng, 2), MANGO)
        for grow in (1.08, 1.17):
            rim = [(centre + (x - centre) * grow, spring + (y - spring) * (grow + 0.02)) for x, y in above]
            plate.fill(cuts(rim, rng, 56 if grow > 1.1 else 130, 6, 14), JENGKOL)
        for side in (-1, 1):
            plate.fill(
                "".join(
                    cut((centre + side * d, 318), (centre + side * d, 318 + (d - 96) * 1.1), 6)
                    for d in (126, 150, 174, 196)
                ),
                JENGKOL,
            )
    plate.shape(rectangle(-10, 286, 1610, 312), JENGKOL)
    plate.shape(rectangle(-10, 196, 1610, 214), JENGKOL)
    plate.line("".join(outline([(x, 208), (x, 298)], closed=False) for x in range(0, 1601, 50)), JENGKOL, 13)
    for centre in (0, 400, 800, 1200, 1600):
        foot = [(centre - 27, spring), (centre + 27, spring), (centre + 36, water + 26), (centre - 36, water + 26)]
        plate.shape(rough(foot, rng, 3), JENGKOL)
        plate.fill(
            cut((centre - 8, spring + 8), (centre - 10, water + 14), 5)
            + cut((centre + 9, spring + 14), (centre + 12, water + 6), 4),
            PAPER,
        )
    for k in range(15):
        level = water + 46 + k * 36
        line = [(x, level + 7 * sin(x / 90 + k)) for x in range(-40, 1680, 40)]
        plate.fill(cuts(line, rng, 130 + k * 16, 6 + k * 0.8, max(14, 70 - k * 6)), DEEP)
        if k % 3 == 1:
            plate.fill(cuts([(x, y + 16) for x, y in line], rng, 90, 4, 120), PAPER)
    fish = seluang(plate, "seluang", DEEP)
    for x, y, size in ((250, 1060, 0.66), (660, 1115, 0.86), (1080, 1050, 0.7), (1450, 1125, 0.9)):
        plate.press(fish, (x, y), PAPER, size, -3)


def three_lakes(plate: Plate) -> None:
    """Three lakes seen from above, their contour lines running together; seluang in the largest."""
    rng = plate.rng
    lakes: list[tuple[Point, float, float, float]] = [
        ((90, 800), 1010, 400, -7),
        ((890, 330), 620, 270, -16),
        ((1110, 990), 430, 210, 6),
    ]

    def shore(lake: tuple[Point, float, float, float], away: float) -> Line:
        at, size, width, turn = lake
        start = polar(at, -away * 1.25, turn)
        return place(blade(size + 2.5 * away, width + 2 * away, 0.5), start, turn)

    for i, away in enumerate((392, 330, 282, 226, 184, 134, 96, 50)):
        for lake in lakes:
            plate.shape(rough(smooth(shore(lake, away), 60, closed=True), rng, 3), GUAVA if i % 2 else JENGKOL)
        if i in (1, 5):
            for lake in lakes:
                line = smooth(shore(lake, away - 22), 40, closed=True)
                clear = [
                    p
                    for p in along([*line, line[0]], 38)
                    if not any(contains(shore(other, away - 30), p) for other in lakes)
                ]
                plate.dots(clear, MANGO, 13)
    for lake in lakes:
        shape = smooth(shore(lake, 0), 50, closed=True)
        plate.shape(rough(shape, rng, 3), MIST)
        inner = shore(lake, -14)
        plate.fill(hatch(inner, rng, lake[3], 34, 6, 190, 0.34), JENGKOL)
    fish = seluang(plate, "seluang", JENGKOL)
    for x, y, size in ((430, 760, 0.62), (700, 720, 0.62), (600, 820, 0.62), (330, 850, 0.62), (1180, 270, 0.46)):
        plate.shape(place(blade(520 * size, 150 * size, 0.5), (x - 270 * size, y + 40 * size), -8), MIST)
        plate.press(fish, (x, y), PINANG, size, -8)
    spray = sprig(plate, "spray", 54)
    for spot in grid(104, rng, 0.12):
        if not any(contains(shore(lake, 440), (spot[0], spot[1] - 20)) for lake in lakes):
            plate.press(spray, spot, MANGO)
