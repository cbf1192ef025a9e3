"""Dates and times as people write them: `2026-08-17`, `17 Agustus 2026`, `17-08-2026`, `9:30 WIB`. Core."""

import contextlib
import re
from datetime import date, time, timedelta
from functools import cache

from babel.dates import format_date, get_day_names, get_month_names
from msgspec import Struct

from etalase.problems import N_
from etalase.values import Misread, ReadContext, ScalarType
from etalase.values.choices import did_you_mean
from etalase.values.numbers import Whole, split_number

ZONE_NAME, ZONE_OFFSET, ZONE_KEY = "WIB", "+07:00", "Asia/Jakarta"
"""The time zone of all times: Waktu Indonesia Barat, all year the same; `ZONE_KEY` is its name in the tz database."""

_FIRST_YEAR = 1000
"""Earlier years are slips of the pen: nothing on a promotion site is older, and 0026 means 2026."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NAMED = re.compile(r"(\d{1,2})\s+([^\W\d]+)\.?\s+(\d{4})")
_MONTH_YEAR = re.compile(r"([^\W\d]+)\.?\s+(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})(?:\s*(WIB|WITA|WIT))?", re.IGNORECASE)
_MOMENT = re.compile(r"(?P<day>.+?)(?:[,T\s]+(?:pukul\s+)?(?P<time>\d{1,2}[.:]\d{2}(?:\s*[A-Za-z]+)?))?")
_LOCAL_ABBREVIATIONS = {"agt": 8, "ags": 8, "agust": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2, "sept": 9}


_WEEKDAY = re.compile(r"([^\W\d]+(?:['’]\w+)?)\.?\s*,?\s+(.*\d.*)")
_SHORT_YEAR = re.compile(r"(.*[^\d.,:\s'’][-/.\s]*?|\d{1,2}[-/.]\d{1,2}[-/.])['’]?(\d{2})")
_UNTIL = r"(?:[–—-]|\bs\.?\s?/?\s?d\.?(?=\s)|\b(?:sampai(?: dengan)?|hingga|to|until)\b)"
_SEVERAL_DAYS = re.compile(rf"(.+?)\s*{_UNTIL}\s*(.+)")


@cache
def month_names(formats: tuple[str, ...]) -> dict[str, int]:
    """Month numbers by name, long and short, in every CLDR locale given, with the capitals of the language."""
    names = {name.capitalize(): number for name, number in _LOCAL_ABBREVIATIONS.items()}
    for locale in formats:
        for width in ("wide", "abbreviated"):
            names |= {name.rstrip("."): n for n, name in get_month_names(width, locale=locale).items()}
    return names


@cache
def _months(formats: tuple[str, ...]) -> dict[str, int]:
    """Month numbers by name in small letters."""
    return {name.casefold(): number for name, number in month_names(formats).items()}


def _month(name: str, context: ReadContext) -> int:
    month = _months(context.formats).get(name.casefold())
    if month is None:
        suggestion = did_you_mean(name.casefold(), _months(context.formats)).capitalize()
        raise Misread("month-unknown", N_('"{name}" is not the name of a month.'), suggestion=suggestion, name=name)
    return month


def _date(year: int, month: int, day: int) -> date:
    if year >= _FIRST_YEAR:
        with contextlib.suppress(ValueError):
            return date(year, month, day)
    raise Misread("date-impossible", N_("There is no such day in the calendar."))


def parse_date(text: str, context: ReadContext) -> date:
    """The day that `text` names; raises `Misread`, also where day and month could be swapped."""
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NAMED.fullmatch(text):
        return _date(int(match[3]), _month(match[2], context), int(match[1]))
    if match := _NUMBERS.fullmatch(text):
        day, month = int(match[1]), int(match[2])
        if day <= 12 and month <= 12 and day != month:
            read = _date(int(match[3]), month, day)
            raise Misread(
                "date-ambiguous",
                N_("Day and month cannot be told apart. Write the month as a word."),
                example=format_date(read, "d MMMM yyyy", locale=context.formats[0]),
            )
        return _date(int(match[3]), month, day) if month <= 12 else _date(int(match[3]), day, month)
    raise _misread(text, context)


def _misread(text: str, context: ReadContext) -> Misread:
    """What is said of a text that names no day in a form that is read; with the day it names, where that is plain."""
    if (several := _SEVERAL_DAYS.fullmatch(text)) and (first := _first_day(several[1], several[2], context)):
        last = _shown(several[2], context)
        message = N_('These are several days. Write one here; the last, "{last}", has a field of its own.')
        return Misread("date-range", message, example=first, last=last)
    if (named := _WEEKDAY.fullmatch(text)) and named[1].casefold() in _weekdays(context.formats):
        rest = _shown(named[2], context)
        return Misread("date-weekday", N_("Leave out the name of the day of the week."), example=rest or None)
    if (short := _SHORT_YEAR.fullmatch(text)) and (day := _shown(f"{short[1]}20{short[2]}", context)):
        return Misread("year-short", N_("Write the year with four digits."), example=day)
    return Misread("date-unreadable", N_("Write the day, the name of the month, and the year."))


def _first_day(first: str, last: str, context: ReadContext) -> str:
    """The first of several days, which may lack the month and the year; nothing where the last is no day."""
    named = _NAMED.fullmatch(last)
    if named is None or not _shown(last, context):
        return ""
    forms = (first, f"{first} {named[3]}", f"{first} {named[2]} {named[3]}")
    return next((day for form in forms if (day := _shown(form, context))), "")


def _shown(text: str, context: ReadContext) -> str:
    """The day that a text names, as it should be written; nothing where that cannot be told."""
    try:
        return str(format_date(parse_date(text, context), "d MMMM yyyy", locale=context.formats[0]))
    except Misread as misread:
        return misread.example or ""


@cache
def _weekdays(formats: tuple[str, ...]) -> set[str]:
    """The names of the days of the week, long and short, in every CLDR locale given."""
    names = (get_day_names(width, locale=locale) for locale in formats for width in ("wide", "abbreviated"))
    return {name.casefold().rstrip(".") for some in names for name in some.values()} | {"jum'at", "jum’at", "ahad"}


class DateType(ScalarType, Struct, frozen=True):
    """A day. Gives `datetime.date`."""

    example: str = "17 Agustus 2026"

    def convert(self, text: str, context: ReadContext) -> date:
        """See `ScalarType.convert`."""
        return parse_date(text, context)


class Moment(Struct, frozen=True, order=True):
    """A day, and a time of that day in the site's time zone where one is set; without it the day is meant whole."""

    day: date
    clock: time | None = None


class MomentType(ScalarType, Struct, frozen=True):
    """When something starts or ends. Gives `Moment`."""

    example: str = "17 Agustus 2026 09.30"

    def convert(self, text: str, context: ReadContext) -> Moment:
        """See `ScalarType.convert`."""
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise Misread("date-unreadable", N_("Write the day, the name of the month, and the year."))
        try:
            day = parse_date(match["day"], context)
        except Misread as misread:
            if misread.example and match["time"]:
                misread.example += f" {match['time']}"
            raise
        try:
            return Moment(day, parse_time(match["time"]) if match["time"] else None)
        except Misread as misread:
            misread.example = f"{match['day']} {misread.example}"
            raise


def parse_time(text: str) -> time:
    """The time of day that `text` names (`09.30`, `9:30 WIB`); raises `Misread`."""
    match = _TIME.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise Misread("time-unreadable", N_("Write the time as hours and minutes of 24 hours."), example="09.30")
    if match[3] and match[3].upper() != "WIB":
        raise Misread(
            "time-zone",
            N_("All times on this site are in WIB. Convert the time and leave out the zone."),
            example="09.30 WIB",
        )
    return time(int(match[1]), int(match[2]))


class TimeType(ScalarType, Struct, frozen=True):
    """A time of day, in the site's time zone. Gives `datetime.time`."""

    example: str = "09.30"

    def convert(self, text: str, context: ReadContext) -> time:
        """See `ScalarType.convert`."""
        return parse_time(text)


class PartialDate(Struct, frozen=True, order=True):
    """A year, a month of a year, or a day: as much as is known. 0 stands for what is not."""

    year: int
    month: int = 0
    day: int = 0


class PartialDateType(ScalarType, Struct, frozen=True):
    """A date of which perhaps only the year or the month is known. Gives `PartialDate`."""

    example: str = "Agustus 2023"

    def convert(self, text: str, context: ReadContext) -> PartialDate:
        """See `ScalarType.convert`."""
        if re.fullmatch(r"\d{4}", text):
            return PartialDate(_date(int(text), 1, 1).year)
        if match := _ISO_MONTH.fullmatch(text):
            _date(int(match[1]), int(match[2]), 1)
            return PartialDate(int(match[1]), int(match[2]))
        if match := _MONTH_YEAR.fullmatch(text):
            first = _date(int(match[2]), _month(match[1], context), 1)
            return PartialDate(first.year, first.month)
        try:
            day = parse_date(text, context)
        except Misread as misread:
            if misread.code == "date-unreadable":
                misread.message = N_("Write the year, or the month and the year, or the whole date.")
            raise
        return PartialDate(day.year, day.month, day.day)


class Year(ScalarType, Struct, frozen=True):
    """A year. Gives int."""

    example: str = "2023"

    def convert(self, text: str, context: ReadContext) -> int:
        """See `ScalarType.convert`."""
        if not re.fullmatch(r"[12]\d{3}", text):
            raise Misread("year-unreadable", N_("Write a year with four digits."))
        return int(text)


class DaysType(ScalarType, Struct, frozen=True):
    """A length in whole days: `2` or `2 hari`. Gives `timedelta`."""

    example: str = "2"
    most: int = 99

    def convert(self, text: str, context: ReadContext) -> timedelta:
        """See `ScalarType.convert`."""
        digits, words = split_number(text)
        known = {word.casefold() for message in (N_("day"), N_("days")) for word in context.wordings(message)}
        days = Whole().convert(digits if words.casefold() in known else text, context)
        if not 1 <= days <= self.most:
            raise Misread("days-outside", N_("Write a number of days from 1 to {most}."), most=self.most)
        return timedelta(days=days)
