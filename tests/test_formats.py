"""How values are written in Indonesian and in English."""

import os
import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from babel.support import Translations
from hypothesis import given, settings
from hypothesis import strategies as st

from etalase.configuration import Locale, LocalText
from etalase.formats import Formats
from etalase.values import ReadContext
from etalase.values.contacts import Phone
from etalase.values.coordinates import Coordinates, CoordinatesType
from etalase.values.dates import DateType, Moment, MomentType, PartialDate, PartialDateType, TimeType
from etalase.values.money import Money, MoneyType
from etalase.values.numbers import Measure, MeasureType, Whole
from etalase.vocabulary_yaml import read_vocabulary

UNITS = """
title: Satuan
terms:
  km: {label: km, cldr: length-kilometer}
  km2: {label: km², cldr: area-square-kilometer}
  ha: {label: ha, cldr: area-hectare}
  kg: {label: kg, cldr: mass-kilogram}
  percent: {label: "%", cldr: concentr-percent}
  hour: {label: {id: jam, en: hour}, plural: {id: jam, en: hours}, cldr: duration-hour}
  day: {label: {id: hari, en: day}, plural: {id: hari, en: days}, cldr: duration-day}
  lembar: {label: {id: lembar, en: piece}, plural: {id: lembar, en: pieces}, whole: ya}
  mdpl: {label: {id: mdpl, en: m above sea level}}
"""
LOCALES = ("id", "en")
VOCABULARY, PROBLEMS = read_vocabulary("content/vocabulary/units.yaml", UNITS, ReadContext(LOCALES, {}))
assert VOCABULARY is not None
assert not PROBLEMS
VOCABULARIES = {"units": VOCABULARY}
SITE = ReadContext(LOCALES, VOCABULARIES, ("id", "en_GB"))


class FewTranslations(Translations):
    """The messages that formats ask for, without the catalogs of the project."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__()
        self.texts = texts

    def gettext(self, message: str) -> str:
        return self.texts.get(message, message)


INDONESIAN = Formats(
    Locale("id", "id", "Bahasa Indonesia", "ltr"),
    FewTranslations({"IDR {amount}": "Rp{amount}", "yes": "ya", "no": "tidak"}),
    VOCABULARIES,
)
ENGLISH = Formats(Locale("en", "en_GB", "English", "ltr"), FewTranslations({}), VOCABULARIES)


def plain(text: str) -> str:
    """`text` with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u2009", " ")


def both(value: object) -> tuple[str, str]:
    """A value in Indonesian and in English."""
    return plain(INDONESIAN.value(value)), plain(ENGLISH.value(value))


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Money(25000), "Rp25.000", "IDR 25,000"),
        (Money(0), "Rp0", "IDR 0"),
        (Money(1250000000), "Rp1.250.000.000", "IDR 1,250,000,000"),
        (Money(150000, 350000), "Rp150.000–350.000", "IDR 150,000–350,000"),
        (Money(25, currency="USD"), "USD 25", "USD 25"),
        (Money(Decimal("1012.50"), currency="USD"), "USD 1.012,50", "USD 1,012.50"),
        (Money(Decimal("0.05"), currency="USD"), "USD 0,05", "USD 0.05"),
        (Money(Decimal("12.50"), 14, "USD"), "USD 12,50–14,00", "USD 12.50–14.00"),
    ],
)
def test_money_is_written_in_whole_rupiah_with_cents_of_dollars_and_with_all_its_digits(
    value: Money, indonesian: str, english: str
) -> None:
    assert both(value) == (indonesian, english)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (1250, "1.250", "1,250"),
        (7, "7", "7"),
        (Decimal("5935.89"), "5.935,89", "5,935.89"),
        (Decimal("0.12345"), "0,12345", "0.12345"),
        (Decimal(1000000), "1.000.000", "1,000,000"),
    ],
)
def test_numbers_have_the_signs_of_the_locale(value: int | Decimal, indonesian: str, english: str) -> None:
    assert both(value) == (indonesian, english)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Measure(Decimal("5935.89"), "km2"), "5.935,89 km²", "5,935.89 km²"),
        (Measure(Decimal("0.12345"), "km"), "0,12345 km", "0.12345 km"),
        (Measure(Decimal("12.50"), "kg"), "12,5 kg", "12.5 kg"),
        (Measure(Decimal(1), "km", Decimal("1.5")), "1–1,5 km", "1–1.5 km"),
        (Measure(Decimal("0.5"), "km", Decimal("1.2345")), "0,5–1,2345 km", "0.5–1.2345 km"),
        (Measure(Decimal("54780.41"), "ha"), "54.780,41 ha", "54,780.41 ha"),
        (Measure(Decimal("17.5"), "percent"), "17,5%", "17.5%"),
        (Measure(Decimal(1), "hour"), "1 jam", "1 hour"),
        (Measure(Decimal(3), "hour"), "3 jam", "3 hours"),
        (Measure(Decimal("1.5"), "hour"), "1,5 jam", "1.5 hours"),
        (Measure(Decimal("0.5"), "hour", Decimal(1)), "0,5–1 jam", "0.5–1 hours"),
        (Measure(Decimal(1), "day"), "1 hari", "1 day"),
        (Measure(Decimal(14), "day", Decimal(21)), "14–21 hari", "14–21 days"),
        (Measure(Decimal(1), "lembar"), "1 lembar", "1 piece"),
        (Measure(Decimal(1250), "lembar"), "1.250 lembar", "1,250 pieces"),
        (Measure(Decimal(0), "lembar", Decimal(1)), "0–1 lembar", "0–1 pieces"),
        (Measure(Decimal(1), "mdpl"), "1 mdpl", "1 m above sea level"),
        (Measure(Decimal(1400), "mdpl"), "1.400 mdpl", "1,400 m above sea level"),
    ],
)
def test_quantities_have_their_unit_in_the_right_number(value: Measure, indonesian: str, english: str) -> None:
    assert both(value) == (indonesian, english)


def test_an_amount_and_its_unit_stay_on_one_line() -> None:
    for written in (
        ENGLISH.value(Money(25000)),
        ENGLISH.value(Money(25, currency="USD")),
        ENGLISH.value(Measure(Decimal(3), "hour")),
        ENGLISH.value(Measure(Decimal(3), "lembar")),
        ENGLISH.value(time(9, 30)),
    ):
        assert "\u00a0" in written
        assert " " not in written


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (date(2026, 8, 17), "17 Agustus 2026", "17 August 2026"),
        (time(9, 30), "09.30 WIB", "09:30 WIB"),
        (time(0, 0), "00.00 WIB", "00:00 WIB"),
        (Moment(date(2026, 8, 17)), "17 Agustus 2026", "17 August 2026"),
        (Moment(date(2026, 8, 17), time(9, 30)), "17 Agustus 2026, 09.30 WIB", "17 August 2026, 09:30 WIB"),
        (Moment(date(2026, 8, 17), time(0, 0)), "17 Agustus 2026, 00.00 WIB", "17 August 2026, 00:00 WIB"),
        (PartialDate(2023), "2023", "2023"),
        (PartialDate(2023, 8), "Agustus 2023", "August 2023"),
        (PartialDate(2023, 8, 5), "5 Agustus 2023", "5 August 2023"),
    ],
)
def test_dates_and_times_are_written_with_the_day_first_and_the_zone_named(
    value: object, indonesian: str, english: str
) -> None:
    assert both(value) == (indonesian, english)


@pytest.mark.parametrize(
    ("start", "end", "indonesian", "english"),
    [
        (date(2026, 8, 14), date(2026, 8, 17), "14–17 Agu 2026", "14–17 Aug 2026"),
        (date(2026, 8, 31), date(2026, 9, 2), "31 Agu – 2 Sep 2026", "31 Aug – 2 Sept 2026"),
        (date(2026, 12, 31), date(2027, 1, 2), "31 Des 2026 – 2 Jan 2027", "31 Dec 2026 – 2 Jan 2027"),
        (date(2026, 8, 17), None, "17 Agustus 2026", "17 August 2026"),
        (date(2026, 8, 17), date(2026, 8, 17), "17 Agustus 2026", "17 August 2026"),
    ],
)
def test_a_span_of_days_says_nothing_twice(start: date, end: date | None, indonesian: str, english: str) -> None:
    last = None if end is None else Moment(end)
    assert plain(INDONESIAN.span(start, end)) == plain(INDONESIAN.span(Moment(start), last)) == indonesian
    assert plain(ENGLISH.span(start, end)) == plain(ENGLISH.span(Moment(start), last)) == english


def test_a_span_within_a_day_has_the_hours_of_both_ends() -> None:
    day = date(2026, 8, 17)
    start, end = Moment(day, time(9, 30)), Moment(day, time(12, 0))
    assert plain(INDONESIAN.span(start, end)) == "17 Agustus 2026, 09.30–12.00 WIB"
    assert plain(ENGLISH.span(start, end)) == "17 August 2026, 09:30–12:00 WIB"
    assert plain(ENGLISH.span(start, None)) == "17 August 2026, 09:30 WIB"
    assert plain(ENGLISH.span(start, Moment(day))) == "17 August 2026, 09:30 WIB"


def test_lists_are_joined_with_the_word_of_the_locale() -> None:
    words = ["kopi", "teh", "madu"]
    assert INDONESIAN.list_of(words) == "kopi, teh, dan madu"
    assert ENGLISH.list_of(words) == "kopi, teh and madu"
    assert INDONESIAN.list_of(words[:2]) == "kopi dan teh"
    assert ENGLISH.list_of(words[:1]) == "kopi"
    assert ENGLISH.list_of([]) == ""


def test_other_values_are_written_in_words() -> None:
    assert both(True) == ("ya", "yes")
    assert both(False) == ("tidak", "no")
    assert both(LocalText({"id": "Setiap hari", "en": "Every day"}, "id")) == ("Setiap hari", "Every day")
    assert both(LocalText({"id": "Setiap hari"}, "id")) == ("Setiap hari", "Setiap hari")
    assert both(Phone("+6281234567890", "+62 812-3456-7890")) == ("+62 812-3456-7890",) * 2
    assert both("Lubuk Bangkar") == ("Lubuk Bangkar",) * 2


def test_coordinates_keep_a_tenth_of_a_metre_in_either_language() -> None:
    assert both(Coordinates(-2.306123, 102.673456)) == ("-2.306123, 102.673456",) * 2
    assert both(Coordinates(-2.5, 102.0)) == ("-2.5, 102",) * 2
    assert both(Coordinates(-0.00001, 109.3)) == ("-0.00001, 109.3",) * 2


def test_the_locale_of_the_process_does_not_matter() -> None:
    code = (
        "from tests.test_formats import *\n"
        "value = [INDONESIAN.value(x) for x in (Money(25000), Measure(Decimal('5935.89'), 'km2'), time(9, 30))]\n"
        "value += [INDONESIAN.span(date(2026, 8, 31), date(2026, 9, 2)), INDONESIAN.list_of('abc')]\n"
        "value += [INDONESIAN.value(PartialDate(2023, 8)), INDONESIAN.value(Measure(Decimal(3), 'hour'))]\n"
        "print(ascii(value))"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale},
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for locale in ("de_DE.UTF-8", "hi_IN.UTF-8")
    ]
    assert written[0] == written[1]
    assert "31 Agu" in written[0]


MONEY = st.integers(0, 10**15)
# A thousand and more without a fraction is written "1.234 km", which an editor would be asked about.
NUMBERS = st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=4)


@settings(deadline=None)
@given(st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=2))
def test_a_price_in_dollars_reads_back(amount: Decimal) -> None:
    price = Money(amount, currency="USD")
    assert MoneyType().convert(INDONESIAN.value(price), SITE) == price


@settings(deadline=None)
@given(MONEY, st.integers(0, 10**6) | st.none())
def test_a_price_in_indonesian_reads_back(amount: int, more: int | None) -> None:
    price = Money(amount, None if more is None else amount + more)
    assert MoneyType().convert(INDONESIAN.value(price), SITE) == price


@settings(deadline=None)
@given(st.integers(0, 10**15))
def test_a_count_in_indonesian_reads_back(number: int) -> None:
    assert Whole().convert(INDONESIAN.value(number), SITE) == number
    pieces = Measure(Decimal(number), "lembar")
    assert MeasureType().convert(INDONESIAN.value(pieces), SITE) == pieces


@settings(deadline=None)
@given(
    NUMBERS.filter(lambda number: number < 1000 or number % 1), st.sampled_from(["km", "ha", "kg", "hour", "percent"])
)
def test_a_quantity_in_indonesian_reads_back(number: Decimal, unit: str) -> None:
    quantity = Measure(number, unit)
    assert MeasureType().convert(INDONESIAN.value(quantity), SITE) == quantity


@settings(deadline=None)
@given(st.datetimes().filter(lambda moment: moment.year >= 1000))
@pytest.mark.parametrize("formats", [INDONESIAN, ENGLISH], ids=["id", "en"])
def test_dates_and_times_read_back(formats: Formats, moment: datetime) -> None:
    day, clock = moment.date(), moment.time().replace(second=0, microsecond=0)
    assert DateType().convert(formats.value(day), SITE) == day
    assert TimeType().convert(plain(formats.value(clock)), SITE) == clock
    assert MomentType().convert(formats.value(Moment(day, clock)), SITE) == Moment(day, clock)
    for known in (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)):
        assert PartialDateType().convert(formats.value(known), SITE) == known


@given(st.floats(-11.5, 6.5), st.floats(94.5, 141.5))
def test_coordinates_read_back(latitude: float, longitude: float) -> None:
    read = CoordinatesType().convert(INDONESIAN.value(Coordinates(latitude, longitude)), SITE)
    assert read.latitude == pytest.approx(latitude, abs=1e-6)
    assert read.longitude == pytest.approx(longitude, abs=1e-6)
