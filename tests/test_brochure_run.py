"""The command `brochures`: which PDFs are made, when they are made anew, and what is told of them."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from etalase import print_jobs
from etalase.file_index import DOUBTFUL
from etalase.pdf import preflight
from etalase.pdf.document import Finding
from etalase.print_jobs import EditionRecord, PrintJob
from tests.conftest import PROJECT, MakeSite, SiteFolder
from tests.printing import boxes, drawn, photograph, tool
from tests.test_cli import run

SHEETS = "content/brochures/lembar.yaml"
CATALOGUE = "content/brochures/katalog.yaml"
COFFEE = "content/products/kopi/index.id.md"
MAT = "content/products/tikar/index.id.md"
PICTURE = "pictures:\n  - file: foto.jpg\n    alt: Tikar\n"
PROFILE = "press: {icc: press.icc}\n"
NO_PACKAGES = "import sys\nsys.modules['weasyprint'] = None\n"
NO_PANGO = """
import cffi
def dlopen(self, name, flags=0):
    raise OSError(f"cannot load library {name!r}")
cffi.FFI.dlopen = dlopen
"""
EXAMPLE = "https://contoh.example/"
ASK_FOR_PROFILE = "For a PDF for the printing house, ask it for its CMYK profile and give it in site.yaml"


@pytest.fixture
def project(site_of: MakeSite) -> SiteFolder:
    """Two products in a catalogue and on sheets, with the program beside them."""
    site = site_of("minimal", "printed")
    site.replace("content/site.yaml", EXAMPLE, "https://desa-contoh.id/")  # whose codes may be printed
    shutil.copy(PROJECT / "build.py", site.root)
    (site.root / "etalase").symlink_to(PROJECT / "etalase")
    return site


@pytest.fixture
def sheets(project: SiteFolder) -> SiteFolder:
    """The same without the catalogue, which takes longer."""
    (project.root / CATALOGUE).unlink()
    return project


def brochures(site: SiteFolder, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = run(site.root, "--lang", "en", "--date", "2026-08-01", "brochures", *arguments, **environment)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def made(site: SiteFolder) -> dict[str, Path]:
    folder = site.root / "brochures"
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def times(site: SiteFolder) -> dict[str, int]:
    return {name: path.stat().st_mtime_ns for name, path in made(site).items()}


def changed(before: dict[str, int], site: SiteFolder) -> set[str]:
    return {name for name, time in times(site).items() if time != before.get(name)}


def camera(width: int, height: int, path: Path) -> None:
    """A photograph that was taken with the camera on its side: red above when upright; and where it was taken."""
    picture = Image.open(io.BytesIO(photograph(width, height))).transpose(Image.Transpose.ROTATE_90)
    upright = Image.new("RGB", (width, height), (40, 110, 60))
    upright.paste((230, 30, 20), (0, 0, width, height // 2))
    picture = Image.blend(upright.transpose(Image.Transpose.ROTATE_90), picture, 0.1)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right to look at it
    exif[0x013B] = "Penjepret Rahasia"
    exif.get_ifd(0x8825)[29] = "2026:08:01"
    exif.get_ifd(0x8825)[1] = "S"
    path.write_bytes(b"")
    picture.save(path, "JPEG", quality=88, exif=exif)


def with_photograph(site: SiteFolder, width: int, height: int) -> None:
    camera(width, height, site.root / "content/products/tikar/foto.jpg")
    site.replace(MAT, "category: kriya\n", f"category: kriya\n{PICTURE}")
    site.replace("content/products/tikar/index.en.md", "slug: pandan-mat\n", f"slug: pandan-mat\n{PICTURE}")


def press_of_sheets(site: SiteFolder, profile: bytes) -> None:
    (site.root / "press.icc").write_bytes(profile)
    site.write("content/site.yaml", (site.root / "content/site.yaml").read_text("utf-8") + PROFILE)
    site.replace(SHEETS, "outputs: [html, office]", "outputs: [html, press]")
    site.replace(SHEETS, "editions: [id, id+en]", "editions: [id]")


def pictures(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]


def test_each_edition_is_printed_in_the_forms_that_its_publication_asks_for(project: SiteFolder) -> None:
    done = brochures(project)
    assert done.returncode == 0
    assert list(made(project)) == [
        "katalog/katalog-en-office.pdf",
        "katalog/katalog-en-screen.pdf",
        "katalog/katalog-id-en-office.pdf",
        "katalog/katalog-id-office.pdf",
        "katalog/katalog-id-screen.pdf",
        "lembar/lembar-id-en-office.pdf",
        "lembar/lembar-id-office.pdf",
    ]
    assert re.search(r"^brochures/lembar/lembar-id-en-office\.pdf +4$", done.stdout, re.M)
    with pikepdf.open(made(project)["lembar/lembar-id-en-office.pdf"]) as pdf:
        assert len(pdf.pages) == 4


def test_a_site_below_a_folder_of_its_address_is_printed_like_one_that_has_it_all(sheets: SiteFolder) -> None:
    sheets.replace("content/site.yaml", "https://desa-contoh.id/", "https://desa-contoh.id/desa/")
    done = brochures(sheets)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    with pikepdf.open(made(sheets)["lembar/lembar-id-office.pdf"]) as pdf:
        assert len(pdf.pages) == 2


def test_a_form_that_needs_a_profile_is_left_out_with_one_sentence_unless_it_was_asked_for(project: SiteFolder) -> None:
    done = brochures(project, "katalog", "--edition", "id")
    assert done.returncode == 0
    assert done.stderr.startswith(ASK_FOR_PROFILE)
    assert len(done.stderr.splitlines()) == 1
    asked = brochures(project, "katalog", "--edition", "id", "--output", "press")
    assert (asked.returncode, asked.stderr) == (1, done.stderr)
    assert brochures(project, "katalog", "--edition", "id", "--strict").returncode == 1


def test_what_has_not_changed_is_not_made_anew(project: SiteFolder) -> None:
    brochures(project, "katalog", "--edition", "id")
    before = times(project)
    done = brochures(project, "katalog", "--edition", "id")
    assert "brochures/katalog/katalog-id-office.pdf  8" in done.stdout
    assert times(project) == before
    assert len(before) == 2


def test_only_pdfs_that_show_an_edited_text_are_made_anew(sheets: SiteFolder) -> None:
    sheets.write("content/brochures/tikar.yaml", (sheets.root / SHEETS).read_text("utf-8"))
    sheets.replace("content/brochures/tikar.yaml", "products/tikar, products/kopi", "products/tikar")
    brochures(sheets)
    before = times(sheets)
    sheets.replace(COFFEE, "price: Rp 25.000 – 40.000", "price: Rp 26.000")
    brochures(sheets)
    assert changed(before, sheets) == {"lembar/lembar-id-office.pdf", "lembar/lembar-id-en-office.pdf"}
    before = times(sheets)
    sheets.replace("content/products/tikar/index.en.md", "title: Pandan mat", "title: Mat of pandan")
    brochures(sheets)
    assert changed(before, sheets) == {"lembar/lembar-id-en-office.pdf", "tikar/tikar-id-en-office.pdf"}


def test_a_damaged_or_deleted_pdf_is_made_again(sheets: SiteFolder) -> None:
    brochures(sheets)
    first, second = made(sheets).values()
    whole = first.read_bytes(), second.read_bytes()
    first.write_bytes(whole[0][:-20])
    second.unlink()
    brochures(sheets)
    assert (first.read_bytes(), second.read_bytes()) == whole


def test_a_lost_memory_only_costs_time(sheets: SiteFolder) -> None:
    brochures(sheets)
    (sheets.root / ".cache/brochures.json").write_text("[", "utf-8")
    assert brochures(sheets).returncode == 0


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (["katalok"], 'There is no brochure "katalok". Did you mean "katalog"?'),
        (["x"], 'There is no brochure "x". There are: katalog, lembar.'),
        (["katalog", "--edition", "ms"], 'There is no edition "ms". There are: id, en, id+en.'),
        (["--edition", "en+id"], 'There is no edition "en+id". There are: id, en, id+en. Did you mean "id+en"?'),
        (
            ["lembar", "--output", "screen"],
            f'No PDF of the form "screen" is wanted of it: add it to outputs in {SHEETS}.',
        ),
        (
            ["katalog", "--edition", "id+en", "--output", "screen"],
            'A PDF for screens has one language, so there is none of the edition "id+en". '
            "Choose an edition in one language, or another form: office, press.",
        ),
    ],
)
def test_the_part_of_a_wish_that_nothing_fits_is_told_with_what_is_near(
    project: SiteFolder, wish: list[str], told: str
) -> None:
    done = brochures(project, *wish)
    assert (done.returncode, done.stderr) == (1, f"Error: {told}\n")
    assert not made(project)


def test_a_form_that_does_not_exist_is_told_in_the_language_of_the_editor(project: SiteFolder) -> None:
    done = run(project.root, "--lang", "id", "brochures", "--output", "pdf")
    assert done.returncode == 2
    assert 'Tidak ada bentuk "pdf". Pilih salah satu: screen, office, press.' in done.stderr
    assert not project.output.exists()


def test_an_address_that_is_but_an_example_is_told_and_goes_to_no_printing_house(
    sheets: SiteFolder, fogra39: bytes
) -> None:
    sheets.replace("content/site.yaml", "https://desa-contoh.id/", EXAMPLE)
    done = brochures(sheets)
    assert done.returncode == 0
    assert f'content/site.yaml:3:6  Web address  (warning)\n  It says "{EXAMPLE}". Every code leads to' in done.stdout
    assert len(made(sheets)) == 2
    press_of_sheets(sheets, fogra39)
    done = brochures(sheets)
    assert done.returncode == 1
    assert "content/site.yaml:3:6  Web address\n" in done.stdout
    assert "lembar/lembar-id-press.faulty.pdf" in made(sheets)
    sheets.replace("content/site.yaml", EXAMPLE, "https://desa-contoh.id/")
    done = brochures(sheets)
    assert done.returncode == 0, done.stdout
    assert "lembar/lembar-id-press.pdf" in made(sheets)
    assert "lembar/lembar-id-press.faulty.pdf" not in made(sheets)


def test_a_pdf_with_mistakes_is_not_left_under_its_name_for_the_strict(sheets: SiteFolder) -> None:
    sheets.replace(COFFEE, "Kopi ini dipetik tangan.", "Kopi ini dipetik tangan. " * 200)
    strict = brochures(sheets, "--edition", "id", "--strict")
    assert strict.returncode == 1
    assert re.search(r"^! brochures/lembar/lembar-id-office\.faulty\.pdf  \d  Page 2: ", strict.stdout, re.M)
    assert list(made(sheets)) == ["lembar/lembar-id-office.faulty.pdf"]
    assert brochures(sheets, "--edition", "id").returncode == 1
    assert list(made(sheets)) == ["lembar/lembar-id-office.pdf"]


def test_a_profile_that_is_not_there_is_told_as_missing(sheets: SiteFolder, fogra39: bytes) -> None:
    press_of_sheets(sheets, fogra39)
    (sheets.root / "press.icc").unlink()
    done = brochures(sheets, "--output", "press")
    assert done.returncode == 1
    assert 'It says "press.icc". This file is not there.' in done.stdout
    assert done.stderr.startswith("The colour profile that site.yaml names under press: icc is not there")


def test_nothing_is_said_of_brochures_that_nobody_asked_for(project: SiteFolder) -> None:
    (project.root / "content/products/tikar/index.en.md").unlink()
    done = brochures(project, "lembar", "--edition", "id")
    assert f"{SHEETS}:4:11" in done.stdout
    assert CATALOGUE not in done.stdout


def test_an_entry_that_is_not_translated_is_a_warning_and_an_error_for_the_strict(sheets: SiteFolder) -> None:
    (sheets.root / "content/products/tikar/index.en.md").unlink()
    done = brochures(sheets)
    assert done.returncode == 0
    assert (
        f'{SHEETS}:4:11  (warning)\n  The edition "en" prints "products/tikar", which is not translated: '
        f'its words stay in "id". See {MAT}.'
    ) in done.stdout
    strict = brochures(sheets, "--strict")
    assert strict.returncode == 1
    assert len(made(sheets)) == 2


def test_a_machine_draft_is_a_warning_a_stamp_on_paper_and_an_error_for_the_strict(sheets: SiteFolder) -> None:
    file = "content/products/tikar/index.en.md"
    sheets.replace(file, "slug: pandan-mat\n", "slug: pandan-mat\ntranslation: machine\n")
    done = brochures(sheets)
    assert done.returncode == 0
    assert (
        f'{SHEETS}:4:11  (warning)\n  The edition "en" prints "products/tikar", which a machine has translated and '
        f'nobody has checked: let somebody read it, then delete "translation: machine". See {file}.'
    ) in done.stdout
    stamp = "Machine translation, not yet checked"
    pages = {name: tool(path.read_bytes(), "pdftotext", path=sheets.root) for name, path in made(sheets).items()}
    assert [pages[f"lembar/lembar-{edition}-office.pdf"].count(stamp) for edition in ("id", "id-en")] == [0, 1]
    (english,) = [page for page in pages["lembar/lembar-id-en-office.pdf"].split("\f") if stamp in page]
    assert "Pandan mat" in english
    assert brochures(sheets, "--strict").returncode == 1


def test_a_code_that_holds_too_much_for_its_place_is_told_with_the_brochure(sheets: SiteFolder) -> None:
    contact = "contact: {office: Dinas Perindustrian dan Perdagangan Kabupaten, email: desa@contoh.example}\n"
    sheets.write("content/site.yaml", (sheets.root / "content/site.yaml").read_text("utf-8") + contact)
    sheets.replace(SHEETS, "layout: sheet", "layout: flyer\nqr: {contact: vcard}")
    sheets.replace(SHEETS, "editions: [id, id+en]", "editions: [id]")
    done = brochures(sheets)
    assert done.returncode == 0, done.stdout
    assert re.search(
        rf"^{SHEETS}:1:1  lembar/lembar-id-office\.pdf  \(warning\)\n"
        r"  The QR code for \"Dinas Perindustrian.*\" is 22\.0 mm wide "
        r"and needs \d\d mm to be read for certain: let it hold something shorter",
        done.stdout,
        re.M,
    )
    assert brochures(sheets, "--strict").returncode == 1


def test_a_warning_that_is_none_of_a_brochure_does_not_stop_the_strict(sheets: SiteFolder) -> None:
    sheets.write("content/pages/tentang/foto.jpg", "")
    camera(300, 200, sheets.root / "content/pages/tentang/foto.jpg")
    done = brochures(sheets, "--strict")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("layout", "old", "new"),
    [
        ("sheet", "Kopi ini dipetik tangan.", "Kopi ini dipetik tangan. " * 200),
        ("sheet", "Kopi ini dipetik tangan.", "Kopi ini dipetik tangan. " * 120),
    ],
)
def test_a_text_that_does_not_fit_is_told_with_publication_and_entry(
    sheets: SiteFolder, layout: str, old: str, new: str
) -> None:
    sheets.replace(SHEETS, "layout: sheet", f"layout: {layout}")
    sheets.replace(SHEETS, "editions: [id, id+en]", "editions: [id]")
    sheets.replace(COFFEE, old, new)
    done = brochures(sheets)
    assert done.returncode == 1, done.stdout
    assert (
        f"{SHEETS}:1:1  lembar/lembar-id-office.pdf\n"
        f'  Page 2: the text of "Kopi Desa" does not fit. Shorten it. See {COFFEE}.\n'
    ) in done.stdout
    assert done.stdout.count("does not fit") == 2  # as a mistake, and in the list
    assert re.search(r"^! brochures/lembar/lembar-id-office\.pdf  \d  Page 2: ", done.stdout, re.M)


DESK = '<input value="kopi" checked> <span>Kopi &amp; Teh</span>'
PAGES = '<section class="page"></section><section class="panel page back" data-name="back">'
ENTRY = '<article data-key="kopi" id="products-kopi">'


@pytest.mark.parametrize(
    ("html", "entry", "told"),
    [
        (
            f"{DESK}{PAGES}{ENTRY}",
            "products-kopi",
            'Page 2: the text of "Kopi & Teh" does not fit. Shorten it, or select',
        ),
        (f'{DESK}{PAGES}{ENTRY}<dl class="facts">', "products-kopi", "Shorten it, or print fewer fields."),
        (f'<body class="x" data-booklet>{DESK}{PAGES}{ENTRY}', "kopi", "Shorten it."),
        (f"{DESK}{PAGES}", "", "Page 2: the text does not fit. Shorten it, or print less on this page."),
    ],
)
def test_what_helps_where_a_text_does_not_fit_depends_on_the_layout(html: str, entry: str, told: str) -> None:
    record = EditionRecord("x", "content/brochures/x.yaml", "X", ("id",), "x.html", ("office",), {})
    finding = Finding("overflow", "", {"panel": "back", "entry": entry})
    problem = print_jobs.problem(PrintJob(record, "office"), finding, html, {}, is_strict=False)
    assert told in problem.text(str)


def test_a_summary_that_fits_nowhere_is_refused_before_anything_is_printed(sheets: SiteFolder) -> None:
    sheets.replace(COFFEE, "summary: Kopi dari kebun desa.", "summary: " + "Kopi dari kebun desa kami. " * 22)
    done = brochures(sheets)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{COFFEE}:3:10  Summary\n")
    assert not made(sheets)


def test_one_text_that_does_not_fit_keeps_no_other_pdf_from_being_made(sheets: SiteFolder) -> None:
    sheets.write("content/brochures/tikar.yaml", (sheets.root / SHEETS).read_text("utf-8"))
    sheets.replace("content/brochures/tikar.yaml", "products/tikar, products/kopi", "products/tikar")
    sheets.replace(COFFEE, "Kopi ini dipetik tangan.", "Kopi ini dipetik tangan. " * 200)
    done = brochures(sheets)
    assert done.returncode == 1
    assert len(made(sheets)) == 4
    again = brochures(sheets)
    assert again.returncode == 1
    assert "does not fit" in again.stdout  # known from before, and told again
    problems = json.loads(run(sheets.root, "--format", "json", "--date", "2026-08-01", "brochures").stdout)
    assert {(one["code"], *one["entries"][:1]) for one in problems} == {("overflow", COFFEE)}


def test_a_character_that_no_font_has_is_told_with_the_entry(sheets: SiteFolder) -> None:
    sheets.replace(COFFEE, "Kopi ini dipetik tangan.", "Kopi ini ดี sekali.")
    done = brochures(sheets, "lembar", "--edition", "id")
    assert done.returncode == 1
    assert f"write them in another way. See {COFFEE}." in done.stdout


def test_what_the_printing_house_gets_is_in_its_inks_with_exact_boxes(sheets: SiteFolder, fogra39: bytes) -> None:
    press_of_sheets(sheets, fogra39)
    done = brochures(sheets)
    assert (done.returncode, done.stderr) == (0, "")
    content = made(sheets)["lembar/lembar-id-press.pdf"].read_bytes()
    sizes = boxes(content, sheets.root)
    assert sizes["TrimBox"] == pytest.approx((210, 297), abs=0.1)
    assert sizes["BleedBox"] == pytest.approx((216, 303), abs=0.1)
    assert not re.search(rb"(^|\s)(rg|RG)\s", drawn(content))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert list(preflight.about_colours(pdf)) == []
    fonts = [line.split() for line in tool(content, "pdffonts", path=sheets.root).splitlines()[2:]]
    assert fonts
    assert all(line[-5] == "yes" for line in fonts)


def test_another_profile_makes_what_depends_on_it_anew(sheets: SiteFolder, fogra39: bytes) -> None:
    press_of_sheets(sheets, fogra39)
    sheets.replace(SHEETS, "outputs: [html, press]", "outputs: [html, press, office]")
    brochures(sheets)
    before = times(sheets)
    (sheets.root / "press.icc").write_bytes(fogra39 + b"\0" * 4)
    brochures(sheets)
    assert changed(before, sheets) == {"lembar/lembar-id-press.pdf"}


def test_a_photograph_is_printed_upright_as_it_was_taken_and_tells_no_place(sheets: SiteFolder, fogra39: bytes) -> None:
    press_of_sheets(sheets, fogra39)
    sheets.replace(SHEETS, "outputs: [html, press]", "outputs: [html, office, press]")
    with_photograph(sheets, 4000, 3000)
    done = brochures(sheets)
    assert done.returncode == 0, done.stdout
    for form, least in (("office", 1000), ("press", 1600)):
        path = made(sheets)[f"lembar/lembar-id-{form}.pdf"]
        assert b"Penjepret" not in path.read_bytes()
        assert b"Exif\0" not in path.read_bytes()
        with pikepdf.open(path) as pdf:
            widest = max(pictures(pdf), key=lambda one: int(one.Width))
            assert int(widest.Width) > int(widest.Height)
            assert int(widest.Width) >= least  # the site's largest has 1600
            content = bytes(widest.read_raw_bytes())
        assert b"Penjepret" not in content
        with Image.open(io.BytesIO(content)) as picture:
            assert not picture.getexif()
        drawn_page = subprocess.run(
            ["pdftoppm", "-r", "36", "-f", "1", "-l", "1", "-png", str(path)], check=True, capture_output=True
        ).stdout
        with Image.open(io.BytesIO(drawn_page)) as page:
            assert _first_of(page.convert("RGB")) == "red above green"


def _first_of(page: Image.Image) -> str:
    """Whether, going down the middle of a page, the red half of the photograph comes first."""
    column = [page.getpixel((page.width // 2, y)) for y in range(page.height)]
    red = [y for y, (r, g, b) in enumerate(column) if r > 150 and g < 90]
    green = [y for y, (r, g, b) in enumerate(column) if r < 110 and g > 80 and g > r + 30 and g > b + 15]
    return "red above green" if red and green and min(red) < min(green) else f"{red[:3]} {green[:3]}"


@pytest.mark.parametrize(("width", "code"), [(900, 1), (1500, 0)])
def test_a_photograph_that_is_too_coarse_for_the_press_is_told_with_its_file(
    sheets: SiteFolder, fogra39: bytes, width: int, code: int
) -> None:
    press_of_sheets(sheets, fogra39)
    with_photograph(sheets, width, width * 2 // 3)
    done = brochures(sheets)
    assert done.returncode == code, done.stdout
    warning = "" if code else "  (warning)"
    assert f"{SHEETS}:1:1  lembar/lembar-id-press.pdf{warning}\n" in done.stdout
    assert "take a larger picture. See content/products/tikar/foto.jpg." in done.stdout
    assert brochures(sheets, "--strict").returncode == 1


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        (NO_PACKAGES, "For PDF, install the Python packages for it: python -m pip install -c "),
        (NO_PANGO, "For PDF, install Pango: "),
    ],
)
def test_without_the_libraries_the_site_is_built_and_one_sentence_tells_what_to_install(
    sheets: SiteFolder, missing: str, told: str
) -> None:
    sheets.write("nothing/sitecustomize.py", missing)
    done = brochures(sheets, PYTHONPATH=f"{sheets.root / 'nothing'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1
    assert "Kopi Desa" in sheets.html("/id/brosur/lembar/")
    assert not made(sheets)
    assert brochures(sheets).returncode == 0  # after they have been installed
    assert len(made(sheets)) == 2


EARLIER = "lembar/lembar-id-office.earlier.pdf"
NOT_TO_HAND_OUT = (
    f"brochures/{EARLIER} is how this brochure was before. Its words and prices may be old: do not hand it out.\n"
)


def with_a_new_price_and(site: SiteFolder, module: str, text: str) -> subprocess.CompletedProcess[str]:
    """Print sheets after a price was changed, with another module in the way of the one that prints."""
    site.replace(COFFEE, "price: Rp 25.000 – 40.000", "price: Rp 26.000")
    site.write(f"nothing/{module}.py", text)
    path = f"{site.root / 'nothing'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    return run(site.root, "--lang", "en", "--date", "2026-08-01", "brochures", "--edition", "id", PYTHONPATH=path)


def test_a_pdf_that_cannot_be_made_anew_is_called_earlier_until_it_can(sheets: SiteFolder) -> None:
    brochures(sheets, "--edition", "id")
    old = made(sheets)["lembar/lembar-id-office.pdf"].read_bytes()
    for _ in range(2):  # and it is told each time
        done = with_a_new_price_and(sheets, "sitecustomize", NO_PACKAGES)
        assert done.returncode == 1
        assert done.stderr.endswith(NOT_TO_HAND_OUT)
        assert {name: path.read_bytes() for name, path in made(sheets).items()} == {EARLIER: old}
        sheets.replace(COFFEE, "price: Rp 26.000", "price: Rp 25.000 – 40.000")
    sheets.replace(COFFEE, "price: Rp 25.000 – 40.000", "price: Rp 26.000")
    assert "earlier" not in brochures(sheets, "--edition", "id").stderr
    assert list(made(sheets)) == ["lembar/lembar-id-office.pdf"]


def test_a_run_that_is_ended_leaves_no_old_pdf_under_its_name(sheets: SiteFolder) -> None:
    brochures(sheets, "--edition", "id")
    done = with_a_new_price_and(sheets, "weasyprint", "import os\nos._exit(7)\n")
    assert done.returncode == 7
    assert list(made(sheets)) == [EARLIER]


def test_a_pdf_that_has_not_changed_keeps_its_name_where_none_can_be_made(sheets: SiteFolder) -> None:
    brochures(sheets, "--edition", "id")
    sheets.write("nothing/sitecustomize.py", NO_PACKAGES)
    path = f"{sheets.root / 'nothing'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    assert brochures(sheets, "--edition", "id", PYTHONPATH=path).returncode == 0
    assert list(made(sheets)) == ["lembar/lembar-id-office.pdf"]


def test_pdfs_stay_with_the_last_good_site_and_a_broken_build_says_so(sheets: SiteFolder) -> None:
    sheets.replace(COFFEE, "price: Rp 25.000 – 40.000", "price: mahal")
    first = brochures(sheets)
    assert (first.returncode, "The PDFs in" in first.stderr) == (1, False)  # there are none
    sheets.replace(COFFEE, "price: mahal", "price: Rp 26.000")
    brochures(sheets)
    before = times(sheets)
    sheets.replace(COFFEE, "price: Rp 26.000", "price: mahal")
    done = brochures(sheets)
    assert done.returncode == 1
    assert done.stderr.endswith(
        "The PDFs in brochures/ stay as well: they show the last good site, not what is in content/ now.\n"
    )
    assert times(sheets) == before


def test_two_fresh_runs_make_the_same_bytes(project: SiteFolder) -> None:
    found = []
    for seed, zone in (("1", "Asia/Jakarta"), ("2", "America/Lima")):
        for name in ("brochures", "output", ".cache"):
            shutil.rmtree(project.root / name, ignore_errors=True)
        brochures(project, PYTHONHASHSEED=seed, TZ=zone)
        found.append({name: path.read_bytes() for name, path in made(project).items()})
    assert found[0] == found[1]
    assert len(found[0]) == 7


def test_nothing_that_makes_pdfs_is_loaded_where_nothing_is_made(sheets: SiteFolder) -> None:
    brochures(sheets)
    time.sleep(DOUBTFUL / 1e9)  # until then, files might have changed unseen
    command = [sys.executable, "build.py", "brochures"]
    subprocess.run(command, cwd=sheets.root, check=True, capture_output=True)
    script = (
        "import runpy, sys; sys.argv = ['build.py', 'brochures']\n"
        "try: runpy.run_path('build.py', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([name for name in ('weasyprint', 'pikepdf', 'PIL.Image', 'fontTools') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=sheets.root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_table_of_contents_and_an_index_of_many_entries_fit_their_pages(project: SiteFolder) -> None:
    (project.root / SHEETS).unlink()
    for number in range(90):
        text = (project.root / MAT).read_text("utf-8").replace("Tikar Pandan", f"Tikar Pandan {number}")
        project.write(f"content/products/tikar-{number}/index.id.md", text)
    project.replace(CATALOGUE, "editions: [id, en, id+en]", "editions: [id]")
    done = brochures(project, "katalog", "--output", "screen")
    assert done.returncode == 0, done.stdout
    with pikepdf.open(made(project)["katalog/katalog-id-screen.pdf"]) as pdf:
        assert len(pdf.pages) % 4 == 0


def test_what_is_wrong_in_several_forms_is_told_once(sheets: SiteFolder) -> None:
    sheets.replace(SHEETS, "outputs: [html, office]", "outputs: [html, screen, office]")
    sheets.replace(COFFEE, "Kopi ini dipetik tangan.", "Kopi ini dipetik tangan. " * 200)
    done = brochures(sheets, "--edition", "id")
    assert len(re.findall(r"^  Page 2: ", done.stdout, re.M)) == 1
    assert len(re.findall(r"^! brochures/", done.stdout, re.M)) == 2
