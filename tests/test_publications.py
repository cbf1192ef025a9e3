"""Publications: what is selected, in which languages, at which address, and what is wrong with a file."""

import re

import pytest
import zxingcpp

from etalase import load
from etalase.problems import Severity
from tests.conftest import MakeSite, SiteFolder
from tests.test_qr import drawn

CATALOGUE = "content/brochures/katalog.yaml"
SHEET = "content/brochures/lembar.yaml"
TEXT = re.compile(r"<[^>]+>")


@pytest.fixture
def site(site_of: MakeSite) -> SiteFolder:
    """Two products in a catalogue of three editions and on sheets of two."""
    return site_of("minimal", "printed")


def titles(html: str) -> list[str]:
    """The headings of the sheets of an edition, in order."""
    return re.findall(r"<h2>(.*?)</h2>", html)


def printed_prices(site: SiteFolder) -> list[str]:
    """The prices on the sheets, in order."""
    found = re.findall(r'<p class="price[^"]*">(.*?)</p>', site.html("/id/brosur/lembar/"))
    return [TEXT.sub("", one).replace("\xa0", " ").replace("\u2060", "") for one in found]


def test_each_edition_has_its_own_address_and_the_one_in_two_languages_lies_below(site: SiteFolder) -> None:
    site.build()
    assert "Katalog Desa" in site.html("/id/brosur/katalog/")
    assert "Village Catalogue" in site.html("/en/brochures/katalog/")
    both = site.html("/id/brosur/katalog/id-en/")
    assert "Katalog Desa" in both
    assert "Village Catalogue" in both
    assert "Kopi Desa" in both


def test_all_editions_are_listed_in_each_language(site: SiteFolder) -> None:
    site.build()
    for permalink in ("/id/brosur/", "/en/brochures/"):
        html = site.html(permalink)
        assert set(re.findall(r'<a href="(/[^"]*katalog/[^"]*)"', html)) == {
            "/id/brosur/katalog/",
            "/en/brochures/katalog/",
            "/id/brosur/katalog/id-en/",
        }


def test_keys_are_printed_in_the_order_in_which_they_are_named(site: SiteFolder) -> None:
    site.build()
    assert titles(site.html("/id/brosur/lembar/")) == ["Tikar Pandan", "Kopi Desa"]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("{collection: products, sort: [title]}", ["Kopi Desa", "Tikar Pandan"]),
        ("{collection: products, categories: [kriya]}", ["Tikar Pandan"]),
        ("{collection: products, categories: [Kebun]}", ["Kopi Desa"]),
        ("{collection: products, where: {price: ya}}", ["Kopi Desa"]),
        ("{collection: products, where: {price: tidak}}", ["Tikar Pandan"]),
        ("{collection: products, where: {category: kriya}}", ["Tikar Pandan"]),
        ("{collection: products, exclude: [products/kopi]}", ["Tikar Pandan"]),
        ("{keys: [products/kopi]}", ["Kopi Desa"]),
    ],
)
def test_a_selection_takes_those_entries_whose_facts_are_as_it_says(
    site: SiteFolder, selection: str, expected: list[str]
) -> None:
    site.replace(SHEET, "{keys: [products/tikar, products/kopi]}", selection)
    site.build()
    assert titles(site.html("/id/brosur/lembar/")) == expected


@pytest.mark.parametrize(
    ("old", "new", "code", "suggestion"),
    [
        ("layout: catalogue", "layout: katalogue", "option-unknown", "catalogue"),
        ("editions: [id, en, id+en]", "editions: [id, ms]", "edition-unknown", ""),
        ("editions: [id, en, id+en]", "editions: [id+id]", "edition-form", ""),
        ("sections: [cover,", "sections: [cofer,", "section-unknown", "cover"),
        ('"page:tentang"', '"page:tentan"', "reference-unknown", "pages/tentang"),
        ("event: events/pasar", "event: events/pasa", "reference-unknown", "events/pasar"),
        ("select: {collection: products,", "select: {", "selection-empty", ""),
        ("sort: [category, title]", "categories: [kopi-kopian]", "choice-unknown", ""),
        ("sort: [category, title]", "where: {prise: ya}", "print-field-unknown", "price"),
        ("price: retail", "fields: [materialz]", "print-field-unknown", "materials"),
        ("sort: [category, title]", "where: {price: Rp 1}", "publication-empty", ""),
        ("price: retail", "prise: retail", "field-unknown", "price"),
        ("price: retail", "fields: [export.moq]", "print-field-unknown", "moq"),
        ("{collection: products,", "{collektion: products,", "field-unknown", "collection"),
        ("price: retail", "price: murah", "option-unknown", ""),
    ],
)
def test_mistakes_are_told_where_they_stand(site: SiteFolder, old: str, new: str, code: str, suggestion: str) -> None:
    site.replace(CATALOGUE, old, new)
    (problem,) = site.problems()
    assert (problem.code, problem.suggestion) == (code, suggestion)
    assert problem.place.file == CATALOGUE
    line = (site.root / CATALOGUE).read_text("utf-8").split("\n")[problem.place.line - 1]
    assert new.split(":")[0].lstrip('"') in line or code in ("selection-empty", "publication-empty")


def test_what_is_not_translated_is_stamped_and_told(site: SiteFolder) -> None:
    (site.root / "content/products/tikar/index.en.md").unlink()
    warnings = [problem for problem in site.problems() if problem.code == "edition-untranslated"]
    assert {problem.place.file for problem in warnings} == {CATALOGUE, SHEET}
    assert all(problem.severity is Severity.WARNING for problem in warnings)
    english = site.html("/en/brochures/katalog/")
    assert english.count('class="stamp"') == 1
    assert re.search(r'<div class="first" lang="id"[^>]*>\s*<p class="stamp">', english)


def test_a_draft_is_not_printed_and_that_is_told(site: SiteFolder) -> None:
    site.replace("content/products/tikar/index.id.md", "category: kriya", "category: kriya\ndraft: ya")
    assert [problem.code for problem in site.problems()].count("print-unpublished") == 1
    assert titles(site.html("/id/brosur/lembar/")) == ["Kopi Desa"]


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        ("retail", ["Rp25.000–40.000 per kg", "Harga atas permintaan"]),
        ("on_request", ["Harga atas permintaan", "Harga atas permintaan"]),
        ("fob", ["Harga atas permintaan", "Harga atas permintaan"]),
        ("none", []),
    ],
)
def test_the_price_is_that_which_the_publication_prints(site: SiteFolder, price: str, shown: list[str]) -> None:
    site.replace(SHEET, "price: retail", f"price: {price}")
    site.replace(SHEET, "[products/tikar, products/kopi]", "[products/kopi, products/tikar]")
    site.build()
    assert printed_prices(site) == shown


@pytest.mark.parametrize(
    ("written", "indonesian", "english"),
    [("USD 12", "USD 12", "USD 12"), ("USD 1.012,50", "USD 1.012,50", "USD 1,012.50")],
)
def test_a_price_fob_is_printed_with_its_delivery_term_and_port(
    site: SiteFolder, written: str, indonesian: str, english: str
) -> None:
    export = f"export: {{fob_price: '{written}', incoterm: FOB, port: 'Talang Duku, Jambi'}}"
    site.replace("content/products/kopi/index.id.md", "category:", f"{export}\ncategory:")
    site.replace(SHEET, "price: retail", "price: fob")
    site.build()
    assert printed_prices(site) == ["Harga atas permintaan", f"{indonesian} per kg FOB Talang Duku, Jambi"]
    assert f"{english} per kg FOB Talang Duku, Jambi" in site.html("/id/brosur/lembar/id-en/").replace("\u00a0", " ")
    for permalink, price in (("/id/produk/kopi/", indonesian), ("/en/products/village-coffee/", english)):
        assert f"<dd>{price}</dd>" in re.sub(r"\s*(</?dd>)\s*", r"\1", site.html(permalink).replace("\u00a0", " "))


def test_only_what_can_have_a_price_is_said_to_have_one_on_request(site: SiteFolder) -> None:
    site.replace(SHEET, "{keys: [products/tikar, products/kopi]}", "{keys: [events/pasar, products/kopi]}")
    site.replace(SHEET, "price: retail\n", "")
    site.build()
    assert printed_prices(site) == ["Harga atas permintaan"]


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        ("retail", ["Rp", "Rp25.000–40.000 per kg"]),
        ("fob", ["Harga atas permintaan", "Harga atas permintaan"]),
        ("on_request", ["Harga atas permintaan", "Harga atas permintaan"]),
        ("none", []),
    ],
)
def test_labels_say_that_a_price_can_be_asked_for_and_have_room_for_one_in_rupiah(
    site: SiteFolder, price: str, shown: list[str]
) -> None:
    site.replace(SHEET, "layout: sheet", "layout: labels")
    site.replace(SHEET, "price: retail", f"price: {price}")
    site.build()
    assert printed_prices(site) == shown


def test_each_side_of_a_sheet_leads_to_the_page_in_its_own_language(site: SiteFolder) -> None:
    site.build()
    html = site.html("/id/brosur/lembar/id-en/").partition("<main")[2]
    codes = [zxingcpp.read_barcodes(drawn(svg, 160))[0].text for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]
    paths = [code.removeprefix("https://contoh.example") for code in codes]
    assert [path[:4] for path in paths] == ["/id/", "/en/", "/id/", "/en/"]
    assert all((site.output / path.strip("/") / "index.html").is_file() for path in paths)


def test_the_sheet_of_an_entry_is_one_without_export_prices_and_for_most_entries(site: SiteFolder) -> None:
    for name, keys, price in (("a", "products/kopi", "retail"), ("b", "products/kopi, products/tikar", "fob")):
        text = f"layout: sheet\ntitle: A\nselect: {{keys: [{keys}]}}\neditions: [id]\nprice: {price}\n"
        site.write(f"content/brochures/{name}.yaml", text)
    site.build()
    assert 'href="/id/brosur/lembar/?p=kopi"' in site.html("/id/produk/kopi/")


def test_only_the_facts_that_are_named_are_printed(site: SiteFolder) -> None:
    site.replace("content/products/kopi/index.id.md", "category:", "export: {hs_code: 0901.11, moq: 100 kg}\ncategory:")
    site.replace(SHEET, "price: retail", "fields: [hs_code]")
    site.build()
    html = site.html("/id/brosur/lembar/")
    assert re.findall(r"<dt>(.*?)</dt>", html) == ["Kode HS"]
    assert "0901.11" in html


def test_every_code_leads_to_a_page_that_leads_on(site: SiteFolder) -> None:
    site.build()
    seen = set()
    for permalink in ("/id/brosur/katalog/", "/en/brochures/katalog/", "/id/brosur/katalog/id-en/"):
        for svg in re.findall(r"<svg.*?</svg>", site.html(permalink), re.DOTALL):
            (code,) = zxingcpp.read_barcodes(drawn(svg, 160))
            path = code.text.removeprefix("https://contoh.example")
            assert re.fullmatch(r"/(id|en)/q/\w+/", path)
            target = re.search(r'<link rel="canonical" href="https://contoh\.example(/[^"]*)"', site.html(path))
            assert target
            assert (site.output / target[1].strip("/") / "index.html").is_file()
            seen.add((permalink, target[1]))
    assert {target for _, target in seen} >= {"/id/produk/kopi/", "/id/produk/tikar/", "/id/kontak/"}


def test_the_page_of_an_entry_leads_to_its_sheet(site: SiteFolder) -> None:
    site.build()
    assert 'href="/id/brosur/lembar/?p=kopi"' in site.html("/id/produk/kopi/")
    assert "?p=" not in site.html("/id/tentang/")


def test_without_publications_nothing_is_said_of_printing(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    assert not (minimal_site.output / "id/brosur").exists()
    assert not (minimal_site.output / "brochures.json").exists()
    assert "brosur" not in minimal_site.html("/id/")


OPTIONS = {
    "event": "event: events/pasar",
    "sections": "sections: [cover]",
    "pages": 'sections: ["page:tentang"]',
    "fields": "fields: [hs_code]",
    "price": "price: retail",
    "qr.item": "qr: {item: none}",
    "qr.contact": "qr: {contact: vcard}",
}


def test_a_layout_prints_those_options_that_it_says_it_prints_and_no_others(site: SiteFolder) -> None:
    site.replace("content/products/kopi/index.id.md", "category:", "export: {moq: 100 kg}\ncategory:")
    layouts = load.theme(site.root).print_layouts
    for layout in layouts:
        for number, option in enumerate(["", *OPTIONS.values()]):
            base = "" if "price" in option else "price: none\n"
            text = f"layout: {layout.name}\ntitle: Coba\nselect: {{collection: products}}\neditions: [id]\n{base}"
            site.write(f"content/brochures/{layout.name}-{number}.yaml", f"{text}{option}\n")
    site.build()
    for layout in layouts:
        plain, *others = (_printed_part(site, f"{layout.name}-{n}") for n in range(len(OPTIONS) + 1))
        shown = {option for option, html in zip(OPTIONS, others, strict=True) if html != plain}
        implied = {"pages"} if "sections" in layout.shows else set()
        assert shown == {*layout.shows, *implied}, layout.name


def _printed_part(site: SiteFolder, name: str) -> str:
    return site.html(f"/id/brosur/{name}/").partition("<main")[2]


def with_products(site: SiteFolder, count: int) -> None:
    """A trifold, and so many products that there are as many as `count`."""
    (site.root / SHEET).unlink()
    (site.root / CATALOGUE).unlink()
    for number in range(count - 2):
        text = f"---\ntitle: Rak {number}\nsummary: Sebuah rak.\ncategory: kriya\nlanguages: [id]\n---\n\nDari kayu.\n"
        site.write(f"content/products/rak-{number}/index.id.md", text)
    text = "layout: trifold\ntitle: Lipat\nselect: {collection: products, sort: [title]}\neditions: [id]\nprice: none\n"
    site.write("content/brochures/lipat.yaml", text)


def test_a_layout_has_all_the_places_that_it_promises(site: SiteFolder) -> None:
    with_products(site, 9)
    site.build()
    html = site.html("/id/brosur/lipat/")
    shown = re.findall(r'data-key="([^"]*)"', html.partition("<main")[2])
    assert sorted(shown) == ["kopi", *(f"rak-{number}" for number in range(7)), "tikar"]


def test_entries_for_which_a_layout_has_no_place_are_named(site: SiteFolder) -> None:
    with_products(site, 11)
    (problem,) = site.problems()
    assert (problem.code, problem.severity) == ("publication-full", Severity.ERROR)
    assert problem.values["places"] == 9
    assert problem.values["left"] == "Rak 8, Tikar Pandan"


def test_titles_are_sorted_in_the_language_of_the_edition(site: SiteFolder) -> None:
    for name, title in (("kopi", "Zesty Coffee"), ("tikar", "A Mat")):
        path = f"content/products/{name}/index.en.md"
        text = (site.root / path).read_text("utf-8")
        site.write(path, re.sub(r"^title: .*$", f"title: {title}", text, flags=re.M))
    selection = "select: {collection: products, sort: [title]}"
    site.replace(SHEET, "select: {keys: [products/tikar, products/kopi]}", selection)
    site.replace(SHEET, "editions: [id, id+en]", "editions: [id, en]")
    site.build()
    assert titles(site.html("/id/brosur/lembar/")) == ["Kopi Desa", "Tikar Pandan"]
    assert titles(site.html("/en/brochures/lembar/")) == ["A Mat", "Zesty Coffee"]
