"""Mistakes in words: what is said, in which order, and when a stage stops."""

import pytest

from etalase.problems import BuildError, Place, Problem, Severity, by_place, decimal, raise_errors, shorten

FILE = "content/products/kopi/index.id.md"
INDONESIAN = {
    'It says "{found}".': 'Tertulis "{found}".',
    "Write an amount in digits.": "Isi dengan angka.",
    "For example:": "Misalnya:",
    'Did you mean "{suggestion}"?': 'Maksudnya "{suggestion}"?',
}


def problem(line: int = 1, code: str = "money-unreadable", **rest: object) -> Problem:
    return Problem(code, Place(FILE, line), "Write an amount in digits.", **rest)  # type: ignore[arg-type]


def warning(line: int = 1) -> Problem:
    return problem(line, "words-missing", severity=Severity.WARNING)


def test_a_problem_says_what_was_found_what_is_expected_what_was_meant_and_what_is_right() -> None:
    whole = problem(found="dua puluh", suggestion="20", example="price: Rp 20.000")
    assert whole.text(str) == (
        'It says "dua puluh". Write an amount in digits. Did you mean "20"? For example:  price: Rp 20.000'
    )
    assert whole.text(lambda message: INDONESIAN[message]) == (
        'Tertulis "dua puluh". Isi dengan angka. Maksudnya "20"? Misalnya:  price: Rp 20.000'
    )


def test_a_problem_says_nothing_of_what_it_does_not_know() -> None:
    assert problem().text(str) == "Write an amount in digits."


def test_an_empty_text_that_was_found_is_shown_and_nothing_found_is_not() -> None:
    assert problem(found="").text(str).startswith('It says "". ')
    assert problem(found=None).text(str) == "Write an amount in digits."


def test_values_stand_in_the_translated_message() -> None:
    found = Problem("field-missing", Place(FILE), 'The field "{name}" is missing.', {"name": "title"})
    assert found.text(lambda message: message.replace("is missing", "belum ada")) == 'The field "title" belum ada.'


def test_braces_in_what_was_written_are_no_placeholders() -> None:
    found = problem(found="{x}", suggestion="{y}", example="a: {z}")
    assert found.text(str) == 'It says "{x}". Write an amount in digits. Did you mean "{y}"? For example:  a: {z}'


def test_a_long_text_is_shown_on_one_line_and_shortened() -> None:
    assert shorten("satu\n  dua\ttiga") == "satu dua tiga"
    assert shorten("x" * 80) == "x" * 80
    assert shorten("x" * 81) == "x" * 79 + "…"
    assert shorten("kopi enak", 5) == "kopi…"
    assert "y" * 79 + "…" in problem(found="y" * 500).text(str)


def test_a_place_is_written_as_editors_of_code_understand_it() -> None:
    assert str(Place(FILE, 7, 9)) == f"{FILE}:7:9"
    assert str(Place(FILE)) == f"{FILE}:1:1"


def test_problems_are_told_in_reading_order() -> None:
    later = Problem("a", Place("b.md", 2, 1), "x")
    column = Problem("a", Place("b.md", 1, 5), "x")
    second_code = Problem("b", Place("b.md", 1, 1), "x")
    first_code = Problem("a", Place("b.md", 1, 1), "x")
    other_file = Problem("z", Place("a.md", 99, 1), "x")
    tenth = Problem("a", Place("b.md", 10, 1), "x")
    told = by_place([tenth, later, column, second_code, first_code, other_file])
    assert told == [other_file, first_code, second_code, column, later, tenth]


def at(file: str, **rest: object) -> Problem:
    return Problem("a", Place(file), "x", **rest)  # type: ignore[arg-type]


def test_errors_are_told_before_warnings_and_causes_before_what_follows_from_them() -> None:
    hint, error = at("a.md", severity=Severity.WARNING), at("b.md")
    cause, warned = at("z.md", is_cause=True), at("y.md", is_cause=True, severity=Severity.WARNING)
    assert by_place([hint, error, warned, cause]) == [cause, error, warned, hint]


def test_a_text_is_told_before_its_translations_and_what_all_share_before_both() -> None:
    files = [
        "content/index.id.md",
        "content/site.yaml",
        "content/index.en.md",
        "content/products/kopi",  # the folder as a whole
        "content/products/kopi/index.id.md",
        "content/products/kopi/index.ar.md",
        "content/products/kopi/index.en.md",
        "content/products/kopi-tubruk/index.en.md",
    ]
    assert [one.place.file for one in by_place(map(at, reversed(files)), "id")] == files
    assert [one.place.file for one in BuildError(map(at, reversed(files)), "id").problems] == files
    with pytest.raises(BuildError) as caught:
        raise_errors(map(at, reversed(files)), "id")
    assert [one.place.file for one in caught.value.problems] == files


def test_each_problem_is_told_once() -> None:
    assert len(by_place([problem(), problem(), problem(2)])) == 2
    assert len(by_place([problem(found="a"), problem(found="b"), problem(found=None)])) == 3
    values = [Problem("c", Place(FILE), "{n}", {"n": number}) for number in (1, 2, 1)]
    assert [found.values["n"] for found in by_place(values)] == [1, 2]


def test_an_error_stops_the_stage_and_carries_everything() -> None:
    with pytest.raises(BuildError) as caught:
        raise_errors([warning(3), problem(2), warning(1)])
    assert [found.place.line for found in caught.value.problems] == [2, 1, 3]
    assert str(caught.value) == "3 problem(s)"


def test_warnings_alone_stop_nothing_and_come_back_in_order() -> None:
    assert [found.place.line for found in raise_errors(iter([warning(3), warning(1)]))] == [1, 3]
    assert raise_errors([]) == []


@pytest.mark.parametrize(("sign", "shown"), [("0.0", "13.3"), ("0,0", "13,3")])
def test_a_decimal_has_the_sign_of_the_language(sign: str, shown: str) -> None:
    assert decimal(13.349, lambda message: sign if message == "0.0" else message) == shown
