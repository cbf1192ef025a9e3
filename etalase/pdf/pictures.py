"""The pictures of a PDF: how sharp they are where they stand, and made no larger than they need to be. Core."""

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from etalase import derivatives, images
from etalase.pdf.libraries import pikepdf

if TYPE_CHECKING:
    from PIL import Image

POINTS = 72
"""Points an inch."""

Matrix = tuple[float, float, float, float, float, float]
Convert = Callable[["Image.Image"], "Image.Image"]

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_JPEG_KEPT = frozenset({0xE0, 0xEE})
"""The segments of a JPEG that say how its colours are coded; the others of their kind tell who took it, and where."""

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


def reduced(pdf: Any, ppi: float, quality: int, convert: Convert | None = None) -> None:
    """Make pictures as coarse as `ppi` where all their places are finer, and `convert` those in RGB.

    Photographs stay JPEG, of that quality, drawings stay without loss.
    """
    for picture, finest_needed in _coarsest(pdf):
        factor = ppi / finest_needed if ppi < 0.9 * finest_needed else 1.0
        if factor < 1 or (convert is not None and picture.get("/ColorSpace") == "/DeviceRGB"):
            _rewrite(picture, factor, quality, convert)


def _coarsest(pdf: Any) -> Iterator[tuple[Any, float]]:
    """Every picture once, with the pixels an inch where it is largest."""
    found: dict[tuple[int, int], tuple[Any, float]] = {}
    for picture, _, _, ppi in placed(pdf):
        elsewhere = found.get(picture.objgen, (picture, ppi))[1]
        found[picture.objgen] = picture, min(ppi, elsewhere)
    yield from found.values()


def _rewrite(picture: Any, factor: float, quality: int, convert: Convert | None) -> None:
    from PIL import Image

    library = pikepdf()
    is_photograph = picture.get("/Filter") == "/DCTDecode"
    if is_photograph:
        image: Image.Image = Image.open(io.BytesIO(picture.read_raw_bytes()))
        image.draft(None, (round(image.width * factor), round(image.height * factor)))
        image.load()
    else:
        image = library.PdfImage(picture).as_pil_image()
        image = image.convert("RGB") if image.mode == "RGBA" else image  # what may be seen through is told elsewhere
    size = max(1, round(int(picture.Width) * factor)), max(1, round(int(picture.Height) * factor))
    if image.size != size:
        image = image.resize(size, Image.Resampling.BICUBIC)
    if convert is not None and image.mode == "RGB":
        image = convert(image)
    picture.Width, picture.Height = size
    picture.BitsPerComponent = 8
    picture.ColorSpace = library.Name({"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}[image.mode])
    for key in ("/DecodeParms", "/Decode"):
        if key in picture:
            del picture[key]
    if not is_photograph:
        picture.write(image.tobytes())
        return
    content = io.BytesIO()
    is_small = convert is None  # for the press, two per cent less are not worth three times the time
    image.save(content, "JPEG", quality=quality, subsampling=2 if is_small else 0, optimize=is_small)
    picture.write(content.getvalue(), filter=library.Name.DCTDecode)
    if image.mode == "CMYK":  # Pillow writes it the other way round, as Photoshop does
        picture.Decode = library.Array([1, 0] * 4)


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
