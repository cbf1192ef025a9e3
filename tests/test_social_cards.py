"""What messengers show beside an address: a picture with the name of the page, in its language."""

import io
import random
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

import build as etalase_build
from benchmarks.photos import jpeg
from etalase import social_cards
from etalase.ledger import Ledger
from etalase.social_cards import SocialCard, draw
from tests.conftest import TODAY, SiteFolder

COFFEE = {"id": "/id/produk/kopi/", "en": "/en/products/village-coffee/"}
MAT = {"id": "/id/produk/tikar/", "en": "/en/products/pandan-mat/"}


def meta(site: SiteFolder, permalink: str) -> dict[str, str]:
    return meta_in(site.html(permalink))


def meta_in(html: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', html)
    return {name: unescape(text) for name, text in found}


def card(site: SiteFolder, permalink: str) -> Path:
    """The file of the card that a page names."""
    url = meta(site, permalink)["og:image"]
    assert url.startswith("https://contoh.example/media/social/")
    return site.output / url.removeprefix("https://contoh.example/")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_every_page_names_a_card_of_the_size_that_is_there(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    for path in minimal_site.output.rglob("index.html"):
        permalink = f"/{path.parent.relative_to(minimal_site.output).as_posix()}/"
        told, file = meta(minimal_site, permalink), card(minimal_site, permalink)
        assert (told["og:image:width"], told["og:image:height"], told["twitter:card"]) == (
            "1200",
            "630",
            "summary_large_image",
        )
        picture = opened(file.read_bytes())
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))
        assert file.stat().st_size < 300_000
        assert re.search(r"\.[0-9a-f]{10}\.jpg$", file.name)


BARE = {"index.html": "Sample Village", "404.html": "404 · Sample Village", "id/404.html": "404 · Desa Contoh",
        "offline/index.html": "There is no connection · Sample Village",
        "id/offline/index.html": "Tidak ada sambungan · Desa Contoh"}  # fmt: skip


@pytest.mark.parametrize("path", BARE)
def test_pages_outside_the_menu_show_the_card_of_the_site_in_their_language(
    minimal_site: SiteFolder, path: str
) -> None:
    minimal_site.build()
    told = meta_in((minimal_site.output / path).read_text("utf-8"))
    home = "/id/" if path.startswith("id/") else "/en/"
    assert told["og:title"] == BARE[path]
    assert told["og:image"] == meta(minimal_site, home)["og:image"]


def test_what_a_card_says_is_told_in_words_too(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/products/kopi/index.en.md", "title: Village coffee", 'title: "Coffee & \\"more\\""')
    minimal_site.build()
    assert meta(minimal_site, COFFEE["en"])["og:image:alt"] == 'Coffee & "more" · Products · Sample Village'
    assert meta(minimal_site, COFFEE["id"])["og:image:alt"] == "Kopi Desa · Produk · Desa Contoh"
    assert meta(minimal_site, "/en/products/")["og:image:alt"] == "Products · Sample Village"
    assert meta(minimal_site, "/id/")["og:image:alt"] == "Desa Contoh · Etalase desa"


def test_only_an_entry_with_a_picture_has_a_card_of_its_own(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    for locale, products in (("id", "/id/produk/"), ("en", "/en/products/")):
        shared = card(minimal_site, products)
        assert card(minimal_site, MAT[locale]) == shared
        assert card(minimal_site, COFFEE[locale]) != shared
        assert card(minimal_site, f"/{locale}/") not in (shared, card(minimal_site, COFFEE[locale]))
    assert card(minimal_site, "/id/tentang/") == card(minimal_site, "/id/") == card(minimal_site, "/id/daftar-minat/")
    assert len({card(minimal_site, COFFEE[locale]).read_bytes() for locale in COFFEE}) == 2


def test_a_card_has_another_address_exactly_when_it_says_something_else(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    before = card(minimal_site, COFFEE["id"])
    minimal_site.replace("content/products/kopi/index.id.md", "Kopi ini dipetik tangan", "Kopi ini dipetik pagi")
    minimal_site.build()
    assert card(minimal_site, COFFEE["id"]) == before
    minimal_site.replace("content/products/kopi/index.id.md", "title: Kopi Desa", "title: Kopi Kampung")
    minimal_site.build()
    assert card(minimal_site, COFFEE["id"]) != before
    assert not before.exists()


def test_a_photograph_is_shown_upright_and_without_what_a_camera_knows(minimal_site: SiteFolder) -> None:
    """Taken on its side: what is left of the file is the foot of the picture."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    exif[0x010F] = "Kamera"
    taken = Image.new("RGB", (1600, 1200), "white")
    taken.paste("black", (800, 0, 1600, 1200))
    file = minimal_site.root / "content/products/kopi/kopi.jpg"
    file.write_bytes(jpeg(taken, exif=exif))
    for locale in ("id", "en"):
        minimal_site.replace(f"content/products/kopi/index.{locale}.md", "kopi.svg", "kopi.jpg")
    minimal_site.build()
    made = card(minimal_site, COFFEE["id"])
    picture = opened(made.read_bytes())
    assert picture.getpixel((950, 100)) > (250, 250, 250)
    assert picture.getpixel((950, 550)) < (5, 5, 5)
    assert len(picture.getexif()) == 0
    assert b"Kamera" not in made.read_bytes()


@pytest.mark.parametrize("size", [(800, 600), (600, 3000), (4000, 820)])
def test_a_photograph_of_any_shape_fills_its_place(size: tuple[int, int]) -> None:
    picture = opened(draw(SocialCard("Kopi", "", "Desa", "1"), jpeg(Image.new("RGB", size, "white"))))
    for corner in ((725, 3), (1197, 3), (725, 627), (1197, 627)):
        assert picture.getpixel(corner) > (245, 245, 245)


def test_the_busiest_photograph_is_light_enough() -> None:
    size = social_cards.PICTURE
    noise = Image.frombytes("RGB", size, random.Random(1).randbytes(size[0] * size[1] * 3))
    content = io.BytesIO()
    noise.save(content, "PNG")
    assert 200_000 < len(draw(SocialCard("Kopi", "", "Desa", "1"), content.getvalue())) < 300_000


def written(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where there are letters of the colour of paper."""
    bright = picture.crop((0, 0, 720, 530)).convert("L").point(lambda value: 255 if value > 200 else 0)
    box = bright.getbbox()
    assert box
    return box


@pytest.mark.parametrize(
    "title",
    [
        "Kopi",
        "Batik Sarolangun motif Seluang Mudik",
        "Gambar hitam di dinding gua Bukit Bulan yang sangat tua " * 4,
        "K" * 90,
    ],
)
def test_a_title_of_any_length_stays_in_its_place(title: str) -> None:
    left, _, right, foot = written(opened(draw(SocialCard(title, "", "Desa"))))
    assert left >= 72
    assert right <= 700
    assert foot <= 515


def test_words_that_the_typeface_lacks_are_left_out_rather_than_boxes() -> None:
    assert draw(SocialCard("巨港", "巨", "Desa")) == draw(SocialCard("سارولانغون", "巨", "Desa"))
    assert draw(SocialCard("Café – 100 %", "", "Desa")) != draw(SocialCard("巨港", "", "Desa"))


def test_a_card_is_drawn_once_whatever_else_of_the_program_changes(
    minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[SocialCard] = []

    def counted(wanted: SocialCard, content: bytes = b"") -> bytes:
        drawn.append(wanted)
        return draw(wanted, content)

    monkeypatch.setattr(social_cards, "draw", counted)
    file = minimal_site.root / "outputs"
    for code in ("1", "2"):
        etalase_build.build(minimal_site.root, TODAY, minimal_site.output, ledger=Ledger(file, code))
    assert len(drawn) == len(set(drawn)) == 8
