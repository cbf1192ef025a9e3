"""The fonts of printed pages: one static font for each weight, and the CSS that names them. Core.

WeasyPrint takes a variable font too, but makes an instance of each weight with fontTools for every document.
"""

from functools import cache
from typing import NamedTuple

from etalase.fonts import FONTS, Font
from etalase.work import Held

WEIGHTS = (400, 500, 600, 700, 800)
FAMILY = "Plus Jakarta Sans"

FONT = FONTS["fonts/plus-jakarta-sans.woff2"]


class PrintFont(NamedTuple):
    """A font of one weight, as it is made of a variable one."""

    font: Font
    weight: int

    @property
    def path(self) -> str:
        """Its site path."""
        return f"/assets/fonts/plus-jakarta-sans-{self.weight}.ttf"


class _Instance(Held[bytes]):
    """A static font, made when it is asked for."""

    __slots__ = ("_of",)

    def __init__(self, of: PrintFont) -> None:
        super().__init__(b"")
        self._of = of

    @property
    def value(self) -> bytes:
        return instance(self._of)

    @property
    def name(self) -> str:
        return f"{self._of.font.name} static {self._of.weight}"


def fonts() -> list[PrintFont]:
    """The fonts, lightest first."""
    return [PrintFont(FONT, weight) for weight in WEIGHTS]


def files() -> dict[str, Held[bytes]]:
    """The fonts by site path, to be given to `PrintDocument.files`."""
    return {font.path: _Instance(font) for font in fonts()}


def css() -> str:
    """The @font-face rules for `files`."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{font.weight};src:url("{font.path}") format("truetype")}}\n'
        for font in fonts()
    )


@cache
def lacking(text: str) -> str:
    """The characters of a text that the font does not have, each once and in order."""
    import uharfbuzz

    known = uharfbuzz.Face(FONT.content).unicodes
    return "".join(sorted({one for one in text if not one.isspace() and ord(one) not in known}))


@cache
def instance(font: PrintFont, has_name: bool = True) -> bytes:
    """The whole font in one weight: all characters and features, for PDF embeds only what is used.

    Without its name it is found only by the name that an @font-face rule gives it.
    """
    import uharfbuzz

    face = uharfbuzz.Face(font.font.content)
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    if not has_name:
        wanted.name_id_set.clear()
    wanted.pin_axis_location(face, "wght", font.weight)
    content: bytes = wanted.subset(face).blob.data
    return content
