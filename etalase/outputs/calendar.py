"""Calendars (RFC 5545): a file beside the page of each event that has a date, and a feed of them all a locale."""

from collections.abc import Iterator

from etalase.calendars import Calendars
from etalase.configuration import Locale
from etalase.content_types import is_about
from etalase.model import EntryPage, Output, Page, Site
from etalase.outputs import path_of
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`<page>/event.ics`, and `<locale>/calendar.ics` where the locale has pages of events, dated or not yet."""
    for locale in site.config.locales:
        pages = [page for page in site.pages if _is_of_events(page, locale)]
        if not pages:
            continue
        calendars = Calendars(site, templates.by_locale[locale.code].formats)
        dated = [page for page in pages if isinstance(page, EntryPage) and "start" in page.entry.facts]
        for page in dated:
            made_from = (page.entry.path, "content/site.yaml", "content/vocabulary/")
            yield Output(path_of(f"{page.permalink}event.ics"), calendars.of_event(page), made_from=made_from)
        yield Output(f"{locale.code}/calendar.ics", calendars.feed(dated), made_from=("content/",))


def _is_of_events(page: Page, locale: Locale) -> bool:
    entry = getattr(page, "entry", None)
    return page.locale == locale and entry is not None and is_about(entry.collection, "Event")
