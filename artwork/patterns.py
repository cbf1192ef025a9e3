"""Patterns of the site's own look: what its style sheet uses as masks, in one colour each (core).

The shoal fills coloured fields, the bend is the bank of every field, the arch frames pictures, the course of a river
joins the stops of an itinerary.
"""

from collections.abc import Callable
from typing import Final

from artwork.motifs_water import BODY

EYE: Final = "M146-9a15 15 0 1 1 30 0 15 15 0 1 1-30 0z"

SHOAL: Final = (
    (770, 92, 0.58, -17),
    (508, 108, 0.4, -13),
    (590, 246, 0.48, -20),
    (330, 172, 0.38, -14),
    (398, 322, 0.44, -19),
    (150, 246, 0.34, -13),
    (206, 388, 0.36, -17),
)
"""Where the fish swim on a sheet of 900 by 500: middle, size, slope in degrees. The first leads, alone on its right."""


def shoal() -> str:
    """A shoal that swims upstream, to the right and up, behind the one that leads."""
    fish = "".join(_fish(*place) for place in SHOAL)
    symbol = f'<path id="s" fill-rule="evenodd" d="{BODY}{EYE}"/>'
    return _svg(900, 500, f"<defs>{symbol}</defs>{fish}")


def bend() -> str:
    """The bank of a river that bends once to each side; it is drawn out to any width."""
    return _svg(1200, 60, '<path d="M0 0H1200V16C1060 66 900 66 720 38S400-6 250 22 70 62 0 48z"/>', is_stretched=True)


def arch() -> str:
    """One arch of the Beatrix Bridge, with half a pier on each side; it is drawn out to any size."""
    return _svg(100, 100, '<path d="M3 100V46C3 18 22 2 50 2S97 18 97 46V100z"/>', is_stretched=True)


def course() -> str:
    """A river from its middle above to its middle below, with one bend; it is drawn out to any height."""
    river = '<path d="M30 0C30 24 9 26 9 50S30 76 30 100" stroke-width="9"/>'
    ripple = '<path d="M38 0C38 24 17 26 17 50S38 76 38 100" stroke-width="2" stroke-dasharray="9 4 5 6"/>'
    return _svg(60, 100, f'<g fill="none" stroke="#000">{river}{ripple}</g>', is_stretched=True)


def _fish(x: float, y: float, size: float, slope: float) -> str:
    return f'<use href="#s" transform="translate({x} {y})rotate({slope})scale({size})"/>'


def _svg(width: int, height: int, content: str, *, is_stretched: bool = False) -> str:
    stretched = ' preserveAspectRatio="none"' if is_stretched else ""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{stretched}>{content}</svg>\n'


PATTERNS: Final[dict[str, Callable[[], str]]] = {"shoal": shoal, "bend": bend, "arch": arch, "course": course}
