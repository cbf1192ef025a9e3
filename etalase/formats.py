"""How values are written in a locale: money, numbers, measures, dates, ranges, lists. Core.

Babel knows the rules (CLDR); the locale is always passed in, never the process's own.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from functools import singledispatchmethod

from babel import Locale as BabelLocale
from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import Translations
from babel.units import format_unit
from msgspec import Struct

from etalase.configuration import Locale, LocalText, Vocabulary
from etalase.values.contacts import Phone
from etalase.values.coordinates import Coordinates, decimal_degrees
from etalase.values.dates import ZONE_NAME, Moment, PartialDate
from etalase.values.money import Money
from etalase.values.numbers import Measure

NO_BREAK = "\u00a0"

_WITH_CENTS = "#,##0.00"
"""Of CLDR: the signs that part thousands and cents are those of the locale."""


class Formats(Struct, frozen=True):
    """Writes values as text in one locale."""

    locale: Locale
    translations: Translations
    vocabularies: Mapping[str, Vocabulary]

    @property
    def _cldr(self) -> str:
        return self.locale.formats

    @singledispatchmethod
    def value(self, value: object) -> str:
        """Any value that a field may hold, as text."""
        return str(value)

    @value.register
    def boolean(self, value: bool) -> str:
        """Yes or no."""
        return self.translations.gettext("yes") if value else self.translations.gettext("no")

    @value.register(int)
    @value.register(Decimal)
    def number(self, value: int | Decimal) -> str:
        """`5.935,89` or `5,935.89`."""
        return format_decimal(value, locale=self._cldr, decimal_quantization=False)

    @value.register
    def money(self, value: Money) -> str:
        """`Rp25.000–40.000` or `IDR 25,000–40,000`, never sen; `USD 12,50–14,00` or `USD 12.50–14.00`."""
        amounts = [one for one in (value.amount, value.to) if one is not None]
        is_whole = all(isinstance(one, int) for one in amounts)
        pattern = None if is_whole else _WITH_CENTS
        amount = "–".join(format_decimal(one, pattern, self._cldr) for one in amounts)
        if value.currency == "IDR":
            return self.translations.gettext("IDR {amount}").format(amount=amount).replace(" ", NO_BREAK)
        return f"{value.currency}{NO_BREAK}{amount}"

    @value.register
    def measure(self, value: Measure) -> str:
        """`1–1,5 km`, `3 jam`, `54.780,41 ha`."""
        term = self.vocabularies["units"].terms[value.unit]
        number = self.number(value.number)
        counted = value.number
        if value.to is not None:
            number += f"–{self.number(value.to)}"
            counted = max(value.to, Decimal(2))  # a range takes the plural: "0.5–1 hours"
        if cldr_unit := term.facts.get("cldr"):
            length = "long" if str(cldr_unit).startswith("duration") else "short"
            text = format_unit(counted, str(cldr_unit), length, "#", locale=self._cldr)  # type: ignore[arg-type]
            return text.replace(format_decimal(counted, "#", self._cldr), number, 1).replace(" ", NO_BREAK)
        plural = term.facts.get("plural")
        is_one = BabelLocale.parse(self._cldr).plural_form(counted) == "one"
        label = plural if isinstance(plural, LocalText) and not is_one else term.label
        return f"{number}{NO_BREAK}{label.in_locale(self.locale.code)}"

    @value.register
    def day(self, value: date) -> str:
        """`17 Agustus 2026` or `17 August 2026`."""
        return format_date(value, "long", locale=self._cldr)

    @value.register
    def length(self, value: timedelta) -> str:
        """`2 hari` or `2 days`: whole days."""
        return format_unit(value.days, "duration-day", "long", locale=self._cldr).replace(" ", NO_BREAK)

    @value.register
    def clock(self, value: time) -> str:
        """`09.30 WIB` or `09:30 WIB`."""
        return f"{format_time(value, 'short', locale=self._cldr)}{NO_BREAK}{ZONE_NAME}"

    @value.register
    def moment(self, value: Moment) -> str:
        """A day, and its time if it has one."""
        day = self.day(value.day)
        return f"{day}, {self.clock(value.clock)}" if value.clock else day

    @value.register
    def partial_date(self, value: PartialDate) -> str:
        """`2023`, `Agustus 2023` or `5 Agustus 2023`: as much as is known."""
        if value.day:
            return self.day(date(value.year, value.month, value.day))
        if value.month:
            return format_skeleton("yMMMM", date(value.year, value.month, 1), locale=self._cldr)
        return str(value.year)

    @value.register
    def coordinates(self, value: Coordinates) -> str:
        """`-2.306, 102.673`: as maps take it, the same in every locale."""
        return f"{decimal_degrees(value.latitude)}, {decimal_degrees(value.longitude)}"

    @value.register
    def phone(self, value: Phone) -> str:
        """`+62 812-3456-7890`."""
        return value.international

    @value.register
    def words(self, value: LocalText) -> str:
        """The words in this locale, or the source's."""
        return value.in_locale(self.locale.code)

    def span(self, start: Moment | date, end: Moment | date | None) -> str:
        """`14–17 Agu 2026`, or one day, with times where both ends have them."""
        first = start.day if isinstance(start, Moment) else start
        last = first if end is None else end.day if isinstance(end, Moment) else end
        if first == last:
            clock = start.clock if isinstance(start, Moment) else None
            until = end.clock if isinstance(end, Moment) else None
            if clock and until:
                hours = format_time(clock, "short", locale=self._cldr)
                return f"{self.day(first)}, {hours}–{self.clock(until)}"
            return self.value(start)
        if any(isinstance(one, Moment) and one.clock for one in (start, end)):
            return f"{self.value(start)} – {self.value(end)}"
        return format_interval(first, last, skeleton="yMMMd", locale=self._cldr)

    def distance(self, kilometres: float) -> str:
        """`400 m`, `3,4 km` or `12 km`."""
        number, unit = (kilometres * 1000, "meter") if kilometres < 1 else (kilometres, "kilometer")
        written = format_unit(round(number, 1), f"length-{unit}", "short", "0.#", locale=self._cldr)
        return written.replace(" ", NO_BREAK)

    def list_of(self, items: Iterable[str]) -> str:
        """`a, b, dan c` or `a, b and c`."""
        return format_list(list(items), locale=self._cldr)
