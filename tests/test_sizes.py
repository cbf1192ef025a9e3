"""The `sizes` of pictures are true: what a browser chooses is sharp where it stands, and not much larger."""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from etalase import derivatives
from tests.browsing import HEADERS, TEMPLATES, TODAY
from tests.conftest import PROJECT, SiteFolder
from tests.hosting import served

WIDTH, HEIGHT = 2000, 1500
"""Of the photographs: the shape that phones take."""

ELSEWHERE = {
    "destinations": "/id/destinasi/",
    "culture": "/id/budaya/",
    "investment": "/id/investasi/",
    "partnerships": "/id/kerja-sama/",
    "programmes": "/id/program/",
    "producers": "/id/perajin/",
    "articles": "/id/artikel/",
}
WITHOUT = {"gateway", "vocabulary", "search", "interest list", "brochures", "offline", "not found"}
PAGES = {name: path for name, path in (TEMPLATES | ELSEWHERE).items() if name not in WITHOUT}

MEASURE = r"""() => {
  const ruler = document.body.appendChild(document.createElement("div"));
  const told = sizes => sizes.split(", ").map(offer => offer.match(/^(?:(\(.*?\)(?: and \(.*?\))*) )?(.+)$/))
    .find(([, condition]) => !condition || matchMedia(condition).matches)[2];
  const pixels = length => (ruler.style.inlineSize = length, ruler.getBoundingClientRect().width);
  const pictures = [...document.querySelectorAll("main img")];
  pictures.forEach(picture => picture.loading = "eager");
  return Promise.all(pictures.map(picture => picture.decode().catch(() => {}))).then(() => pictures.map(picture => {
    const {width, height} = picture.getBoundingClientRect();
    const place = picture.closest("[class]:not(img)").className;
    return [picture.currentSrc, pixels(told(picture.sizes)), width, height, place];
  }));
}"""
"""Of each picture: what was chosen, how wide it is told to be, how large it is."""

MOST = 1.6
"""How much wider some are told to be: what a length tells for all screens between two widths fits none quite."""

ECONOMY = 0.8
"""Chromium takes the smaller of two files as long as the larger would be farther from what is needed."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """This site with a photograph wherever it has a drawing; derivatives are quickly made, and look all the same."""
    site = SiteFolder(tmp_path_factory.mktemp("photographs"))
    for name in ("content", "templates", "translations"):
        shutil.copytree(PROJECT / name, site.root / name)
    photograph, little = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), "olive").save(photograph, "JPEG")
    Image.new("RGB", (8, 6), "olive").save(little, "JPEG")
    for drawing in (site.root / "content").rglob("*.svg"):
        drawing.with_suffix(".jpg").write_bytes(photograph.getvalue())
        drawing.unlink()
    for text in (site.root / "content").rglob("*.md"):
        text.write_text(re.sub(r"([\w-])\.svg\b", r"\1.jpg", text.read_text("utf-8")), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derivatives, "encode", lambda _, wanted: iter([little.getvalue()] * len(wanted)))
        site.build(TODAY)
    with served(site.output, HEADERS) as found:
        yield found


Shown = Callable[[int, float], list[tuple[str, int, float, float]]]
"""On a screen of so many CSS pixels and dots per pixel: where each picture stands, the width of its file in pixels,
and in CSS pixels what is told and what is drawn of it: as much as is seen, or more, where some is cut off."""


@pytest.fixture(scope="module")
def shown(browser: Browser, address: str) -> Shown:
    return cache(lambda width, density: list(measured(browser, address, width, density)))


def measured(browser: Browser, address: str, width: int, density: float) -> Iterator[tuple[str, int, float, float]]:
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=density)
    page = context.new_page()
    for name, path in PAGES.items():
        page.goto(address + path)
        found: list[Any] = page.evaluate(MEASURE)
        assert found, name
        for source, told, wide, high, place in found:
            number = re.search(r"-(\d+)\.\w+$", source)
            assert number, source
            yield f"{name}: {place} {wide} x {high}", int(number[1]), told, max(wide, high * WIDTH / HEIGHT)
    context.close()


@pytest.mark.parametrize("width", [320, 360, 480, 600, 768, 830, 1080, 1280, 1920])
def test_pictures_are_told_as_wide_as_they_stand(shown: Shown, width: int) -> None:
    for place, _, told, drawn in shown(width, 1):
        assert drawn - 1 <= told <= MOST * drawn + 32, place


@pytest.mark.parametrize("density", [1, 2])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_files_are_sharp_on_usual_screens(shown: Shown, width: int, density: int) -> None:
    for place, chosen, _, drawn in shown(width, density):
        assert chosen >= ECONOMY * min(drawn * density, 1920), place


def test_phones_of_three_dots_get_nearly_two(shown: Shown) -> None:
    for place, chosen, told, drawn in shown(390, 3):
        assert chosen >= ECONOMY * 0.64 * 3 * drawn, place
        assert 0.63 * drawn <= told <= drawn, place


def test_sizes_are_scaled_to_what_is_cut_off_and_told_to_dense_phones_in_part() -> None:
    dense = "(max-width: 36rem) and (min-resolution: 2.5dppx)"
    assert derivatives.sizes("11rem") == f"{dense} 7.04rem, 11rem"
    assert (
        derivatives.sizes("(min-width: 60rem) 36rem, calc(100vw - 2rem)", 1.5)
        == f"{dense} calc(96vw - 1.92rem), (min-width: 60rem) 54rem, calc(150vw - 3rem)"
    )
