from pathlib import Path

import pytest

from etalase.pdf import editions, sheets
from etalase.pdf.document import PrintDocument
from tests.printing import boxes, document, opened, tool


def booklet(pages: int, **changes: object) -> PrintDocument:
    return document("".join(f"<h1>Halaman {number}</h1>" for number in range(1, pages + 1)), booklet=True, **changes)


@pytest.mark.parametrize(
    ("count", "order"),
    [
        (4, [(4, 1), (2, 3)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (12, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
    ],
)
def test_pages_stand_as_they_follow_when_sheets_are_folded(count: int, order: list[tuple[int, int]]) -> None:
    assert sheets.order(count) == order


def test_a_booklet_has_two_pages_on_each_side_of_a_sheet(tmp_path: Path) -> None:
    printed = editions.office(booklet(8), pages=8)
    assert (printed.findings, printed.pages) == ((), 8)
    assert boxes(printed.content, tmp_path)["MediaBox"] == pytest.approx((420, 297), abs=0.1)
    text = tool(printed.content, "pdftotext", "-layout", path=tmp_path)
    sides = [" ".join(side.split()) for side in text.split("\f") if side.strip()]
    assert [side.replace("Halaman ", "")[:3] for side in sides] == ["8 1", "2 7", "6 3", "4 5"]
    assert "No syntax or stream encoding errors" in tool(printed.content, "qpdf", "--check", path=tmp_path)


def test_a_copier_is_told_to_turn_the_sheets_over_the_short_edge() -> None:
    with opened(editions.office(booklet(4)).content) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert pdf.docinfo["/Title"] == "Katalog <Unggulan> & Kerajinan"
        assert str(pdf.Root.Lang) == "id"


def test_other_formats_are_left_as_they_are(tmp_path: Path) -> None:
    printed = editions.office(document(), pages=2)
    assert printed.findings == ()
    assert boxes(printed.content, tmp_path)["MediaBox"] == pytest.approx((210, 297), abs=0.1)


@pytest.mark.parametrize("edition", [editions.screen, editions.office])
def test_a_booklet_of_six_pages_is_found(edition: object) -> None:
    assert callable(edition)
    (found,) = edition(booklet(6)).findings
    assert (found.code, found.values) == ("booklet-pages", {"count": 6})


def test_a_booklet_of_another_length_than_expected_is_found() -> None:
    (found,) = editions.office(booklet(8), pages=12).findings
    assert found.code == "page-count"
