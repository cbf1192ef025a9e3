"""What an editor sees of `serve` in a browser: problems over the page, warnings, both languages side by side."""

import json
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import load_axe, violations
from tests.browsing import VIOLATIONS, open_page, until
from tests.conftest import SiteFolder
from tests.serving import Serving, serving

KOPI = "content/products/kopi/index.id.md"
PRICE = ("price: Rp 25.000 – 40.000", "price: dua puluh lima ribu")


@pytest.fixture
def server(program: SiteFolder) -> Iterator[Serving]:
    with serving(program) as server:
        yield server


@pytest.fixture
def told(context: BrowserContext) -> list[str]:
    """What the policy of pages refused."""
    context.add_init_script(VIOLATIONS)
    found: list[str] = []
    context.on("console", lambda message: found.append(message.text))
    return found


def test_a_save_is_shown_by_itself(program: SiteFolder, server: Serving, context: BrowserContext) -> None:
    page = open_page(context, f"{server.address}/id/produk/kopi/")
    program.replace(KOPI, "title: Kopi Desa", "title: Kopi Desa 2")
    expect(page.locator("h1").first).to_contain_text("Kopi Desa 2", timeout=30_000)
    workers = page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)")
    assert workers == 0  # an editor wants to see what is, not what was


def test_problems_lie_over_the_page_and_go_away_when_they_are_mended(
    program: SiteFolder, server: Serving, context: BrowserContext, told: list[str]
) -> None:
    page = open_page(context, f"{server.address}/id/produk/kopi/")
    dialog = page.get_by_role("alertdialog", name="Problems: 1")
    expect(dialog).to_have_count(0)
    program.replace(KOPI, *PRICE)
    expect(dialog).to_be_visible(timeout=30_000)
    expect(dialog).to_contain_text(KOPI)
    expect(dialog).to_contain_text("dua puluh lima ribu")
    expect(dialog).to_be_focused()
    expect(page.locator("h1").first).to_contain_text("Kopi Desa")
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('#etalase-overlay').shadowRoot.querySelector('.veil')).position"
        )
        == "fixed"
    )
    assert [text for text in told if "src" in text] == []
    load_axe(page)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.goto(f"{server.address}/id/")
    pill = page.get_by_role("button", name="Problems: 1")
    expect(pill).to_be_visible()  # what was closed stays closed on other pages
    pill.click()
    expect(dialog).to_be_focused()
    program.replace(KOPI, *reversed(PRICE))
    expect(page.locator("#etalase-overlay")).to_have_count(0, timeout=30_000)


def test_warnings_are_a_small_button_that_opens(program: SiteFolder, server: Serving, context: BrowserContext) -> None:
    page = open_page(context, f"{server.address}/id/")
    program.write("content/products/kopi/catatan.xyz", "x")
    pill = page.get_by_role("button", name="Warnings: 1")
    expect(pill).to_be_visible(timeout=30_000)
    dialog = page.get_by_role("dialog", name="Warnings: 1")
    expect(dialog).to_be_hidden()
    pill.click()
    expect(dialog).to_contain_text("content/products/kopi/catatan.xyz")


def test_a_message_without_translation_is_marked_with_a_title(
    program: SiteFolder, server: Serving, context: BrowserContext
) -> None:
    page = open_page(context, f"{server.address}/id/produk/kopi/")
    path = "translations/id/LC_MESSAGES/messages.po"
    program.replace(path, 'msgid "At a glance"\nmsgstr "Sekilas"', 'msgid "At a glance"\nmsgstr ""')
    mark = page.locator("mark", has_text="⟦At a glance⟧")
    expect(mark).to_be_visible(timeout=30_000)
    assert mark.get_attribute("title") == "This message is not translated."


def test_both_languages_stand_side_by_side_and_scroll_together(
    program: SiteFolder, server: Serving, context: BrowserContext, told: list[str]
) -> None:
    with_a_long_story(program, server)
    page = open_page(context, f"{server.address}/_preview/")
    listed = open_page(context, page.url)
    load_axe(listed)
    assert violations(listed) == []
    told.clear()
    page.get_by_role("link", name="kopi", exact=True).click()
    until(page, "[...document.querySelectorAll('iframe')].every(one => 'ready' in one.dataset)")
    first, second = page.frames[1], page.frames[2]
    assert {first.evaluate("document.documentElement.lang"), second.evaluate("document.documentElement.lang")} == {
        "id",
        "en",
    }
    page.mouse.move(300, 500)
    page.mouse.wheel(0, 1500)
    until(page, "[...document.querySelectorAll('iframe')].every(one => one.contentWindow.scrollY > 1000)")
    assert first.locator("#etalase-overlay").count() == 0
    assert [text for text in told if "src" in text] == []
    load_axe(page)
    assert violations(page) == []


def with_a_long_story(program: SiteFolder, server: Serving) -> None:
    filler = "\n\n".join(f"Alinea {number}." for number in range(60))
    for locale in ("id", "en"):
        file = program.root / f"content/products/kopi/index.{locale}.md"
        file.write_text(file.read_text("utf-8") + f"\n\n{filler}\n", "utf-8")
    server.until(lambda: "Alinea 59" in server.page("/id/produk/kopi/")[1])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_one_language_and_then_the_other_at_the_same_place(
    program: SiteFolder, server: Serving, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    with_a_long_story(program, server)
    phone = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, has_touch=True)
    page = open_page(phone, f"{server.address}/_preview/products/kopi/")
    until(page, "[...document.querySelectorAll('iframe')].every(one => 'ready' in one.dataset)")
    first, second = (page.locator(f"section[data-locale={locale}] iframe") for locale in ("id", "en"))
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    assert first.evaluate("frame => frame.getBoundingClientRect().height") > 550
    page.frames[1].evaluate("scrollTo({top: 1500, behavior: 'instant'})")
    until(page, "[...document.querySelectorAll('iframe')].every(one => one.contentWindow.scrollY > 1000)")
    page.get_by_role("button", name="en").click()
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    page.frames[2].evaluate("scrollTo({top: 100, behavior: 'instant'})")  # it leads now
    until(page, "document.querySelector('iframe').contentWindow.scrollY < 500")
    page.reload()
    expect(second).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    load_axe(page)
    assert violations(page) == []
    page.set_viewport_size({"width": 768, "height": 740})
    expect(first).to_be_visible()
    expect(second).to_be_visible()
    expect(page.get_by_role("button", name="en")).to_be_hidden()
    phone.close()


def test_the_overlay_on_a_phone_is_to_be_touched(program: SiteFolder, server: Serving, browser: Browser) -> None:
    program.replace(KOPI, *PRICE)
    server.until(lambda: bool(server.outcome()["failed"]))
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = open_page(phone, f"{server.address}/id/produk/kopi/")
    dialog = page.get_by_role("alertdialog", name="Problems: 1")
    expect(dialog.locator("code")).to_have_text("price: Rp 150.000 – 350.000")
    close = page.get_by_role("button", name="Close")
    assert close.inner_text() == "Close"  # a phone has no key Esc
    assert close.evaluate("button => button.getBoundingClientRect().height") >= 44
    load_axe(page)
    assert violations(page) == []
    close.tap()
    pill = page.get_by_role("button", name="Problems: 1")
    assert pill.evaluate("button => button.getBoundingClientRect().height") >= 44
    pill.tap()
    expect(dialog).to_be_visible()
    phone.close()


def test_old_blocks_are_marked_where_they_stand(server: Serving, context: BrowserContext) -> None:
    marks = json.dumps({"en": [1], "id": []}).replace('"', "&quot;")

    def marked(page: Page) -> None:
        page.route(
            "**/_preview/products/kopi/",
            lambda route: route.fulfill(
                content_type="text/html",
                body=route.fetch().text().replace("{&#34;id&#34;: [], &#34;en&#34;: []}", marks),
            ),
        )

    page = context.new_page()
    marked(page)
    page.goto(f"{server.address}/_preview/products/kopi/")
    until(page, "[...document.querySelectorAll('iframe')].every(one => 'ready' in one.dataset)")
    old = page.frame_locator('iframe[data-locale="en"]').locator(".etalase-old")
    expect(old).to_have_count(1)
    assert old.evaluate("block => block === block.parentElement.children[1]")
    assert old.evaluate("block => getComputedStyle(block).backgroundColor") == "rgb(240, 226, 154)"
    expect(page.frame_locator('iframe[data-locale="id"]').locator(".etalase-old")).to_have_count(0)
