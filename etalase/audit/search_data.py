"""The data for search engines (JSON-LD): readable, and with what each type of thing needs."""

import json
import re
from collections.abc import Iterator, Mapping

from etalase.finished import SiteAddress
from etalase.html_pages import Element, HtmlPage
from etalase.problems import N_, Problem

NEEDED: Mapping[str, tuple[str, ...]] = {
    "WebSite": ("name", "url", "inLanguage"),
    "WebPage": ("name", "url", "inLanguage", "isPartOf"),
    "CollectionPage": ("name", "url", "inLanguage", "isPartOf", "mainEntity"),
    "BreadcrumbList": ("itemListElement",),
    "ItemList": ("itemListElement", "numberOfItems"),
    "ListItem": ("position", "name"),
    "Organization": ("name",),
    "GovernmentOrganization": ("name", "url"),
    "Product": ("name", "description"),
    "Offer": ("price", "priceCurrency"),
    "AggregateOffer": ("lowPrice", "priceCurrency"),
    "Event": ("name", "startDate", "location"),
    "ExhibitionEvent": ("name", "startDate", "location"),
    "Festival": ("name", "startDate", "location"),
    "EventSeries": ("name",),
    "Article": ("headline", "inLanguage", "publisher"),
    "NewsArticle": ("headline", "inLanguage", "publisher"),
    "TouristAttraction": ("name",),
    "Place": (),
    "GeoCoordinates": ("latitude", "longitude"),
    "PostalAddress": ("addressCountry",),
    "ImageObject": ("contentUrl",),
}
"""Properties without which Google shows nothing of a thing, or nobody knows what it is.

Events: developers.google.com/search/docs/appearance/structured-data/event; the others beside it.
"""

PRICES = ("price", "lowPrice", "highPrice", "minPrice", "maxPrice")
DATES = ("startDate", "endDate", "dateModified", "datePublished")

_PRICE = re.compile(r"\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))?)?)?")


def of_page(page: HtmlPage, address: SiteAddress) -> Iterator[Problem]:
    """Every block is JSON; its nodes have what their types need, plain prices and dates as ISO 8601 has them."""
    del address
    for script in page.all("script"):
        if script.attributes.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text)
        except ValueError as error:
            message = N_("The data for search engines cannot be read: {error}")
            yield page.problem(script, "data-broken", message, error=error)
            continue
        for node in _nodes(data):
            yield from _node(node, script, page)


def _nodes(data: object) -> Iterator[Mapping[str, object]]:
    """All objects that say of what type they are, within each other."""
    if isinstance(data, list):
        for one in data:
            yield from _nodes(one)
    elif isinstance(data, dict):
        if "@type" in data:
            yield data
        for value in data.values():
            yield from _nodes(value)


def _node(node: Mapping[str, object], script: Element, page: HtmlPage) -> Iterator[Problem]:
    types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    for name in types:
        for needed in NEEDED.get(str(name), ()):
            if node.get(needed) in (None, "", []):
                message = N_('Of a "{type}", search engines need "{property}".')
                found = str(node.get("@id") or node.get("name") or "")
                yield page.problem(script, "data-lacks", message, found=found or None, type=name, property=needed)
    for name, form, example in ((PRICES, _PRICE, "25000"), (DATES, _DATE, "2026-08-17T08:00:00+07:00")):
        for wrong in (node[one] for one in name if one in node and not form.fullmatch(str(node[one]))):
            message = N_("Programs cannot read this price or date.")
            yield page.problem(script, "data-unreadable", message, found=str(wrong), example=example)
