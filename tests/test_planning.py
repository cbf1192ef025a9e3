"""The plan of the site is remembered: what an editor writes between the links of a text is no part of it."""

import pytest

import build as etalase_build
from etalase import resolve
from etalase.build_result import Build
from etalase.memory import DiskMemory
from etalase.model import KEPT_APART
from etalase.problems import Place, Problem
from etalase.workers import Workers
from tests.conftest import TODAY, SiteFolder

KOPI = "content/products/kopi/index.id.md"


def build(site: SiteFolder) -> Build:
    work = Workers(DiskMemory(site.root / "memory"), "1", apart=KEPT_APART)
    return etalase_build.build(site.root, TODAY, site.output, work, indexed=False)


def link_problem(built: Build) -> Problem:
    """The last one of the text."""
    places = [
        problem for problem in built.warnings if problem.code == "link-unpublished" and problem.place.file == KOPI
    ]
    return places[-1]


def test_a_line_more_above_a_link_does_not_plan_the_site_anew(
    minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    minimal_site.replace(KOPI, "Kopi ini dipetik tangan.", "Kopi ini.\n\nLihat [tikar](/products/tikar).")
    build(minimal_site)
    monkeypatch.setattr(resolve, "site", None)  # it must not be called
    minimal_site.replace(KOPI, "Kopi ini.\n", "Kopi ini dipetik tangan.\n\nDan dijemur.\n")
    build(minimal_site)
    assert "Dan dijemur." in minimal_site.html("/id/produk/kopi/")


def test_problems_of_links_have_their_places_all_the_same(minimal_site: SiteFolder) -> None:
    minimal_site.replace(
        KOPI, "Kopi ini dipetik tangan.", "Satu [a](/products/tikar).\n\nDua [b](/products/tikr), [c](/products/koppi)."
    )
    first, second = minimal_site.problems()
    text = (minimal_site.root / KOPI).read_text("utf-8")
    line = text[: text.index("Dua")].count("\n") + 1
    assert (first.place, first.found) == (Place(KOPI, line, 9), "/products/tikr")
    assert (second.place, second.found) == (Place(KOPI, line, 30), "/products/koppi")


def test_a_warning_of_a_link_that_has_moved_tells_where_it_is_now(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "Kopi ini dipetik tangan.", "Kopi ini.\n\nLihat [tikar](/products/tikar).")
    minimal_site.replace("content/products/tikar/index.id.md", "category: kriya", "category: kriya\ndraft: ya")
    before = link_problem(build(minimal_site))
    minimal_site.replace(KOPI, "Kopi ini.\n", "Kopi ini.\n\nDipetik.\n\nDijemur.\n")
    assert link_problem(build(minimal_site)).place.line == before.place.line + 4
