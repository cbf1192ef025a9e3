"""Counts, quantities with units, and the signs in which numbers are written."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etalase.values import Misread, ReadContext, ScalarType
from etalase.values.numbers import Measure, MeasureType, Whole, parse_decimal, split_range
from etalase.vocabulary_yaml import read_vocabulary

UNITS = """
title: Satuan
terms:
  km2: {label: km², aliases: [km2]}
  km: {label: km, aliases: [kilometer]}
  kg: {label: kg}
  percent: {label: "%", aliases: [persen]}
  hour: {label: {id: jam, en: hour}, plural: {id: jam, en: hours}}
  lembar: {label: {id: lembar, en: piece}, plural: {id: lembar, en: pieces}, whole: ya}
"""
LOCALES = ("id", "en")
VOCABULARY, PROBLEMS = read_vocabulary("content/vocabulary/units.yaml", UNITS, ReadContext(LOCALES, {}))
assert VOCABULARY is not None
assert not PROBLEMS
SITE = ReadContext(LOCALES, {"units": VOCABULARY})

# What people type around numbers, so that open input often comes near to something readable.
SCRIBBLE = st.text(st.sampled_from("0123456789.,  -–−\u00a0\u202fkgmribujtalembr%²s/dto"), max_size=24)


def refusal(kind: ScalarType, text: str, context: ReadContext = SITE) -> Misread:
    with pytest.raises(Misread) as caught:
        kind.convert(text, context)
    return caught.value


def corrected(kind: ScalarType, misread: Misread) -> str:
    """The example an editor is shown."""
    return kind.example if misread.example is None else misread.example


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1250", 1250),
        ("0", 0),
        ("007", 7),
        ("1.250", 1250),
        ("25.000", 25000),
        ("1.250.000", 1250000),
        ("1,250,000", 1250000),
        ("1250,0", 1250),
        ("25 ribu", 25000),
        ("1,25 juta", 1250000),
        ("1.5 juta", 1500000),
        ("2 milyar", 2 * 10**9),
        ("2 miliar", 2 * 10**9),
        ("3 triliun", 3 * 10**12),
        ("4 JT", 4 * 10**6),
        ("5 rb.", 5000),
        ("6 million", 6 * 10**6),
        ("7 thousand", 7000),
        ("8 billion", 8 * 10**9),
        ("9 trillion", 9 * 10**12),
    ],
)
def test_a_count_is_read(text: str, value: int) -> None:
    read = Whole().convert(text, SITE)
    assert read == value
    assert type(read) is int


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"], ids=["space", "no-break space", "narrow no-break space"])
def test_a_space_may_group_thousands(space: str) -> None:
    assert Whole().convert(f"1{space}250{space}000", SITE) == 1250000
    assert MeasureType().convert(f"5{space}935,89{space}km²", SITE) == Measure(Decimal("5935.89"), "km2")


@pytest.mark.parametrize("text", ["1 5", "25 00", "1234 567", "1 23 456"])
def test_a_space_that_groups_no_thousands_is_refused_and_not_swallowed(text: str) -> None:
    assert refusal(Whole(), text).code == "number-unreadable"


@pytest.mark.parametrize(
    "text", ["", "dua puluh", "12 kg", "-5", "−5", "+5", "1..2", "1.2.3", "25.000.00", "1,2,3", "½"]
)
def test_what_is_no_count_is_refused_with_an_example(text: str) -> None:
    misread = refusal(Whole(), text)
    assert misread.code == "number-unreadable"
    assert corrected(Whole(), misread) == "1250"


@pytest.mark.parametrize("text", ["12,5", "1.5", "0.234", "1,2345 ribu", "1.250,75"])
def test_a_count_with_a_fraction_is_refused(text: str) -> None:
    assert refusal(Whole(), text).code == "number-not-whole"


@pytest.mark.parametrize(("text", "right"), [("25,000", "25.000"), ("1,000", "1.000"), ("999,999", "999.999")])
def test_a_count_with_an_english_thousand_sign_is_refused_rather_than_read_a_thousand_times_too_small(
    text: str, right: str
) -> None:
    misread = refusal(Whole(), text)
    assert misread.code == "number-comma"
    assert corrected(Whole(), misread) == right


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5.935,89 km²", "5935.89", "km2"),
        ("5.935,89 km2", "5935.89", "km2"),
        ("5935.89 km²", "5935.89", "km2"),
        ("5935,89 km²", "5935.89", "km2"),
        ("5,935.89 km²", "5935.89", "km2"),
        ("12,5 kg", "12.5", "kg"),
        ("12.5kg", "12.5", "kg"),
        ("0.125 kg", "0.125", "kg"),
        ("0,125 KG", "0.125", "kg"),
        ("5,935 km", "5.935", "km"),
        ("4 jam", "4", "hour"),
        ("4 hours", "4", "hour"),
        ("17,5%", "17.5", "percent"),
        ("17,5 persen", "17.5", "percent"),
        ("2 juta km", "2000000", "km"),
        ("1,25 ribu lembar", "1250", "lembar"),
        ("1.234.567 km", "1234567", "km"),
    ],
)
def test_a_quantity_is_read_with_its_unit(text: str, number: str, unit: str) -> None:
    assert MeasureType().convert(text, SITE) == Measure(Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "first", "last", "unit"),
    [
        ("1–1,5 km", "1", "1.5", "km"),
        ("1-2 km", "1", "2", "km"),
        ("1 - 2 km", "1", "2", "km"),
        ("1 — 2 km", "1", "2", "km"),
        ("1 s/d 2 km", "1", "2", "km"),
        ("1 s.d. 2 km", "1", "2", "km"),
        ("1 sampai 2 km", "1", "2", "km"),
        ("1 to 2 km", "1", "2", "km"),
        ("2–2 km", "2", "2", "km"),
        ("1–2 ribu lembar", "1000", "2000", "lembar"),
        ("1.000–2.000 lembar", "1000", "2000", "lembar"),
    ],
)
def test_a_range_of_quantities_is_read(text: str, first: str, last: str, unit: str) -> None:
    assert MeasureType().convert(text, SITE) == Measure(Decimal(first), unit, Decimal(last))


def test_a_single_dot_is_asked_about_where_the_unit_does_not_decide() -> None:
    misread = refusal(MeasureType(), "1.234 km")
    assert misread.code == "number-ambiguous"
    assert misread.values == {"thousand": "1234", "decimal": "1,234"}
    assert corrected(MeasureType(), misread) == "1234 km"


def test_a_single_dot_is_decided_by_a_unit_that_counts_whole_things() -> None:
    assert MeasureType().convert("1.234 lembar", SITE) == Measure(Decimal(1234), "lembar")


def test_a_single_dot_before_a_scale_word_is_asked_about_even_of_whole_things() -> None:
    misread = refusal(MeasureType(), "1.234 juta lembar")
    assert misread.code == "number-ambiguous"
    assert corrected(MeasureType(), misread) == "1234 juta lembar"
    assert corrected(Whole(), refusal(Whole(), "1.234 juta")) == "1234 juta"


def test_a_single_dot_is_asked_about_before_a_missing_unit() -> None:
    misread = refusal(MeasureType(), "1.234")
    assert misread.code == "number-ambiguous"
    assert corrected(MeasureType(), misread) == "1234 kg"


def test_whole_things_with_an_english_thousand_sign_are_refused() -> None:
    misread = refusal(MeasureType(), "25,000 lembar")
    assert misread.code == "number-comma"
    assert corrected(MeasureType(), misread) == "25.000 lembar"


@pytest.mark.parametrize(("text", "right"), [("12,5", "12,5 kg"), ("1–2", "1–2 kg"), ("5 ribu", "5 ribu kg")])
def test_a_missing_unit_is_asked_for(text: str, right: str) -> None:
    misread = refusal(MeasureType(), text)
    assert misread.code == "measure-without-unit"
    assert corrected(MeasureType(), misread) == right


@pytest.mark.parametrize(("text", "suggestion"), [("4 kilometr", "km"), ("3 lembr", "lembar"), ("3 xyz", "")])
def test_an_unknown_unit_is_named_with_the_nearest_known(text: str, suggestion: str) -> None:
    misread = refusal(MeasureType(), text)
    assert misread.code == "unit-unknown"
    assert misread.values["unit"] == text.split()[1]
    assert misread.suggestion == suggestion


@pytest.mark.parametrize("text", ["", "km", "sekitar 5 km", "1–2–3 km", "–5 km", "−5 km", "-5 km", "5 –", "–"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    misread = refusal(MeasureType(), text)
    assert misread.code in ("measure-unreadable", "number-unreadable")
    assert corrected(MeasureType(), misread) == "12,5 kg"


def test_a_range_that_ends_before_it_begins_is_refused_the_right_way_round() -> None:
    misread = refusal(MeasureType(), "5–2,5 km")
    assert misread.code == "range-reversed"
    assert corrected(MeasureType(), misread) == "2,5–5 km"


def test_a_site_without_units_is_told_which_file_is_missing() -> None:
    misread = refusal(MeasureType(), "5 km", ReadContext(LOCALES, {}))
    assert misread.code == "vocabulary-missing"
    assert misread.file == "content/vocabulary/units.yaml"


@pytest.mark.parametrize("dot_groups", [True, False])
def test_a_number_longer_than_any_real_one_is_refused_before_it_would_be_rounded(dot_groups: bool) -> None:
    assert parse_decimal("9" * 18, dot_groups_thousands=dot_groups) == Decimal("9" * 18)
    with pytest.raises(Misread):
        parse_decimal("9" * 19, dot_groups_thousands=dot_groups)
    assert refusal(Whole(), "1" * 5000).code == "number-unreadable"


def test_a_hyphen_inside_a_word_is_no_range_sign() -> None:
    assert split_range("desa-wisata") == ["desa-wisata"]


@settings(deadline=None)
@given(SCRIBBLE | st.text())
@example("٣ kg")
@example("1.234–5 ribu")
@example("1–0")
@pytest.mark.parametrize("kind", [Whole(), MeasureType()], ids=["count", "quantity"])
def test_any_text_gives_a_number_or_a_refusal_whose_example_is_right(kind: ScalarType, text: str) -> None:
    try:
        value = kind.convert(text, SITE)
    except Misread as misread:
        kind.convert(corrected(kind, misread), SITE)
    else:
        assert isinstance(value, int | Measure)


@given(st.integers(0, 10**15))
def test_a_count_written_with_or_without_groups_is_the_same(number: int) -> None:
    assert Whole().convert(str(number), SITE) == number
    assert Whole().convert(f"{number:,}".replace(",", "."), SITE) == number


@given(st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=2))
def test_a_fraction_in_indonesian_or_in_plain_digits_is_the_same(number: Decimal) -> None:
    indonesian = f"{number:,}".translate(str.maketrans(",.", ".,"))
    assert parse_decimal(indonesian, dot_groups_thousands=False) == number
    assert parse_decimal(str(number), dot_groups_thousands=False) == number
