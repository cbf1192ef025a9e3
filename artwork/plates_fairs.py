"""Plates for the exhibitions: tents, banners, a quilt of crafts, containers (core)."""

from math import pi, sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Point, oval, polar, rough, smooth
from artwork.marks import along, chatter, cut, cuts, grid, rays, ring
from artwork.motifs_craft import checks, lattice, necklace, tumpal
from artwork.motifs_forest import flower, leaf
from artwork.motifs_water import seluang, wave
from artwork.palette import DEEP, JENGKOL, MANGGIS, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def market_tents(plate: Plate) -> None:
    """Rows of market tents, striped and scalloped, with strings of lights between."""
    rng = plate.rng
    for row in range(4):
        foot = 330 + row * 310
        shift = -200 if row % 2 else 0
        for i in range(6):
            x = shift + i * 400 - 10
            ink = (PINANG, SAND, MANGO)[(i + row) % 3]
            _tent(plate, (x + 200, foot - 280), 380, 240, ink)
        plate.dots([(x, foot + 26 + 12 * sin(x / 64)) for x in range(-10, 1620, 44)], SAND, 13)
    plate.fill(chatter([p for p in grid(120, rng) if p[1] % 310 > 250], rng, 50, 4, 0), PINANG)


def _tent(plate: Plate, peak: Point, width: float, high: float, ink: str) -> None:
    left, right = peak[0] - width / 2, peak[0] + width / 2
    eaves = peak[1] + high * 0.74
    slope = [
        (left, eaves),
        (peak[0] - width * 0.2, peak[1] + high * 0.36),
        peak,
        (peak[0] + width * 0.2, peak[1] + high * 0.36),
        (right, eaves),
    ]
    plate.shape(rough([*slope, (right, eaves + 30), (left, eaves + 30)], plate.rng, 2), ink)
    plate.dots([(left + width * (k + 0.5) / 9, eaves + 30) for k in range(9)], ink, width / 9 * 0.96)
    data = ""
    for k in range(1, 9):
        share = k / 9
        x = left + width * share
        data += cut(
            (peak[0] + (x - peak[0]) * 0.12, peak[1] + high * 0.14),
            (x, eaves + 34),
            6 if k % 2 else 9,
            (share - 0.5) * -30,
        )
    plate.fill(data, JENGKOL)
    plate.fill(cut((peak[0], peak[1] - 50), (peak[0], peak[1] + 14), 8), ink)
    plate.dots([peak], ink, 26)


def banners(plate: Plate) -> None:
    """Long woven banners side by side, each with its own pattern."""
    rng = plate.rng
    inks = [
        (PINANG, PAPER),
        (JENGKOL, SAND),
        (MANGO, JENGKOL),
        (MANGGIS, SAND),
        (PAPER, PINANG),
        (JENGKOL, MANGO),
        (PINANG, SAND),
        (MANGGIS, PAPER),
    ]
    for i, (ink, carved) in enumerate(inks):
        left = -40 + i * 212
        foot = (1010, 1120, 930, 1150, 1000, 1090, 950, 1120)[i]
        cloth = [(left, -20), (left + 188, -20), (left + 188, foot - 90), (left + 94, foot), (left, foot - 90)]
        plate.shape(rough(cloth, rng, 2), ink)
        plate.fill(
            "".join(
                cut(
                    (left + 8 + k * 21.5, foot - 86 + (94 - abs(94 - 8 - k * 21.5)) * 0.95),
                    (left + 8 + k * 21.5, foot - 10 + (94 - abs(94 - 8 - k * 21.5)) * 0.95),
                    4,
                )
                for k in range(9)
            ),
            ink,
        )
        for side in (16, 172):
            plate.dots(along([(left + side, 0), (left + side, foot - 110)], 28), carved, 9)
        _banner(plate, i, left + 94, foot - 130, carved)


def _banner(plate: Plate, kind: int, x: float, foot: float, carved: str) -> None:
    levels = [foot - k * 112 for k in range(9) if foot - k * 112 > -60]
    if kind in (0, 5):
        for y in levels:
            plate.fill(rays((x, y), 10, 54, 8, 10, 22.5 * (kind == 5)), carved)
    elif kind in (1, 6):
        data = "".join(
            cut((x - 62, y + d), (x, y - 44 + d), 9) + cut((x, y - 44 + d), (x + 62, y + d), 9)
            for y in levels
            for d in (0, 26, 52)
        )
        plate.fill(data, carved)
    elif kind == 2:
        fish = seluang(plate, "seluang", MANGO, fine=False)
        for k, y in enumerate(levels):
            plate.press(fish, (x + (12 if k % 2 else -12), y), carved, 0.3, -90)
    elif kind == 3:
        for y in levels:
            for side in (-1, 1):
                plate.fill(cut((x, y + 40), (x + side * 58, y - 34), 17, side * 12), carved)
            plate.dots([(x, y - 30)], carved, 17)
    elif kind == 4:
        lattice(plate, (x - 64, -20, x + 64, foot), 64, carved, 5)
    else:
        for y in levels:
            plate.line(outline(oval((x, y), 46, 42, 26)), carved, 8)
            plate.dots([(x, y), *ring((x, y), 24, 20)], carved, 9)


def craft_quilt(plate: Plate) -> None:
    """A chequer of twelve crafts: weave, seeds, batik, bark, rattan, bronze."""
    grounds = [PINANG, SAND, MANGGIS, JENGKOL, MANGO, PINANG, SAND, MANGGIS, MANGGIS, JENGKOL, PINANG, SAND]
    pieces = [
        _woven,
        _strung,
        _swimming,
        _barked,
        _latticed,
        _bronze,
        _bordered,
        _leafy,
        _bronze,
        _bordered,
        _strung,
        _swimming,
    ]
    for i, (ground, piece) in enumerate(zip(grounds, pieces, strict=True)):
        left, top = (i % 4) * 400, (i // 4) * 400
        plate.shape(rectangle(left, top, left + 400, top + 400), ground)
        dark = ground in (SAND, MANGO)
        piece(plate, (left + 200, top + 200), (ground, JENGKOL, PINANG) if dark else (ground, SAND, MANGO))


def _woven(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    checks(plate, (centre[0] - 180, centre[1] - 180), 6, 60, inks)


def _strung(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    for r in (164, 104, 50):
        size = 6.2832 * r / round(6.2832 * r / 54) / 1.04
        necklace(plate, [polar(centre, r, t * 6) for t in range(61)], size, inks[:0:-1], inks[0], inks[1])


def _swimming(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    fish = seluang(plate, f"seluang-{round(centre[0])}", inks[0], fine=False)
    for k in range(4):
        plate.press(fish, (centre[0] + (26 if k % 2 else -26), centre[1] - 138 + k * 92), inks[1], 0.72, -6)


def _barked(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    for k in range(11):
        x = centre[0] - 170 + k * 34
        line = [(x + 12 * sin(y / 46 + k), centre[1] - 186 + y) for y in range(0, 376, 12)]
        plate.fill(cuts(line, plate.rng, 120, 9, 20), inks[1] if k % 3 else PINANG)


def _latticed(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    lattice(plate, (centre[0] - 200, centre[1] - 200, centre[0] + 200, centre[1] + 200), 100, inks[1], 9)


def _bronze(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    flower(plate, centre, 150, 16, (inks[1], inks[0]))
    plate.fill(rays(centre, 158, 196, 40, 6), inks[1])


def _bordered(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    for flip, turn in ((1, 0), (-1, 180)):
        level = centre[1] + flip * 200
        tumpal(plate, (centre[0] - 200, level), (centre[0] + 200, level), 3, 190, (inks[2], inks[1], inks[1]), turn)


def _leafy(plate: Plate, centre: Point, inks: tuple[str, str, str]) -> None:
    for k in range(8):
        leaf(plate, centre, 190, 74, 45 * k, (inks[1], inks[0]), 5)


def export_ships(plate: Plate) -> None:
    """A ship's bow, seen head on and cropped, loaded with containers, over carved waves."""
    rng = plate.rng
    for column, tall in enumerate((4, 6, 5, 6, 6, 5, 6, 4)):
        for row in range(tall):
            ink = (PINANG, MANGO, DEEP, SAND)[(column * 2 + row * 3 + (column * row) % 3) % 4]
            _container(plate, -34 + column * 206, 500 - row * 116, ink)
    hull = [(-260, 560), (1860, 560), (1600, 830), (1330, 1030), (1080, 1140), (805, 1240)]
    plate.shape(rough(smooth([*hull, (530, 1140), (280, 1030), (10, 830)], 60, closed=True), rng, 3), JENGKOL)
    plate.shape(rough(rectangle(-20, 606, 1620, 640), rng, 2), PAPER)
    plate.dots(along([(10, 672), (1600, 672)], 46), MANGO, 14)
    for side in (-1, 1):
        for k in range(6):
            bend = [
                (805 + side * (20 + k * 8), 750 + k * 62),
                (805 + side * 300, 734 + k * 48),
                (805 + side * 830, 706 + k * 26),
            ]
            plate.fill(cuts(smooth(bend, 26), rng, 190, 8, 34), SAND if k % 3 else PINANG)
    plate.fill(cut((805, 690), (805, 1150), 12), SAND)
    for k in range(6):
        swell = wave(964 + k * 62, 6, 700, k * 90)
        crest = [(x, y - 34 * abs(sin((x + k * 130) * pi / 400)) - abs(x - 805) * 0.09) for x, y in swell]
        plate.shape(rough([*crest, (1700, 1260), (-60, 1260)], rng, 2), (RIVER, DEEP)[k % 2])
        marks = "".join(cuts([(x, y + away) for x, y in crest], rng, 110, 7, 24) for away in (16, 38))
        plate.fill(marks, PAPER if k % 2 else MIST)


def _container(plate: Plate, left: float, top: float, ink: str) -> None:
    plate.shape(rough(rectangle(left, top, left + 198, top + 110), plate.rng, 2), ink)
    ribs = "".join(cut((left + 24 + k * 21, top + 13), (left + 24 + k * 21, top + 97), 5) for k in range(8))
    plate.fill(ribs, SAND if ink in (DEEP, PINANG) else JENGKOL)
