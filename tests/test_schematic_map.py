"""A vocabulary whose terms have coordinates is shown as a schematic map, with a list that says the same."""

import math
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.configuration import LocalText, Term
from etalase.problems import Place
from etalase.schematic_map import LARGEST, WIDTH, SchematicMap, schematic_map
from etalase.values.coordinates import Coordinates
from tests.conftest import SiteFolder

DEGREES = st.floats(-11, 6).map(lambda angle: round(angle, 3))


def term(key: str, coordinates: Coordinates | None) -> Term:
    facts = {"coordinates": coordinates} if coordinates else {}
    return Term("districts", key, LocalText({"id": key}, "id"), None, facts, Place("districts.yaml"))


def map_of(*places: Coordinates | None, counts: tuple[int, ...] = ()) -> SchematicMap | None:
    terms = {f"t{n}": term(f"t{n}", place) for n, place in enumerate(places)}
    used = [(terms[f"t{n}"], f"/t{n}/", count) for n, count in enumerate(counts) if count]
    return schematic_map(terms, used)


@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=30, unique=True))
def test_circles_lie_inside_the_map_with_north_above_and_east_to_the_right(places: list[tuple[float, float]]) -> None:
    found = map_of(*(Coordinates(south, 105 + east) for south, east in places), counts=tuple(range(len(places))))
    assert found is not None
    for spot in found.spots:
        assert spot.radius <= min(spot.x, WIDTH - spot.x, spot.y, found.height - spot.y) + 0.1
    for (one, at), (other, there) in combinations(zip(found.spots, places, strict=True), 2):
        assert (one.x - other.x) * (at[1] - there[1]) >= 0
        assert (one.y - other.y) * (at[0] - there[0]) <= 0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=20, unique=True))
def test_circles_never_lie_over_one_another(places: list[tuple[int, int]]) -> None:
    found = map_of(*(Coordinates(-south / 9, 103 + east / 9) for south, east in places), counts=(50,) * len(places))
    assert found is not None
    for one, other in combinations(found.spots, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius - 0.3


def test_distances_are_true_in_all_directions() -> None:
    """A degree of longitude is half as long as one of latitude at 60 degrees."""
    found = map_of(Coordinates(60.5, 100), Coordinates(59.5, 100), Coordinates(60.5, 102))
    assert found is not None
    here, south, east = found.spots
    assert east.x - here.x == pytest.approx(south.y - here.y, abs=0.1)


def test_more_entries_make_a_larger_circle_and_none_makes_no_link() -> None:
    found = map_of(Coordinates(-2, 102), Coordinates(-2, 104), Coordinates(-3, 103), counts=(0, 1, 9))
    assert found is not None
    nothing, one, nine = found.spots
    assert nothing.radius < one.radius < nine.radius <= LARGEST
    assert (nothing.permalink, one.permalink, one.count) == ("", "/t1/", 1)


def test_a_term_without_a_place_or_too_few_terms_make_no_map() -> None:
    assert map_of(Coordinates(-2, 102), Coordinates(-2, 104)) is None
    assert map_of(Coordinates(-2, 102), Coordinates(-2, 104), Coordinates(-3, 103), None) is None


def with_map(site: SiteFolder) -> None:
    """Kriya has an entry, kebun another, kosong none."""
    file = "content/vocabulary/categories.yaml"
    site.replace(file, "kebun: {", 'kebun: {coordinates: "-2.1, 102.1", ')
    site.replace(file, "kriya: {", 'kriya: {coordinates: "-2.2, 102.2", ')
    text = (site.root / file).read_text("utf-8")
    site.write(file, f'{text}  kosong: {{coordinates: "-2.3, 102.1", label: {{id: Kosong, en: Empty}}}}\n')


@pytest.mark.parametrize(
    ("permalink", "labels"), [("/id/kelompok/", ["Hasil kebun", "Kriya"]), ("/en/groups/", ["Farm crops", "Crafts"])]
)
def test_the_list_beside_the_map_has_the_same_numbers_and_links(
    minimal_site: SiteFolder, permalink: str, labels: list[str]
) -> None:
    with_map(minimal_site)
    minimal_site.build()
    page = minimal_site.html(permalink)
    drawing, after = page.split('class="map"')[1].split("</svg>", 1)
    listed = re.findall(r'<li><a href="([^"]+)">([^<]+)</a>', after.split('<ol class="terms')[1].split("</ol>")[0])
    drawn = re.findall(r'<a href="([^"]+)" tabindex="-1"><title>([^<]+)</title>', drawing)
    assert drawn == listed
    assert [label for _, label in listed] == labels
    assert re.findall(r"<text[^>]*>(\d+)</text>", drawing) == ["1", "2", "3"]
    assert drawing.count('class="empty"') == 1
    assert page.count("Kosong") + page.count("Empty") == 2  # on the map and in the list, without a link


def test_without_places_the_page_is_a_list(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert 'class="map"' not in minimal_site.html("/id/kelompok/")
    assert "Hasil kebun" in minimal_site.html("/id/kelompok/")
