"""What a printing house would send back: the finished PDF is looked at, whatever it was made by. Core."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from etalase.pdf.document import BLEED, Finding
from etalase.pdf.libraries import pikepdf
from etalase.pdf.pictures import placed
from etalase.problems import N_, Severity

WANTED_PPI, LEAST_PPI = 300, 150
"""Pixels an inch of pictures for the printing house: below the one a warning, below the other an error."""

_EXACT = 0.1
"""Millimetres."""

_MILLIMETRE = 72 / 25.4
_COLOUR_OPERATORS = "rg RG cs CS BI ID EI"
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class Expected(Struct, frozen=True):
    """What the PDF shall be: its page in mm, how many of them (if that is known), and for whom.

    `names` tells the site paths of pictures by their names in the PDF, see `Layout`.
    """

    trim: tuple[float, float]
    pages: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    is_press: bool = False


def findings(content: bytes, expected: Expected) -> Iterator[Finding]:
    """Everything that is wrong with a finished PDF, or may be."""
    with pikepdf().open(io.BytesIO(content)) as pdf:
        yield from _about_pages(pdf, expected)
        yield from _about_embedding(pdf)
        if expected.is_press:
            yield from _about_sharpness(pdf, expected.names)
            yield from about_colours(pdf)


def _about_pages(pdf: Any, expected: Expected) -> Iterator[Finding]:
    count = len(pdf.pages)
    if expected.pages is not None and count != expected.pages:
        message = N_("There are {count} pages; there should be {expected}.")
        yield Finding("page-count", message, {"count": count, "expected": expected.pages})
    for number, page in enumerate(pdf.pages, 1):
        width, height = _size(page.trimbox)
        if abs(width - expected.trim[0]) > _EXACT or abs(height - expected.trim[1]) > _EXACT:
            values = {"page": number, "width": f"{width:.1f}", "height": f"{height:.1f}"}
            values |= {"expected": "{:g} × {:g}".format(*expected.trim)}
            message = N_("Page {page} is {width} × {height} mm; it should be {expected} mm.")
            yield Finding("page-size", message, values)
        if expected.is_press and not _has_bleed(page):
            message = N_("Page {page} has no bleed of {bleed:g} mm around it.")
            yield Finding("bleed", message, {"page": number, "bleed": BLEED})


def _has_bleed(page: Any) -> bool:
    trim, bleed, media = ([float(side) for side in box] for box in (page.trimbox, page.bleedbox, page.mediabox))
    gaps = [abs(inner - outer) / _MILLIMETRE for inner, outer in zip(trim, bleed, strict=True)]
    is_inside = media[0] <= bleed[0] and media[1] <= bleed[1] and media[2] >= bleed[2] and media[3] >= bleed[3]
    return is_inside and all(abs(gap - BLEED) <= _EXACT for gap in gaps)


def _size(box: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in box)
    return (right - left) / _MILLIMETRE, (top - bottom) / _MILLIMETRE


def _about_embedding(pdf: Any) -> Iterator[Finding]:
    for found in _dictionaries(pdf):
        if found.get("/Type") == "/FontDescriptor" and not any(key in found for key in _FONT_FILES):
            message = N_('The font "{font}" is not part of the PDF.')
            yield Finding("font-not-embedded", message, {"font": str(found.get("/FontName", ""))})


def _about_sharpness(pdf: Any, names: Mapping[str, str]) -> Iterator[Finding]:
    for _, name, page, ppi in placed(pdf):
        if ppi >= WANTED_PPI - 0.5:
            continue
        values = {"picture": names.get(name[:-1], name), "page": page, "ppi": round(ppi), "wanted": WANTED_PPI}
        message = N_('"{picture}" has {ppi} pixels an inch on page {page}, and needs {wanted}: take a larger picture.')
        severity = Severity.ERROR if ppi < LEAST_PPI else Severity.WARNING
        yield Finding("coarse-picture", message, values, severity)


def about_colours(pdf: Any) -> Iterator[Finding]:
    """Colours that are not inks, wherever they are set: in pages, forms, patterns, shadings, pictures, letters."""
    message = N_("Colours are given as on a screen ({where}); write them as #rrggbb, rgb() or device-cmyk().")
    places = dict.fromkeys([*_in_streams(pdf), *_in_objects(pdf)])
    yield from (Finding("screen-colours", message, {"where": place}) for place in places)


def _in_streams(pdf: Any) -> Iterator[str]:
    library = pikepdf()
    drawing = [(f"page {number}", page.obj) for number, page in enumerate(pdf.pages, 1)]
    for found in _dictionaries(pdf):
        if isinstance(found, library.Stream) and ("/BBox" in found):
            drawing.append((str(found.get("/Subtype", "pattern")).strip("/"), found))
        if found.get("/Subtype") == "/Type3":
            drawing.extend(("Type 3", letter) for letter in found.get("/CharProcs", {}).values())
    for where, owner in drawing:
        spaces = owner.get("/Resources", {}).get("/ColorSpace", {})
        for operands, operator in library.parse_content_stream(owner, _COLOUR_OPERATORS):
            if str(operator) in ("rg", "RG") or (operands and _names_screen(str(operator), operands[0], spaces)):
                yield where


def _names_screen(operator: str, operand: Any, spaces: Any) -> bool:
    if operator in ("cs", "CS"):
        return is_of_screen(spaces.get(str(operand), operand))
    return operator == "INLINE IMAGE" and is_of_screen(operand.obj.get("/ColorSpace", operand.obj.get("/CS")))


def _in_objects(pdf: Any) -> Iterator[str]:
    for found in _dictionaries(pdf):
        if found.get("/Subtype") == "/Image" and is_of_screen(found.get("/ColorSpace")):
            yield "picture"
        if "/ShadingType" in found and (is_of_screen(found.get("/ColorSpace")) or _gives_three(found.get("/Function"))):
            yield "shading"
        if "/Group" in found and is_of_screen(found["/Group"].get("/CS")):
            yield "group"


def _gives_three(function: Any) -> bool:
    """Whether a function of a shading gives red, green and blue, whatever its shading says."""
    if function is None:
        return False
    if "/Functions" in function:
        return any(_gives_three(part) for part in function["/Functions"])
    return "/C0" in function and len(function["/C0"]) == 3


def is_of_screen(space: Any) -> bool:
    """Whether a colour space of a PDF is red, green and blue, or Lab, or made of them."""
    library = pikepdf()
    if space is None:
        return False
    if not isinstance(space, library.Array):
        return str(space) in ("/DeviceRGB", "/RGB")
    family = str(space[0])
    if family in ("/CalRGB", "/Lab", "/DeviceRGB"):
        return True
    if family == "/ICCBased":
        return int(space[1].get("/N", 0)) == 3
    nested = {"/Indexed": 1, "/I": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}.get(family)
    return nested is not None and len(space) > nested and is_of_screen(space[nested])


def _dictionaries(pdf: Any) -> Iterator[Any]:
    library = pikepdf()
    return (found for found in pdf.objects if isinstance(found, library.Dictionary | library.Stream))
