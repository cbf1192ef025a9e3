"""The exhibition pack: which pages a stand needs where there is no connection, for a browser to save."""

import json
from collections.abc import Iterator

from etalase.content_types import is_about
from etalase.model import Entry, Output, Page, Site
from etalase.templating import LocaleTemplates, Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """`<locale>/exhibition.json`: the home page, every product and their lists, and the interest list."""
    for locale in site.config.locales:
        own = templates.by_locale[locale.code]
        pages = [own.href(permalink) for permalink in _permalinks(site, own)]
        yield Output(f"{locale.code}/exhibition.json", json.dumps(pages).encode(), made_from=("content/",))


def _permalinks(site: Site, templates: LocaleTemplates) -> Iterator[str]:
    yield f"/{templates.locale.code}/"
    yield templates.sharing.list_permalink
    yield from (page.permalink for page in site.pages if page.locale == templates.locale and _shows_products(page))


def _shows_products(page: Page) -> bool:
    entry: Entry | None = getattr(page, "entry", None)
    return entry is not None and is_about(entry.collection, "Product")
