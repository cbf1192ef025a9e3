"""The brochures of this project's own content, as PDF: what they promise their readers holds."""

import io
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pdfua
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from etalase import print_jobs
from etalase.print_jobs import EditionRecord
from tests.conftest import PROJECT, SiteFolder
from tests.test_brochure_run import brochures, made

CATALOGUE = "katalog-produk"
TAG = re.compile(r"<[^>]+>")
LINE = re.compile(r'<li[^>]*><a href="#([^"]+)"><span>([^<]*)</span> <b>(\d+)</b></a></li>')


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site of this project with its catalogue for the screen, and of the other layouts one for the copier."""
    root = tmp_path_factory.mktemp("brochures")
    for name in ("content", "templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "build.py", root)
    (root / "etalase").symlink_to(PROJECT / "etalase")
    site = SiteFolder(root)
    for wish in (
        (CATALOGUE, "--output", "screen"),
        (CATALOGUE, "--edition", "id", "--output", "office"),
        ("lembar-produk", "--edition", "id", "--output", "office"),
        ("label-harga", "--edition", "id+en"),
        ("lipat-tiga-wisata", "--edition", "id+en", "--output", "office"),
        ("selebaran-investasi", "--edition", "id", "--output", "office"),
        ("kartu-perajin", "--edition", "id+en", "--output", "office"),
    ):
        done = brochures(site, *wish)
        assert done.returncode == 0, done.stdout + done.stderr
    return site


def records(site: SiteFolder) -> list[EditionRecord]:
    return print_jobs.read((site.output / print_jobs.RECORDS).read_bytes())


def record(site: SiteFolder, publication: str, edition: str) -> EditionRecord:
    (found,) = [one for one in records(site) if (one.publication, one.name) == (publication, edition)]
    return found


def html(site: SiteFolder, publication: str, edition: str) -> str:
    return (site.output / record(site, publication, edition).path).read_text("utf-8")


def pages(path: Path) -> list[str]:
    """The words of each page, each run of spaces as one."""
    done = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    joined = done.stdout.replace("\u2010\n", "").replace("-\n", "")
    return [" ".join(page.split()) for page in joined.split("\f")[:-1]]


def squeezed(text: str) -> str:
    """A text without spaces and hyphens, for words may be divided at the end of a line."""
    return re.sub(r"[\s\u2010\u00ad-]", "", text)


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_number_in_the_contents_is_the_page_where_the_thing_stands(printed: SiteFolder, language: str) -> None:
    found = pages(made(printed)[f"{CATALOGUE}/{CATALOGUE}-{language}-screen.pdf"])
    lines = LINE.findall(html(printed, CATALOGUE, language))
    products = [name for name in record(printed, CATALOGUE, language).entries if name.startswith("products-")]
    assert {anchor for anchor, _, _ in lines} == set(products)
    for _, title, number in lines:
        assert squeezed(unescape(title)) in squeezed(found[int(number) - 1]), (title, number)
        assert re.search(rf"\b{number}\b", found[int(number) - 1])
    with pikepdf.open(made(printed)[f"{CATALOGUE}/{CATALOGUE}-{language}-screen.pdf"]) as pdf:
        assert len(pdf.pages) % 4 == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_links_in_the_contents_lead_to_the_page_they_name(printed: SiteFolder, language: str) -> None:
    with pikepdf.open(made(printed)[f"{CATALOGUE}/{CATALOGUE}-{language}-screen.pdf"]) as pdf:
        names = pdf.Root.Names.Dests.Names
        places = {str(names[n]): names[n + 1] for n in range(0, len(names), 2)}
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        for anchor, title, number in LINE.findall(html(printed, CATALOGUE, language)):
            place = places[anchor]
            destination = place.D if isinstance(place, pikepdf.Dictionary) else place
            assert numbers[destination[0].objgen] == int(number), title


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_product_of_the_selection_is_in_the_text(printed: SiteFolder, language: str) -> None:
    text = squeezed(" ".join(pages(made(printed)[f"{CATALOGUE}/{CATALOGUE}-{language}-screen.pdf"])))
    own = record(printed, CATALOGUE, language)
    folders = sorted(path.parent for path in (printed.root / "content/products").glob("*/index.id.md"))
    assert {f"products-{folder.name}" for folder in folders} <= set(own.entries)
    names = re.findall(r'<h3 class="name">(.*?)</h3>', html(printed, CATALOGUE, language))
    assert len(names) == len(folders)
    for name in names:
        assert squeezed(unescape(TAG.sub("", name))) in text


def test_every_code_on_every_page_leads_to_a_page_of_the_site(printed: SiteFolder, tmp_path: Path) -> None:
    checked = 0
    for name, path in made(printed).items():
        subprocess.run(["pdftoppm", "-r", "150", "-gray", str(path), str(tmp_path / "page")], check=True)
        texts = []
        for drawn in sorted(tmp_path.glob("page*.pgm")):
            with Image.open(io.BytesIO(drawn.read_bytes())) as picture:
                codes = zxingcpp.read_barcodes(picture)
                assert all(code.valid for code in codes)
                texts += [code.text for code in codes]
            drawn.unlink()
        wanted = html(printed, *_edition_of(printed, name)).count('<div class="code">')
        assert len(texts) == wanted, name
        for text in texts:
            _leads_somewhere(printed, text)
        checked += len(texts)
    assert checked > 50


def _edition_of(site: SiteFolder, path: str) -> tuple[str, str]:
    for one in records(site):
        if path.startswith(f"{one.publication}/{one.publication}-{'-'.join(one.edition)}-"):
            found = one.publication, one.name
    return found


def _leads_somewhere(site: SiteFolder, address: str) -> None:
    """To a redirect whose target is a page."""
    if address.startswith(("https://wa.me/", "BEGIN:VCARD")):
        return
    page = site.output / urlsplit(address).path.strip("/") / "index.html"
    assert page.is_file(), address
    (target,) = set(re.findall(r'http-equiv="refresh" content="0; ?url=([^"]+)"', page.read_text("utf-8")))
    path = urlsplit(unescape(target)).path
    assert (site.output / path.strip("/") / "index.html").is_file(), target


def test_what_is_read_on_a_screen_can_be_read_by_everybody(printed: SiteFolder) -> None:
    screens = {name: path for name, path in made(printed).items() if name.endswith("-screen.pdf")}
    assert set(screens) == {f"{CATALOGUE}/{CATALOGUE}-{language}-screen.pdf" for language in ("id", "en")}
    for name, path in screens.items():
        assert [(found.rule_id, found.message) for found in pdfua.validate(str(path)).findings] == []
        publication, edition = _edition_of(printed, name)
        with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
            assert str(pdf.Root.Lang) == edition
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.docinfo["/Title"]) == record(printed, publication, edition).title
            titles = [item.title for item in _all_of(outline.root)]
        names = re.findall(r'<h3 class="name">(.*?)</h3>', html(printed, CATALOGUE, edition))
        assert {unescape(TAG.sub("", one)) for one in names} <= set(titles)


def _all_of(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [one for item in items for one in (item, *_all_of(item.children))]


def test_the_copier_gets_a_booklet_of_whole_sheets(printed: SiteFolder) -> None:
    screen, office = (made(printed)[f"{CATALOGUE}/{CATALOGUE}-id-{form}.pdf"] for form in ("screen", "office"))
    with pikepdf.open(screen) as one, pikepdf.open(office) as other:
        assert len(one.pages) == 2 * len(other.pages)
    remembered = msgspec.json.decode((printed.root / ".cache/brochures.json").read_bytes())
    assert all(not one["findings"] for one in remembered.values())
