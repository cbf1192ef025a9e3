"""Published addresses never die: whatever is renamed, moved or taken away, what people hold leads somewhere."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from etalase import address_ledger, unchanged
from etalase.problems import BuildError, Problem
from etalase.run import Options, run
from etalase.short_addresses import parse
from tests.conftest import PROJECT, TODAY, MakeSite, SiteFolder

FILE = "content/addresses.txt"
KOPI, TIKAR, SITE = "content/products/kopi/index.{}.md", "content/products/tikar/index.{}.md", "content/site.yaml"


@pytest.fixture
def site(site_of: MakeSite) -> SiteFolder:
    """A site with brochures, published once."""
    made = site_of("minimal", "printed")
    publish(made)
    return made


def publish(site: SiteFolder, today: date = TODAY) -> None:
    """Build, and note what the ledger lacks."""
    assert address_ledger.record(site.root, site.build(today).new_addresses) == []


def ledger(site: SiteFolder) -> dict[str, str]:
    found, problems = parse((site.root / FILE).read_text("utf-8"))
    assert problems == []
    return {line.address: line.key for line in found.lines}


def code_of(site: SiteFolder, key: str) -> str:
    return next(address for address, known in ledger(site).items() if known == key and address[0] != "/")


def target(site: SiteFolder, permalink: str) -> str:
    """Where readers of an old address are sent at once; nothing for a page of its own."""
    found = re.search(r'<meta http-equiv="refresh" content="0; url=([^"]*)"', site.html(permalink))
    return found[1].removeprefix("/desa") if found else ""


def moved_for_good(site: SiteFolder) -> dict[str, str]:
    path = site.output / "_redirects"
    rows = path.read_text("utf-8").splitlines() if path.exists() else []
    return {old: new for old, new, status in (row.split() for row in rows) if status == "301"}


def refused(site: SiteFolder) -> list[Problem]:
    with pytest.raises(BuildError) as caught:
        site.build()
    return caught.value.problems


def without_tikar(site: SiteFolder) -> None:
    shutil.rmtree(site.root / "content/products/tikar")
    for path in (site.root / "content").rglob("*.md"):  # links to it are another mistake
        path.write_text(re.sub(r"\[([^]]*)\]\(/products/tikar[^)]*\)", r"\1", path.read_text("utf-8")), "utf-8")
    for path in (site.root / "content/brochures").glob("*.yaml"):
        path.write_text(re.sub(r"products/tikar\b", "products/kopi", path.read_text("utf-8")), "utf-8")


def redirect(site: SiteFolder, old: str, new: str) -> None:
    site.replace(SITE, "default_locale: en", f"default_locale: en\nredirects:\n  {old}: {new}")


def test_a_build_notes_every_page_of_entries_collections_and_terms(site: SiteFolder) -> None:
    known = ledger(site)
    assert known["/id/produk/kopi/"] == known["/en/products/village-coffee/"] == "products/kopi"
    assert known["/en/products/"] == "products"
    assert {key for address, key in known.items() if address.startswith("/id/")} >= {"pages/tentang", "events/pasar"}
    for address in known:
        if address.startswith("/"):
            assert target(site, address) == ""
    assert any(key.startswith("categories/") for key in known.values())
    assert not moved_for_good(site)


def test_a_second_build_changes_nothing(site: SiteFolder) -> None:
    before = (site.root / FILE).read_bytes()
    assert site.build().new_addresses == {}
    publish(site)
    assert (site.root / FILE).read_bytes() == before


def test_the_old_address_leads_to_the_new_one_as_does_the_printed_code(site: SiteFolder) -> None:
    code = code_of(site, "products/kopi")
    site.replace(KOPI.format("en"), "slug: village-coffee", "slug: coffee")
    publish(site)
    old, new = "/en/products/village-coffee/", "/en/products/coffee/"
    assert target(site, old) == target(site, f"/en/q/{code}/") == new
    assert moved_for_good(site) == {old: new}
    assert "This page has moved" in site.html(old)
    assert "Opening …" in site.html(f"/en/q/{code}/")
    assert "Membuka …" in site.html(f"/id/q/{code}/")
    assert ledger(site)[new] == ledger(site)[old] == "products/kopi"
    site.replace(KOPI.format("en"), "slug: coffee", "slug: kopi")
    publish(site)
    assert moved_for_good(site) == {old: "/en/products/kopi/", new: "/en/products/kopi/"}  # no chain


def test_below_a_base_path_old_addresses_have_it_too(site: SiteFolder) -> None:
    site.replace(SITE, "https://contoh.example/", "https://contoh.example/desa/")
    site.replace(KOPI.format("en"), "slug: village-coffee", "slug: coffee")
    publish(site)
    assert target(site, "/en/products/village-coffee/") == "/en/products/coffee/"
    assert moved_for_good(site) == {"/desa/en/products/village-coffee/": "/desa/en/products/coffee/"}


def test_an_entry_that_is_taken_away_is_told_with_ways_out(site: SiteFolder) -> None:
    without_tikar(site)
    [problem] = refused(site)
    assert (problem.code, str(problem.place)) == ("address-vanished", "content/products/tikar:1:1")
    told = problem.text(str)
    assert "/id/produk/tikar/" in told
    assert all(f'"  products/tikar: {word}"' in told for word in ("gone", "products"))


@pytest.mark.parametrize("way", [0, 1])
def test_the_ways_out_that_are_told_are_right_as_they_are_written(site: SiteFolder, way: int) -> None:
    without_tikar(site)
    [problem] = refused(site)
    heading, *lines = [part for part in problem.text(str).split('"')[1::2] if ":" in part]
    text = (site.root / SITE).read_text("utf-8")
    site.write(SITE, "\n".join([text, heading, lines[way], ""]))
    publish(site)
    assert target(site, "/id/produk/tikar/") == ("/id/produk/", "")[way]


@pytest.mark.parametrize("word", ["gone", "tiada", "Gone"])
def test_what_is_gone_is_told_on_its_address(site: SiteFolder, word: str) -> None:
    code = code_of(site, "products/tikar")
    without_tikar(site)
    redirect(site, "products/tikar", word)
    publish(site)
    for permalink in ("/id/produk/tikar/", f"/id/q/{code}/"):
        assert target(site, permalink) == ""
        assert 'href="/id/produk/"' in site.html(permalink)
        assert "noindex" in site.html(permalink)
    assert not moved_for_good(site)


@pytest.mark.parametrize("written", ["products/kopi", "/products/kopi", "products/kopi/index.md"])
def test_another_entry_takes_the_place_of_one(site: SiteFolder, written: str) -> None:
    code = code_of(site, "products/tikar")
    without_tikar(site)
    redirect(site, "products/tikar", written)
    publish(site)
    assert target(site, "/id/produk/tikar/") == target(site, f"/id/q/{code}/") == "/id/produk/kopi/"
    assert moved_for_good(site)["/id/produk/tikar/"] == "/id/produk/kopi/"


def test_one_address_alone_may_lead_elsewhere(site: SiteFolder) -> None:
    without_tikar(site)
    redirect(site, "products/tikar", "products/kopi\n  /id/produk/tikar/: pages/tentang")
    publish(site)
    assert target(site, "/id/produk/tikar/") == "/id/tentang/"
    english = next(old for old, key in ledger(site).items() if key == "products/tikar" and old.startswith("/en/"))
    assert target(site, english) == "/en/products/village-coffee/"


def test_who_says_where_each_address_leads_need_not_name_the_entry(minimal_site: SiteFolder) -> None:
    publish(minimal_site)
    without_tikar(minimal_site)
    redirect(minimal_site, "/id/produk/tikar/", "products\n  /en/products/pandan-mat/: gone")
    publish(minimal_site)
    assert target(minimal_site, "/id/produk/tikar/") == "/id/produk/"


def test_what_took_a_place_may_itself_be_replaced(site: SiteFolder) -> None:
    without_tikar(site)
    redirect(site, "products/tikar", "products/tikar-baru\n  products/tikar-baru: products/kopi")
    publish(site)
    assert target(site, "/id/produk/tikar/") == "/id/produk/kopi/"


def test_moves_in_a_circle_are_told(site: SiteFolder) -> None:
    without_tikar(site)
    redirect(site, "products/tikar", "products/tikar-baru\n  products/tikar-baru: products/tikar")
    assert {problem.code for problem in refused(site)} == {"address-vanished", "redirect-unknown"}


def test_addresses_of_a_draft_lead_to_the_page_above_for_now(site: SiteFolder) -> None:
    code = code_of(site, "products/tikar")
    site.replace(TIKAR.format("id"), "category: kriya", "category: kriya\ndraft: ya")
    publish(site)
    assert target(site, "/id/produk/tikar/") == target(site, f"/id/q/{code}/") == "/id/produk/"
    assert not moved_for_good(site)
    site.replace(TIKAR.format("id"), "draft: ya\n", "draft: tidak\n")
    publish(site)
    assert target(site, "/id/produk/tikar/") == ""


def test_addresses_of_what_is_over_lead_to_the_page_above(site: SiteFolder) -> None:
    site.replace(TIKAR.format("id"), "category: kriya", "category: kriya\nexpires_on: 2026-09-01")
    publish(site)
    assert target(site, "/id/produk/tikar/") == ""
    publish(site, date(2026, 10, 1))
    assert target(site, "/id/produk/tikar/") == "/id/produk/"


def test_where_another_entry_took_an_address_over_its_page_stands_there(site: SiteFolder) -> None:
    site.replace(KOPI.format("en"), "slug: village-coffee", "slug: coffee")
    site.replace(TIKAR.format("en"), "slug: pandan-mat", "slug: village-coffee")
    publish(site)
    assert target(site, "/en/products/village-coffee/") == ""
    assert ledger(site)["/en/products/village-coffee/"] == "products/tikar"
    assert site.build().new_addresses == {}


def test_a_collection_that_is_taken_away_leads_home(site: SiteFolder) -> None:
    shutil.rmtree(site.root / "content/events")
    site.replace(SITE, "[products, events]", "[products]")
    redirect(site, "events", "gone\n  events/pasar: gone")
    site.replace("content/brochures/katalog.yaml", "event: events/pasar\n", "")
    publish(site)
    old = [address for address, key in ledger(site).items() if key.startswith("events") and address.startswith("/id/")]
    assert old
    for permalink in old:
        assert 'href="/id/"' in site.html(permalink)


def test_a_language_that_the_site_has_no_more_leads_to_that_of_most_readers(site: SiteFolder) -> None:
    site.replace(FILE, "/en/products/ products\n", "/en/products/ products\n/ms/produk/kopi/ products/kopi\n")
    publish(site)
    assert target(site, "/ms/produk/kopi/") == "/en/products/village-coffee/"


def test_redirects_that_are_not_needed_or_lead_nowhere_are_told(site: SiteFolder) -> None:
    redirect(site, "products/kopi", "products/tikar\n  products/teh: products/kopii\n  /id/produk/kopi/: gone")
    found = refused(site)
    assert [(problem.code, problem.found) for problem in found] == [
        ("redirect-in-use", "products/kopi"),
        ("redirect-unknown", "products/kopii"),
        ("redirect-in-use", "/id/produk/kopi/"),
    ]
    assert found[1].suggestion == "products/kopi"


def test_only_a_whole_build_notes_addresses(minimal_site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    import build

    shutil.copy(PROJECT / "build.py", minimal_site.root)
    options = Options("id", "text", TODAY)
    run(build.build, minimal_site.root, None, options)  # check
    run(build.build, minimal_site.root, minimal_site.output, Options("id", "text", TODAY, indexed=False))  # serve
    assert not (minimal_site.root / FILE).exists()
    run(build.build, minimal_site.root, minimal_site.output, options)
    assert "/id/produk/kopi/" in ledger(minimal_site)
    capsys.readouterr()


def test_a_build_that_fills_the_ledger_is_not_built_again(
    minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import build

    root: Path = minimal_site.root
    shutil.copy(PROJECT / "build.py", root)
    run(build.build, root, minimal_site.output, Options("id", "text", TODAY))  # fills the ledger of translations too
    minimal_site.write(FILE, "")
    environment = {"SOURCE_DATE_EPOCH": "1785542400"}  # the day of the tests
    monkeypatch.setenv(*environment.popitem())
    monkeypatch.setattr(unchanged, "DOUBTFUL", -(10**18))  # all files have been left alone for long
    run(build.build, root, minimal_site.output, Options("id", "text", TODAY))
    assert (root / FILE).read_text("utf-8")
    now, said = unchanged.look(root, {"SOURCE_DATE_EPOCH": "1785542400"})
    assert said == "Tidak ada yang berubah: situs di output/ sudah mutakhir."
    (root / FILE).write_text((root / FILE).read_text("utf-8") + "b3df products/kopi\n", "utf-8")
    now, said = unchanged.look(root, {"SOURCE_DATE_EPOCH": "1785542400"})
    assert said == ""
    if now.glances:
        now.glances.close()
    capsys.readouterr()
