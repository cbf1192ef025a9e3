"""Plates for the itineraries: a town in the bends of the river, a way between towers, from rapids to clouds (core)."""

from math import sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Line, Point, beside, contains, oval, ribbon, rough, smooth, taper, walk
from artwork.marks import along, cut, cuts, grid, hatch
from artwork.motifs_craft import plait, roof
from artwork.motifs_forest import sprig
from artwork.motifs_stone import arch, cloud_bank, disc, hills, karst, slopes, sun_rays
from artwork.motifs_water import seluang
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGGIS, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def town_in_the_bends(plate: Plate) -> None:
    """The river winds up the plate under a bridge of four arches; roofs on its banks, three lakes at its head."""
    rng = plate.rng
    bends = [(470, 1300), (640, 1080), (960, 990), (1230, 870), (1310, 700), (1130, 590), (790, 560), (450, 500),
             (370, 330), (640, 190), (1140, 110), (1700, 40)]  # fmt: skip
    stream = smooth([(float(x), float(y)) for x, y in bends], 26)
    spray = sprig(plate, "spray", 50)
    wide = ribbon(stream, taper(560, 170))
    for spot in grid(98, rng, 0.14):
        if not contains(wide, (spot[0], spot[1] - 26)):
            plate.press(spray, spot, GUAVA)
    for lake in ((1010, 330), (1250, 250), (1400, 400)):
        for grow, ink in ((1.5, JENGKOL), (1.25, MANGO), (1.0, RIVER)):
            plate.shape(rough(oval(lake, 92 * grow, 46 * grow, 34, -14), rng, 3), ink)
        plate.fill(hatch(oval(lake, 80, 38, 30, -14), rng, -14, 17, 4, 70, 0.3), MIST)
    for grow, ink in ((96, JENGKOL), (52, SAND)):
        plate.shape(ribbon(stream, taper(290 + grow, 52 + grow * 0.5)), ink)
    plate.shape(rough(ribbon(stream, taper(290, 52)), rng, 2), DEEP)
    for lane in range(-4, 5):
        course = beside(stream, taper(290 * lane / 10, 52 * lane / 10))
        plate.fill(cuts(course, rng, 120, 6, 60), RIVER if lane % 2 else MIST)
    plate.dots(along(beside(stream, taper(168, 40)), 34), PINANG, 13)
    plate.dots(along(beside(stream, taper(-168, -40)), 34), PINANG, 13)
    fish = seluang(plate, "seluang", DEEP)
    for k, (at, turn) in enumerate(walk(beside(stream, 24), 150, 420)[:4]):
        plate.press(fish, at, MANGO if k % 3 == 1 else PAPER, 0.42 - k * 0.045, turn)
    for x, y, width in (
        (160, 690, 330),
        (330, 830, 300),
        (110, 930, 340),
        (1460, 900, 350),
        (1310, 1030, 320),
        (1500, 1090, 330),
    ):
        plate.shape(rectangle(x - width * 0.34, y + 90, x + width * 0.34, y + 190), JENGKOL)
        plate.fill("".join(cut((x + d, y + 104), (x + d, y + 186), 6) for d in (-84, -42, 0, 42, 84)), SAND)
        roof(plate, (x, y), width, width * 0.36, (PINANG, SAND), 5)
    _bridge(plate, 1010, 630)


def _bridge(plate: Plate, left: float, deck: float) -> None:
    """Four arches of the bridge from `left` on, their deck at a level."""
    span = 142
    plate.shape(rectangle(left - 60, deck - 26, left + 4 * span + 60, deck + 100), PAPER)
    for k in range(4):
        middle = left + span * (k + 0.5)
        opening = [(middle - 54, deck + 101.0), *arch(middle, deck + 76, 108, 62), (middle + 54, deck + 101.0)]
        plate.shape(opening, DEEP)
        plate.fill(cuts(arch(middle, deck + 76, 128, 76), plate.rng, 42, 5, 10), JENGKOL)
    plate.shape(rectangle(left - 74, deck - 40, left + 4 * span + 74, deck - 22), JENGKOL)
    rails = (
        outline([(x, deck - 80), (x, deck - 34)], closed=False) for x in _steps(left - 60, left + 4 * span + 60, 32)
    )
    plate.line("".join(rails), JENGKOL, 8)
    plate.line(outline([(left - 74, deck - 82), (left + 4 * span + 74, deck - 82)], closed=False), JENGKOL, 10)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * k for k in range(round((end - start) / step) + 1)]


def way_between_towers(plate: Plate) -> None:
    """A dotted way winds between karst towers by night, from a summit to the blue mouth of a cave."""
    rng = plate.rng
    for k in range(3, 15):
        line = [(x, 90 * k + 24 * sin(x / 180 + k)) for x in range(-40, 1680, 40)]
        if k % 2:
            plate.dots(along(line, 54, (k % 4) * 13), PINANG, 9)
        else:
            plate.fill(cuts(line, rng, 120, 5, 60), PINANG)
    disc(plate, (1240, 250), 150, PAPER, SAND, 60, 26)
    plate.fill(cuts([*oval((1240, 250), 186, 186, 40), (1426, 250)], rng, 90, 7, 24), PINANG)
    for x, top, width in ((1500, 330, 420), (70, 420, 420), (700, 360, 380)):
        karst(plate, x, top, width, 1240, (PINANG, MANGGIS))
    karst(plate, 380, 110, 560, 1260, (JENGKOL, SAND), 30)
    karst(plate, 1120, 470, 640, 1260, (JENGKOL, SAND))
    for grow, ink in ((1.0, MANGGIS), (0.78, DEEP), (0.56, RIVER), (0.32, MIST)):
        mouth = arch(1130, 1130, 300 * grow, 300 * grow)
        plate.shape(rough([*mouth, (1130 + 150 * grow, 1240.0), (1130 - 150 * grow, 1240.0)], rng, 3), ink)
    way = smooth(
        [
            (-60, 1120),
            (150, 1010),
            (420, 1060),
            (640, 960),
            (480, 800),
            (300, 700),
            (470, 560),
            (330, 420),
            (440, 260),
            (410, 130),
        ],
        20,
    )
    back = smooth([(640, 960), (800, 1060), (960, 1130), (1130, 1150)], 20)
    for path in (way, back):
        plate.line(outline(path, closed=False), JENGKOL, 34)
        plate.dots(along(path, 32), MANGO, 15)
    _stops(plate, [(410, 150), (420, 1060), (1130, 1120)])


def rapids_to_clouds(plate: Plate) -> None:
    """A river falls in bends from dark ranges among boulders; above them a bank of cloud, a summit and a tent."""
    rng = plate.rng
    sun_rays(plate, (1180, 250), 190, 1100, 34, SAND, 12)
    disc(plate, (1180, 250), 160, PINANG, MANGO, 20, 30)
    summit = hills(plate, [(-40, 560), (200, 420), (430, 170), (560, 150), (700, 330), (980, 520), (1660, 620)], DEEP)
    slopes(plate, summit[:-2], 170, MIST, 32, 5)
    plate.shape([(470, 152), (540, 40), (612, 150)], PINANG)
    plate.fill(cut((540, 52), (524, 150), 8) + cut((540, 52), (566, 150), 6), PAPER)
    cloud_bank(plate, 470, 200, PAPER, DEEP, 20)
    cloud_bank(plate, 590, 230, MIST, DEEP, -60)
    near = hills(plate, [(-40, 760), (260, 700), (620, 770), (980, 700), (1320, 760), (1660, 690)], JENGKOL)
    slopes(plate, near[:-2], 130, GUAVA, 34, 6)
    land = hills(plate, [(-40, 900), (300, 860), (700, 900), (1100, 850), (1660, 900)], GUAVA)
    feet = along([(x, y + 56) for x, y in land[:-2]], 92)
    spray = sprig(plate, "spray", 56)
    for x, y in [*feet, *[(x + 46, y + 96) for x, y in feet], *[(x, y + 194) for x, y in feet]]:
        plate.press(spray, (x, y), MANGO)
    stream = smooth([(700, 740), (780, 830), (620, 930), (860, 1010), (1010, 1110), (820, 1290)], 22)
    for grow, ink in ((70, JENGKOL), (0, DEEP)):
        plate.shape(rough(ribbon(stream, taper(44 + grow * 0.5, 470 + grow)), rng, 3), ink)
    for lane in range(-6, 7):
        course = beside(stream, taper(44 * lane / 14, 470 * lane / 14))
        plate.fill(cuts(course, rng, 90, 7, 40), PAPER if lane % 2 else MIST)
    for (x, y), size in (
        ((640, 980), 56),
        (((930, 1000)), 44),
        ((760, 1130), 74),
        ((1090, 1160), 92),
        ((900, 1190), 50),
    ):
        plate.shape(rough(oval((x, y), size, size * 0.72, 12), rng, 6), JENGKOL)
        plate.fill(hatch(oval((x - 6, y - 8), size * 0.7, size * 0.46, 12), rng, -20, 15, 5, 50, 0.2), RIVER)
    _stops(plate, [(700, 760), (800, 1020)])


def weave_to_cloth(plate: Plate) -> None:
    """A dotted way winds from a pandan weave across a seam to batik, where seluang swim upstream."""
    rng = plate.rng
    seam: Line = smooth([(900, -60), (700, 300), (960, 640), (640, 940), (820, 1260)], 26)
    weave = [*seam, (-40.0, 1260.0), (-40.0, -60.0)]
    plait(plate, weave, 66, 45, lambda row, column: (GUAVA, MANGO, SAND)[(row // 2 + column // 2) % 3], JENGKOL)
    fish = seluang(plate, "seluang", PINANG)
    for row in range(9):
        for k in range(5):
            at = (820.0 + 230 * k + 115 * (row % 2), 70.0 + 142 * row)
            if not contains([*weave[:-2], (-40.0, 1260.0), (-40.0, -60.0)], (at[0] - 120, at[1])):
                plate.press(fish, at, SAND if (row + k) % 3 else MANGO, 0.4, -8 + rng.uniform(-3, 3))
    plate.line(outline(seam, closed=False), JENGKOL, 92)
    plate.fill(cuts(beside(seam, -24), rng, 40, 9, 16) + cuts(beside(seam, 24), rng, 40, 9, 16), SAND)
    way = smooth([(-60, 1000), (240, 880), (430, 600), (760, 520), (1080, 640), (1290, 420), (1700, 260)], 20)
    plate.line(outline(way, closed=False), JENGKOL, 46)
    plate.dots(along(way, 34), MANGO, 17)
    _stops(plate, [(240, 880), (1080, 640), (1290, 420)])


def _stops(plate: Plate, spots: list[Point]) -> None:
    """Mark stops on a way, as on the plate of roads."""
    for at in spots:
        ring: Line = oval(at, 36, 36, 28)
        plate.shape(oval(at, 56, 56, 34), PINANG)
        plate.line(outline(ring), SAND, 9)
        plate.dots([at], SAND, 26)
