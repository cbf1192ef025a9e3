"""A content file cut into fields and body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.front_matter import split
from etalase.problems import Place
from etalase.yaml_tree import Scalar

FILE = "content/products/kopi/index.id.md"


def test_a_file_is_cut_into_fields_and_body() -> None:
    tree, body, body_line, problems = split("---\ntitle: Kopi\n---\nDari lereng.\n", FILE)
    assert problems == []
    assert tree.keys[0].value == Scalar("Kopi", Place(FILE, 2, 8))
    assert body == "Dari lereng.\n"
    assert body_line == 4


def test_the_body_keeps_lines_of_hyphens_and_empty_lines() -> None:
    _, body, body_line, problems = split("---\na: b\nc: d\n---\n\nSatu\n\n---\n\nDua\n", FILE)
    assert problems == []
    assert body == "\nSatu\n\n---\n\nDua\n"
    assert body_line == 5


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_file_may_have_no_body(end: str) -> None:
    tree, body, _, problems = split(f"---\ntitle: Kopi\n---{end}", FILE)
    assert problems == []
    assert len(tree.keys) == 1
    assert body == ""


def test_a_file_may_have_no_fields() -> None:
    tree, body, body_line, problems = split("---\n---\nTeks", FILE)
    assert (tree.keys, body, body_line, problems) == ((), "Teks", 3, [])


def test_spaces_behind_the_hyphens_do_not_matter() -> None:
    tree, body, body_line, problems = split("---  \ntitle: Kopi\n--- \t\nTeks", FILE)
    assert problems == []
    assert len(tree.keys) == 1
    assert (body, body_line) == ("Teks", 4)


def test_spaces_before_the_hyphens_do_not_matter() -> None:
    tree, body, body_line, problems = split(" ---\ntitle: Kopi\n  ---\nTeks\n", FILE)
    assert (problems, body, body_line) == ([], "Teks\n", 4)
    assert tree.keys[0].value == Scalar("Kopi", Place(FILE, 2, 8))


@pytest.mark.parametrize("text", ["<html>\n</html>\n", "\n<!DOCTYPE html>\n", '<HTML xmlns:o="x">'])
def test_a_web_page_is_told_as_one(text: str) -> None:
    [problem] = split(text, FILE)[3]
    assert (problem.code, problem.found) == ("front-matter-missing", text.strip().split("\n")[0])
    assert "as Word saves one" in problem.message


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> kantor"])
def test_two_versions_that_git_put_together_are_told_where_they_begin(mark: str) -> None:
    [problem] = split(f"---\ntitle: Kopi\n---\nSatu\n{mark}\n=======\n", FILE)[3]
    assert (problem.code, problem.place, problem.found) == ("text-conflict", Place(FILE, 5), mark)


def test_an_underlined_heading_and_a_quotation_are_no_versions_of_git() -> None:
    assert split("---\ntitle: Kopi\n---\nSatu\n=======\n\n>>>>>>> Dua\n".replace(">>>>>>>", "> > >"), FILE)[3] == []


def test_empty_lines_before_the_first_hyphens_do_not_matter() -> None:
    tree, body, body_line, problems = split("\n \n---\ntitle: Kopi\n---\nTeks", FILE)
    assert problems == []
    assert tree.keys[0].place == Place(FILE, 4, 1)
    assert (body, body_line) == ("Teks", 6)


def test_hyphens_inside_a_line_end_nothing() -> None:
    tree, body, _, problems = split("---\na: x --- y\nb: ----\n---\nTeks", FILE)
    assert problems == []
    assert [key.value.text for key in tree if isinstance(key.value, Scalar)] == ["x --- y", "----"]
    assert body == "Teks"


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n"])
def test_an_empty_file_is_named(text: str) -> None:
    _, _, _, [problem] = split(text, FILE)
    assert (problem.code, problem.place) == ("file-empty", Place(FILE))


@pytest.mark.parametrize("text", ["Kopi\n", "title: Kopi\n---\n", "----\na: b\n---\n", "***\n", "- ---\na: b\n---\n"])
def test_a_file_that_does_not_start_with_hyphens_is_refused(text: str) -> None:
    tree, body, _, [problem] = split(text, FILE)
    assert (problem.code, problem.place) == ("front-matter-missing", Place(FILE))
    assert problem.found == text.strip().split("\n")[0]
    assert problem.example == "---"
    assert (tree.keys, body) == ((), "")


@pytest.mark.parametrize("text", ["---", "---\ntitle: Kopi\n", "---\ntitle: Kopi\n\n# Catatan\nunit:\n  - kg\n- 5"])
def test_fields_that_have_no_end_are_refused(text: str) -> None:
    _, body, _, [problem] = split(text, FILE)
    assert (problem.code, problem.place) == ("front-matter-open", Place(FILE))
    assert body == ""


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("\nDesa ini di tepi sungai.\n", "Desa ini di tepi sungai."),
        ("Desa ini: di tepi sungai.\n\nDua\n", "Desa ini: di tepi sungai."),
        ("# harga: Rp 5\n\n## Bahan\n\nKopi\n", "## Bahan"),
        ('pictures:\n  - file: a.jpg\n    alt: "x\n      y"\n[Desa](/products)\n', "[Desa](/products)"),
        ("\n<!-- Tulis ceritanya di bawah ini -->\n", "<!-- Tulis ceritanya di bawah ini -->"),
        ("https://example.go.id\n", "https://example.go.id"),
    ],
)
def test_fields_without_an_end_are_told_at_the_first_line_that_is_none(behind: str, found: str) -> None:
    text = f"---\ntitle: Kopi\n{behind}"
    [problem] = split(text, FILE)[3]
    assert (problem.code, problem.found, problem.example) == ("front-matter-open", found, "---")
    assert problem.place == Place(FILE, text.split("\n").index(found) + 1)
    assert "above this line" in problem.message


@pytest.mark.parametrize("line", ["--", "----", "—", "–––", "***", "===== "])
def test_a_line_that_is_hardly_one_of_three_hyphens_is_told_as_it(line: str) -> None:
    [problem] = split(f"\n---\ntitle: Kopi\n{line}\nTeks", FILE)[3]
    assert (problem.place, problem.found, problem.example) == (Place(FILE, 4), line.strip(), "---")
    assert "exactly three hyphens" in problem.message


def test_problems_of_the_fields_have_lines_of_the_file() -> None:
    _, body, body_line, [problem] = split("---\ntitle: Kopi\nprice: 'x\n---\nTeks", FILE)
    assert (problem.code, problem.place) == ("yaml-quote", Place(FILE, 3, 8))
    assert (body, body_line) == ("Teks", 5)


@given(st.text() | st.text(st.sampled_from("-\n a:"), max_size=30))
def test_any_text_is_cut_or_refused(text: str) -> None:
    _, body, body_line, problems = split(text, FILE)
    assert text.endswith(body)
    if body:
        assert text.split("\n", body_line - 1)[-1] == body
    assert all(problem.place.line >= 1 for problem in problems)
