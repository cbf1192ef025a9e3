"""Fonts that a theme may use, cut down to the characters and weights that the site shows. Core.

The fonts come with Python packages, so no font lies in the repository. What a package holds is read as its code is.
"""

import hashlib
import io
import pkgutil
from functools import cache
from typing import NamedTuple

from etalase.derivatives import LASTING

RECIPE = "2"
"""To be changed with any change of how fonts are cut: those of another recipe are made anew."""

WEIGHTS = (400, 800)
"""From running text to headings."""

CHARACTERS = frozenset(
    [
        *range(0x0020, 0x007F),  # Basic Latin: Indonesian and English need no more letters
        *range(0x00A0, 0x0180),  # Latin-1 and Latin Extended-A: names of people and places, °, ², ×
        *(0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E),  # dashes and quotation marks
        *(0x2022, 0x2026, 0x2032, 0x2033),  # bullet, ellipsis, minutes and seconds of coordinates
        *range(0x2080, 0x208A),  # subscript digits, as in CO₂
        *(0x20AC, 0x2116, 0x2122, 0x2212),  # euro, number, trade mark, minus
        *(0x2190, 0x2191, 0x2192, 0x2193, 0x2197),  # arrows
    ]
)
"""Unicode code points; any other character comes from a font of the reader's device."""

FEATURES = ("calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum")
"""OpenType features that are kept: what Latin script needs, and digits of one width for tables."""


LICENCE = (13, 14)
"""The names in a font that tell its licence (OpenType, `name` table); the SIL Open Font License asks to keep them."""


class Font(NamedTuple):
    """A variable font of a Python package."""

    package: str
    file: str

    @property
    def content(self) -> bytes:
        """The font as it was made; raises `FileNotFoundError`."""
        return pkgutil.get_data(self.package, self.file) or b""

    @property
    def name(self) -> str:
        """A name for what is made of it; not of HarfBuzz's version, which makes no difference to see."""
        return f"{LASTING}{_name(self)}"

    @property
    def digest(self) -> str:
        """A digest of what is made of it, without making it."""
        return _name(self)


FONTS = {"fonts/plus-jakarta-sans.woff2": Font("fontpkg_plus_jakarta_sans", "files/PlusJakartaSans[wght].ttf")}
"""The fonts by the path that style sheets and templates know them by, beside the theme's assets."""


def cut(font: Font) -> bytes:
    """The font as WOFF2, with `CHARACTERS` and `WEIGHTS` only, and without hints, which no phone uses."""
    from fontTools.ttLib import TTFont  # these take a while, and most builds need none

    smaller = TTFont(io.BytesIO(_subset(font)), recalcTimestamp=False)
    smaller.flavor = "woff2"
    content = io.BytesIO()
    smaller.save(content, reorderTables=False)
    return content.getvalue()


def _subset(font: Font) -> bytes:
    """HarfBuzz does in three milliseconds what takes fontTools half a second."""
    import uharfbuzz

    face = uharfbuzz.Face(font.content)
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.OPTIMIZE_IUP_DELTAS
    wanted.unicode_set.update(CHARACTERS)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(feature.encode()) for feature in FEATURES)
    wanted.name_id_set.update(LICENCE)
    wanted.set_axis_range(face, "wght", *WEIGHTS)
    content: bytes = wanted.subset(face).blob.data
    return content


@cache
def _name(font: Font) -> str:
    recipe = (RECIPE, sorted(CHARACTERS), WEIGHTS, FEATURES)
    return hashlib.sha256(font.content + repr(recipe).encode()).hexdigest()
