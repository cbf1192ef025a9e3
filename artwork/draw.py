"""An SVG sheet built from paths in flat inks: shapes in, SVG text out. Pure (core)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random
from typing import Final

from artwork.geometry import Line, Point, thinned

WIDTH: Final = 1600
HEIGHT: Final = 1200

SMALL: Final = 60
"""Units; shapes up to this size are drawn to a tenth, larger ones to whole units."""

LEAST: Final = 1.2
"""Units; who leaves out a point by which an outline differs less than that is not found out."""


def number(value: float) -> str:
    """Return `value` with at most one decimal, as short as SVG allows: 12, -3.5, .4."""
    text = f"{value:.1f}".removesuffix(".0")
    if text in {"-0", ""}:
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def numbers(values: Iterable[float]) -> str:
    """Return `values` side by side, with a space only where the next has no minus sign."""
    text = ""
    for value in values:
        word = number(value)
        text += word if not text or word.startswith("-") else " " + word
    return text


def outline(points: Sequence[Point], closed: bool = True) -> str:
    """Return path data for straight pieces through those of `points` that the eye would miss."""
    exact = 0 if _extent(points) > SMALL else 1
    kept = [(round(x, exact), round(y, exact)) for x, y in thinned(points, LEAST if not exact else LEAST / 4)]
    steps = [away for a, b in pairwise(kept) for away in (b[0] - a[0], b[1] - a[1])]
    return "M" + numbers(kept[0]) + "l" + numbers(steps) + ("z" if closed else "")


def _extent(points: Sequence[Point]) -> float:
    return max(max(point[axis] for point in points) - min(point[axis] for point in points) for axis in (0, 1))


class Plate:
    """One picture: a ground colour and shapes laid over it in order, with ids that start with its key."""

    def __init__(self, key: str, ground: str) -> None:
        self.key = key.replace("/", "-")
        self.rng = Random(key)
        self.size = (WIDTH, HEIGHT)
        self._defined: dict[str, str] = {}
        self._parts: list[str] = [f'<path fill="{ground}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>']

    def fill(self, data: str, ink: str, clip: str = "") -> None:
        """Lay a filled shape; `data` is path data."""
        if data:
            self._parts.append(f'<path fill="{ink}"{self._clip(clip)} d="{data}"/>')

    def shape(self, points: Sequence[Point], ink: str, clip: str = "") -> None:
        """Lay a filled closed shape through `points`."""
        self.fill(outline(points), ink, clip)

    def line(self, data: str, ink: str, width: float, clip: str = "") -> None:
        """Lay an open line of even `width` with round ends."""
        if data:
            self._parts.append(
                f'<path fill="none" stroke="{ink}" stroke-width="{number(width)}" stroke-linecap="round"'
                f' stroke-linejoin="round"{self._clip(clip)} d="{data}"/>'
            )

    def dots(self, points: Iterable[Point], ink: str, size: float, clip: str = "") -> None:
        """Lay round dots of diameter `size` (in batik: cecek)."""
        self.line("".join(f"M{numbers((round(x), round(y)))}h.1" for x, y in points), ink, size, clip)

    def clip(self, name: str, points: Sequence[Point]) -> str:
        """Define a window through which later shapes show; return its name."""
        self._defined[name] = f'<clipPath id="{self.key}-{name}"><path d="{outline(points)}"/></clipPath>'
        return name

    def stamp(self, name: str, *parts: tuple[str, str]) -> str:
        """Define a motif from (path data, ink) pairs about the origin; an empty ink is filled by `press`."""
        paths = "".join(f'<path d="{data}"' + (f' fill="{ink}"' if ink else "") + "/>" for data, ink in parts)
        self._defined[name] = f'<g id="{self.key}-{name}">{paths}</g>'
        return name

    def press(self, name: str, at: Point, ink: str, scale: float = 1, degrees: float = 0, clip: str = "") -> None:
        """Print the motif `name` at a place, scaled and turned."""
        move = f"translate({numbers((round(at[0]), round(at[1])))})"
        turn = f"rotate({number(degrees)})" if round(degrees, 1) else ""
        size = f"scale({scale:.2f})" if round(scale, 2) != 1 else ""
        use = f'<use href="#{self.key}-{name}" fill="{ink}" transform="{move}{turn}{size}"/>'
        self._parts.append(f"<g{self._clip(clip)}>{use}</g>" if clip else use)

    def svg(self) -> str:
        """Return the whole picture as SVG text."""
        defined = "".join(self._defined.values())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
            + (f"<defs>{defined}</defs>" if defined else "")
            + "".join(self._parts)
            + "</svg>\n"
        )

    def _clip(self, name: str) -> str:
        return f' clip-path="url(#{self.key}-{name})"' if name else ""


def rectangle(left: float, top: float, right: float, bottom: float) -> Line:
    """Return the four corners of an upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
