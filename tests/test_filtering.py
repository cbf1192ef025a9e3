"""Lists can be filtered: by links to the pages of terms, and at once where scripts run."""

import re

from playwright.sync_api import Browser, Page, expect

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


def test_a_list_on_several_pages_and_a_list_of_a_term_have_no_filters(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert options(minimal_site.html("/id/kelompok/kriya/")) == []
    text = (minimal_site.root / "content/site.yaml").read_text("utf-8")
    minimal_site.write("content/site.yaml", f"{text}page_size: 2\n")
    minimal_site.build()
    assert options(minimal_site.html("/id/produk/"))
    minimal_site.write("content/products/topi/index.id.md", "---\ntitle: Topi\nsummary: Topi.\ncategory: kriya\n---\n")
    minimal_site.build()
    assert options(minimal_site.html("/id/produk/")) == []


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
