"""Lists can be filtered: by links to the pages of terms, and at once where scripts run."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browsing import until
from tests.conftest import SiteFolder
from tests.hosting import served

KOPI = "content/products/kopi/index.id.md"


def options(html: str) -> list[tuple[str, str, str]]:
    """Token, words and number of each choice."""
    return re.findall(r'data-token="([^"]*)"[^>]*>([^<]*) <small>(\d+)</small>', html)


def test_a_list_offers_the_terms_of_its_entries_with_their_numbers(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert options(minimal_site.html("/id/produk/")) == [
        ("category:kebun", "Hasil kebun", "1"),
        ("category:kriya", "Kriya", "1"),
    ]
    assert 'href="/en/groups/crafts/" data-token="category:kriya">Crafts' in minimal_site.html("/en/products/")


def test_what_only_some_entries_tell_is_a_filter_too(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI, "category: kebun", "category: kebun\nexport: {hs_code: 0901.11}")
    minimal_site.build()
    assert ("export:", "Siap ekspor", "1") in options(minimal_site.html("/id/produk/"))
    assert minimal_site.html("/id/produk/").count('data-filters="category:kebun export:"') == 1


def test_a_filter_that_all_entries_pass_is_none(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/products/tikar/index.id.md", "category: kriya", "category: kebun")
    minimal_site.build()
    assert options(minimal_site.html("/id/produk/")) == []
    assert "filters.js" not in minimal_site.html("/id/produk/")


def test_a_list_of_a_term_has_no_filters(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert options(minimal_site.html("/id/kelompok/kriya/")) == []


@pytest.fixture
def long_list(minimal_site: SiteFolder) -> SiteFolder:
    """Three products on as many pages: coffee, then two mats."""
    text = (minimal_site.root / "content/site.yaml").read_text("utf-8")
    minimal_site.write("content/site.yaml", f"{text}page_size: 1\n")
    minimal_site.write("content/products/topi/index.id.md", "---\ntitle: Topi\nsummary: Topi.\ncategory: kriya\n---\n")
    minimal_site.build()
    return minimal_site


@pytest.fixture
def long_address(long_list: SiteFolder) -> Iterator[str]:
    with served(long_list.output, {}) as address:
        yield address


@pytest.mark.parametrize("permalink", ["/id/produk/", "/id/produk/2/", "/id/produk/3/"])
def test_every_page_of_a_list_offers_the_terms_of_the_whole_list(long_list: SiteFolder, permalink: str) -> None:
    assert options(long_list.html(permalink)) == [
        ("category:kebun", "Hasil kebun", "1"),
        ("category:kriya", "Kriya", "2"),
    ]


def shown(page: Page) -> int:
    return page.locator(".card:visible").count()


def test_a_choice_hides_the_others_at_once_and_stands_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/id/produk/")
    everything = shown(page)
    craft = page.locator('[data-token="category:kriya"]')
    number = int(craft.locator("small").inner_text())
    craft.click()
    assert 0 < shown(page) == number < everything
    assert page.url.endswith("/id/produk/?category=kriya")
    expect(page.locator('.filters [role="status"]')).to_have_text(f"Ditampilkan: {number}")
    expect(craft).to_have_attribute("aria-current", "true")
    page.locator('[data-token="district:pelawan"]').click()
    assert page.url.endswith("?category=kriya&district=pelawan")
    assert shown(page) < number
    page.go_back()
    assert shown(page) == number
    page.reload()
    assert shown(page) == number
    craft.click()
    assert shown(page) == everything
    assert page.url.endswith("/id/produk/")


def test_a_part_of_a_list_without_any_is_not_shown(page: Page, minimal_site: SiteFolder) -> None:
    kinds = "content/vocabulary/event-kinds.yaml"
    minimal_site.replace(
        kinds, "terms:", "slug: {id: jenis, en: kinds}\nterms:\n  pesta: {label: {id: Pesta, en: Feast}}"
    )
    minimal_site.write(
        "content/events/pesta/index.id.md",
        "---\ntitle: Pesta\nsummary: Pesta.\nkind: pesta\nusual_time: {id: Setiap Oktober, en: Every October}\n---\n",
    )
    minimal_site.build()
    with served(minimal_site.output, {}) as address:
        page.goto(f"{address}/id/acara/")
        expect(page.locator(".card-section:visible")).to_have_count(2)  # with a day, and without
        page.locator('[data-token="kind:pesta"]').click()
        expect(page.locator(".card-section:visible")).to_have_count(1)


CARDS = ".card:visible :is(h2, h3)"


def test_a_choice_shows_what_all_pages_of_a_list_have_in_its_order(page: Page, long_address: str) -> None:
    page.goto(f"{long_address}/id/produk/3/")
    expect(page.locator(CARDS)).to_have_text(["Topi"])
    page.locator('[data-token="category:kriya"]').click()
    expect(page.locator(CARDS)).to_have_text(["Tikar Pandan", "Topi"])
    expect(page.locator('.filters [role="status"]')).to_have_text("Ditampilkan: 2")
    expect(page.locator(".pagination")).to_be_hidden()
    expect(page.locator(".card-section:visible")).to_have_count(1)
    assert page.url.endswith("/id/produk/3/?category=kriya")
    page.locator('[data-token="category:kebun"]').click()
    expect(page.locator(CARDS)).to_have_text(["Kopi Desa"])
    page.reload()
    expect(page.locator(CARDS)).to_have_text(["Kopi Desa"])
    page.locator('[data-token="category:kebun"]').click()
    expect(page.locator(CARDS)).to_have_text(["Topi"])
    expect(page.locator(".pagination")).to_be_visible()
    page.go_back()
    expect(page.locator(CARDS)).to_have_text(["Kopi Desa"])


def test_cards_of_other_pages_can_be_put_on_the_interest_list(page: Page, long_address: str) -> None:
    page.goto(f"{long_address}/id/produk/")
    page.locator('[data-token="category:kriya"]').click()
    page.get_by_role("button", name="Tambahkan ke daftar minat: Topi").click()
    expect(page.locator(".interest-count")).to_have_text("1")


def test_pages_are_fetched_only_when_something_is_chosen_and_once(page: Page, long_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "fetch" else None)
    page.goto(f"{long_address}/id/produk/", wait_until="networkidle")
    assert asked == []
    for token in ("category:kriya", "category:kebun"):
        page.locator(f'[data-token="{token}"]').click()
        expect(page.locator(".pagination")).to_be_hidden()
    assert asked == [f"{long_address}/id/produk/{number}" for number in ("", "2/", "3/")]


def no_answer(route: Route) -> None:
    route.abort()


def another_page(route: Route) -> None:
    """As a wireless network answers that wants to be paid first."""
    route.fulfill(status=200, content_type="text/html", body="<h1>Masuk</h1>")


@pytest.mark.parametrize("answer", [no_answer, another_page])
@pytest.mark.parametrize("begins", ["", "?category=kriya"])
def test_pages_that_cannot_be_had_leave_the_list_as_it_was_and_that_is_told(
    page: Page, long_address: str, answer: Callable[[Route], None], begins: str
) -> None:
    page.route("**/id/produk/2/", answer)
    page.goto(f"{long_address}/id/produk/{begins}")
    craft = page.locator('[data-token="category:kriya"]')
    if not begins:
        craft.click()
    expect(page.locator('.filters [role="status"]')).to_contain_text("tidak dapat dijangkau")
    expect(page.locator(CARDS)).to_have_text(["Kopi Desa"])
    expect(page.locator(".pagination")).to_be_visible()
    expect(craft).not_to_have_attribute("aria-current", "true")
    assert page.url.endswith("/id/produk/")
    page.unroute("**/id/produk/2/")
    craft.click()
    expect(page.locator(CARDS)).to_have_text(["Tikar Pandan", "Topi"])


def test_a_choice_that_is_taken_back_while_pages_come_shows_the_list(page: Page, long_address: str) -> None:
    waiting: list[Route] = []
    page.route("**/id/produk/2/", lambda route: waiting.append(route))
    page.goto(f"{long_address}/id/produk/")
    craft = page.locator('[data-token="category:kriya"]')
    craft.click()
    expect(page.locator('.filters [role="status"]')).to_contain_text("sedang diambil")
    craft.click()
    expect(page.locator('.filters [role="status"]')).to_be_empty()
    page.wait_for_timeout(200)
    waiting[0].continue_()
    page.wait_for_timeout(300)
    expect(page.locator(CARDS)).to_have_text(["Kopi Desa"])
    expect(page.locator(".pagination")).to_be_visible()


def test_parts_of_a_list_that_go_on_on_the_next_page_become_one(page: Page, minimal_site: SiteFolder) -> None:
    kinds = "content/vocabulary/event-kinds.yaml"
    minimal_site.replace(
        kinds, "terms:", "slug: {id: jenis, en: kinds}\nterms:\n  pesta: {label: {id: Pesta, en: Feast}}"
    )
    for name, when in (("a", "usual_time: {id: Mei, en: May}"), ("b", "usual_time: {id: Juni, en: June}")):
        minimal_site.write(
            f"content/events/{name}/index.id.md", f"---\ntitle: {name}\nsummary: Pesta.\nkind: pesta\n{when}\n---\n"
        )
    text = (minimal_site.root / "content/site.yaml").read_text("utf-8")
    minimal_site.write("content/site.yaml", f"{text}page_size: 1\n")
    minimal_site.build()
    with served(minimal_site.output, {}) as address:
        page.goto(f"{address}/id/acara/?kind=pesta")
        expect(page.locator(CARDS)).to_have_text(["a", "b"])
        expect(page.locator(".card-section:visible > h2")).to_have_text(["Setiap tahun"])


def test_pages_that_were_kept_are_filtered_without_a_connection(context: BrowserContext, long_address: str) -> None:
    page = context.new_page()
    for number in ("", "2/", "3/"):
        page.goto(f"{long_address}/id/produk/{number}")
        until(page, "caches.match(location.href)")
    context.set_offline(True)
    page.locator('[data-token="category:kriya"]').click()
    expect(page.locator(CARDS)).to_have_text(["Tikar Pandan", "Topi"])


def test_words_in_the_address_that_are_no_choice_hide_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/id/produk/?utm_source=x&category=nothing")
    assert shown(page) == page.locator(".card").count() > 0


def test_without_a_script_choices_lead_to_the_pages_of_terms(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/products/")
    page.locator('[data-token="category:kriya"]').click()
    expect(page.locator("h1")).to_be_visible()
    assert "/en/" in page.url
    assert "?" not in page.url
    context.close()
