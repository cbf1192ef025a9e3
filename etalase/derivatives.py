"""The derivatives of a photograph: what visitors get of it, in several formats and widths, without its metadata. Core.

The photograph itself may tell where its maker lives, and is not published.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import PIL

from etalase import images

if TYPE_CHECKING:
    from PIL import Image

RECIPE = "2"
"""To be changed with any change of how derivatives are made: those of another recipe are made anew."""

WIDTHS = (320, 480, 640, 960, 1280, 1600, 1920)
FALLBACK_WIDTH = 960
"""What browsers get that cannot choose."""

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
"""MIME types by suffix, best first; the last is shown by every browser."""

SETTINGS: dict[str, dict[str, int | bool]] = {
    "avif": {"quality": 50, "speed": 8, "max_threads": 1},  # several photographs are at work, each in a process
    "webp": {"quality": 75, "method": 2},  # half the time of the usual 4, for files 7 % larger
    "jpg": {"quality": 80, "progressive": True, "optimize": True},
}
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}

_DENSE = "(max-width: 36rem) and (min-resolution: 2.5dppx)"
_OF_THREE_DOTS = 0.64
_OFFER = re.compile(r"(\([^)]*\) |)(.+)")
_NUMBER = re.compile(r"\d+(\.\d+)?")

LASTING = "picture "
"""What names of derivatives begin with: they hold whatever happens to the code, for the recipe is part of them."""

_UPRIGHT = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE"} | {
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""How a picture of each EXIF orientation is turned, in the words of Pillow."""


class Derivative(NamedTuple):
    """One of the files that are made of a photograph: its suffix, and its width in pixels."""

    suffix: str
    width: int

    def name(self, digest: str) -> str:
        """What it is made of, given the digest of the photograph."""
        return f"{LASTING}{digest} {_recipe()} {self.suffix} {self.width}"


def widths(width: int) -> tuple[int, ...]:
    """The widths in which a photograph of this width is published, none larger than itself."""
    widest = min(width, WIDTHS[-1])
    return (*(one for one in WIDTHS if one < widest), widest)


def all_of(width: int) -> list[Derivative]:
    """All derivatives of a photograph of this width."""
    return [Derivative(suffix, one) for one in widths(width) for suffix in TYPES]


def digest(photograph: str) -> str:
    """A digest of all derivatives, given that of the photograph."""
    return hashlib.sha256(f"{photograph} {_recipe()}".encode()).hexdigest()


def address(beginning: str, derivative: Derivative) -> str:
    """The address of a derivative; those of one photograph have the same beginning."""
    return f"{beginning}-{derivative.width}.{derivative.suffix}"


def fallback(beginning: str, width: int, widest: int = FALLBACK_WIDTH) -> str:
    """The address that stands for a photograph of this width where one is all there can be: none wider than `widest`,
    in the format that every program can read."""
    return address(beginning, Derivative(list(TYPES)[-1], _up_to(widest, width)[-1]))


def largest_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size in pixels of the largest derivatives of a photograph of that size."""
    return _scaled(size, widths(size[0])[-1])


def sizes(wide: str, times: float = 1) -> str:
    """The `sizes` of a picture that stands so wide, for example "(min-width: 60rem) 36rem, calc(100vw - 2rem)", and of
    which more is drawn than is seen, so many times as wide.

    Phones with three dots a pixel are told less than the last of these widths, for nobody sees the third.
    """
    offers = [_OFFER.fullmatch(offer) for offer in wide.split(", ")]
    conditions, lengths = zip(*(offer.groups() for offer in offers if offer), strict=True)
    told = [condition + _scaled_length(length, times) for condition, length in zip(conditions, lengths, strict=True)]
    return ", ".join([f"{_DENSE} {_scaled_length(lengths[-1], times * _OF_THREE_DOTS)}", *told])


def _scaled_length(length: str, times: float) -> str:
    """`calc(64vw - 1.28rem)` for `calc(100vw - 2rem)` and 0.64."""
    return _NUMBER.sub(lambda number: f"{float(number[0]) * times:.2f}".rstrip("0").rstrip("."), length)


def srcsets(beginning: str, width: int, widest: int = WIDTHS[-1]) -> list[tuple[str, str]]:
    """MIME types, best first, each with the `srcset` of its derivatives, none wider than `widest`."""
    offered = _up_to(widest, width)
    return [
        (mime, ", ".join(f"{address(beginning, Derivative(suffix, one))} {one}w" for one in offered))
        for suffix, mime in TYPES.items()
    ]


def encode(content: bytes, wanted: Sequence[Derivative]) -> Iterator[bytes]:
    """The derivatives of a photograph, in the order wanted; it is decoded once.

    The same photograph gives the same bytes, whatever else is wanted of it.
    """
    whole, seen = decoded(content, largest_size)
    for width, group in groupby(wanted, lambda derivative: derivative.width):
        sized = _resized(whole, _scaled(seen, width))
        yield from (_saved(sized, derivative.suffix) for derivative in group)


def decoded(
    content: bytes, size_for: Callable[[tuple[int, int]], tuple[int, int]]
) -> tuple["Image.Image", tuple[int, int]]:
    """The photograph upright in sRGB, in the size wanted for its own; and its own size."""
    from PIL import Image

    with images.opened(content) as file:
        orientation = images.orientation(file)
        is_on_its_side = orientation in images.ON_ITS_SIDE
        seen = file.size[::-1] if is_on_its_side else file.size
        wanted = size_for(seen)
        # A JPEG can be decoded at a half or a quarter of its size; not below what is needed.
        file.draft(None, wanted[::-1] if is_on_its_side else wanted)
        file.load()
        picture, profile = _plain(file), file.info.get("icc_profile")
    if orientation in _UPRIGHT:
        picture = picture.transpose(Image.Transpose[_UPRIGHT[orientation]])
    picture = _in_srgb(_resized(picture, wanted), profile)
    picture.info.clear()  # Pillow would write some of it into derivatives
    return picture, seen


def _up_to(widest: int, width: int) -> list[int]:
    """The widths of a photograph of this width that are not wider; the smallest, if all are."""
    known = widths(width)
    return [one for one in known if one <= widest] or [known[0]]


def _recipe() -> str:
    return f"{RECIPE} {PIL.__version__}"


def _plain(picture: "Image.Image") -> "Image.Image":
    """The picture in a mode that can be resized: L, CMYK, RGB, or RGBA if something may be seen through it."""
    if picture.mode.startswith("I"):  # 16 bits a pixel, of which Pillow would take the lower
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.copy() if picture.mode in ("L", "CMYK", "RGB") else picture.convert("RGB")


def _scaled(size: tuple[int, int], width: int) -> tuple[int, int]:
    """A size of the same shape, and of that width."""
    return width, max(1, round(size[1] * width / size[0]))


def _resized(picture: "Image.Image", size: tuple[int, int]) -> "Image.Image":
    from PIL import Image

    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def _in_srgb(picture: "Image.Image", profile: bytes | None) -> "Image.Image":
    """The picture in the colours of the web. A profile that cannot be used is as good as none."""
    from PIL import ImageCms

    if picture.mode == "RGBA":
        opaque = _in_srgb(picture.convert("RGB"), profile)
        opaque.putalpha(picture.getchannel("A"))
        return opaque
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return picture.convert("RGB")
        assert converted is not None, "only a conversion in place gives nothing"
        return converted
    return picture.convert("RGB")


def within(size: tuple[int, int], widest: int) -> tuple[int, int]:
    """That size, or the same shape with that width if it is wider."""
    return size if size[0] <= widest else _scaled(size, widest)


def opaque(picture: "Image.Image") -> "Image.Image":
    """The picture, on white where something may be seen through it."""
    from PIL import Image

    if picture.mode != "RGBA":
        return picture
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture)
    return flat


def _saved(picture: "Image.Image", suffix: str) -> bytes:
    picture = opaque(picture) if suffix == "jpg" else picture
    content = io.BytesIO()
    picture.save(content, FORMATS[suffix], **SETTINGS[suffix])
    return content.getvalue()
