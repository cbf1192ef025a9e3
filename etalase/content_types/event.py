"""A festival, a fair, a forum: with a date, or with the usual time while no date is set."""

from collections.abc import Iterable
from datetime import date, time

from etalase.fields import ContentType, Field, Group, ListOf, Sorting
from etalase.model import Entry
from etalase.problems import N_, Problem, Severity
from etalase.values.choices import Choice, Option, Reference
from etalase.values.contacts import UrlType
from etalase.values.dates import DateType, Moment, MomentType
from etalase.values.texts import Text, Words

STATUS = Option({"scheduled": N_("scheduled"), "postponed": N_("postponed"), "cancelled": N_("cancelled")})

EXHIBITION_FIELDS = (
    Field("stand", Text(60, "Hall 3, A12"), N_("Stand"), N_("Hall and number.")),
    Field("products", ListOf(Reference("products")), N_("Products shown"), N_("Entries of the collection products.")),
)

LAST_EDITION_FIELDS = (
    Field(
        "name",
        Words(same_everywhere=True, example="INACRAFT 2026"),
        N_("Edition"),
        N_("Its number or theme."),
        schema_org="name",
    ),
    Field("start", DateType(), N_("Start"), N_("The first day."), required=True, schema_org="startDate"),
    Field("end", DateType(), N_("End"), N_("The last day."), schema_org="endDate"),
    Field(
        "venue",
        Words(same_everywhere=True, example="ICE BSD"),
        N_("Venue"),
        N_("Where it was held."),
        schema_org="location",
    ),
)


def ends_after_it_starts(entry: Entry, today: date) -> Iterable[Problem]:
    """An event cannot end before it starts, nor its last edition."""
    del today
    start, end = entry.facts.get("start"), entry.facts.get("end")
    last = entry.facts.get("last_edition")
    pairs = [("end", start, end)]
    if isinstance(last, dict):
        pairs.append(("last_edition.end", last.get("start"), last.get("end")))
    for name, first, second in pairs:
        if first is not None and second is not None and _first_instant(first) > _last_instant(second):
            yield Problem(
                "event-ends-first", entry.place(name), N_("The event ends before it starts."), label=N_("End")
            )


def has_a_time(entry: Entry, today: date) -> Iterable[Problem]:
    """An event has a start, or says in words when it usually takes place."""
    del today
    if not {"start", "usual_time"} & (entry.facts.keys() | entry.places.keys()):  # what is written wrong has been told
        message = N_("An event needs a start, or its usual time in words while no date is set.")
        example = "usual_time: {id: Setiap Oktober, en: Every October}"
        yield Problem("event-without-time", entry.place(""), message, label=N_("Start"), example=example)


def has_a_place(entry: Entry, today: date) -> Iterable[Problem]:
    """Who wants to come on the day of an event must know where; search engines show none without a place."""
    del today
    written = entry.facts.keys() | entry.places.keys()
    if "start" in entry.facts and not {"venue", "village", "district", "coordinates"} & written:
        message = N_(
            "This event has a day, and no place: visitors do not know where to go, and search engines do not show it."
        )
        yield Problem(
            "event-without-place",
            entry.place("start"),
            message,
            label=N_("Venue"),
            example="venue: ICE BSD",
            severity=Severity.WARNING,
        )


def _first_instant(value: object) -> tuple[date, time]:
    return (value.day, value.clock or time.min) if isinstance(value, Moment) else (_day(value), time.min)


def _last_instant(value: object) -> tuple[date, time]:
    return (value.day, value.clock or time.max) if isinstance(value, Moment) else (_day(value), time.max)


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value


CONTENT_TYPE = ContentType(
    name="event",
    collection="events",
    label=N_("Event"),
    schema_org=("Event",),
    visited=True,
    fields=(
        Field(
            "kind",
            Choice("event-kinds", "festival"),
            N_("Kind"),
            N_("One of the list in content/vocabulary/event-kinds.yaml."),
            required=True,
            schema_org="@type",
            on_card=True,
        ),
        Field(
            "start",
            MomentType(),
            N_("Start"),
            N_("Day, and time if it has one (WIB)."),
            schema_org="startDate",
            in_table=False,
            asked=True,
        ),
        Field(
            "end",
            MomentType("23 Agustus 2026"),
            N_("End"),
            N_("The last day, or the time it ends."),
            schema_org="endDate",
            in_table=False,
        ),
        Field(
            "usual_time",
            Words(example="{id: Setiap Oktober, en: Every October}"),
            N_("Usual time"),
            N_("In words, while no date is set."),
            on_card=True,
        ),
        Field("status", STATUS, N_("Status"), N_("Whether it takes place as planned."), schema_org="eventStatus"),
        Field(
            "venue",
            Words(same_everywhere=True, example="ICE BSD"),
            N_("Venue"),
            N_("Where it is held."),
            schema_org="location",
            asked=True,
        ),
        Field(
            "organiser",
            Words(same_everywhere=True, example="ASEPHI"),
            N_("Organiser"),
            N_("Who holds it."),
            schema_org="organizer",
        ),
        Field(
            "last_edition",
            Group(LAST_EDITION_FIELDS),
            N_("Last known edition"),
            N_("When and where it last was."),
            schema_org="subEvent",
        ),
        Field("exhibition", Group(EXHIBITION_FIELDS), N_("Exhibition"), N_("Our stand and what it shows.")),
        Field("web", UrlType(), N_("Website"), N_("The organiser's own page."), schema_org="sameAs"),
    ),
    sorting=Sorting.UPCOMING,
    rules=(ends_after_it_starts, has_a_time, has_a_place),
)
