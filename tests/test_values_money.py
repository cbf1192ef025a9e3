"""Prices and sums, as price tags, letters and budgets write them."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etalase.values import Misread, ReadContext
from etalase.values.money import Money, MoneyType

SITE = ReadContext(("id", "en"), {}, ("id", "en_GB"))
PRICE = MoneyType()
SCRIBBLE = st.text(st.sampled_from("0123456789.,  -–\u00a0RprpidrusdUS$ributajlm"), max_size=24)


def refusal(text: str) -> Misread:
    with pytest.raises(Misread) as caught:
        PRICE.convert(text, SITE)
    return caught.value


def corrected(misread: Misread) -> str:
    """The example an editor is shown."""
    return PRICE.example if misread.example is None else misread.example


def test_a_dot_between_thousands_is_read_as_rupiah() -> None:
    assert PRICE.convert("25.000", SITE) == Money(25000, currency="IDR")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("25000", 25000),
        ("Rp 25.000", 25000),
        ("Rp25.000", 25000),
        ("rp. 25.000", 25000),
        ("Rp\u00a025.000", 25000),
        ("Rp\u202f25 000", 25000),
        ("IDR 25.000", 25000),
        ("25.000 rupiah", 25000),
        ("25 ribu rupiah", 25000),
        ("25 rb", 25000),
        ("Rp 25.000,-", 25000),
        ("Rp 25.000,--", 25000),
        ("Rp 25.000,00", 25000),
        ("IDR 25,000.00", 25000),
        ("Rp 1,250,000", 1250000),
        ("1.250.000", 1250000),
        ("1,25 miliar", 1250000000),
        ("Rp 1,25 milyar", 1250000000),
        ("Rp 1.5 juta", 1500000),
        ("Rp 2,5 jt", 2500000),
        ("3 triliun", 3 * 10**12),
        ("0", 0),
    ],
)
def test_a_price_in_rupiah_is_read(text: str, amount: int) -> None:
    assert PRICE.convert(text, SITE) == Money(amount)


@pytest.mark.parametrize("text", ["USD 25", "usd 25", "US$ 25", "US$25", "25 USD"])
def test_a_price_in_dollars_keeps_its_currency(text: str) -> None:
    assert PRICE.convert(text, SITE) == Money(25, currency="USD")


@pytest.mark.parametrize(
    ("text", "amount", "to"),
    [
        ("Rp 150.000 – 350.000", 150000, 350000),
        ("Rp150.000–Rp350.000", 150000, 350000),
        ("150.000-350.000", 150000, 350000),
        ("Rp 150.000 s/d 350.000", 150000, 350000),
        ("Rp 150.000 sampai Rp 350.000", 150000, 350000),
        ("25 ribu – 40 ribu", 25000, 40000),
        ("1–2 juta", 1000000, 2000000),
        ("900 ribu – 1,2 juta", 900000, 1200000),
        ("Rp 500.000 – 1 juta", 500000, 1000000),
        ("Rp 5.000 – 5.000", 5000, 5000),
    ],
)
def test_a_price_range_is_read(text: str, amount: int, to: int) -> None:
    assert PRICE.convert(text, SITE) == Money(amount, to)


@pytest.mark.parametrize(
    "text",
    ["25.00.00", "dua puluh", "dua puluh lima ribu", "", "Rp", "-25.000", "–25.000", "25.000 –",
     "1–2–3", "gratis", "Rp 1 2", "25.000 yen", "Rp 1,25 M"],
)  # fmt: skip
def test_what_is_no_price_is_refused_with_an_example(text: str) -> None:
    misread = refusal(text)
    assert misread.code == "money-unreadable"
    assert corrected(misread) == "Rp 25.000"


@pytest.mark.parametrize("text", ["25,000", "IDR 25,000", "Rp 25,000"])
def test_an_english_thousand_sign_is_refused_rather_than_read_as_a_fraction(text: str) -> None:
    misread = refusal(text)
    assert misread.code == "number-comma"
    assert corrected(misread) == "Rp 25.000"


@pytest.mark.parametrize("text", ["Rp 25.000,50", "12,5", "Rp 0,250", "1,2345 ribu"])
def test_sen_are_refused(text: str) -> None:
    assert refusal(text).code == "money-fraction"


@pytest.mark.parametrize(
    ("text", "amount", "to"),
    [
        ("USD 12,50", "12.50", None),
        ("USD 12.50", "12.50", None),
        ("US$12.5", "12.50", None),
        ("12,05 USD", "12.05", None),
        ("USD 1.250,75", "1250.75", None),
        ("USD 1,250.75", "1250.75", None),
        ("USD 0,250", "0.25", None),
        ("USD 12,50 – 14", "12.50", "14"),
        ("12.50–14.75 USD", "12.50", "14.75"),
        ("USD 1,25555 juta", "1255550", None),
    ],
)
def test_dollars_have_cents(text: str, amount: str, to: str | None) -> None:
    assert PRICE.convert(text, SITE) == Money(Decimal(amount), None if to is None else Decimal(to), "USD")


@pytest.mark.parametrize("text", ["USD 12,50", "12.5 USD"])
def test_a_price_with_cents_is_kept_with_both_digits(text: str) -> None:
    assert str(PRICE.convert(text, SITE).amount).split(".")[1] == "50"


@pytest.mark.parametrize("text", ["USD 25", "USD 25,00", "USD 25.00", "Rp 25,00"])
def test_a_whole_amount_is_an_integer(text: str) -> None:
    assert repr(PRICE.convert(text, SITE).amount) == "25"


@pytest.mark.parametrize("text", ["USD 12,5055", "USD 0,125", "USD 1,2345678 ribu"])
def test_less_than_a_cent_is_refused(text: str) -> None:
    misread = refusal(text)
    assert (misread.code, misread.values["digits"], misread.values["currency"]) == ("money-fraction", 2, "USD")
    assert "rupiah" not in misread.message


@pytest.mark.parametrize("text", ["USD 12.5055", "USD 1.2345"])
def test_a_dot_before_too_many_digits_is_no_price_in_dollars_either(text: str) -> None:
    assert refusal(text).code == "money-dot"


def test_a_thousand_dollars_in_english_are_asked_about_in_dollars() -> None:
    misread = refusal("USD 1,250")
    assert (misread.code, corrected(misread)) == ("number-comma", "USD 1.250")


def test_a_single_dot_before_a_scale_word_is_asked_about() -> None:
    misread = refusal("Rp 1.234 juta")
    assert misread.code == "number-ambiguous"
    assert corrected(misread) == "Rp 1234 juta"


def test_two_currencies_in_one_price_are_refused() -> None:
    assert refusal("Rp 25.000 – USD 40").code == "money-two-currencies"


@pytest.mark.parametrize("text", ["Rp 40.000 – 25.000", "2–1 juta", "1.500 – 2 ribu"])
def test_a_range_that_ends_before_it_begins_is_refused(text: str) -> None:
    misread = refusal(text)
    assert misread.code == "range-reversed"
    assert corrected(misread) == "Rp 25.000 – 40.000"


@settings(deadline=None)
@given(SCRIBBLE | st.text())
@example("Rp 0.250–1")
@example("Rp\u00a01.234 juta – 2 juta")
def test_any_text_gives_a_price_or_a_refusal_whose_example_is_right(text: str) -> None:
    try:
        price = PRICE.convert(text, SITE)
    except Misread as misread:
        PRICE.convert(corrected(misread), SITE)
    else:
        assert price.amount >= 0
        assert price.to is None or price.to >= price.amount


@given(st.integers(0, 10**12))
def test_a_price_written_with_or_without_groups_is_the_same(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    for text in (str(amount), f"Rp {amount}", dotted, f"Rp{dotted}", f"Rp {dotted},-"):
        assert PRICE.convert(text, SITE) == Money(amount)


@pytest.mark.parametrize("text", ["Rp 25.00", "25.0", "Rp 25.0000", "Rp 25.00 – 40.000", "27.50"])
def test_a_dot_that_groups_no_thousands_is_refused_and_never_guessed(text: str) -> None:
    misread = refusal(text)
    assert (misread.code, misread.example) == ("money-dot", None)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("Rp 50.000/kg", "Rp 50.000", "kg"),
        ("50 ribu per kilogram", "50 ribu", "kilogram"),
        ("Rp 150.000 – 350.000 / lembar", "Rp 150.000 – 350.000", "lembar"),
    ],
)
def test_what_a_price_is_for_has_a_field_of_its_own(text: str, amount: str, unit: str) -> None:
    with pytest.raises(Misread) as caught:
        MoneyType(unit_field="price_unit").convert(text, SITE)
    misread = caught.value
    assert (misread.code, misread.example) == ("money-with-unit", amount)
    assert (misread.values["field"], misread.values["unit"]) == ("price_unit", unit)
    assert "{field}" in misread.message
    assert "{field}" not in refusal(text).message  # a sum that is for nothing in particular


@pytest.mark.parametrize(
    ("text", "code"), [("dua/kg", "money-unreadable"), ("25.00/kg", "money-dot"), ("Rp 5/6", "money-unreadable")]
)
def test_an_amount_that_cannot_be_read_is_told_first(text: str, code: str) -> None:
    assert refusal(text).code == code


@pytest.mark.parametrize(
    ("text", "code", "example_of_it"),
    [
        ("$ 3", "money-sign", "USD 3"),
        ("27.500.00", "money-cents", "Rp 27.500"),
        ("Rp 27.500.00", "money-cents", "Rp 27.500"),
        ("25.000 rupiah saja", "money-with-words", "Rp 25.000"),
        ("kira-kira Rp 41.000", "money-with-words", "Rp 41.000"),
    ],
)
def test_what_stands_beside_the_digits_is_named(text: str, code: str, example_of_it: str) -> None:
    misread = refusal(text)
    assert (misread.code, misread.example) == (code, example_of_it)
    assert PRICE.convert(example_of_it, SITE)
