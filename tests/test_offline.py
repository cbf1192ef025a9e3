"""Without a connection: what was visited or saved can be read, and nothing is ever a mixture of two builds."""

import json
import re
import shutil
import threading
from http.server import SimpleHTTPRequestHandler

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from benchmarks.photos import jpeg, photograph
from tests.browsing import open_page, until
from tests.conftest import SiteFolder

STYLE = "templates/assets/css/site.css"
NEXT_WORKER = "navigator.serviceWorker.getRegistration().then(found => found.waiting)"
COFFEE = "content/products/kopi/index.id.md"


def worker(village: SiteFolder) -> str:
    return (village.output / "sw.js").read_text("utf-8")


def test_the_worker_names_files_that_exist(village: SiteFolder) -> None:
    setup = json.loads(worker(village).partition("SETUP = ")[2].partition(";\n")[0])
    assert setup["base"] == "/desa/"
    assert set(setup["offline"]) == {"", "id", "en"}
    for address in (*setup["assets"], *re.findall(r'importScripts\("(.*)"\)', worker(village))):
        assert (village.output / address.removeprefix("/desa/")).is_file()
    for address in setup["offline"].values():
        assert (village.output / address.removeprefix("/desa/") / "index.html").is_file()


def test_the_worker_changes_exactly_when_what_it_brings_along_does(village: SiteFolder) -> None:
    first = worker(village)
    village.replace(COFFEE, "dipetik tangan", "dipetik pagi-pagi")
    village.replace(COFFEE, "title: Kopi Desa", "title: Kopi Kampung")
    village.build()
    assert worker(village) == first
    village.replace("templates/offline.html", "</ul>", "</ul><hr>")
    village.build()
    second = worker(village)
    village.replace(STYLE, "--paper: #fbf6ec", "--paper: #ffffff")
    village.build()
    versions = {re.findall(r'"version": "(\w+)"', text)[0] for text in (first, second, worker(village))}
    assert len(versions) == 3


def test_the_pack_has_the_products_of_its_language_and_their_lists(village: SiteFolder) -> None:
    assert json.loads((village.output / "en/exhibition.json").read_bytes()) == [
        "/desa/en/",
        "/desa/en/interest-list/",
        "/desa/en/products/village-coffee/",
        "/desa/en/products/pandan-mat/",
        "/desa/en/products/",
    ]


def kept(page: Page) -> None:
    """Wait until the page that is shown has been kept, with its pictures."""
    until(page, "navigator.serviceWorker.controller")
    until(page, "caches.match(location.origin + location.pathname)")
    until(
        page,
        "Promise.all([...document.images].filter(image => image.currentSrc)"
        ".map(image => caches.match(image.currentSrc))).then(found => found.every(Boolean))",
    )


def looks_right(page: Page) -> bool:
    """Whether the style sheet has come, and every picture."""
    return bool(
        page.evaluate("""async () => {
            const images = [...document.images];
            images.forEach(image => { image.loading = "eager" });
            const come = image => image.complete || new Promise(resolve => { image.onload = image.onerror = resolve });
            await Promise.all(images.map(come));
            const styled = getComputedStyle(document.querySelector(".skip")).position === "absolute";
            return styled && images.every(image => image.naturalWidth > 0);
        }""")
    )


def test_pages_that_were_visited_can_be_read_the_very_first_too(context: BrowserContext, village_address: str) -> None:
    page = open_page(context, f"{village_address}/id/produk/kopi/")
    kept(page)
    page.goto(f"{village_address}/id/produk/tikar/")
    kept(page)
    context.set_offline(True)
    for path, heading in (("/id/produk/kopi/?dari=pesan", "Kopi Desa"), ("/id/produk/tikar/", "Tikar Pandan")):
        page.goto(f"{village_address}{path}")
        expect(page.locator("h1")).to_have_text(heading)
        assert looks_right(page)


def test_nobody_waits_long_for_a_page_that_is_kept(
    context: BrowserContext, village_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(context, f"{village_address}/id/produk/kopi/")
    kept(page)
    come_back = threading.Event()
    answer = SimpleHTTPRequestHandler.do_GET
    monkeypatch.setattr(SimpleHTTPRequestHandler, "do_GET", lambda asked: come_back.wait() and answer(asked))
    try:
        page.goto(f"{village_address}/id/produk/kopi/", timeout=15_000)
        expect(page.locator("h1")).to_have_text("Kopi Desa")
    finally:
        come_back.set()


@pytest.mark.parametrize(
    ("path", "languages"),
    [("/id/acara/", ["id"]), ("/en/events/village-market/", ["en"]), ("/constructor/", ["id", "en"])],
)
def test_other_pages_are_excused_in_the_language_of_their_address(
    context: BrowserContext, village_address: str, path: str, languages: list[str]
) -> None:
    page = open_page(context, f"{village_address}/id/produk/kopi/")
    kept(page)
    context.set_offline(True)
    page.goto(f"{village_address}{path}")
    sections = page.locator("main section")
    assert [section.get_attribute("lang") for section in sections.all()] == languages
    expect(page.locator("h1")).to_have_text("Tidak ada sambungan" if "id" in languages else "There is no connection")
    if "id" in languages:
        expect(page.locator("section[lang=id] .kept-pages a")).to_have_text(["Kopi Desa · Desa Contoh"])
    expect(page.locator("section[lang=en] .kept-pages")).to_be_hidden()
    context.set_offline(False)
    if "constructor" not in path:
        page.locator("main form button").first.click()
        expect(page.locator("nav.menu")).to_be_attached()
        assert page.url.rstrip("?") == f"{village_address}{path}"


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_new_build_shows_at_once_and_an_old_page_keeps_its_own_look(
    context: BrowserContext, village_address: str, village: SiteFolder
) -> None:
    page = open_page(context, f"{village_address}/id/produk/tikar/")
    kept(page)
    page.goto(f"{village_address}/id/produk/kopi/")
    kept(page)
    old = paper(page)
    village.replace(STYLE, "--paper: #fbf6ec", "--paper: #ffffff")
    village.replace(COFFEE, "Kopi ini dipetik tangan", "Kopi ini dipetik pagi-pagi")
    village.build()
    page.reload()
    expect(page.locator(".prose")).to_contain_text("pagi-pagi")
    assert paper(page) == "rgb(255, 255, 255)"
    until(page, NEXT_WORKER)
    page.goto("about:blank")  # no page needs the old worker, so the new one takes over
    page.wait_for_timeout(500)
    context.set_offline(True)
    page.goto(f"{village_address}/id/produk/kopi/")
    expect(page.locator(".prose")).to_contain_text("pagi-pagi")
    assert paper(page) == "rgb(255, 255, 255)"
    page.goto(f"{village_address}/id/produk/tikar/")
    assert paper(page) == old
    names = page.evaluate("caches.keys()")
    version = re.findall(r'"version": "(\w+)"', worker(village))[0]
    assert [name for name in names if " offline " in name] == [f"/desa/ offline {version}"]


def test_what_no_page_needs_any_more_is_let_go(
    context: BrowserContext, village_address: str, village: SiteFolder
) -> None:
    page = open_page(context, f"{village_address}/id/produk/kopi/")
    kept(page)
    old = page.locator("link[rel=stylesheet]").get_attribute("href") or ""
    village.replace(STYLE, "--paper: #fbf6ec", "--paper: #ffffff")
    village.build()
    page.reload()
    kept(page)
    until(page, NEXT_WORKER)
    assert page.evaluate("address => caches.match(address).then(Boolean)", old)
    page.goto("about:blank")
    page.wait_for_timeout(500)
    page.goto(f"{village_address}/id/produk/kopi/")
    assert not page.evaluate("address => caches.match(address).then(Boolean)", old)


def save_pack(page: Page, village_address: str) -> None:
    page.goto(f"{village_address}/id/produk/")
    page.get_by_role("button", name="Simpan untuk pameran").click()
    expect(page.locator(".exhibition").get_by_role("status")).to_contain_text("Tersimpan di perangkat ini: 5 halaman")


def test_the_exhibition_pack_is_read_without_a_connection(
    context: BrowserContext, village_address: str, village: SiteFolder
) -> None:
    page = context.new_page()
    save_pack(page, village_address)
    assert re.search(r"0,\d MB\.$", page.locator(".exhibition").get_by_role("status").inner_text())
    context.set_offline(True)
    for path in json.loads((village.output / "id/exhibition.json").read_bytes()):
        page.goto(village_address.removesuffix("/desa") + path)
        expect(page.locator("nav.menu")).to_be_attached()
        assert looks_right(page)
    page.goto(f"{village_address}/id/produk/kopi/")
    page.locator("article .interest-button").click()
    page.goto(f"{village_address}/id/daftar-minat/")
    expect(page.locator("ol.interest-items a")).to_have_text(["Kopi Desa"])
    page.goto(f"{village_address}/en/products/village-coffee/")
    expect(page.locator("h1")).to_have_text("There is no connection")  # the other language was not asked for


def test_of_a_photograph_any_size_will_do_without_a_connection(
    browser: Browser, village_address: str, village: SiteFolder
) -> None:
    (village.root / "content/products/tikar/tikar.jpg").write_bytes(jpeg(photograph(1, (2000, 1000))))
    words = "pictures: [{file: tikar.jpg, alt: Tikar}]\n"
    village.replace("content/products/tikar/index.id.md", "category: kriya", f"category: kriya\n{words}")
    village.replace("content/products/tikar/index.en.md", "slug: pandan-mat", f"slug: pandan-mat\n{words}")
    village.build()
    context = browser.new_context(viewport={"width": 1280, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    save_pack(page, village_address)
    context.set_offline(True)
    page.goto(f"{village_address}/id/produk/tikar/")
    assert looks_right(page)
    wanted = page.evaluate("document.images[0].currentSrc")
    assert wanted.endswith(".avif")
    assert not page.evaluate("address => caches.match(address).then(Boolean)", wanted)
    context.close()


def test_a_pack_can_be_taken_off_the_device(context: BrowserContext, village_address: str) -> None:
    page = context.new_page()
    save_pack(page, village_address)
    page.get_by_role("button", name="Hapus", exact=True).click()
    expect(page.get_by_role("button", name="Hapus", exact=True)).to_be_hidden()
    context.set_offline(True)
    page.goto(f"{village_address}/id/produk/tikar/")
    expect(page.locator("h1")).to_have_text("Tidak ada sambungan")


def test_a_pack_that_could_not_be_saved_says_so(
    context: BrowserContext, village_address: str, village: SiteFolder
) -> None:
    page = open_page(context, f"{village_address}/id/produk/")
    kept(page)
    shutil.rmtree(village.output / "id/produk/tikar")
    page.get_by_role("button", name="Simpan untuk pameran").click()
    expect(page.locator(".exhibition").get_by_role("status")).to_contain_text("Belum semua tersimpan.")


def test_a_page_that_was_saved_stays_up_to_date_when_it_is_visited(
    context: BrowserContext, village_address: str, village: SiteFolder
) -> None:
    page = context.new_page()
    save_pack(page, village_address)
    village.replace(COFFEE, "Kopi ini dipetik tangan", "Kopi ini dipetik pagi-pagi")
    village.build()
    page.goto(f"{village_address}/id/produk/kopi/")
    page.wait_for_timeout(300)
    context.set_offline(True)
    page.reload()
    expect(page.locator(".prose")).to_contain_text("pagi-pagi")


def test_without_javascript_nothing_is_offered_that_would_need_it(browser: Browser, village_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = open_page(context, f"{village_address}/id/produk/")
    expect(page.locator(".exhibition")).to_be_hidden()
    context.close()
