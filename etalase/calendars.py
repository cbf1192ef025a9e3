"""Events as calendars have them: iCalendar files (RFC 5545, with names for feeds from RFC 7986). Core."""

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from etalase.configuration import LocalText
from etalase.content_types.event import STATUS
from etalase.entry_fields import DISTRICTS
from etalase.formats import Formats
from etalase.model import EntryPage, Site
from etalase.values.coordinates import Coordinates
from etalase.values.dates import ZONE_KEY, Moment

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

PRODUCT = "-//Etalase//NONSGML Etalase//EN"

STATUSES = {"scheduled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
"""What RFC 5545, 3.8.1.11 knows. It has no word for what will take place at another time: that is not certain."""

A_DAY = timedelta(days=1)


class Calendars(Struct, frozen=True):
    """Writes events of one locale into calendars. `icalendar` is loaded by the first: its tables are large."""

    site: Site
    formats: Formats

    def of_event(self, page: EntryPage) -> bytes:
        """A file with the event of a page, which must have a start, to be taken into one's own calendar."""
        return self._written(self._calendar(), [page])

    def feed(self, pages: Iterable[EntryPage]) -> bytes:
        """A calendar to subscribe to, with the events of those pages. It is asked for anew every day."""
        calendar = self._calendar()
        name = self.formats.value(self.site.config.title)
        calendar.add("name", name, parameters=self._language(self.formats.locale.code))  # RFC 7986, 5.1
        calendar.add("x-wr-calname", name)  # what was usual before, and is still read
        calendar.add("refresh-interval", A_DAY, parameters={"VALUE": "DURATION"})
        calendar.add("url", self.site.config.url(f"/{self.formats.locale.code}/"))
        return self._written(calendar, pages)

    def _calendar(self) -> "Calendar":
        from icalendar import Calendar

        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        return calendar

    def _written(self, calendar: "Calendar", pages: Iterable[EntryPage]) -> bytes:
        """The calendar with its time zone, which also makes it valid while it has no event (RFC 5545, 3.6)."""
        calendar.add_component(_time_zone())
        for page in pages:
            calendar.add_component(self._event(page))
        return bytes(calendar.to_ical())

    def _event(self, page: EntryPage) -> "Event":
        from icalendar import Event

        entry, facts = page.entry, page.entry.facts
        url, language = self.site.config.url(page.permalink), self._language(page.text_locale.code)
        status = str(facts.get("status", "scheduled"))
        start, end = facts["start"], facts.get("end")
        assert isinstance(start, Moment)
        assert end is None or isinstance(end, Moment)
        event = Event()
        event.add("uid", self._uid(entry.key))
        event.add("dtstamp", datetime.combine(page.updated or self.site.today, time(), UTC))
        event.add("summary", self._summary(entry.title, status), parameters=language)
        event.add("description", f"{entry.summary}\n\n{url}", parameters=language)
        event.add("url", url)
        event.add("status", STATUSES[status])
        if page.updated:
            event.add("last-modified", datetime.combine(page.updated, time(), UTC))
        for name, moment in zip(("dtstart", "dtend"), ends(start, end), strict=False):
            event.add(name, moment)
        if where := self._where(facts):
            event.add("location", where, parameters=self._language(self.formats.locale.code))
        if isinstance(point := facts.get("coordinates"), Coordinates):
            event.add("geo", (point.latitude, point.longitude))
        return event

    def _uid(self, key: str) -> str:
        """The same in every language and build; without names of hosts and people (RFC 7986, 5.3)."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, self.site.config.thing_id(key)))

    def _summary(self, title: str, status: str) -> str:
        """The title; not all calendars show the status, so it stands there if it matters."""
        if status == "scheduled":
            return title
        return f"{title} ({self.formats.translations.gettext(STATUS.options[status])})"

    def _where(self, facts: Any) -> str:
        """Venue, village and districts, each once."""
        venue = facts.get("venue")
        known = self.site.config.vocabularies.get(DISTRICTS)
        districts = [self.formats.value(known.terms[key].label) for key in facts.get("district", ())] if known else []
        named = [self.formats.value(venue) if isinstance(venue, LocalText) else "", facts.get("village", "")]
        return ", ".join(dict.fromkeys(name for name in (*named, *districts) if name))

    @staticmethod
    def _language(code: str) -> dict[str, str]:
        return {"LANGUAGE": code}


@cache
def _time_zone() -> "Timezone":
    """The site's time zone, put together once: its changes are looked for in every year since 1970."""
    from icalendar import Timezone

    return Timezone.from_tzid(ZONE_KEY)


def ends(start: Moment, end: Moment | None) -> tuple[date, ...]:
    """`DTSTART` and, if it is known, `DTEND`: both are days, or both are moments in the site's time zone.

    An end of days is the first day after (RFC 5545, 3.6.1). An end must be later than the start (3.8.2.2), so one that
    is the same moment is left out.
    """
    if start.clock is None:
        return start.day, (end.day if end else start.day) + A_DAY
    first = _moment(start.day, start.clock)
    if end is None:
        return (first,)
    last = _moment(end.day, end.clock) if end.clock else _moment(end.day + A_DAY, time())
    return (first, last) if last > first else (first,)


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(ZONE_KEY))
