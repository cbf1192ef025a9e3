"""YAML to a tree of texts with places, and everything in it that is refused."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etalase.problems import Place, Problem
from etalase.yaml_slips import with_plain_spaces
from etalase.yaml_tree import Mapping, Scalar, Sequence, parse

FILE = "content/products/kopi/index.id.md"
YAML_SIGNS = st.text(st.sampled_from("ab:-,[]{}&*!|>'\"%@`#?~ \t\n.\u2028\u0085\x07é"), max_size=40)


def texts(written: str) -> dict[str, str]:
    """The single values of fields that are right, by name."""
    tree, problems = parse(written, FILE)
    assert problems == []
    return {key.name: key.value.text for key in tree if isinstance(key.value, Scalar)}


def refused(written: str, first_line: int = 1) -> Problem:
    """The one problem of `written`, of which nothing is read."""
    tree, problems = parse(written, FILE, first_line)
    assert tree.keys == ()
    [problem] = problems
    return problem


@pytest.mark.parametrize(
    "text",
    ["25.000", "5_000", "0745123456", "0x1F", "1e3", "9:30", "1:2:3", "no", "Yes", "on", "+62812", "~", "null", "Null",
     ".inf", ".nan", "2026-08-17", "2026-08-17 09:30:00", "=", "<<", "1,25 miliar", "-2.306, 102.673", "C#", "a:b"],
)  # fmt: skip
def test_a_value_stays_the_text_that_was_written(text: str) -> None:
    assert texts(f"price: {text}") == {"price": text}


def test_names_of_fields_stay_texts_too() -> None:
    assert texts("no: a\n0745: b\n9:30: c\n~: d") == {"no": "a", "0745": "b", "9:30": "c", "~": "d"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"Kopi: asli"', "Kopi: asli"),
        ("'it''s'", "it's"),
        ('"#1"', "#1"),
        ("Kopi # enak", "Kopi"),
        ("satu\n  dua", "satu dua"),
        ("|\n  satu\n  dua", "satu\ndua"),
        (">\n  satu\n  dua", "satu dua"),
        ("", ""),
    ],
)
def test_quotes_comments_and_blocks_are_understood(written: str, text: str) -> None:
    assert texts(f"title: {written}") == {"title": text}


def test_lists_and_blocks_become_a_tree() -> None:
    tree, problems = parse("a: [x, y]\nb:\n  - {c: z}\n", FILE)
    assert problems == []
    first, second = tree.keys
    assert isinstance(first.value, Sequence)
    assert [item.text for item in first.value.items if isinstance(item, Scalar)] == ["x", "y"]
    assert isinstance(second.value, Sequence)
    inner = second.value.items[0]
    assert isinstance(inner, Mapping)
    found = inner.find("c")
    assert found is not None
    assert found.value == Scalar("z", Place(FILE, 3, 9))
    assert inner.find("d") is None


def test_places_have_line_and_column_of_name_and_value() -> None:
    tree, _ = parse("title: Kopi\n\nharga:\n  dari: 5\n", FILE)
    title, price = tree.keys
    assert (title.place, title.value.place) == (Place(FILE, 1, 1), Place(FILE, 1, 8))
    assert (price.place, price.value.place) == (Place(FILE, 3, 1), Place(FILE, 4, 3))


def test_columns_count_characters_and_not_bytes() -> None:
    tree, _ = parse('{"é😀": kopi}', FILE)
    assert tree.keys[0].value.place == Place(FILE, 1, 8)


def test_places_start_at_the_line_on_which_the_fields_start() -> None:
    tree, _ = parse("title: Kopi\nprice: 5", FILE, first_line=10)
    assert tree.keys[1].place == Place(FILE, 11, 1)
    assert tree.place == Place(FILE, 10, 1)
    assert refused("a: 1\nb: 'x", first_line=10).place == Place(FILE, 11, 4)
    assert refused("a: 1\nb: &x y", first_line=10).place == Place(FILE, 11, 4)
    assert refused("a: 1\nb: \x07", first_line=10).place == Place(FILE, 11, 1)
    assert refused("a: 1\n\tb: 2", first_line=10).place == Place(FILE, 11, 1)


@pytest.mark.parametrize("written", ["", "\n\n", "# nothing yet\n", "   "])
def test_empty_text_has_no_fields_and_no_problem(written: str) -> None:
    assert parse(written, FILE) == (Mapping((), Place(FILE, 1, 1)), [])


@pytest.mark.parametrize("written", ["a: 1\n\tb: 2", "a:\n\t- b", "a:\n  - b\n\t- c", "a:\n  b: 1\n\tc: 2"])
def test_a_line_that_begins_with_a_tab_is_refused(written: str) -> None:
    problem = refused(written)
    assert problem.code == "yaml-tab"
    assert problem.place == Place(FILE, written.count("\n") + 1, 1)
    assert problem.found == written.split("\n")[-1].strip()


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_quotation_mark_that_is_never_closed_is_refused_where_it_opens(quote: str) -> None:
    problem = refused(f"a: 1\ntitle: {quote}Kopi\nprice: 5\n")
    assert problem.code == "yaml-quote"
    assert problem.place == Place(FILE, 2, 8)
    assert problem.found == f"title: {quote}Kopi"


@pytest.mark.parametrize(
    ("written", "place", "right"),
    [
        ('title: "Kopi\n# catatan\nsummary: "Enak"\n', Place(FILE, 1, 8), 'title: "Kopi"'),
        ("a: 1\ntitle: 'Kopi \nsummary: 'Enak'\n", Place(FILE, 2, 8), "title: 'Kopi'"),
        ('pictures:\n  - file: "kopi.jpg\n    alt: "Kopi"\n', Place(FILE, 2, 11), 'file: "kopi.jpg"'),
    ],
)
def test_where_the_next_mark_would_close_it_the_open_one_is_told(written: str, place: Place, right: str) -> None:
    problem = refused(written)
    assert (problem.code, problem.place, problem.example) == ("yaml-quote", place, right)


def test_a_value_in_quotes_over_several_lines_is_not_to_blame_for_what_comes_behind() -> None:
    assert refused('title: "Kopi\n  asli"\nsummary: Enak: sekali\n').code == "yaml-colon"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("title: Kopi: asli", 'title: "Kopi: asli"'),
        ('title: Kopi "asli": enak', "title: 'Kopi \"asli\": enak'"),
        ("- title: a: b", '- title: "a: b"'),
        (r"title: C:\x: y", r"title: 'C:\x: y'"),
    ],
)
def test_a_colon_in_a_title_is_refused_with_the_title_in_quotes(written: str, right: str) -> None:
    problem = refused(written)
    assert problem.code == "yaml-colon"
    assert problem.example == right
    assert parse(problem.example, FILE)[1] == [] or written.startswith("-")


@pytest.mark.parametrize(
    ("written", "code", "right"),
    [
        ("title: @kopi", "yaml-sign", 'title: "@kopi"'),
        ("title: %kopi", "yaml-sign", 'title: "%kopi"'),
        ("title: `kopi`", "yaml-sign", 'title: "`kopi`"'),
        ("""title: "Kopi" asli""", "yaml-quote", """title: '"Kopi" asli'"""),
        ("price:5\ntitle: Kopi", "yaml-space", "price: 5"),
    ],
)
def test_other_values_that_yaml_takes_amiss_are_refused_with_the_line_as_it_should_be(
    written: str, code: str, right: str
) -> None:
    problem = refused(written)
    assert problem.code == code
    assert problem.place.line == 1
    assert problem.example == right
    assert parse(right, FILE)[1] == []


def test_a_field_that_is_indented_too_far_is_not_mistaken_for_a_colon_in_a_title() -> None:
    problem = refused("title: Kopi\n  price: 5")
    assert (problem.code, problem.example) == ("yaml-indent", "price: 5")
    assert problem.place.line == 2


@pytest.mark.parametrize(
    ("written", "right"), [("a: [b", "a: [b]"), ("a: {b: c", "a: {b: c}"), ("a: [b\nc: d", "a: [b]")]
)
def test_a_bracket_that_is_not_closed_is_told_where_it_is_opened(written: str, right: str) -> None:
    problem = refused(written)
    assert (problem.code, problem.place.line, problem.place.column) == ("yaml-bracket", 1, 4)
    assert problem.example == right


def test_words_in_quotation_marks_of_word_get_those_of_yaml() -> None:
    assert refused("title: “Dodol: manis”").example == 'title: "Dodol: manis"'


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\u3000"])
def test_spaces_of_word_count_as_spaces(space: str) -> None:
    tree, problems = parse(f"contact:\n{space * 2}phone:{space}0812\npictures:\n{space}-{space}a\n", FILE)
    assert problems == []
    [contact, pictures] = tree.keys
    assert contact.value.keys[0].value == Scalar("0812", Place(FILE, 2, 10))
    assert pictures.value.items == (Scalar("a", Place(FILE, 4, 4)),)


@given(st.text(st.sampled_from("ab:- \n\u00a0\u202f"), max_size=40))
def test_nothing_moves_where_spaces_are_made_plain(written: str) -> None:
    plain = with_plain_spaces(written)
    assert plain.replace("\u00a0", " ").replace("\u202f", " ") == written.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_space_of_word_inside_a_text_stays() -> None:
    assert texts("title: Rp\u00a025.000, 08.00 –\u00a010.00") == {"title": "Rp\u00a025.000, 08.00 –\u00a010.00"}


@pytest.mark.parametrize("bullet", ["•", "·", "▪", "‣", "–", "—", "*"])
def test_a_bullet_of_word_is_told_as_the_sign_of_a_list(bullet: str) -> None:
    problem = refused(f"title: Kopi\npictures:\n  {bullet} file: kopi.svg\n    alt: Kopi\n")
    assert (problem.code, problem.place) == ("yaml-sign", Place(FILE, 3, 3))
    assert (problem.found, problem.example) == (f"{bullet} file: kopi.svg", "- file: kopi.svg")


@pytest.mark.parametrize("written", ["category = kebun", "category; kebun", "category： kebun", "category kebun"])
def test_a_field_without_a_colon_is_told_with_one(written: str) -> None:
    problem = refused(f"title: Kopi\n{written}\nprice: Rp 25.000\n")
    assert (problem.code, problem.place) == ("yaml-sign", Place(FILE, 2, 1))
    assert (problem.found, problem.example) == (written, "category: kebun")


@pytest.mark.parametrize("value", ["D:\\Foto", "Kopi \\Desa", "\\x"])
def test_a_backslash_in_double_quotes_is_told_with_single_ones(value: str) -> None:
    problem = refused(f'title: "{value}"')
    assert (problem.code, problem.example) == ("yaml-quote", f"title: '{value}'")


def test_versions_of_git_are_told_at_the_first_of_their_lines() -> None:
    problem = refused("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", first_line=5)
    assert (problem.code, problem.place, problem.found) == ("text-conflict", Place(FILE, 6), "<<<<<<< HEAD")


@pytest.mark.parametrize("written", ["a: 1\nb", "a: 1\n...\nb: 2", "%YAML 2.0\n---\na: b"])
def test_other_broken_yaml_is_refused_at_its_line(written: str) -> None:
    problem = refused(written)
    assert problem.code == "yaml-broken"
    assert problem.place.line <= written.count("\n") + 2


def test_a_field_written_twice_is_refused_with_the_line_of_the_first() -> None:
    tree, [problem] = parse("title: a\nprice: 5\ntitle: b\n", FILE, first_line=2)
    assert problem.code == "duplicate-key"
    assert problem.place == Place(FILE, 4, 1)
    assert problem.values == {"name": "title", "line": 2}
    assert [key.name for key in tree] == ["title", "price"]
    assert tree.keys[0].value == Scalar("a", Place(FILE, 2, 8))


def test_a_field_written_twice_further_in_is_refused_too() -> None:
    _, problems = parse("contact:\n  phone: a\n  phone: b\nlist: [{x: 1, x: 2}]\n", FILE)
    assert [(problem.code, problem.place.line) for problem in problems] == [("duplicate-key", 3), ("duplicate-key", 4)]


@pytest.mark.parametrize("written", ["? [a]\n: b", "{a: 1}: b", "? {a: 1}\n: b"])
def test_a_field_name_that_is_no_word_is_refused(written: str) -> None:
    tree, [problem] = parse(written, FILE)
    assert problem.code == "yaml-key"
    assert tree.keys == ()


@pytest.mark.parametrize(
    "written", ["a: &x b", "a: *x", "&x a: b", "a: &x b\nc: *x", "a: *Kopi*", "a: & Kopi", "<<: *x"]
)
def test_anchors_and_aliases_are_refused(written: str) -> None:
    problem = refused(written)
    assert problem.code == "yaml-anchor"
    assert parse(problem.example, FILE)[1] == []


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    levels = ['a0: &a0 ["boom"]', *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30))]
    start = time.perf_counter()
    problem = refused("\n".join(levels))
    assert time.perf_counter() - start < 1
    assert problem.code == "yaml-anchor"
    assert problem.place == Place(FILE, 1, 5)


@pytest.mark.parametrize(
    "written",
    ["a: !!python/object:os.system x", "a: !!python/object/apply:os.system [ls]", "a: !!int 5", "a: !x y", "a: ! y",
     "!!map a: b", "a: !<tag:x> y", "a: !x!y z", "a: !é"],
)  # fmt: skip
def test_tags_are_refused(written: str) -> None:
    problem = refused(written)
    assert problem.code == "yaml-tag"
    assert parse(problem.example, FILE)[1] == []


def test_signs_of_anchors_and_tags_inside_words_are_no_anchors_and_tags() -> None:
    assert texts('a: Kopi & teh\nb: Ayo!\nc: 2*3\nd: "*x*"\ne: "&y"') == {
        "a": "Kopi & teh",
        "b": "Ayo!",
        "c": "2*3",
        "d": "*x*",
        "e": "&y",
    }


def test_a_second_document_is_refused_at_its_line() -> None:
    problem = refused("a: 1\n---\nb: 2\n", first_line=2)
    assert problem.code == "yaml-documents"
    assert problem.place == Place(FILE, 3, 1)


def test_one_document_may_start_with_hyphens() -> None:
    assert texts("---\na: b\n") == {"a": "b"}


@pytest.mark.parametrize("written", ["- a\n- b", "[a, b]", "kopi", '"kopi"', "5"])
def test_a_list_or_a_text_where_fields_are_expected_is_refused(written: str) -> None:
    problem = refused(written)
    assert problem.code == "yaml-not-fields"
    assert problem.place == Place(FILE, 1, 1)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_a_control_character_is_refused_at_its_line(character: str) -> None:
    problem = refused(f"title: Kopi\nprice: 5{character}000\nunit: kg")
    assert problem.code == "yaml-character"
    assert problem.place.line == 2


@pytest.mark.parametrize(
    "written",
    [
        "a: " + "[" * 3000 + "]" * 3000,
        "{a: " * 3000 + "}" * 3000,
        "\n".join(" " * depth + "-" for depth in range(1200)),
    ],
    ids=["lists", "fields", "hyphens"],
)
def test_a_tree_too_deep_for_any_content_is_refused(written: str) -> None:
    assert refused(written).code == "yaml-too-deep"


@settings(deadline=None, max_examples=300)
@given(YAML_SIGNS | st.text())
@example('a: b\u2028c: "x')
@example("\u0085'")
@example("a:b: - ")
def test_any_text_gives_fields_or_problems_with_places(written: str) -> None:
    tree, problems = parse(written, FILE, first_line=3)
    for place in [tree.place, *(key.place for key in tree), *(problem.place for problem in problems)]:
        assert place.line >= 3
        assert place.column >= 1
    for problem in problems:
        assert problem.text(str)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_text_in_quotes_reads_back(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    assert texts(f"title: {quoted}") == {"title": text}


@pytest.mark.parametrize("text", ["title: Kopi #1 desa", "list:\n  - Kopi #1 desa", "list: [Kopi #1 desa\n]"])
def test_a_value_that_a_hash_cuts_off_is_named(text: str) -> None:
    _, [problem] = parse(text, FILE)
    assert problem.code == "yaml-hash"
    assert problem.found == text.split("\n")[-1 if "-" in text else 0].strip()


@pytest.mark.parametrize(
    "text", ['title: "Kopi #1"', "title: Kopi# 1", "title: Kopi # dipetik tangan", "title: Kopi#1", "# a"]
)
def test_a_note_or_a_hash_inside_a_word_is_no_mistake(text: str) -> None:
    assert parse(text, FILE)[1] == []
