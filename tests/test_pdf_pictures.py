import io
import pickle
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from etalase.pdf import editions, pictures
from etalase.pdf.document import PrintDocument
from etalase.work import Held
from tests.printing import document, opened, photograph

SIZE = (900, 600)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def colourful() -> Image.Image:
    return Image.open(io.BytesIO(photograph()))


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(colourful().rotate(90, expand=True), "JPEG", exif=exif)


def half_transparent() -> Image.Image:
    picture = colourful().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(SIZE))
    return picture


def with_picture(content: bytes, name: str = "a.png", width: str = "60mm") -> PrintDocument:
    body = f'<div style="width: {width}"><img src="/media/{name}" alt="A" style="width: 100%"></div>'
    return document(body, files={f"/media/{name}": content})


def small(picture: Image.Image) -> list[int]:
    """The light of a picture in six fields."""
    return list(picture.convert("RGB").convert("L").resize((3, 2), Image.Resampling.BOX).tobytes())


def only_picture(pdf: pikepdf.Pdf) -> Any:
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    masks = [one.SMask.objgen for one in found if "/SMask" in one]
    (picture,) = [one for one in found if one.objgen not in masks]
    return picture


@pytest.mark.parametrize(
    ("name", "content", "space"),
    [
        ("a.jpg", photograph(), "/DeviceCMYK"),
        ("a.jpg", turned(), "/DeviceCMYK"),
        ("a.jpg", saved(colourful().convert("L"), "JPEG"), "/DeviceGray"),
        ("a.jpg", saved(colourful().convert("CMYK"), "JPEG"), "/DeviceCMYK"),
        ("a.png", saved(colourful(), "PNG"), "/DeviceCMYK"),
        ("a.png", saved(half_transparent(), "PNG"), "/DeviceCMYK"),
        ("a.png", saved(colourful().quantize(16), "PNG"), "/DeviceCMYK"),
        ("a.png", saved(colourful().convert("1"), "PNG"), "/DeviceCMYK"),
        ("a.webp", saved(colourful(), "WEBP"), "/DeviceCMYK"),
    ],
)
@pytest.mark.parametrize("width", ["60mm", "30mm"])
def test_pictures_of_every_kind_look_the_same_in_inks(
    name: str, content: bytes, space: str, width: str, fogra39: bytes
) -> None:
    printed = editions.press(with_picture(content, name, width), fogra39)
    assert printed.findings == ()
    with opened(printed.content) as pdf:
        picture = only_picture(pdf)
        assert picture.ColorSpace == space
        assert int(picture.Width) == (900 if width == "60mm" else round(30 / 25.4 * editions.PRESS_PPI))
        if "/SMask" in picture:
            del picture["/SMask"]
        inside = small(pikepdf.PdfImage(picture).as_pil_image())
    original = Image.open(io.BytesIO(content))
    upright = original.rotate(-90, expand=True) if original.width < original.height else original
    assert inside == pytest.approx(small(upright), abs=40), "neither turned into its negative nor moved"


def test_what_may_be_seen_through_stays_so(fogra39: bytes) -> None:
    with opened(editions.press(with_picture(saved(half_transparent(), "PNG")), fogra39).content) as pdf:
        assert "/SMask" in only_picture(pdf)


def test_a_picture_is_as_fine_as_its_largest_place_needs() -> None:
    body = "".join(f'<p><img src="/media/sungai.jpg" alt="A" style="width: {mm}mm"></p>' for mm in (20, 60, 30))
    with opened(editions.screen(document(body)).content) as pdf:
        assert int(only_picture(pdf).Width) == pytest.approx(60 / 25.4 * editions.SCREEN_PPI, abs=1)
        places = [(one.page, round(one.ppi)) for one in pictures.placed(pdf)]
    assert places == [(1, 450), (1, 150), (1, 300)]


def test_a_photograph_that_needs_nothing_is_taken_as_it_is() -> None:
    body = '<div class="photo"><img src="/media/sungai.jpg" alt="A"></div>'
    with opened(editions.screen(document(body, ".photo { width: 170mm }")).content) as pdf:
        seen = pikepdf.PdfImage(only_picture(pdf)).as_pil_image()
    assert seen.tobytes() == colourful().tobytes()


def test_photographs_in_another_colour_space_are_brought_into_that_of_the_web() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    plain = Image.open(io.BytesIO(pictures.plain(saved(colourful(), "JPEG", icc_profile=lab.tobytes()))))
    assert "icc_profile" not in plain.info
    assert "exif" not in Image.open(io.BytesIO(pictures.plain(turned()))).info


def test_drawings_in_pixels_lose_nothing() -> None:
    drawing = Image.new("RGB", (90, 90), "white")
    drawing.paste((1, 2, 3), (10, 10, 40, 40))
    with opened(editions.screen(with_picture(saved(drawing, "PNG"))).content) as pdf:
        seen = pikepdf.PdfImage(only_picture(pdf)).as_pil_image()
    assert seen.tobytes() == drawing.tobytes()


def test_documents_can_be_handed_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(document()))
    assert editions.screen(again).content == editions.screen(document()).content


class Unread(Held[bytes]):
    """A photograph that must not be asked for."""

    @property
    def value(self) -> bytes:
        pytest.fail("this photograph was read")


def with_original(original: Held[bytes], *millimetres: int) -> PrintDocument:
    """Pages with a picture of 900 pixels of which there is a larger one."""
    body = "".join(f'<p><img src="/media/sungai.jpg" alt="A" style="width: {mm}mm"></p>' for mm in millimetres)
    return document(body, originals={"/media/sungai.jpg": original})


def upper_left(picture: Any) -> tuple[int, ...]:
    found = (
        pikepdf.PdfImage(picture).as_pil_image().convert("RGB").resize((6, 4), Image.Resampling.BOX).getpixel((1, 0))
    )
    assert isinstance(found, tuple)
    return found


def recoloured(size: tuple[int, int] = (3600, 2400)) -> bytes:
    """A photograph that is told from the smaller one by its colour."""
    return saved(Image.new("RGB", size, (20, 30, 200)), "JPEG")


def test_the_photograph_itself_is_printed_where_a_page_shows_it_larger_than_that_of_the_site() -> None:
    printed = editions.office(with_original(Held(recoloured()), 150, 80))
    with opened(printed.content) as pdf:
        picture = only_picture(pdf)
        assert int(picture.Width) == round(150 / 25.4 * editions.OFFICE_PPI)
        assert int(picture.Height) * 3 == pytest.approx(int(picture.Width) * 2, abs=3)
        red, _, blue = upper_left(picture)
        assert blue > red + 100


@pytest.mark.parametrize("edition", [editions.screen, editions.office])
def test_a_photograph_is_not_read_where_that_of_the_site_is_fine_enough(edition: Any) -> None:
    with opened(edition(with_original(Unread(b""), 60)).content) as pdf:
        assert int(only_picture(pdf).Width) <= 900


def test_the_press_gets_each_photograph_as_it_was_taken_as_fine_as_it_needs(fogra39: bytes) -> None:
    printed = editions.press(with_original(Held(recoloured()), 50), fogra39)
    assert printed.findings == ()
    with opened(printed.content) as pdf:
        picture = only_picture(pdf)
        assert (int(picture.Width), str(picture.ColorSpace)) == (round(50 / 25.4 * editions.PRESS_PPI), "/DeviceCMYK")
        assert Image.open(io.BytesIO(picture.read_raw_bytes())).size == (int(picture.Width), int(picture.Height))


def test_a_photograph_that_is_too_small_itself_is_not_blown_up(fogra39: bytes) -> None:
    printed = editions.press(with_original(Held(recoloured((1200, 800))), 170), fogra39)
    assert [(one.code, one.values["ppi"]) for one in printed.findings] == [("coarse-picture", 179)]
    with opened(printed.content) as pdf:
        assert int(only_picture(pdf).Width) == 1200


def test_what_may_be_seen_through_a_photograph_is_white_as_on_the_site() -> None:
    original = saved(Image.new("RGBA", (3600, 2400), (20, 30, 200, 0)), "PNG")
    with opened(editions.office(with_original(Held(original), 150)).content) as pdf:
        assert min(upper_left(only_picture(pdf))) > 250


def test_many_photographs_are_the_same_bytes_each_time(fogra39: bytes) -> None:
    names = [f"/media/{number}.jpg" for number in range(12)]
    body = "".join(f'<img src="{name}" alt="A" style="width: 40mm">' for name in names)
    originals = {name: Held(recoloured((1800 + 60 * number, 1200))) for number, name in enumerate(names)}
    pages = document(body, files=dict.fromkeys(names, photograph()), originals=originals)
    first, second = (editions.press(pages, fogra39).content for _ in range(2))
    assert first == second
    with opened(first) as pdf:
        sizes = {(int(one.picture.Width), int(one.picture.Height)) for one in pictures.placed(pdf)}
    width = round(40 / 25.4 * editions.PRESS_PPI)
    assert sizes == {(width, round(1200 * width / (1800 + 60 * number))) for number in range(12)}
