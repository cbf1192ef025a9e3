"""Paper from a browser is the paper of WeasyPrint: as many pages, and nearly the same dots."""

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser

from etalase.headers import headers
from etalase.load import config
from tests.browsing import until
from tests.conftest import SiteFolder
from tests.hosting import served
from tests.test_brochure_run import made
from tests.test_brochures_of_the_site import record

DIFFERENT = 48
"""Of 255, after a blur of one pixel: letters are drawn with other edges."""


@pytest.mark.parametrize(
    ("publication", "edition"),
    [
        ("lembar-produk", "id"),
        ("label-harga", "id+en"),
        ("lipat-tiga-wisata", "id+en"),
        ("selebaran-investasi", "id"),
        ("kartu-perajin", "id+en"),
    ],
)
def test_a_browser_prints_what_weasyprint_prints(
    printed_site: SiteFolder, browser: Browser, publication: str, edition: str, tmp_path: Path
) -> None:
    (path,) = [one for name, one in made(printed_site).items() if name.startswith(f"{publication}/")
               and name.endswith(f"-{edition.replace('+', '-')}-office.pdf")]  # fmt: skip
    own = _drawn(path)
    with served(printed_site.output, headers(config(printed_site.root)[0])) as url:
        page = browser.new_page()
        page.goto(f"{url}/{record(printed_site, publication, edition).path.removesuffix('index.html')}")
        until(page, "document.fonts.ready")
        (tmp_path / "browser.pdf").write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
        page.close()
    theirs = _drawn(tmp_path / "browser.pdf")
    assert len(theirs) == len(own)
    shares = [_difference(one, other) for one, other in zip(own, theirs, strict=True)]
    assert max(shares) < 0.02, shares


def _drawn(path: Path) -> list[Image.Image]:
    done = subprocess.run(["pdftoppm", "-r", "60", str(path)], check=True, capture_output=True)
    stream, pages = io.BytesIO(done.stdout), []
    while stream.tell() < len(done.stdout):
        assert stream.readline() == b"P6\n"
        width, height = map(int, stream.readline().split())
        assert stream.readline() == b"255\n"
        pages.append(Image.frombytes("RGB", (width, height), stream.read(3 * width * height)))
    return pages


def _difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ."""
    assert all(abs(a - b) <= 1 for a, b in zip(one.size, other.size, strict=True))
    size = min(one.width, other.width), min(one.height, other.height)
    blurred = [picture.crop((0, 0, *size)).filter(ImageFilter.BoxBlur(1)) for picture in (one, other)]
    bands = [band.point(lambda value: 255 * (value > DIFFERENT)) for band in ImageChops.difference(*blurred).split()]
    different = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return different.histogram()[255] / (size[0] * size[1])
