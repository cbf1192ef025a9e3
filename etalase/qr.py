"""QR codes for print: a text becomes a drawing and its size. Core.

The same text gives the same drawing on every machine: error correction M, never more, and no micro codes, which few
telephones read.
"""

import math
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

QUIET = 4
"""Empty modules on each side: ISO/IEC 18004, 6.3.8."""

RESOLUTION = 150
"""Dots per inch of the worst printer or camera that a code must survive."""

DOTS_PER_MODULE = 3
"""Below this, readers begin to fail."""

INCH = 25.4  # mm


@lru_cache(maxsize=1_000)
def _rows(text: str) -> tuple[bytes, ...]:
    """The modules row by row, 1 for a dark one. Raises `ValueError` for more than some 2,300 bytes."""
    import segno  # what a site without brochures does not need

    # Always bytes: letters of some scripts look like Japanese in UTF-8, and segno would write them as that.
    code = segno.make(text, error="m", boost_error=False, micro=False, mode="byte", encoding="utf-8")
    return tuple(bytes(row) for row in code.matrix)


def svg(text: str, *, label: str = "", quiet: int = QUIET) -> Markup:
    """The code of `text` as an inline drawing, black on a white ground whatever it lies on, without a style.

    `label` says what it is for, in the language of the page: browsers read the attribute, PDF/UA the title. Without
    one it is decoration. Its size comes from the style sheet; whoever prints it is told how many modules must fit in.
    """
    size = modules(text, quiet=quiet)
    path = "".join(
        f"M{start + quiet} {y + quiet}h{length}v1h-{length}z"
        for y, row in enumerate(_rows(text))
        for start, length in _dark(row)
    )
    named = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    title = Markup("<title>{}</title>").format(label) if label else ""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" data-modules="{size}" '
        'shape-rendering="crispEdges" {named}>'
        '{title}<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>'
    ).format(size=size, named=named, title=title, path=path)


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules stand side by side: the first, and how many."""
    found, position = [], 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            found.append((position, length))
        position += length
    return found


def modules(text: str, *, quiet: int = QUIET) -> int:
    """The width of the drawing in modules, the quiet zone on both sides included."""
    return len(_rows(text)) + 2 * quiet


def least_width(size: int) -> int:
    """The width in millimetres below which a drawing of so many modules, with its quiet zone, is not read for certain,
    as a whole number."""
    return math.ceil(size * DOTS_PER_MODULE / RESOLUTION * INCH)
