"""What visitors get of photographs: light derivatives that tell nothing of where and how they were taken."""

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image, ImageCms

import build as etalase_build
from benchmarks.photos import jpeg, photograph
from etalase import derivatives, images
from etalase.derivatives import Derivative, encode
from etalase.ledger import Ledger
from tests.conftest import PROJECT, SITES, TODAY, MakeSite, SiteFolder

KOPI = "content/products/kopi"
SECRET = b"Canon of Ibu Siti"
RED, BLUE = (254, 0, 0), (0, 0, 254)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>' + SECRET + b"</rdf:RDF></x:xmpmeta>"


def exif(orientation: int) -> Image.Exif:
    """What a phone writes: how it was held, what it is, and where it was."""
    found = Image.Exif()
    found[0x0112], found[0x010F] = orientation, SECRET.decode()
    found.get_ifd(0x8825).update({1: "S", 2: (2.0, 18.0, 5.0), 3: "E", 4: (102.0, 42.0, 15.0)})
    return found


def profile(*, swapped: bool = False) -> bytes:
    """A colour profile: sRGB, or one in which red and blue have changed places."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if not swapped:
        return srgb
    return srgb.replace(b"rXYZ", b"    ").replace(b"bXYZ", b"rXYZ").replace(b"    ", b"bXYZ", 1)


@pytest.fixture(scope="module")
def photo() -> bytes:
    """A phone held upright: 4000 × 3000 stored, 3000 × 4000 seen, with a red corner at the top left."""
    picture = photograph(1)
    picture.paste("red", (0, 2400, 600, 3000))
    return jpeg(picture, exif=exif(6), icc_profile=profile(), xmp=XMP, comment=SECRET)


def lay_out(root: Path) -> SiteFolder:
    """The minimal site, whose coffee has a photograph instead of a drawing, in its fields and its body."""
    shutil.copytree(SITES / "minimal", root, dirs_exist_ok=True)
    for name in ("templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    for locale in ("id", "en"):
        path = root / KOPI / f"index.{locale}.md"
        text = path.read_text("utf-8").replace("kopi.svg", "Foto Saya.jpg")
        path.write_text(f'{text}\n![A "branch"](<Foto Saya.jpg>)\n', "utf-8")
    return SiteFolder(root)


@pytest.fixture(scope="module")
def published(photo: bytes, tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site with the photograph, built."""
    site = lay_out(tmp_path_factory.mktemp("site"))
    (site.root / KOPI / "Foto Saya.jpg").write_bytes(photo)
    site.build()
    return site


@pytest.fixture(scope="module")
def files(published: SiteFolder) -> dict[Derivative, bytes]:
    """The derivatives of the photograph that were published."""
    found = {}
    for path in (published.output / "media/products/kopi").iterdir():
        name = re.fullmatch(r"foto-saya\.[0-9a-f]{10}-(\d+)\.(avif|webp|jpg)", path.name)
        if name:
            found[Derivative(name[2], int(name[1]))] = path.read_bytes()
    return found


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def derivative(content: bytes, suffix: str = "jpg", width: int = 320) -> Image.Image:
    return opened(next(encode(content, [Derivative(suffix, width)])))


def near(found: object, wanted: tuple[int, ...], most: int = 12) -> bool:
    return isinstance(found, tuple) and all(abs(one - other) <= most for one, other in zip(found, wanted, strict=True))


def test_every_format_is_published_in_every_width(files: dict[Derivative, bytes]) -> None:
    assert sorted(files) == sorted(
        Derivative(suffix, width)
        for suffix in ("avif", "webp", "jpg")
        for width in (320, 480, 640, 960, 1280, 1600, 1920)
    )
    for (suffix, width), content in files.items():
        picture = opened(content)
        assert picture.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[suffix]
        assert picture.size == (width, round(width * 4 / 3))
        assert (picture.info.get("progressive") == 1) == (suffix == "jpg")


def test_the_photograph_itself_is_not_published(published: SiteFolder, photo: bytes) -> None:
    assert SECRET in photo
    assert opened(photo).getexif().get_ifd(0x8825)
    for path in published.output.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert content != photo
            assert SECRET not in content


def test_no_derivative_has_metadata(files: dict[Derivative, bytes]) -> None:
    for content in files.values():
        picture = opened(content)
        assert not picture.getexif()
        assert not picture.info.keys() & {"exif", "icc_profile", "xmp", "comment", "photoshop"}
        for sign in (b"Exif", b"http://ns.adobe.com", b"xmpmeta", b"ICC_PROFILE", b"EXIF", b"ICCP", b"acsp", b"XMP "):
            assert sign not in content


def test_a_photograph_taken_on_its_side_stands_upright(files: dict[Derivative, bytes]) -> None:
    for content in files.values():
        picture = opened(content).convert("RGB")
        right, bottom = picture.width - 6, picture.height - 6
        assert near(picture.getpixel((6, 6)), RED, 25)
        for corner in ((right, 6), (6, bottom), (right, bottom)):
            assert not near(picture.getpixel(corner), RED, 60)


@pytest.mark.parametrize(
    ("kind", "orientation"), [*(("JPEG", n) for n in range(1, 9)), ("PNG", 6), ("WEBP", 6), ("AVIF", 6)]
)
def test_every_orientation_is_undone_as_pillow_would(kind: str, orientation: int) -> None:
    from PIL import ImageOps

    stored = saved(photograph(2, (340, 260)), kind, exif=exif(orientation))
    wanted = ImageOps.exif_transpose(opened(stored)).convert("RGB")
    found = derivative(stored, width=wanted.width)
    assert found.size == wanted.size
    for place in ((20, 20), (wanted.width - 20, 20), (20, wanted.height - 20)):
        colour = wanted.getpixel(place)
        assert isinstance(colour, tuple)
        assert near(found.getpixel(place), colour, 30)


def test_phones_get_little(files: dict[Derivative, bytes]) -> None:
    assert max(len(content) for (_, width), content in files.items() if width <= 640) < 100_000
    assert (
        len(files[Derivative("avif", 640)]) < len(files[Derivative("webp", 640)]) < len(files[Derivative("jpg", 640)])
    )


def test_the_same_photograph_gives_the_same_bytes_whatever_else_is_wanted(
    files: dict[Derivative, bytes], photo: bytes
) -> None:
    some = [Derivative("avif", 320), Derivative("webp", 320), Derivative("jpg", 640)]
    assert list(encode(photo, some)) == [files[one] for one in some]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (200, (200,)),
        (320, (320,)),
        (800, (320, 480, 640, 800)),
        (1919, (320, 480, 640, 960, 1280, 1600, 1919)),
        (1920, (320, 480, 640, 960, 1280, 1600, 1920)),
        (9000, (320, 480, 640, 960, 1280, 1600, 1920)),
    ],
)
def test_nothing_is_enlarged(width: int, widths: tuple[int, ...]) -> None:
    assert derivatives.widths(width) == widths


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    content = io.BytesIO()
    picture.save(content, kind, **options)
    return content.getvalue()


def test_a_picture_of_a_strange_shape_has_derivatives() -> None:
    assert derivative(saved(Image.new("RGB", (9000, 2)), "JPEG")).size == (320, 1)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_is_white_in_jpeg_only(mode: str) -> None:
    picture = Image.new("RGBA", (400, 300), RED)
    picture.paste((0, 0, 0, 0), (0, 0, 200, 300))
    content = saved(picture.convert(mode), "PNG")
    for suffix in ("avif", "webp"):
        found = derivative(content, suffix)
        assert found.mode == "RGBA"
        assert [found.getpixel((x, 100))[3] for x in (40, 280)] == [0, 255]  # type: ignore[index]
    found = derivative(content)
    assert near(found.getpixel((40, 100)), (255, 255, 255))
    assert not near(found.getpixel((280, 100)), (255, 255, 255), 60)


def test_an_opaque_png_has_no_alpha() -> None:
    assert derivative(saved(Image.new("RGBA", (400, 300), BLUE), "PNG"), "avif").mode == "RGB"


def test_the_colours_of_a_press_become_those_of_a_screen() -> None:
    content = saved(Image.new("CMYK", (900, 600), (0, 255, 255, 0)), "JPEG")
    assert opened(content).mode == "CMYK"
    for suffix in derivatives.TYPES:
        found = derivative(content, suffix)
        assert found.mode == "RGB"
        assert near(found.getpixel((50, 50)), RED)


def press_profile() -> bytes:
    """A profile of a press whose cyan ink is red and whose magenta is blue (ICC.1, lut8Type)."""
    red, blue, white, dark = (138, 209, 198), (75, 196, 16), (255, 128, 128), (0, 128, 128)  # CIELAB in bytes
    corners = [{(0, 0): white, (1, 0): red, (0, 1): blue}.get((c, m), dark) for c in (0, 1) for m in (0, 1)]
    colours = b"".join(bytes(colour) * 4 for colour in corners)  # the same for every yellow and black
    unchanged = bytes(range(256))
    one = (65536).to_bytes(4)
    identity = b"".join(one if n in (0, 4, 8) else bytes(4) for n in range(9))
    table = b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + identity + unchanged * 4 + colours + unchanged * 3
    point = b"XYZ " + bytes(4) + b"".join(round(v * 65536).to_bytes(4) for v in (0.9642, 1, 0.8249))
    head = bytes(8) + bytes([2, 0x40, 0, 0]) + b"prtrCMYKLab " + bytes(12) + b"acsp" + bytes(28) + point[8:] + bytes(48)
    tags, data, at = b"", b"", 128 + 4 + 2 * 12
    for name, content in ((b"A2B0", table), (b"wtpt", point)):
        tags += name + (at + len(data)).to_bytes(4) + len(content).to_bytes(4)
        data += content + bytes(-len(content) % 4)
    whole = head + (2).to_bytes(4) + tags + data
    return len(whole).to_bytes(4) + whole[4:]


def test_the_colours_of_a_press_follow_its_profile() -> None:
    """Without it, cyan would be cyan."""
    inks = Image.new("CMYK", (400, 300), (255, 0, 0, 0))
    inks.paste((0, 255, 0, 0), (200, 0, 400, 300))
    content = saved(inks, "JPEG", icc_profile=press_profile())
    assert opened(content).info["icc_profile"] == press_profile()
    for suffix in derivatives.TYPES:
        found = derivative(content, suffix)
        assert (found.mode, found.info.get("icc_profile")) == ("RGB", None)
        assert near(found.getpixel((50, 150)), RED)
        assert near(found.getpixel((270, 150)), BLUE)


def test_a_grey_picture_of_sixteen_bits_keeps_its_grey() -> None:
    found = derivative(saved(Image.new("I;16", (400, 300), 40_000), "PNG"))
    assert near(found.getpixel((50, 50)), (156, 156, 156))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_colours_of_a_profile_are_those_seen(kind: str) -> None:
    content = saved(Image.new("RGB", (400, 300), RED), kind, icc_profile=profile(swapped=True))
    assert near(derivative(content).getpixel((50, 50)), BLUE)


def test_colours_seen_through_follow_the_profile_too() -> None:
    content = saved(Image.new("RGBA", (400, 300), (*RED, 100)), "PNG", icc_profile=profile(swapped=True))
    assert near(derivative(content, "webp").getpixel((50, 50)), (*BLUE, 100))


@pytest.mark.parametrize("broken", [b"no profile", profile()[:200]])
def test_a_broken_profile_does_not_matter(broken: bytes) -> None:
    content = saved(Image.new("RGB", (400, 300), RED), "PNG", icc_profile=broken)
    assert near(derivative(content).getpixel((50, 50)), RED)


def test_a_large_jpeg_is_not_decoded_larger_than_needed(photo: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    plain = derivatives._plain
    monkeypatch.setattr(derivatives, "_plain", lambda picture: sizes.append(picture.size) or plain(picture))
    derivative(saved(Image.new("RGB", (6000, 4000)), "JPEG"))
    derivative(saved(Image.new("RGB", (3000, 6000)), "JPEG", exif=exif(6)))
    assert sizes == [(3000, 2000), (1500, 3000)]


IMG = (
    r'<picture><source type="image/avif" srcset="(?P<avif>[^"]+)" sizes="(?P<sizes>[^"]+)">'
    r'<source type="image/webp" srcset="(?P<webp>[^"]+)" sizes="(?P=sizes)">'
    r'<img src="(?P<src>[^"]+)" width="3000" height="4000"(?P<more>[^>]*)></picture>'
)


def test_pages_offer_every_format_and_keep_the_room(published: SiteFolder) -> None:
    html = published.html("/id/produk/kopi/")
    first, last = re.finditer(IMG, html)
    for found, alt in ((first, "Biji kopi merah"), (last, "A &quot;branch&quot;")):
        assert f'alt="{alt}"' in found["more"]
        assert f'sizes="{found["sizes"]}"' in found["more"]
        jpegs = re.search(r' srcset="([^"]+)"', found["more"])
        assert jpegs
        for suffix, srcset in (("avif", found["avif"]), ("webp", found["webp"]), ("jpg", jpegs[1])):
            offers = [offer.split() for offer in srcset.split(", ")]
            assert [width for _, width in offers] == [f"{width}w" for width in derivatives.WIDTHS]
            for address, width in offers:
                assert address.endswith(f"-{width[:-1]}.{suffix}")
                assert (published.output / address.lstrip("/")).is_file()
        assert found["src"].endswith("-960.jpg")
    assert "loading=" not in first["more"]
    assert ' loading="lazy" decoding="async"' in last["more"]
    assert "style=" not in html


def test_cards_are_small(published: SiteFolder) -> None:
    (card,) = re.finditer(IMG, published.html("/id/produk/"))
    assert card["avif"].count("avif ") == 5
    assert ' alt=""' in card["more"]
    assert 'loading="lazy"' in card["more"]


def test_addresses_have_the_base_path_before_them(site_of: MakeSite, tmp_path: Path, snapshot: bytes) -> None:
    site = lay_out(tmp_path)
    (tmp_path / KOPI / "Foto Saya.jpg").write_bytes(snapshot)
    site.replace("content/site.yaml", "https://contoh.example/", "https://contoh.example/desa/")
    site.build()
    html = site.html("/id/produk/kopi/")
    assert html.count("/desa/media/products/kopi/foto-saya.") == html.count("media/products/kopi/foto-saya.") > 20


def test_drawings_are_published_as_they_are(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    (drawing,) = (minimal_site.output / "media/products/kopi").iterdir()
    assert drawing.read_bytes() == (minimal_site.root / KOPI / "kopi.svg").read_bytes()
    assert "srcset" not in minimal_site.html("/id/produk/kopi/")


def test_a_photograph_that_no_page_shows_is_not_published(minimal_site: SiteFolder, snapshot: bytes) -> None:
    (minimal_site.root / KOPI / "kopi-2.jpg").write_bytes(snapshot)
    minimal_site.build()
    assert len(list((minimal_site.output / "media/products/kopi").iterdir())) == 1


@pytest.fixture(scope="module")
def snapshot() -> bytes:
    """A small photograph, for tests that do not look at it."""
    return jpeg(photograph(3, (800, 600)))


@dataclass
class Counted:
    """A site with a small photograph, built with its ledger; `made` are the derivatives that builds have made."""

    root: Path
    made: list[Derivative] = field(default_factory=list)

    def build(self, code: str = "1") -> int:
        """Build; the number of derivatives that had to be made."""
        before = len(self.made)
        ledger = Ledger(self.root / ".cache/outputs", code)
        etalase_build.build(self.root, TODAY, self.root / "output", ledger=ledger)
        return len(self.made) - before

    def media(self) -> list[str]:
        return sorted(path.name for path in (self.root / "output/media/products/kopi").iterdir())


@pytest.fixture
def counted(tmp_path: Path, snapshot: bytes, monkeypatch: pytest.MonkeyPatch) -> Counted:
    site = Counted(lay_out(tmp_path).root)
    (site.root / KOPI / "Foto Saya.jpg").write_bytes(snapshot)

    def counting(content: bytes, wanted: list[Derivative]) -> Iterator[bytes]:
        site.made.extend(wanted)
        return iter([repr(one).encode() + content[-1000:] for one in wanted])  # quicker than the real ones

    monkeypatch.setattr(derivatives, "encode", counting)
    return site


def test_derivatives_are_made_once(counted: Counted) -> None:
    assert counted.build() == 12
    assert counted.build() == 0
    SiteFolder(counted.root).replace(f"{KOPI}/index.id.md", "dipetik tangan", "dipetik pagi hari")
    assert counted.build() == 0
    assert counted.build("other code") == 0
    assert "pagi hari" in SiteFolder(counted.root).html("/id/produk/kopi/")


@pytest.mark.parametrize(
    "change",
    [
        lambda patch: patch.setattr(derivatives, "RECIPE", "another"),
        lambda patch: patch.setattr(derivatives.PIL, "__version__", "99"),
    ],
    ids=["recipe", "Pillow"],
)
def test_another_recipe_makes_derivatives_anew_at_new_addresses(
    counted: Counted, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]
) -> None:
    assert counted.build() == 12
    before, name = counted.media(), Derivative("avif", 320).name("digest")
    change(monkeypatch)
    assert Derivative("avif", 320).name("digest") != name
    assert counted.build() == 12
    assert not set(before) & set(counted.media())


def test_a_derivative_that_is_damaged_or_gone_is_made_again_and_no_other(counted: Counted) -> None:
    counted.build()
    media = counted.root / "output/media/products/kopi"
    names = counted.media()
    whole = {name: (media / name).read_bytes() for name in names}
    (media / names[0]).unlink()
    (media / names[-1]).write_bytes(b"damaged")
    assert counted.build() == 2
    assert {name: (media / name).read_bytes() for name in counted.media()} == whole


def test_another_photograph_has_other_addresses(counted: Counted) -> None:
    counted.build()
    before = counted.media()
    (counted.root / KOPI / "Foto Saya.jpg").write_bytes(jpeg(photograph(4, (800, 600))))
    assert counted.build() == 12
    assert not set(before) & set(counted.media())


def test_a_photograph_that_changes_during_the_build_is_not_published_under_the_old_name(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine = images.examine

    def meanwhile(name: str, content: bytes) -> images.Examined:
        if name.endswith(".jpg"):
            (counted.root / KOPI / "Foto Saya.jpg").write_bytes(content + b"more")
        return examine(name, content)

    monkeypatch.setattr(images, "examine", meanwhile)
    with pytest.raises(OSError, match="Foto Saya"):
        counted.build()
    assert not (counted.root / "output").exists()


def test_structured_data_name_a_file_that_is_published_and_its_size(published: SiteFolder) -> None:
    html = published.html("/en/products/village-coffee/")
    graph = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[0])["@graph"]
    [image] = next(node["image"] for node in graph if "image" in node)
    file = published.output / image["contentUrl"].removeprefix("https://contoh.example/")
    assert opened(file.read_bytes()).size == (image["width"], image["height"]) == (1920, 2560)
