"""A picture as somebody drops it in becomes one that can be kept: upright, without metadata, smaller if asked. Core."""

import io
import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from etalase import images
from etalase.new_entry import free_name
from etalase.problems import N_, Place, Problem
from etalase.values.texts import make_slug

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 3000
"""Pixels of a picture that was made smaller: more than any page shows, and enough for A4 at 250 dpi."""

QUALITY = 90
"""Of a JPEG that was made smaller: nobody sees a loss, and the derivatives are made of it."""

_SUFFIXES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}

_CAMERA_WORDS = set(
    "img image images pic picture pict photo foto gambar dsc dscn dscf pxl mvimg wa whatsapp screenshot scan at am pm "
    "copy salinan edited untitled".split()
)


class TakenIn(Struct, frozen=True):
    """A picture that can lie beside an entry, and its size in pixels as it is seen."""

    name: str
    content: bytes
    width: int
    height: int


def refusal(name: str, content: bytes) -> Problem | None:
    """Why a picture cannot be used; nothing where it can."""
    found = images.examine(name, content)
    label = N_("Picture file")
    if images.is_document(name):
        return Problem("picture-unusable", Place(name), N_("This file is broken or no picture."), label=label)
    if found.fault:
        return Problem("picture-unusable", Place(name), found.fault, label=label, found=name)
    if found.width < images.SMALLEST_WIDTH and not images.is_drawing(name):
        message = N_("This picture is {width} pixels wide; at least {least} are needed to be sharp on a phone.")
        values = {"width": found.width, "least": images.SMALLEST_WIDTH}
        return Problem("picture-too-small", Place(name), message, values, label, found=name)
    return None


def is_large(name: str, content: bytes) -> bool:
    """Whether a picture has more pixels than any page of the site needs."""
    found = images.examine(name, content)
    return not images.is_drawing(name) and _scale(found.width, found.height) < 1


def take_in(name: str, content: bytes, entry: str, taken: Collection[str], *, smaller: bool) -> TakenIn:
    """The picture upright, without metadata, and `smaller` where it was large, under a name that is not `taken`.

    A name that only a camera understands becomes that of the entry. The picture must have had no `refusal`.
    """
    if images.is_drawing(name):
        found = images.examine(name, content)
        return TakenIn(_name(name, ".svg", entry, taken), content, found.width, found.height)
    from PIL import ImageOps

    with images.opened(content) as picture:
        suffix = _SUFFIXES[str(picture.format)]
        options = _options(picture)
        upright = ImageOps.exif_transpose(picture)
        scale = _scale(*upright.size) if smaller and not upright.mode.startswith("I") else 1
        if scale < 1:
            upright = _resized(upright, scale)
            options = {"quality": QUALITY, "icc_profile": options["icc_profile"]}
        kept: dict[str | tuple[int, int], Any] = {
            name: value for name, value in upright.info.items() if name == "transparency"
        }
        upright.info = kept  # what is known of camera, place and author would be written again
        written = io.BytesIO()
        upright.save(written, "JPEG" if suffix == ".jpg" else suffix[1:].upper(), **options)
        return TakenIn(_name(name, suffix, entry, taken), written.getvalue(), *upright.size)


def _options(picture: "Image.Image") -> dict[str, Any]:
    """How a picture is written again with as little loss as its format allows."""
    from PIL import JpegImagePlugin

    options: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        sampling = JpegImagePlugin.get_sampling(picture)
        as_before: dict[str, Any] = {"qtables": picture.quantization}
        return options | as_before | ({"subsampling": sampling} if sampling >= 0 else {})
    return options | ({"quality": 95} if picture.format != "PNG" else {})


def _scale(width: int, height: int) -> float:
    """By what a picture is made smaller; 1 where it is small enough. A tall one keeps the width that it needs."""
    return min(1, max(LONGEST_SIDE / max(width, height), images.SMALLEST_WIDTH / width))


def _resized(picture: "Image.Image", scale: float) -> "Image.Image":
    from PIL import Image

    if picture.mode == "P":
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    size = round(picture.width * scale), round(picture.height * scale)
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _name(name: str, suffix: str, entry: str, taken: Collection[str]) -> str:
    stem = make_slug(re.split(r"[/\\]", name)[-1].rpartition(".")[0])
    means_something = any(
        not re.fullmatch(r"[a-z]{0,5}\d+[a-z]?", part) and part not in _CAMERA_WORDS for part in stem.split("-") if part
    )
    stems = {one.rpartition(".")[0].casefold() for one in taken}
    return free_name(stem if means_something else entry, entry, stems) + suffix
