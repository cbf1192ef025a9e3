"""Plates for cooperation and programmes: joining rivers, routes, rings, tools, weaves (core)."""

from math import pi, sin

from artwork.draw import Plate, outline, rectangle
from artwork.geometry import Line, Point, beside, mix, oval, place, polar, ribbon, rough, smooth, taper, walk
from artwork.marks import along, chatter, cut, cuts, grid, rays
from artwork.motifs_forest import crown, rosette, trunk
from artwork.motifs_stone import contour
from artwork.motifs_water import eddy, seluang
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGO, MIST, PAPER, PINANG, RIVER, SAND


def two_rivers(plate: Plate) -> None:
    """Two rivers, each with its own pattern, join and run on as one."""
    rng = plate.rng
    plate.fill(chatter(grid(86, rng), rng, 80, 4, lambda p: 14 + p[1] / 40), PINANG)
    north = smooth([(-80, 130), (260, 300), (470, 190), (720, 320), (900, 560), (1200, 640), (1700, 540)], 28)
    south = smooth([(-80, 1090), (240, 900), (470, 1010), (700, 900), (900, 730), (1200, 810), (1700, 710)], 28)
    for line in (north, south):
        for away in (150, -150):
            plate.dots(along(beside(line, away), 38), JENGKOL, 12)
    plate.shape(rough(ribbon(north, 240), rng, 3), RIVER)
    plate.shape(rough(ribbon(south, 240), rng, 3), DEEP)
    for lane in range(-96, 97, 32):
        plate.fill(cuts(beside(north, lane), rng, 130, 7, 34), PAPER)
    for k, lane in enumerate(range(-90, 91, 36)):
        course = beside(south, lane)
        half = len(course) * 58 // 100
        plate.dots(along(course[:half], 32, 16 * (k % 2)), MANGO, 13)
        plate.fill(cuts(course[half:], rng, 130, 7, 34), MANGO)
    fish = seluang(plate, "seluang", JENGKOL)
    for line in (north, south):
        stops = walk(line[::-1], 330, 190)
        for at, turn in stops[:5]:
            plate.press(fish, at, PAPER if line is south else MANGO, 0.62, turn)


def to_the_sea(plate: Plate) -> None:
    """A river fans into the sea; dotted routes swing out from it to far coasts."""
    rng = plate.rng
    sea = smooth([(620, -60), (560, 200), (660, 420), (560, 640), (640, 900), (560, 1260)], 30)
    for k in range(15):
        line = [(x + 60 + k * 66 + 20 * sin(y / 110 + k), y) for x, y in sea]
        plate.fill(cuts(line, rng, 130, 5, 60), RIVER)
    plate.shape(rough([(-60, -60), *sea, (-60, 1260)], rng, 3), SAND)
    plate.fill("".join(cuts([(x - d, y) for x, y in sea], rng, 70, 7, 20) for d in (26, 58)), PINANG)
    stem = smooth([(-60, 560), (140, 640), (300, 560), (420, 600)], 26)
    plate.shape(rough(ribbon(stem, taper(60, 110)), rng, 2), DEEP)
    for end in ((700, 330), (720, 480), (740, 610), (720, 760), (700, 900)):
        arm = smooth([(400, 598), mix((420, 600), (end[0] - 100, end[1]), 0.62), end], 24)
        plate.shape(rough(ribbon(arm, taper(50, 66)), rng, 2), DEEP)
        plate.fill(cuts(arm, rng, 70, 5, 26), MIST)
    plate.fill("".join(cuts(beside(stem, d), rng, 80, 5, 26) for d in (-20, 0, 20)), MIST)
    for at, reach in (((130, 250), 150), ((330, 1000), 170), ((360, 130), 90)):
        plate.fill(rays(at, reach * 0.2, reach, 18, 9), GUAVA)
    ports: list[tuple[Point, float, str]] = [
        ((1130, 180), 74, PINANG),
        ((1420, 430), 104, MANGO),
        ((1250, 760), 64, SAND),
        ((1500, 1000), 130, PINANG),
        ((1010, 1080), 60, MANGO),
    ]
    for k, (port, r, ink) in enumerate(ports):
        lift = (-150, -110, 60, 150, 190)[k]
        route = smooth([(730, 610), (mix((730, 610), port, 0.5)[0], mix((730, 610), port, 0.5)[1] + lift), port], 20)
        plate.dots(along(route, 34, 20), PAPER, 15)
        shape = contour(port, r, 0.86, 0.12, k * 1.9, 30)
        plate.shape(rough(contour(port, r + 34, 0.86, 0.12, k * 1.9, 30), rng, 2), DEEP)
        plate.shape(rough(shape, rng, 3), ink)
        for share in (0.72, 0.44):
            inner = contour(port, r * share, 0.86, 0.12, k * 1.9, 30)
            plate.fill(cuts([*inner, inner[0]], rng, 46, 5, 14), DEEP)
        plate.dots([port], DEEP, 20)
    plate.shape(oval((730, 610), 34, 34, 24), PAPER)
    plate.dots([(730, 610)], PINANG, 30)


def tree_rings(plate: Plate) -> None:
    """The rings of a felled trunk, larger than the plate, with a research core and a fringe of forest."""
    rng = plate.rng
    heart = (560, 690)
    radii = [54, 96, 150, 188, 250, 290, 366, 404, 470, 540, 580, 660, 704, 770]
    plate.shape(contour(heart, 930, 0.92, 0.035, 0.8, 64), JENGKOL)
    plate.shape(contour(heart, 850, 0.92, 0.035, 0.8, 64), SAND)
    for i, r in enumerate(radii):
        line = contour(heart, r, 0.92, 0.035, 0.8, 64)
        closed = [*line, line[0]]
        if i % 3 == 1:
            plate.dots(along(closed, 34), PINANG, 14)
        else:
            plate.fill(cuts(closed, rng, 170 + r * 0.4, 17 if i % 3 else 9, 20), JENGKOL if i % 3 else PINANG)
    plate.shape(oval(heart, 30, 27, 24), PINANG)
    bark = [contour(heart, r, 0.92, 0.035, 0.8, 64) for r in (870, 912)]
    plate.fill("".join(cuts([*b, b[0]], rng, 50, 9, 16) for b in bark), GUAVA)
    core = [(560, 690), (1660, 270)]
    plate.line(outline(core, closed=False), PAPER, 56)
    ticks = walk(core, 21, 30)
    plate.fill(
        "".join(
            cut(polar(at, 22, turn - 90), polar(at, 22, turn + 90), 3.6 if k % 5 else 8)
            for k, (at, turn) in enumerate(ticks)
        ),
        PINANG,
    )
    for x, y, r in ((1500, 800, 170), (1200, 1130, 190), (1560, 1140, 230)):
        trunk(plate, x, y, 1240, r * 0.16, (PAPER, JENGKOL))
        crown(plate, (x, y), r + 16, (JENGKOL, JENGKOL), 8, 0.72)
        crown(plate, (x, y), r, (MANGO, JENGKOL), 8, 0.72)


def tool_pattern(plate: Plate) -> None:
    """Spools, spanners, scissors-straight seams and coils of wire, set as a printed cloth."""
    rng = plate.rng
    for k in range(-3, 9):
        line = [(k * 260 + s * 0.7, -20 + s) for s in range(0, 1260, 20)]
        plate.fill(cuts(line, rng, 40, 8, 20), SAND)
    for i, (x, y) in enumerate(((250, 260), (1010, 250), (620, 700), (1400, 720), (200, 1120), (980, 1150))):
        if i % 2 == 0:
            _spool(plate, (x, y), 1.15)
        else:
            _spanner(plate, (x, y), -38, 1.1)
    for i, (x, y) in enumerate(((640, 180), (1400, 200), (210, 700), (1020, 700), (600, 1150), (1400, 1160))):
        ink = MANGO
        coil = eddy((x, y), 148, 4.2, 40 * i, 0.22)
        plate.line(outline(coil, closed=False), ink, 15)
        plate.line(outline([coil[0], polar(coil[0], 170, 40 * i + 88)], closed=False), ink, 15)
        for d in (-14, 14):
            root = polar(coil[0], 168, 40 * i + 88)
            plate.line(outline(place([(0, d), (54, d)], root, 40 * i + 88), closed=False), PAPER, 11)


def _spool(plate: Plate, at: Point, scale: float) -> None:
    for y in (-140, 140):
        plate.shape(
            rough(place([(-104, y - 26), (104, y - 26), (104, y + 26), (-104, y + 26)], at, 14, scale), plate.rng, 3),
            SAND,
        )
    body = [(-66, -114), (66, -114), (78, 0), (66, 114), (-66, 114), (-78, 0)]
    plate.shape(place(body, at, 14, scale), JENGKOL)
    data = ""
    for k in range(11):
        ends = place([(-66, -96 + k * 19), (66, -104 + k * 19)], at, 14, scale)
        data += cut(ends[0], ends[1], 7, 3)
    plate.fill(data, PAPER)
    tail = smooth(place([(70, 90), (150, 120), (170, 40), (260, 60)], at, 14, scale), 20)
    plate.line(outline(tail, closed=False), PAPER, 6)


def _spanner(plate: Plate, at: Point, degrees: float, scale: float) -> None:
    jaw = [(330, -40), (250, -22), (214, 0), (250, 22), (330, 40), (300, 84), (220, 92), (160, 60), (130, 30)]
    handle = [
        (-150, 26),
        (-190, 66),
        (-260, 70),
        (-310, 30),
        (-316, -20),
        (-270, -66),
        (-196, -66),
        (-150, -26),
        (130, -30),
        (160, -60),
        (220, -92),
        (300, -84),
    ]
    plate.shape(rough(place([*jaw, *handle], at, degrees, scale), plate.rng, 3), JENGKOL)
    plate.shape(place(oval((-232, 0), 34, 34, 6), at, degrees, scale), PINANG)
    data = ""
    for y in (-9, 9):
        ends = place([(-130, y), (120, y)], at, degrees, scale)
        data += cut(ends[0], ends[1], 5)
    plate.fill(data, SAND)


def weave_to_words(plate: Plate) -> None:
    """Strands of a weave run loose to the right and become ruled lines with written marks."""
    rng = plate.rng
    step = 75

    def strand(share: float) -> float:
        return 58 - 48 * min(1.0, max(0.0, share - 0.5) * 6)

    for row in range(16):
        y = 37 + row * step
        bend = smooth([(-40, y), (760, y), (980, y + 14 * sin(row)), (1200, y), (1660, y)], 30)
        plate.shape(rough(ribbon(bend, strand), rng, 1.5), SAND)
        plate.fill(cuts(bend[: len(bend) // 2], rng, 130, 4, 26), PINANG)
    for column in range(10):
        x = 37 + column * step
        for row in range(16):
            if (row + column) % 2 == 0:
                y = 37 + row * step
                plate.shape(
                    rough(rectangle(x - 29, y - 66, x + 29, y + 66), rng, 1.5), MANGO if column % 3 else JENGKOL
                )
                plate.fill(cut((x, y - 56), (x, y + 56), 4), PINANG)
    for row in range(15):
        y = 37 + row * step
        x = 1010 + 30 * (row % 3)
        data = ""
        stop = 1560 - (row * 97) % 260
        while x < stop:
            kind = rng.randint(0, 3)
            high = rng.choice((30, 40, 54))
            if kind == 0:
                data += cut((x, y + 30), (x + 6, y + 30 + high * 0.6), 6) + cut((x, y + 40), (x + 28, y + 26), 6, 6)
            elif kind == 1:
                data += cut((x, y + 58), (x + 26, y + 58 - high), 6, -9)
            elif kind == 2:
                data += cut((x, y + 34), (x + 30, y + 34), 6, 12)
            else:
                data += cut((x, y + 24), (x + 24, y + 56), 6, 8)
            x += rng.choice((34, 40, 66))
        plate.fill(data, PAPER)


def interlace(plate: Plate) -> None:
    """Two patterned ribbons, one of fish and one of flowers, plait over and under each other."""
    rng = plate.rng
    span = 800
    plate.fill(chatter(grid(124, rng), rng, 80, 5, 90), PINANG)

    def ribbon_line(flip: int, start: float, end: float) -> Line:
        count = max(4, round((end - start) / 30))
        xs = [start + (end - start) * i / count for i in range(count + 1)]
        return [(x, 600 + flip * 400 * sin(2 * pi * (x + 200) / span / 1.0)) for x in xs]

    def lay(flip: int, start: float, end: float) -> None:
        line = ribbon_line(flip, start, end)
        ground, carved = (JENGKOL, SAND) if flip > 0 else (MANGO, JENGKOL)
        plate.shape(ribbon(line, 286), SAND)
        plate.shape(ribbon(line, 250), ground)
        for away in (-102, 102):
            plate.dots(along(beside(line, away), 38, 8), carved, 12)
        if flip > 0:
            for at, turn in walk(line, 262, 70):
                plate.press(fish, at, SAND, 0.56, turn)
        else:
            for at, turn in walk(line, 150, 60):
                plate.press(bloom, at, carved, 1, turn)

    fish = seluang(plate, "seluang", JENGKOL)
    bloom = rosette(plate, "bloom", 66, 10)
    for flip in (1, -1):
        lay(flip, -120, 1720)
    for k in range(-1, 6):
        x = -200 + span * k / 2
        lay(1 if k % 2 else -1, x - 150, x + 150)
