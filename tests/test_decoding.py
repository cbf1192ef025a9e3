"""Bytes of a content file to text, whatever program saved it."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etalase.decoding import decode
from etalase.problems import Place

FILE = "content/products/kopi/index.id.md"
TEXT = "---\ntitle: Kopi “Tempurung” é😀\n---\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with BOM", "UTF-16 LE", "UTF-16 BE"],
)
def test_unicode_is_read_in_every_form_in_which_editors_save_it(content: bytes) -> None:
    assert decode(content, FILE) == (TEXT, None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_line_ends_of_every_system_become_those_of_unix(end: str, encoding: str) -> None:
    assert decode(f"satu{end}{end}dua{end}".encode(encoding), FILE) == ("satu\n\ndua\n", None)


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", FILE) == ("", None)
    assert decode(codecs.BOM_UTF8, FILE) == ("", None)


@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8], ids=["without BOM", "with BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_latin_1_is_named_with_line_column_and_what_stands_there(bom: bytes, end: str) -> None:
    lines = ["---", "title: Café".encode("latin-1"), "---"]
    content = bom + end.encode().join(line if isinstance(line, bytes) else line.encode() for line in lines)
    text, problem = decode(content, FILE)
    assert text == ""
    assert problem is not None
    assert (problem.code, problem.place) == ("encoding-not-utf8", Place(FILE, 2, 11))
    assert problem.found == "title: Café"


@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8], ids=["without BOM", "with BOM"])
def test_the_column_counts_characters_and_no_mark_at_the_start(bom: bytes) -> None:
    _, problem = decode(bom + "é😀".encode() + "à".encode("cp1252") + b" x", FILE)
    assert problem is not None
    assert problem.place == Place(FILE, 1, 3)


def test_the_signs_of_windows_are_shown_as_they_were_written() -> None:
    _, problem = decode("harga “baru” – 5 €".encode("cp1252"), FILE)
    assert problem is not None
    assert problem.found == "harga “baru” – 5 €"


@pytest.mark.parametrize(
    "content",
    [b"a\x00b", "title: Kopi".encode("utf-16-le"), TEXT.encode("utf-32")],
    ids=["NUL", "UTF-16 without BOM", "UTF-32"],
)
def test_what_is_no_text_is_named(content: bytes) -> None:
    text, problem = decode(content, FILE)
    assert text == ""
    assert problem is not None
    assert (problem.code, problem.place) == ("not-text", Place(FILE))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_is_cut_off_is_named_as_broken(encoding: str) -> None:
    bom = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    text, problem = decode(bom + TEXT.encode(encoding)[:-1], FILE)
    assert text == ""
    assert problem is not None
    assert (problem.code, problem.place) == ("encoding-broken", Place(FILE))


@given(st.binary() | st.text().map(str.encode))
@example(codecs.BOM_UTF16_LE + b"\x00\xd8")
@example(codecs.BOM_UTF8 + b"\xe9")
def test_any_bytes_give_a_text_or_a_problem(content: bytes) -> None:
    text, problem = decode(content, FILE)
    if problem is None:
        assert "\r" not in text
        assert "\0" not in text
    else:
        assert text == ""
        assert problem.place.line >= 1
        assert problem.place.column >= 1


@given(st.text(st.characters(exclude_characters="\r\0\ufeff", exclude_categories=["Cs"])))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_text_reads_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), FILE) == (text, None)


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", b"{\\rtf1\\ansi"])
def test_a_document_of_word_is_called_one(start: bytes) -> None:
    text, problem = decode(start + b"\x00\xffKopi", FILE)
    assert text == ""
    assert problem is not None
    assert problem.code == "not-text"
    assert "document of Word" in problem.text(str)
