"""Sitemap, feeds, robots, redirects, errors: the files beside the pages."""

import re
from xml.etree import ElementTree

import feedparser
import pytest

from tests.conftest import SiteFolder

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_sitemap_names_every_page_with_its_languages_and_an_honest_day(minimal_site: SiteFolder) -> None:
    build = minimal_site.build()
    root = ElementTree.parse(minimal_site.output / "sitemap.xml").getroot()
    pages = {url.findtext(f"{SITEMAP}loc"): url for url in root}
    assert len(pages) == sum(build.pages.values())
    coffee = pages["https://contoh.example/en/products/village-coffee/"]
    assert coffee.findtext(f"{SITEMAP}lastmod") == "2026-08-17"
    languages = {link.get("hreflang"): link.get("href") for link in coffee.findall(f"{XHTML}link")}
    assert languages["id"] == "https://contoh.example/id/produk/kopi/"
    assert pages["https://contoh.example/en/products/pandan-mat/"].find(f"{SITEMAP}lastmod") is None


@pytest.mark.parametrize(("locale", "title"), [("id", "Kopi Desa"), ("en", "Village coffee")])
def test_each_language_has_a_feed_of_what_changed_last(minimal_site: SiteFolder, locale: str, title: str) -> None:
    minimal_site.build()
    feed = feedparser.parse((minimal_site.output / locale / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.language == locale
    assert [(entry.title, entry.updated) for entry in feed.entries] == [(title, "2026-08-17T00:00:00+07:00")]
    assert feed.entries[0].link.startswith(f"https://contoh.example/{locale}/")


PDF = b"%PDF-1.7\n%%EOF\n"


def test_a_document_beside_an_entry_is_published_where_a_text_offers_it(minimal_site: SiteFolder) -> None:
    """As it is, for both languages once, and under a name that may be kept for ever."""
    folder = minimal_site.root / "content/products/kopi"
    (folder / "Daftar Harga.pdf").write_bytes(PDF)
    (folder / "draf.pdf").write_bytes(PDF)
    minimal_site.replace("content/site.yaml", "url: https://contoh.example/", "url: https://contoh.example/desa/")
    for locale in ("id", "en"):
        text = minimal_site.root / f"content/products/kopi/index.{locale}.md"
        text.write_text(text.read_text("utf-8") + "\n[PDF](<Daftar Harga.pdf>)\n", "utf-8")
    assert minimal_site.build().warnings == ()
    (published,) = minimal_site.output.rglob("*.pdf")
    assert published.read_bytes() == PDF
    assert re.fullmatch(r"daftar-harga\.[0-9a-f]{10}\.pdf", published.name)
    for permalink in ("/id/produk/kopi/", "/en/products/village-coffee/"):
        assert f'<a href="/desa/media/products/kopi/{published.name}">PDF</a>' in minimal_site.html(permalink)


def test_a_document_is_no_picture(minimal_site: SiteFolder) -> None:
    (minimal_site.root / "content/products/kopi/kopi.pdf").write_bytes(PDF)
    minimal_site.replace("content/products/kopi/index.id.md", "file: kopi.svg", "file: kopi.pdf")
    assert "picture-missing" in {problem.code for problem in minimal_site.problems()}


def test_robots_point_to_the_sitemap(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert "Sitemap: https://contoh.example/sitemap.xml" in (minimal_site.output / "robots.txt").read_text("utf-8")


def test_an_old_address_leads_to_the_new_page_in_its_language(minimal_site: SiteFolder) -> None:
    minimal_site.replace(
        "content/products/kopi/index.en.md",
        "slug: village-coffee",
        "slug: village-coffee\naliases: [/en/coffee/, /old/page]",
    )
    minimal_site.build()
    for old in ("/en/coffee/", "/old/page/"):
        html = minimal_site.html(old)
        assert '<meta http-equiv="refresh" content="0; url=/en/products/village-coffee/">' in html
        assert '<link rel="canonical" href="https://contoh.example/en/products/village-coffee/">' in html
        assert 'lang="en"' in html
        assert '<a href="/en/products/village-coffee/">' in html


def test_the_error_page_speaks_every_language_and_offers_ways_on(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    html = (minimal_site.output / "404.html").read_text("utf-8")
    for locale, words in (("id", "Halaman ini tidak ditemukan"), ("en", "This page cannot be found")):
        section = html.partition(f'<section lang="{locale}"')[2].partition("</section>")[0]
        assert words in section
        assert f'href="/{locale}/"' in section
        own = (minimal_site.output / locale / "404.html").read_text("utf-8")
        assert re.search(f'<html lang="{locale}"', own)
        assert words in own


def test_only_pictures_of_published_entries_are_copied(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert list((minimal_site.output / "media/products/kopi").iterdir())
    minimal_site.replace("content/products/kopi/index.id.md", "category: kebun", "category: kebun\ndraft: ya")
    minimal_site.build()
    assert not (minimal_site.output / "media/products").exists()
