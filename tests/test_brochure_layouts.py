"""What each layout of a brochure shows: covers, events, all entries, contacts, and in which inks."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import PROJECT, MakeSite, SiteFolder
from tests.test_brochure_run import PROFILE, brochures, made

TAG = re.compile(r"<[^>]+>")
COFFEE = "content/products/kopi/index.id.md"
FAIR = "content/events/pasar/index.id.md"
CERTIFICATES = "content/vocabulary/certificates.yaml"
TITLE = "Produk unggulan dan peluang ekspor dari Kabupaten Sarolangun"
SUBTITLE = "Dari hutan, kebun, dan bengkel warga di hulu Batang Tembesi dan Batang Asai"
COVERS = ["catalogue", "flyer", "trifold"]
PRODUCTS = "select: {collection: products}\n"


@pytest.fixture
def site(site_of: MakeSite) -> SiteFolder:
    """Two products and a fair, with no publication, and the program beside them."""
    site = site_of("minimal", "printed")
    shutil.copy(PROJECT / "build.py", site.root)
    (site.root / "etalase").symlink_to(PROJECT / "etalase")
    shutil.rmtree(site.root / "content/brochures")
    return site


def publish(
    site: SiteFolder, layout: str, more: str = PRODUCTS, title: str = "Dari desa", form: str = "office"
) -> None:
    """Declare a publication, called as its layout, in Indonesian, in English, and in both."""
    head = f"layout: {layout}\ntitle: {{id: {title}, en: {title}}}\n"
    site.write(f"content/brochures/{layout}.yaml", f"{head}editions: [id, en, id+en]\noutputs: [html, {form}]\n{more}")


def html(site: SiteFolder, layout: str, edition: str = "id") -> str:
    folder = {
        "id": f"id/brosur/{layout}",
        "en": f"en/brochures/{layout}",
        "id-en": f"id/brosur/{layout}/id-en",
    }[edition]
    return (site.output / folder / "index.html").read_text("utf-8")


def said(text: str) -> str:
    """What a piece of HTML says, in one line."""
    return " ".join(TAG.sub(" ", text).replace("\u2060", "").replace("\u00ad", "").split())


def parts(page: str, kind: str) -> list[str]:
    """What the paragraphs and headings of a class say."""
    found = re.findall(rf'<(p|h2|h3) class="{kind}["\s][^>]*>(.*?)</\1>', page, re.DOTALL)
    return [said(text) for _, text in found]


def words(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    return re.sub(r"[\s\u2010\u00ad-]", "", done.stdout)


def test_a_long_title_stands_on_the_cover_with_all_its_words(site: SiteFolder) -> None:
    for layout in COVERS:
        publish(
            site, layout, f"subtitle: {{id: '{SUBTITLE}', en: '{SUBTITLE}'}}\nevent: events/pasar\n{PRODUCTS}", TITLE
        )
    done = brochures(site)
    assert (done.returncode, done.stdout.count("does not fit")) == (0, 0), done.stdout
    for path in made(site).values():
        for text in (TITLE, SUBTITLE):
            assert re.sub(r"\s", "", text) in words(path), path.name


@pytest.mark.parametrize("layout", COVERS)
def test_a_title_that_is_too_long_for_the_cover_is_found(layout: str, site: SiteFolder) -> None:
    much = " ".join([SUBTITLE] * 7)
    publish(site, layout, f"subtitle: {{id: '{much}', en: '{much}'}}\n{PRODUCTS}", TITLE)
    done = brochures(site, "--edition", "id+en")
    assert done.returncode == 1
    assert re.search(r"Page (1|8): the text does not fit", done.stdout), done.stdout


def test_what_runs_out_of_its_half_of_a_catalogue_page_is_found_with_its_entry(site: SiteFolder) -> None:
    publish(site, "catalogue")
    site.write(CERTIFICATES, "title: {id: Sertifikat, en: Certificates}\nterms:\n  halal: {label: Halal}\n")
    rows = "".join(f"  - {{kind: halal, number: ID{number}, expires: 3 Mei 2028}}\n" for number in range(30))
    site.replace(COFFEE, "category: kebun\n", f"category: kebun\ncertificates:\n{rows}")
    done = brochures(site, "--edition", "id")
    assert done.returncode == 1
    assert COFFEE in done.stdout.partition("does not fit")[2], done.stdout


@pytest.mark.parametrize("layout", COVERS)
def test_a_cover_tells_when_and_where_it_is_handed_out_in_each_language(layout: str, site: SiteFolder) -> None:
    site.replace(FAIR, "venue:", 'exhibition: {stand: "Hall 3, A12"}\nvenue:')
    publish(site, layout, f"event: events/pasar\n{PRODUCTS}")
    site.build()
    assert parts(html(site, layout), "event")[0] == "Pasar Desa 14–17 Agu 2026 Lapangan desa · Stan Hall 3, A12"
    assert parts(html(site, layout, "en"), "event")[0].endswith("14–17 Aug 2026 The village green · Stand Hall 3, A12")
    both = parts(html(site, layout, "id-en"), "event")
    assert any("Lapangan desa" in one for one in both)
    assert any("The village green" in one for one in both)


def test_without_an_event_a_cover_tells_of_none(site: SiteFolder) -> None:
    publish(site, "flyer")
    site.build()
    assert parts(html(site, "flyer"), "event") == []


@pytest.mark.parametrize("layout", ["flyer", "sheet", "catalogue", "trifold"])
def test_an_event_among_the_entries_says_when_and_where_it_is(layout: str, site: SiteFolder) -> None:
    publish(site, layout, "select: {collection: events}\n")
    site.build()
    assert "14–17 Agu 2026 · Lapangan desa" in parts(html(site, layout), "occasion")
    assert "14–17 Aug 2026 · The village green" in parts(html(site, layout, "id-en"), "occasion")


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 9])
def test_every_entry_of_a_trifold_is_told_once_with_its_code(count: int, site: SiteFolder) -> None:
    names = [f"desa-{number}" for number in range(count)]
    for name in names:
        text = f"---\ntitle: Kerajinan {name}\nsummary: Buatan desa.\ncategory: kriya\n---\nIsi.\n"
        site.write(f"content/products/{name}/index.id.md", text)
    publish(site, "trifold", f"select: {{keys: [{', '.join(f'products/{name}' for name in names)}]}}\n")
    site.build()
    page = html(site, "trifold")
    assert sorted(parts(page, "name")) == [f"Kerajinan {name}" for name in names]
    assert page.count('<div class="code">') == count + 1
    panels = page.split('class="panel inner')[1:]
    assert len(panels) == 3
    assert all("<article" in one or "school" in one for one in panels)


def test_numbers_stand_at_the_outer_edge(site: SiteFolder) -> None:
    publish(site, "catalogue")
    site.build()
    folios = re.findall(r'<p class="folio( left)?">(.*?)</p>', html(site, "catalogue"))
    assert len(folios) > 2
    for left, text in folios:
        number = int(re.findall(r"<b>(\d+)</b>", text)[0])
        assert (number % 2 == 0) == bool(left) == text.startswith("<b>"), text


def test_the_chapter_stands_above_its_second_page_too(site: SiteFolder) -> None:
    for number in range(3):
        text = f"---\ntitle: Anyaman {number}\nsummary: Buatan desa.\ncategory: kriya\n---\nIsi.\n"
        site.write(f"content/products/a{number}/index.id.md", text)
    publish(site, "catalogue", "select: {collection: products, categories: [kriya]}\n")
    site.build()
    page = html(site, "catalogue")
    assert page.count('class="panel page items"') == len(parts(page, "chapter")) == 2
    assert page.count('<h2 class="chapter"') == 1


def test_each_certificate_has_a_line_that_says_until_when_it_is_valid(site: SiteFolder) -> None:
    site.write(CERTIFICATES, "title: {id: Sertifikat, en: Certificates}\nterms:\n  halal: {label: Halal}\n")
    lines = "".join(f"  - {{kind: halal, number: ID{one}, expires: {one} Mei 2028}}\n" for one in (3, 4))
    site.replace(COFFEE, "category: kebun\n", f"category: kebun\ncertificates:\n{lines}")
    publish(site, "sheet", f"{PRODUCTS}fields: [certificates]\n")
    site.build()
    found = re.findall(r'<span class="line">(.*?)</span>', html(site, "sheet"))
    assert list(map(said, found)) == ["Halal, ID3, berlaku sampai 3 Mei 2028", "Halal, ID4, berlaku sampai 4 Mei 2028"]
    assert "Halal, ID3, valid until 3 May 2028" in said(html(site, "sheet", "en"))


@pytest.mark.parametrize("layout", ["flyer", "catalogue", "trifold", "sheet"])
def test_a_number_to_call_and_to_write_to_is_said_once_with_both_labels(layout: str, site: SiteFolder) -> None:
    contact = "contact: {address: Balai desa, phone: 0812-7400-1234, whatsapp: 0812-7400-1234}\n"
    site.write("content/site.yaml", (site.root / "content/site.yaml").read_text("utf-8") + contact)
    publish(site, layout)
    site.build()
    (address, *_) = re.findall(r"<address>(.*?)</address>", html(site, layout), re.DOTALL)
    assert said(address) == "Desa Contoh Balai desa Telepon/WhatsApp +62 812-7400-1234"


def test_a_code_for_whatsapp_says_so(site: SiteFolder) -> None:
    contact = "contact: {whatsapp: 0812-7400-1234}\n"
    site.write("content/site.yaml", (site.root / "content/site.yaml").read_text("utf-8") + contact)
    publish(site, "flyer", f"{PRODUCTS}qr: {{contact: whatsapp}}\n")
    site.build()
    captions = re.findall(r'<div class="code">.*?<p>(.*?)</p>', html(site, "flyer"), re.DOTALL)
    assert said(captions[-1]) == "WhatsApp +62 812-7400-1234"


@pytest.mark.parametrize("layout", ["labels", "cards"])
def test_a_name_that_is_the_same_in_both_languages_is_printed_once(layout: str, site: SiteFolder) -> None:
    english = "content/products/kopi/index.en.md"
    publish(site, layout, "select: {keys: [products/kopi]}\n")
    site.build()
    assert set(parts(html(site, layout, "id-en"), "other")) == {"Village coffee"}
    site.replace(english, "title: Village coffee", "title: Kopi Desa")
    site.build()
    assert parts(html(site, layout, "id-en"), "other") == []


def test_a_price_is_broken_behind_its_amount_only(site: SiteFolder) -> None:
    publish(site, "labels", "select: {keys: [products/kopi]}\nprice: retail\n")
    site.build()
    (price,) = re.findall(r'<p class="price[^"]*">(.*?)</p>', html(site, "labels"))
    assert price == "Rp25.000\u2060–\u206040.000 per\u00a0kg"


def test_rows_of_fish_are_whole() -> None:
    checked = 0
    for path in (PROJECT / "templates/assets/css").glob("print*.css"):
        for rule in re.findall(r"\.(?:school|rest)\s*\{([^{}]*)\}", path.read_text("utf-8")):
            for height in re.findall(r"(?<![-\w])height: (\d+)mm", rule):
                assert int(height) % 18 == 0, (path.name, rule)
                checked += 1
    assert checked > 5
    for path in (PROJECT / "templates/assets/images").glob("print-school-*.svg"):
        assert 'viewBox="0 3 190 36"' in path.read_text("utf-8"), "two rows, to be repeated"


def test_the_title_of_the_document_is_one_line_of_text(site: SiteFolder) -> None:
    publish(site, "labels", title="Label untuk meja pameran desa")
    assert brochures(site, "--edition", "id").returncode == 0
    path = made(site)["labels/labels-id-office.pdf"]
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True)
    assert "Label untuk meja pameran desa" in done.stdout


@pytest.fixture
def press(site: SiteFolder, fogra39: bytes) -> SiteFolder:
    """All layouts for a printing house, in two languages, with an event and contacts."""
    (site.root / "press.icc").write_bytes(fogra39)
    more = "contact: {address: Balai desa, phone: 0812-7400-1234}\n" + PROFILE
    own = (site.root / "content/site.yaml").read_text("utf-8")
    site.write("content/site.yaml", own.replace("contoh.example", "desa-contoh.id") + more)
    for layout in (*COVERS, "sheet", "labels", "cards"):
        publish(site, layout, f"event: events/pasar\n{PRODUCTS}price: retail\n", form="press")
    done = brochures(site, "--edition", "id+en")
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def test_small_letters_are_black_ink_alone_or_paper_and_paper_is_bare(press: SiteFolder) -> None:
    assert len(made(press)) == 6
    for name, path in made(press).items():
        with pikepdf.open(path) as pdf:
            letters = {one for page in pdf.pages for one in _letters(page)}
            fills = {fill for page in pdf.pages for fill in _fills(page)}
        small = {(size, fill) for size, fill in letters if size < 10}
        assert {fill for _, fill in small if fill[3] > 0.2} == {(0, 0, 0, 1)}, (name, small)
        assert all(size >= 8 for size, fill in small if fill != (0, 0, 0, 1)), (name, small)
        assert not [fill for fill in fills if 0 < sum(fill) < 0.06], (name, fills)


def _letters(page: pikepdf.Page) -> Iterator[tuple[float, tuple[float, ...]]]:
    """Size in points and inks of each text that a page shows."""
    fill: tuple[float, ...] = (0, 0, 0, 1)
    scale, size, larger = 1.0, 0.0, 1.0
    stack: list[tuple[tuple[float, ...], float]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append((fill, scale))
            case "Q":
                fill, scale = stack.pop()
            case "cm":
                scale *= abs(float(operands[3]))  # type: ignore[arg-type]
            case "k":
                fill = tuple(round(float(part), 3) for part in operands)  # type: ignore[arg-type]
            case "Tf":
                size = float(operands[1])  # type: ignore[arg-type]
            case "Tm":
                larger = abs(float(operands[3]))  # type: ignore[arg-type]
            case "Tj" | "TJ":
                yield round(size * larger * scale, 1), fill


def _fills(page: pikepdf.Page) -> Iterator[tuple[float, ...]]:
    """The inks that a page fills letters and areas with."""
    for operands, _ in pikepdf.parse_content_stream(page, "k"):
        yield tuple(round(float(part), 3) for part in operands)  # type: ignore[arg-type]
