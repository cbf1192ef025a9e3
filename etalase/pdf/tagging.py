"""What WeasyPrint leaves out of the tags that screen readers follow. Core."""

import io
from collections.abc import Iterator
from typing import Any

from etalase.pdf.document import Finding
from etalase.pdf.libraries import pikepdf
from etalase.problems import N_


def say_what_headings_head(pdf: Any) -> None:
    """Headings of tables get their /Scope: that of their column if all of their row are headings, else of their row."""
    library = pikepdf()
    for found in pdf.objects:
        if isinstance(found, library.Dictionary) and found.get("/S") == "/TR":
            cells = [child for child in _children(found) if child.get("/S") in ("/TH", "/TD")]
            scope = library.Name.Column if all(cell["/S"] == "/TH" for cell in cells) else library.Name.Row
            for cell in cells:
                if cell["/S"] == "/TH":
                    _say(cell, scope)


def untagged(content: bytes) -> Iterator[Finding]:
    """What is drawn half transparent: WeasyPrint puts it where tags do not reach."""
    library = pikepdf()
    with library.open(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            if _draws_outside_tags(page.obj):
                message = N_("On page {page}, screen readers lose what has an opacity: give its colours with rgba().")
                yield Finding("untagged", message, {"page": number})


def _draws_outside_tags(page: Any) -> bool:
    depth = 0
    for _, operator in pikepdf().parse_content_stream(page, "BDC BMC EMC Do"):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
        if str(operator) == "Do" and depth == 0:
            return True
    return False


def _children(element: Any) -> list[Any]:
    library = pikepdf()
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, library.Array) else [kids]) if isinstance(kid, library.Dictionary)]


def _say(cell: Any, scope: Any) -> None:
    """Attributes are one dictionary or several."""
    library = pikepdf()
    said = cell.get("/A", library.Array([]))
    others = list(said) if isinstance(said, library.Array) else [said]
    if not any("/Scope" in one for one in others if isinstance(one, library.Dictionary)):
        cell["/A"] = library.Array([*others, library.Dictionary(O=library.Name.Table, Scope=scope)])
