"""QR codes that are printed too small to be read for certain, found in the laid-out boxes. Core."""

from collections.abc import Iterator
from typing import Any

from etalase import qr
from etalase.pdf.document import Finding
from etalase.pdf.layout import Layout
from etalase.pdf.panels import entry_of
from etalase.problems import N_, Severity

_MILLIMETRE = 96 / 25.4
"""CSS pixels."""

_ROUNDED = 0.05
"""Of a millimetre; lengths are rounded on their way."""


def too_small(layout: Layout) -> Iterator[Finding]:
    """A warning for each code whose modules are smaller than a bad printer and a hasty telephone can tell apart."""
    for page in layout.pages.pages:
        yield from _in_box(page._page_box, "")


def _in_box(box: Any, around: str) -> Iterator[Finding]:
    entry = entry_of(box, around)
    if hasattr(box, "replacement") and (size := box.element.get("data-modules")):
        width, least = min(box.width, box.height) / _MILLIMETRE, qr.least_width(int(size))
        if width < least - _ROUNDED:
            message = N_(
                'The QR code for "{text}" is {width} mm wide and needs {least} mm to be read for certain: let it hold '
                "something shorter (qr in the file of the brochure), or choose another layout."
            )
            text = box.element.get("aria-label", "")
            values = {"text": text, "width": f"{width:.1f}", "least": least, "entry": entry}
            yield Finding("qr-too-small", message, values, Severity.WARNING)
    for child in getattr(box, "children", ()):
        yield from _in_box(child, entry)
