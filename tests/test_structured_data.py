"""What pages say to machines: JSON-LD with the types and properties of schema.org."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import build as etalase_build
from etalase.content_types import all_types, by_name
from tests.conftest import PROJECT, SiteFolder

KOPI, PASAR = "content/products/kopi/index.id.md", "content/events/pasar/index.id.md"
ORIGIN = "https://contoh.example"
Node = dict[str, Any]


def graph(html: str) -> list[Node]:
    """The nodes of a page, as a parser of HTML and then one of JSON find them."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found = json.loads(text)
    assert found.keys() == {"@context", "@graph"}
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def types(node: Node) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def one(site: SiteFolder, permalink: str, kind: str) -> Node:
    (node,) = [node for node in graph(site.html(permalink)) if kind in types(node)]
    return node


def test_a_product_has_an_offer_with_plain_numbers(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "Rp 25.000 – 40.000", "Rp 12.000")
    minimal_site.build()
    product = one(minimal_site, "/en/products/village-coffee/", "Product")
    assert product["name"] == "Village coffee"
    assert product["category"] == "Farm crops"
    assert (product["offers"]["price"], product["offers"]["priceCurrency"]) == ("12000", "IDR")
    assert product["offers"]["priceSpecification"]["unitText"] == "kg"
    assert product["image"][0]["url"].startswith(f"{ORIGIN}/media/products/kopi/")
    assert (product["image"][0]["width"], product["image"][0]["description"]) == (1600, "Red coffee cherries")


def test_a_range_of_prices_is_an_aggregate_offer(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    offer = one(minimal_site, "/id/produk/kopi/", "Product")["offers"]
    assert (offer["@type"], offer["lowPrice"], offer["highPrice"]) == ("AggregateOffer", "25000", "40000")


def test_cents_are_told_with_a_dot_and_both_digits(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "Rp 25.000 – 40.000", "USD 1.012,50")
    minimal_site.build()
    for permalink in ("/id/produk/kopi/", "/en/products/village-coffee/"):
        offer = one(minimal_site, permalink, "Product")["offers"]
        assert (offer["price"], offer["priceCurrency"]) == ("1012.50", "USD")
        assert offer["priceSpecification"]["price"] == "1012.50"


def test_what_a_group_says_of_the_offer_joins_its_price(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/products/kopi/index.id.md", "category:", "export: {moq: 100 kg}\ncategory:")
    minimal_site.build()
    offer = one(minimal_site, "/id/produk/kopi/", "Product")["offers"]
    assert (offer["lowPrice"], offer["eligibleQuantity"]["value"]) == ("25000", 100)


def test_without_a_price_there_is_no_offer(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "price: Rp 25.000 – 40.000\n", "export: {net_weight: 250 kg}\n")
    minimal_site.build()
    product = one(minimal_site, "/id/produk/kopi/", "Product")
    assert "offers" not in product
    assert product["weight"] == {"@type": "QuantitativeValue", "unitText": "kg", "value": 250}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("14 Agustus 2026", "17 Agustus 2026", ("2026-08-14", "2026-08-17")),
        ("14 Agustus 2026 09.30", "14 Agustus 2026 17.00", ("2026-08-14T09:30:00+07:00", "2026-08-14T17:00:00+07:00")),
    ],
)
def test_an_event_says_when_and_where(
    minimal_site: SiteFolder, start: str, end: str, expected: tuple[str, str]
) -> None:
    minimal_site.replace(PASAR, "start: 14 Agustus 2026\nend: 17 Agustus 2026", f"start: {start}\nend: {end}")
    minimal_site.build()
    event = one(minimal_site, "/en/events/village-market/", "Event")
    assert (event["startDate"], event["endDate"]) == expected
    assert event["location"] == {"@type": "Place", "name": "The village green", "address": "The village green"}
    assert event["eventStatus"] == "https://schema.org/EventScheduled"


def test_an_event_has_its_status_and_the_second_type_of_its_kind(minimal_site: SiteFolder) -> None:
    minimal_site.replace(PASAR, "kind: pasar", "kind: pasar\nstatus: postponed\nvillage: Lubuk Bangkar")
    minimal_site.replace(
        "content/vocabulary/event-kinds.yaml", "en: Market}", "en: Market}, schema_org: ExhibitionEvent"
    )
    minimal_site.build()
    event = one(minimal_site, "/id/acara/pasar/", "ExhibitionEvent")
    assert types(event) == ["Event", "ExhibitionEvent"]
    assert event["eventStatus"] == "https://schema.org/EventPostponed"
    assert event["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Lubuk Bangkar",
        "addressCountry": "ID",
    }


def test_an_event_without_a_date_claims_none(minimal_site: SiteFolder) -> None:
    minimal_site.replace(
        PASAR, "start: 14 Agustus 2026\nend: 17 Agustus 2026", "usual_time: {id: Setiap tahun, en: Every year}"
    )
    minimal_site.build()
    event = one(minimal_site, "/id/acara/pasar/", "EventSeries")
    assert not {"startDate", "endDate", "eventStatus"} & event.keys()


def test_the_last_edition_of_an_event_has_a_place_or_nothing_is_said_of_it(minimal_site: SiteFolder) -> None:
    """Search engines call an event without a place broken, one inside of another too."""
    edition = "last_edition: {name: {id: Ke-2, en: 2nd}, start: 3 September 2025}"
    edition += "\nusual_time: {id: Setiap tahun, en: Every year}"
    minimal_site.replace(PASAR, "start: 14 Agustus 2026\nend: 17 Agustus 2026", edition)
    minimal_site.build()
    event = one(minimal_site, "/id/acara/pasar/", "EventSeries")
    assert event["subEvent"]["location"] == event["location"]
    minimal_site.replace(PASAR, "venue: {id: Lapangan desa, en: The village green}\n", "")
    minimal_site.build()
    assert "subEvent" not in one(minimal_site, "/id/acara/pasar/", "EventSeries")


def test_a_thing_is_the_same_in_both_languages_and_the_pages_are_translations(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    pages = {"id": "/id/produk/kopi/", "en": "/en/products/village-coffee/"}
    things = [one(minimal_site, permalink, "Product") for permalink in pages.values()]
    assert {thing["@id"] for thing in things} == {f"{ORIGIN}/#products/kopi"}
    source, translation = (one(minimal_site, permalink, "WebPage") for permalink in pages.values())
    assert (source["inLanguage"], translation["inLanguage"]) == ("id", "en")
    assert source["workTranslation"] == {"@id": ORIGIN + pages["en"]}
    assert translation["translationOfWork"] == {"@id": ORIGIN + pages["id"]}
    assert "translationOfWork" not in source
    assert source["dateModified"] == "2026-08-17"
    assert "dateModified" not in one(minimal_site, "/id/produk/tikar/", "WebPage")
    assert source["mainEntity"] == {"@id": things[0]["@id"]}


def test_a_page_with_borrowed_text_is_no_translation(minimal_site: SiteFolder) -> None:
    (minimal_site.root / "content/products/tikar/index.en.md").unlink()
    minimal_site.build()
    page = one(minimal_site, "/en/products/tikar/", "WebPage")
    assert page["inLanguage"] == "id"
    assert not {"workTranslation", "translationOfWork"} & page.keys()


def test_the_breadcrumbs_lead_from_the_site_to_the_page(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    steps = one(minimal_site, "/en/products/village-coffee/", "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step["item"].removeprefix(ORIGIN)) for step in steps] == [
        (1, "Sample Village", "/en/"),
        (2, "Products", "/en/products/"),
        (3, "Village coffee", "/en/products/village-coffee/"),
    ]


def test_positions_in_a_list_count_on_from_page_to_page(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/site.yaml", "default_locale: en", "default_locale: en\npage_size: 1")
    minimal_site.build()
    (item,) = one(minimal_site, "/en/products/2/", "ItemList")["itemListElement"]
    assert (item["position"], item["name"]) == (2, "Village coffee")
    terms = one(minimal_site, "/en/groups/", "ItemList")["itemListElement"]
    assert [term["name"] for term in terms] == ["Farm crops", "Crafts"]


def test_the_publisher_is_the_office_that_the_site_names(minimal_site: SiteFolder) -> None:
    contact = "contact: {office: {id: Kantor Desa, en: Village office}, address: Jalan Raya 1, phone: 0745-91234}\n"
    minimal_site.write("content/site.yaml", (minimal_site.root / "content/site.yaml").read_text("utf-8") + contact)
    minimal_site.build()
    publisher = one(minimal_site, "/en/", "GovernmentOrganization")
    assert (publisher["name"], publisher["telephone"]) == ("Village office", "+6274591234")
    assert publisher["address"]["streetAddress"] == "Jalan Raya 1"


def test_no_text_can_end_the_script(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "title: Kopi Desa", 'title: "Kopi </script><b>& <!-- \\"Desa\\""')
    minimal_site.build()
    assert one(minimal_site, "/id/produk/kopi/", "Product")["name"] == 'Kopi </script><b>& <!-- "Desa"'


@pytest.fixture(scope="module")
def real_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Node]]:
    """The graphs of the site of this repository, by path."""
    output: Path = tmp_path_factory.mktemp("real") / "output"
    etalase_build.build(PROJECT, date(2026, 11, 24), output)
    pages = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in output.rglob("*.html")}
    return {
        path: graph(html)
        for path, html in pages.items()
        if not path.endswith(("404.html", "offline/index.html")) and "refresh" not in html
    }


def nodes_in(value: object) -> list[Node]:
    """Every node with a type, however deep."""
    if isinstance(value, list):
        return [node for item in value for node in nodes_in(item)]
    if isinstance(value, dict):
        return ([value] if "@type" in value else []) + nodes_in(list(value.values()))
    return []


THING = {"@type", "@id", "name", "description", "image", "url", "sameAs", "mainEntityOfPage"}
WORK = {"inLanguage", "dateModified", "citation", "translationOfWork", "workTranslation", "publisher", "isPartOf"}
WORK |= {"contentLocation", "genre", "award", "headline", "datePublished", "author", "keywords"}
PLACE = {"address", "geo", "isAccessibleForFree", "amenityFeature"}
EVENT = {"startDate", "endDate", "eventStatus", "location", "organizer", "subEvent"}
ORGANIZATION = {"address", "location", "telephone", "email", "contactPoint", "member", "foundingDate"}
OFFER = {
    "price",
    "priceCurrency",
    "priceSpecification",
    "lowPrice",
    "highPrice",
    *"eligibleQuantity deliveryLeadTime".split(),
}
# Which properties schema.org knows of each type that the site uses; written down from its pages.
KNOWN = {
    "AggregateOffer": OFFER,
    "Article": WORK,
    "BodyOfWater": PLACE,
    "BreadcrumbList": {"itemListElement"},
    "Certification": {"certificationIdentification", "issuedBy", "expires"},
    "CollectionPage": WORK | {"breadcrumb", "mainEntity"},
    "ContactPoint": {"telephone", "email"},
    "CreativeWork": WORK,
    "EducationalOccupationalProgram": {
        *("provider", "startDate", "endDate", "maximumEnrollment", "programPrerequisites"),
    },
    "Event": EVENT,
    "EventSeries": EVENT,
    "ExhibitionEvent": EVENT,
    "Festival": EVENT,
    "GeoCoordinates": {"latitude", "longitude"},
    "GovernmentOrganization": ORGANIZATION,
    "ImageObject": {"contentUrl", "width", "height", "caption", "creditText"},
    "ItemList": {"numberOfItems", "itemListElement"},
    "LandmarksOrHistoricalBuildings": PLACE,
    "ListItem": {"position", "item"},
    "LocationFeatureSpecification": {"value"},
    "Mountain": PLACE,
    "Offer": OFFER,
    "Organization": ORGANIZATION,
    "Park": PLACE,
    "Place": PLACE,
    "PostalAddress": {"streetAddress", "addressLocality", "addressCountry"},
    "Product": {"category", "material", "manufacturer", "offers", "weight", "hasCertification"},
    "Project": ORGANIZATION,
    "QuantitativeValue": {"value", "minValue", "maxValue", "unitText"},
    "RiverBodyOfWater": PLACE,
    "Service": {"category", "areaServed"},
    "TouristAttraction": PLACE,
    "TouristTrip": {"itinerary", "touristType"},
    "UnitPriceSpecification": {"price", "minPrice", "maxPrice", "priceCurrency", "unitText"},
    "Waterfall": PLACE,
    "WebPage": WORK | {"breadcrumb", "mainEntity"},
    "WebSite": WORK,
}


def test_every_page_uses_only_types_and_properties_that_schema_org_knows(real_pages: dict[str, list[Node]]) -> None:
    for path, nodes in real_pages.items():
        for node in nodes_in(nodes):
            allowed = THING.union(*(KNOWN[kind] for kind in types(node)))
            assert node.keys() <= allowed, (path, types(node), node.keys() - allowed)


def test_nobody_is_rated_and_nothing_is_empty(real_pages: dict[str, list[Node]]) -> None:
    def check(value: object, path: str) -> None:
        assert value not in ("", [], {}, None), path
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner, path)

    for path, nodes in real_pages.items():
        check(nodes, path)
        assert not re.search(r"rating|review", json.dumps([list(node) for node in nodes_in(nodes)]), re.IGNORECASE)


def test_what_a_node_refers_to_is_on_the_page_or_a_page_of_the_site(real_pages: dict[str, list[Node]]) -> None:
    pages = {f"https://sarolangun.example/{path.removesuffix('index.html')}" for path in real_pages}
    for path, nodes in real_pages.items():
        ids = [node["@id"] for node in nodes]
        assert len(ids) == len(set(ids)), path
        for text in re.findall(r'\{"@id": "([^"]+)"\}', json.dumps(nodes)):
            assert text in ids or text in pages, (path, text)


def test_every_entry_says_what_it_is(real_pages: dict[str, list[Node]]) -> None:
    said = {kind for nodes in real_pages.values() for node in nodes for kind in types(node)}
    assert said >= {
        "Product",
        "TouristAttraction",
        "TouristTrip",
        "Waterfall",
        "EventSeries",
        "CreativeWork",
        "Service",
        "Project",
    }
    assert said >= {"Organization", "Article", "EducationalOccupationalProgram", "ItemList", "WebSite", "WebPage"}


def test_a_content_type_without_a_type_of_schema_org_is_a_thing(
    minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = all_types()["products"]
    plain = replace(product, schema_org=())
    monkeypatch.setitem(all_types(), "products", plain)
    monkeypatch.setattr("etalase.structured_data.by_name", lambda name: plain if name == "product" else by_name(name))
    minimal_site.build()
    assert one(minimal_site, "/id/produk/kopi/", "Thing")["name"] == "Kopi Desa"
