"""Water motifs: the seluang and the semah, rivers, waves and boats, laid on a plate (core)."""

from collections.abc import Sequence
from math import cos, pi, sin

from artwork.draw import Plate, outline
from artwork.geometry import Line, Point, beside, oval, place, ribbon, walk
from artwork.marks import cut

BODY = (
    "M204 6Q202-4 188-14 150-40 84-46 52-48 22-45L-22-92Q-42-92-58-76L-42-35Q-100-24-150-9-176-34-216-58-226-58-226-50"
    "-202-26-182 1-204 30-224 58-224 66-214 66-176 40-150 12-134 16-114 20L-122 52Q-104 58-84 50L-64 32Q-52 35-36 38"
    "L-46 72Q-28 78-10 68L6 43Q60 48 104 42 164 34 196 16 204 12 204 6z"
)
"""A seluang of 430 units that heads to the right."""


def seluang(plate: Plate, name: str, carved: str, fine: bool = True) -> str:
    """Define a seluang whose carved lines show the ink `carved`; return the motif's name."""
    lines = cut((106, 3), (-172, 1), 8, -4) + cut((124, -40), (122, 38), 5, -13) + cut((202, 4), (178, 10), 3.4, 1)
    eye = outline(oval((160, -9), 15, 15, 14))
    if fine:
        for row, y in enumerate((-32, -17, 20, 33)):
            for x in range(100 - 10 * (row % 2), -130, -24):
                if abs(y) < 42 - max(0, 10 - x) * 0.17 and not (y > 0 and x > 60):
                    lines += cut((x, y - 7), (x, y + 7), 2.4, 5)
        for x in (8, -8, -24):
            lines += cut((x - 2, -46), (x - 28, -84), 2.4)
        lines += cut((-84, 30), (-98, 48), 2.4) + cut((-98, 26), (-110, 46), 2.2) + cut((-8, 44), (-24, 66), 2.4)
        lines += cut((-156, -9), (-208, -48), 2.8) + cut((-156, 12), (-206, 54), 2.8) + cut((-166, 1), (-186, -14), 2)
        lines += cut((106, 16), (72, 30), 5, 3)
    return plate.stamp(name, (BODY, ""), (lines + eye, carved), (outline(oval((162, -9), 7.5, 7.5, 10)), ""))


def semah(plate: Plate, name: str, carved: str) -> str:
    """Define a semah, a deep fish with large scales, 460 units long, heading right; return the motif's name."""
    body = (
        "M230 12C206-48 120-92 30-86L-12-140-60-132-70-72Q-130-50-166-24L-240-92Q-216-30-212 0-216 40-238 96L-166 28"
        "Q-130 54-90 64L-108 104-74 108-36 76Q10 84 44 80L40 116 66 112 96 70C160 56 206 44 230 12z"
    )
    lines = cut((138, -60), (136, 62), 6, -16) + cut((226, 18), (196, 24), 3, -3)
    for row, y in enumerate(range(-58, 62, 23)):
        reach = 104 - abs(y) * 0.5
        for column in range(8):
            x = reach - column * 32 - (row % 2) * 16
            if abs(y) < 68 - max(0, -x - 10) * 0.42:
                lines += cut((x, y - 10), (x, y + 12), 3.4, 9)
    for y in (-52, -20, 22, 56):
        lines += cut((-182, y * 0.3), (-222, y), 3)
    for x in (6, -16, -40):
        lines += cut((x, -92), (x - 20, -122), 2.6)
    ring = outline(oval((180, -16), 14, 14, 14))
    return plate.stamp(name, (body, ""), (lines + ring, carved), (outline(oval((181, -16), 6, 6, 8)), ""))


def shoal(
    plate: Plate,
    name: str,
    line: Sequence[Point],
    lanes: Sequence[float],
    inks: Sequence[str],
    scale: float,
    gap: float,
) -> None:
    """Print seluang side by side along `line`: one lane at each sideways distance, in staggered order."""
    for number, lane in enumerate(lanes):
        path = beside(line, lane)
        for at, degrees in walk(path, gap, gap * (0.15 + (number * 0.41) % 1)):
            rng = plate.rng
            point = (at[0] + rng.uniform(-8, 8), at[1] + rng.uniform(-8, 8))
            plate.press(name, point, rng.choice(inks), scale * rng.uniform(0.92, 1.08), degrees + rng.uniform(-4, 4))


def wave(y: float, height: float, span: float, shift: float = 0, slant: float = 0) -> Line:
    """Return a wave across the plate at level `y`: a swell every `span` units, `slant` units lower at the right."""
    return [(x, y + slant * x / 1600 + height * sin(2 * pi * (x + shift) / span)) for x in range(-40, 1681, 40)]


def boat(plate: Plate, at: Point, size: float, degrees: float, inks: tuple[str, str], paddles: int = 0) -> None:
    """Lay a long boat seen from above, `size` units long, heading along `degrees`; inks: hull and carving."""
    hull, carved = inks
    half, beam = size / 2, size * 0.052
    keel = [(-half + size * i / 24, 0.0) for i in range(25)]
    body = ribbon(keel, lambda t: 2 * beam * max(0.06, sin(pi * t) ** 0.62))
    for number in range(paddles):
        x = half * 0.72 - number * size * 0.72 / max(1, paddles - 1)
        side = 1 if number % 2 else -1
        handle = place([(x, side * beam * 0.4), (x - size * 0.024, side * size * 0.1)], at, degrees)
        blade = place([(x - size * 0.022, side * size * 0.085), (x - size * 0.042, side * size * 0.172)], at, degrees)
        plate.line(outline(handle, closed=False), hull, size * 0.009)
        plate.fill(cut(blade[0], blade[1], size * 0.017), hull)
    plate.shape(place(body, at, degrees), hull)
    inner = ribbon(keel[3:-3], lambda t: 1.1 * beam * max(0.04, sin(pi * t) ** 0.7))
    plate.shape(place(inner, at, degrees), carved)
    seats = max(paddles, 7)
    for number in range(seats):
        x = half * 0.7 - number * size * 0.7 / (seats - 1)
        bench = place([(x, -beam * 0.75), (x, beam * 0.75)], at, degrees)
        plate.line(outline(bench, closed=False), hull, size * 0.011)


def ripples(centre: Point, radii: Sequence[float], flat: float = 0.32) -> list[Line]:
    """Return closed rings of water round `centre`, `flat` times as high as wide."""
    return [oval(centre, r, r * flat, 48) for r in radii]


def eddy(centre: Point, radius: float, turns: float, start: float, inward: float = 0.12) -> Line:
    """Return a spiral that winds into `centre` from `radius`, beginning at `start` degrees."""
    count = round(turns * 26)
    line: Line = []
    for i in range(count + 1):
        share = i / count
        r = radius * (1 - share * (1 - inward))
        angle = (start + 360 * turns * share) * pi / 180
        line.append((centre[0] + r * cos(angle), centre[1] + r * sin(angle)))
    return line
