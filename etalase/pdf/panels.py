"""Panels whose text is longer than their place: `<section class="panel" data-name="…">` of a fixed size. Core.

The laid-out boxes tell: a panel that goes on on another page, or a line of text below or beside its panel.
"""

from collections.abc import Iterator
from typing import Any

from etalase.pdf.document import PrintDocument
from etalase.pdf.layout import Layout, set_pages

_TOLERANCE = 0.5
"""CSS pixels; lengths in mm are rounded on their way."""


def overflow(document: PrintDocument) -> tuple[str, ...]:
    """The names of the panels of a document that are too full; raises `PdfUnavailable`."""
    return tuple(overflowing(set_pages(document)))


def overflowing(layout: Layout) -> list[str]:
    """The names of the panels that are too full, in the order of the document."""
    pieces: dict[Any, list[Any]] = {}
    for page in layout.pages.pages:
        for box in page._page_box.descendants():
            if _is_panel(box):
                pieces.setdefault(box.element, []).append(box)
    return [
        str(element.get("data-name", ""))
        for element, boxes in pieces.items()
        if len(boxes) > 1 or any(_is_outside(box, boxes[0]) for box in _lines(boxes[0]))
    ]


def _is_panel(box: Any) -> bool:
    element = box.element
    is_its_own = element is not None and not box.element_tag.startswith(f"{element.tag}:")  # as ::before
    return is_its_own and not _is_text(box) and "panel" in (element.get("class") or "").split()


def _is_text(box: Any) -> bool:
    return hasattr(box, "text") or type(box).__name__ == "LineBox"


def _lines(box: Any, free: bool = False) -> Iterator[tuple[Any, bool]]:
    """Texts and pictures in a box; those that stand free of the flow may use the padding of the panel."""
    for child in getattr(box, "children", ()):
        is_free = free or child.is_absolutely_positioned()
        is_picture = hasattr(child, "replacement") and not is_free
        if hasattr(child, "text") or is_picture:
            yield child, is_free
        yield from _lines(child, is_free)


def _is_outside(line: tuple[Any, bool], panel: Any) -> bool:
    box, is_free = line
    if is_free:
        left, top = panel.border_box_x(), panel.border_box_y()
        width, height = panel.border_width(), panel.border_height()
    else:
        left, top, width, height = panel.content_box_x(), panel.content_box_y(), panel.width, panel.height
    right, bottom = box.position_x + box.margin_width(), box.position_y + box.margin_height()
    return bool(
        right > left + width + _TOLERANCE
        or bottom > top + height + _TOLERANCE
        or box.position_x < left - _TOLERANCE
        or box.position_y < top - _TOLERANCE
    )
