"""The interest list: what readers collect in any language, kept in their browser, sent in their own words."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browsing import open_page
from tests.conftest import SiteFolder

ADD = "Tambahkan ke daftar minat"
REMOVE = "Hapus dari daftar minat"


def index_of(site: SiteFolder, locale: str) -> dict[str, list[str]]:
    (file,) = (site.output / "assets/interest").glob(f"{locale}.*.json")
    found: dict[str, list[str]] = json.loads(file.read_bytes())
    return found


def test_the_index_names_what_can_be_collected_in_each_language(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert index_of(minimal_site, "en") == {
        "events/pasar": ["Village market", "/en/events/village-market/"],
        "products/kopi": ["Village coffee", "/en/products/village-coffee/"],
        "products/tikar": ["Pandan mat", "/en/products/pandan-mat/"],
    }
    assert index_of(minimal_site, "id").keys() == index_of(minimal_site, "en").keys()


def test_a_borrowed_name_tells_its_language(minimal_site: SiteFolder) -> None:
    (minimal_site.root / "content/products/tikar/index.en.md").unlink()
    minimal_site.build()
    assert index_of(minimal_site, "en")["products/tikar"] == ["Tikar Pandan", "/en/products/tikar/", "id"]


def test_the_page_is_named_in_its_language_and_kept_from_search_engines(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    for permalink, other in (("/id/daftar-minat/", "/en/interest-list/"), ("/en/interest-list/", "/id/daftar-minat/")):
        html = minimal_site.html(permalink)
        assert '<meta name="robots" content="noindex">' in html
        assert f'<a href="{other}"' in html.partition('class="languages"')[2]
        assert f'<a class="interest-link" href="{permalink}">' in html
        assert permalink not in (minimal_site.output / "sitemap.xml").read_text("utf-8")


def test_every_card_and_every_page_that_can_be_collected_says_its_key(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert 'data-interest="products/kopi"' in minimal_site.html("/en/products/village-coffee/")
    assert set(re.findall(r'<li class="card" data-interest="([^"]+)"', minimal_site.html("/en/products/"))) == {
        "products/kopi",
        "products/tikar",
    }
    assert "data-interest=" not in minimal_site.html("/en/about/")


def collect(page: Page, *paths: str) -> None:
    for path in paths:
        page.goto(path)
        page.locator("article .interest-button").click()


def said(page: Page, words: str) -> str:
    """The message of a link, as the program that opens it reads it."""
    href = page.get_by_role("link", name=words).get_attribute("href") or ""
    fields = parse_qs(urlsplit(href).query, strict_parsing=True)
    return (fields.get("text") or fields["body"])[0]


def test_what_is_collected_in_one_language_is_sent_in_the_other(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/")
    collect(page, f"{village_address}/id/produk/kopi/", f"{village_address}/en/events/village-market/")
    expect(page.locator(".interest-count")).to_have_text("2")
    page.locator(".interest-link").click()
    expect(page.locator("ol.interest-items a")).to_have_text(["Village coffee", "Village market"])
    whatsapp = page.get_by_role("link", name="Ask on WhatsApp")
    assert (whatsapp.get_attribute("href") or "").startswith("https://wa.me/6281234567890?text=Hello%2C%20I%20am")
    expected = (
        "Hello, I am interested in:\n\n1. Village coffee\nhttps://contoh.example/desa/en/products/village-coffee/"
        "\n\n2. Village market\nhttps://contoh.example/desa/en/events/village-market/"
    )
    for words in ("Ask on WhatsApp", "Ask by e-mail", "Share on WhatsApp", "Share by e-mail"):
        assert said(page, words) == expected
    mail = page.get_by_role("link", name="Ask by e-mail").get_attribute("href") or ""
    assert mail.startswith("mailto:desa@contoh.example?subject=Interest%20list%3A%20Sample%20Village&body=")
    page.locator("a[hreflang=id]").click()
    expect(page.locator("ol.interest-items a")).to_have_text(["Kopi Desa", "Pasar Desa"])
    assert said(page, "Tanya lewat WhatsApp").startswith("Halo, saya berminat pada:\n\n1. Kopi Desa\n")


def test_a_card_and_a_page_show_and_change_the_same_list(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/produk/")
    page.get_by_role("button", name=f"{ADD}: Kopi Desa").click()
    other = open_page(context, f"{village_address}/id/produk/kopi/")
    other.get_by_role("button", name=f"{REMOVE}: Kopi Desa").click()
    expect(page.get_by_role("button", name=f"{ADD}: Kopi Desa")).to_be_visible()  # told by the other page
    expect(page.locator(".interest-count")).to_have_text("")


def test_a_thing_is_removed_and_the_keyboard_stays_in_the_list(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/")
    collect(page, f"{village_address}/id/produk/kopi/", f"{village_address}/id/produk/tikar/")
    page.goto(f"{village_address}/id/daftar-minat/")
    page.get_by_role("button", name="Hapus: Kopi Desa").press("Enter")
    expect(page.get_by_role("button", name="Hapus: Tikar Pandan")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(page.get_by_text("Daftar ini masih kosong.")).to_be_visible()


def test_the_list_is_cleared_only_after_a_question(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/")
    collect(page, f"{village_address}/id/produk/kopi/")
    page.goto(f"{village_address}/id/daftar-minat/")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Kosongkan daftar").click()
    expect(page.locator("ol.interest-items a")).to_have_text(["Kopi Desa"])
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Kosongkan daftar").click()
    expect(page.locator("ol.interest-items a")).to_have_count(0)


def test_what_is_gone_from_the_site_is_told_and_not_sent(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/")
    page.evaluate("""localStorage.setItem("interest", '["products/lama", "products/kopi", "__proto__"]')""")
    page.goto(f"{village_address}/id/daftar-minat/")
    gone = page.locator(".interest-gone")
    expect(gone.get_by_role("heading")).to_have_text(
        "Tidak ada lagi di situs ini, atau tidak tersedia dalam bahasa ini"
    )
    expect(gone.locator("li")).to_have_count(2)
    assert "lama" not in said(page, "Tanya lewat surel")
    gone.get_by_role("button", name="Hapus: products/lama").click()
    expect(gone.locator("li")).to_have_count(1)


@pytest.mark.parametrize(
    "damaged", ["{", "null", "7", '{"a": 1}', '[1, null, ["a"], "products/kopi", "products/kopi"]']
)
def test_a_damaged_list_is_read_as_far_as_it_is_one(
    context: BrowserContext, village_address: str, damaged: str
) -> None:
    page = open_page(context, f"{village_address}/id/")
    page.evaluate("text => localStorage.setItem('interest', text)", damaged)
    collect(page, f"{village_address}/id/produk/tikar/")
    page.goto(f"{village_address}/id/daftar-minat/")
    expected = ["Kopi Desa", "Tikar Pandan"] if "kopi" in damaged else ["Tikar Pandan"]
    expect(page.locator("ol.interest-items a")).to_have_text(expected)


def test_where_nothing_may_be_kept_there_are_no_buttons_and_the_page_says_why(
    context: BrowserContext, village_address: str
) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})")
    page = open_page(context, f"{village_address}/id/produk/kopi/")
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{village_address}/id/daftar-minat/")
    expect(page.get_by_text("Peramban ini tidak mengizinkan")).to_be_visible()
    page.goto(f"{village_address}/id/produk/kopi/")
    expect(page.locator(".interest-button")).to_have_count(0)
    assert told == []


def test_without_javascript_the_page_names_whom_to_ask(browser: Browser, village_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = open_page(context, f"{village_address}/en/products/village-coffee/")
    expect(page.locator(".interest-button")).to_have_count(0)
    page.goto(f"{village_address}/en/interest-list/")
    instead = page.locator("noscript")
    box = instead.bounding_box()
    assert box is not None
    assert box["height"] > 100
    assert "The list needs JavaScript" in instead.inner_html()
    assert "desa@contoh.example" in instead.inner_html()
    expect(page.locator(".interest")).to_be_hidden()
    context.close()


def test_an_index_that_cannot_be_had_loses_nothing(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/")
    collect(page, f"{village_address}/id/produk/kopi/")
    context.route("**/assets/interest/*", lambda route: route.abort())
    page.goto(f"{village_address}/id/daftar-minat/")
    expect(page.get_by_text("Isinya tidak hilang.")).to_be_visible()
    context.unroute("**/assets/interest/*")
    page.reload()
    expect(page.locator("ol.interest-items a")).to_have_text(["Kopi Desa"])


def test_the_printed_list_has_addresses_and_no_buttons(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/")
    collect(page, f"{village_address}/id/produk/kopi/")
    page.goto(f"{village_address}/id/daftar-minat/")
    expect(page.locator("ol.interest-items small")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("ol.interest-items small")).to_have_text("https://contoh.example/desa/id/produk/kopi/")
    expect(page.locator("ol.interest-items small")).to_be_visible()
    expect(page.locator("main button").first).to_be_hidden()


def test_the_button_moves_nothing(context: BrowserContext, village_address: str) -> None:
    """Cumulative layout shift, as browsers count it."""
    context.add_init_script("""
        window.shifts = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value }))
            .observe({type: 'layout-shift', buffered: true});
    """)
    for path in ("/id/produk/kopi/", "/id/produk/"):
        page = open_page(context, f"{village_address}{path}")
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifts") == 0, path
        page.close()
