"""Numbers, dates and times in running text: alike in two languages, or not."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from etalase.quantities import Quantity, lacking, numerals_of, quantities, weak_quantities

LOCALES = ("id", "en_GB", "en_US", "ms", "de", "fr", "ar_EG")
NUMERALS = numerals_of({locale: locale for locale in LOCALES})


def texts(found: list[Quantity]) -> list[str]:
    return [one.text for one in found]


def compared(indonesian: str, english: str) -> tuple[list[str], list[str]]:
    """What has no counterpart: of the Indonesian text, of the English one."""
    own = [*quantities(indonesian, NUMERALS["id"]), *weak_quantities(indonesian, NUMERALS["id"])]
    others = [*quantities(english, NUMERALS["en_GB"]), *weak_quantities(english, NUMERALS["en_GB"])]
    missing, foreign = lacking(own, others)
    return texts(missing), texts(foreign)


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Rp25.000", "IDR 25,000"),
        ("Rp 25.000,00", "IDR 25,000"),
        ("Rp 25.000,-", "IDR 25,000"),
        ("29,95%", "29.95 per cent"),
        ("−0,25%", "-0.25%"),
        ("1,25 miliar", "1.25 billion"),
        ("25 ribu orang", "25,000 people"),
        ("Rp 1–2 juta", "IDR 1 million to 2 million"),
        ("Rp500 ribu sampai Rp1 juta", "IDR 500,000 to IDR 1 million"),
        ("USD 13,5 juta", "USD 13.5 m"),
        ("Rp 2 M", "IDR 2bn"),
        ("5.935,89 km²", "5,935.89 km²"),
        ("12 km2", "12 km"),
        ("17 Agustus 2026", "17 August 2026"),
        ("17 Agustus 2026", "August 17, 2026"),
        ("17 Agustus 2026", "2026-08-17"),
        ("17 Agt 2026", "17 Aug 2026"),
        ("8-9-2026", "8 September 2026"),
        ("22–24 Oktober 2021", "22 to 24 October 2021"),
        ("28 April–2 Mei 2026", "April 28 to May 2, 2026"),
        ("antara Maret dan Mei 2024", "between March and May of 2024"),
        ("Agustus sampai Desember hujan", "it rains late in the year"),
        ("Boleh datang pada 4 hari itu", "You May come on these 4 days"),
        ("pukul 09.30 WIB", "at 9:30"),
        ("pukul 13.00–16.30", "from 1 pm to 4:30 p.m."),
        ("pukul 9", "9 am"),
        ("jam 9", "at 9 o'clock"),
        ("3 jam 30 menit", "3 hours and 30 minutes"),
        ("HUT ke-26", "the 26th anniversary"),
        ("abad ke-19, tahun 1990-an", "the 19th century, the 1990s"),
        ("lima desa", "5 villages"),
        ("5 desa", "five villages"),
        ("dua belas marga, pertama", "12 clans, 1st"),
        ("kode 15.03.01, HS 0901.11", "code 15.03.01, HS 0901.11"),
        ("UU 54/1999 dan PP 28/2018", "Law 54/1999 and Regulation 28/2018"),
        ("(0745) 91234", "+62 745 91234"),
        ("S1, B2B, G20", "bachelor's degrees and trade"),
        ("1\u00a0234\u00a0567,5", "1,234,567.5"),
        ("", ""),
    ],
)
def test_what_is_written_in_another_way_is_the_same(indonesian: str, english: str) -> None:
    assert compared(indonesian, english) == ([], [])


@pytest.mark.parametrize(
    ("indonesian", "english", "missing", "foreign"),
    [
        ("25.000", "26,000", ["25.000"], ["26,000"]),
        ("25.000", "25.000", ["25.000"], ["25.000"]),  # read in English, that is twenty-five
        ("29,95%", "29.59%", ["29,95"], ["29.59"]),
        ("1,25 miliar", "1.25 million", ["1,25 miliar"], ["1.25 million"]),
        ("Rp25.000", "at a small price", ["25.000"], []),
        ("tanpa angka", "in 2021", [], ["2021"]),
        ("17 Agustus 2026", "17 September 2026", ["Agustus"], ["September"]),
        ("17 Agustus 2026", "18 August 2026", ["17"], ["18"]),
        ("pukul 09.30", "at 9:45", ["09.30"], ["9:45"]),
        ("pukul 13.00", "1 am", ["13.00"], ["1 am"]),
        ("7 dan 7", "7", ["7"], []),
        ("HUT ke-26", "the 25th anniversary", ["26"], ["25"]),
        ("(0745) 91234", "+62 745 91235", ["(0745) 91234"], ["+62 745 91235"]),
        ("tiga desa", "5 villages", [], ["5"]),
    ],
)
def test_what_differs_is_found_on_its_side(
    indonesian: str, english: str, missing: list[str], foreign: list[str]
) -> None:
    assert compared(indonesian, english) == (missing, foreign)


numbers = st.decimals(min_value=0, max_value=10**14, places=2) | st.integers(0, 10**15).map(Decimal)


@given(numbers, st.sampled_from(LOCALES), st.sampled_from(LOCALES))
def test_a_number_is_the_same_in_every_locale(number: Decimal, one: str, other: str) -> None:
    first, second = (
        quantities(f"- {format_decimal(number, format='#,##0.##', locale=locale)} km", NUMERALS[locale])
        for locale in (one, other)
    )
    assert len(first) == len(second) == 1
    assert lacking(first, second) == ([], [])


@given(st.dates(), st.sampled_from(("id", "ms", "fr")), st.sampled_from(("en_GB", "en_US", "id")))
def test_a_day_is_the_same_in_every_locale(day: date, one: str, other: str) -> None:
    first, second = (quantities(format_date(day, "long", locale=locale), NUMERALS[locale]) for locale in (one, other))
    assert lacking(first, second) == ([], [])


@given(numbers, numbers)
def test_numbers_that_differ_are_told_apart(number: Decimal, other: Decimal) -> None:
    indonesian, english = format_decimal(number, locale="id"), format_decimal(other, locale="en_GB")
    missing, foreign = lacking(quantities(indonesian, NUMERALS["id"]), quantities(english, NUMERALS["en_GB"]))
    differ = format_decimal(number, locale="en_GB") != english
    assert (bool(missing), bool(foreign)) == (differ, differ)


@given(st.text(st.sampled_from("0123456789.,:–-/ \n\u00a0RpKkmtajulibspeMFD%ke")), st.sampled_from(LOCALES))
def test_whatever_is_written_is_the_same_as_itself(text: str, locale: str) -> None:
    found = quantities(text, NUMERALS[locale])
    assert lacking(found, found) == ([], [])
    assert all(text.startswith(one.text, one.at) for one in found)
