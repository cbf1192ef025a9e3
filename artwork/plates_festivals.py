"""Plates for the festivals on the river: lights on the bridge, the river basin (core)."""

from math import sin

from artwork.draw import Plate, rectangle
from artwork.geometry import Line, Point, beside, contains, place, polar, ribbon, rough, smooth, taper, walk
from artwork.marks import along, cuts, grid, hatch, rays
from artwork.motifs_forest import rosette
from artwork.motifs_stone import arch
from artwork.motifs_water import boat, seluang
from artwork.palette import DEEP, JENGKOL, MANGGIS, MANGO, PINANG, SAND


def bridge_lights(plate: Plate) -> None:
    """One arch of the bridge by night, hung with rings of lights, boats gliding through its reflection."""
    rng = plate.rng
    centre, water = 800, 720
    plate.shape(rectangle(-10, 60, 1610, water), PINANG)
    plate.fill(hatch(rectangle(0, 96, 1600, water - 10), rng, 0, 34, 5, 160, 0.25), JENGKOL)
    for x in (centre - 1260, centre, centre + 1260):
        for radius, ink in ((600, JENGKOL), (560, PINANG), (532, JENGKOL)):
            plate.shape(rough(arch(x, water + 4, radius * 2, radius, 44), rng, 2), ink)
        for k in range(6):
            radius = 500 - k * 76
            lamps = [polar((x, water), radius, 180 + (i + 0.5) * 180 / (30 - 4 * k)) for i in range(30 - 4 * k)]
            plate.dots([p for p in lamps if -9 < p[0] < 1609], SAND if k % 2 else MANGO, 20 if k % 2 else 13)
    plate.fill(rays((centre, water - 4), 24, 96, 7, 12, 195, 175), MANGO)
    plate.shape(rectangle(-10, 40, 1610, 92), SAND)
    plate.dots(along([(0, 66), (1600, 66)], 50), JENGKOL, 20)
    plate.dots(along([(0, 20), (1600, 20)], 50), MANGO, 15)
    plate.shape(rectangle(-10, water, 1610, 1210), MANGGIS)
    for k in range(12):
        level = water + 26 + k * 40
        reach = 560 * (1 - (k / 13) ** 2) ** 0.5
        line = [(x, level + 6 * sin(x / 60 + k * 2)) for x in range(round(centre - reach), round(centre + reach), 20)]
        plate.fill(cuts(line, rng, 80 + 8 * k, 9, 40), MANGO if k % 2 else SAND)
        for x in (0, centre + reach + 60):
            edge = [(s, level + 20) for s in range(round(x), round(x + max(40, centre - reach - 60)), 20)]
            plate.fill(cuts(edge, rng, 110, 6, 60), PINANG)
    boat(plate, (400, 900), 860, -7, (JENGKOL, SAND), 7)
    boat(plate, (1220, 1060), 860, -7, (JENGKOL, MANGO), 7)


def river_basin(plate: Plate) -> None:
    """A river basin in the shape of a leaf, its streams the veins that run together into one river."""
    rng = plate.rng
    bloom = rosette(plate, "bloom", 44, 8)
    for spot in grid(96, rng, 0.08):
        if not contains(_basin(0), spot):
            plate.press(bloom, spot, PINANG)
    for grow, ink in ((54, SAND), (24, JENGKOL), (0, MANGO)):
        plate.shape(_basin(grow), ink)
    plate.dots(along([*_basin(-26), _basin(-26)[0]], 34), PINANG, 14)
    main = smooth(
        [(-60, 600), (180, 590), (420, 650), (680, 580), (940, 630), (1220, 540), (1460, 580), (1720, 500)], 30
    )
    land = _basin(-64)
    for i, (at, turn) in enumerate(walk(main, 152, 230)):
        branch = _within(_tributary(at, turn, 1 if i % 2 else -1, 660 + 40 * (i % 3), 0.76), land)
        plate.shape(ribbon(branch, taper(2, 34 + i * 2, 0.8)), DEEP)
        for k, (spot, way) in enumerate(walk(branch, 112, 140)):
            twig = _within(_tributary(spot, way, 1 if k % 2 else -1, 120 + 38 * k, 0.66), land)
            plate.shape(ribbon(twig, taper(2, 12 + k * 2.6, 0.8)), DEEP)
    plate.shape(rough(ribbon(main, taper(16, 174)), rng, 2), DEEP)
    for lane in (-0.3, -0.1, 0.1, 0.3):
        plate.fill(cuts(beside(main, taper(16 * lane, 174 * lane)), rng, 110, 5.5, 34), MANGO)
    fish = seluang(plate, "seluang", DEEP, fine=False)
    for k, (at, turn) in enumerate(walk(main[::-1], 190, 120)[:5]):
        plate.press(fish, at, SAND, 0.44 - 0.04 * k, turn)


def _within(stream: Line, land: Line) -> Line:
    """Return the lower part of `stream` that lies inside `land`, down to its mouth."""
    outside = [i for i, point in enumerate(stream) if not contains(land, point)]
    return stream[min(outside[-1] + 1, len(stream) - 2) :] if outside else stream


def _basin(grow: float) -> Line:
    """Return the leaf-shaped edge of the basin, `grow` units wider all round."""
    half = [(-30, 600), (150, 330), (420, 150), (760, 70), (1110, 110), (1400, 250), (1760, 410)]
    lower = [(1760, 600), (1420, 840), (1120, 1030), (760, 1120), (400, 1050), (150, 860)]
    middle = (820, 590)
    points = [(x + grow * (x - middle[0]) / 620, y + grow * (y - middle[1]) / 480) for x, y in [*half, *lower]]
    return smooth(points, 40, closed=True)


def _tributary(mouth: Point, degrees: float, side: int, reach: float, sweep: float) -> Line:
    """Return a stream from its spring down to `mouth`, where it runs in the direction `degrees`."""
    back = degrees + 180
    points = [mouth]
    for k in range(1, 5):
        t = k / 4
        points.append(place([(reach * t, -side * reach * sweep * t**1.45)], mouth, back)[0])
    return smooth(points[::-1], 40)
