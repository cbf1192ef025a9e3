"""Plates for investment: from leaf to goods, the cave path, the open door (core)."""

from math import cos, pi, sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Point, mix, oval, place, polar, rough, smooth
from artwork.marks import along, cut, cuts, hatch, rays, ring
from artwork.motifs_stone import arch, dripstone
from artwork.palette import GUAVA, JENGKOL, MANGGIS, MANGO, PAPER, PINANG, SAND


def leaf_to_goods(plate: Plate) -> None:
    """Rows in which a leaf turns into a fruit, a drop and at last a packed square."""
    rng = plate.rng
    plate.shape(rectangle(800, -10, 1610, 1210), SAND)
    square = [(-86.0 + 172 * t, -86.0) for t in _seven()] + [(86.0, -86.0 + 172 * t) for t in _seven()]
    square += [(86.0 - 172 * t, 86.0) for t in _seven()] + [(-86.0, 86.0 - 172 * t) for t in _seven()]
    round_shape = [polar((0, 0), 90, -135 + 360 * i / 28) for i in range(28)]
    tapered = [_on_leaf(i / 28) for i in range(28)]
    for row in range(6):
        for column in range(8):
            share = column / 7
            first, second, part = (
                (tapered, round_shape, share * 2) if share < 0.5 else (round_shape, square, share * 2 - 1)
            )
            shape = [mix(a, b, part**1.3 if share > 0.5 else part) for a, b in zip(first, second, strict=True)]
            at = (100 + column * 200, 100 + row * 200)
            ink = (GUAVA if (row + column) % 3 else JENGKOL) if column < 2 else PINANG if column < 5 else JENGKOL
            turned = place(shape, at, -45 * max(0, 1 - share * 2))
            plate.shape(rough(turned, rng, 1.6), ink)
            _inside(plate, column, row, at, SAND if column > 3 else PAPER)


def _seven() -> list[float]:
    return [i / 7 for i in range(7)]


def _on_leaf(share: float) -> Point:
    turn = 2 * pi * (share - 0.5)
    return 118 * cos(turn), 46 * sin(turn) * abs(sin(turn)) ** 0.25


def _inside(plate: Plate, column: int, row: int, at: Point, ink: str) -> None:
    if column < 2:
        ends = place([(-96, 0), (100, 0)], at, -45)
        plate.fill(cut(ends[0], ends[1], 5), ink)
    elif column < 4:
        plate.fill(cut(polar(at, 56, -130), polar(at, 56, -20), 9, -18), ink)
    elif column < 6:
        plate.fill(rays(at, 12, 54, 8 + column % 2 * 4, 6), ink)
    elif (row + column) % 2:
        plate.fill(
            "".join(cut((at[0] - 58, at[1] + d), (at[0] + 58, at[1] + d), 7) for d in (-52, -26, 0, 26, 52)), ink
        )
    else:
        plate.fill(
            "".join(cut((at[0] + d, at[1] - 58), (at[0] + d, at[1] + 58), 7) for d in (-52, -26, 0, 26, 52)), ink
        )


def cave_path(plate: Plate) -> None:
    """Broad stone steps lead through arch after arch of a cave to daylight."""
    rng = plate.rng
    bare = [
        (-0.52, 1.1),
        (-0.5, 0.3),
        (-0.37, -0.2),
        (-0.12, -0.46),
        (0.16, -0.43),
        (0.4, -0.16),
        (0.49, 0.34),
        (0.52, 1.1),
    ]
    for i, ink in enumerate((JENGKOL, MANGGIS, JENGKOL, PINANG, MANGO, PAPER)):
        size = (1 - i * 0.165) ** 1.25
        shape = smooth([(850 - i * 3 + x * 1900 * size, 640 + i * 6 + y * 1250 * size) for x, y in bare], 40)
        plate.shape(rough([*shape, (shape[-1][0], 1260), (shape[0][0], 1260)], rng, 5), ink)
        carved = (PINANG, JENGKOL, PINANG, JENGKOL, PINANG, MANGO)[i]
        for k in range(1, 4):
            line = [mix(p, (850, 660), 0.04 * k) for p in shape]
            plate.fill(cuts(line, rng, 150 - i * 14, 7 - i * 0.6, 40), carved)
    for k in range(11):
        _step(plate, (k / 11) ** 1.35, ((k + 1) / 11) ** 1.35, SAND if k % 2 else JENGKOL, JENGKOL if k % 2 else SAND)
    for x, width, reach in ((150, 170, 420), (380, 110, 250), (1190, 120, 280), (1420, 190, 500), (620, 70, 170)):
        dripstone(plate, x, -20, width, reach, (JENGKOL, PINANG))


def _step(plate: Plate, near: float, far: float, ink: str, carved: str) -> None:
    """Lay one tread of the stair between two shares of the way down (0 at the daylight, 1 at the foot)."""
    top, foot = 740 + 500 * near, 740 + 500 * far
    wide = 60 + 640 * far
    middle = 838 - 30 * sin(far * 4)
    plate.shape(rough(rectangle(middle - wide, top, middle + wide, foot + 4), plate.rng, 3), ink)
    inner = rectangle(middle - wide * 0.96, top + 5, middle + wide * 0.96, foot - 3)
    plate.fill(hatch(inner, plate.rng, 0, 9 + 14 * far, 2 + 4 * far, 60 + 130 * far, 0.3), carved)


def doors(plate: Plate) -> None:
    """A flight of even steps climbs to an open door; a great stamp of rings lies on the wall."""
    rng = plate.rng
    for share, width in ((1, 20), (0.93, 6), (0.52, 8)):
        plate.line(outline(oval((390, 330), 400 * share, 400 * share, 64)), SAND, width)
    plate.fill(rays((390, 330), 226, 350, 44, 9), SAND)
    plate.dots(ring((390, 330), 186, 36), SAND, 13)
    plate.fill(rays((390, 330), 40, 160, 12, 17), SAND)
    for grow, ink in ((140, JENGKOL), (104, SAND), (64, PINANG), (26, JENGKOL), (0, MANGO)):
        frame = [(1100 - grow, 720), *arch(1260, 330 - grow * 0.2, 320 + 2 * grow, 190 + grow), (1420 + grow, 720)]
        plate.shape(rough(frame, rng, 3), ink)
    plate.dots(along([(1037, 700), *arch(1260, 330, 446, 262), (1483, 700)], 34), PINANG, 12)
    plate.fill(rays((1260, 716), 60, 330, 9, 14, 222, 106), PAPER)
    for k in range(8):
        left, top = 930 - k * 150, 676 + k * 76
        plate.shape(rough(rectangle(left, top, 1700, top + 90), rng, 3), SAND if k % 2 else JENGKOL)
        carved = JENGKOL if k % 2 else SAND
        plate.fill(hatch(rectangle(left + 60, top + 10, 1600, top + 72), rng, 0, 19, 5, 170, 0.3), carved)
        plate.dots([(left + 28, top + 38)], PINANG, 30)
