"""The site of this repository in a real browser."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browsing import HEADERS, TEMPLATES, VIOLATIONS, open_page
from tests.conftest import SiteFolder
from tests.hosting import served


def test_the_language_switch_keeps_the_place_on_the_page(context: BrowserContext, address: str) -> None:
    page = open_page(context, f"{address}/id/destinasi/bukit-bulan/")
    anchor = page.locator(".prose h2").nth(1).get_attribute("id")
    page.goto(f"{address}/id/destinasi/bukit-bulan/#{anchor}")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}/en/**")
    assert page.url.endswith(f"#{anchor}")
    assert page.locator(f"#{anchor}").evaluate("element => element.tagName") == "H2"


def test_the_gateway_remembers_the_choice_and_sends_nobody_away(context: BrowserContext, address: str) -> None:
    page = open_page(context, f"{address}/")
    assert page.locator("a.remembered").count() == 0
    page.get_by_role("link", name="English").click()
    page.goto(f"{address}/")
    expect(page.locator("a.remembered")).to_have_attribute("hreflang", "en")
    assert page.url == f"{address}/"


def test_menus_and_switch_work_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = open_page(context, f"{address}/id/")
    page.get_by_text("Menu", exact=True).click()
    page.locator(".menu summary", has_text="Kunjungi").click()
    page.locator(".menu").get_by_role("link", name="Destinasi").click()
    page.wait_for_url(f"{address}/id/destinasi/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}/en/destinations/")
    context.close()


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_overflows_and_the_console_is_silent(browser: Browser, address: str, template: str) -> None:
    context = browser.new_context()
    context.add_init_script(VIOLATIONS)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + TEMPLATES[template])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        translation = page.locator(".languages a").first
        if translation.count():
            page.goto(translation.evaluate("link => link.href"))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
    assert told == []
    assert requests
    assert all(url.startswith(address) for url in requests)
    context.close()


def test_a_product_without_a_picture_leaves_no_half_of_its_page_empty(
    context: BrowserContext, minimal_site: SiteFolder
) -> None:
    minimal_site.build()
    with served(minimal_site.output, HEADERS) as address:
        page = open_page(context, f"{address}/id/produk/tikar/")
        page.set_viewport_size({"width": 1280, "height": 800})
        assert page.locator(".entry-picture").count() == 0
        left, other = (page.locator(f".entry-top {part}").bounding_box() for part in ("h1", ".breadcrumbs"))
        assert left
        assert other
        assert left["x"] == other["x"]


def test_the_console_would_tell_of_a_broken_policy(context: BrowserContext, address: str) -> None:
    context.add_init_script(VIOLATIONS)
    page = open_page(context, f"{address}/id/")
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">a</p>')")
    page.wait_for_timeout(100)
    assert "style-src-attr" in told


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_on_a_phone_lists_begin_above_the_fold_and_what_is_folded_away_can_be_opened(
    browser: Browser, address: str, javascript: bool
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=javascript)
    page = context.new_page()
    for template in ("list", "event list", "term", "itinerary list"):
        page.goto(address + TEMPLATES[template])
        box = page.locator(".card h2, .card h3, .card img").first.bounding_box()
        assert box
        assert box["y"] < 700, template
    page.goto(address + TEMPLATES["list"])
    for name, inside in (("Saring daftar ini", ".filters li"), ("Baca selengkapnya", ".intro .more p")):
        expect(page.locator(inside).first).to_be_hidden()
        page.get_by_text(name, exact=True).click()
        expect(page.locator(inside).first).to_be_visible()
    context.close()


def test_on_a_wide_screen_nothing_of_a_list_is_folded_away(page: Page, address: str) -> None:
    page.goto(address + TEMPLATES["list"])
    for name, inside in (("Saring daftar ini", ".filters li"), ("Baca selengkapnya", ".intro .more p")):
        expect(page.get_by_text(name, exact=True)).to_be_hidden()
        expect(page.locator(inside).first).to_be_visible()


def test_on_a_phone_a_chosen_filter_is_seen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = open_page(context, address + TEMPLATES["list"])
    token = page.locator(".filters [data-token]").first.get_attribute("data-token")
    assert token
    page.goto(f"{address}{TEMPLATES['list']}?{token.replace(':', '=')}")
    expect(page.locator(".filters [aria-current]")).to_be_visible()
    context.close()
