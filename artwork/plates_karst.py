"""Plates for the stone country: two moons, the blue cave, the summit (core)."""

from math import sin

from artwork.draw import Plate, outline
from artwork.geometry import beside, mix, oval, place, polar, ribbon, rough, smooth
from artwork.marks import along, cuts, hatch
from artwork.motifs_forest import sprig
from artwork.motifs_stone import dripstone, hills, karst, sun_rays
from artwork.motifs_water import ripples
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGGIS, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def two_moons(plate: Plate) -> None:
    """Karst at night: two pale limestone faces shine in the dark range, round as moons."""
    rng = plate.rng
    for k in range(4, 17):
        line = [polar((430, 560), k * 98, t) for t in range(180, 365, 4)]
        if k % 3:
            plate.fill(cuts(line, rng, 110, 5, 46), PINANG)
        else:
            plate.dots(along(line, 40), SAND, 7)
    for x, top, width in ((890, 470, 300), (1440, 240, 480), (1650, 430, 360)):
        karst(plate, x, top, width, 1240, (PINANG, MANGGIS))
    karst(plate, 1130, 330, 560, 1260, (JENGKOL, PINANG))
    karst(plate, 40, 360, 460, 1260, (PINANG, MANGGIS))
    karst(plate, 440, 70, 1000, 1300, (JENGKOL, PINANG))
    for face, radius in (((430, 560), 330), ((1130, 640), 176)):
        for grow in (1.3, 1.17):
            rim = oval(face, radius * grow, radius * grow, 50)
            plate.fill(cuts([*rim, rim[0]], rng, 120, 8, 26), PINANG)
        shape = rough(oval(face, radius, radius, 46), rng, 5)
        plate.shape(shape, PAPER)
        plate.fill(hatch([mix(p, face, 0.05) for p in shape], rng, 86, 33, 8, 170, 0.3), SAND)
        for k in range(5):
            spot = (face[0] + radius * (-0.7 + 0.36 * k), face[1] - radius * (0.2 + 0.5 * sin(k * 2.1)))
            seam = smooth(place([(0, 0), (14, radius * 0.4), (-4, radius * 0.9)], spot), 14)
            plate.fill(cuts(seam, rng, 80, 5, 20), JENGKOL)
    for level, ink, carved in ((1000, MANGGIS, SAND), (1110, JENGKOL, PINANG)):
        wood = hills(plate, [(x, level + 46 * sin(x / 170 + level)) for x in range(-60, 1700, 120)], ink)
        spray = sprig(plate, f"spray{level}", 62, 7)
        for foot in along(wood[:-2], 84):
            plate.press(spray, (foot[0], foot[1] + 66), carved)


def blue_cave(plate: Plate) -> None:
    """From inside a dark cave: nested rock, dripstone, and a blue spring in rings."""
    rng = plate.rng
    walls = [(RIVER, 0.0), (MIST, 0.26), (PAPER, 0.5)]
    mouth = smooth(
        [(250, 1240), (180, 800), (330, 420), (640, 250), (960, 280), (1270, 450), (1420, 820), (1370, 1240)], 40
    )
    for ink, share in walls:
        shape = [mix(p, (800, 760), share) for p in mouth]
        plate.shape(rough(shape, rng, 5), ink)
    for share in (0.07, 0.14, 0.33, 0.42):
        plate.fill(cuts([mix(p, (800, 760), share) for p in mouth], rng, 120, 7, 30), DEEP)
    for grow in (0.1, 0.21, 0.33, 0.46, 0.6):
        line = [mix((800, 760), p, 1 + grow) for p in mouth]
        plate.fill(cuts(line, rng, 190, 7, 40), RIVER)
    pool = oval((800, 1090), 760, 230, 60)
    plate.shape(rough(pool, rng, 3), RIVER)
    for i, ring_line in enumerate(ripples((800, 1080), (640, 500, 370, 250, 140), 0.29)):
        plate.fill(cuts(ring_line, rng, 150, 8 - i * 0.6, 30), MIST if i % 2 else PAPER)
    plate.shape(oval((800, 1076), 74, 20, 30), PAPER)
    for x, root, width, reach in (
        (60, -20, 300, 760),
        (300, -20, 210, 520),
        (480, -20, 170, 650),
        (640, -20, 110, 380),
        (800, -20, 200, 700),
        (960, -20, 120, 420),
        (1110, -20, 190, 590),
        (1300, -20, 200, 440),
        (1520, -20, 310, 820),
        (560, -20, 80, 330),
        (1200, -20, 90, 330),
    ):
        dripstone(plate, x, root, width, reach, (JENGKOL, MIST))
    for x, width, reach in ((110, 260, -420), (330, 150, -240), (1500, 280, -380), (1300, 140, -190)):
        dripstone(plate, x, 1230, width, reach, (JENGKOL, MIST))


def karst_summit(plate: Plate) -> None:
    """One steep limestone summit against a bright sky, a dotted path, two streams at its foot."""
    rng = plate.rng
    sun_rays(plate, (1010, 250), 190, 900, 30, SAND, 13)
    for x, top, width in ((180, 560, 460), (1460, 610, 520)):
        karst(plate, x, top, width, 1240, (GUAVA, MANGO))
    karst(plate, 640, 470, 560, 1260, (JENGKOL, SAND), 30)
    karst(plate, 960, 60, 820, 1280, (JENGKOL, SAND), 60)
    path = smooth(
        [
            (560, 1210),
            (700, 1080),
            (880, 990),
            (780, 870),
            (900, 760),
            (1050, 690),
            (960, 560),
            (1040, 420),
            (1010, 250),
            (1040, 110),
        ],
        20,
    )
    plate.line(outline(path, closed=False), JENGKOL, 30)
    plate.dots(along(path, 30), MANGO, 14)
    for level, ink in ((1040, RIVER), (1150, RIVER)):
        stream = [(x, level + 26 * sin(x / 150 + level)) for x in range(-40, 1680, 40)]
        plate.shape(rough(ribbon(stream, 66), rng, 3), ink)
        plate.fill("".join(cuts(beside(stream, d), rng, 110, 5, 34) for d in (-14, 12)), PAPER)
