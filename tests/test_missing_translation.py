"""What readers of one language see of entries that have no text in it: show, link or hide."""

import re
from html.parser import HTMLParser

import pytest

from tests.conftest import SiteFolder

ENGLISH = "content/products/kopi/index.en.md"


@pytest.fixture
def untranslated(minimal_site: SiteFolder) -> SiteFolder:
    """The coffee exists in Indonesian only."""
    (minimal_site.root / ENGLISH).unlink()
    return minimal_site


def policy(site: SiteFolder, word: str) -> None:
    site.write(
        "content/site.yaml",
        (site.root / "content/site.yaml").read_text() + f"missing_translation: {{products: {word}}}\n",
    )


def cards(html: str) -> str:
    return html.partition('<ul class="cards')[2]


class TestShow:
    """The page exists in English, with the Indonesian text, and says so."""

    def test_the_text_is_borrowed_with_a_notice_and_marked_with_its_language(self, untranslated: SiteFolder) -> None:
        untranslated.build()
        html = untranslated.html("/en/products/kopi/")
        assert '<html lang="en"' in html
        assert "This page has not been translated yet" in html
        assert re.search(r'<header class="entry-head" lang="id" dir="ltr">\s*<h1>Kopi Desa</h1>', html)
        assert re.search(r'<div class="prose" lang="id" dir="ltr">\s*<p>Kopi ini dipetik tangan', html)

    def test_search_engines_are_sent_to_the_original(self, untranslated: SiteFolder) -> None:
        untranslated.build()
        html = untranslated.html("/en/products/kopi/")
        assert '<meta name="robots" content="noindex">' in html
        assert '<link rel="canonical" href="https://contoh.example/id/produk/kopi/">' in html
        assert "hreflang=" not in html.partition("</head>")[0]
        assert 'hreflang="en"' not in untranslated.html("/id/produk/kopi/").partition("</head>")[0]
        for name in ("sitemap.xml", "en/feed.xml"):
            assert "/en/products/kopi/" not in (untranslated.output / name).read_text("utf-8")

    def test_its_card_carries_a_badge(self, untranslated: SiteFolder) -> None:
        untranslated.build()
        assert "(in Bahasa Indonesia)" in cards(untranslated.html("/en/products/"))

    def test_facts_are_written_the_english_way_even_so(self, untranslated: SiteFolder) -> None:
        untranslated.build()
        assert "IDR\u00a025,000–40,000 per kg" in untranslated.html("/en/products/kopi/")

    def test_the_language_switch_warns(self, untranslated: SiteFolder) -> None:
        untranslated.build()
        assert "(belum diterjemahkan)" in untranslated.html("/id/produk/kopi/")

    def test_links_lead_to_it_in_the_readers_language(self, untranslated: SiteFolder) -> None:
        untranslated.build()
        assert '<a href="/en/products/kopi/">our coffee</a>' in untranslated.html("/en/")


class TestLink:
    """There is no English page; lists and links lead to the Indonesian one."""

    def test_lists_and_links_lead_to_the_original_with_a_badge(self, untranslated: SiteFolder) -> None:
        policy(untranslated, "link")
        untranslated.build()
        assert not (untranslated.output / "en/products/kopi").exists()
        list_page = cards(untranslated.html("/en/products/"))
        assert 'href="/id/produk/kopi/"' in list_page
        assert "(in Bahasa Indonesia)" in list_page
        assert '<a href="/id/produk/kopi/">our coffee</a>' in untranslated.html("/en/")

    def test_the_switch_offers_the_nearest_parent_and_says_so(self, untranslated: SiteFolder) -> None:
        policy(untranslated, "link")
        untranslated.build()
        switch = untranslated.html("/id/produk/kopi/").partition('class="languages"')[2]
        assert 'href="/en/products/"' in switch.partition("</nav>")[0]
        assert "(halaman ini tidak tersedia" in switch


class TestHide:
    """English readers see nothing of it."""

    def test_it_is_absent_from_pages_lists_and_menus(self, untranslated: SiteFolder) -> None:
        policy(untranslated, "hide")
        untranslated.replace("content/site.yaml", "footer: [pages/tentang]", "footer: [pages/tentang, products/kopi]")
        untranslated.build()
        assert not (untranslated.output / "en/products/kopi").exists()
        assert "Kopi Desa" not in untranslated.html("/en/products/")
        assert "Kopi Desa" not in untranslated.html("/en/")
        assert "Kopi Desa" in untranslated.html("/id/").partition("site-foot")[2]

    def test_links_in_texts_lead_to_the_nearest_parent(self, untranslated: SiteFolder) -> None:
        policy(untranslated, "hide")
        untranslated.build()
        assert '<a href="/en/products/">our coffee</a>' in untranslated.html("/en/")

    def test_its_term_page_goes_with_it(self, untranslated: SiteFolder) -> None:
        policy(untranslated, "hide")
        untranslated.build()
        assert (untranslated.output / "id/kelompok/hasil-kebun/index.html").is_file()
        assert not (untranslated.output / "en/groups/farm-crops").exists()
        assert 'href="/en/groups/farm-crops/"' not in untranslated.html("/id/kelompok/hasil-kebun/")


def test_an_entry_may_differ_from_its_collection(untranslated: SiteFolder) -> None:
    policy(untranslated, "hide")
    untranslated.replace(
        "content/products/kopi/index.id.md", "category: kebun", "category: kebun\nmissing_translation: link"
    )
    untranslated.build()
    assert 'href="/id/produk/kopi/"' in cards(untranslated.html("/en/products/"))


def test_only_indonesian_on_purpose_leaves_a_translation_aside(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/products/kopi/index.id.md", "category: kebun", "category: kebun\nlanguages: [id]")
    minimal_site.build()
    assert "Kopi ini dipetik tangan" in minimal_site.html("/en/products/kopi/")
    assert not (minimal_site.output / "en/products/village-coffee").exists()


class Spoken(HTMLParser):
    """The texts in the body of a page, each with the language of the elements it lies in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.languages: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "img", "input", "br", "hr", "path"):
            above = self.languages[-1][1] if self.languages else ""
            self.languages.append((tag, dict(attrs).get("lang") or above))

    def handle_endtag(self, tag: str) -> None:
        while self.languages and self.languages.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not {tag for tag, _ in self.languages} & {"head", "script", "noscript", "title"}:
            self.found.append((data.strip(), self.languages[-1][1]))


BORROWED = {"Produk", "Semua produk desa.", "Tentang desa", "Jelajahi", "Kelompok", "Hasil kebun", "Desa Contoh",
            "Etalase desa"}  # fmt: skip


def borrow_the_name(site: SiteFolder) -> None:
    """Its title and its tagline in Indonesian only."""
    site.replace("content/site.yaml", "{id: Desa Contoh, en: Sample Village}", "{id: Desa Contoh}")
    site.replace("content/site.yaml", "{id: Etalase desa, en: The village's shop window}", "{id: Etalase desa}")


def test_every_label_that_is_borrowed_tells_its_language(minimal_site: SiteFolder) -> None:
    for path in ("products/index.en.md", "pages/tentang/index.en.md"):
        (minimal_site.root / "content" / path).unlink()
    categories = "content/vocabulary/categories.yaml"
    minimal_site.replace(categories, "title: {id: Kelompok, en: Groups}", "title: {id: Kelompok}")
    minimal_site.replace(categories, "{id: Hasil kebun, en: Farm crops}", "{id: Hasil kebun}")
    minimal_site.replace(
        "content/site.yaml", "targets: [products, events]", "label: {id: Jelajahi}\n    targets: [products, events]"
    )
    borrow_the_name(minimal_site)
    minimal_site.build()
    told = set()
    for path in sorted((minimal_site.output / "en").rglob("*.html")):
        if path.parent.name == "tentang":
            continue  # all of it is borrowed
        for text, language in Spoken(path.read_text("utf-8")).found:
            if text in BORROWED:
                told.add(text)
                assert language == "id", (path, text)
    assert told == BORROWED


def test_the_gateway_and_feeds_tell_the_language_of_a_borrowed_name(minimal_site: SiteFolder) -> None:
    borrow_the_name(minimal_site)
    minimal_site.build()
    gateway = Spoken((minimal_site.output / "index.html").read_text("utf-8")).found
    assert [language for text, language in gateway if text == "Etalase desa"] == ["id", "id"]
    assert ("Desa Contoh", "id") in gateway
    feed = (minimal_site.output / "en/feed.xml").read_text("utf-8")
    assert '<title xml:lang="id">Desa Contoh</title>' in feed
    assert '<subtitle xml:lang="id">Etalase desa</subtitle>' in feed
    own = (minimal_site.output / "id/feed.xml").read_text("utf-8")
    assert "<title>Desa Contoh</title>" in own
