"""The search: an index for each language, made of the finished pages, and a page that asks them all."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import build as etalase_build
from etalase import search_index
from etalase.ledger import Ledger
from tests.conftest import TODAY, SiteFolder

COFFEE = {"/id/cari/": "/id/produk/kopi-bukit-tempurung/", "/en/search/": "/en/products/bukit-tempurung-coffee/"}


def found(page: Page, url: str) -> dict[str, list[str]]:
    """Where the results lead, by the language of their list; that of the page itself is nothing."""
    page.goto(url)
    expect(page.locator(".search-status")).not_to_be_empty()
    return {
        part.get_attribute("lang") or "": [link.get_attribute("href") or "" for link in part.locator("a").all()]
        for part in page.locator(".search-results ol").all()
    }


@pytest.mark.parametrize("word", ["kopi", "coffee", "KOPI"])
@pytest.mark.parametrize("permalink", COFFEE)
def test_a_word_of_either_language_finds_the_page_in_the_readers_own(
    page: Page, address: str, permalink: str, word: str
) -> None:
    results = found(page, f"{address}{permalink}?q={word}")
    assert COFFEE[permalink] in results[""][:3]
    (others,) = (links for language, links in results.items() if language)
    assert not {COFFEE[one] for one in COFFEE} & set(others)  # it stands above already


@pytest.mark.parametrize(("word", "other"), [("kerajinan", "pengrajin"), ("pengrajin", "kerajinan")])
def test_words_of_one_root_find_the_same_pages(page: Page, address: str, word: str, other: str) -> None:
    results = found(page, f"{address}/id/cari/?q={word}")[""]
    assert len(results) > 2
    assert results == found(page, f"{address}/id/cari/?q={other}")[""]


def test_what_only_another_language_knows_stands_below_with_a_badge(page: Page, address: str) -> None:
    results = found(page, f"{address}/en/search/?q=pengrajin")
    assert results[""] == []
    assert results["id"]
    below = page.locator(".search-results section")
    expect(below.locator("h2")).to_have_text("Found in another language: Bahasa Indonesia")
    expect(below.locator("li .badge").first).to_have_text("(Bahasa Indonesia)")
    assert below.locator("li .badge").first.get_attribute("lang") == "en"


def test_the_question_stands_in_the_address_and_goes_along_to_the_other_language(page: Page, address: str) -> None:
    page.goto(f"{address}/id/cari/")
    page.get_by_role("searchbox").type("rotan")
    expect(page.locator(".search-status")).to_have_text(re.compile(r"Ditemukan: [1-9]"))
    assert page.url.endswith("/id/cari/?q=rotan")
    page.get_by_role("link", name="English").click()
    expect(page.locator(".search-status")).to_have_text(re.compile("Found: [1-9]"))
    expect(page.get_by_role("searchbox")).to_have_value("rotan")


def test_nothing_found_is_told_and_other_ways_are_shown(page: Page, address: str) -> None:
    assert found(page, f"{address}/id/cari/?q=xyzzy<b>") == {"": [], "en": []}
    expect(page.locator(".search-status")).to_contain_text("Tidak ada yang ditemukan")
    expect(page.locator(".search-ways")).to_be_visible()


def test_without_a_script_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/search/?q=coffee")
    expect(page.locator("noscript .notice")).to_be_visible()
    expect(page.locator(".search-ways a").first).to_be_visible()
    context.close()


def test_an_index_out_of_reach_is_told(page: Page, address: str) -> None:
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{address}/en/search/?q=coffee")
    expect(page.locator('[data-state="unreachable"]')).to_be_visible()
    expect(page.locator(".search-ways")).to_be_visible()


def index_of(output: Path) -> dict[str, str]:
    folder = output / "search"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_index_is_the_same_whenever_it_is_made(minimal_site: SiteFolder, tmp_path: Path) -> None:
    minimal_site.build()
    etalase_build.build(minimal_site.root, TODAY, tmp_path / "again")
    assert index_of(minimal_site.output) == index_of(tmp_path / "again")
    assert {path.partition("/")[0] for path in index_of(minimal_site.output)} == {"id", "en"}


def test_pagefind_runs_only_for_languages_whose_pages_have_changed(
    minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []
    run = search_index._run
    monkeypatch.setattr(search_index, "_run", lambda *arguments: (runs.append(arguments[2]), run(*arguments)))

    def build() -> list[str]:
        runs.clear()
        ledger = Ledger(minimal_site.root / "outputs", "1")
        etalase_build.build(minimal_site.root, TODAY, minimal_site.output, ledger=ledger)
        return list(runs)

    assert build() == ["id", "en"]
    first = index_of(minimal_site.output)
    assert build() == []
    assert index_of(minimal_site.output) == first
    minimal_site.replace("content/products/kopi/index.en.md", "\n---\n", "\n---\n\nA new paragraph.\n")
    assert build() == ["en"]
    next((minimal_site.output / "search/id/fragment").iterdir()).unlink()
    assert build() == ["id"]  # one file was missing
    assert {path for path in index_of(minimal_site.output) if path.startswith("id/")} == {
        path for path in first if path.startswith("id/")
    }


def test_the_manifest_names_the_files_of_the_index(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    manifest = json.loads((minimal_site.output / "build-manifest.json").read_text("utf-8"))
    assert {path.removeprefix("search/") for path in manifest if path.startswith("search/")} == set(
        index_of(minimal_site.output)
    )


def test_a_site_may_do_without(minimal_site: SiteFolder) -> None:
    text = (minimal_site.root / "content/site.yaml").read_text("utf-8")
    minimal_site.write("content/site.yaml", f"{text}search: tidak\n")
    minimal_site.build()
    assert not (minimal_site.output / "search").exists()
    assert not (minimal_site.output / "id/cari").exists()
    page = minimal_site.html("/id/produk/kopi/")
    assert "/cari/" not in page
    assert "wasm" not in page + (minimal_site.output / "_headers").read_text("utf-8")


def test_only_the_page_of_the_search_may_run_wasm(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    may = {path.parent.name for path in minimal_site.output.rglob("*.html") if "wasm-unsafe-eval" in path.read_text()}
    assert may == {"cari", "search"}
