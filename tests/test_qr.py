"""QR codes: what is printed is read again, from a bad print too, and the same text gives the same drawing."""

import html
import re
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from etalase import qr
from etalase.sharing import whatsapp

SHORT = "https://sarolangun.example/id/q/k7mq/"
SHARPER = 8  # times finer than the print, of which each dot is then the mean


def drawn(svg: str, dots: int) -> Image.Image:
    """The drawing as a printer of so many dots shows it, from its own path."""
    found = re.search(r'viewBox="0 0 (\d+) \1"', svg)
    assert found
    scale = dots * SHARPER / int(found[1])
    image = Image.new("L", (dots * SHARPER, dots * SHARPER), 255)
    pen = ImageDraw.Draw(image)
    path = re.search(r'fill="#000" d="([^"]+)"', svg)
    assert path
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path[1]):
        left, top = int(x) * scale, int(y) * scale
        pen.rectangle((left, top, left + int(length) * scale - 1, top + scale - 1), fill=0)
    return image.resize((dots, dots), Image.Resampling.BOX)


def read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


def dots(millimetres: float) -> int:
    return int(millimetres / 25.4 * 150)


@pytest.mark.parametrize(
    "text",
    [
        SHORT,
        "https://sarolangunkab.go.id/en/q/q7yg/",
        whatsapp("+6281234567890", None),
        whatsapp("+6281234567890", "Halo"),
    ],
)
def test_a_code_of_two_centimetres_is_read_at_150_dots_per_inch(text: str) -> None:
    assert read(drawn(qr.svg(text), dots(20))) == [text]


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=300))
@settings(deadline=None)
def test_every_text_is_read_at_its_least_width(text: str) -> None:
    assert read(drawn(qr.svg(text), dots(qr.least_width(qr.modules(text))) + 1)) == [text]


def test_a_printed_page_is_read(tmp_path: Path) -> None:
    from weasyprint import HTML

    page = f"<style>@page {{size: 60mm; margin: 20mm}} svg {{width: 20mm; display: block}}</style>{qr.svg(SHORT)}"
    HTML(string=page).write_pdf(tmp_path / "page.pdf")
    subprocess.run(["pdftoppm", "-r", "150", "-png", "page.pdf", "page"], cwd=tmp_path, check=True)
    [printed] = tmp_path.glob("*.png")
    assert read(Image.open(printed)) == [SHORT]


def test_a_code_is_read_on_a_dark_ground_too(tmp_path: Path) -> None:
    from weasyprint import HTML

    ground = "@page {size: 60mm; margin: 20mm; background: #123; color: #123}"
    HTML(string=f"<style>{ground} svg {{width: 20mm}}</style>{qr.svg(SHORT)}").write_pdf(tmp_path / "page.pdf")
    subprocess.run(["pdftoppm", "-r", "150", "-png", "page.pdf", "page"], cwd=tmp_path, check=True)
    [printed] = tmp_path.glob("*.png")
    assert read(Image.open(printed)) == [SHORT]


def test_the_same_text_gives_the_same_size_whatever_would_fit_better() -> None:
    assert qr.modules("k7mq") == 21 + 2 * qr.QUIET  # no micro code
    code = zxingcpp.read_barcodes(drawn(qr.svg("k7mq"), 400))[0]
    assert code.ec_level == "M"  # there would be room for more
    assert qr.svg(SHORT) == qr.svg(SHORT)
    assert qr.modules("x" * 42) + 4 == qr.modules("x" * 43)  # ISO/IEC 18004, table 7: version 3 holds 42 bytes


@pytest.mark.parametrize("text", ["Batik Café · سارولڠون", "అ0"])  # the bytes of the second look like Japanese
def test_letters_of_other_scripts_are_read(text: str) -> None:
    assert read(drawn(qr.svg(text), 400)) == [text]


def test_the_quiet_zone_is_part_of_the_drawing() -> None:
    found = drawn(qr.svg(SHORT), 37 * 4).point(lambda value: 255 - value).getbbox()
    assert found == (16, 16, 33 * 4, 33 * 4)
    assert 'viewBox="0 0 29 29"' in qr.svg(SHORT, quiet=0)
    assert qr.modules(SHORT, quiet=0) == 29


def test_a_drawing_has_no_style_and_is_black_on_white() -> None:
    svg = qr.svg(SHORT)
    assert "style" not in svg
    assert re.findall(r'fill="([^"]+)"', svg) == ["#fff", "#000"]


def test_a_drawing_tells_what_it_is_for_or_is_decoration() -> None:
    label = 'Kopi "Tempurung" <1 kg> & teh'
    svg = qr.svg(SHORT, label=label)
    named = re.search(r'role="img" aria-label="([^"]*)"><title>([^<]*)</title>', svg)
    assert named
    assert [html.unescape(part) for part in named.groups()] == [label, label]
    assert "aria-hidden" not in svg
    assert 'aria-hidden="true"' in qr.svg(SHORT)
    assert "role=" not in qr.svg(SHORT)


def test_a_text_that_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr.svg("x" * 2_400)
