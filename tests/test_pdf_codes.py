"""QR codes on paper: those that are too small to be read for certain are told, with what they stand for."""

import pytest

from etalase import qr
from etalase.pdf import editions
from etalase.pdf.document import Finding, PrintDocument, Printed
from etalase.problems import Severity
from tests.printing import document

SHORT = "https://sarolangun.example/id/q/k7mq/"
CSS = ".code svg { width: 100%; display: block }"


def with_code(width: str, text: str = SHORT) -> PrintDocument:
    code = f'<div class="code" style="width: {width}">{qr.svg(text, label="Kopi")}</div>'
    return document(f'<article data-key="products-kopi"><section class="panel">{code}</section></article>', CSS)


def codes(printed: Printed) -> list[Finding]:
    return [found for found in printed.findings if found.code == "qr-too-small"]


@pytest.mark.parametrize("edition", [editions.screen, editions.office])
def test_a_code_that_is_printed_too_small_is_told_with_its_entry_and_the_size_it_needs(edition: object) -> None:
    assert callable(edition)
    (found,) = codes(edition(with_code("18.5mm")))
    assert found.severity is Severity.WARNING
    assert found.values == {"text": "Kopi", "width": "18.5", "least": 19, "entry": "products-kopi"}


def test_the_printing_house_gets_no_such_code_unnoticed(fogra39: bytes) -> None:
    assert len(codes(editions.press(with_code("18.5mm"), fogra39))) == 1


@pytest.mark.parametrize("width", ["19mm", "40mm"])
def test_a_code_that_is_large_enough_is_not_told(width: str) -> None:
    assert codes(editions.office(with_code(width))) == []


def test_the_more_a_code_holds_the_larger_it_has_to_be() -> None:
    assert [found.values["least"] for found in codes(editions.office(with_code("25mm", "x" * 200)))] == [34]
    assert codes(editions.office(with_code("34mm", "x" * 200))) == []


def test_other_drawings_are_no_codes() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="5"><path d="M0 0h9v9z"/></svg>'
    assert codes(editions.office(document(f"<p>{drawing}</p>"))) == []
