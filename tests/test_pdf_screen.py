import os
import subprocess
import sys
from pathlib import Path

import pdfua
import pikepdf
import pytest

from etalase.pdf import editions
from etalase.pdf.document import Printed
from tests.conftest import PROJECT
from tests.printing import BODY, document, opened, tool


@pytest.fixture(scope="module")
def printed() -> Printed:
    return editions.screen(document(), pages=2)


def test_a_good_document_has_no_findings(printed: Printed) -> None:
    assert printed.findings == ()
    assert printed.pages == 2


def test_it_passes_what_can_be_checked_of_pdf_ua(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "screen.pdf"
    file.write_bytes(printed.content)
    assert [(found.rule_id, found.message) for found in pdfua.validate(str(file)).findings] == []


def test_it_tells_its_language_and_title(printed: Printed) -> None:
    with opened(printed.content) as pdf:
        assert str(pdf.Root.Lang) == "id"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.docinfo["/Title"] == "Katalog <Unggulan> & Kerajinan"
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_headings_are_bookmarks(printed: Printed) -> None:
    with opened(printed.content) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles == [("Katalog", []), ("Batik Seluang Mudik", ["Ukuran"])]


def test_links_lead_to_pages_and_to_the_site(printed: Printed) -> None:
    with opened(printed.content) as pdf:
        links = pdf.pages[0].obj.Annots
        targets = {str(link.A.URI if "/A" in link else link.Dest) for link in links}
    assert targets == {"https://contoh.example/p/1", "cover", "batik"}


def test_the_contents_show_the_page_of_each_heading(printed: Printed, tmp_path: Path) -> None:
    assert printed.anchors == {"cover": 1, "batik": 2}
    text = tool(printed.content, "pdftotext", "-layout", path=tmp_path)
    assert "Batik Seluang Mudik 2" in text


def test_headings_of_a_table_say_what_they_head(printed: Printed) -> None:
    rows = "<table><tr><th>Bahan</th><td>Katun</td></tr></table>"
    with opened(editions.screen(document(BODY + rows)).content) as pdf:
        scopes = [str(one.A[-1].Scope) for one in pdf.objects if _is(one, "/TH")]
    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def _is(found: pikepdf.Object, tag: str) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/S") == tag


def test_what_is_half_transparent_is_found_for_tags_do_not_reach_it() -> None:
    body = BODY + '<p style="opacity: 0.5">Pudar</p>'
    assert [found.code for found in editions.screen(document(body)).findings] == ["untagged"]


def test_pictures_are_no_finer_than_a_screen_shows() -> None:
    with opened(editions.screen(document()).content) as pdf:
        (picture,) = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/Width" in one]
        assert int(picture.Width) == pytest.approx(60 / 25.4 * editions.SCREEN_PPI, abs=1)


@pytest.mark.parametrize("edition", [editions.screen, editions.office])
def test_nothing_tells_who_took_a_photograph(edition: type[Printed]) -> None:
    small = document(BODY, ".photo { width: 180mm }")  # so that it is not made smaller
    assert b"Penjepret" not in edition(small).content
    assert b"Penjepret" in small.files["/media/sungai.jpg"].value


@pytest.mark.parametrize("name", ["screen", "office", "press"])
def test_the_same_document_is_the_same_bytes_in_any_process(name: str, fogra39: bytes) -> None:
    script = (
        "import hashlib; from etalase.pdf import editions; from tests.printing import PROFILE, document; "
        f"given = [PROFILE.read_bytes()] if '{name}' == 'press' else []; "
        f"print(hashlib.sha256(editions.{name}(document(), *given).content).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "Asia/Jakarta"), ("2", "America/Lima")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=PROJECT, env=environment, check=True, capture_output=True, text=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1
    assert len(digests.pop()) == 65


def test_qpdf_finds_nothing_wrong(printed: Printed, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in tool(printed.content, "qpdf", "--check", path=tmp_path)
