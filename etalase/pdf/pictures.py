"""The pictures of a PDF: how sharp they are where they stand, and made no larger than they need to be. Core."""

import io
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from etalase import derivatives, images
from etalase.pdf.libraries import pikepdf
from etalase.work import Held

if TYPE_CHECKING:
    from PIL import Image

POINTS = 72
"""Points an inch."""

Matrix = tuple[float, float, float, float, float, float]
Convert = Callable[["Image.Image"], "Image.Image"]

NO_ORIGINALS: Mapping[str, Held[bytes]] = MappingProxyType({})

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_JPEG_KEPT = frozenset({0xE0, 0xEE})
"""The segments of a JPEG that say how its colours are coded; the others of their kind tell who took it, and where."""

_NEARLY = 0.9
"""Of what is wanted: who has as much needs no more."""

_NEARLY_PERFECT = 95
"""The quality of a JPEG that is saved once more later."""

_DEEPEST = 12
"""Forms within forms; a broken PDF could go on for ever."""


class Placed(NamedTuple):
    """A picture on a page, counted from 1; its name in the PDF, and pixels an inch in the coarser direction."""

    picture: Any
    name: str
    page: int
    ppi: float


def placed(pdf: Any) -> Iterator[Placed]:
    """Every picture, as often as it is seen."""
    for number, page in enumerate(pdf.pages, 1):
        yield from _in_stream(page.obj, page.obj, _IDENTITY, number, 0)


def plain(content: bytes) -> bytes:
    """A photograph upright, in sRGB and without metadata; WeasyPrint would save one with EXIF anew, at quality 75.

    It is taken as it is where it can be.
    """
    with images.opened(content) as picture:
        if picture.format != "JPEG":
            return content
        if images.orientation(picture) == 1 and "icc_profile" not in picture.info:
            return _without_metadata(content)
    upright, _ = derivatives.decoded(content, lambda size: size)
    saved = io.BytesIO()
    upright.save(saved, "JPEG", quality=_NEARLY_PERFECT, subsampling=0)
    return saved.getvalue()


def reduced(
    pdf: Any,
    ppi: float,
    quality: int,
    convert: Convert | None = None,
    originals: Mapping[str, Held[bytes]] = NO_ORIGINALS,
) -> None:
    """Make pictures as coarse as `ppi` where all their places are finer, and `convert` those in RGB.

    Photographs stay JPEG, of that quality, drawings stay without loss. `originals` are larger photographs by the names
    of the pictures in the PDF, without the last digit: taken where the picture is too coarse, and always where they are
    converted, for the press shall have what is best.
    """
    photographs = []
    for picture, name, finest_needed in _coarsest(pdf):
        wanted = int(picture.Width) * ppi / finest_needed
        original = originals.get(name[:-1])
        if original is not None and (convert is not None or wanted * _NEARLY > int(picture.Width)):
            photographs.append((picture, _Photograph(original, wanted, quality, convert, is_original=True)))
        elif _width(int(picture.Width), wanted) < int(picture.Width) or (
            convert is not None and picture.get("/ColorSpace") == "/DeviceRGB"
        ):
            if picture.get("/Filter") == "/DCTDecode":
                held = Held(bytes(picture.read_raw_bytes()))
                photographs.append((picture, _Photograph(held, wanted, quality, convert)))
            else:
                _rewrite_drawing(picture, wanted, convert)
    with ThreadPoolExecutor() as threads:  # Pillow works outside of Python's lock
        coded = threads.map(_coded, [photograph for _, photograph in photographs])
        for (picture, _), (mode, size, content) in zip(photographs, coded, strict=True):
            _rewrite(picture, mode, size)
            picture.write(content, filter=pikepdf().Name.DCTDecode)
            if mode == "CMYK":  # Pillow writes it the other way round, as Photoshop does
                picture.Decode = pikepdf().Array([1, 0] * 4)


class _Photograph(NamedTuple):
    """A photograph, and how many pixels wide it is wanted at most."""

    content: Held[bytes]
    wanted: float
    quality: int
    convert: Convert | None
    is_original: bool = False


def _coarsest(pdf: Any) -> Iterator[tuple[Any, str, float]]:
    """Every picture once, with its name and the pixels an inch where it is largest."""
    found: dict[tuple[int, int], tuple[Any, str, float]] = {}
    for picture, name, _, ppi in placed(pdf):
        elsewhere = found.get(picture.objgen, (picture, name, ppi))[2]
        found[picture.objgen] = picture, name, min(ppi, elsewhere)
    yield from found.values()


def _width(own: int, wanted: float) -> int:
    """The width that a picture is given: a little less is not worth its sharpness."""
    return round(wanted) if wanted < _NEARLY * own else own


def _sized(size: tuple[int, int], wanted: float) -> tuple[int, int]:
    return derivatives.within(size, max(1, _width(size[0], wanted)))


def _coded(photograph: _Photograph) -> tuple[str, tuple[int, int], bytes]:
    """Mode, size and JPEG of a photograph as it is printed."""
    from PIL import Image

    content = photograph.content.value
    if photograph.is_original:
        image, _ = derivatives.decoded(content, lambda size: _sized(size, photograph.wanted))
        image = derivatives.opaque(image)
    else:
        image = Image.open(io.BytesIO(content))
        size = _sized(image.size, photograph.wanted)
        image.draft(None, size)
        image = image.resize(size, Image.Resampling.BICUBIC) if image.size != size else image
    convert = photograph.convert
    if convert is not None and image.mode == "RGB":
        image = convert(image)
    saved = io.BytesIO()
    is_small = convert is None  # for the press, two per cent less are not worth three times the time
    image.save(saved, "JPEG", quality=photograph.quality, subsampling=2 if is_small else 0, optimize=is_small)
    return image.mode, image.size, saved.getvalue()


def _rewrite_drawing(picture: Any, wanted: float, convert: Convert | None) -> None:
    from PIL import Image

    image: Image.Image = pikepdf().PdfImage(picture).as_pil_image()
    image = image.convert("RGB") if image.mode == "RGBA" else image  # what may be seen through is told elsewhere
    size = _sized(image.size, wanted)
    image = image.resize(size, Image.Resampling.BICUBIC) if image.size != size else image
    image = convert(image) if convert is not None and image.mode == "RGB" else image
    _rewrite(picture, image.mode, image.size)
    picture.write(image.tobytes())


def _rewrite(picture: Any, mode: str, size: tuple[int, int]) -> None:
    """Say of what kind a picture is now."""
    library = pikepdf()
    picture.Width, picture.Height = size
    picture.BitsPerComponent = 8
    picture.ColorSpace = library.Name({"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}[mode])
    for key in ("/DecodeParms", "/Decode"):
        if key in picture:
            del picture[key]


def _without_metadata(jpeg: bytes) -> bytes:
    """A JPEG without its APP and COM segments, but for those that tell how colours are coded."""
    kept, position = [jpeg[:2]], 2
    while position + 4 <= len(jpeg) and jpeg[position] == 0xFF and jpeg[position + 1] != 0xDA:
        marker = jpeg[position + 1]
        end = position + 2 + int.from_bytes(jpeg[position + 2 : position + 4])
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in _JPEG_KEPT:
            kept.append(jpeg[position:end])
        position = end
    return b"".join([*kept, jpeg[position:]])


def _in_stream(stream: Any, owner: Any, base: Matrix, page: int, depth: int) -> Iterator[Placed]:
    """The pictures that a page, form or pattern draws; `base` is where it stands."""
    resources = owner.get("/Resources", {})
    objects, patterns = resources.get("/XObject", {}), resources.get("/Pattern", {})
    matrix, stack, seen = base, [], set()
    if depth > _DEEPEST or not (objects or patterns):
        return
    for operands, operator in pikepdf().parse_content_stream(stream, "q Q cm Do scn SCN"):
        name = str(operator)
        if name == "q":
            stack.append(matrix)
        elif name == "Q":
            matrix = stack.pop() if stack else base
        elif name == "cm":
            matrix = _times(_numbers(operands), matrix)
        elif name == "Do" and str(operands[0]) in objects:
            yield from _drawn(objects[str(operands[0])], str(operands[0]), matrix, page, depth)
        elif name in ("scn", "SCN") and operands and (pattern := str(operands[-1])) in patterns and pattern not in seen:
            seen.add(pattern)
            tile = patterns[pattern]
            if tile.get("/PatternType") == 1:
                own = _times(_numbers(tile.get("/Matrix", _IDENTITY)), base)
                yield from _in_stream(tile, tile, own, page, depth + 1)


def _drawn(thing: Any, name: str, matrix: Matrix, page: int, depth: int) -> Iterator[Placed]:
    if thing.get("/Subtype") == "/Form":
        inner = _times(_numbers(thing.get("/Matrix", _IDENTITY)), matrix)
        yield from _in_stream(thing, thing, inner, page, depth + 1)
    elif thing.get("/Subtype") == "/Image":
        a, b, c, d, _, _ = matrix
        width, height = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        if width and height:
            sides = int(thing.Width) / width, int(thing.Height) / height
            yield Placed(thing, name.removeprefix("/"), page, min(sides) * POINTS)


def _numbers(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
