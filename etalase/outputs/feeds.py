"""An Atom feed a locale (RFC 4287): the entries that were changed last."""

from collections.abc import Iterator
from datetime import date

from etalase.model import EntryPage, Output, Site
from etalase.templating import Templates

LONGEST = 30


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`<locale>/feed.xml` with the newest entries whose day of change is known."""
    for locale in site.config.locales:
        pages = [page for page in site.pages if isinstance(page, EntryPage) and page.locale == locale]
        dated = [page for page in pages if page.is_indexed and page.updated]
        newest = sorted(dated, key=lambda page: (page.updated or date.min, page.permalink), reverse=True)[:LONGEST]
        feed = templates.by_locale[locale.code].render(
            ("feed.xml",), pages=newest, permalink=f"/{locale.code}/feed.xml"
        )
        yield Output(f"{locale.code}/feed.xml", feed.encode())
