"""Everybody can use every page: axe (WCAG 2.2 AA), a walk with the keyboard, print, and a page that does not move."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.axe import WIDTHS, load_axe, look, violations
from tests.browsing import FOCUSED, TEMPLATES, open_page


@pytest.mark.parametrize("template", TEMPLATES)
def test_axe_finds_nothing_at_any_width_light_or_dark(context: BrowserContext, address: str, template: str) -> None:
    assert look(context.new_page(), address + TEMPLATES[template]) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_open_menus(context: BrowserContext, address: str, width: int) -> None:
    page = open_page(context, f"{address}/id/")
    page.set_viewport_size({"width": width, "height": 800})
    load_axe(page)
    page.evaluate("for (const details of document.querySelectorAll('header details')) details.open = true")
    assert violations(page) == []


def test_axe_would_find_something(context: BrowserContext, address: str) -> None:
    page = open_page(context, f"{address}/id/")
    load_axe(page)
    page.evaluate("document.querySelector('h1').outerHTML = '<img src=x><a href=x></a>'")
    assert {told.partition(":")[0] for told in violations(page)} == {"image-alt", "link-name"}


REACHABLE = """() => {
  const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")];
  const can = one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true});
  const reachable = all.filter(can);
  reachable.forEach((one, number) => { one.dataset.walk = number; });
  return reachable.map(one => one.outerHTML.slice(0, 80));
}"""
"""Numbers what the keyboard must reach, in the order of the text."""


def walk(page: Page, key: str, step: int) -> None:
    """Go through everything that can be reached, from the first (step 1) or from the last (step -1)."""
    expected = list(enumerate(page.evaluate(REACHABLE)))[::step]
    for number, html in expected:
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        assert (focused["number"], focused["shown"], focused["visible"]) == (number, True, True), (html, focused)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_keyboard_reaches_everything_in_order_and_the_focus_is_always_seen(
    browser: Browser, address: str, template: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, reduced_motion="reduce")
    walk(open_page(context, address + TEMPLATES[template]), "Tab", 1)
    context.close()


@pytest.mark.parametrize("template", ["gateway", "home", "list", "product"])
def test_on_the_way_back_nothing_covers_the_focus(browser: Browser, address: str, template: str) -> None:
    """Then the page scrolls up, and a head that stays in place would cover what comes into view."""
    context = browser.new_context(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    walk(open_page(context, address + TEMPLATES[template]), "Shift+Tab", -1)
    context.close()


def test_the_skip_link_leads_past_the_menu(context: BrowserContext, address: str) -> None:
    page = open_page(context, f"{address}/id/produk/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_keyboard_opens_a_menu_and_goes_on_inside(context: BrowserContext, address: str) -> None:
    page = open_page(context, f"{address}/id/")
    group = page.locator("header details details").first
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert group.evaluate("group => group.open && group.querySelector('a') === document.activeElement")
    assert page.evaluate(FOCUSED)["visible"]


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name not in ("gateway", "offline", "not found")])
def test_the_language_switch_leads_to_the_same_page_and_back(
    context: BrowserContext, address: str, template: str
) -> None:
    page = open_page(context, address + TEMPLATES[template])
    for language in ("en", "id"):
        page.locator(f'.languages a[hreflang="{language}"]').click()
        page.wait_for_url(f"{address}/{language}/**")
        assert page.locator("html").get_attribute("lang") == language
    assert page.url == address + TEMPLATES[template]


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name not in ("gateway", "not found")])
def test_paper_shows_the_text_without_what_only_a_screen_can_do(
    context: BrowserContext, address: str, template: str
) -> None:
    page = open_page(context, address + TEMPLATES[template])
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("h1").is_visible()
    for nothing_for_paper in page.locator("header nav, .breadcrumbs, .skip, .pagination").all():
        assert not nothing_for_paper.is_visible()
    background, ink = page.locator("body").evaluate(
        "body => [getComputedStyle(body).backgroundColor, getComputedStyle(body).color]"
    )
    assert _brightness(background) > 240 > 60 > _brightness(ink)  # whatever the screen shows, ink is dark
    assert page.pdf(format="A4").count(b"/Type /Page\n") < 12


def _brightness(color: str) -> float:
    """0 for black, 255 for white; what is transparent shows the paper."""
    red, green, blue, *opacity = map(float, re.findall(r"[\d.]+", color))
    return 255.0 if opacity == [0] else (red + green + blue) / 3


SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({type: "layout-shift", buffered: true});"""


def shifted(page: Page) -> float:
    """Scroll to the end, and give the cumulative layout shift."""
    page.wait_for_load_state("load")
    for _ in range(page.evaluate("Math.ceil(document.body.scrollHeight / innerHeight)")):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(30)
    moved: float = page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(shifted))))")
    return moved


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, template: str) -> None:
    for width in (360, 1280):
        context = browser.new_context(viewport={"width": width, "height": 700})
        context.add_init_script(SHIFTS)
        assert shifted(open_page(context, address + TEMPLATES[template])) == 0
        context.close()


def test_a_move_would_be_seen(context: BrowserContext, address: str) -> None:
    context.add_init_script(SHIFTS)
    page = open_page(context, f"{address}/id/")
    page.evaluate("document.querySelector('main').style.paddingTop = '300px'")
    assert shifted(page) > 0


def test_on_paper_the_river_of_an_itinerary_runs_beside_its_stops(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(address + TEMPLATES["itinerary"])
    river = "stop => stop.getBoundingClientRect().left + parseFloat(getComputedStyle(stop, '::before').inlineSize)"
    for stop in page.locator(".stop").all():
        for part in (".card-text", "img"):
            box = stop.locator(part).bounding_box()
            assert box
            assert box["x"] >= stop.evaluate(river)
