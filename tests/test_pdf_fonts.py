import io
import re
from pathlib import Path

from fontTools.ttLib import TTFont

from etalase.pdf import editions, print_fonts
from tests.printing import document, tool


def test_each_weight_is_a_font_of_its_own(tmp_path: Path) -> None:
    body = "".join(f'<p style="font-weight: {weight}">Berat {weight}</p>' for weight in print_fonts.WEIGHTS)
    printed = editions.screen(document(body))
    assert printed.findings == ()
    names = re.findall(r"\+(Plus-\S+)", tool(printed.content, "pdffonts", path=tmp_path))
    weights = ["", "-Medium", "-Semi-Bold", "-Bold", "-Ultra-Bold"]
    assert sorted(names) == sorted(f"Plus-Jakarta-Sans{weight}" for weight in weights)


def test_the_css_names_the_files() -> None:
    assert set(re.findall(r'url\("([^"]+)"\)', print_fonts.css())) == set(print_fonts.files())


def test_fonts_are_static_whole_and_heavier_with_their_weight() -> None:
    stems = []
    for held in print_fonts.files().values():
        font = TTFont(io.BytesIO(held.value))
        assert "fvar" not in font
        assert len(font.getBestCmap()) > 700
        stems.append(font["glyf"]["l"].xMax - font["glyf"]["l"].xMin)
    assert stems == sorted(set(stems))


def test_files_are_named_by_what_they_are_made_of() -> None:
    names = [held.name for held in print_fonts.files().values()]
    assert len(set(names)) == len(print_fonts.WEIGHTS)
    assert all(names)


def test_it_tells_which_characters_the_font_lacks() -> None:
    assert print_fonts.lacking("Harga ≥ 10 → ✓ あ×✓") == "✓あ"
