"""Plates for the producers: canting, coffee rows, pandan leaves (core)."""

from math import sin

from artwork.draw import Plate, outline
from artwork.geometry import Point, beside, mix, oval, place, polar, ribbon, rough, smooth, taper, walk
from artwork.marks import along, cut, cuts, hatch, rays
from artwork.motifs_stone import disc, hills, slopes
from artwork.motifs_water import seluang
from artwork.palette import GUAVA, JENGKOL, MANGGIS, MANGO, PAPER, PINANG, SAND


def canting(plate: Plate) -> None:
    """A wax pen, very large, draws a river line on cloth where a great seluang already swims."""
    tip = (0.0, 0.0)
    for k in range(-2, 6):
        level = 40 + k * 112
        line = [(x, level + 54 * sin(x / 250 + 0.3) + 26 * sin(x / 120 + k * 0.4)) for x in range(-40, 1680, 30)]
        if k == 5:
            line = [p for p in line if p[0] < 990]
            plate.line(outline(line, closed=False), PINANG, 17)
            tip = line[-1]
        else:
            plate.line(outline(line, closed=False), MANGGIS, 9)
            plate.dots(along([(x, y + 34) for x, y in line], 34), MANGGIS, 11)
    fish = seluang(plate, "seluang", SAND)
    plate.press(fish, (520, 930), MANGGIS, 3.1, -7)
    for k in range(3):
        wake = [(x, 880 + k * 110 + 26 * sin(x / 120 + k)) for x in range(1230, 1660, 24)]
        plate.dots(along(wake, 34), MANGGIS, 11)
    _wax_pen(plate, tip)


def _wax_pen(plate: Plate, tip: Point) -> None:
    """Lay a canting whose spout ends at `tip`, its handle off the plate's upper corner."""
    rng = plate.rng
    spout = place([(0, 0), (24, -62), (74, -112), (144, -162)], tip)
    plate.line(outline(smooth(spout, 16), closed=False), JENGKOL, 20)
    bowl = [(104, -162), (134, -82), (234, -66), (314, -142), (304, -232), (204, -252), (124, -222)]
    cup = place(smooth(bowl, 26, closed=True), tip)
    plate.shape(rough(cup, rng, 2), PINANG)
    heart = place([(214, -142), (210, -222)], tip)
    plate.shape(oval(heart[1], 92, 34, 32, -10), JENGKOL)
    plate.fill(hatch([mix(p, heart[0], 0.24) for p in cup], rng, -50, 26, 6, 70, 0.2), SAND)
    handle = place([(284, -182), (654, -602), (864, -802), (934, -722), (344, -122)], tip)
    plate.shape(rough(handle, rng, 3), JENGKOL)
    inner = place([(310, -180), (654, -570), (864, -770), (900, -720), (346, -150)], tip)
    plate.fill(hatch(inner, rng, -46, 20, 5, 190, 0.2), SAND)
    plate.shape(rough(place([(300, -212), (336, -252), (408, -176), (370, -136)], tip), rng, 2), PINANG)
    plate.dots([tip], PINANG, 36)


def coffee_rows(plate: Plate) -> None:
    """Coffee bushes in rows that follow the curve of a hill, larger and larger toward the foot."""
    rng = plate.rng
    disc(plate, (1190, 250), 170, PINANG)
    far = hills(plate, [(-40, 330), (300, 400), (640, 330), (980, 400), (1300, 300), (1660, 370)], JENGKOL)
    slopes(plate, far[:-2], 150, GUAVA, 28, 6)
    for k in range(9):
        size = 34 + k * 15
        base = 420 + k * 42 + k * k * 8.2
        line = [
            (x, base + (96 + k * 4) * sin(x / 480 + 0.7 + k * 0.05) + (x - 800) * 0.09) for x in range(-160, 1780, 30)
        ]
        plate.shape([*rough(line, rng, 3), (1780, 1260), (-160, 1260)], JENGKOL)
        bush = _bush(plate, size)
        for i, at in enumerate(along(line, size * 1.7, (k % 2) * size * 0.85)):
            if at[1] < 1330:
                plate.press(bush, (at[0], at[1] + size * 0.62), MANGO if (i + k) % 3 else GUAVA)
                if k > 2 and (i * 2 + k) % 3:
                    spots = [
                        polar((at[0], at[1] + size * 0.5), size * r, t)
                        for r, t in ((0.5, -60), (0.62, -128), (0.28, -95))
                    ]
                    plate.dots(spots, PINANG, size * 0.2)


def _bush(plate: Plate, size: float) -> str:
    edge = [polar((0, 0), size * (1 if k % 2 else 0.86), 180 + 18 * k) for k in range(11)]
    rim = [polar((0, 0), size * (1.1 if k % 2 else 0.97), 178 + 18.4 * k) for k in range(11)]
    lines = rays((0, 0), size * 0.26, size * 0.84, 7, size * 0.055, -168, 182)
    foot = [(size, size * 0.5), (-size, size * 0.5)]
    return plate.stamp(
        f"bush-{round(size)}", (outline([*rim, *foot]), JENGKOL), (outline([*edge, *foot]), ""), (lines, JENGKOL)
    )


def pandan_drying(plate: Plate) -> None:
    """Long pandan leaves hang from a pole to dry, fresh and faded side by side."""
    rng = plate.rng
    for i in range(30):
        x = -20 + i * 57 + rng.uniform(-8, 8)
        reach = 860 + 250 * sin(i * 1.9) + rng.uniform(-60, 60)
        sway = 60 * sin(i * 0.7)
        ink = (MANGO, GUAVA, SAND, MANGO, PAPER)[(i * 3 + i // 4) % 5]
        line = smooth(
            [(x, 90), (x + sway * 0.3, 90 + reach * 0.4), (x + sway, 90 + reach * 0.75), (x + sway * 1.6, 90 + reach)],
            60,
        )
        plate.shape(rough(ribbon(line, taper(60, 2, 2.2)), rng, 2), ink)
        carved = JENGKOL if ink in (SAND, PAPER, MANGO) else MANGO
        plate.fill(cuts(line, rng, 240, 4.5, 20), carved)
        for side in (-1, 1):
            edge = beside(line, taper(side * 27, 0, 2.2))
            plate.fill(
                "".join(cut(at, polar(at, 20, turn + side * 34), 4) for at, turn in walk(edge[:-2], 90, 40)), ink
            )
    pole = smooth([(-60, 108), (400, 92), (900, 104), (1680, 84)], 50)
    plate.shape(rough(ribbon(pole, 76), rng, 3), PINANG)
    plate.fill("".join(cuts(beside(pole, d), rng, 160, 6, 30) for d in (-18, 4, 22)), SAND)
    for x in range(40, 1600, 171):
        plate.fill("".join(cut((x + d, 50), (x + d + 12, 146), 7) for d in (-16, 0, 16)), SAND)
