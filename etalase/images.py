"""What the bytes of a picture, or of a document, say of it: its size and tone, or why it cannot be used. Core."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from etalase import tones
from etalase.problems import N_

if TYPE_CHECKING:
    from PIL import Image

RASTER_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif"})
SUFFIXES = RASTER_SUFFIXES | {".svg"}
FOREIGN_SUFFIXES = frozenset({".heic", ".heif", ".tif", ".tiff", ".bmp", ".gif", ".psd", ".ai", ".eps", ".raw", ".dng"})
DOCUMENT_SUFFIXES = frozenset({".pdf"})
"""Files beside an entry that its text offers for reading, and that are no pictures."""

_RASTER_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")  # no other: for EPS, Pillow would start a program
ON_ITS_SIDE = (5, 6, 7, 8)
"""EXIF orientations that turn a picture by a quarter."""

SMALLEST_WIDTH = 800
"""Narrower pictures look blurred on a phone of today (360 CSS pixels at a density of 2 to 3)."""

LARGEST_AREA = 120_000_000
"""More pixels than any phone takes; a file that claims more is a decompression bomb or a mistake."""

_SVG_TAG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s(width|height|viewBox)\s*=\s*[\"']([^\"']*)[\"']")
_PIXELS = re.compile(r"\d{1,6}(\.\d+)?(px)?")
_SVG_ACTIVE = re.compile(
    r"<(\w+:)?script|<(\w+:)?foreignObject|\son\w+\s*=|<!ENTITY|(?:href|src)\s*=\s*[\"'](?!#|data:image/)", re.I
)

_HEIC = N_(
    "This is a HEIC, which browsers cannot show, whatever its name. On Windows open it in Photos and save it as JPEG. "
    "An iPhone takes JPEG from now on with Settings > Camera > Formats > Most Compatible."
)

_SAMPLES = (64, 64)
"""As many pixels tell the average colour of a photograph."""


class Examined(NamedTuple):
    """Width and height of a picture in pixels, as it is seen, a message id of what is wrong with it (or nothing), and
    of a photograph the tone that is nearest to its average colour."""

    width: int
    height: int
    fault: str = ""
    tone: str = ""


def examine(name: str, content: bytes) -> Examined:
    """What a picture or a document is found to be."""
    suffix = name[name.rfind(".") :].lower()
    if suffix == ".svg":
        return _examine_svg(content)
    if suffix in DOCUMENT_SUFFIXES:  # ISO 32000-1, annex H: readers look for the mark in the first 1024 bytes
        return Examined(0, 0, "" if b"%PDF-" in content[:1024] else N_("This file is broken or no PDF."))
    if suffix in (".heic", ".heif"):
        return Examined(0, 0, _HEIC)
    if suffix in FOREIGN_SUFFIXES:
        return Examined(0, 0, N_("Browsers cannot show this kind of file. Save the picture as JPEG."))
    return _examine_raster(content)


def _is_heic(content: bytes) -> bool:
    """Whether a photograph is in the format of iPhones, whatever its name (ISO 23008-12)."""
    return content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1")


def is_drawing(path: str) -> bool:
    """Whether a picture is an SVG drawing."""
    return path.lower().endswith(".svg")


def is_document(path: str) -> bool:
    """Whether a file is a document, by its name."""
    return path.lower().endswith(tuple(DOCUMENT_SUFFIXES))


def is_one_file(path: str) -> bool:
    """Whether visitors get one file, a drawing or a document; of photographs they get derivatives."""
    return is_drawing(path) or is_document(path)


@contextmanager
def opened(content: bytes) -> Iterator["Image.Image"]:
    """A photograph, opened by Pillow and not yet decoded."""
    from PIL import Image  # a site of drawings never needs it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sizes are judged in `examine`, broken EXIF does not matter
        with Image.open(io.BytesIO(content), formats=_RASTER_FORMATS) as picture:
            yield picture


def orientation(picture: "Image.Image") -> int:
    """How a photograph is to be turned, as EXIF numbers it; 1 is upright, as is what says something else."""
    found = picture.getexif().get(0x0112, 1)
    return found if found in range(1, 9) else 1


def _examine_svg(content: bytes) -> Examined:
    broken = Examined(0, 0, N_("This file is broken or no picture."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return broken
    tag = _SVG_TAG.search(text)
    if tag is None or "</svg>" not in text:
        return broken
    if _SVG_ACTIVE.search(text):
        return Examined(0, 0, N_("This drawing has a script or loads other files. Save it as plain SVG."))
    attributes = dict(_ATTRIBUTE.findall(tag[0]))
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    # Inkscape writes "210mm", others "100%": then the viewBox tells.
    for size in ([attributes.get("width", ""), attributes.get("height", "")], box[2:]):
        if len(size) == 2 and all(_PIXELS.fullmatch(side) for side in size):
            width, height = (round(float(side.removesuffix("px"))) for side in size)
            if width and height:
                return Examined(width, height)
    return Examined(0, 0, N_("This drawing does not say how large it is. Give it a width, a height or a viewBox."))


def _examine_raster(content: bytes) -> Examined:
    from PIL import Image  # a site of drawings never needs it

    too_large = N_("This picture has too many pixels to be a photograph. Make it smaller.")
    try:
        with opened(content) as picture:
            width, height = picture.size
            if width * height > LARGEST_AREA:
                return Examined(width, height, too_large)
            # A JPEG can be decoded at an eighth of its size: truncation shows, and it is quick.
            picture.draft("RGB", (width // 8, height // 8))
            turned = orientation(picture)
            picture.load()
            tone = _tone(picture)
    except Image.DecompressionBombError:
        return Examined(0, 0, too_large)
    except Exception:  # decoders raise errors of every kind over broken bytes
        return Examined(0, 0, _HEIC if _is_heic(content) else N_("This file is broken or no picture."))
    return Examined(*((height, width) if turned in ON_ITS_SIDE else (width, height)), tone=tone)


def _tone(picture: "Image.Image") -> str:
    """The tone of a decoded photograph; none where something may be seen through it, or of 16 bits a pixel."""
    from PIL import Image

    if picture.has_transparency_data or picture.mode.startswith("I"):
        return ""
    average = picture.resize(_SAMPLES, Image.Resampling.NEAREST).convert("RGB").resize((1, 1), Image.Resampling.BOX)
    return tones.nearest(*average.tobytes())
