"""Problems for editors, for programs and for GitHub."""

import json

import pytest

from etalase.problems import Place, Problem, Severity
from etalase.reports import FORMATS, as_github, as_json, as_text

FILE = "content/products/kopi/index.id.md"
WORDS = {"Price": "Harga", "warning": "peringatan", "Write an amount in digits.": "Isi dengan angka.",
         'It says "{found}".': 'Tertulis "{found}".', "For example:": "Misalnya:"}  # fmt: skip
PRICE = Problem(
    "money-unreadable",
    Place(FILE, 7, 9),
    "Write an amount in digits.",
    label="Price",
    found="dua puluh",
    example="price: Rp 25.000",
)
BROKEN = Problem("yaml-broken", Place(FILE, 3), "Broken.", severity=Severity.WARNING, suggestion="price")


def indonesian(message: str) -> str:
    return WORDS.get(message, message)


def test_text_has_place_label_and_the_whole_problem_in_the_language_of_the_editor() -> None:
    assert as_text([PRICE], indonesian) == (
        f"{FILE}:7:9  Harga\n"
        '  Tertulis "dua puluh". Isi dengan angka. Misalnya:  price: Rp 25.000'
    )  # fmt: skip


def test_text_marks_warnings_and_separates_problems() -> None:
    first, second = as_text([BROKEN, PRICE], indonesian).split("\n\n")
    assert first == f'{FILE}:3:1  (peringatan)\n  Broken. Did you mean "price"?'
    assert second.startswith(f"{FILE}:7:9  Harga\n")


def test_json_has_every_part_of_every_problem() -> None:
    assert json.loads(as_json([PRICE, BROKEN], indonesian)) == [
        {
            "code": "money-unreadable",
            "severity": "error",
            "file": FILE,
            "line": 7,
            "column": 9,
            "field": "Harga",
            "message": 'Tertulis "dua puluh". Isi dengan angka. Misalnya:  price: Rp 25.000',
            "found": "dua puluh",
            "example": "price: Rp 25.000",
            "suggestion": "",
            "entries": [],
        },
        {
            "code": "yaml-broken",
            "severity": "warning",
            "file": FILE,
            "line": 3,
            "column": 1,
            "field": "",
            "message": 'Broken. Did you mean "price"?',
            "found": None,
            "example": "",
            "suggestion": "price",
            "entries": [],
        },
    ]


def test_json_keeps_quotes_line_ends_and_letters_of_every_script() -> None:
    found = Problem("x", Place("konten/“é”.md"), 'a "b"\n\\ كوڤي')
    written = as_json([found], str)
    assert json.loads(written)[0]["message"] == 'a "b"\n\\ كوڤي'
    assert "كوڤي" in written


def test_github_gets_an_annotation_at_the_line_of_the_change() -> None:
    assert as_github([PRICE, BROKEN], indonesian) == (
        f"::error file={FILE},line=7,col=9,title=Harga"
        '::Tertulis "dua puluh". Isi dengan angka. Misalnya:  price: Rp 25.000\n'
        f'::warning file={FILE},line=3,col=1,title=yaml-broken::Broken. Did you mean "price"?'
    )


def test_github_annotations_are_escaped() -> None:
    found = Problem("x", Place("a,b:c%\n.md", 1), "50%: a, b\r\n::error::x", label="Price, from: 5%")
    assert as_github([found], str) == (
        "::error file=a%2Cb%3Ac%25%0A.md,line=1,col=1,title=Price%2C from%3A 5%25::50%25: a, b%0D%0A::error::x"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_no_problem_gives_an_empty_report(name: str) -> None:
    assert FORMATS[name]([], str) in ("", "[]")


def test_what_a_publication_prints_is_told_with_the_files_of_the_entries() -> None:
    found = Problem(
        "overflow", Place("content/brochures/a.yaml"), "Shorten it.", entries=("content/a.md", "content/b.md")
    )
    assert as_text([found], str) == "content/brochures/a.yaml:1:1\n  Shorten it. See content/a.md, content/b.md."
    assert json.loads(as_json([found], str))[0]["entries"] == ["content/a.md", "content/b.md"]
