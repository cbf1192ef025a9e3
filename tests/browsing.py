"""What tests in a real browser share: one page of every template, the built site behind a server, and Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import build as etalase_build
from etalase import load
from etalase.headers import headers
from tests.conftest import PROJECT, SiteFolder
from tests.hosting import served

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip

TODAY = date(2026, 11, 24)

# One page of every template.
TEMPLATES = {
    "gateway": "/",
    "home": "/id/",
    "list": "/id/produk/",
    "event list": "/id/acara/",
    "vocabulary": "/id/kecamatan/",
    "term": "/id/kecamatan/limun/",
    "product": "/id/produk/kopi-bukit-tempurung/",
    "destination": "/id/destinasi/bukit-bulan/",
    "itinerary list": "/id/rencana-perjalanan/",
    "itinerary": "/id/rencana-perjalanan/di-antara-pembuat/",
    "tradition": "/id/budaya/warisan-komunal/",
    "event": "/id/acara/sarolangun-expo/",
    "opportunity": "/id/investasi/perizinan-insentif/",
    "partnership": "/id/kerja-sama/antardaerah/",
    "programme": "/id/program/pelatihan-blk/",
    "producer": "/id/perajin/bengkel-batik-muara-danau/",
    "article": "/id/artikel/seni-cadas-bukit-bulan/",
    "page": "/id/kontak/",
    "search": "/id/cari/",
    "interest list": "/id/daftar-minat/",
    "brochures": "/id/brosur/",
    "offline": "/offline/",
    "not found": "/404.html",
}

HEADERS = headers(load.config(PROJECT)[0])

FOCUSED = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused);
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const visible = [...focused.getClientRects()].some(box => {
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return there && (focused.contains(there) || there.contains(focused) && there.tagName === "LABEL");
  });
  return {number: Number(focused.dataset.walk ?? -1), shown, visible, html: focused.outerHTML.slice(0, 80)};
}"""
"""What has the focus, whether that is seen, and whether nothing covers it."""

VIOLATIONS = "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of this repository."""
    output: Path = tmp_path_factory.mktemp("browser") / "output"
    etalase_build.build(PROJECT, TODAY, output)
    return output


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site behind a web server on loopback."""
    with served(site, HEADERS) as url:
        yield url


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@contextmanager
def served_below(output: Path, base: str) -> Iterator[str]:
    """The address of a site that stands below a base path of a host; the site may be built anew meanwhile."""
    host = output.parent / "host"
    host.mkdir()
    (host / base).symlink_to(output)
    with served(host, {"Cache-Control": "no-cache"}) as address:
        yield f"{address}/{base}"


@pytest.fixture
def village_address(village: SiteFolder) -> Iterator[str]:
    """The village behind a web server that has other sites too."""
    with served_below(village.output, "desa") as address:
        yield address


def open_page(context: BrowserContext, url: str) -> Page:
    """A new page at an address."""
    page = context.new_page()
    page.goto(url)
    return page


def until(page: Page, question: str) -> None:
    """Wait until a script says yes. Playwright's own way would need what the policy forbids."""
    for _ in range(300):
        if page.evaluate(f"Promise.resolve({question}).then(Boolean)"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(question)
