"""Menu, search, filters and interest list with the keyboard alone: where the focus is, and that it is seen."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browsing import FOCUSED, open_page
from tests.conftest import SiteFolder
from tests.hosting import served

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


def assert_seen(page: Page) -> None:
    """What has the focus shows that, and nothing covers it."""
    focused = page.evaluate(FOCUSED)
    assert (focused["shown"], focused["visible"]) == (True, True), focused


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until the first of what a selector finds has the focus, which is seen on the whole way."""
    wanted = page.locator(selector).first
    for _ in range(80):
        page.keyboard.press(key)
        assert_seen(page)
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(selector)


def test_escape_closes_a_group_of_the_menu_and_goes_back_to_its_name(page: Page, address: str) -> None:
    page.goto(f"{address}/id/")
    tab_to(page, "header details details summary")
    page.keyboard.press("Enter")
    tab_to(page, "header details details[open] li:nth-child(2) a")
    page.keyboard.press("Escape")
    expect(page.locator("header details details[open]")).to_have_count(0)
    expect(page.locator("header details details summary").first).to_be_focused()
    assert_seen(page)


def test_escape_closes_the_menu_of_a_phone_from_inside_out(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=NARROW)
    page = open_page(context, f"{address}/id/")
    tab_to(page, ".menu-all > summary")
    page.keyboard.press("Enter")
    tab_to(page, "header details details summary")
    page.keyboard.press("Enter")
    tab_to(page, "header details details[open] a")
    page.keyboard.press("Escape")
    expect(page.locator("header details details summary").first).to_be_focused()
    assert_seen(page)
    page.keyboard.press("Escape")
    expect(page.locator(".menu-all > summary")).to_be_focused()
    expect(page.locator(".menu-all > ul")).to_be_hidden()
    context.close()


def test_escape_elsewhere_leaves_the_focus_where_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}/id/")
    tab_to(page, "main a")
    page.keyboard.press("Escape")
    expect(page.locator("main a").first).to_be_focused()


@pytest.mark.parametrize(("viewport", "opens"), [(WIDE, "header details details summary"), (NARROW, ".menu summary")])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_an_open_menu_never_covers_what_comes_behind_it_or_before(
    browser: Browser, address: str, viewport: dict[str, int], opens: str, key: str
) -> None:
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = open_page(context, f"{address}/id/")
    tab_to(page, opens)
    page.keyboard.press("Enter")
    for _ in range(25 if key == "Tab" else 3):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement !== document.body"):  # before the first, the browser's own
            assert_seen(page)
    expect(page.locator("header details[open]")).to_have_count(0)
    context.close()


def test_a_menu_stays_open_while_another_window_is_used(page: Page, address: str) -> None:
    page.goto(f"{address}/id/")
    tab_to(page, "header details details summary")
    page.keyboard.press("Enter")
    page.evaluate("document.activeElement.blur()")
    expect(page.locator("header details details").first).to_have_attribute("open", "")


def test_a_search_keeps_the_focus_and_its_results_come_next(page: Page, address: str) -> None:
    page.goto(f"{address}/id/cari/")
    tab_to(page, "main input")
    page.keyboard.type("kopi")
    page.keyboard.press("Enter")
    expect(page.locator(".search-results li a").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main button")).to_be_focused()
    assert_seen(page)
    page.keyboard.press("Tab")
    first = page.locator(".search-results li a").first
    expect(first).to_be_focused()
    assert_seen(page)
    leads = first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{leads}")
    page.go_back()
    expect(first).to_have_attribute("href", leads)  # the question stands in the address


def test_escape_in_the_search_begins_anew(page: Page, address: str) -> None:
    page.goto(f"{address}/id/cari/?q=kopi")
    expect(page.locator(".search-results li a").first).to_be_visible()
    tab_to(page, "main input")
    page.keyboard.press("Escape")
    expect(page.locator(".search-results li a")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert page.url.endswith("/id/cari/")


def test_a_filter_that_is_chosen_keeps_the_focus_and_the_cards_come_behind_the_filters(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/id/produk/")
    token, key = "category:kriya", "Enter"
    option = page.locator(f'[data-token="{token}"]')
    everything = page.locator(".card:visible").count()
    tab_to(page, f'[data-token="{token}"]')
    page.keyboard.press(key)
    expect(option).to_have_attribute("aria-current", "true")
    expect(option).to_be_focused()
    assert_seen(page)
    assert 0 < page.locator(".card:visible").count() < everything
    last = page.locator(".filters [data-token]").last
    while not last.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
        assert_seen(page)
    page.keyboard.press("Tab")
    expect(page.locator(".card:visible a").first).to_be_focused()
    assert_seen(page)
    tab_to(page, f'[data-token="{token}"]', "Shift+Tab")
    page.keyboard.press(key)
    expect(option).not_to_have_attribute("aria-current", "true")
    assert page.locator(".card:visible").count() == everything


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_filter_that_is_no_link_is_chosen_by_both_keys_of_buttons(
    page: Page, minimal_site: SiteFolder, key: str
) -> None:
    minimal_site.replace(
        "content/products/kopi/index.id.md", "category: kebun", "category: kebun\nexport: {hs_code: 0901.11}"
    )
    minimal_site.build()
    with served(minimal_site.output, {}) as address:
        page.goto(f"{address}/id/produk/")
        tab_to(page, '[data-token="export:"]')
        page.keyboard.press(key)
        expect(page.locator(".card:visible")).to_have_count(1)
        expect(page.locator('[data-token="export:"]')).to_be_focused()
        assert_seen(page)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_put_on_the_interest_list_keeps_the_focus(page: Page, address: str, key: str) -> None:
    page.goto(f"{address}/id/produk/")
    tab_to(page, ".card .interest-button")
    for count in ("1", ""):
        page.keyboard.press(key)
        expect(page.locator(".interest-count")).to_have_text(count)
        expect(page.locator(".card .interest-button").first).to_be_focused()
        assert_seen(page)


def collected(context: BrowserContext, address: str, *keys: str) -> Page:
    """The page of the interest list with these entries on it."""
    page = open_page(context, f"{address}/id/")
    page.evaluate("keys => localStorage.setItem('interest', JSON.stringify(keys))", list(keys))
    page.goto(f"{address}/id/daftar-minat/")
    return page


COFFEE, BATIK, GONE = "products/kopi-bukit-tempurung", "products/batik-seluang-mudik", "products/lama"


def test_of_a_list_that_is_emptied_thing_by_thing_the_focus_is_never_lost(
    context: BrowserContext, address: str
) -> None:
    page = collected(context, address, COFFEE, BATIK, GONE)
    tab_to(page, ".interest-items li:nth-child(2) button")
    for left in (2, 1):
        page.keyboard.press("Enter")
        expect(page.locator(".interest-items li")).to_have_count(left)
        expect(page.locator(".interest-items button").last).to_be_focused()
        assert_seen(page)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()


@pytest.mark.parametrize("answer", ["dismiss", "accept"])
def test_the_question_before_a_list_is_cleared_gives_the_focus_back(
    context: BrowserContext, address: str, answer: str
) -> None:
    page = collected(context, address, COFFEE)
    tab_to(page, '[data-does="clear"]')
    page.once("dialog", lambda dialog: getattr(dialog, answer)())
    page.keyboard.press("Enter")
    expect(page.locator('[data-does="clear"]' if answer == "dismiss" else "h1")).to_be_focused()
    assert page.locator("ol.interest-items li").count() == (answer == "dismiss")


def test_a_list_that_changes_in_another_window_keeps_the_focus(context: BrowserContext, address: str) -> None:
    page = collected(context, address, COFFEE, BATIK)
    tab_to(page, ".interest-items li:nth-child(2) button")
    other = open_page(context, f"{address}/id/produk/kopi-bukit-tempurung/")
    other.locator("article .interest-button").click()
    expect(page.locator(".interest-items li")).to_have_count(1)
    expect(page.locator(".interest-items button")).to_be_focused()
