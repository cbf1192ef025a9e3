"""Panels whose text is longer than their place: `<section class="panel" data-name="…">` of a fixed size. Core.

The laid-out boxes tell: a panel that goes on on another page, a line of text below or beside its panel or a box that
cuts off what is beyond it, one that runs into a box that stands free of the flow, or a text that no box shows:
WeasyPrint drops what stands free of the flow and would go on on the next page.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from etalase.pdf.document import PrintDocument
from etalase.pdf.layout import Layout, set_pages

_TOLERANCE = 0.5
"""CSS pixels; lengths in mm are rounded on their way."""

_TOUCHING = 2.0
"""CSS pixels; the highest and lowest letters of a line leave as much to its edges."""

_AIR = 0.15
"""Of its height: as much is air above and below the letters of a line."""

_DRAWING = "{http://www.w3.org/2000/svg}svg"
"""Its text is drawn or read aloud, not set."""


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
        outside = [line.entry for line in lines if _is_too_far(line, boxes[0]) or _runs_into_another(line, lines)]
        beyond = [line.entry for box in boxes[1:] for line in _lines(box, entry_of(box))]
        dropped = list(_dropped(element, _letters_shown(boxes), entry_of(boxes[0])))
        if outside or dropped or len(boxes) > 1:
            entry = next(filter(None, (*outside, *beyond, *dropped)), "")
            found.append((str(element.get("data-name", "")), entry))
    return found


class _Line(NamedTuple):
    """A text or picture, the entry it belongs to, the box that stands free of the flow in which it is, if any, and
    those boxes around it that cut off what is beyond them."""

    box: Any
    entry: str
    free: Any
    cutting: tuple[Any, ...]


def entry_of(box: Any, around: str = "") -> str:
    """The entry that a box shows: its own, or that of the box around it."""
    return around if box.element is None else _entry_of(box.element, around)


def _entry_of(element: Any, around: str) -> str:
    key = element.get("data-entry") or element.get("data-key")
    return str(element.get("id") or key) if key else around


def _is_panel(box: Any) -> bool:
    element = box.element
    is_its_own = element is not None and not box.element_tag.startswith(f"{element.tag}:")  # as ::before
    return is_its_own and not _is_text(box) and "panel" in (element.get("class") or "").split()


def _is_text(box: Any) -> bool:
    return hasattr(box, "text") or type(box).__name__ == "LineBox"


def _letters_shown(boxes: Sequence[Any]) -> dict[Any, int]:
    """How many letters of each element its lines show."""
    shown: dict[Any, int] = {}
    for box in boxes:
        for part in box.descendants(placeholders=True):
            if hasattr(part, "text") and part.element is not None and part.element_tag == part.element.tag:
                shown[part.element] = shown.get(part.element, 0) + _letters(part.text)
    return shown


def _letters(text: str | None) -> int:
    """Spaces vanish at the ends of lines, where hyphens are added."""
    return sum(map(str.isalnum, text or ""))


def _dropped(element: Any, shown: Mapping[Any, int], entry: str) -> Iterator[str]:
    """The entry of each element in which letters are lost. What is not to be seen has the attribute `hidden`."""
    if element.get("hidden") is not None or element.tag == _DRAWING:
        return
    if _letters(element.text) + sum(_letters(child.tail) for child in element) > shown.get(element, 0):
        yield entry
    for child in element:
        if isinstance(child.tag, str):  # no comment
            yield from _dropped(child, shown, _entry_of(child, entry))


def _lines(box: Any, entry: str, free: Any = None, cutting: tuple[Any, ...] = ()) -> Iterator[_Line]:
    """Texts and pictures in a box; those that stand free of the flow may use the padding of the panel."""
    for child in getattr(box, "children", ()):
        around = child if free is None and child.is_absolutely_positioned() else free
        is_picture = hasattr(child, "replacement") and around is None
        own = entry_of(child, entry)
        if hasattr(child, "text") or is_picture:
            yield _Line(child, own, around, cutting)
        cuts = child.style is not None and child.style["overflow"] != "visible"
        yield from _lines(child, own, around, (*cutting, child) if cuts else cutting)


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


def _is_too_far(line: _Line, panel: Any) -> bool:
    return _is_outside(line, panel) or any(_is_cut(line.box, box) for box in line.cutting)


def _is_cut(text: Any, box: Any) -> bool:
    """Whether a box cuts off some of a text. Pictures are often cut to size."""
    spare = max(_TOUCHING, text.height * _AIR) if getattr(text, "text", "").strip() else inf
    left, top = box.padding_box_x(), box.padding_box_y()
    return bool(
        text.position_x < left - spare
        or text.position_y < top - spare
        or text.position_x + text.width > left + box.padding_width() + spare
        or text.position_y + text.height > top + box.padding_height() + spare
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
