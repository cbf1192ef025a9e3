"""Pages in detail: addresses, language switch, headings, links, lists, menus, events, publishing."""

import re
from datetime import date

import pytest

from tests.conftest import SiteFolder


def test_the_language_switch_leads_to_the_same_page(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    switch = minimal_site.html("/id/produk/kopi/").partition('class="languages"')[2].partition("</nav>")[0]
    assert 'href="/en/products/village-coffee/"' in switch


def test_headings_share_their_ids_across_languages(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert '<h2 id="cara-seduh">Cara seduh</h2>' in minimal_site.html("/id/produk/kopi/")
    assert '<h2 id="cara-seduh">How to brew</h2>' in minimal_site.html("/en/products/village-coffee/")


def test_an_anchor_of_either_language_leads_to_the_shared_heading(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/products/kopi/index.en.md", "/products/tikar#bahan", "/products/tikar#material")
    minimal_site.build()
    assert 'href="/en/products/pandan-mat/#bahan"' in minimal_site.html("/en/products/village-coffee/")


def test_hreflang_is_reciprocal_with_canonical_and_default(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    expected = {
        "id": "https://contoh.example/id/produk/kopi/",
        "en": "https://contoh.example/en/products/village-coffee/",
        "x-default": "https://contoh.example/en/products/village-coffee/",
    }
    for permalink in ("/id/produk/kopi/", "/en/products/village-coffee/"):
        html = minimal_site.html(permalink)
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html))
        assert found == expected
        assert f'<link rel="canonical" href="https://contoh.example{permalink}">' in html


def test_the_gateway_is_the_default_of_the_home_pages(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert 'hreflang="x-default" href="https://contoh.example/"' in minimal_site.html("/en/")
    gateway = (minimal_site.output / "index.html").read_text("utf-8")
    assert 'http-equiv="refresh"' not in gateway
    assert {'href="/id/"', 'href="/en/"'} <= set(re.findall(r'href="/\w\w/"', gateway))


def test_links_may_be_written_from_the_folder_too(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/products/kopi/index.id.md", "/products/tikar#bahan", "../tikar/index.md#bahan")
    minimal_site.replace("content/products/kopi/index.en.md", "/products/tikar#bahan", "../tikar/index.en.md")
    minimal_site.build()
    assert 'href="/id/produk/tikar/#bahan"' in minimal_site.html("/id/produk/kopi/")
    assert 'href="/en/products/pandan-mat/"' in minimal_site.html("/en/products/village-coffee/")


def test_links_may_lead_to_terms_collections_and_home(minimal_site: SiteFolder) -> None:
    minimal_site.replace(
        "content/index.en.md",
        "(/products/kopi)",
        "(/products/kopi), [crops](/categories/kebun), [groups](/categories), [all](/products), [top](/)",
    )
    minimal_site.build()
    html = minimal_site.html("/en/")
    for href in ("/en/groups/farm-crops/", "/en/groups/", "/en/products/", "/en/"):
        assert f'<a href="{href}">' in html


def test_everything_works_below_a_base_path(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/site.yaml", "https://contoh.example/", "https://contoh.example/desa/")
    minimal_site.build()
    html = minimal_site.html("/en/products/village-coffee/")
    assert 'href="/desa/en/products/pandan-mat/#bahan"' in html
    assert 'src="/desa/media/products/kopi/kopi.' in html
    assert '<link rel="canonical" href="https://contoh.example/desa/en/products/village-coffee/">' in html
    for path in minimal_site.output.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="(/[^"]*)"', path.read_text("utf-8")):
            assert address.startswith("/desa/"), path


def test_a_long_list_is_cut_into_pages(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/site.yaml", "default_locale: en", "default_locale: en\npage_size: 1")
    minimal_site.build()
    first, second = minimal_site.html("/en/products/"), minimal_site.html("/en/products/2/")
    assert "Pandan mat" in first
    assert "Village coffee" not in first.partition("site-foot")[0].partition("list-head")[2]
    assert "Village coffee" in second
    assert "Page 2" in second.partition("</title>")[0]
    assert '<link rel="canonical" href="https://contoh.example/en/products/2/">' in second
    assert 'hreflang="id" href="https://contoh.example/id/produk/2/"' in second


def test_term_pages_of_both_languages_lead_to_each_other(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    indonesian, english = minimal_site.html("/id/kelompok/hasil-kebun/"), minimal_site.html("/en/groups/farm-crops/")
    assert re.search(
        "<title>Farm crops · [^·<]+ · Sample Village</title>", english
    )  # other vocabularies may have such a term
    assert 'href="/en/groups/farm-crops/"' in indonesian
    assert 'href="/id/kelompok/hasil-kebun/"' in english
    assert "Village coffee" in english
    assert "Pandan mat" not in english.partition("<main")[2].partition("</main>")[0]
    assert 'href="/en/groups/farm-crops/"' in minimal_site.html("/en/groups/")


@pytest.mark.parametrize(
    ("today", "heading"),
    [(date(2026, 8, 1), "Coming events"), (date(2026, 8, 16), "Coming events"), (date(2026, 8, 18), "Past events")],
)
def test_events_are_coming_until_they_end_and_kept_afterwards(
    minimal_site: SiteFolder, today: date, heading: str
) -> None:
    minimal_site.build(today)
    html = minimal_site.html("/en/events/")
    assert re.findall(r"<h2>(Coming events|Past events|Every year)</h2>", html) == [heading]
    assert "14–17 Aug 2026" in html
    assert "14–17 Agu 2026" in minimal_site.html("/id/acara/")


def test_coming_events_stand_before_those_without_a_date(minimal_site: SiteFolder) -> None:
    event = "---\ntitle: {0}\nsummary: {0}.\nkind: pasar\n{1}\n---\n"
    minimal_site.write("content/events/a/index.id.md", event.format("A", "start: 1 Desember 2026"))
    minimal_site.write(
        "content/events/b/index.id.md", event.format("B", "usual_time: {id: Setiap tahun, en: Every year}")
    )
    minimal_site.write("content/events/c/index.id.md", event.format("C", "start: 1 Januari 2026"))
    minimal_site.build()
    shown = re.findall(r'<h3[^>]*><a href="/id/acara/([^/]+)/', minimal_site.html("/id/acara/"))
    assert shown == ["pasar", "a", "b", "c"]


@pytest.mark.parametrize(
    ("line", "visible"),
    [
        ("draft: ya", False),
        ("draft: tidak", True),
        ("publish_on: 2 Agustus 2026", False),
        ("publish_on: 1 Agustus 2026", True),
        ("expires_on: 1 Agustus 2026", False),
        ("expires_on: 2 Agustus 2026", True),
    ],
)
def test_drafts_and_entries_out_of_season_are_not_published(
    minimal_site: SiteFolder, line: str, *, visible: bool
) -> None:
    minimal_site.replace("content/products/tikar/index.id.md", "category: kriya", f"category: kriya\n{line}")
    build = minimal_site.build()
    assert (minimal_site.output / "id/produk/tikar/index.html").exists() is visible
    assert (minimal_site.output / "en/products/pandan-mat/index.html").exists() is visible
    assert ("link-unpublished" in {warning.code for warning in build.warnings}) is not visible


def test_facts_of_the_source_are_shown_in_both_languages(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert "Rp25.000–40.000 per kg" in minimal_site.html("/id/produk/kopi/")
    assert "IDR\u00a025,000–40,000 per kg" in minimal_site.html("/en/products/village-coffee/")


def test_pictures_have_their_size_their_words_and_a_name_that_may_be_kept(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    html = minimal_site.html("/en/products/village-coffee/")
    match = re.search(
        r'<img src="/(media/products/kopi/kopi\.[0-9a-f]{10}\.svg)" width="1600" height="1200" '
        r'alt="Red coffee cherries"',
        html,
    )
    assert match
    assert (minimal_site.output / match[1]).is_file()
    assert "Illustration, not a photograph" in html
    assert 'alt="Biji kopi merah"' in minimal_site.html("/id/produk/kopi/")


def test_contact_slots_that_the_office_must_fill_are_marked(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert '<dd class="unfilled">belum diisi</dd>' in minimal_site.html("/id/")
    minimal_site.write(
        "content/site.yaml", (minimal_site.root / "content/site.yaml").read_text() + "contact: {phone: 0745-91234}\n"
    )
    minimal_site.build()
    assert '<a href="tel:+6274591234">' in minimal_site.html("/id/")


def test_pictures_with_spaces_and_capitals_get_addresses_without(minimal_site: SiteFolder) -> None:
    picture = (minimal_site.root / "content/products/kopi/kopi.svg").read_text("utf-8")
    minimal_site.write("content/products/kopi-eks/Foto Saya (1).svg", picture)
    fields = (
        "title: Kopi Lain\nsummary: Kopi.\ncategory: kebun\npictures:\n  - {file: Foto Saya (1).svg, alt: Biji kopi}"
    )
    minimal_site.write("content/products/kopi-eks/index.id.md", f"---\n{fields}\n---\n\n![Biji](<Foto Saya (1).svg>)\n")
    minimal_site.build()
    html = minimal_site.html("/id/produk/kopi-eks/")
    addresses = re.findall(r'src="(/media/products/kopi-eks/foto-saya-1\.[0-9a-f]{10}\.svg)"', html)
    assert len(addresses) == 2
    assert (minimal_site.output / addresses[0].lstrip("/")).is_file()


def test_a_title_that_has_no_latin_letters_falls_back_to_the_folder(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/products/tikar/index.en.md", "title: Pandan mat", "title: 🍌")
    minimal_site.replace("content/products/tikar/index.en.md", "slug: pandan-mat\n", "")
    minimal_site.build()
    assert "🍌" in minimal_site.html("/en/products/tikar/")


@pytest.mark.parametrize("target", ["/id/produk/tikar/", "/en/products/pandan-mat", "tikar", "/tikar#bahan"])
def test_an_address_copied_from_the_browser_is_refused_with_the_entry_it_means(
    minimal_site: SiteFolder, target: str
) -> None:
    minimal_site.replace("content/index.id.md", "(/products/kopi)", f"({target})")
    (problem,) = minimal_site.problems()
    assert (problem.code, problem.suggestion) == ("link-dead", "/products/tikar")


def test_the_hour_of_an_event_of_several_days_is_shown(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/events/pasar/index.id.md", "start: 14 Agustus 2026", "start: 14 Agustus 2026 09.00")
    minimal_site.build()
    assert "14 August 2026, 09:00\u00a0WIB – 17 August 2026" in minimal_site.html("/en/events/village-market/")


def test_a_year_is_not_grouped_like_a_number(minimal_site: SiteFolder) -> None:
    minimal_site.write("content/vocabulary/sectors.yaml", "title: Sektor\nterms:\n  tani: {label: Tani}\n")
    minimal_site.write("content/vocabulary/sources.yaml", "title: Sumber\nterms:\n  bps: {label: BPS}\n")
    minimal_site.write(
        "content/investment/index.id.md", "---\ntitle: Investasi\nsummary: Peluang.\nslug: investasi\n---\n"
    )
    minimal_site.write(
        "content/investment/kopi/index.id.md",
        "---\ntitle: Kopi\nsummary: Olahan kopi.\nsector: tani\nreadiness: idea\nsources: [bps]\n"
        "indicators:\n  - {label: {id: Kebun, en: Farms}, value: 12 kg, year: 2021, source: bps}\n---\n",
    )
    minimal_site.build()
    html = minimal_site.html("/id/investasi/kopi/")
    assert ">2021<" in re.sub(r"\s", "", html)
    assert "2.021" not in html
