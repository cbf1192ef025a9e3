"""The route of an itinerary as its page shows it: days with their stops. Core."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct

from etalase.configuration import LocalText
from etalase.model import Card, EntryPage


class Stop(Struct, frozen=True):
    """A stop that readers of the page see. `district` is the key of one of its districts: of that one where it lies
    for somebody on this route; empty where it has none."""

    number: int
    day: int
    card: Card
    note: LocalText | None
    district: str


class Day(Struct, frozen=True):
    """A day of the trip, of those that have stops."""

    number: int
    stops: tuple[Stop, ...]


def stops(page: EntryPage) -> tuple[Stop, ...]:
    """The stops in the order of travel; none for an entry that is no itinerary."""
    return tuple(_stops(page.entry.facts.get("stops", ()), {card.entry.key: card for card in page.shown}))


def days(page: EntryPage) -> tuple[Day, ...]:
    """The stops by day."""
    return tuple(Day(day, tuple(found)) for day, found in groupby(stops(page), key=lambda stop: stop.day))


def _stops(items: Any, cards: dict[str, Card]) -> Iterator[Stop]:
    number, day, last = 0, 1, ""
    for item in items:
        day = item.get("day", day)
        card = cards.get(item["place"])
        if card:
            number += 1
            district = _district(card.entry.facts.get("district", ()), last)
            last = district or last
            yield Stop(number, day, card, item.get("note"), district)


def _district(known: Any, last: str) -> str:
    """That where the traveller is, if the stop lies there too; else its first."""
    return last if last in known else next(iter(known), "")


def by_district(found: Iterable[Stop]) -> list[tuple[str, list[int]]]:
    """Districts in the order of travel, with the numbers of the stops there; one that is left and visited again
    comes again."""
    placed = (stop for stop in found if stop.district)
    return [(key, [stop.number for stop in some]) for key, some in groupby(placed, key=lambda stop: stop.district)]
