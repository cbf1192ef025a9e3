"""Calendars for one's own calendar program: files of single events, and a feed a language."""

import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from etalase.calendars import ends
from etalase.values.dates import Moment, parse_time
from tests.conftest import PROJECT, SiteFolder

PASAR, PASAR_EN = "content/events/pasar/index.id.md", "content/events/pasar/index.en.md"
DATES = "start: 14 Agustus 2026\nend: 17 Agustus 2026"
FILES = ("id/calendar.ics", "en/calendar.ics", "id/acara/pasar/event.ics", "en/events/village-market/event.ics")
WIB = timedelta(hours=7)


def event_of(site: SiteFolder, path: str) -> Any:
    calendar = Calendar.from_ical((site.output / path).read_bytes())
    assert calendar.errors == []
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    return event


def test_an_event_without_hours_is_one_of_whole_days_and_ends_before_the_day_after(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    event = event_of(minimal_site, "en/events/village-market/event.ics")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 8, 14), date(2026, 8, 18))
    assert event["dtstart"].params["VALUE"] == "DATE"


def test_an_event_with_hours_is_in_the_time_of_the_place(minimal_site: SiteFolder) -> None:
    minimal_site.replace(PASAR, DATES, "start: 14 Agustus 2026 09.30\nend: 14 Agustus 2026 17.00")
    minimal_site.build()
    event = event_of(minimal_site, "id/acara/pasar/event.ics")
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert (start.replace(tzinfo=None), start.utcoffset()) == (datetime(2026, 8, 14, 9, 30), WIB)
    assert (end.replace(tzinfo=None), end.utcoffset()) == (datetime(2026, 8, 14, 17), WIB)
    assert event["dtstart"].params["TZID"] == "Asia/Jakarta"
    text = (minimal_site.output / "id/acara/pasar/event.ics").read_text("utf-8")
    assert "TZID:Asia/Jakarta" in text
    assert "TZOFFSETTO:+0700" in text


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (("2026-08-14", ""), None, ["2026-08-14", "2026-08-15"]),
        (("2026-08-14", ""), ("2026-08-14", "17.00"), ["2026-08-14", "2026-08-15"]),
        (("2026-08-14", "09.00"), None, ["2026-08-14T09:00:00+07:00"]),
        (("2026-08-14", "09.00"), ("2026-08-14", "09.00"), ["2026-08-14T09:00:00+07:00"]),
        (("2026-08-14", "09.00"), ("2026-08-15", ""), ["2026-08-14T09:00:00+07:00", "2026-08-16T00:00:00+07:00"]),
    ],
)
def test_both_ends_are_days_or_both_are_moments(
    start: tuple[str, str], end: tuple[str, str] | None, expected: list[str]
) -> None:
    def moment(day: str, clock: str) -> Moment:
        return Moment(date.fromisoformat(day), parse_time(clock) if clock else None)

    assert [one.isoformat() for one in ends(moment(*start), moment(*end) if end else None)] == expected


def test_an_event_speaks_the_language_of_its_page(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    for path, title, place, url in (
        ("id/acara/pasar/event.ics", "Pasar Desa", "Lapangan desa", "/id/acara/pasar/"),
        ("en/events/village-market/event.ics", "Village market", "The village green", "/en/events/village-market/"),
    ):
        event = event_of(minimal_site, path)
        assert (event["summary"], event["location"]) == (title, place)
        assert event["summary"].params["LANGUAGE"] == path[:2]
        assert event["url"] == f"https://contoh.example{url}"
        assert event["description"].endswith(event["url"])
        assert event["status"] == "CONFIRMED"


def test_an_event_has_the_same_name_for_machines_in_every_language_and_build(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    first = {str(event_of(minimal_site, path)["uid"]) for path in FILES}
    minimal_site.replace(PASAR_EN, "slug: village-market", "slug: market")
    minimal_site.build(date(2026, 8, 2))
    assert {str(event_of(minimal_site, "en/events/market/event.ics")["uid"])} == first
    minimal_site.replace("content/site.yaml", "contoh.example", "lain.example")
    minimal_site.build()
    assert str(event_of(minimal_site, "id/calendar.ics")["uid"]) not in first


def test_two_builds_of_one_day_give_the_same_bytes(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert event_of(minimal_site, FILES[0]).decoded("dtstamp").date() == date(2026, 8, 1)
    before = {path: (minimal_site.output / path).read_bytes() for path in FILES}
    minimal_site.build()
    assert {path: (minimal_site.output / path).read_bytes() for path in FILES} == before
    minimal_site.replace(PASAR, "kind: pasar", "kind: pasar\nupdated: 20 Juli 2026")
    minimal_site.build()
    assert event_of(minimal_site, FILES[0]).decoded("dtstamp").date() == date(2026, 7, 20)


@pytest.mark.parametrize(
    ("status", "known_as", "summary"),
    [("cancelled", "CANCELLED", "Pasar Desa (dibatalkan)"), ("postponed", "TENTATIVE", "Pasar Desa (ditunda)")],
)
def test_what_does_not_take_place_as_planned_says_so(
    minimal_site: SiteFolder, status: str, known_as: str, summary: str
) -> None:
    minimal_site.replace(PASAR, "kind: pasar", f"kind: pasar\nstatus: {status}")
    minimal_site.build()
    event = event_of(minimal_site, "id/calendar.ics")
    assert (event["status"], event["summary"]) == (known_as, summary)


def test_without_a_date_the_feed_is_empty_but_valid(minimal_site: SiteFolder) -> None:
    minimal_site.replace(PASAR, DATES, "usual_time: {id: Setiap tahun, en: Every year}")
    minimal_site.build()
    calendar = Calendar.from_ical((minimal_site.output / "id/calendar.ics").read_bytes())
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE"]
    assert not (minimal_site.output / "id/acara/pasar/event.ics").exists()
    assert "event.ics" not in minimal_site.html("/id/acara/pasar/")


def test_pages_lead_to_the_calendars_while_the_event_is_to_come(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    own = '<a href="/en/events/village-market/event.ics" type="text/calendar">Add to calendar</a>'
    assert own in minimal_site.html("/en/events/village-market/")
    assert "Tambahkan ke kalender" in minimal_site.html("/id/acara/pasar/")
    for permalink in ("/id/acara/", "/id/acara/pasar/"):
        link = '<link rel="alternate" type="text/calendar" href="/id/calendar.ics"'
        assert link in minimal_site.html(permalink).partition("</head>")[0]
    assert '<a href="/id/calendar.ics"' in minimal_site.html("/id/acara/")
    assert "calendar.ics" not in minimal_site.html("/id/produk/")
    minimal_site.build(date(2026, 8, 18))
    assert own not in minimal_site.html("/en/events/village-market/")


def test_lines_are_as_the_standard_wants_them(minimal_site: SiteFolder) -> None:
    """RFC 5545, 3.1, without the library: lines end with CR LF and have at most 75 octets; none is torn in a letter."""
    long = "Pasar, “besar”; dengan \\ garis miring dan é ç 水 𝄞 " * 5
    minimal_site.replace(PASAR, "summary: Pasar tahunan di lapangan.", f"summary: {long.strip()}")
    minimal_site.build()
    for path in FILES[::2]:
        content = (minimal_site.output / path).read_bytes()
        assert content.endswith(b"END:VCALENDAR\r\n")
        lines = content.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode()
        unfolded = content.decode().replace("\r\n ", "").split("\r\n")
        (description,) = [line.partition(":")[2] for line in unfolded if line.startswith("DESCRIPTION")]
        text = re.sub(r"\\(.)", lambda match: {"n": "\n", "N": "\n"}.get(match[1], match[1]), description)
        assert text == f"{long.strip()}\n\nhttps://contoh.example/id/acara/pasar/"
        for name in ("BEGIN:VCALENDAR", "VERSION:2.0", "UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:20260814"):
            assert sum(line.startswith(name) for line in unfolded) == 1, name


def test_the_library_is_loaded_only_where_there_are_events() -> None:
    code = (
        "import sys; from etalase.outputs import all_outputs; assert 'calendar' in all_outputs();"
        "print('icalendar' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
