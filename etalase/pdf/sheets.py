"""The sheets of paper: boxes, bleed and marks for the printing house, pages side by side for a copier. Core."""

from typing import Any

from etalase.pdf.document import BLEED, PrintDocument
from etalase.pdf.libraries import pikepdf

MARGIN = 10.0
"""Millimetres around the trimmed page, for bleed and marks."""

POINTS = 72 / 25.4
"""Points a millimetre."""

_MARK = 4.0
_AWAY = 5.0
"""The length of marks, and their distance from the cut; outside the bleed. In mm."""

_PEN = 0.25
"""The width of marks, in points."""


def cut_and_mark(pdf: Any, document: PrintDocument) -> None:
    """Pages with a margin of `MARGIN` get their boxes; what is drawn ends with the bleed, and marks stand around it."""
    library = pikepdf()
    for number, page in enumerate(pdf.pages):
        left, bottom, right, top = (float(side) for side in page.mediabox)
        inset = MARGIN * POINTS
        trim = left + inset, bottom + inset, right - inset, top - inset
        bleed = _grown(trim, BLEED)
        page.obj["/TrimBox"] = library.Array([round(side, 4) for side in trim])
        page.obj["/BleedBox"] = library.Array([round(side, 4) for side in bleed])
        for key in ("/ArtBox", "/CropBox", "/Annots"):  # links would make the press stop: PDF/X allows none on a page
            if key in page.obj:
                del page.obj[key]
        folds = document.folds[number] if number < len(document.folds) else ()
        page.contents_add(f"q {_rectangle(bleed)} re W n".encode(), prepend=True)
        page.contents_add(f"Q\n{_marks(trim, folds)}".encode())


def imposed(pdf: Any) -> Any:
    """A booklet: two pages side by side on each side of a sheet, in the order in which the sheets are folded.

    To be printed on both sides, turned over the short edge. The number of pages is a multiple of four.
    """
    library = pikepdf()
    booklet = library.Pdf.new()
    count = len(pdf.pages)
    width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
    for left, right in order(count):
        page = booklet.add_blank_page(page_size=(2 * width, height))
        halves = {}
        for name, number, across in (("Left", left, 0), ("Right", right, width)):
            halves[f"/{name}"] = booklet.copy_foreign(pdf.pages[number - 1].as_form_xobject())
            page.contents_add(f"q 1 0 0 1 {across:g} 0 cm /{name} Do Q".encode())
        page.obj["/Resources"] = library.Dictionary(XObject=library.Dictionary(halves))
    booklet.Root.ViewerPreferences = library.Dictionary(
        Duplex=library.Name.DuplexFlipShortEdge, PrintScaling=library.Name("/None")
    )
    return booklet


def order(count: int) -> list[tuple[int, int]]:
    """The pages on the left and on the right of each side: (8, 1), (2, 7), (6, 3), (4, 5) of eight."""
    outer = [(count - 2 * sheet, 1 + 2 * sheet) for sheet in range(count // 4)]
    return [side for last, first in outer for side in ((last, first), (first + 1, last - 1))]


def _marks(trim: tuple[float, ...], folds: tuple[float, ...]) -> str:
    """Eight crop marks, and two dashed ticks a fold, in black ink."""
    left, bottom, right, top = trim
    near, far = _AWAY * POINTS, (_AWAY + _MARK) * POINTS
    across = [(x + sign * near, y, x + sign * far, y) for x, sign in ((left, -1), (right, 1)) for y in (bottom, top)]
    along = _upright((left, right), bottom, top)
    ticks = _upright(tuple(left + fold * POINTS for fold in folds), bottom, top)
    return "\n".join([f"q 0 0 0 1 K {_PEN} w", *map(_line, across + along), "[2 1] 0 d", *map(_line, ticks), "Q"])


def _upright(places: tuple[float, ...], bottom: float, top: float) -> list[tuple[float, float, float, float]]:
    near, far = _AWAY * POINTS, (_AWAY + _MARK) * POINTS
    return [(x, y + sign * near, x, y + sign * far) for x in places for y, sign in ((bottom, -1), (top, 1))]


def _line(ends: tuple[float, ...]) -> str:
    x, y, to_x, to_y = ends
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _rectangle(box: tuple[float, ...]) -> str:
    left, bottom, right, top = box
    return f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f}"


def _grown(box: tuple[float, ...], by: float) -> tuple[float, ...]:
    left, bottom, right, top = box
    points = by * POINTS
    return left - points, bottom - points, right + points, top + points
