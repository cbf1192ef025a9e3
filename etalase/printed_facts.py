"""Facts and prices as they stand on paper, where nothing can be clicked and lines are short. Core."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from etalase.fact_tables import FactRow, FactTables, FactValue
from etalase.fields import Field, Group, ListOf
from etalase.problems import N_


class PrintedFact(Struct, frozen=True):
    """A row of facts; `on_lines` tells that each value needs a line of its own."""

    label: str
    values: tuple[FactValue, ...]
    on_lines: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a number to call or to write to."""
        return any(value.href.startswith("tel:") for value in self.values)


def flat(field: Field, values: Mapping[str, Any], tables: FactTables) -> Iterator[PrintedFact]:
    """The row of a field; in a list of groups, each group becomes one value on a line of its own."""
    kind = field.type
    if field.name == "certificates":  # without number and last day nobody can check one, so it is not printed
        held = tuple(one for one in values[field.name] if one.get("number") and one.get("expires"))
        values = {**values, field.name: held}
        if not held:
            return
    for row in tables.rows((_in_table(field),), values):
        if isinstance(kind, ListOf) and isinstance(kind.item, Group):
            texts = (_on_one_line(kind.item, group, tables) for group in values[field.name])
            yield PrintedFact(row.label, tuple(FactValue(text) for text in texts if text), on_lines=True)
        else:
            yield PrintedFact(row.label, row.values)


def _on_one_line(group: Group, values: Mapping[str, Any], tables: FactTables) -> str:
    """What a group says, such as a certificate: `Halal, ID123, BPJPH, valid until 3 May 2027`."""
    parts = []
    for field in group.fields:
        for value in (one for row in tables.rows((field,), values) for one in row.values):
            until = tables.formats.translations.gettext(N_("valid until {day}"))
            parts.append(until.format(day=unbroken(value.text)) if field.name == "expires" else value.text)
    return ", ".join(parts)


def each_number_once(rows: Iterable[FactRow | PrintedFact]) -> tuple[PrintedFact, ...]:
    """The rows; a number that is called and written to has one, with both labels."""
    found: dict[object, PrintedFact] = {}
    for row in rows:
        fact = row if isinstance(row, PrintedFact) else PrintedFact(row.label, row.values)
        key = fact.values if fact.is_number else fact
        before = found.get(key)
        found[key] = replace(before, label=f"{before.label}/{fact.label}") if before else fact
    return tuple(found.values())


def with_whole_amount(price: str) -> str:
    """A price that is broken, if it must be, behind its last digit: `Rp150.000–350.000` and `per lembar`."""
    behind = max((place for place, letter in enumerate(price, 1) if letter.isdigit()), default=len(price))
    return " ".join(filter(None, (unbroken(price[:behind]), unbroken(price[behind:].strip()))))


def unbroken(text: str) -> str:
    """A text that stays on one line."""
    return text.replace(" ", "\u00a0").replace("–", "\u2060–\u2060")


def _in_table(field: Field) -> Field:
    """The field as one that belongs into a table, for publications may print what the site's tables leave out."""
    return field if field.in_table else replace(field, in_table=True)
