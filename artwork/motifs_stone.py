"""Land motifs: ridges, karst towers, stalactites, clouds, discs, laid on a plate (core)."""

from collections.abc import Sequence
from math import pi, sin

from artwork.draw import HEIGHT, WIDTH, Plate
from artwork.geometry import Line, Point, oval, polar, rough, smooth, walk
from artwork.marks import cut, hatch, rays


def hills(plate: Plate, points: Sequence[Point], ink: str, step: float = 45) -> Line:
    """Lay a rounded range whose skyline runs through `points`; return its outline, closed at the plate's foot."""
    sky = rough(smooth(points, step), plate.rng, 3)
    outline = [*sky, (WIDTH + 40, HEIGHT + 40), (-40, HEIGHT + 40)]
    plate.shape(outline, ink)
    return outline


def slopes(plate: Plate, skyline: Sequence[Point], depth: float, ink: str, gap: float = 30, width: float = 6) -> None:
    """Carve marks that fall from a skyline, longer and shorter in turn, away from its summits."""
    rng = plate.rng
    data = ""
    for i, (at, degrees) in enumerate(walk(skyline, gap, gap / 2)):
        fall = 90 + degrees * 0.55
        reach = depth * rng.uniform(0.5, 1) * (1 if i % 2 else 0.6)
        start = polar(at, 14, fall)
        data += cut(start, polar(start, reach, fall), width * rng.uniform(0.7, 1.1), degrees * 0.12)
    plate.fill(data, ink)


def karst(
    plate: Plate, x: float, top: float, width: float, base: float, inks: tuple[str, str], lean: float = 0
) -> Line:
    """Lay a limestone tower, steep and rounded, with grooves carved down its walls; return its outline."""
    rng = plate.rng
    half = width / 2
    steps = [
        (-1.0, 1.0),
        (-0.93, 0.72),
        (-0.8, 0.62),
        (-0.74, 0.3),
        (-0.56, 0.14),
        (-0.2, 0.02),
        (0.12, 0.0),
        (0.46, 0.09),
        (0.66, 0.26),
        (0.72, 0.5),
        (0.9, 0.64),
        (0.96, 0.8),
        (1.0, 1.0),
    ]
    high = base - top
    corners = [(x + half * s * rng.uniform(0.95, 1.05) + lean * (1 - d), top + high * d) for s, d in steps]
    shape = rough(smooth(corners, 40), rng, 4)
    plate.shape(shape, inks[0])
    data = ""
    grooves = max(5, round(width / 34))
    for i in range(grooves):
        share = (i + 0.5) / grooves * 2 - 1
        peak = top + high * (0.05 + 0.5 * abs(share) ** 2.2)
        at = peak + rng.uniform(10, 60)
        while at < base - 60:
            run = rng.uniform(60, 230)
            foot = min(at + run, base - 10)
            shift = lean * (1 - (at - top) / high)
            spread = 0.62 + 0.34 * (at - top) / high
            start = (x + shift + share * half * spread, at)
            end = (x + shift + share * half * (spread + 0.1), foot)
            data += cut(start, end, rng.uniform(4, 8), share * 8)
            at = foot + rng.uniform(14, 60)
    plate.fill(data, inks[1])
    return shape


def dripstone(plate: Plate, x: float, root: float, width: float, reach: float, inks: tuple[str, str]) -> None:
    """Lay a stalactite (or, with a negative `reach`, a stalagmite) with carved flutes."""
    rng = plate.rng
    left = [(x - width / 2, root), (x - width * 0.3, root + reach * 0.3), (x - width * 0.13, root + reach * 0.72)]
    right = [(x + width * 0.15, root + reach * 0.7), (x + width * 0.32, root + reach * 0.28), (x + width / 2, root)]
    plate.shape(rough(smooth([*left, (x, root + reach), *right], 40), rng, 2), inks[0])
    data = ""
    for share in (-0.25, 0.0, 0.24):
        start = (x + share * width, root + reach * rng.uniform(0.02, 0.12))
        end = (x + share * width * 0.35, root + reach * rng.uniform(0.55, 0.8))
        data += cut(start, end, max(2.5, width * 0.035))
    plate.fill(data, inks[1])


def disc(
    plate: Plate, centre: Point, radius: float, ink: str, carved: str = "", degrees: float = 0, gap: float = 30
) -> None:
    """Lay a sun or moon, with rows of marks across it when `carved` is given."""
    shape = rough(oval(centre, radius, radius, 60), plate.rng, 2)
    plate.shape(shape, ink)
    if carved:
        inner = oval(centre, radius * 0.93, radius * 0.93, 40)
        plate.fill(hatch(inner, plate.rng, degrees, gap, 5, 150, 0.3), carved)


def cloud_bank(plate: Plate, y: float, puff: float, ink: str, carved: str, shift: float = 0) -> None:
    """Lay a bank of cloud across the plate: a row of round swells with nested arcs carved in each."""
    rng = plate.rng
    count = round(WIDTH / puff) + 2
    edge: Line = []
    data = ""
    for i in range(count):
        r = puff * rng.uniform(0.56, 0.72)
        centre = (i * puff - puff / 2 + shift, y + puff * 0.45 + rng.uniform(-0.12, 0.12) * puff)
        edge += [polar(centre, r, 205 + 130 * k / 10) for k in range(11)]
        for share in (0.8, 0.58, 0.36):
            arc = [polar(centre, r * share, t) for t in (212, 270, 328)]
            data += cut(arc[0], arc[2], 6 * share + 2, -r * share * 0.47)
    plate.shape([*edge, (WIDTH + 60, HEIGHT + 60), (-60, HEIGHT + 60)], ink)
    plate.fill(data, carved)


def sun_rays(plate: Plate, centre: Point, inner: float, outer: float, count: int, ink: str, width: float = 12) -> None:
    """Carve rays round a centre, long and short in turn."""
    plate.fill(rays(centre, inner, outer, count, width), ink)
    plate.fill(rays(centre, inner, inner + (outer - inner) * 0.6, count, width * 0.7, 180 / count), ink)


def contour(centre: Point, radius: float, flat: float, wobble: float, phase: float, count: int = 56) -> Line:
    """Return a closed contour line round a hill or lake, uneven in a steady way."""
    line: Line = []
    for i in range(count):
        turn = 2 * pi * i / count
        r = radius * (1 + wobble * sin(2 * turn + phase) + wobble * 0.6 * sin(3 * turn - phase * 1.7))
        x, y = polar((0, 0), r, 360 * i / count)
        line.append((centre[0] + x, centre[1] + y * flat))
    return line


def arch(centre: float, foot: float, width: float, height: float, count: int = 28) -> Line:
    """Return an open arch from its left foot over the crown to its right foot."""
    top = [polar((0, 0), 1, 180 + 180 * i / count) for i in range(count + 1)]
    return [(centre + x * width / 2, foot + y * height) for x, y in top]
