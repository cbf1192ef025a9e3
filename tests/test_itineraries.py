"""Itineraries: stops in the order of travel, with a note, on the page, on a map and for machines."""

import re
from datetime import timedelta

import pytest

import build as etalase_build
from etalase import resolve
from etalase.formats import Formats
from etalase.ledger import Ledger
from etalase.load import config as load_config
from etalase.memory import DiskMemory
from etalase.model import KEPT_APART, Page
from etalase.prose import Prose
from etalase.schematic_map import WIDTH, route_map
from etalase.templating import LocaleTemplates
from etalase.values import Misread, ReadContext
from etalase.values.dates import DaysType
from etalase.workers import Workers
from tests.conftest import PROJECT, TODAY, MakeSite, SiteFolder
from tests.test_structured_data import one

TRIP = "content/itineraries/ke-hilir/index.id.md"
CONTEXT = ReadContext(("id", "en"), {}, translations={"day": ("hari", "day"), "days": ("hari", "days")})


@pytest.fixture
def site(site_of: MakeSite) -> SiteFolder:
    """Destinations in four districts, and an itinerary of two days with four stops."""
    return site_of("minimal", "places")


def route(html: str) -> str:
    found = re.search(r'<section class="route">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def stops(html: str) -> list[tuple[str, str]]:
    """The numbers and titles of the stops that a page shows."""
    return re.findall(r'class="number">(\d+)</span>\s*<h\d[^>]*><a [^>]*>([^<]+)</a>', route(html))


def test_stops_stand_in_their_order_with_numbers_that_count_on_from_day_to_day(site: SiteFolder) -> None:
    site.build()
    html = site.html("/en/itineraries/downriver/")
    expected = [("1", "Stone cave"), ("2", "Old lake"), ("3", "Village coffee"), ("4", "Blue lake")]
    assert stops(html) == expected
    assert re.findall(r"<h3>(Day \d)</h3>", html) == ["Day 1", "Day 2"]
    assert re.findall(r'<ol class="stops" start="(\d)">', html) == ["1", "2"]
    first, _, second = route(html).partition("Day 2")
    assert "Stone cave" in first
    assert all(title in second for _, title in expected[1:])  # a stop without a day is on that of the one before
    assert "Hari 2" in site.html("/id/rencana/ke-hilir/")


def test_a_stop_has_its_note_in_the_language_of_the_page(site: SiteFolder) -> None:
    site.build()
    assert "Bring a light." in route(site.html("/en/itineraries/downriver/"))
    assert "Bawalah lampu." in route(site.html("/id/rencana/ke-hilir/"))
    assert 'href="/en/destinations/stone-cave/"' in route(site.html("/en/itineraries/downriver/"))


def test_a_note_that_is_not_translated_is_marked_as_borrowed(site: SiteFolder) -> None:
    site.replace(TRIP, "{id: Bawalah lampu., en: Bring a light.}", "{id: Bawalah lampu.}")
    assert [warning.code for warning in site.build().warnings] == ["words-missing"]
    assert '<p class="note" lang="id" dir="ltr">Bawalah lampu.</p>' in site.html("/en/itineraries/downriver/")


def test_a_trip_of_one_day_needs_no_headings_of_days(site: SiteFolder) -> None:
    site.replace(TRIP, "days: 2 hari", "days: 1")
    site.replace(TRIP, "    day: 2\n", "")
    site.build()
    html = route(site.html("/en/itineraries/downriver/"))
    assert "Day 1" not in html
    assert re.findall(r"<h3[^>]*><a [^>]*>([^<]+)", html) == ["Stone cave", "Old lake", "Village coffee", "Blue lake"]


def test_the_length_stands_on_the_card_and_in_the_facts(site: SiteFolder) -> None:
    site.build()
    assert "<li>2\u00a0days</li>" in site.html("/en/itineraries/")
    assert "2\u00a0hari" in site.html("/id/rencana/ke-hilir/")


def test_a_stop_that_readers_do_not_see_is_left_out_and_not_counted(site: SiteFolder) -> None:
    site.replace("content/destinations/gua-batu/index.id.md", "kind:", "draft: ya\nkind:")
    site.build()
    assert stops(site.html("/en/itineraries/downriver/")) == [
        ("1", "Old lake"),
        ("2", "Village coffee"),
        ("3", "Blue lake"),
    ]


def test_the_page_of_a_stop_names_the_itinerary_once(site: SiteFolder) -> None:
    site.replace(TRIP, "  - place: destinations/danau-biru", "  - place: destinations/gua-batu")
    site.build()
    html = site.html("/en/destinations/stone-cave/")
    assert "<h2>Itineraries that come here</h2>" in html
    assert html.count('data-interest="itineraries/ke-hilir"') == 1
    assert "Connected with this" not in html
    assert "Itineraries that come here" not in site.html("/en/destinations/wind-cave/")


def test_what_else_names_an_entry_stands_apart_from_itineraries(site: SiteFolder) -> None:
    site.replace(
        "content/events/pasar/index.id.md", "kind: pasar", "kind: pasar\nexhibition: {products: [products/kopi]}"
    )
    site.build()
    html = site.html("/en/products/village-coffee/")
    after = html.partition("<h2>Itineraries that come here</h2>")[2]
    assert '<a href="/en/products/village-coffee/">Village coffee</a>' in site.html("/en/events/village-market/")
    assert 'data-interest="events/pasar"' in after.partition("<h2>Connected with this</h2>")[2]


def test_machines_read_a_tourist_trip_with_its_stops(site: SiteFolder) -> None:
    site.build()
    trip = one(site, "/en/itineraries/downriver/", "TouristTrip")
    assert (trip["name"], trip["touristType"]) == ("Downriver", "Families")
    itinerary = trip["itinerary"]
    assert (itinerary["@type"], itinerary["numberOfItems"]) == ("ItemList", 4)
    items = [(item["position"], item["name"], item["url"]) for item in itinerary["itemListElement"]]
    assert items[0] == (1, "Stone cave", "https://contoh.example/en/destinations/stone-cave/")
    assert items[2] == (3, "Village coffee", "https://contoh.example/en/products/village-coffee/")


# The map.


def drawing(site: SiteFolder) -> str:
    return route(site.html("/en/itineraries/downriver/")).partition("<svg")[2].partition("</svg>")[0]


def test_the_map_shows_the_districts_in_the_order_of_travel(site: SiteFolder) -> None:
    site.build()
    found = re.findall(r"<text x[^>]*>([^<]+)</text><text class=\"name[^>]*>([^<]+)<", drawing(site))
    assert found == [("1, 4", "Hulu"), ("2", "Tengah")]  # the coffee has no district
    assert drawing(site).count('class="other"') == 2
    assert len(re.findall(r"M\d", drawing(site))) == 2  # there and back


def test_a_trip_within_one_district_has_no_way_on_the_map(site: SiteFolder) -> None:
    site.replace(TRIP, "destinations/danau-lama", "destinations/gua-angin")
    site.build()
    assert re.findall(r"<text x[^>]*>([^<]+)</text>", drawing(site)) == ["1–2, 4"]
    assert "<path" not in drawing(site)


def test_a_stop_in_several_districts_lies_where_the_traveller_is(site: SiteFolder) -> None:
    site.replace("content/destinations/danau-biru/index.id.md", "district: hulu", "district: [hilir, tengah]")
    site.build()
    found = re.findall(r"<text x[^>]*>([^<]+)</text><text class=\"name[^>]*>([^<]+)<", drawing(site))
    assert found == [("1", "Hulu"), ("2, 4", "Tengah")]


def test_a_site_without_places_of_districts_has_the_route_without_a_map(site: SiteFolder) -> None:
    site.replace("content/vocabulary/districts.yaml", ', coordinates: "-1.20, 103.60"', "")
    site.build()
    assert "<svg" not in route(site.html("/en/itineraries/downriver/"))
    assert len(stops(site.html("/en/itineraries/downriver/"))) == 4


def test_names_and_the_way_stay_on_the_drawing() -> None:
    config, _ = load_config(PROJECT)
    terms = config.vocabularies["districts"].terms
    found = route_map(terms, [(key, [number]) for number, key in enumerate(terms, start=1)])
    assert found is not None
    assert len(found.visits) == len(terms)
    assert found.others == ()
    for visit in found.visits:
        reach = 11 * len(visit.term.label.in_locale("id"))
        assert (visit.x - 26 - reach if visit.is_in_the_east else WIDTH - visit.x - 26 - reach) > 0
    numbers = [float(number) for number in re.findall(r"-?\d+", found.way)]
    assert min(numbers) >= 0
    assert max(numbers[::2]) <= WIDTH
    assert route_map(terms, []) is None


# Reading.


@pytest.mark.parametrize(("text", "days"), [("1", 1), ("2 hari", 2), ("3 days", 3), ("99", 99)])
def test_a_length_is_read_in_days(text: str, days: int) -> None:
    assert DaysType().convert(text, CONTEXT) == timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "code"),
    [("0", "days-outside"), ("100", "days-outside"), ("2 jam", "number-unreadable"), ("dua hari", "number-unreadable"),
     ("1,5 hari", "number-not-whole")],
)  # fmt: skip
def test_what_is_no_number_of_days_is_refused(text: str, code: str) -> None:
    with pytest.raises(Misread) as caught:
        DaysType().convert(text, CONTEXT)
    assert caught.value.code == code


def test_a_length_is_written_in_the_words_of_the_locale() -> None:
    config, _ = load_config(PROJECT)
    english = Formats(config.locale("en"), None, {})  # type: ignore[arg-type]
    assert english.value(timedelta(days=1)) == "1\u00a0day"
    assert english.value(timedelta(days=2)) == "2\u00a0days"


def test_mistakes_in_stops_are_told_with_what_would_be_right(site: SiteFolder) -> None:
    site.replace(TRIP, "destinations/danau-lama\n    day: 2", "destinations/danau-lam\n    day: 3")
    site.replace(TRIP, "  - place: products/kopi\n", "  - place: products/kopi\n    day: 1\n")
    unknown, late, early = site.problems()
    assert (late.code, late.found, late.example) == ("stop-day-late", "3", "day: 2")
    assert (early.code, early.found, early.example) == ("stop-day-order", "1", "day: 2")
    assert (unknown.code, unknown.label, unknown.found, unknown.suggestion) == (
        "reference-unknown",
        "Place",
        "destinations/danau-lam",
        "destinations/danau-lama",
    )
    line = (site.root / TRIP).read_text("utf-8").splitlines()[unknown.place.line - 1]
    assert line[unknown.place.column - 1 :] == "destinations/danau-lam"


# Memory.


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The permalinks of pages that were rendered."""
    found: list[str] = []
    render_page = LocaleTemplates.render_page

    def noted(templates: LocaleTemplates, page: Page, prose: Prose) -> str:
        found.append(page.permalink)
        return render_page(templates, page, prose)

    monkeypatch.setattr(LocaleTemplates, "render_page", noted)
    return found


def build(site: SiteFolder) -> None:
    work = Workers(DiskMemory(site.root / "memory"), "1", apart=KEPT_APART)
    etalase_build.build(site.root, TODAY, site.output, work, ledger=Ledger(site.root / "outputs", "1"), indexed=False)


def test_an_edit_of_a_stop_changes_the_itinerary_and_not_every_page(site: SiteFolder, rendered: list[str]) -> None:
    build(site)  # many pages are spread over processes, of which nothing is noted
    rendered.clear()
    site.replace("content/destinations/danau-lama/index.en.md", "title: Old lake", "title: Ancient lake")
    build(site)
    assert ("2", "Ancient lake") in stops(site.html("/en/itineraries/downriver/"))
    assert "/en/itineraries/downriver/" in rendered
    assert not {"/en/about/", "/en/events/village-market/", "/id/rencana/ke-hilir/"} & set(rendered)


def test_a_paragraph_of_a_stop_plans_nothing_anew(
    site: SiteFolder, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "content/products/kopi/index.en.md"
    build(site)
    rendered.clear()
    monkeypatch.setattr(resolve, "site", None)  # it must not be called
    site.replace(file, "picked by hand", "picked in the morning")
    build(site)
    assert rendered == ["/en/products/village-coffee/"]
