"""An itinerary: places in the order of travel, day by day, with a word on each."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from etalase.content_types.destination import ACCESS
from etalase.fields import ContentType, Field, Group, ListOf
from etalase.model import Entry
from etalase.problems import N_, Problem
from etalase.values.choices import Reference
from etalase.values.dates import DaysType
from etalase.values.numbers import Whole
from etalase.values.texts import Words

STOP = Group(
    (
        Field(
            "place",
            Reference(example="destinations/jembatan-beatrix", as_card=True),
            N_("Place"),
            N_("An entry of any collection: its name, picture and district are shown."),
            required=True,
        ),
        Field("day", Whole("1"), N_("Day"), N_("On which day; without it, on that of the stop before.")),
        Field(
            "note",
            Words(example="{id: Datang pagi hari, en: Come in the morning}"),
            N_("Note"),
            N_("What to do there, in a sentence or two."),
        ),
    )
)


def days_are_in_order(entry: Entry, today: date) -> Iterable[Problem]:
    """Stops stand in the order of their days, and the last is no later than the trip."""
    del today
    length, stops = entry.facts.get("days"), entry.facts.get("stops", ())
    last = length.days if isinstance(length, timedelta) else None
    assert isinstance(stops, tuple)
    before = 1
    for number, stop in enumerate(stops):
        day: Any = stop.get("day")
        if day is None:
            continue
        values = {"day": day, "before": before, "last": last}
        place, label = entry.place(f"stops.{number}.day"), N_("Day")
        if day < before:
            message = N_("Stops stand in the order of travel: no stop of day {day} comes after one of day {before}.")
            yield Problem("stop-day-order", place, message, values, label, str(day), f"day: {before}")
        elif last is not None and day > last:
            message = N_("The trip ends on day {last}: see its length.")
            yield Problem("stop-day-late", place, message, values, label, str(day), f"day: {last}")
        before = max(before, min(day, last or day))


CONTENT_TYPE = ContentType(
    name="itinerary",
    collection="itineraries",
    label=N_("Itinerary"),
    schema_org=("TouristTrip",),
    fields=(
        Field("days", DaysType(), N_("Length"), N_("How many days it takes."), required=True, on_card=True),
        Field(
            "audience",
            Words(example="{id: Keluarga, en: Families}"),
            N_("For whom"),
            N_("Whom it suits, and whom not."),
            schema_org="touristType",
        ),
        Field(
            "season",
            Words(example="{id: Musim kemarau, en: The dry season}"),
            N_("Best season"),
            N_("When to come, and when not."),
        ),
        Field("access", ListOf(ACCESS), N_("Getting there"), N_("From where, by what, how long.")),
        Field(
            "stops", ListOf(STOP), N_("Stops"), N_("The places, in the order of travel."), required=True, in_table=False
        ),
    ),
    rules=(days_are_in_order,),
)
