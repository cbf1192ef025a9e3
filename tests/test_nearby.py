"""What is near an entry: in its district first, then in the next ones; apart from what is related to it."""

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etalase.configuration import Config
from etalase.formats import Formats
from etalase.load import config as load_config
from etalase.model import Entry, Neighbour
from etalase.prose import Body
from etalase.resolve.library import Library
from etalase.resolve.nearby import NEARBY, Neighbourhood, kilometres, rounded
from etalase.values.coordinates import Coordinates
from tests.conftest import PROJECT, MakeSite, SiteFolder

BATU = "content/destinations/gua-batu/index.id.md"


@pytest.fixture
def places(site_of: MakeSite) -> SiteFolder:
    """Six destinations in four districts, one of them far from the others."""
    return site_of("minimal", "places")


def section(html: str, heading: str) -> str:
    """A section of cards below the text; empty where there is none of that heading."""
    found = re.findall(r'<section class="card-section">.*?</section>', html, re.DOTALL)
    return next((text for text in found if f"<h2>{heading}</h2>" in text), "")


def keys(text: str) -> list[str]:
    return re.findall(r'data-interest="([^"]+)"', text)


def near(site: SiteFolder, permalink: str) -> list[str]:
    return keys(section(site.html(permalink), "Nearby"))


def test_those_of_the_same_district_come_before_those_of_the_next_ones(places: SiteFolder) -> None:
    places.build()
    html = section(places.html("/en/destinations/old-lake/"), "Nearby")
    assert set(keys(html)) <= {f"destinations/{name}" for name in ("gua-batu", "gua-angin", "danau-biru", "tepian")}
    html = section(places.html("/en/destinations/stone-cave/"), "Nearby")
    own, _, further = html.partition("<h3>In neighbouring districts</h3>")
    assert keys(own) == ["destinations/danau-biru"]  # the other cave is of the same kind: see also
    assert keys(further) == ["destinations/danau-lama"]
    assert ">Hulu<" in own and ">Tengah<" in further  # noqa: PT018


def test_a_district_far_away_is_not_near(places: SiteFolder) -> None:
    places.build()
    assert near(places, "/en/destinations/far-beach/") == []
    for path in places.output.glob("en/destinations/*/index.html"):
        assert "destinations/pantai" not in keys(section(path.read_text("utf-8"), "Nearby"))


def test_what_is_related_is_of_the_same_kind_and_not_only_of_the_same_district(places: SiteFolder) -> None:
    places.build()
    html = places.html("/en/destinations/blue-lake/")
    assert set(keys(section(html, "See also"))) == {
        "destinations/danau-lama",
        "destinations/pantai",
        "destinations/tepian",
    }
    assert set(keys(section(html, "Nearby"))) == {"destinations/gua-angin", "destinations/gua-batu"}


def test_what_an_editor_calls_related_is_not_called_nearby_as_well(places: SiteFolder) -> None:
    places.replace(BATU, "kind: gua", "kind: gua\nrelated: [destinations/danau-biru]")
    places.build()
    assert "destinations/danau-biru" in keys(section(places.html("/en/destinations/stone-cave/"), "See also"))
    assert near(places, "/en/destinations/stone-cave/") == ["destinations/danau-lama"]


def test_the_same_village_is_nearer_than_the_rest_of_the_district(places: SiteFolder) -> None:
    for name in ("kopi", "tikar"):
        file = f"content/products/{name}/index.id.md"
        places.replace(file, "category:", "district: hulu\ncategory:")
    places.replace(
        "content/products/tikar/index.id.md", "district: hulu", "district: hulu\nvillage: Sungai Batu, Rantau"
    )
    places.replace(BATU, "district: hulu", "district: hulu\nvillage: rantau")
    places.build()
    assert near(places, "/en/destinations/stone-cave/")[0] == "products/tikar"


def test_a_distance_is_told_only_where_both_coordinates_are_known(places: SiteFolder) -> None:
    places.replace(BATU, "district: hulu", 'district: hulu\ncoordinates: "-2.5, 102.3"')
    places.build()
    assert "straight line" not in places.html("/en/destinations/stone-cave/")
    places.replace(
        "content/destinations/danau-biru/index.id.md", "district: hulu", 'district: hulu\ncoordinates: "-2.5, 102.33"'
    )
    places.build()
    assert "about 3.3\u00a0km in a straight line" in places.html("/en/destinations/stone-cave/")
    assert "sekitar 3,3\u00a0km, garis lurus" in places.html("/id/destinasi/gua-batu/")
    assert places.html("/en/destinations/stone-cave/").count("straight line") == 1


def test_entries_without_a_place_or_that_cannot_be_visited_have_nothing_nearby(places: SiteFolder) -> None:
    places.replace("content/pages/tentang/index.id.md", "summary:", "district: hulu\nsummary:")
    places.build()
    assert near(places, "/en/products/village-coffee/") == []
    assert near(places, "/en/about/") == []


def test_an_event_that_is_over_is_not_near(places: SiteFolder) -> None:
    places.replace("content/events/pasar/index.id.md", "kind: pasar", "kind: pasar\ndistrict: hulu")
    places.build(date(2026, 8, 16))
    assert "events/pasar" in near(places, "/en/destinations/stone-cave/")
    places.build(date(2026, 8, 18))
    assert "events/pasar" not in near(places, "/en/destinations/stone-cave/")


def test_readers_see_only_what_is_published_in_their_language(places: SiteFolder) -> None:
    places.replace("content/destinations/danau-biru/index.id.md", "kind:", "missing_translation: hide\nkind:")
    (places.root / "content/destinations/danau-biru/index.en.md").unlink()
    places.build()
    assert "destinations/danau-biru" not in near(places, "/en/destinations/stone-cave/")
    assert "destinations/danau-biru" in keys(places.html("/id/destinasi/gua-batu/"))


# Many entries, made without files.


@cache
def config() -> Config:
    found, _ = load_config(PROJECT)
    return found


def entry(number: int, collection: str, district: str, place: Coordinates | None = None) -> Entry:
    facts: dict[str, Any] = {"district": (district,)} | ({"coordinates": place} if place else {})
    kind = {"destinations": "destination", "products": "product"}[collection]
    words = {"title": f"N {number}", "summary": "."}
    return Entry(f"{collection}/n{number:05}", collection, kind, "id", "", facts, words, Body(), {})


def neighbourhood(entries: list[Entry]) -> Neighbourhood:
    known = {entry.key: {"id": entry} for entry in entries}
    return Neighbourhood(Library(config(), date(2026, 8, 1), known, set()))


def found(all_of_them: Neighbourhood, key: str) -> tuple[Neighbour, ...]:
    return all_of_them.of(key, config().locale("id"), set())


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=6, max_size=60))
def test_the_nearest_are_found_wherever_they_lie(offsets: list[tuple[int, int]]) -> None:
    points = [(-2.5 + north / 100, 102.5 + east / 100) for north, east in offsets]
    some = neighbourhood([entry(n, "destinations", "limun", Coordinates(*at)) for n, at in enumerate(points)])
    away = sorted(rounded(kilometres(*points[0], *at)) for at in points[1:])
    assert [one.kilometres for one in found(some, "destinations/n00000")] == away[:NEARBY]


def test_every_entry_of_a_large_district_is_near_some_other_and_kinds_are_mixed() -> None:
    many = [entry(n, collection, "limun") for n in range(200) for collection in ("destinations", "products")]
    some = neighbourhood(many)
    named = {near.card.entry.key: [one.card.entry.collection for one in found(some, near.card.entry.key)]
             for one_of in many for near in found(some, one_of.key)}  # fmt: skip
    assert named.keys() == {one.key for one in many}
    assert all(set(kinds) == {"destinations", "products"} for kinds in named.values())
    assert found(some, "destinations/n00007")[0].card.entry.collection == "products"


def test_there_is_nothing_of_the_next_districts_where_the_own_has_enough() -> None:
    many = [entry(n, "destinations", "limun" if n % 2 else "pelawan") for n in range(2 * NEARBY + 2)]
    some = neighbourhood(many)
    assert [near.further for near in found(some, "destinations/n00001")] == [False] * NEARBY


def test_one_entry_more_changes_what_is_near_for_few_others() -> None:
    many = [entry(n, "destinations", "limun") for n in range(0, 400, 2)]
    before, after = neighbourhood(many), neighbourhood([*many, entry(201, "destinations", "limun")])
    changed = [one.key for one in many if found(before, one.key) != found(after, one.key)]
    assert 0 < len(changed) <= NEARBY


def test_distances_are_rounded_as_far_as_they_help() -> None:
    assert kilometres(-2.5, 102.3, -2.5, 102.4) == pytest.approx(11.11, abs=0.01)
    assert [rounded(away) for away in (0.0, 0.04, 3.44, 9.96, 11.5, 39.4)] == [0.1, 0.1, 3.4, 10.0, 12.0, 39.0]


@pytest.mark.parametrize(("away", "text"), [(0.4, "400\u00a0m"), (3.4, "3.4\u00a0km"), (12.0, "12\u00a0km")])
def test_a_distance_is_written_in_metres_or_kilometres(away: float, text: str) -> None:
    english = config().locale("en")
    assert Formats(english, None, {}).distance(away) == text  # type: ignore[arg-type]
