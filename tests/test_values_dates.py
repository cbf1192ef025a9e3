"""Days, times, moments, and dates of which only a part is known."""

from datetime import date, time

import pytest
from babel.dates import format_date
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etalase.values import Misread, ReadContext, ScalarType
from etalase.values.dates import DateType, Moment, MomentType, PartialDate, PartialDateType, TimeType, Year

SITE = ReadContext(("id", "en"), {}, ("id", "en_GB"))
INDEPENDENCE_DAY = date(2026, 8, 17)
SCRIBBLE = st.text(st.sampled_from("0123456789-/.:, TWIBwitapukulAgustMeJnr"), max_size=24)
KINDS = [DateType(), TimeType(), MomentType(), PartialDateType(), Year()]
IDS = ["day", "time", "moment", "partial date", "year"]


def refusal(kind: ScalarType, text: str) -> Misread:
    with pytest.raises(Misread) as caught:
        kind.convert(text, SITE)
    return caught.value


def corrected(kind: ScalarType, misread: Misread) -> str:
    """The example an editor is shown."""
    return kind.example if misread.example is None else misread.example


@pytest.mark.parametrize(
    "text",
    ["2026-08-17", "2026-8-17", "17 Agustus 2026", "17 agustus 2026", "17 AGUSTUS 2026", "17 August 2026",
     "17 Agu 2026", "17 Agt 2026", "17 Ags. 2026", "17 Aug. 2026", "17-08-2026", "17/08/2026", "17.08.2026",
     "17-8-2026", "08/17/2026", "17  Agustus\u00a02026"],
)  # fmt: skip
def test_a_day_is_read(text: str) -> None:
    assert DateType().convert(text, SITE) == INDEPENDENCE_DAY


@pytest.mark.parametrize(
    ("text", "month"),
    [("1 Januari 2026", 1), ("1 Pebruari 2026", 2), ("1 Mar 2026", 3), ("1 Mei 2026", 5), ("1 May 2026", 5),
     ("1 Sept 2026", 9), ("1 Okt 2026", 10), ("1 October 2026", 10), ("1 Nopember 2026", 11), ("1 Nov 2026", 11),
     ("1 Des 2026", 12)],
)  # fmt: skip
def test_months_are_known_by_their_names_in_both_languages(text: str, month: int) -> None:
    assert DateType().convert(text, SITE) == date(2026, month, 1)


@pytest.mark.parametrize(
    ("text", "day_first"),
    [("08/09/2026", "8 September 2026"), ("08-09-2026", "8 September 2026"), ("8.9.2026", "8 September 2026"),
     ("01/12/2026", "1 Desember 2026"), ("12/11/2026", "12 November 2026")],
)  # fmt: skip
def test_a_day_that_could_be_a_month_is_refused_as_ambiguous(text: str, day_first: str) -> None:
    misread = refusal(DateType(), text)
    assert misread.code == "date-ambiguous"
    assert corrected(DateType(), misread) == day_first


@pytest.mark.parametrize("text", ["08/08/2026", "8-8-2026"])
def test_a_day_that_equals_its_month_is_read(text: str) -> None:
    assert DateType().convert(text, SITE) == date(2026, 8, 8)


@pytest.mark.parametrize(
    "text",
    ["31-02-2026", "2026-02-29", "31 Juni 2026", "0 Agustus 2026", "32 Agustus 2026", "2026-13-01", "99/99/2026",
     "0000-01-01"],
)  # fmt: skip
def test_a_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    assert refusal(DateType(), text).code == "date-impossible"


def test_a_leap_day_is_read() -> None:
    assert DateType().convert("29 Februari 2028", SITE) == date(2028, 2, 29)


def test_an_unknown_month_is_named() -> None:
    misread = refusal(DateType(), "17 Agustsu 2026")
    assert misread.code == "month-unknown"
    assert misread.values == {"name": "Agustsu"}


@pytest.mark.parametrize("text", ["", "besok", "17", "17 Agustus", "Agustus 2026", "2026", "17.08", "20260817"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    misread = refusal(DateType(), text)
    assert misread.code == "date-unreadable"
    assert corrected(DateType(), misread) == "17 Agustus 2026"


@pytest.mark.parametrize(
    ("text", "code", "example"),
    [
        ("Senin, 3 Maret 2026", "date-weekday", "3 Maret 2026"),
        ("Jum'at 3 Maret 2026", "date-weekday", "3 Maret 2026"),
        ("Mon, 3 March 2026", "date-weekday", "3 Maret 2026"),
        ("Senin, 3 Maret 26", "date-weekday", "3 Maret 2026"),
        ("3 Maret 26", "year-short", "3 Maret 2026"),
        ("3 Mar '26", "year-short", "3 Maret 2026"),
        ("13/4/26", "year-short", "13 April 2026"),
        ("17-08-26", "year-short", "17 Agustus 2026"),
        ("3–5 Maret 2026", "date-range", "3 Maret 2026"),
        ("3 s.d. 5 Maret 2026", "date-range", "3 Maret 2026"),
        ("3 s/d 5 Maret 2026", "date-range", "3 Maret 2026"),
        ("3 sampai dengan 5 Maret 2026", "date-range", "3 Maret 2026"),
        ("30 Maret - 2 April 2026", "date-range", "30 Maret 2026"),
        ("30 December 2025 to 2 January 2026", "date-range", "30 Desember 2025"),
        ("31 Februari 26", "date-unreadable", "17 Agustus 2026"),
        ("3–5 2026", "date-unreadable", "17 Agustus 2026"),
    ],
)
def test_what_is_written_too_much_or_too_short_is_told_with_the_day_that_was_meant(
    text: str, code: str, example: str
) -> None:
    misread = refusal(DateType(), text)
    assert (misread.code, corrected(DateType(), misread)) == (code, example)
    assert refusal(MomentType(), text).code == code


def test_of_several_days_the_last_is_named() -> None:
    assert refusal(DateType(), "3–5 Maret 2026").values == {"last": "5 Maret 2026"}


@pytest.mark.parametrize("text", ["Senin, 3 Maret 2026 09.30", "3–5 Maret 2026, 09.30", "3 Maret 26 pukul 09.30"])
def test_the_time_stays_in_the_example_of_a_day(text: str) -> None:
    assert refusal(MomentType(), text).example == "3 Maret 2026 09.30"


@pytest.mark.parametrize("text", ["09.30", "9.30", "09:30", "9:30", "9:30 WIB", "09.30 wib", "09.30WIB"])
def test_a_time_is_read(text: str) -> None:
    assert TimeType().convert(text, SITE) == time(9, 30)


@pytest.mark.parametrize("text", ["9:30 WITA", "09.30 WIT", "09.30 wita"])
def test_a_time_of_another_zone_is_refused(text: str) -> None:
    misread = refusal(TimeType(), text)
    assert misread.code == "time-zone"
    assert corrected(TimeType(), misread) == "09.30 WIB"


@pytest.mark.parametrize("text", ["", "9", "24.00", "12.60", "9:3", "9:30 pagi", "9:30 PM", "570", "09.30.00"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    misread = refusal(TimeType(), text)
    assert misread.code == "time-unreadable"
    assert corrected(TimeType(), misread) == "09.30"


@pytest.mark.parametrize("text", ["00.00", "0:00"])
def test_midnight_is_a_time(text: str) -> None:
    assert TimeType().convert(text, SITE) == time(0, 0)


@pytest.mark.parametrize(
    "text",
    ["17 Agustus 2026 09.30", "17 Agustus 2026, 09.30", "17 Agustus 2026, pukul 9:30 WIB", "2026-08-17 09:30",
     "2026-08-17T09:30", "17-08-2026 09.30 WIB"],
)  # fmt: skip
def test_a_moment_has_a_day_and_a_time(text: str) -> None:
    assert MomentType().convert(text, SITE) == Moment(INDEPENDENCE_DAY, time(9, 30))


def test_a_moment_without_a_time_is_the_whole_day() -> None:
    assert MomentType().convert("17.08.2026", SITE) == Moment(INDEPENDENCE_DAY)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date-unreadable"),
        ("09.30", "date-unreadable"),
        ("17 Agustus 2026 25.00", "time-unreadable"),
        ("17 Agustus 2026 09.30 WITA", "time-zone"),
        ("17 Agustus 2026 09.30 pagi", "time-unreadable"),
        ("31 Februari 2026 09.30", "date-impossible"),
        ("08/09/2026 09.30", "date-ambiguous"),
        ("17 Agustus\n2026 x", "date-unreadable"),
    ],
)
def test_a_moment_is_refused_for_its_day_or_for_its_time(text: str, code: str) -> None:
    assert refusal(MomentType(), text).code == code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023", PartialDate(2023)),
        ("2023-08", PartialDate(2023, 8)),
        ("Agustus 2023", PartialDate(2023, 8)),
        ("Aug. 2023", PartialDate(2023, 8)),
        ("5 Agustus 2023", PartialDate(2023, 8, 5)),
        ("2023-08-05", PartialDate(2023, 8, 5)),
    ],
)
def test_a_date_may_be_known_in_part(text: str, value: PartialDate) -> None:
    assert PartialDateType().convert(text, SITE) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0000", "date-impossible"),
        ("2023-13", "date-impossible"),
        ("Agustus 0000", "date-impossible"),
        ("Agustsu 2023", "month-unknown"),
        ("31-02-2023", "date-impossible"),
        ("dulu", "date-unreadable"),
        ("", "date-unreadable"),
    ],
)
def test_a_partial_date_that_cannot_be_is_refused(text: str, code: str) -> None:
    assert refusal(PartialDateType(), text).code == code


def test_a_year_has_four_digits() -> None:
    assert Year().convert("1887", SITE) == 1887


@pytest.mark.parametrize("text", ["", "23", "0023", "3023", "20233", "2023–2024", "dua ribu"])
def test_what_is_no_year_is_refused(text: str) -> None:
    misread = refusal(Year(), text)
    assert misread.code == "year-unreadable"
    assert corrected(Year(), misread) == "2023"


@settings(deadline=None)
@given(SCRIBBLE | st.text())
@example("Agustus 0000")
@example("00/05/2026")
@example("05/06/0000")
@example("01/02/0999")
@example("٠٨/٠٨/٢٠٢٦")
@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_any_text_gives_a_date_or_a_refusal_whose_example_is_right(kind: ScalarType, text: str) -> None:
    try:
        value = kind.convert(text, SITE)
    except Misread as misread:
        kind.convert(corrected(kind, misread), SITE)
    else:
        assert value is not None


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)))
@pytest.mark.parametrize("locale", ["id", "en_GB"])
@pytest.mark.parametrize("width", ["long", "d MMM y"])
def test_a_day_that_was_written_in_either_language_reads_back(locale: str, width: str, day: date) -> None:
    written = format_date(day, width if width == "long" else "d MMM yyyy", locale=locale)
    if day.year >= 1000:  # "long" writes the year 99 as it is spoken
        assert DateType().convert(written, SITE) == day
    assert DateType().convert(day.isoformat(), SITE) == day


@given(st.times())
def test_a_time_that_was_written_reads_back(clock: time) -> None:
    minute = clock.replace(second=0, microsecond=0)
    for written in (f"{minute:%H.%M} WIB", f"{minute:%H:%M}"):
        assert TimeType().convert(written, SITE) == minute


@pytest.mark.parametrize("text", ["0026-08-17", "17 Agustus 0026", "17-08-0026"])
def test_a_year_of_two_digits_behind_zeros_is_refused(text: str) -> None:
    with pytest.raises(Misread):
        DateType().convert(text, SITE)
