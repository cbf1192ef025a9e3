"""Plant motifs: leaves, ferns, palm fronds, crowns, fruits, laid on a plate (core)."""

from collections.abc import Sequence
from math import cos, log, pi, radians, sin

from artwork.draw import Plate, outline
from artwork.geometry import Line, Point, mix, oval, place, polar, ribbon, rough, smooth, taper, walk
from artwork.marks import cut, rays, ring


def blade(size: float, width: float, fullness: float = 0.45, bow: float = 0) -> Line:
    """Return a leaf outline from the origin along x; `fullness` says where it is widest, `bow` curves it."""
    upper: Line = []
    lower: Line = []
    for i in range(15):
        t = i / 14
        swell = sin(pi * t ** (log(0.5) / log(fullness))) ** 0.85 if 0 < t < 1 else 0
        y = bow * sin(pi * t)
        upper.append((t * size, y - width / 2 * swell))
        lower.append((t * size, y + width / 2 * swell))
    return upper + lower[-2:0:-1]


def leaf(
    plate: Plate,
    at: Point,
    size: float,
    width: float,
    degrees: float,
    inks: tuple[str, str],
    veins: int = 7,
    bow: float = 0,
) -> None:
    """Lay a leaf that grows from `at` along `degrees`; inks: blade and carved veins."""
    plate.shape(rough(place(blade(size, width, 0.42, bow), at, degrees), plate.rng, 1.5), inks[0])
    rib = [(t / 12 * size * 0.94, bow * sin(pi * t / 12 * 0.94)) for t in range(13)]
    start, end = place([rib[0], rib[-1]], at, degrees)
    data = cut(start, end, max(2.5, width * 0.028), bow)
    for i in range(1, veins + 1):
        t = 0.08 + 0.74 * i / (veins + 1)
        swell = sin(pi * t**0.8) * width / 2 * 0.78
        root = (t * size, bow * sin(pi * t))
        for side in (-1, 1):
            tip = (root[0] + swell * 0.75, root[1] * 0.96 + side * swell)
            ends = place([root, tip], at, degrees)
            data += cut(ends[0], ends[1], max(2, width * 0.02), -side * swell * 0.08)
    plate.fill(data, inks[1])


def frond(
    plate: Plate, line: Sequence[Point], reach: float, ink: str, gap: float = 30, width: float = 9, lean: float = 52
) -> None:
    """Lay a palm or fern frond: narrow leaflets in pairs along `line`, shorter toward both ends."""
    stops = walk(line, gap, gap)
    data = ""
    for i, (at, degrees) in enumerate(stops):
        share = (i + 1) / (len(stops) + 1)
        size = reach * (0.25 + 0.75 * sin(pi * min(1, share * 0.85 + 0.12)))
        for side in (-1, 1):
            tip = polar(at, size, degrees + side * lean)
            data += cut(at, tip, width * (0.5 + size / reach / 2), side * size * 0.07)
    plate.fill(data, ink)
    plate.line(outline(line, closed=False), ink, width * 0.7)


def fern(
    plate: Plate, at: Point, radius: float, degrees: float, inks: tuple[str, str], turns: float = 1.9, side: int = 1
) -> None:
    """Lay a curled fern shoot (pakis): a stem that rises from `at` and rolls up; inks: stem and leaflets."""
    stem: Line = [(0.0, 0.0), (radius * 0.2, 0.0)]
    count = round(turns * 22)
    heart = (radius * 1.55, side * radius * 0.62)
    for i in range(count + 1):
        t = i / count
        r = radius * (0.1 + 0.9 * (1 - t) ** 1.5)
        angle = side * (-118 + 360 * turns * t)
        stem.append((heart[0] + r * cos(radians(angle)), heart[1] + r * sin(radians(angle))))
    curl = place(smooth(stem, radius * 0.16), at, degrees)
    data = ""
    stops = walk(curl, radius * 0.16, radius * 0.3)
    for i, (point, direction) in enumerate(stops):
        size = radius * 0.34 * (1 - 0.8 * i / len(stops))
        data += cut(point, polar(point, size, direction - side * 68), size * 0.13)
    plate.fill(data, inks[1])
    plate.shape(ribbon(curl, taper(radius * 0.14, radius * 0.056)), inks[0])


def shoot(plate: Plate, base: Point, width: float, height: float, inks: tuple[str, str], degrees: float = 0) -> None:
    """Lay a bamboo shoot (pucuk rebung): a pointed triangle with sheath lines; `degrees` 0 points up."""
    rows = 5
    outer = [
        (-width / 2, 0.0),
        (-width * 0.3, -height * 0.5),
        (0.0, -height),
        (width * 0.3, -height * 0.5),
        (width / 2, 0.0),
    ]
    plate.shape(place(outer, base, degrees), inks[0])
    data = ""
    for i in range(rows):
        y = -height * (0.06 + 0.15 * i)
        half = width * (0.36 - 0.065 * i)
        for side in (-1, 1):
            ends = place([(side * half, y), (0.0, y - height * 0.16)], base, degrees)
            data += cut(ends[0], ends[1], width * 0.03, side * width * 0.02)
    ends = place([(0.0, -height * 0.04), (0.0, -height * 0.9)], base, degrees)
    plate.fill(data + cut(ends[0], ends[1], width * 0.018), inks[1])


def crown(plate: Plate, centre: Point, radius: float, inks: tuple[str, str], lobes: int = 9, flat: float = 0.7) -> None:
    """Lay a forest tree's crown: a lobed shape, its leaf masses carved as fans of marks."""
    rng = plate.rng
    edge: Line = []
    for i in range(lobes):
        for part, reach in ((-0.5, 0.86), (-0.2, 1.0), (0.2, 1.0)):
            angle = 360 * (i + part) / lobes
            x, y = polar((0, 0), radius * reach * rng.uniform(0.94, 1.05), angle)
            edge.append((centre[0] + x, centre[1] + y * flat))
    plate.shape(edge, inks[0])
    data = ""
    for i in range(lobes):
        angle = 360 * i / lobes
        x, y = polar((0, 0), radius * 0.6, angle)
        fan = (centre[0] + x, centre[1] + y * flat + radius * 0.06)
        data += rays(fan, radius * 0.06, radius * 0.25, 5, radius * 0.017, -160 + cos(radians(angle)) * 25, 150)
    data += rays((centre[0], centre[1] + radius * 0.05), radius * 0.08, radius * 0.3, 6, radius * 0.02, -175, 190)
    plate.fill(data, inks[1])


def seed(plate: Plate, centre: Point, radius: float, inks: tuple[str, str], degrees: float = 0, lines: int = 5) -> None:
    """Lay a round fruit or seed with carved lines from pole to pole."""
    plate.shape(rough(oval(centre, radius, radius * 0.92, 22, degrees), plate.rng, radius * 0.02), inks[0])
    data = ""
    for i in range(lines):
        share = (i + 1) / (lines + 1) * 2 - 1
        ends = place(
            [
                (-radius * 0.7 * (1 - share * share * 0.35), share * radius * 0.5),
                (radius * 0.7 * (1 - share * share * 0.35), share * radius * 0.5),
            ],
            centre,
            degrees,
        )
        data += cut(ends[0], ends[1], radius * 0.035, share * radius * 0.22)
    plate.fill(data, inks[1])


def berry(plate: Plate, centre: Point, radius: float, inks: tuple[str, str], light: float = -60) -> None:
    """Lay a smooth berry with one bowed glint and a dot at its end."""
    plate.shape(rough(oval(centre, radius, radius * 1.08, 20), plate.rng, radius * 0.02), inks[0])
    start, end = polar(centre, radius * 0.66, light - 50), polar(centre, radius * 0.66, light + 50)
    plate.fill(cut(start, end, radius * 0.07, -radius * 0.25), inks[1])
    plate.dots([polar(centre, radius * 0.35, light + 180)], inks[1], radius * 0.2)


def scaly(plate: Plate, name: str, radius: float, carved: str, shade: str) -> str:
    """Define a rattan fruit, a ball of overlapping scales with a beak to the right; return the motif's name."""
    body = [(radius * 1.26, 0.0), *oval((0, 0), radius, radius, 24)[1:]]
    data = ""
    for row in range(-2, 3):
        for column in range(-2, 3):
            x, y = row * 0.36 * radius, (column + (row % 2) * 0.5) * 0.4 * radius
            if x * x + y * y < (radius * 0.82) ** 2:
                data += cut((x, y - radius * 0.18), (x, y + radius * 0.18), radius * 0.045, -radius * 0.16)
    return plate.stamp(name, (outline(place(body, (0, 0), 0, 1.1)), shade), (outline(body), ""), (data, carved))


def pitcher(plate: Plate, top: Point, size: float, inks: tuple[str, str, str], degrees: float = 0) -> None:
    """Lay a pitcher plant (kantong semar) that hangs from `top`; inks: body, carving, rim."""
    half = [(0.23, 0.18), (0.26, 0.3), (0.24, 0.5), (0.3, 0.7), (0.26, 0.88), (0.12, 0.98)]
    shape = smooth([(-x, y) for x, y in half][::-1] + half, 0.09, closed=True)
    plate.shape(place([(x * size, y * size) for x, y in shape], top, degrees), inks[0])
    mouth = oval((0, 0.19 * size), 0.27 * size, 0.09 * size, 26)
    plate.shape(place(mouth, top, degrees), inks[2])
    plate.shape(place(oval((0, 0.2 * size), 0.19 * size, 0.05 * size, 22), top, degrees), inks[1])
    lid = [
        (0.24 * size, 0.12 * size),
        (0.1 * size, -0.1 * size),
        (-0.22 * size, -0.06 * size),
        (-0.1 * size, 0.08 * size),
    ]
    plate.shape(place(smooth(lid, size * 0.06, closed=True), top, degrees), inks[0])
    data = ""
    for i in range(-3, 4):
        ends = place(
            [(i * 0.055 * size, 0.32 * size), (i * 0.06 * size, 0.9 * size - abs(i) * 0.03 * size)], top, degrees
        )
        data += cut(ends[0], ends[1], size * 0.011, i * size * 0.008)
    plate.fill(data, inks[1])
    tendril = smooth(
        place([(0.1 * size, -0.05 * size), (0.34 * size, -0.22 * size), (0.2 * size, -0.5 * size)], top, degrees), 30
    )
    plate.line(outline(tendril, closed=False), inks[0], size * 0.03)


def sprig(plate: Plate, name: str, size: float, leaves: int = 7, sweep: float = 186) -> str:
    """Define a spray of leaves that opens upward from the origin; return the motif's name."""
    return plate.stamp(
        name, (rays((0, 0), size * 0.14, size, leaves, size * 0.13, -90 - sweep / 2 * (1 - 1 / leaves), sweep), "")
    )


def rosette(plate: Plate, name: str, size: float, petals: int, carved: str = "") -> str:
    """Define a round flower of tapered petals, with a heart when `carved` is given; return the motif's name."""
    heart = [(outline(oval((0, 0), size * 0.14, size * 0.14, 12)), carved)] if carved else []
    return plate.stamp(name, (rays((0, 0), size * 0.2, size, petals, size * 0.13), ""), *heart)


def flower(plate: Plate, centre: Point, radius: float, petals: int, inks: tuple[str, str]) -> None:
    """Lay a batik flower of tapered petals with a dotted heart."""
    plate.fill(rays(centre, radius * 0.22, radius, petals, radius * 0.13), inks[0])
    plate.dots(ring(centre, radius * 1.12, radius * 0.5), inks[0], radius * 0.12)
    plate.dots([centre], inks[1], radius * 0.3)


def trunk(
    plate: Plate, x: float, top: float, bottom: float, width: float, inks: tuple[str, str], flare: float = 1.6
) -> None:
    """Lay a tree trunk with a flared foot and long carved lines of bark."""
    rng = plate.rng
    half = width / 2
    left = smooth([(x - half, top), (x - half, top + (bottom - top) * 0.7), (x - half * flare, bottom)], 60)
    right = smooth([(x + half, top), (x + half, top + (bottom - top) * 0.7), (x + half * flare, bottom)], 60)
    plate.shape(rough(left, rng, 2) + rough(right, rng, 2)[::-1], inks[0])
    rows = max(1, round(width / 26))
    data = ""
    for row in range(1, rows + 1):
        line = [mix(a, b, row / (rows + 1)) for a, b in zip(left, right, strict=True)]
        at = rng.uniform(0, 60)
        stops = walk(line, 20, at)
        i = 0
        while i + 3 < len(stops):
            run = rng.randint(3, 9)
            end = stops[min(i + run, len(stops) - 1)][0]
            data += cut(stops[i][0], end, min(5, width * 0.03))
            i += run + rng.randint(1, 4)
    plate.fill(data, inks[1])
