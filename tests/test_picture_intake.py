"""Pictures that are dropped in: upright, without what they tell of place and camera, smaller when asked, with words."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from benchmarks.photos import jpeg, photograph
from etalase import images, picture_maker
from etalase.answers import HERE, mapping
from etalase.front_matter import split
from etalase.front_matter_edit import with_picture
from etalase.picture_intake import LONGEST_SIDE, is_large, refusal, take_in
from etalase.yaml_tree import Scalar
from tests.conftest import SiteFolder
from tests.test_new_entry import PRODUCT, front_matter, run, tree
from tests.test_pictures import SECRET, XMP, exif, profile

KOPI = "content/products/kopi"
PICTURE = mapping({"file": Scalar("foto.jpg", HERE), "alt": Scalar("Kopi: merah", HERE)})
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"></svg>'


@pytest.fixture(scope="module")
def photo() -> bytes:
    """A phone held upright: 4000 × 3000 stored, 3000 × 4000 seen, with a red corner at the top left."""
    picture = photograph(1)
    picture.paste("red", (0, 2400, 600, 3000))
    return jpeg(picture, exif=exif(6), icc_profile=profile(), xmp=XMP, comment=SECRET)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def tells_nothing(content: bytes) -> bool:
    picture = opened(content)
    return SECRET not in content and not picture.getexif() and b"Exif" not in content and "comment" not in picture.info


def is_red(picture: Image.Image) -> bool:
    red, green, blue = picture.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    return red > 200 and green < 60 and blue < 60


def test_a_photograph_of_12_megapixels_is_made_smaller_upright_and_silent(photo: bytes) -> None:
    assert is_large("IMG_2034.JPG", photo)
    taken = take_in("IMG_2034.JPG", photo, "kopi", (), smaller=True)
    picture = opened(taken.content)
    assert (taken.name, taken.width, taken.height) == ("kopi.jpg", 2250, 3000)
    assert picture.size == (2250, LONGEST_SIDE)
    assert is_red(picture)
    assert tells_nothing(taken.content)
    assert picture.info["icc_profile"] == opened(photo).info["icc_profile"]
    assert len(taken.content) < len(photo) * 0.8
    assert not is_large(taken.name, taken.content)


def test_a_photograph_keeps_its_pixels_unless_asked(photo: bytes) -> None:
    taken = take_in("Foto Kebun.jpeg", photo, "kopi", (), smaller=False)
    assert (taken.name, taken.width, taken.height) == ("foto-kebun.jpg", 3000, 4000)
    assert is_red(opened(taken.content))
    assert tells_nothing(taken.content)
    before = opened(photo).quantization  # type: ignore[attr-defined]
    assert opened(taken.content).quantization == before  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_other_formats_stay_what_they_are(kind: str) -> None:
    written = io.BytesIO()
    Image.linear_gradient("L").convert("RGBA").resize((1600, 900)).save(written, kind, exif=exif(3))
    taken = take_in("DSC0001.jpg", written.getvalue(), "kopi", (), smaller=True)
    assert taken.name == f"kopi.{kind.lower()}"
    assert opened(taken.content).size == (1600, 900)
    assert not opened(taken.content).getexif()
    assert SECRET not in taken.content


def test_of_the_several_pictures_of_a_phone_the_first_is_taken() -> None:
    written = io.BytesIO()
    second = Image.new("RGB", (900, 600), "blue")
    Image.new("RGB", (900, 600), "red").save(written, "MPO", save_all=True, append_images=[second], exif=exif(1))
    assert opened(written.getvalue()).n_frames == 2  # type: ignore[attr-defined]
    taken = take_in("IMG_1.jpg", written.getvalue(), "kopi", (), smaller=False)
    assert taken.name == "kopi.jpg"
    assert opened(taken.content).format == "JPEG"
    assert is_red(opened(taken.content))
    assert tells_nothing(taken.content)


def test_a_narrow_picture_keeps_the_width_that_it_needs() -> None:
    tall = jpeg(Image.new("RGB", (1000, 6000)))
    taken = take_in("a.jpg", tall, "kopi", (), smaller=True)
    assert (taken.width, taken.height) == (800, 4800)


def test_a_palette_with_transparency_can_be_made_smaller() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (4000, 900), (255, 0, 0, 0)).quantize(8).save(written, "PNG")
    picture = opened(take_in("peta.png", written.getvalue(), "kopi", (), smaller=True).content)
    assert picture.size == (3000, 675)
    assert picture.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_a_drawing_is_taken_as_it_is() -> None:
    taken = take_in("Peta Desa.svg", SVG, "kopi", (), smaller=True)
    assert (taken.name, taken.content, taken.width) == ("peta-desa.svg", SVG, 900)
    assert not is_large("Peta Desa.svg", SVG)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Foto Saya.JPG", "foto-saya.jpg"),
        ("IMG_20260817_093000.jpg", "kopi.jpg"),
        ("WhatsApp Image 2026-08-17 at 09.30.11.jpeg", "kopi.jpg"),
        ("PXL_20260101_123.jpg", "kopi.jpg"),
        ("foto1.jpg", "kopi.jpg"),
        ("Kebun 2.jpg", "kebun-2.jpg"),
        ("con.jpg", "con-2.jpg"),
        ("???.jpg", "kopi.jpg"),
        ("ada.jpg", "ada-2.jpg"),
    ],
)
def test_a_picture_is_named_after_what_it_shows_or_after_its_entry(name: str, kept: str) -> None:
    small = jpeg(Image.new("RGB", (900, 600)))
    assert take_in(name, small, "kopi", ("Ada.png", "index.id.md"), smaller=False).name == kept


def test_what_cannot_be_used_is_refused_with_the_words_of_a_build() -> None:
    small = refusal("a.jpg", jpeg(Image.new("RGB", (799, 900))))
    broken = refusal("a.jpg", b"no picture")
    heic = refusal("a.heic", b"ftypheic")
    assert small is not None
    assert (small.code, small.values) == ("picture-too-small", {"width": 799, "least": images.SMALLEST_WIDTH})
    assert broken is not None
    assert broken.code == "picture-unusable"
    assert heic is not None
    assert "save it as JPEG" in heic.message
    assert refusal("a.jpg", jpeg(Image.new("RGB", (800, 600)))) is None


def test_new_takes_in_a_picture_with_words_in_both_languages(checked_site: SiteFolder, photo: bytes) -> None:
    original = checked_site.root / "IMG_1.jpg"
    original.write_bytes(photo)
    words = ("--picture", str(original), "--resize", "--alt", "Batu: merah", "--alt-en", "A red stone")
    done = run(checked_site.root, *PRODUCT, *words)
    assert done.exit_code == 0, done.output
    folder = checked_site.root / "content/products/batu-pelangi"
    assert sorted(path.name for path in folder.iterdir()) == ["batu-pelangi.jpg", "index.en.md", "index.id.md"]
    assert tells_nothing((folder / "batu-pelangi.jpg").read_bytes())
    assert '\n  - file: batu-pelangi.jpg\n    alt: "Batu: merah"\n' in (folder / "index.id.md").read_text("utf-8")
    assert "\n  - file: batu-pelangi.jpg\n    alt: A red stone\n" in (folder / "index.en.md").read_text("utf-8")
    assert "2250 × 3000 pixels" in done.output
    assert checked_site.problems() == []
    assert original.read_bytes() == photo


def test_new_asks_for_a_picture_again_until_it_can_be_used(checked_site: SiteFolder, photo: bytes) -> None:
    (checked_site.root / "kecil.jpg").write_bytes(jpeg(Image.new("RGB", (400, 300))))
    (checked_site.root / "besar.jpg").write_bytes(photo)
    small, large = (str(checked_site.root / name) for name in ("kecil.jpg", "besar.jpg"))
    asked = [word for word in PRODUCT if word != "--yes"]
    answers = f"\n{small}\n/nirgends.jpg\n'{large}'\n\nBatu merah\n\nA red stone\n"
    done = run(checked_site.root, *asked, answers=answers, lang="id")
    assert done.exit_code == 0, done.output
    assert "400 piksel" in done.output
    assert "Tidak ada gambar dengan nama ini." in done.output
    assert "Kecilkan menjadi paling panjang 3000 piksel?" in done.output
    assert opened((checked_site.root / "content/products/batu-pelangi/besar.jpg").read_bytes()).size == (2250, 3000)


@pytest.mark.parametrize("form", ['"{}"', "'{}'", " {} "])
def test_the_path_of_a_dropped_file_may_have_quotes_or_signs(office: SiteFolder, form: str) -> None:
    path = str(office.root / "biji merah.jpg")
    for written in (form.format(path), path.replace(" ", r"\ ")):
        done = run(office.root, "picture", "products/kopi", written, *ADD)
        assert done.exit_code == 0, done.output


def test_without_words_a_picture_is_refused_where_nobody_answers(checked_site: SiteFolder) -> None:
    (checked_site.root / "a.jpg").write_bytes(jpeg(Image.new("RGB", (900, 600))))
    before = tree(checked_site.root)
    done = run(checked_site.root, *PRODUCT, "--picture", str(checked_site.root / "a.jpg"), "--alt", "Batu")
    assert done.exit_code == 1
    assert 'Picture description (English): Say what the picture shows. For example:  --alt-en "…"' in done.output
    assert tree(checked_site.root) == before


@pytest.fixture
def office(checked_site: SiteFolder) -> SiteFolder:
    (checked_site.root / "biji merah.jpg").write_bytes(jpeg(Image.new("RGB", (900, 600), "red")))
    return checked_site


ADD = ("--alt", "Biji merah", "--alt-en", "Red cherries", "--yes")


def test_a_picture_is_put_beside_an_entry_behind_those_that_it_has(office: SiteFolder) -> None:
    before = tree(office.root)
    picture = str(office.root / "biji merah.jpg")
    for _ in range(2):
        done = run(office.root, "picture", "products/kopi", picture, *ADD)
        assert done.exit_code == 0, done.output
    for name, alt in (("id", "Biji merah"), ("en", "Red cherries")):
        items = front_matter(office, f"{KOPI}/index.{name}.md")["pictures"].items  # type: ignore[union-attr]
        files = [item.find("file").value.text for item in items]
        assert files == ["kopi.svg", "biji-merah.jpg", "biji-merah-2.jpg"]
        assert items[1].find("alt").value.text == alt
    assert office.problems() == []
    changed = {path for path, content in tree(office.root).items() if before.get(path) != content}
    assert {Path(path).name for path in changed} == {"index.id.md", "index.en.md", "biji-merah.jpg", "biji-merah-2.jpg"}


@pytest.mark.parametrize("key", ["products/kopii", "kopi", "products"])
def test_an_entry_that_does_not_exist_is_told(office: SiteFolder, key: str) -> None:
    before = tree(office.root)
    done = run(office.root, "picture", key, str(office.root / "biji merah.jpg"), *ADD)
    assert done.exit_code == 1
    assert "There is no entry of this name." in done.output
    assert tree(office.root) == before


@pytest.mark.parametrize("form", ["content/{}/", "./content/{}", "{root}/content/{}", "content/{}/index.en.md"])
def test_ways_to_name_an_entry_are_understood(office: SiteFolder, form: str) -> None:
    key = form.format("products/kopi", root=office.root)
    done = run(office.root, "picture", key, str(office.root / "biji merah.jpg"), *ADD)
    assert done.exit_code == 0, done.output


def test_what_else_lies_beside_an_entry_is_no_hindrance(office: SiteFolder) -> None:
    office.write(f"{KOPI}/.DS_Store", "?")
    (office.root / KOPI / "sketsa").mkdir()
    done = run(office.root, "picture", "products/kopi", str(office.root / "biji merah.jpg"), *ADD)
    assert done.exit_code == 0, done.output


def test_without_a_picture_that_is_said(office: SiteFolder) -> None:
    done = run(office.root, "picture", "products/kopi", "", *ADD)
    assert done.exit_code == 130
    assert "Stopped. Nothing was written." in done.output


def test_words_that_no_file_can_hold_are_refused(office: SiteFolder) -> None:
    before = tree(office.root)
    words = ("--alt", "Biji\udcff", "--alt-en", "Red cherries", "--yes")
    done = run(office.root, "picture", "products/kopi", str(office.root / "biji merah.jpg"), *words)
    assert done.exit_code == 1
    assert "invisible control character" in done.output
    assert tree(office.root) == before


def test_what_somebody_saved_while_questions_were_answered_stays(
    office: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose = picture_maker.choose

    def slowly(*given: Any, **more: Any) -> Any:
        office.replace(f"{KOPI}/index.id.md", "Kopi ini dipetik tangan.", "Kopi ini dipetik dengan tangan.")
        return choose(*given, **more)

    monkeypatch.setattr(picture_maker, "choose", slowly)
    done = run(office.root, "picture", "products/kopi", str(office.root / "biji merah.jpg"), *ADD)
    assert done.exit_code == 0, done.output
    written = (office.root / KOPI / "index.id.md").read_text("utf-8")
    assert "Kopi ini dipetik dengan tangan." in written
    assert "biji-merah.jpg" in written


def test_a_disk_that_is_full_leaves_all_as_it_was(office: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = tree(office.root), Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.endswith("index.id.md"):
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    done = run(office.root, "picture", "products/kopi", str(office.root / "biji merah.jpg"), *ADD)
    assert done.exit_code == 1
    assert "No space left on device" in done.output
    assert tree(office.root) == before


def test_an_entry_with_mistakes_is_left_as_it_is(office: SiteFolder) -> None:
    office.replace(f"{KOPI}/index.id.md", "summary:", "sumary:")
    before = tree(office.root)
    done = run(office.root, "picture", "products/kopi", str(office.root / "biji merah.jpg"))
    assert done.exit_code == 1
    assert f"{KOPI}/index.id.md" in done.output
    assert "Picture description" not in done.output  # nobody answers in vain
    assert tree(office.root) == before


def test_line_ends_of_windows_stay(office: SiteFolder) -> None:
    path = office.root / KOPI / "index.id.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(office.root, "picture", "products/kopi", str(office.root / "biji merah.jpg"), *ADD).exit_code == 0
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert office.problems() == []


BEFORE = "---\ntitle: Kopi  # nama\n{}\nsummary: Enak.\n---\n\nTeks: [a]\n"


@pytest.mark.parametrize(
    ("pictures", "after"),
    [
        ("pictures:", ["pictures:", "  - file: foto.jpg"]),
        ("pictures: []", ["pictures: [{file: foto.jpg, alt: \"Kopi: merah\"}]"]),
        ("pictures: [{file: a.jpg}]  # satu", [", {file: foto.jpg, alt: \"Kopi: merah\"}]  # satu", "summary: Enak."]),
        ("pictures: {file: a.jpg, alt: A}", ["pictures:", "  - file: a.jpg", "    alt: A", "  - file: foto.jpg"]),
        ("pictures:\n  file: a.jpg\n  alt: A", ["pictures:", "  - file: a.jpg", "    alt: A", "  - file: foto.jpg"]),
        ("pictures:\n- file: a.jpg\n\n# x", ["- file: a.jpg", "- file: foto.jpg", '  alt: "Kopi: merah"', "", "# x"]),
        ("pictures:\n    - file: a.jpg\n      alt: >\n        A\n        B", ["        B", "    - file: foto.jpg"]),
        ("village: Limun", ["summary: Enak.", "pictures:", "  - file: foto.jpg", '    alt: "Kopi: merah"', "---"]),
    ],
)  # fmt: skip
def test_a_picture_goes_behind_the_others_and_nothing_else_moves(pictures: str, after: list[str]) -> None:
    text = BEFORE.format(pictures)
    done = with_picture(text, PICTURE)
    assert "\n".join(after) in done
    tree_, body, _, problems = split(done, "")
    assert (body, problems) == ("\nTeks: [a]\n", [])
    items = tree_.find("pictures").value.items  # type: ignore[union-attr]
    assert items[-1].find("alt").value.text == "Kopi: merah"
    assert "title: Kopi  # nama\n" in done
    assert split(text, "")[0].find("summary").value.text == tree_.find("summary").value.text  # type: ignore[union-attr]
