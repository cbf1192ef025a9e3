"""Prices as people write them: `25000`, `Rp 25.000`, `1,25 miliar`, `Rp 150.000 – 350.000`, `USD 12,50`. Core."""

import re
from decimal import Decimal

from msgspec import Struct

from etalase.problems import N_
from etalase.values import Misread, ReadContext, ScalarType
from etalase.values.numbers import parse_with_words, split_number, split_range, take_scale

_CURRENCIES = {"rp": "IDR", "idr": "IDR", "rupiah": "IDR", "usd": "USD", "us$": "USD"}
_FRACTION = {"IDR": 0, "USD": 2}
"""Digits of the smallest amount in use: rupiah have no sen, dollars have cents."""

_PREFIX = re.compile(r"(rp|idr|usd|us\$)\.?\s*(?=\d)", re.IGNORECASE)

_SIGNS = {"$": "USD", "dolar": "USD", "dollar": "USD", "dollars": "USD"}
_FOREIGN = re.compile(r"\b(yen|jpy|yuan|cny|euro?|ringgit|rm|myr|sgd|won|pounds?|gbp|riyal|sar|m)\b", re.IGNORECASE)

# An amount and what it is for: "Rp 50.000/kg", "50 ribu per kilogram".
_UNIT = re.compile(r"(.*\d.*?)\s*(?:/\s*|\bper\s+)([^\W\d].*)", re.IGNORECASE)
_ONLY = re.compile(r"(?P<before>[^\d]*)(?P<number>\d[\d.,]*)(?P<after>[^\d]*)")
_CENTS = re.compile(r"\d{1,3}(\.\d{3})*\.\d{2}")
_BROKEN_GROUP = re.compile(r"\d+\.(\d{1,2}|\d{4,})")


class Money(Struct, frozen=True):
    """An amount, or a range up to `to`, of an ISO 4217 currency. Whole amounts are integers, others have all digits."""

    amount: int | Decimal
    to: int | Decimal | None = None
    currency: str = "IDR"


class MoneyType(ScalarType, Struct, frozen=True):
    """A price or a sum. Gives `Money`. `unit_field` names the field that says what a price is for, if there is one."""

    example: str = "Rp 25.000"
    unit_field: str = ""

    def convert(self, text: str, context: ReadContext) -> Money:
        """See `ScalarType.convert`."""
        try:
            return self._read(text)
        except Misread as misread:
            raise self._with_unit(text) or self._with_more(text, misread) or misread from None

    def _read(self, text: str) -> Money:
        parts = split_range(text)
        if len(parts) > 2:
            raise self._unreadable()
        split = [self._split(part) for part in parts]
        currencies = {currency for *_, currency in split if currency} or {"IDR"}
        if len(currencies) > 1:
            raise Misread("money-two-currencies", N_("Two currencies in one price. Use one."))
        (currency,) = currencies
        read = [self._number(digits, words, currency) for digits, words, _ in split]
        last_scale = read[-1][1]
        # "1–2 juta": the scale written once, at the end, counts for both; "500.000 – 1 juta" is written in full.
        scaled = [number * (scale if scale > 1 or number >= 10_000 else last_scale) for number, scale in read]
        amounts = [_whole_or_with_all_digits(number, currency) for number in scaled]
        if len(amounts) == 2 and amounts[0] > amounts[1]:
            raise Misread(
                "range-reversed",
                N_("The range ends before it begins. Write the smaller number first."),
                example="Rp 25.000 – 40.000",
            )
        return Money(amounts[0], amounts[1] if len(amounts) == 2 else None, currency)

    def _split(self, text: str) -> tuple[str, str, str]:
        """Digits, words behind them, and currency (empty if not written) of one amount."""
        currency = ""
        text = re.sub(r",-+$", "", text.strip())  # "Rp25.000,-" as on price tags
        if prefix := _PREFIX.match(text):
            currency, text = _CURRENCIES[prefix[1].lower()], text[prefix.end() :]
        digits, words = split_number(text)
        _, rest = take_scale(words)
        if not digits or (rest and rest.lower() not in _CURRENCIES):
            raise self._unreadable()
        return digits, words, currency or _CURRENCIES.get(rest.lower(), "")

    def _number(self, digits: str, words: str, currency: str) -> tuple[Decimal, int]:
        """The number of one amount, and its scale."""
        scale, _ = take_scale(words)
        broken = _BROKEN_GROUP.fullmatch(digits) if scale == 1 else None
        before = "Rp " if currency == "IDR" else f"{currency} "
        if broken and len(broken[1]) > _FRACTION[currency]:  # "Rp 25.00" may be a slip for 25.000: never guess a price
            message = N_("A dot separates thousands: three digits stand behind it. Write the whole amount.")
            raise Misread("money-dot", message)
        try:
            number = parse_with_words(digits, words, dot_groups_thousands=scale == 1, before=before)
        except Misread as misread:
            raise misread if misread.example else self._unreadable() from misread
        return number, scale

    def _with_unit(self, text: str) -> Misread | None:
        """What is said of `Rp 50.000/kg`; nothing where that is no amount with its unit."""
        written = _UNIT.fullmatch(text)
        if written is None:
            return None
        try:
            self._read(written[1])
        except Misread as misread:
            return misread
        message = N_("Only the amount stands here, without a unit.")
        if self.unit_field:
            message = N_('Only the amount stands here. Its unit has a field of its own: "{field}: {unit}".')
        return Misread("money-with-unit", message, example=written[1], field=self.unit_field, unit=written[2])

    def _with_more(self, text: str, misread: Misread) -> Misread | None:
        """What is said of one amount with words, a sign, or sen behind a dot; nothing where that is not it."""
        written = _ONLY.fullmatch(text)
        if written is None or misread.code != "money-unreadable":
            return None
        number, words = written["number"].rstrip(".,"), f"{written['before']} {written['after']}"
        if _CENTS.fullmatch(number) and number.count(".") > 1:
            message = N_(
                "Behind the last dot are two digits; thousands have three. Write the whole amount, without sen."
            )
            return Misread("money-cents", message, example=f"Rp {number[:-3]}")
        try:
            amount = self._read(f"Rp {number}").amount
        except Misread:
            return None
        if currency := _SIGNS.get(words.strip().lower()):
            message = N_("Write the currency in letters: {currency}.")
            return Misread("money-sign", message, currency=currency, example=f"{currency} {amount}")
        if _FOREIGN.search(words):
            return None  # an example in rupiah would say something else
        if re.search(r"[^\W\d]{2,}", words):
            message = N_("Only the amount stands here, without other words. They may stand in the story.")
            return Misread("money-with-words", message, example=f"Rp {number}")
        return None

    def _unreadable(self) -> Misread:
        return Misread("money-unreadable", N_("Write an amount in digits."))


def _whole_or_with_all_digits(number: Decimal, currency: str) -> int | Decimal:
    """12, or 12.50; raises `Misread` where there is no coin for the rest."""
    digits = _FRACTION[currency]
    if number != round(number, digits):
        if not digits:
            raise Misread("money-fraction", N_("Prices in rupiah are whole amounts, without sen."))
        message = N_("Prices in {currency} have {digits} digits behind the comma at most.")
        raise Misread("money-fraction", message, example=f"{currency} 12,50", currency=currency, digits=digits)
    return int(number) if number == int(number) else round(number, digits)
