"""Panels whose text is longer than their place: `<section class="panel" data-name="…">` of a fixed size. Core.

The laid-out boxes tell: a panel that goes on on another page, a line of text below or beside its panel, or one that
runs into a box that stands free of the flow.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from etalase.pdf.document import PrintDocument
from etalase.pdf.layout import Layout, set_pages

_TOLERANCE = 0.5
"""CSS pixels; lengths in mm are rounded on their way."""

_TOUCHING = 2.0
"""CSS pixels; the highest and lowest letters of a line leave as much to its edges."""


def overflow(document: PrintDocument) -> tuple[str, ...]:
    """The names of the panels of a document that are too full; raises `PdfUnavailable`."""
    return tuple(name for name, _ in overflowing(set_pages(document)))


def overflowing(layout: Layout) -> list[tuple[str, str]]:
    """The panels that are too full, in the order of the document: the name, and the entry (its id or key) whose text
    goes beyond it, if that is known."""
    pieces: dict[Any, list[Any]] = {}
    for page in layout.pages.pages:
        for box in page._page_box.descendants():
            if _is_panel(box):
                pieces.setdefault(box.element, []).append(box)
    found = []
    for element, boxes in pieces.items():
        lines = list(_lines(boxes[0], entry_of(boxes[0])))
        outside = [line for line in lines if _is_outside(line, boxes[0]) or _runs_into_another(line, lines)]
        beyond = [line for box in boxes[1:] for line in _lines(box, entry_of(box))]
        if outside or len(boxes) > 1:
            entry = next((line.entry for line in (*outside, *beyond) if line.entry), "")
            found.append((str(element.get("data-name", "")), entry))
    return found


class _Line(NamedTuple):
    """A text or picture, the entry it belongs to, and the box that stands free of the flow in which it is, if any."""

    box: Any
    entry: str
    free: Any


def entry_of(box: Any, around: str = "") -> str:
    """The entry that a box shows: its own, or that of the box around it."""
    element = box.element
    if element is None:
        return around
    key = element.get("data-entry") or element.get("data-key")
    return str(element.get("id") or key) if key else around


def _is_panel(box: Any) -> bool:
    element = box.element
    is_its_own = element is not None and not box.element_tag.startswith(f"{element.tag}:")  # as ::before
    return is_its_own and not _is_text(box) and "panel" in (element.get("class") or "").split()


def _is_text(box: Any) -> bool:
    return hasattr(box, "text") or type(box).__name__ == "LineBox"


def _lines(box: Any, entry: str, free: Any = None) -> Iterator[_Line]:
    """Texts and pictures in a box; those that stand free of the flow may use the padding of the panel."""
    for child in getattr(box, "children", ()):
        around = child if free is None and child.is_absolutely_positioned() else free
        is_picture = hasattr(child, "replacement") and around is None
        own = entry_of(child, entry)
        if hasattr(child, "text") or is_picture:
            yield _Line(child, own, around)
        yield from _lines(child, own, around)


def _runs_into_another(line: _Line, lines: Sequence[_Line]) -> bool:
    """Whether a text covers a box with text that stands free of the flow, and in which it is not."""
    box = line.box
    if not getattr(box, "text", "").strip():
        return False
    left, top, right, bottom = box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height
    others = {id(other.free): other.free for other in lines if other.free not in (None, line.free)}
    return any(
        right > other.border_box_x() + _TOUCHING
        and left < other.border_box_x() + other.border_width() - _TOUCHING
        and bottom > other.border_box_y() + _TOUCHING
        and top < other.border_box_y() + other.border_height() - _TOUCHING
        for other in others.values()
    )


def _is_outside(line: _Line, panel: Any) -> bool:
    box = line.box
    if line.free is not None:
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
