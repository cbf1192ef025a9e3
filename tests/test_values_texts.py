"""Words: one line, slugs, old addresses, file names, tariff codes, and short texts in every language."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etalase.configuration import LocalText
from etalase.problems import Place, Severity
from etalase.values import FieldReader, Misread, ReadContext, ScalarType
from etalase.values.texts import FileName, HsCode, OldAddress, Slug, Text, Words, make_slug
from etalase.yaml_tree import Node, parse

SITE = ReadContext(("id", "en"), {}, ("id", "en_GB"))
FILE = "content/products/kopi/index.id.md"


def refusal(kind: ScalarType, text: str) -> Misread:
    with pytest.raises(Misread) as caught:
        kind.convert(text, SITE)
    return caught.value


def corrected(kind: ScalarType, misread: Misread) -> str:
    """The example an editor is shown."""
    return kind.example if misread.example is None else misread.example


def node(written: str) -> Node:
    """The value of the field `hours`, written in YAML."""
    tree, problems = parse(f"hours: {written}", FILE)
    assert not problems
    return tree.keys[0].value


def read_words(kind: Words, written: str) -> tuple[LocalText | None, FieldReader]:
    reader = FieldReader(SITE).within("Hours", "hours")
    return kind.read(node(written), reader), reader


def test_a_text_is_put_on_one_line() -> None:
    assert Text().convert("Kopi \n  Bukit\u00a0Tempurung", SITE) == "Kopi Bukit Tempurung"


def test_a_text_of_just_the_limit_fits_and_one_character_more_does_not() -> None:
    assert Text(5).convert("lubuk", SITE) == "lubuk"
    misread = refusal(Text(5), "lubuks")
    assert misread.code == "text-too-long"
    assert misread.values == {"length": 6, "limit": 5}
    assert corrected(Text(5), misread) == ""


@pytest.mark.parametrize("text", ["kopi", "kopi-bukit-tempurung", "2026", "a-1"])
def test_a_slug_has_small_letters_digits_and_hyphens(text: str) -> None:
    assert Slug().convert(text, SITE) == text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Kopi Bukit Tempurung", "kopi-bukit-tempurung"),
        ("kopi_bukit", "kopi-bukit"),
        ("kopi--bukit", "kopi-bukit"),
        ("-kopi", "kopi"),
        ("café/crème", "cafe-creme"),
        ("kopi\n", "kopi"),
        ("###", "kopi-bukit-tempurung"),
        ("", "kopi-bukit-tempurung"),
    ],
)
def test_what_is_no_slug_is_refused_with_one_made_of_it(text: str, right: str) -> None:
    misread = refusal(Slug(), text)
    assert misread.code == "slug-form"
    assert corrected(Slug(), misread) == right


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Lubuk Larangan: Ikan & Adat", "lubuk-larangan-ikan-adat"),
        ("Gua Calau Petak (2.5 km)", "gua-calau-petak-2-5-km"),
        ("Kopi “Tempurung”", "kopi-tempurung"),
        ("Élan", "elan"),
        ("…", ""),
    ],
)
def test_a_slug_is_made_of_a_title(text: str, slug: str) -> None:
    assert make_slug(text) == slug


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/id/produk/kopi-lama/", "/id/produk/kopi-lama/"),
        ("/id/produk/kopi-lama", "/id/produk/kopi-lama/"),
        ("/berita/2019/kopi.html", "/berita/2019/kopi.html/"),
        ("/~dinas/Kopi_1", "/~dinas/Kopi_1/"),
    ],
)
def test_an_old_address_is_a_path_with_slashes_at_both_ends(text: str, path: str) -> None:
    assert OldAddress().convert(text, SITE) == path


@pytest.mark.parametrize(
    "text",
    ["", "/", "id/produk/kopi", "https://example.org/id/", "//example.org/kopi", "/a/../b", "/.htaccess", "/a//b",
     "/kopi?id=5", "/kopi#atas", "/kopi lama/", "/kopi%20lama", "/a/."],
)  # fmt: skip
def test_what_is_no_old_address_is_refused(text: str) -> None:
    misread = refusal(OldAddress(), text)
    assert misread.code == "alias-form"
    assert corrected(OldAddress(), misread) == "/id/produk/kopi-lama/"


def test_a_file_is_named_without_a_path() -> None:
    assert FileName().convert("kain batik.JPG", SITE) == "kain batik.JPG"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("foto/kain.jpg", "kain.jpg"),
        ("../batik/kain.jpg", "kain.jpg"),
        ("./tenun.jpg", "tenun.jpg"),
        (r"C:\Foto\tenun.jpg", "tenun.jpg"),
        ("/etc/passwd", "passwd"),
        ("https://example.org/a.jpg", "a.jpg"),
        (".tenun.jpg", "tenun.jpg"),
        ("foto/.tenun.jpg", "tenun.jpg"),
        ("foto/", "kain.jpg"),
        ("..", "kain.jpg"),
    ],
)
def test_a_file_name_with_a_path_is_refused_with_the_name_alone(text: str, right: str) -> None:
    misread = refusal(FileName(), text)
    assert misread.code == "file-elsewhere"
    assert corrected(FileName(), misread) == right


@pytest.mark.parametrize("text", ["0901", "0901.11", "090111", "0901.11.10", "09011110", "0901.11.10.00"])
def test_an_hs_code_is_kept_as_written(text: str) -> None:
    assert HsCode().convert(text, SITE) == text


@pytest.mark.parametrize("text", ["", "9", "901", "09011", "0901.1", "0901 11", "0901-11", "0901.11.10.00.00", "kopi"])
def test_what_is_no_hs_code_is_refused(text: str) -> None:
    misread = refusal(HsCode(), text)
    assert misread.code == "hs-code-form"
    assert corrected(HsCode(), misread) == "0901.11"


@given(st.text())
@example("a/.")
@example("a\\..b")
@pytest.mark.parametrize("kind", [Slug(), OldAddress(), FileName(), HsCode(), Text(3)])
def test_any_text_gives_a_value_or_a_refusal_whose_example_is_right(kind: ScalarType, text: str) -> None:
    try:
        value = kind.convert(text, SITE)
    except Misread as misread:
        if misread.code != "text-too-long":
            kind.convert(corrected(kind, misread), SITE)
    else:
        assert kind.convert(str(value), SITE) == value


def test_words_are_read_in_each_language() -> None:
    words, reader = read_words(Words(), "{id: Setiap hari, en: Every day}")
    assert words == LocalText({"id": "Setiap hari", "en": "Every day"}, "id")
    assert reader.problems == []


def test_words_that_lack_a_translation_are_read_with_a_warning() -> None:
    words, reader = read_words(Words(), "{id: Setiap hari}")
    assert words is not None
    assert words.in_locale("en") == "Setiap hari"
    [problem] = reader.problems
    assert (problem.code, problem.severity) == ("words-missing", Severity.WARNING)
    assert problem.values == {"locale": "en"}


@pytest.mark.parametrize("written", ["{en: Every day}", "{id: , en: Every day}", "{}"])
def test_words_that_lack_the_first_language_are_refused(written: str) -> None:
    words, reader = read_words(Words(), written)
    assert words is None
    problem = next(p for p in reader.problems if p.severity is Severity.ERROR)
    assert problem.code == "words-source-missing"
    assert problem.example == "hours: {id: Setiap hari, en: Every day}"


def test_words_in_an_unknown_language_are_refused_where_they_stand() -> None:
    words, reader = read_words(Words(), "{id: Setiap hari, en: Every day, eng: Daily}")
    assert words is not None
    [problem] = reader.problems
    assert (problem.code, problem.found, problem.suggestion) == ("locale-unknown", "eng", "en")
    assert problem.place == Place(FILE, 1, 41)


def test_a_plain_text_is_refused_where_languages_differ() -> None:
    words, reader = read_words(Words(), "Setiap hari")
    assert words is None
    [problem] = reader.problems
    assert (problem.code, problem.found, problem.label) == ("words-form", "Setiap hari", "Hours")
    assert problem.example == "hours: {id: Setiap hari, en: Every day}"


def test_a_plain_text_stands_for_all_languages_where_it_is_a_name() -> None:
    words, reader = read_words(Words(same_everywhere=True), "Dinas Pariwisata")
    assert words == LocalText({"id": "Dinas Pariwisata", "en": "Dinas Pariwisata"}, "id")
    assert reader.problems == []


@pytest.mark.parametrize("kind", [Words(), Words(same_everywhere=True)])
def test_a_list_is_no_words(kind: Words) -> None:
    words, reader = read_words(kind, "[Senin, Selasa]")
    assert words is None
    assert [problem.code for problem in reader.problems] == ["words-form"]


def test_words_are_read_by_a_type_of_their_own_and_refused_once() -> None:
    words, reader = read_words(Words(each=Slug()), "{id: Kriya Kami, en: Our Crafts}")
    assert words is None
    assert [(p.code, p.found) for p in reader.problems] == [("slug-form", "Kriya Kami"), ("slug-form", "Our Crafts")]


def test_words_of_which_only_the_translation_is_wrong_are_refused_once() -> None:
    words, reader = read_words(Words(each=Slug()), "{id: kriya, en: Our Crafts}")
    assert words == LocalText({"id": "kriya"}, "id")
    assert [p.code for p in reader.problems] == ["slug-form"]
