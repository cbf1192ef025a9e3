"""What tests of PDF share: small but real documents, the tools of poppler and qpdf, a profile of a printing house."""

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFilter

from etalase.pdf import print_fonts
from etalase.pdf.document import PrintDocument
from etalase.work import Held
from tests.conftest import PROJECT, SiteFolder

MEASUREMENTS = Path("/usr/share/color/icc/FOGRA39L.ti3")
"""Of Debian's icc-profiles-free."""

PROFILE = PROJECT / ".tools" / "press" / "FOGRA39L.icc"

CSS = """
@page { size: 210mm 297mm; margin: 20mm; font-family: "Plus Jakarta Sans";
  @bottom-right { content: counter(page); font-size: 8pt } }
body { font-family: "Plus Jakarta Sans"; font-size: 10pt; color: #000; margin: 0 }
h1 { font-weight: 800; break-before: page; bookmark-level: 1 } h2 { font-weight: 700 }
h1:first-of-type { break-before: auto }
em { font-weight: 500; font-style: normal } strong { font-weight: 600 } .dark { color: #1c1a17 }
nav a::after { content: " " target-counter(attr(href), page) }
a { color: #205a7d } table { border-collapse: collapse }
td, th { border: 0.5pt solid #888; padding: 1mm; text-align: left }
.photo { width: 60mm } .photo img, .plate img { width: 100%; display: block } .plate { width: 60mm }
.band { position: absolute; top: -23mm; left: -23mm; width: 216mm; height: 20mm; background: #7a1f3d }
.gradient { height: 15mm; background: linear-gradient(to right, #7a1f3d, #f2b705) }
.veil { height: 8mm; background: rgba(32, 90, 125, 0.6) }
"""


@cache
def photograph(width: int = 900, height: int = 600) -> bytes:
    """A JPEG as of a camera: soft colours, some noise, and EXIF that tells who took it."""
    picture = Image.effect_noise((width, height), 40).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height // 2, width, height), fill=(40, 110, 60))
    draw.ellipse((width // 3, height // 4, width * 2 // 3, height * 3 // 4), fill=(200, 120, 40))
    exif = Image.Exif()
    exif[0x013B] = "Penjepret Rahasia"
    content = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(2)).save(
        content, "JPEG", quality=90, exif=exif, comment=b"Penjepret Rahasia"
    )
    return content.getvalue()


BODY = """
<h1 id="cover">Katalog</h1><div class="band"></div>
<nav><a href="#cover">Katalog</a> <br><a href="#batik">Batik Seluang Mudik</a></nav>
<p>Biasa, <em>sedang</em>, <strong>agak tebal</strong>, <b>tebal</b>. <span class="dark">Gelap.</span>
<a href="https://contoh.example/p/1">contoh.example/p/1</a></p>
<div class="photo"><img src="/media/sungai.jpg" alt="Sungai Batang Tembesi"></div>
<h1 id="batik">Batik Seluang Mudik</h1><h2>Ukuran</h2>
<div class="plate"><img src="/media/gambar.svg" alt="Batik"></div>
<div class="gradient"></div><div class="veil"></div>
<table><thead><tr><th scope="col">Ukuran</th><th scope="col">Harga</th></tr></thead>
<tbody><tr><td>2 × 1 m</td><td>Rp 250.000</td></tr></tbody></table>
"""


def document(
    body: str = BODY, css: str = "", files: Mapping[str, bytes] | None = None, **changes: object
) -> PrintDocument:
    """A brochure of two pages A4, or of another body, with more CSS and files."""
    plate = PROJECT / "content" / "products" / "batik-seluang-mudik" / "gambar.svg"
    given: dict[str, Held[bytes]] = {
        "/assets/print/katalog.css": Held((print_fonts.css() + CSS + css).encode()),
        "/media/sungai.jpg": Held(photograph()),
        "/media/gambar.svg": Held(plate.read_bytes()),
        **print_fonts.files(),
        **{path: Held(content) for path, content in (files or {}).items()},
    }
    html = (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Katalog</title>'
        f'<link rel="stylesheet" href="/assets/print/katalog.css"></head><body>{body}</body></html>'
    )
    fields: dict[str, object] = {
        "html": html,
        "address": "https://contoh.example/",
        "files": given,
        "title": "Katalog <Unggulan> & Kerajinan",
        "languages": ("id",),
        "trim": (210.0, 297.0),
        "date": date(2026, 8, 1),
        "identifier": "katalog id",
    }
    return PrintDocument(**(fields | changes))  # type: ignore[arg-type]


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tool(content: bytes, name: str, *arguments: str, path: Path) -> str:
    """What a tool of poppler or qpdf says about a PDF."""
    file = path / "printed.pdf"
    file.write_bytes(content)
    command = [name, *arguments, str(file)]
    if name == "pdftotext":
        command.append("-")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def drawn(content: bytes) -> bytes:
    """All content streams of a PDF."""
    with opened(content) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        return b"\n".join(one.read_bytes() for one in streams if one.get("/Subtype") != "/Image")


def boxes(content: bytes, path: Path) -> dict[str, tuple[float, ...]]:
    """Width and height of the boxes of the first page in mm, as poppler sees them."""
    text = tool(content, "pdfinfo", "-box", path=path)
    found = re.findall(r"^(\w+Box): +([-\d. ]+)$", text, re.M)
    corners = {name: [float(side) for side in sides.split()] for name, sides in found}
    return {name: ((x - left) / 72 * 25.4, (y - low) / 72 * 25.4) for name, (left, low, x, y) in corners.items()}


@pytest.fixture(scope="session")
def fogra39() -> bytes:
    """The profile of coated paper, made once of what Fogra measured; it comes with no package."""
    if not PROFILE.exists():
        PROFILE.parent.mkdir(parents=True, exist_ok=True)
        beside = PROFILE.with_suffix(".making")
        shutil.copy(MEASUREMENTS, beside.with_suffix(".ti3"))
        command = [
            "colprof",
            "-qm",
            "-bm",
            "-l",
            "300",
            "-kr",
            "-D",
            "FOGRA39L",
            "-O",
            str(beside),
            str(beside.with_suffix("")),
        ]
        subprocess.run(command, check=True, capture_output=True)
        beside.replace(PROFILE)
        beside.with_suffix(".ti3").unlink()
    return PROFILE.read_bytes()


@pytest.fixture(scope="session")
def printed_site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The site of this project with its catalogue for the screen, and one of each layout for the copier: printed once,
    for all that look at it and change nothing."""
    from tests.test_brochure_run import brochures  # pytest loads this module before those of tests

    root = tmp_path_factory.mktemp("brochures")
    for name in ("content", "templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "build.py", root)
    (root / "etalase").symlink_to(PROJECT / "etalase")
    site = SiteFolder(root)
    for wish in (
        ("katalog-produk", "--output", "screen"),
        ("katalog-produk", "--edition", "id", "--output", "office"),
        ("lembar-produk", "--edition", "id", "--output", "office"),
        ("label-harga", "--edition", "id+en"),
        ("lipat-tiga-wisata", "--edition", "id+en", "--output", "office"),
        ("selebaran-investasi", "--edition", "id", "--output", "office"),
        ("kartu-perajin", "--edition", "id+en", "--output", "office"),
    ):
        done = brochures(site, *wish)
        assert done.returncode == 0, done.stdout + done.stderr
    return site
