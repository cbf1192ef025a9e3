"""Plates for the home page and the standing pages: the shoal in the river, and quiet patterns (core)."""

from math import sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Line, beside, length, oval, ribbon, rough, smooth, taper, walk
from artwork.marks import along, cut, cuts, grid, hatch, ring
from artwork.motifs_craft import lattice
from artwork.motifs_forest import sprig
from artwork.motifs_water import seluang
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def home(plate: Plate) -> None:
    """The shoal swims up a great bend of the river; arches in rows on one bank, leaf sprays on the other."""
    rng = plate.rng
    _arches(plate)
    stream = smooth([(-200, 640), (130, 850), (470, 860), (770, 660), (1040, 500), (1340, 470), (1820, 600)], 26)
    near, far = 350, 620
    bank = beside(stream, taper(near / 2 + 40, far / 2 + 40))
    plate.shape([*bank, (1760, 1260), (-160, 1260)], GUAVA)
    _sprays(plate, stream)
    for grow, ink in ((168, JENGKOL), (96, SAND)):
        plate.shape(ribbon(stream, taper(near + grow, far + grow)), ink)
    plate.shape(rough(ribbon(stream, taper(near, far)), rng, 3), DEEP)
    for lane in range(-9, 10):
        course = beside(stream, taper(near * lane / 20, far * lane / 20))
        plate.fill(cuts(course, rng, 150, 6, 70), RIVER if lane % 3 else MIST)
    for side in (-1, 1):
        plate.dots(along(beside(stream, taper(side * (near / 2 + 24), side * (far / 2 + 24))), 36), PINANG, 15)
        plate.fill(cuts(beside(stream, taper(side * (near / 2 + 66), side * (far / 2 + 66))), rng, 42, 11, 16), SAND)
    _shoal_growing(plate, stream, near, far)


def _arches(plate: Plate) -> None:
    """Rows of the bridge's arches, one row printed again and again."""
    layers = []
    for share, ink in ((0.94, PINANG), (0.68, JENGKOL), (0.5, PINANG)):
        half = round(64 * share)
        run = "".join(f"M{128 * k - half} 0a{half} {round(half * 1.06)} 0 0 1 {2 * half} 0z" for k in range(15))
        layers.append((run, ink))
    row = plate.stamp("arches", *layers)
    lit: Line = []
    for k in range(13):
        plate.press(row, (-64 * (k % 2), 66 + k * 76), JENGKOL)
        lit += [(128 * c - 64 * (k % 2), 54 + k * 76) for c in range(14) if (k * 2 + c) % 5 == 0]
    plate.dots(lit, SAND, 24)


def _sprays(plate: Plate, stream: Line) -> None:
    taken = along(stream, 60)
    spray = sprig(plate, "spray", 62)
    for x, y in grid(104, plate.rng, 0.16):
        below = [b for a, b in taken if abs(a - x) < 60]
        if below and y > max(below) + 190:
            plate.press(spray, (x, y + 30), MANGO)


def _shoal_growing(plate: Plate, stream: Line, near: float, far: float) -> None:
    fish = seluang(plate, "seluang", DEEP)
    total = length(stream)
    for lane in range(-2, 3):
        course = beside(stream, taper(near * lane * 0.19, far * lane * 0.19))
        at = 60.0 + (lane % 2) * 120 + lane * 26
        while at < total - 40:
            share = at / total
            scale = taper(near, far)(share) / 5 / 142
            spot, turn = walk(course, length(course), at * length(course) / total)[0]
            ink = MANGO if (round(at) + lane * 3) % 7 == 0 else (SAND if lane % 2 else PAPER)
            plate.press(fish, spot, ink, scale, turn + plate.rng.uniform(-4, 4))
            at += scale * 530


def about(plate: Plate) -> None:
    """Three rivers gather from highlands, drawn as rows of arched hills, into one across the lowland."""
    rng = plate.rng
    low: Line = []
    hill = _hill(plate)
    for row in range(21):
        y = 60 + row * 66
        x = -60.0 + 40 * (row % 2)
        k = 0
        while x < 1640:
            size = 168 * max(0.0, 1 - (x + 80 * sin(row * 1.3)) / 1040)
            if size > 22:
                plate.press(hill, (x, y), (JENGKOL, GUAVA, MANGO, GUAVA)[(row + k) % 4], size / 100)
            elif row % 2:
                low.append((x, y - 20))
            x += max(size * 1.08, 74)
            k += 1
    plate.dots(low, PINANG, 10)
    rivers = [
        ([(90, 120), (330, 250), (560, 230), (820, 420), (1080, 450), (1330, 610), (1720, 540)], 132),
        ([(60, 640), (330, 600), (560, 700), (830, 640), (1060, 690), (1310, 620)], 84),
        ([(140, 1130), (420, 1000), (640, 1040), (860, 900), (1090, 870), (1300, 640)], 100),
    ]
    lines = [(smooth([(float(a), float(b)) for a, b in points], 26), width) for points, width in rivers]
    for line, size in lines:
        plate.shape(ribbon(line, taper(20, size + 64)), SAND)
    for line, size in lines:
        plate.shape(rough(ribbon(line, taper(3, size)), rng, 2), RIVER)
        for lane in (-0.24, 0.0, 0.24):
            plate.fill(cuts(beside(line, taper(0, lane * size)), rng, 90, 5, 34), PAPER)


def _hill(plate: Plate) -> str:
    """Define an arched hill 100 units high with carved slopes; return the motif's name."""
    slopes = "".join(cut((d * 100, -4), (d * 50, (abs(d) - 0.86) * 100), 5) for d in (-0.36, -0.12, 0.12, 0.36))
    return plate.stamp("hill", ("M-68 0a68 106 0 0 1 136 0z", SAND), ("M-62 0a62 100 0 0 1 124 0z", ""), (slopes, SAND))


def shop_window(plate: Plate) -> None:
    """An open window with carved lattice shutters; the river runs inside the frame."""
    rng = plate.rng
    plate.fill(hatch(rectangle(0, 0, 1600, 1200), rng, 0, 60, 4, 200, 0.4), JENGKOL)
    box = rectangle(420, 110, 1180, 1090)
    plate.shape(rough(box, rng, 3), DEEP)
    window = plate.clip("window", box)
    stream = smooth(
        [(1280, 1150), (1020, 980), (620, 860), (560, 640), (860, 520), (1010, 380), (820, 240), (700, 60)], 24
    )
    plate.shape(ribbon(stream, 330), SAND, window)
    plate.shape(ribbon(stream, 250), RIVER, window)
    for lane in (-90, -45, 0, 45, 90):
        plate.fill(cuts(beside(stream, lane), rng, 110, 6, 34), PAPER, window)
    fish = seluang(plate, "seluang", DEEP)
    for at, turn in walk(stream, 330, 190):
        plate.press(fish, at, PAPER, 0.56, turn, window)
    for left, right in ((60, 400), (1200, 1540)):
        plate.shape(rough(rectangle(left, 80, right, 1120), rng, 3), JENGKOL)
        lattice(plate, (left + 50, 140, left + 290, 1060), 120, SAND, 8)
    for a, b, c, d in ((400, 80, 1200, 124), (400, 1076, 1200, 1130), (396, 80, 430, 1130), (1170, 80, 1204, 1130)):
        plate.shape(rough(rectangle(a, b, c, d), rng, 2), SAND)
    plate.dots(along([(410, 1103), (1190, 1103)], 36), PINANG, 13)
    plate.dots(along([(410, 102), (1190, 102)], 36), PINANG, 13)


def road_and_river(plate: Plate) -> None:
    """A dashed road and a flowing river cross and run on together, with hills as rows of marks."""
    rng = plate.rng
    for k in range(11):
        line = [(x, 30 + k * 116 + 30 * sin(x / 210 + k * 0.8)) for x in range(-40, 1680, 40)]
        feet = along(line, 62, (k % 2) * 31)
        plate.fill(
            "".join(
                cut((x - 24, y + 20), (x, y - 18), 7, -4) + cut((x, y - 18), (x + 24, y + 20), 7, -4) for x, y in feet
            ),
            GUAVA,
        )
    stream = smooth(
        [(-80, 260), (240, 330), (430, 600), (760, 700), (960, 460), (1240, 340), (1420, 560), (1700, 640)], 26
    )
    road = smooth([(-80, 930), (260, 860), (560, 640), (840, 560), (1140, 740), (1380, 900), (1700, 860)], 26)
    plate.shape(ribbon(stream, 240), SAND)
    plate.shape(rough(ribbon(stream, 170), rng, 2), RIVER)
    for lane in (-54, -18, 18, 54):
        plate.fill(cuts(beside(stream, lane), rng, 110, 6, 36), PAPER)
    plate.shape(ribbon(road, 190), SAND)
    plate.shape(rough(ribbon(road, 128), rng, 2), JENGKOL)
    plate.fill(cuts(road, rng, 60, 11, 40), MANGO)
    for away in (-46, 46):
        plate.fill(cuts(beside(road, away), rng, 260, 4, 12), SAND)
    for k, (at, _) in enumerate(walk(road, 420, 160)):
        plate.shape(oval(at, 60, 60, 34), PINANG)
        plate.line(outline(oval(at, 38, 38, 28)), SAND, 9)
        plate.dots([at], SAND, 24 if k % 2 else 34)


def meeting_ripples(plate: Plate) -> None:
    """Rings of water from two points, one carved, one dotted, meet and cross."""
    rng = plate.rng
    for k in range(1, 13):
        line = oval((520, 520), 20 + k * 104, 20 + k * 104, 72)
        plate.fill(cuts([*line, line[0]], rng, 210 + k * 8, 15 - k * 0.8, 16), PAPER if k % 2 else MIST)
    for k in range(1, 10):
        radius = 16 + k * 104
        plate.dots(
            [p for p in ring((1230, 760), radius, 40 + k) if -9 < p[0] < 1609 and -9 < p[1] < 1209], MANGO, 21 - k
        )
    for centre, ink in (((520, 520), PAPER), ((1230, 760), MANGO)):
        plate.dots([centre], ink, 92)
        plate.dots([centre], DEEP, 36)


def closed_scales(plate: Plate) -> None:
    """Overlapping scales in even rows, all closed, a few in another ink."""
    size = 133
    scale = plate.stamp("scale", *_scale(size))
    for row in range(-1, 14):
        for column in range(-1, 13):
            at = (column * size * 1.06 + (row % 2) * size * 0.53, row * size * 0.66)
            special = (row * 5 + column * 3) % 17 == 0
            plate.press(scale, at, PINANG if special else (GUAVA if (row + column // 2) % 3 else MANGO))


def _scale(size: float) -> tuple[tuple[str, str], ...]:
    drop = smooth(
        [
            (0, -size * 0.5),
            (size * 0.52, -size * 0.1),
            (size * 0.34, size * 0.42),
            (0, size * 0.62),
            (-size * 0.34, size * 0.42),
            (-size * 0.52, -size * 0.1),
        ],
        16,
        closed=True,
    )
    lines = "".join(
        cut((d * size * 0.2, size * 0.02), (d * size * 0.11, size * (0.46 - abs(d) * 0.05)), size * 0.03)
        for d in (-1.5, -0.5, 0.5, 1.5)
    )
    rim = outline(smooth([(p[0] * 1.09, p[1] * 1.07) for p in drop], 16))
    return (rim, JENGKOL), (outline(drop), ""), (lines, SAND)


def guiding_lines(plate: Plate) -> None:
    """Paving seen from above: raised bars lead across and turn at fields of raised dots."""
    rng = plate.rng
    path = {
        (0, 3): "across",
        (1, 3): "across",
        (2, 3): "turn",
        (2, 2): "down",
        (2, 1): "turn",
        (3, 1): "across",
        (4, 1): "across",
        (5, 1): "turn",
        (5, 2): "down",
        (5, 3): "down",
        (5, 4): "turn",
        (6, 4): "across",
        (7, 4): "across",
    }
    for row in range(6):
        for column in range(8):
            left, top = column * 200, row * 200
            slab = rectangle(left + 6, top + 6, left + 194, top + 194)
            kind = path.get((column, row))
            plate.shape(rough(slab, rng, 2), JENGKOL if kind else (SAND if (row + column) % 2 else PAPER))
            _paving(plate, left, top, kind, (row + column) % 2)


def _paving(plate: Plate, left: float, top: float, kind: str | None, turn: int) -> None:
    if kind == "turn":
        plate.dots([(left + 40 + c * 40, top + 40 + r * 40) for c in range(4) for r in range(4)], MANGO, 25)
    elif kind:
        for k in range(4):
            ends = [(left + 30, top + 40 + k * 40), (left + 170, top + 40 + k * 40)]
            bar = ends if kind == "across" else [(left + 40 + k * 40, top + 30), (left + 40 + k * 40, top + 170)]
            plate.line(outline(bar, closed=False), MANGO, 22)
    else:
        slab = rectangle(left + 14, top + 14, left + 186, top + 186)
        plate.fill(hatch(slab, plate.rng, 90 * turn, 56, 5, 120, 0.35), GUAVA)
