"""Numbers, dates and times in running text, whatever the language: `Rp25.000` and `IDR 25,000` read alike. Core."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from babel.numbers import get_decimal_symbol, get_group_symbol
from msgspec import Struct

from etalase.values.dates import month_names
from etalase.values.numbers import take_scale

# A small number may be written in words on one side; more of them are not understood.
_WORDS = {
    "satu": 1, "one": 1, "pertama": 1, "first": 1, "dua": 2, "two": 2, "kedua": 2, "second": 2, "tiga": 3, "three": 3,
    "ketiga": 3, "third": 3, "empat": 4, "four": 4, "keempat": 4, "fourth": 4, "lima": 5, "five": 5, "kelima": 5,
    "fifth": 5, "enam": 6, "six": 6, "keenam": 6, "sixth": 6, "tujuh": 7, "seven": 7, "ketujuh": 7, "seventh": 7,
    "delapan": 8, "eight": 8, "kedelapan": 8, "eighth": 8, "sembilan": 9, "nine": 9, "kesembilan": 9, "ninth": 9,
    "sepuluh": 10, "ten": 10, "sebelas": 11, "eleven": 11, "dua belas": 12, "twelve": 12, "dua puluh": 20,
    "twenty": 20, "seratus": 100, "hundred": 100, "seribu": 1000, "thousand": 1000, "sejuta": 10**6, "million": 10**6,
}  # fmt: skip
_SHORT_SCALES = {"k": (10**3,), "m": (10**6, 10**9), "bn": (10**9,), "b": (10**9,), "t": (10**12,)}
"""Behind an amount of money only. The Indonesian M is a thousand of the English one."""

_CURRENCY = r"(?i:rp|idr|usd|us\$|\$|€|£)"
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(
    r"""
    (?<!\w)(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\w)
    | (?<!\w)(?P<phone>(?:\+\d{2}|\(?0\d)[\d\s()-]{6,}\d)(?!\w)
    | (?<![\w.,])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])(?:\.m\.|m\b)
    | (?:(?<!\w)|(?<=\b[Rr]p)|(?<=\bIDR)|(?<=\bUSD))(?P<number>\d+(?:[.,:]\d+|[\u00a0\u202f]\d{3}\b)*)
    """,
    re.VERBOSE,
)
_MONEY_BEFORE = re.compile(rf"(?<!\w){_CURRENCY}\.?\s*$")
_CLOCK_BEFORE = re.compile(r"\b(?:pukul|jam)\s+$", re.IGNORECASE)
_SCALE = re.compile(r"\s?([^\W\d_]+)\b")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")
_UNTIL = re.compile(rf"\s*(?:[–—-]|s/d|sampai|hingga|to)\s*(?:{_CURRENCY}\.?\s*)?", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?\s+$")
_DAY_OR_YEAR_BEHIND = re.compile(r"\.?\s+\d{1,4}(?![\d.,]\d)")
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)


class Quantity(Struct, frozen=True):
    """A number, or the month of a date, as written at `at` in a text; `readings` are what it can mean.

    What is `weak` (`three`, a month without a day or a year) may be a counterpart, and need not have one.
    """

    text: str
    at: int
    readings: tuple[str, ...]
    weak: bool = False


class Numerals(Struct, frozen=True):
    """How a language writes numbers and dates: the signs for the decimal part and for groups of digits, and the numbers
    of months by their names."""

    decimal: str
    group: str
    months: Mapping[str, int]


def numerals_of(formats: Mapping[str, str]) -> dict[str, Numerals]:
    """How each language writes them; `formats` are CLDR locales by locale. To be remembered: Babel's data take long to
    load."""
    return {
        code: Numerals(get_decimal_symbol(one), get_group_symbol(one), month_names((one,)))
        for code, one in formats.items()
    }


def quantities(text: str, numerals: Numerals) -> list[Quantity]:
    """The quantities of a text whose numbers are written so, without weak ones."""
    found: list[tuple[Quantity, int, int]] = []  # with where it ends, and its scale
    for match in _tokens(text):
        if match["date"]:
            found += [(part, part.at, 1) for part in _parts_of_date(match)]
        elif match["phone"] or match["half"]:
            reading = _telephone(match[0]) if match["phone"] else _hour(match)
            found.append((Quantity(match[0], match.start(), (reading,)), match.end(), 1))
        else:
            found.append(_number(match, text, numerals))
    months = [month for month in _months(text, numerals) if not month.weak] if found else []
    return [*_with_shared_scales(found, text), *months]


def weak_quantities(text: str, numerals: Numerals) -> list[Quantity]:
    """Those that may be counterparts of others, and need none themselves."""
    return [*_words(text), *(month for month in _months(text, numerals) if month.weak)]


def lacking(own: Sequence[Quantity], others: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """What of `own` has no counterpart in `others`, and what of `others` has none; each in the order of its text."""
    left: dict[str, list[Quantity]] = {}
    for other in sorted(others, key=lambda one: (one.weak, one.at), reverse=True):
        for reading in other.readings:
            left.setdefault(reading, []).append(other)
    used: set[tuple[int, str]] = set()
    missing = []
    for one in sorted(own, key=lambda one: (one.weak, len(one.readings), one.at)):
        twins = (twin for reading in one.readings for twin in reversed(left.get(reading, ())))
        twin = next((twin for twin in twins if (twin.at, twin.text) not in used), None)
        if twin:
            used.add((twin.at, twin.text))
        elif not one.weak:
            missing.append(one)
    rest = [one for one in others if not one.weak and (one.at, one.text) not in used]
    return sorted(missing, key=lambda one: one.at), sorted(rest, key=lambda one: one.at)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while digit := _DIGIT.search(text, at):
        start = digit.start()
        if start > at and text[start - 1] in "+(":
            start -= 1
        match = _TOKEN.match(text, start)
        at = match.end() if match else start + 1
        if match:
            yield match


def _parts_of_date(match: re.Match[str]) -> Iterator[Quantity]:
    """Day, month and year of a date in digits; which of them is the month shows when it is compared."""
    for part in re.finditer(r"\d+", match[0]):
        number = int(part[0])
        month = (_month_reading(number),) if number <= 12 else ()
        yield Quantity(part[0], match.start() + part.start(), (*month, str(number)))


def _month_reading(number: int) -> str:
    return f"month {number}"


def _telephone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return f"telephone {'62' + digits[1:] if digits.startswith('0') else digits}"


def _hour(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
    return f"time {hour}:{match['minute'] or '00'}"


def _number(match: re.Match[str], text: str, numerals: Numerals) -> tuple[Quantity, int, int]:
    """What a number can mean, with where it ends and its scale: money in short, a time, a code."""
    digits, at, end = match["number"], match.start(), match.end()
    before = text[max(at - 8, 0) : at]
    values = _values(re.sub(r"[\u00a0\u202f]", "", digits), numerals)
    word = _SCALE.match(text, end)
    scale, _ = take_scale(word[1]) if word else (1, "")
    readings = [_shown(value * scale) for value in values]
    if scale > 1 and word:
        end = word.end()
    elif word and (scales := _SHORT_SCALES.get(word[1].lower())) and _MONEY_BEFORE.search(before):
        readings += [_shown(value * factor) for value in values for factor in scales]
    if clock := _CLOCK.fullmatch(digits):
        readings += [f"time {int(clock[1])}:{clock[2]}"]
    elif len(digits) < 3 and _CLOCK_BEFORE.search(before):  # `pukul 9`; but `3 jam 30 menit` is cut in two here
        readings += [f"time {int(digits)}:00"]
    return Quantity(text[at:end], at, tuple(readings or [re.sub(r"\D", "-", digits)])), end, scale


def _values(digits: str, numerals: Numerals) -> list[Decimal]:
    """What the digits mean where these signs are used; nothing where they are no number but a code."""
    if digits.isdecimal():
        return [Decimal(digits)]
    decimal, group = numerals.decimal, numerals.group
    g, d = re.escape(group), re.escape(decimal)
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:{g}\d{{3}})+(?:{d}\d+)?", digits):
        return [Decimal(digits.replace(group, "").replace(decimal, "."))]
    if re.fullmatch(rf"(?:0|[1-9]\d*){d}\d+", digits):
        return [Decimal(digits.replace(decimal, "."))]
    if re.fullmatch(rf"(?:0|[1-9]\d*){g}\d+", digits):  # the sign of other countries, where it can mean nothing else
        return [Decimal(digits.replace(group, "."))]
    return []


def _shown(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _with_shared_scales(found: list[tuple[Quantity, int, int]], text: str) -> Iterator[Quantity]:
    """In `1–2 juta` the first number may be meant in millions as well."""
    for number, (one, end, scale) in enumerate(found):
        following, _, next_scale = found[min(number + 1, len(found) - 1)]
        if scale == 1 < next_scale and _UNTIL.fullmatch(text, end, following.at):
            scaled = [_shown(Decimal(reading) * next_scale) for reading in one.readings if _is_number(reading)]
            yield Quantity(one.text, one.at, (*one.readings, *scaled))
        else:
            yield one


def _is_number(reading: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", reading) is not None


@cache
def _month_pattern(months: tuple[str, ...]) -> re.Pattern[str]:
    """These names of months as whole words. Each begins with a letter, not with what stands before it: so Python skips
    to the next of these letters."""
    names = sorted(months, key=len, reverse=True)
    each = (rf"{name[0]}(?<!\w{name[0]}){re.escape(name[1:])}" for name in names)
    return re.compile(rf"(?:{'|'.join(each)})\b")


def _months(text: str, numerals: Numerals) -> Iterator[Quantity]:
    for match in _month_pattern(tuple(numerals.months)).finditer(text):
        before, behind = text[max(match.start() - 8, 0) : match.start()], match.end()
        is_date = _DAY_BEFORE.search(before) or _DAY_OR_YEAR_BEHIND.match(text, behind)
        reading = _month_reading(numerals.months[match[0]])
        yield Quantity(match[0], match.start(), (reading,), weak=not is_date)


def _words(text: str) -> Iterator[Quantity]:
    for match in _WORD.finditer(text):
        yield Quantity(match[0], match.start(), (str(_WORDS[" ".join(match[0].lower().split())]),), weak=True)
