import io
from collections.abc import Callable

import pikepdf
import pytest

from etalase.pdf import editions, preflight
from etalase.pdf.document import Finding, PrintDocument
from etalase.pdf.panels import overflow
from etalase.problems import Severity
from tests.printing import document, opened, photograph

WORDS = "Kain batik tulis dari Sarolangun. " * 40


def found(document: PrintDocument, pages: int | None = None) -> list[tuple[str, dict[str, object]]]:
    return [(finding.code, dict(finding.values)) for finding in editions.screen(document, pages).findings]


def test_characters_that_no_font_has_are_found() -> None:
    assert found(document("<p>Benar ✓ あ →</p>")) == [("missing-glyph", {"characters": "✓あ"})]


def test_text_in_a_font_that_the_document_does_not_bring_is_found() -> None:
    body = '<p style="font-family: Lain, sans-serif">Biasa</p>'
    assert found(document(body)) == [("foreign-font", {})]


@pytest.mark.parametrize(
    ("body", "css", "path"),
    [
        ('<img src="/media/hilang.jpg" alt="Hilang">', "", "/media/hilang.jpg"),
        ('<img src="https://lain.example/a.jpg" alt="Lain">', "", "https://lain.example/a.jpg"),
        ('<img src="file:///etc/passwd" alt="Lain">', "", "file:///etc/passwd"),
        ("<p>A</p>", 'p { background: url("/media/hilang.svg") }', "/media/hilang.svg"),
        ('<link rel="stylesheet" href="/assets/hilang.css">' * 2 + "<p>A</p>", "", "/assets/hilang.css"),
    ],
)
def test_files_that_are_not_there_are_found_once(body: str, css: str, path: str) -> None:
    assert [one for one in found(document(body, css)) if one[0] == "missing-file"] == [("missing-file", {"path": path})]


def test_a_font_that_is_not_there_is_found() -> None:
    css = '@font-face { font-family: "Lain"; src: url("/assets/fonts/lain.ttf") } p { font-family: Lain }'
    codes = [code for code, _ in found(document("<p>A</p>", css))]
    assert codes == ["missing-file", "weasyprint", "foreign-font"]


def test_files_below_a_base_path_are_found_with_and_without_it() -> None:
    body = '<img src="/media/sungai.jpg" alt="A"><img src="/desa/media/sungai.jpg" alt="B">'
    assert found(document(body, address="https://contoh.example/desa/")) == []


def test_half_a_photograph_is_found() -> None:
    body = '<div class="photo"><img src="/media/a.jpg" alt="A"></div>'
    half = photograph()[:9000]
    assert found(document(body, files={"/media/a.jpg": half})) == [("broken-picture", {"path": "/media/a.jpg"})]


def test_a_picture_that_is_none_is_found() -> None:
    for name, code in (("a.jpg", "broken-picture"), ("a.svg", "weasyprint")):
        (one,) = found(document(f'<img src="/media/{name}" alt="A">', files={f"/media/{name}": b"tidak"}))
        assert one[0] == code
        assert f"/media/{name}" in str(one[1])


def test_what_weasyprint_does_not_understand_is_a_warning() -> None:
    (one,) = editions.screen(document(css="p { aspect-ratio: 1; }")).findings
    assert (one.code, one.severity) == ("weasyprint", Severity.WARNING)
    assert "aspect-ratio" in one.text(str)


def test_a_link_to_nowhere_is_an_error() -> None:
    (one,) = editions.screen(document('<p><a href="#hilang">Ke sana</a></p>')).findings
    assert (one.code, one.severity) == ("weasyprint", Severity.ERROR)
    assert "#hilang" in one.text(str)


def test_pages_of_another_size_or_number_are_found() -> None:
    assert [code for code, _ in found(document(trim=(148.0, 210.0)), pages=3)] == [
        "page-count",
        "page-size",
        "page-size",
    ]


@pytest.mark.parametrize(
    ("width", "severity"),
    [(60, None), (100, Severity.WARNING), (170, Severity.ERROR)],
)
def test_coarse_pictures_are_warned_of_or_refused_for_the_press(
    width: int, severity: Severity | None, fogra39: bytes
) -> None:
    coarse = document(css=f".photo {{ width: {width}mm }}")
    findings = editions.press(coarse, fogra39).findings
    assert [one.severity for one in findings] == ([severity] if severity else [])
    for one in findings:
        ppi = round(900 / width * 25.4)
        assert one.values == {"picture": "/media/sungai.jpg", "page": 1, "ppi": ppi, "wanted": 300}
    assert editions.screen(coarse).findings == ()


@pytest.mark.parametrize(
    "css",
    [
        "background: url(/media/sungai.jpg) 0 0 / 170mm 100mm no-repeat",
        "background: url(/media/sungai.jpg) 0 0 / 170mm 100mm repeat",
        "opacity: 0.5; transform: rotate(90deg); background: url(/media/sungai.jpg) 0 0 / 170mm 113mm no-repeat",
    ],
)
def test_backgrounds_and_turned_pictures_are_measured_too(css: str, fogra39: bytes) -> None:
    findings = editions.press(document(f'<div style="width: 170mm; height: 113mm; {css}"></div>'), fogra39).findings
    assert {one.values["ppi"] for one in findings} == {134}


def bare(change: Callable[[pikepdf.Pdf, pikepdf.Page], None]) -> list[Finding]:
    """What is found about colours in an empty page to which something is done."""
    pdf = pikepdf.Pdf.new()
    change(pdf, pdf.add_blank_page(page_size=(100, 100)))
    content = io.BytesIO()
    pdf.save(content)
    with opened(content.getvalue()) as again:
        return list(preflight.about_colours(again))


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    form = pdf.make_stream(b"1 0 0 RG", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    page.add_resource(form, pikepdf.Name.XObject)


def _pattern(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    tile = pdf.make_stream(b"/DeviceRGB cs 1 0 0 sc", PatternType=1, BBox=[0, 0, 9, 9])
    page.add_resource(tile, pikepdf.Name.Pattern)


def _shading(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    shading = pikepdf.Dictionary(
        ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK, Coords=[0, 0, 1, 1], Function=function
    )
    page.add_resource(pdf.make_indirect(shading), pikepdf.Name.Shading)


def _picture(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    profile = pdf.make_stream(b"", N=3)
    space = pikepdf.Array([pikepdf.Name.ICCBased, profile])
    picture = pdf.make_stream(b"\0\0\0", Subtype=pikepdf.Name.Image, Width=1, Height=1, ColorSpace=space)
    page.add_resource(picture, pikepdf.Name.XObject)


def _group(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.obj.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)


def _inline(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.contents_add(b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI ")


def _named(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    space = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 0, pikepdf.String("abc")])
    page.obj.Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(Warna=space))
    page.contents_add(b"/Warna cs 0 sc")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda _, page: page.contents_add(b"1 0 0 rg"), "page 1"),
        (_inline, "page 1"),
        (_named, "page 1"),
        (_form, "Form"),
        (_pattern, "pattern"),
        (_shading, "shading"),
        (_picture, "picture"),
        (_group, "group"),
    ],
)
def test_red_green_and_blue_is_found_wherever_it_hides(
    change: Callable[[pikepdf.Pdf, pikepdf.Page], None], where: str
) -> None:
    assert [one.values for one in bare(change)] == [{"where": where}]


def test_inks_and_grey_are_no_colours_of_the_screen() -> None:
    assert bare(lambda _, page: page.contents_add(b"0 0 0 1 k 0.5 g /DeviceCMYK cs 0 0 0 1 sc")) == []


def test_a_file_for_the_screen_is_not_one_for_the_press() -> None:
    content = editions.screen(document()).content
    expected = preflight.Expected((210, 297), is_press=True)
    codes = {one.code for one in preflight.findings(content, expected)}
    assert codes == {"bleed", "screen-colours", "coarse-picture"}


def test_a_font_that_is_not_embedded_is_found() -> None:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(210 / 25.4 * 72, 297 / 25.4 * 72))
    descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name.Arial)
    pdf.Root.Font = pdf.make_indirect(descriptor)
    content = io.BytesIO()
    pdf.save(content)
    (one,) = preflight.findings(content.getvalue(), preflight.Expected((210, 297)))
    assert (one.code, one.values) == ("font-not-embedded", {"font": "/Arial"})


PANELS = """
.panel { width: 60mm; height: 40mm; position: relative; break-inside: avoid; margin: 0 }
.padded { padding: 0 5mm 10mm } .free { position: absolute; bottom: 2mm } .photo { position: absolute; inset: -3mm }
.tall { height: 256mm }
"""


AT_THE_END = "<div style='position: absolute; top: 240mm'>Kecil<h2 style='margin: 0; font-size: 40pt'>Hilang</h2></div>"
"""Its second line would stand on the next page, and WeasyPrint drops it."""


ALL_SHOWN = (
    """<p>Pan\u00adjang <svg width="9" height="9"><title>Kode</title></svg> <b>dan</b> &amp; <!-- tak --> lagi</p>"""
)


def panel(inner: str, kind: str = "", name: str = "depan") -> str:
    return f'<section class="panel {kind}" data-name="{name}">{inner}</section>'


@pytest.mark.parametrize(
    ("body", "css", "names"),
    [
        (panel("<p>Pas.</p>"), "", ()),
        (panel(f"<p>{WORDS}</p>"), "", ("depan",)),
        (panel(f"<p>{WORDS}</p>"), ".panel { overflow: hidden }", ("depan",)),
        (panel(f"<p>{WORDS}</p>") + panel("<p>Pas.</p>", name="belakang"), "", ("depan",)),
        (panel(f"<div style='columns: 2'>{WORDS}</div>"), "", ("depan",)),
        (panel("<p style='white-space: nowrap'>" + WORDS), "", ("depan",)),
        (panel("<p style='height: 39mm; margin: 0'>A</p><p style='margin: 0'>B</p>", "padded"), "", ("depan",)),
        (panel("<p class='free'>Di tepi</p>", "padded"), "", ()),
        (panel("<div class='photo'><img src='/media/sungai.jpg' alt='A' style='width: 100%'></div>"), "", ()),
        (panel("<img src='/media/sungai.jpg' alt='A' style='width: 60mm; height: 50mm'>"), "", ("depan",)),
        (panel(f"<p>{WORDS * 20}</p>"), ".panel { height: 250mm; break-inside: auto }", ("depan",)),
        (panel(f"<p>{WORDS * 2}</p>"), ".panel { height: 600mm; break-inside: auto }", ("depan",)),
        (panel("<div style='height: 9mm; overflow: hidden'>Satu<br>Dua<br>Tiga</div>"), "", ("depan",)),
        (panel("<div style='height: 9mm; overflow: hidden; white-space: nowrap'>" + WORDS + "</div>"), "", ("depan",)),
        (panel("<div style='height: 5mm; overflow: hidden; font: 14pt/1'>Tinggi</div>"), "", ()),
        (panel(AT_THE_END, "tall"), "", ("depan",)),
        (panel(AT_THE_END.replace("<h2", "<h2 hidden"), "tall"), "[hidden] { display: none }", ()),
        (panel(ALL_SHOWN), "", ()),
    ],
)
def test_panels_that_are_too_full_are_found(body: str, css: str, names: tuple[str, ...]) -> None:
    full = document(body, PANELS + css)
    assert overflow(full) == names
    assert [values["panel"] for code, values in found(full) if code == "overflow"] == list(names)
