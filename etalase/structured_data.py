"""What a page says to machines: its facts as a graph of schema.org nodes (JSON-LD 1.1). Core.

Which property a field fills is declared with the field. Nothing is claimed that no field says: no offer without a
price, no rating, no review.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from etalase import derivatives, images, routes
from etalase.content_types import by_name, fields_of
from etalase.entry_fields import CONTACT_FIELDS
from etalase.fields import Field
from etalase.formats import Formats
from etalase.model import Entry, EntryPage, ListPage, Page, Site
from etalase.schema_values import Node, SchemaValues, belongs_to, joined

WEBSITE, PUBLISHER = "#website", "#publisher"

OFFER_PROPERTIES = ("eligibleQuantity", "deliveryLeadTime")


class StructuredData(Struct, frozen=True, dict=True):
    """Makes the graphs of the pages of one locale."""

    site: Site
    formats: Formats

    def script(self, page: Page | None) -> str:
        """The graph as the text of a `script` element of type `application/ld+json`; None is the gateway.

        No `<` is left in it, so that no text can end the element (JSON-LD 1.1, section 7.1; HTML, 4.12.1.3).
        """
        graph = {"@context": "https://schema.org", "@graph": self.graph(page)}
        return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

    def graph(self, page: Page | None) -> list[Node]:
        """The nodes of a page: the site and its publisher, the page, its way up, its thing or its list."""
        nodes = list(self._of_every_page)
        if page is None:
            return nodes
        own = self._page(page)
        nodes += [own, *([self._breadcrumbs(page)] if page.crumbs else [])]
        entry: Entry | None = getattr(page, "entry", None)
        if isinstance(page, ListPage):
            own["mainEntity"] = {"@id": f"{own['@id']}#list"}
            nodes.append(self._list(page))
        elif entry and entry.content_type:
            thing = self._thing(entry, page, own)
            nodes += [thing] if thing else []
        return nodes

    @cached_property
    def _of_every_page(self) -> tuple[Node, Node]:
        return self._website(), self._publisher()

    def _website(self) -> Node:
        config = self.site.config
        return {
            "@type": "WebSite",
            "@id": self._site_id(WEBSITE),
            "url": config.url("/"),
            "name": self.formats.value(config.title),
            "description": self.formats.value(config.tagline),
            "inLanguage": [locale.code for locale in config.locales],
            "publisher": {"@id": self._site_id(PUBLISHER)},
        }

    def _publisher(self) -> Node:
        config = self.site.config
        found = self._values.properties(CONTACT_FIELDS, config.contact)
        address = found.pop("address", {})
        own: Node = {"@type": "GovernmentOrganization", "@id": self._site_id(PUBLISHER)}
        known: Node = {"name": self.formats.value(config.title), "url": config.url("/")} | found
        return own | known | ({"address": _postal(address)} if address else {})

    def _page(self, page: Page) -> Node:
        """The page itself. Only a page in its own words is a translation of another."""
        node: Node = {
            "@type": "CollectionPage" if isinstance(page, ListPage) else "WebPage",
            "@id": self._url(page.permalink),
            "url": self._url(page.permalink),
            "name": page.title,
            "description": page.description,
            "inLanguage": page.text_locale.code,
            "isPartOf": {"@id": self._site_id(WEBSITE)},
        }
        if page.updated:
            node["dateModified"] = page.updated.isoformat()
        if page.crumbs:
            node["breadcrumb"] = {"@id": f"{node['@id']}#breadcrumbs"}
        return node | self._translations(page)

    def _translations(self, page: Page) -> Node:
        source = self.site.config.source_locale
        pages = {other.locale.code: other.permalink for other in page.alternates if other.is_translation}
        if page.text_locale != page.locale or source.code not in pages:
            return {}
        if page.locale != source:
            return {"translationOfWork": {"@id": self._url(pages[source.code])}}
        others = [{"@id": self._url(permalink)} for code, permalink in pages.items() if code != source.code]
        return {"workTranslation": joined(others)} if others else {}

    def _breadcrumbs(self, page: Page) -> Node:
        """The way from the home page, which goes by the name of the site, to this page."""
        steps = [(crumb.title, crumb.permalink) for crumb in page.crumbs] + [(page.title, page.permalink)]
        steps[0] = (self.formats.value(self.site.config.title), steps[0][1])
        items = [
            {"@type": "ListItem", "position": number, "name": title, "item": self._url(permalink)}
            for number, (title, permalink) in enumerate(steps, start=1)
        ]
        node_id = f"{self._url(page.permalink)}#breadcrumbs"
        return {"@type": "BreadcrumbList", "@id": node_id, "itemListElement": items}

    def _list(self, page: ListPage) -> Node:
        """What a list shows; positions count on from page to page."""
        shown = [(card.entry.title, card.permalink) for card in (*page.cards, *page.past)]
        shown += [(self.formats.value(term.label), permalink) for term, permalink, _ in page.terms]
        before = (page.number - 1) * self.site.config.page_size
        items = self._items(shown, before + 1)
        node_id = f"{self._url(page.permalink)}#list"
        return {"@type": "ItemList", "@id": node_id, "numberOfItems": len(items), "itemListElement": items}

    def _items(self, shown: Iterable[tuple[str, str]], first: int = 1) -> list[Node]:
        """Pages by title and permalink, with their positions in a list."""
        return [
            {"@type": "ListItem", "position": number, "name": title, "url": self._url(permalink)}
            for number, (title, permalink) in enumerate(shown, start=first)
        ]

    def _thing(self, entry: Entry, page: Page, own: Node) -> Node | None:
        """What an entry is about; None where that is the page. Adds to `own`, the page's node, what is said of texts.

        A thing is the same in every language, and so is its `@id`; an article is a text of one language.
        """
        declared = by_name(entry.content_type)
        types = list(declared.schema_org or ("Thing",))
        kind = belongs_to(types[0])
        facts = self._facts(entry, fields_of(declared))
        own |= {name: facts.pop(name) for name in ("citation", "dateModified") if name in facts}
        second = facts.pop("@type", [])
        if kind == "WebPage":
            own |= {name: facts[name] for name in ("image",) if name in facts}
            return None
        types += second if isinstance(second, list) else [second]
        node: Node = {
            "@type": joined(types),
            "@id": self.site.config.thing_id(entry.key),
            "url": self._url(page.canonical),
        }
        node |= facts
        _place(node, kind)
        self._offer(node)
        _complete_event(node, kind)
        if "TouristTrip" in types and isinstance(page, EntryPage):
            node |= self._route(page)
        if "Article" in types:
            node |= {"@id": f"{self._url(page.canonical)}#article", "headline": entry.title}
            node |= {"inLanguage": page.text_locale.code, "publisher": {"@id": self._site_id(PUBLISHER)}}
        node["mainEntityOfPage"] = {"@id": own["@id"]}
        own["mainEntity"] = {"@id": node["@id"]}
        return node

    def _route(self, page: EntryPage) -> Node:
        """The stops of a trip; nothing where readers of this locale see none."""
        items = self._items((stop.card.entry.title, stop.card.permalink) for stop in routes.stops(page))
        found: Node = {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}
        return {"itinerary": found} if items else {}

    def _facts(self, entry: Entry, fields: Iterable[Field]) -> Node:
        words = {name: entry.words[name] for name in ("title", "summary")}
        found = self._values.properties(fields, {**entry.facts, **words})
        shown = [self._image(path, item) for path, item in entry.pictures]
        return found | ({"image": shown} if shown else {})

    def _image(self, path: str, item: Mapping[str, Any]) -> Node:
        """A drawing as it is; of a photograph, its widest derivative that every program can read."""
        picture, permalink = self.site.pictures[path], self.site.media[path]
        width, height = picture.width, picture.height
        if not images.is_drawing(path):
            permalink = derivatives.fallback(permalink, width, derivatives.WIDTHS[-1])
            width, height = derivatives.largest_size((width, height))
        address = self._url(permalink)
        node: Node = {"@type": "ImageObject", "url": address, "contentUrl": address}
        node |= {"width": width, "height": height, "description": item.get("alt", "")}
        named = {"caption": item.get("caption"), "creditText": item.get("credit")}
        return node | {name: text for name, text in named.items() if text}

    def _offer(self, node: Node) -> None:
        """A price becomes an offer; without one there is none. A price for a unit is that of `UnitPriceSpecification`.

        Google asks for plain numbers, with a dot if any (developers.google.com, structured data of products).
        """
        told = node.pop("offers", {})  # in parts, where both the entry and one of its groups say something of it
        offer = {name: value for part in (told if isinstance(told, list) else [told]) for name, value in part.items()}
        price = offer.get("price")
        if price is None:
            return
        if price.to is None:
            found: Node = {"@type": "Offer", "price": str(price.amount), "priceCurrency": price.currency}
            specified: Node = {"price": str(price.amount)}
        else:
            lowest, highest = str(price.amount), str(price.to)
            found = {"@type": "AggregateOffer", "lowPrice": lowest, "highPrice": highest}
            found["priceCurrency"] = price.currency
            specified = {"minPrice": lowest, "maxPrice": highest}
        if unit := offer.get("unitText"):
            specified |= {"@type": "UnitPriceSpecification", "priceCurrency": price.currency, "unitText": unit}
            found["priceSpecification"] = specified
        found |= {name: offer[name] for name in OFFER_PROPERTIES if name in offer}
        node["offers"] = found | {"url": node["url"]}

    @cached_property
    def _values(self) -> SchemaValues:
        return SchemaValues(self.site, self.formats)

    def _site_id(self, fragment: str) -> str:
        return self._url("/") + fragment

    def _url(self, permalink: str) -> str:
        return self.site.config.url(permalink)


def _place(node: Node, kind: str) -> None:
    """Put the address and the point on the map where the type keeps them: only a Place has `geo`."""
    address, geo = node.pop("address", {}), node.pop("geo", None)
    postal = {"address": _postal(address)} if address else {}
    point = {"geo": geo} if geo else {}
    match kind:
        case "Place":
            node |= postal | point
        case "Organization":
            node |= postal | ({"location": {"@type": "Place"} | point} if point else {})
        case "Event":
            place: Node = node.pop("location", {"@type": "Place"}) | postal | point
            if "name" in place:
                place.setdefault("address", place["name"])  # an event is found by an address, a name if need be
            node |= {"location": place} if place.keys() > {"@type"} else {}
        case "CreativeWork" | "Service" if postal or point:
            node["contentLocation" if kind == "CreativeWork" else "areaServed"] = {"@type": "Place"} | postal | point
    if kind != "Organization":
        node.pop("contactPoint", None)  # only an Organization and a Person have one


def _postal(address: Mapping[str, Any]) -> Node:
    """A postal address: the village before its district. All places of the site lie in Indonesia."""
    node: Node = {"@type": "PostalAddress"}
    for name, value in address.items():
        node[name] = ", ".join(reversed(value)) if isinstance(value, list) else value
    return node | {"addressCountry": "ID"}


def _complete_event(node: Node, kind: str) -> None:
    """A dated event has a status; one that returns without a known date is a series, and of no type that needs one.

    Each event must have a place: an edition whose own is not known has that of the whole, or nothing is said of it.
    """
    if kind != "Event":
        return
    if "location" not in node.get("subEvent", {"location": None}):
        edition = node.pop("subEvent")
        node |= {"subEvent": edition | {"location": node["location"]}} if "location" in node else {}
    if "startDate" in node:
        node.setdefault("eventStatus", "https://schema.org/EventScheduled")
    else:
        node["@type"] = "EventSeries"
