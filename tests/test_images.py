"""What the bytes of a picture say of it. The pictures are made here, in memory."""

import io
import random
import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from etalase import images
from etalase.images import LARGEST_AREA

# Noise does not compress to nothing: a picture that is cut in half is cut in the middle of its pixels.
NOISE = Image.frombytes("RGB", (90, 60), random.Random(1).randbytes(90 * 60 * 3))
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
BROKEN = "This file is broken or no picture."
TOO_MANY = "This picture has too many pixels to be a photograph. Make it smaller."
ACTIVE = "This drawing has a script or loads other files. Save it as plain SVG."
NO_SIZE = "This drawing does not say how large it is. Give it a width, a height or a viewBox."


def examine(name: str, content: bytes) -> tuple[int, int, str]:
    """Size and fault of a picture."""
    found = images.examine(name, content)
    return found.width, found.height, found.fault


def picture(kind: str, orientation: int = 0) -> bytes:
    """A picture of 90 × 60 pixels in a file format."""
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    content = io.BytesIO()
    NOISE.save(content, kind, exif=exif.tobytes() if orientation else b"")
    return content.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and has no pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def svg(attributes: str, inside: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_tells_its_size(suffix: str) -> None:
    assert examine(f"kain.{suffix}", picture(FORMATS[suffix])) == (90, 60, "")


def test_the_suffix_may_have_capitals() -> None:
    assert examine("KAIN.JPG", picture("JPEG")) == (90, 60, "")
    assert examine("PETA.SVG", svg('viewBox="0 0 8 6"')) == (8, 6, "")


@pytest.mark.parametrize(
    ("orientation", "size"),
    [(1, (90, 60)), (2, (90, 60)), (3, (90, 60)), (5, (60, 90)), (6, (60, 90)), (8, (60, 90)), (9, (90, 60))],
)
def test_a_photograph_taken_on_its_side_has_the_size_that_is_seen(orientation: int, size: tuple[int, int]) -> None:
    assert examine("kain.jpg", picture("JPEG", orientation)) == (*size, "")


def test_an_orientation_that_is_no_number_does_not_matter() -> None:
    content = picture("JPEG", 6)
    as_number = b"\x12\x01\x03\x00" if b"II*" in content else b"\x01\x12\x00\x03"
    assert as_number in content
    as_text = as_number.replace(b"\x03", b"\x02")
    assert examine("kain.jpg", content.replace(as_number, as_text)) == (90, 60, "")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_that_is_cut_off_is_broken(suffix: str) -> None:
    content = picture(FORMATS[suffix])
    assert examine(f"kain.{suffix}", content[: len(content) // 2]) == (0, 0, BROKEN)


@pytest.mark.parametrize("content", [b"", b"kopi", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"<html></html>"])
def test_what_is_no_picture_is_broken(content: bytes) -> None:
    assert examine("kain.jpg", content) == (0, 0, BROKEN)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "GIF", "EPS"])
def test_a_picture_of_another_kind_under_a_name_that_browsers_know_is_broken(kind: str) -> None:
    """For EPS, Pillow would start another program."""
    content = io.BytesIO()
    NOISE.save(content, kind)
    assert examine("kain.jpg", content.getvalue()) == (0, 0, BROKEN)


@pytest.mark.parametrize(("width", "height"), [(12_000, 12_000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_a_decompression_bomb_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    assert width * height > LARGEST_AREA
    start = time.perf_counter()
    _, _, fault = examine("kain.png", png_header(width, height))
    assert fault == TOO_MANY
    assert time.perf_counter() - start < 1


def test_a_picture_of_an_honest_size_without_pixels_is_broken() -> None:
    assert examine("kain.png", png_header(900, 600)) == (0, 0, BROKEN)


@pytest.mark.parametrize("suffix", ["tiff", "gif", "psd", "dng"])
def test_a_file_that_browsers_cannot_show_is_refused_with_advice(suffix: str) -> None:
    _, _, fault = examine(f"IMG_0001.{suffix}", picture("JPEG"))
    assert fault == "Browsers cannot show this kind of file. Save the picture as JPEG."


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="800" height="600"', (800, 600)),
        ('width="800px" height="600.4px"', (800, 600)),
        ("width='800' height='600'", (800, 600)),
        ('width = "800" height = "600" viewBox="0 0 8 6"', (800, 600)),
        ('viewBox="0 0 1600 1200"', (1600, 1200)),
        ('viewBox="0,0,1600,1200"', (1600, 1200)),
        ('width="800" viewBox="0 0 1600 1200"', (1600, 1200)),
        ('width="100%" height="100%" viewBox="0 0 1600 1200"', (1600, 1200)),
        ('width="210mm" height="297mm" viewBox="0 0 2100 2970"', (2100, 2970)),
        ('width="1e999" height="1e999" viewBox="0 0 1600 1200"', (1600, 1200)),
        ('width="800" height="600" stroke-width="2" data-height="3"', (800, 600)),
        ('\nwidth="800"\n\theight="600"', (800, 600)),
    ],
)
def test_a_drawing_tells_its_size(attributes: str, size: tuple[int, int]) -> None:
    assert examine("peta.svg", svg(attributes)) == (*size, "")


@pytest.mark.parametrize(
    "attributes",
    ["", 'width="800"', 'width="100%" height="100%"', 'viewBox=""', 'viewBox="0 0 8"', 'viewBox="a b c d"',
     'width="0" height="0"', 'width="-8" height="6"', 'width="nan" height="inf"', 'viewBox="0 0 1e999 5"',
     'stroke-width="2" line-height="3"'],
)  # fmt: skip
def test_a_drawing_without_a_size_is_refused(attributes: str) -> None:
    assert examine("peta.svg", svg(attributes)) == (0, 0, NO_SIZE)


@pytest.mark.parametrize(
    "inside",
    ["<script>alert(1)</script>", "<SCRIPT/>", "<svg:script>alert(1)</svg:script>", "<g onclick='alert(1)'/>",
     '<g\nonload = "alert(1)"/>', "<foreignObject><p/></foreignObject>", '<image href="https://example.org/a.png"/>',
     '<image xlink:href="foto.jpg"/>', "<use href='//example.org/a.svg#b'/>", '<a href="javascript:alert(1)"><g/></a>',
     '<image href = "data:text/html,x"/>'],
)  # fmt: skip
def test_a_drawing_that_runs_or_loads_something_is_refused(inside: str) -> None:
    assert examine("peta.svg", svg('viewBox="0 0 8 6"', inside)) == (0, 0, ACTIVE)


def test_a_drawing_that_defines_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg('viewBox="0 0 8 6"', "&b;")
    assert examine("peta.svg", bomb) == (0, 0, ACTIVE)


@pytest.mark.parametrize(
    "inside",
    ['<use href="#daun"/>', '<use xlink:href="#daun"/>', '<image href="data:image/png;base64,AA"/>', "<g id='on'/>"],
)
def test_a_drawing_may_refer_to_its_own_parts(inside: str) -> None:
    assert examine("peta.svg", svg('viewBox="0 0 8 6"', inside)) == (8, 6, "")


def test_a_drawing_may_begin_with_a_mark_and_a_declaration() -> None:
    content = b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- peta -->\n' + svg('viewBox="0 0 8 6"')
    assert examine("peta.svg", content) == (8, 6, "")


@pytest.mark.parametrize(
    "content",
    [b"", b"<html></html>", b"<svg width='8' height='6'>", svg('viewBox="0 0 8 6"', "é").decode().encode("latin-1"),
     svg('viewBox="0 0 8 6"').decode().encode("utf-16"), picture("PNG")],
    ids=["empty", "HTML", "cut off", "Latin-1", "UTF-16", "PNG"],
)  # fmt: skip
def test_what_is_no_drawing_is_broken(content: bytes) -> None:
    assert examine("peta.svg", content) == (0, 0, BROKEN)


@settings(deadline=None, max_examples=60)
@given(st.data())
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_damaged_picture_is_judged_and_never_stops_the_build(suffix: str, data: st.DataObject) -> None:
    content = bytearray(picture(FORMATS[suffix], 6))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, min(len(content), 600) - 1))] = data.draw(st.integers(0, 255))
    width, height, fault = examine(f"kain.{suffix}", bytes(content))
    assert fault or (width > 0 and height > 0)


@given(st.binary() | st.text(st.sampled_from("<svg widthe=\"'0128.px%>/viewBox\n"), max_size=80).map(str.encode))
@pytest.mark.parametrize("name", ["a.svg", "a.jpg", "a.png", "a", ""])
def test_any_bytes_are_judged(name: str, content: bytes) -> None:
    width, height, fault = examine(name, content)
    assert fault or (width > 0 and height > 0)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_a_photo_of_an_iphone_is_known_by_its_bytes(brand: bytes) -> None:
    for name in ("foto.jpg", "foto.heic", "foto.HEIF"):
        assert "Most Compatible" in images.examine(name, b"\0\0\0\x18ftyp" + brand + bytes(100)).fault
