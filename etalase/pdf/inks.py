"""Colours of the screen become inks of the printing house: cyan, magenta, yellow and black, by its profile. Core.

Grey becomes black ink alone, and letters that are dark and nearly grey become all of it: several inks on top of each
other, and the dots of a tint, blur small letters.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from etalase.pdf.document import ProfileUnusable
from etalase.pdf.libraries import pikepdf

if TYPE_CHECKING:
    from PIL import Image

Colour = tuple[float, ...]

_SET_COLOUR = re.compile(rb"^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)\r?$", re.MULTILINE)
"""`0.2 0.4 0.1 rg`; pydyf writes an operator a line, and texts as hexadecimal digits, so it is found nowhere else."""

_LETTERS = re.compile(rb"^(?:(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) rg|.*T[jJ])\r?$", re.MULTILINE)
"""The same, or a line that shows letters."""

_DARK = 0.4
_NEARLY_GREY = 0.15
"""Of full light: letters darker than the one, their parts closer together than the other, are black ink."""


class Inks:
    """The inks of a printing house; raises `ProfileUnusable`."""

    def __init__(self, profile: bytes) -> None:
        from PIL import ImageCms

        self.profile = profile
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            self._transform = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"),
                own,
                "RGB",
                "CMYK",
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
            self.name = ImageCms.getProfileDescription(own).strip()
        except (ImageCms.PyCMSError, OSError) as error:
            raise ProfileUnusable from error
        self._known: dict[Colour, Colour] = {}

    def picture(self, image: "Image.Image") -> "Image.Image":
        """A picture in sRGB as a picture in CMYK."""
        from PIL import ImageCms

        converted = ImageCms.applyTransform(image, self._transform)
        assert converted is not None, "only a conversion in place gives nothing"
        return converted

    def of(self, colour: Colour, is_of_letters: bool = False) -> Colour:
        """Cyan, magenta, yellow and black of red, green and blue, all from 0 to 1."""
        difference = max(colour) - min(colour)
        if is_of_letters and max(colour) < _DARK and difference < _NEARLY_GREY:
            return 0, 0, 0, 1
        if difference < 1 / 255:
            return 0, 0, 0, round(1 - (max(colour) + min(colour)) / 2, 4)
        if colour not in self._known:
            self._known[colour] = self._mixed(colour)
        return self._known[colour]

    def _mixed(self, colour: Colour) -> Colour:
        from PIL import Image

        dot = Image.new("RGB", (1, 1), tuple(round(min(1.0, max(0.0, part)) * 255) for part in colour))
        mixed = self.picture(dot).getpixel((0, 0))
        assert isinstance(mixed, tuple)
        return tuple(round(part / 255, 4) for part in mixed)


def separate(pdf: Any, inks: Inks) -> None:
    """Say in inks what all streams and shadings of the PDF say in red, green and blue. Pictures: see `pictures`."""
    drawing = [(found, bytes(found.get_stream_buffer())) for found in pdf.objects if _draws(found)]
    letters = {colour for _, content in drawing for colour in _of_letters(content)}
    for found, content in drawing:
        separated = _SET_COLOUR.sub(lambda match: _in_inks(match, inks, letters), content)
        if separated != content:
            found.write(separated)
    for found in pdf.objects:
        if _value(found, "/ShadingType") is not None:
            _separate_shading(found, inks)
        if (_value(found, "/Group") or {}).get("/CS") == "/DeviceRGB":
            found["/Group"]["/CS"] = pikepdf().Name.DeviceCMYK


def _draws(found: Any) -> bool:
    """Whether a stream draws: pages' streams have no type, forms and patterns have boxes."""
    library = pikepdf()
    if not isinstance(found, library.Stream):
        return False
    return "/BBox" in found or not any(key in found for key in ("/Type", "/Subtype", "/N", "/Length1", "/FunctionType"))


def _value(found: Any, key: str) -> Any:
    library = pikepdf()
    return found.get(key) if isinstance(found, library.Dictionary | library.Stream) else None


def _of_letters(content: bytes) -> Iterator[Colour]:
    """The colours in which a stream shows letters."""
    colour: Colour = ()
    for match in _LETTERS.finditer(content):
        if match[1] is not None:
            colour = tuple(float(part) for part in match.groups())
        elif colour:
            yield colour


def _in_inks(match: re.Match[bytes], inks: Inks, letters: set[Colour]) -> bytes:
    *parts, operator = match.groups()
    colour = tuple(float(part) for part in parts)
    mixed = inks.of(colour, colour in letters)
    return " ".join([*(f"{part:g}" for part in mixed), "k" if operator == b"rg" else "K"]).encode()


def _separate_shading(shading: Any, inks: Inks) -> None:
    if _separate_function(shading.get("/Function"), inks):
        shading["/ColorSpace"] = pikepdf().Name.DeviceCMYK


def _separate_function(function: Any, inks: Inks) -> bool:
    """Whether the function gave red, green and blue, which are inks from now on."""
    if function is None:
        return False
    if "/Functions" in function:
        parts = [_separate_function(part, inks) for part in function["/Functions"]]
        return all(parts)
    ends = [tuple(float(part) for part in function[key]) for key in ("/C0", "/C1") if key in function]
    if not ends or any(len(end) != 3 for end in ends):
        return False
    for key, end in zip(("/C0", "/C1"), ends, strict=True):
        function[key] = pikepdf().Array(list(inks.of(end)))
    return True
