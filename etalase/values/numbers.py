"""Numbers as Indonesians and others write them: `25.000`, `5.935,89`, `5935.89`, `1,25 miliar`. Core.

The decimal sign is the comma and the dot groups thousands (Indonesian spelling, EYD V); a dot is taken as a decimal
sign only where it cannot be a group.
"""

import re
from decimal import Decimal

from msgspec import Struct

from etalase.problems import N_
from etalase.values import Misread, ReadContext, ScalarType
from etalase.values.choices import find_term, nearest, vocabulary_of

_SCALES = {
    "ribu": 10**3, "rb": 10**3, "thousand": 10**3,
    "juta": 10**6, "jt": 10**6, "million": 10**6,
    "miliar": 10**9, "milyar": 10**9, "billion": 10**9,
    "triliun": 10**12, "trillion": 10**12,
}  # fmt: skip

_LONGEST = 18  # digits of a number; longer ones are mistakes, and Decimal would round them
_INTEGER = re.compile(r"\d+")
_SPACE_GROUPS = re.compile(r"\d{1,3}(\s\d{3})+(,\d+)?")
_DOT_GROUPS = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
_COMMA_GROUPS = re.compile(r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}")
_COMMA_THOUSAND = re.compile(r"[1-9]\d{0,2},\d{3}")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_DOT_DECIMAL = re.compile(r"\d+\.\d+")
_WITH_WORD = re.compile(r"(?P<number>[\d.,\s]*\d)\s*(?P<word>[^\d\s.,].*)?")


def parse_decimal(text: str, *, dot_groups_thousands: bool) -> Decimal:
    """The number in `text`, digits and signs only.

    `dot_groups_thousands` decides `1.234`, which may be a thousand and more or one and a bit; without it the reading
    is refused. Where it is set whole things are counted, and `1,234` is refused as well. Raises `Misread`.
    """
    digits = re.sub(r"\s", "", text) if _SPACE_GROUPS.fullmatch(text) else text
    if len(re.sub(r"[.,]", "", digits)) > _LONGEST:
        raise Misread("number-unreadable", N_("A number is expected here."))
    if _INTEGER.fullmatch(digits):
        return Decimal(digits)
    if _DOT_GROUPS.fullmatch(digits) and not digits.startswith("0."):
        if digits.count(".") == 1 and "," not in digits and not dot_groups_thousands:
            raise Misread(
                "number-ambiguous",
                N_("This can be read in two ways. Write {thousand} for the thousand, or {decimal} for the fraction."),
                thousand=digits.replace(".", ""),
                decimal=digits.replace(".", ","),
                example=digits.replace(".", ""),
            )
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _COMMA_GROUPS.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _COMMA_THOUSAND.fullmatch(digits) and dot_groups_thousands:
        raise Misread(
            "number-comma",
            N_("The comma marks a fraction here. Use dots, or nothing, for thousands."),
            example=digits.replace(",", "."),
        )
    if _COMMA_DECIMAL.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    if _DOT_DECIMAL.fullmatch(digits):
        return Decimal(digits)
    raise Misread("number-unreadable", N_("A number is expected here."))


def parse_with_words(digits: str, words: str, *, dot_groups_thousands: bool, before: str = "") -> Decimal:
    """As `parse_decimal`, but the example of a refusal keeps what stands before and behind the number."""
    try:
        return parse_decimal(digits, dot_groups_thousands=dot_groups_thousands)
    except Misread as misread:
        if misread.example:
            misread.example = f"{before}{misread.example} {words}".strip()
        raise


def split_number(text: str) -> tuple[str, str]:
    """The digits at the start of `text` and the words behind them; both empty where it starts with no digit."""
    match = _WITH_WORD.fullmatch(text.strip())
    return (match["number"].strip(), (match["word"] or "").strip()) if match else ("", "")


def take_scale(words: str) -> tuple[int, str]:
    """The factor of a leading scale word (`juta` is 1,000,000; without one 1), and the words that remain."""
    first, _, rest = words.partition(" ")
    scale = _SCALES.get(first.lower().rstrip("."))
    return (scale, rest.strip()) if scale else (1, words)


class Whole(ScalarType, Struct, frozen=True):
    """A count: no fraction. Gives int."""

    example: str = "1250"

    def convert(self, text: str, context: ReadContext) -> int:
        """See `ScalarType.convert`."""
        digits, words = split_number(text)
        scale, rest = take_scale(words)
        if not digits or rest:
            raise Misread("number-unreadable", N_("Write a whole number, in digits."))
        number = parse_with_words(digits, words, dot_groups_thousands=scale == 1) * scale
        if number != int(number):
            raise Misread("number-not-whole", N_("Write a whole number, without a fraction."))
        return int(number)


class Measure(Struct, frozen=True):
    """A quantity: a number of a unit; `unit` is a key of the vocabulary `units`. `to` is the end of a range."""

    number: Decimal
    unit: str
    to: Decimal | None = None


_RANGE = re.compile(r"\s*(?:–|—|\bs/d\b|\bs\.d\.|\bsampai\b|\bto\b|(?<=[\d\s])-(?=[\s\d]))\s*")


def split_range(text: str) -> list[str]:
    """`text` cut at a range sign (`–`, `-`, `s/d`, `sampai`, `to`): one or two parts, or more where it is wrong.

    A part is empty where a sign stands at an end, as the minus of `–5` may.
    """
    return _RANGE.split(text)


class MeasureType(ScalarType, Struct, frozen=True):
    """A number with its unit, or a range: `5.935,89 km²`, `1–1,5 km`, `4 jam`. Gives `Measure`."""

    example: str = "12,5 kg"

    def convert(self, text: str, context: ReadContext) -> Measure:
        """See `ScalarType.convert`."""
        units = vocabulary_of(context, "units")
        parts = split_range(text)
        digits, words = split_number(parts[-1])
        if len(parts) == 2 and words and parts[0].endswith(words):  # "1 km – 1,5 km"
            parts = [parts[0].removesuffix(words).strip(), parts[1]]
        if len(parts) > 2 or not digits:
            raise Misread("measure-unreadable", N_("Write a number, then its unit."))
        scale, unit = take_scale(words)
        term = find_term(units, unit) if unit else None
        if unit and term is None:
            raise Misread(
                "unit-unknown",
                N_('The unit "{unit}" is not in the vocabulary "units".'),
                unit=unit,
                suggestion=nearest(units, unit),
            )
        some_unit = "kg" if "kg" in units.terms else next(iter(units.terms), "kg")
        behind = words if unit else f"{words} {some_unit}".strip()
        counts_whole = term is not None and bool(term.facts.get("whole")) and scale == 1
        written = (*parts[:-1], digits)
        numbers = [parse_with_words(part, behind, dot_groups_thousands=counts_whole) * scale for part in written]
        if len(numbers) == 2 and numbers[0] > numbers[1]:
            raise Misread(
                "range-reversed",
                N_("The range ends before it begins. Write the smaller number first."),
                example=f"{written[1]}–{written[0]} {behind}",
            )
        if term is None:
            message = N_("The unit is missing. Write it behind the number.")
            raise Misread("measure-without-unit", message, example=f"{text} {some_unit}")
        return Measure(numbers[0], term.key, numbers[1] if len(numbers) == 2 else None)
