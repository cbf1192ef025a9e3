import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from etalase.pdf import editions, preflight
from etalase.pdf.document import Printed, ProfileMissing, ProfileUnusable
from etalase.pdf.inks import Inks
from tests.printing import boxes, document, drawn, opened, tool


@pytest.fixture(scope="module")
def printed(fogra39: bytes) -> Printed:
    return editions.press(document(folds=((97.0, 197.0),)), fogra39, pages=2)


@pytest.fixture(scope="module")
def inks(fogra39: bytes) -> Inks:
    return Inks(fogra39)


def test_a_good_document_has_no_findings(printed: Printed) -> None:
    assert printed.findings == ()


def test_boxes_are_those_of_the_trimmed_page_and_three_millimetres_more(printed: Printed, tmp_path: Path) -> None:
    found = boxes(printed.content, tmp_path)
    assert found["TrimBox"] == pytest.approx((210, 297), abs=0.1)
    assert found["BleedBox"] == pytest.approx((216, 303), abs=0.1)
    assert found["MediaBox"] == pytest.approx((230, 317), abs=0.1)


def test_no_operator_sets_red_green_and_blue(printed: Printed) -> None:
    assert len(re.findall(rb"\s(k|K)\s", drawn(printed.content))) > 20
    assert re.findall(rb"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\s", drawn(printed.content)) == []
    with opened(printed.content) as pdf:
        assert list(preflight.about_colours(pdf)) == []


def test_text_and_marks_and_drawings_in_black_are_black_ink_alone(printed: Printed) -> None:
    content = drawn(printed.content)
    assert b"0 0 0 1 k" in content
    assert b"0 0 0 1 K" in content
    assert re.findall(rb"0 0 0 0?\.\d+ k", content) == [], "nor is the nearly black text a tint"


def test_pictures_are_in_the_inks_of_the_printing_house(printed: Printed, fogra39: bytes) -> None:
    with opened(printed.content) as pdf:
        (picture,) = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert picture.ColorSpace == "/DeviceCMYK"
        image = pikepdf.PdfImage(picture).as_pil_image()
    seen = ImageCms.profileToProfile(image, io.BytesIO(fogra39), ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert seen is not None
    for across, down, colour in ((0.5, 0.5, (200, 120, 40)), (0.05, 0.9, (40, 110, 60))):
        pixel = seen.getpixel((int(seen.width * across), int(seen.height * down)))
        assert isinstance(pixel, tuple)
        assert all(abs(one - other) < 16 for one, other in zip(pixel, colour, strict=True)), (pixel, colour)


def test_other_readers_see_the_picture_in_its_colours(printed: Printed, tmp_path: Path) -> None:
    (tmp_path / "printed.pdf").write_bytes(printed.content)
    shown = subprocess.run(
        ["pdftoppm", "-r", "50.8", "-singlefile", "printed.pdf"], cwd=tmp_path, check=True, capture_output=True
    ).stdout
    pixel = Image.open(io.BytesIO(shown)).convert("RGB").getpixel((2 * 60, 2 * 89))
    assert isinstance(pixel, tuple)
    assert pixel == pytest.approx((200, 110, 40), abs=40), "the orange in the middle of the photograph"


def test_the_profile_is_the_output_intent(printed: Printed, fogra39: bytes) -> None:
    with opened(printed.content) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert intent.DestOutputProfile.read_bytes() == fogra39
        assert int(intent.DestOutputProfile.N) == 4
        assert str(intent.OutputConditionIdentifier) == "FOGRA39L"


def test_it_declares_what_pdf_x_4_asks_for(printed: Printed) -> None:
    with opened(printed.content) as pdf:
        assert pdf.pdf_version == "1.6"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20260801"
        assert "/ID" in pdf.trailer
        metadata = pdf.open_metadata()
        assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        assert metadata["dc:title"] == "Katalog <Unggulan> & Kerajinan"
        assert metadata["{http://ns.adobe.com/xap/1.0/}CreateDate"] == "2026-08-01"
        assert all("/Annots" not in page.obj for page in pdf.pages)
        assert "/Outlines" not in pdf.Root


def test_fonts_are_embedded(printed: Printed, tmp_path: Path) -> None:
    lines = tool(printed.content, "pdffonts", path=tmp_path).splitlines()[2:]
    assert len(lines) == 5
    assert all(re.search(r"yes yes yes", line) for line in lines)


def test_qpdf_finds_nothing_wrong(printed: Printed, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in tool(printed.content, "qpdf", "--check", path=tmp_path)


@pytest.fixture(scope="module")
def sheet(fogra39: bytes, tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """A page that is red all over, with its margin; ten pixels a millimetre."""
    red = document("<p>A</p>", "@page { background: #7a1f3d }", folds=((97.0,),))
    folder = tmp_path_factory.mktemp("press")
    (folder / "red.pdf").write_bytes(editions.press(red, fogra39).content)
    subprocess.run(["pdftoppm", "-r", "254", "-png", "-singlefile", "red.pdf", "red"], cwd=folder, check=True)
    return Image.open(folder / "red.png").convert("RGB")


@pytest.mark.parametrize(
    ("across", "down", "what"),
    [
        (0.5, 100, "paper"),
        (6.5, 100, "paper"),  # 3.5 mm beyond the cut
        (7.5, 100, "red"),
        (10.5, 100, "red"),
        (222.5, 100, "red"),
        (223.5, 100, "paper"),
        (100, 6.5, "paper"),
        (100, 309.5, "red"),
        (100, 310.5, "paper"),
    ],
)
def test_colour_ends_three_millimetres_beyond_the_cut(
    across: float, down: float, what: str, sheet: Image.Image
) -> None:
    pixel = sheet.getpixel((round(across * 10), round(down * 10)))
    assert isinstance(pixel, tuple)
    assert ("paper" if min(pixel) > 250 else "red") == what


@pytest.mark.parametrize(
    ("box", "is_there"),
    [
        ((1, 9.8, 5, 10.2), True),  # the cut on the left, from 9 to 5 mm beyond
        ((5.2, 9.8, 6.8, 10.2), False),
        ((225, 306.8, 229, 307.2), True),
        ((9.8, 1, 10.2, 5), True),
        ((219.8, 312, 220.2, 316), True),
        ((106.8, 1, 107.2, 5), True),  # the fold, 97 mm from the cut
        ((150, 1, 150.4, 5), False),
    ],
)
def test_marks_stand_at_cuts_and_folds_outside_the_bleed(
    box: tuple[float, float, float, float], is_there: bool, sheet: Image.Image
) -> None:
    left, top, right, bottom = (round(side * 10) for side in box)
    darkest, _ = sheet.crop((left, top, right, bottom)).convert("L").getextrema()
    assert (darkest < 128) == is_there


def test_without_a_profile_it_says_what_to_give() -> None:
    with pytest.raises(ProfileMissing) as caught:
        editions.press(document(), None)
    assert "site.yaml: press: {icc: path/to/profile.icc}." in caught.value.text(str)
    assert caught.value.text(str).count(". ") == 0


@pytest.mark.parametrize(
    "broken", [b"", b"no profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()]
)
def test_what_is_no_cmyk_profile_is_refused(broken: bytes) -> None:
    with pytest.raises(ProfileUnusable):
        editions.press(document(), broken)


@pytest.mark.parametrize("grey", [0.0, 0.25, 0.5, 1.0])
def test_grey_is_black_ink_alone(grey: float, inks: Inks) -> None:
    assert inks.of((grey, grey, grey)) == (0, 0, 0, 1 - grey)


def test_nearly_black_is_black_ink_alone_in_letters_only(inks: Inks) -> None:
    brown = (0.11, 0.1, 0.09)
    assert inks.of(brown, is_of_letters=True) == (0, 0, 0, 1)
    assert inks.of((0.353, 0.278, 0.231), is_of_letters=True) == (0, 0, 0, 1), "secondary text of brochures"
    assert min(inks.of(brown)) > 0.3, "the ground of a drawing keeps its depth"
    assert inks.of((0.5, 0.1, 0.1), is_of_letters=True)[1] > 0.5


def test_white_is_bare_paper(inks: Inks) -> None:
    assert inks.of((1, 1, 1)) == (0, 0, 0, 0)
    assert inks.picture(Image.new("RGB", (1, 1), "white")).getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_dye_is_mixed_of_inks(inks: Inks) -> None:
    cyan, magenta, yellow, black = inks.of((0.8, 0.1, 0.1))
    assert magenta > 0.9
    assert yellow > 0.8
    assert cyan < 0.2
    assert black < 0.2
    cyan, magenta, yellow, black = inks.of((0.05, 0.1, 0.35))
    assert cyan > 0.8, "dark, but not nearly grey"


def test_colours_given_in_inks_stay_as_they_are(fogra39: bytes) -> None:
    body = '<p style="color: device-cmyk(0.1 0.9 0.3 0.2)">Merah</p>'
    printed = editions.press(document(body), fogra39)
    assert printed.findings == ()
    assert b"0.1 0.9 0.3 0.2 scn" in drawn(printed.content)


def test_colours_that_no_rule_turns_into_inks_are_found(fogra39: bytes) -> None:
    body = '<p style="color: oklch(0.5 0.2 30)">Merah</p>'
    (found,) = editions.press(document(body), fogra39).findings
    assert (found.code, found.values) == ("screen-colours", {"where": "page 1"})
