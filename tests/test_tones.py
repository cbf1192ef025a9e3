"""The calm colours that stand where photographs will be, until they arrive."""

import gzip
import io
import random
import re
import time
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.photos import jpeg, photograph
from etalase import images, tones
from etalase.assets import Assets
from etalase.images import examine
from etalase.model import Theme
from tests.conftest import PROJECT, SiteFolder
from tests.test_design import contrast
from tests.test_pictures import KOPI, lay_out

GREEN = (110, 130, 80)


def saved(picture: Image.Image, kind: str = "JPEG") -> bytes:
    content = io.BytesIO()
    picture.save(content, kind)
    return content.getvalue()


@pytest.mark.parametrize("name", tones.TONES)
def test_a_photograph_in_a_tone_has_that_tone(name: str) -> None:
    plain = Image.new("RGB", (800, 600), tones.TONES[name])
    for suffix, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF")):
        assert examine(f"a.{suffix}", saved(plain, kind)).tone == name


def test_the_tone_is_that_of_the_whole_photograph() -> None:
    """Not that of its corner, nor that of its middle."""
    picture = Image.new("RGB", (1600, 1200), tones.TONES["night"])
    picture.paste((255, 255, 255), (0, 0, 100, 100))
    picture.paste((255, 255, 255), (700, 500, 900, 700))
    assert examine("a.jpg", saved(picture)).tone == "night"
    halves = Image.new("RGB", (1600, 1200), (20, 20, 20))
    halves.paste((140, 110, 90), (0, 0, 800, 1200))
    assert examine("a.jpg", saved(halves)).tone == "bark"


@pytest.mark.parametrize("mode", ["L", "CMYK", "P"])
def test_photographs_of_every_kind_have_a_tone(mode: str) -> None:
    kind = "PNG" if mode == "P" else "JPEG"
    picture = Image.new("RGB", (800, 600), (163, 155, 139)).convert(mode)
    assert examine("a.png" if mode == "P" else "a.jpg", saved(picture, kind)).tone == "stone"


def test_what_can_be_seen_through_has_no_tone_nor_has_a_drawing() -> None:
    assert examine("a.png", saved(Image.new("RGBA", (800, 600), (*GREEN, 90)), "PNG")).tone == ""
    assert examine("a.png", saved(Image.new("I;16", (800, 600), 40_000), "PNG")).tone == ""
    assert examine("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"/>').tone == ""


def test_any_colour_has_a_tone_that_is_not_far() -> None:
    """Photographs are rarely gaudy on average; their colours are told within what the eye takes for the same mood."""
    chance = random.Random(1)
    for _ in range(500):
        grey = chance.uniform(40, 225)
        colour = [min(255, max(0, grey + chance.uniform(-25, 25))) for _ in "rgb"]
        found = bytes.fromhex(tones.TONES[tones.nearest(*colour)][1:])
        assert max(abs(one - other) for one, other in zip(colour, found, strict=True)) < 70


def test_two_hundred_photographs_cost_little_more_for_their_tones(monkeypatch: pytest.MonkeyPatch) -> None:
    content = jpeg(photograph(1))

    def quickest() -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            examine("a.jpg", content)
            times.append(time.process_time() - start)
        return min(times)

    with_tone = quickest()
    monkeypatch.setattr(images, "_tone", lambda _: "")
    assert with_tone - quickest() < 0.02


def test_the_words_that_stand_for_a_picture_can_be_read_on_its_tone() -> None:
    found = re.findall(r"\.tone-([\w-]+) \{ background: (#\w{6}); color: (#\w{3}); \}", tones.rules())
    assert {name: colour for name, colour, _ in found} == tones.TONES
    for _, colour, letters in found:
        assert contrast(colour, "#" + "".join(part * 2 for part in letters[1:])) >= 4.5


def published(sheet: str) -> str:
    (content,) = Assets(Theme({}, {"css/a.css": sheet.encode()}, {}, "")).files.values()
    return content.decode()


def test_a_style_sheet_has_the_tones_where_it_imports_them_and_declares_none_itself() -> None:
    assert published('@import "tones.css";\na { b: c; }').count(".tone-") == len(tones.TONES)
    assert ".tone-" not in published("a { b: c; }")
    own = (PROJECT / "templates/assets/css/site.css").read_text("utf-8")
    assert own.count('@import "tones.css";') == 1
    assert ".tone-" not in own


def test_tones_are_light() -> None:
    assert len(gzip.compress(published('@import "tones.css";').encode())) < 400


def test_pages_show_the_tone_of_a_photograph(tmp_path: Path) -> None:
    """In its card, at the top of its page, and in the body."""
    site: SiteFolder = lay_out(tmp_path)
    (tmp_path / KOPI / "Foto Saya.jpg").write_bytes(saved(Image.new("RGB", (900, 600), tones.TONES["river"])))
    site.build()
    assert re.findall(r'<img [^>]*class="(tone-[\w-]+)"', site.html("/id/produk/kopi/")) == ["tone-river"] * 2
    assert re.findall(r'<img [^>]*class="(tone-[\w-]+)"', site.html("/id/produk/")) == ["tone-river"]
    assert 'class="tone-' not in site.html("/id/acara/")
    sheet = re.search(r'<link rel="stylesheet" href="/([^"]+)">', site.html("/id/"))
    assert sheet
    assert ".tone-river{" in (site.output / sheet[1]).read_text("utf-8")
