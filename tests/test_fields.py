"""Fields of a front matter read by their declarations: values, places, and what is wrong."""

from dataclasses import dataclass

import pytest

from etalase.configuration import LocalText
from etalase.fields import Field, Group, ListOf, label_at, leaves, read_fields
from etalase.problems import Place, Problem
from etalase.values import FieldReader, ReadContext
from etalase.values.choices import Flag
from etalase.values.contacts import PhoneType
from etalase.values.money import Money, MoneyType
from etalase.values.numbers import Whole
from etalase.values.texts import FileName, Text, Words
from etalase.yaml_tree import parse

FILE = "content/products/kopi/index.id.md"

PICTURE = Group(
    (
        Field("file", FileName(), "Picture file", "", translatable=True, required=True),
        Field("alt", Text(250, "Kain batik"), "Picture description", "", translatable=True, required=True),
        Field("credit", Text(120), "Picture credit", ""),
    )
)
CONTACT = Group(
    (
        Field("office", Words(same_everywhere=True), "Office", ""),
        Field("phone", PhoneType(), "Telephone", ""),
    )
)
FIELDS = (
    Field("title", Text(90), "Title", "", translatable=True, required=True),
    Field("price", MoneyType(), "Price", "", required=True),
    Field("aliases", ListOf(Text()), "Old addresses", "", translatable=True),
    Field("stock", ListOf(Whole()), "Stock", ""),
    Field("pictures", ListOf(PICTURE, key="file"), "Pictures", ""),
    Field("contact", CONTACT, "Contact", ""),
    Field("draft", Flag(), "Draft", ""),
)
RIGHT = "title: Kopi\nprice: Rp 25.000\n"


@dataclass(frozen=True)
class Read:
    """What became of a front matter."""

    values: dict[str, object]
    problems: list[Problem]
    places: dict[str, Place]

    @property
    def problem(self) -> Problem:
        """The only problem."""
        [problem] = self.problems
        return problem


def read(written: str, *, is_source: bool = True) -> Read:
    tree, problems = parse(written, FILE, first_line=2)
    assert problems == []
    reader = FieldReader(ReadContext(("id", "en"), {}, ("id", "en_GB")), is_source)
    values = read_fields(FIELDS, tree, reader)
    return Read(values, reader.problems, reader.places)


def test_fields_become_values_in_any_order() -> None:
    found = read("draft: ya\nprice: 25.000\ntitle: Kopi\n")
    assert found.values == {"draft": True, "price": Money(25000), "title": "Kopi"}
    assert found.problems == []


@pytest.mark.parametrize(
    ("name", "suggestion"), [("harga", ""), ("prise", "price"), ("Title", "title"), ("picture", "pictures"), ("", "")]
)
def test_an_unknown_field_is_refused_with_the_name_that_was_probably_meant(name: str, suggestion: str) -> None:
    problem = read(f"{RIGHT}'{name}': 5").problem
    assert (problem.code, problem.place) == ("field-unknown", Place(FILE, 4, 1))
    assert (problem.found, problem.suggestion) == (name, suggestion)


def test_a_field_named_in_the_editors_language_is_refused_with_its_name() -> None:
    reader = FieldReader(ReadContext(("id",), {}, translations={"Price": ("Harga",)}))
    tree, _ = parse("harga: 25000", FILE)
    read_fields((Field("price", Whole(), "Price", "In rupiah."),), tree, reader)
    (problem,) = reader.problems
    assert (problem.code, problem.suggestion) == ("field-unknown", "price")


def test_an_unknown_field_that_resembles_none_is_refused_with_all_that_there_are() -> None:
    known = "title, price, aliases, stock, pictures, contact, draft"
    assert f"Known: {known}." in read(f"{RIGHT}warna: merah").problem.text(str)


def test_a_translation_is_not_told_to_write_a_fact() -> None:
    problem = read("title: Coffee\nprise: 5", is_source=False).problem
    assert (problem.code, problem.suggestion) == ("field-unknown", "")


def test_a_missing_field_is_named_with_a_line_that_would_be_right() -> None:
    problem = read("title: Kopi").problem
    assert (problem.code, problem.label) == ("field-missing", "Price")
    assert problem.values == {"name": "price"}
    assert problem.example == "price: Rp 25.000"
    assert problem.place == Place(FILE, 2, 1)


def test_a_field_under_another_name_is_not_missing_as_well() -> None:
    """One mistake is told once: the name that is wrong."""
    (problem,) = read("titel: Kopi\nprice: Rp 20.000").problems
    assert (problem.code, problem.suggestion) == ("field-unknown", "title")


@pytest.mark.parametrize("nothing", ["", " ''", ' "  "'])
def test_an_empty_field_that_is_needed_is_named_where_it_stands(nothing: str) -> None:
    problem = read(f"title: Kopi\nprice:{nothing}").problem
    assert (problem.code, problem.label, problem.place) == ("field-empty", "Price", Place(FILE, 3, 1))
    assert problem.example == "price: Rp 25.000"


def test_an_empty_field_that_is_not_needed_is_left_out() -> None:
    found = read(f"{RIGHT}draft:\naliases:\ncontact:\n")
    assert found.problems == []
    assert found.values.keys() == {"title", "price"}


def test_a_field_that_is_misread_is_refused_once_with_its_label_and_a_right_line() -> None:
    problem = read("title: Kopi\nprice: dua puluh ribu").problem
    assert (problem.code, problem.label) == ("money-unreadable", "Price")
    assert (problem.found, problem.example) == ("dua puluh ribu", "price: Rp 25.000")
    assert problem.place == Place(FILE, 3, 8)


def test_all_problems_are_found_at_once() -> None:
    codes = [problem.code for problem in read("prise: 5\nstock: [a, 2, b]\ncontact: {phone: '1'}").problems]
    assert sorted(codes) == [
        "field-missing",
        "field-unknown",
        "number-unreadable",
        "number-unreadable",
        "phone-unreadable",
    ]


@pytest.mark.parametrize("line", ["price: Rp 25.000", "price:", "draft: ya", "stock: 5", "contact: {phone: x}"])
def test_a_fact_in_a_translation_is_refused(line: str) -> None:
    found = read(f"title: Coffee\n{line}", is_source=False)
    assert (found.problem.code, found.problem.place) == ("fact-in-translation", Place(FILE, 3, 1))
    assert found.problem.found == line.partition(":")[0]
    assert found.values == {"title": "Coffee"}


def test_a_translation_needs_its_words_and_no_facts() -> None:
    assert read("title: Coffee", is_source=False).problems == []
    assert read("aliases: lama", is_source=False).problem.code == "field-missing"


def test_a_translation_gives_the_words_of_listed_things_and_not_their_facts() -> None:
    found = read("title: Coffee\npictures:\n  - {file: kain.jpg, alt: Cloth}", is_source=False)
    assert found.problems == []
    assert found.values["pictures"] == ({"file": "kain.jpg", "alt": "Cloth"},)
    wrong = read("title: Coffee\npictures:\n  - {file: kain.jpg, alt: Cloth, credit: Dinas}", is_source=False)
    assert (wrong.problem.code, wrong.problem.label) == ("fact-in-translation", "Picture credit")


def test_a_value_where_a_group_is_expected_is_refused_with_a_group() -> None:
    problem = read(f"{RIGHT}contact: 0745-91234").problem
    assert (problem.code, problem.label, problem.found) == ("not-a-group", "Contact", "0745-91234")
    assert problem.example == "contact: {office: {id: Setiap hari, en: Every day}}"
    pictures = read(f"{RIGHT}pictures: kain.jpg").problem
    assert (pictures.code, pictures.example) == ("not-a-group", "pictures: {file: kain.jpg, alt: Kain batik}")


@pytest.mark.parametrize("written", ["{dari: 5}", "[5, 6]"])
def test_a_group_or_a_list_where_a_value_is_expected_is_refused_with_a_value(written: str) -> None:
    problem = read(f"title: Kopi\nprice: {written}").problem
    assert (problem.code, problem.label) == ("not-a-single-value", "Price")
    assert (problem.found, problem.example) == (None, "price: Rp 25.000")
    assert problem.place == Place(FILE, 3, 8)


def test_a_list_where_a_group_is_expected_is_refused() -> None:
    problem = read(f"{RIGHT}contact: [a]").problem
    assert (problem.code, problem.found) == ("not-a-group", None)


@pytest.mark.parametrize("written", ["/id/lama/", "[/id/lama/]", "\n  - /id/lama/"])
def test_a_list_of_one_may_stand_without_the_list(written: str) -> None:
    found = read(f"{RIGHT}aliases: {written}")
    assert found.values["aliases"] == ("/id/lama/",)
    assert found.problems == []


def test_a_group_that_stands_for_a_list_of_one_is_read() -> None:
    found = read(f"{RIGHT}pictures: {{file: kain.jpg, alt: Kain}}")
    assert found.values["pictures"] == ({"file": "kain.jpg", "alt": "Kain"},)
    assert found.places["pictures.0.alt"] == Place(FILE, 4, 33)


def test_an_empty_list_is_empty() -> None:
    assert read(f"{RIGHT}aliases: []").values["aliases"] == ()


def test_of_a_list_the_right_values_are_kept_and_the_others_refused_by_the_name_of_the_list() -> None:
    found = read(f"{RIGHT}stock: [5, enam, 7]")
    assert found.values["stock"] == (5, 7)
    assert (found.problem.label, found.problem.found, found.problem.example) == ("Stock", "enam", "stock: 1250")
    assert found.problem.place == Place(FILE, 4, 12)


def test_a_list_of_which_nothing_can_be_read_is_no_value() -> None:
    assert "stock" not in read(f"{RIGHT}stock: [lima, enam]").values


def test_each_value_has_a_place_by_its_path() -> None:
    found = read(f"{RIGHT}contact:\n  office: Dinas\n  phone: 0745-91234\nstock:\n  - 5\n  - 6\n")
    assert found.values["contact"] == {
        "office": LocalText({"id": "Dinas", "en": "Dinas"}, "id"),
        "phone": PhoneType().convert("0745-91234", ReadContext(("id",), {})),
    }
    assert found.places == {
        "title": Place(FILE, 2, 8),
        "price": Place(FILE, 3, 8),
        "contact": Place(FILE, 5, 3),
        "contact.office": Place(FILE, 5, 11),
        "contact.phone": Place(FILE, 6, 10),
        "stock": Place(FILE, 8, 3),
        "stock.0": Place(FILE, 8, 5),
        "stock.1": Place(FILE, 9, 5),
    }


def test_what_is_missing_or_unknown_inside_a_listed_group_is_named_there() -> None:
    found = read(f"{RIGHT}pictures:\n  - {{file: a.jpg, alt: A}}\n  - {{file: b.jpg, altt: B}}\n  - {{file: c.jpg}}\n")
    missing = next(problem for problem in found.problems if problem.code == "field-missing")
    unknown = next(problem for problem in found.problems if problem.code == "field-unknown")
    assert (missing.label, missing.place, missing.example) == (
        "Picture description",
        Place(FILE, 7, 5),
        "alt: Kain batik",
    )
    assert (unknown.found, unknown.suggestion, unknown.place) == ("altt", "alt", Place(FILE, 6, 19))


def test_the_label_of_a_field_is_found_by_its_path() -> None:
    assert label_at(FIELDS, "price") == "Price"
    assert label_at(FIELDS, "contact.phone") == "Telephone"
    assert label_at(FIELDS, "pictures.0.alt") == "Picture description"
    assert label_at(FIELDS, "pictures.0") == "Pictures"
    assert label_at(FIELDS, "stock.1") == "Stock"
    assert label_at(FIELDS, "contact.warna") == "Contact"
    assert label_at(FIELDS, "warna") == ""


def test_every_single_value_is_reached_with_its_type_and_path() -> None:
    written = f"{RIGHT}stock: [5, 6]\ncontact: {{office: Dinas}}\npictures: [{{file: a.jpg, alt: A}}]"
    found = {path: (type(kind), value) for path, kind, value in leaves(FIELDS, read(written).values)}
    assert found == {
        "title": (Text, "Kopi"),
        "price": (MoneyType, Money(25000)),
        "stock.0": (Whole, 5),
        "stock.1": (Whole, 6),
        "pictures.0.file": (FileName, "a.jpg"),
        "pictures.0.alt": (Text, "A"),
        "contact.office": (Words, LocalText({"id": "Dinas", "en": "Dinas"}, "id")),
    }
