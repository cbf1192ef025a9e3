"""Drawings are published without what only a drawing program knows of them, and look the same."""

import hashlib
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etalase.drawings import published
from etalase.images import examine
from tests.conftest import PROJECT, SiteFolder

SVG = 'xmlns="http://www.w3.org/2000/svg"'
INKSCAPE = (
    f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- Created with Inkscape by Budi -->
<svg {SVG} xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 6"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' sodipodi:docname="Budi > rahasia.svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://www.w3.org/2000/svg">
  <title id=" inkscape:x='1'">Peta &lt;!-- desa --&gt;</title>
  <sodipodi:namedview inkscape:zoom="1"><inkscape:page/></sodipodi:namedview>
  <metadata id="m"><rdf:RDF><metadata/>Budi</rdf:RDF></metadata><?rahasia Budi?>
  <s:metadata>Budi</s:metadata><inkscape:grid a=">"/><inkscape:grid/><g id="b"><inkscape:x/></g><metadata/>
  <g inkscape:label="Budi" id="a" inkscape:export-filename='C:\\Budi'><path d="M0 0h8"/></g>
  <style><![CDATA[ #a > path {{ fill: red }} /* <!-- tetap --> */ ]]></style>
  <use xlink:href="#a" xml:space="preserve" inkscape:x='"'/>
</svg>
"""
).encode()

DRAWN = f"""<?xml version="1.0" encoding="UTF-8"?>

<svg {SVG} xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 6" xmlns:s="http://www.w3.org/2000/svg">
  <title id=" inkscape:x='1'">Peta &lt;!-- desa --&gt;</title>
  {""}
  {""}
  <g id="b"></g>
  <g id="a"><path d="M0 0h8"/></g>
  <style><![CDATA[ #a > path {{ fill: red }} /* <!-- tetap --> */ ]]></style>
  <use xlink:href="#a" xml:space="preserve"/>
</svg>
"""


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"])
def test_of_a_drawing_only_what_is_drawn_is_published(before: bytes) -> None:
    assert published(before + INKSCAPE).decode() == DRAWN
    assert published(DRAWN.encode()).decode() == DRAWN
    assert examine("peta.svg", published(INKSCAPE)) == examine("peta.svg", INKSCAPE) == (8, 6, "", "")


@pytest.mark.parametrize("content", [b"<svg><path></svg>", b"<svg><!-- Budi", b"", b"\xff<svg/>"])
def test_what_is_no_xml_stays_as_it_is(content: bytes) -> None:
    assert published(content) == content


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)


@given(TEXTS, TEXTS, TEXTS)
@example("", ">", "")
def test_whatever_stands_around_it_a_comment_is_cut_out_alone(before: str, inside: str, after: str) -> None:
    before, after = (text.translate({60: None, 38: None, 62: None}) for text in (before, after))
    inside = inside.replace("-", "")
    drawing = f"<svg {SVG}>{before}<!--{inside}-->{after}</svg>"
    if not any((ord(one) & 0xFFFF) >= 0xFFFE for one in drawing):  # no characters of XML
        assert published(drawing.encode()).decode() == f"<svg {SVG}>{before}{after}</svg>"


def test_the_drawings_of_this_site_stay_what_they_are() -> None:
    drawings = [path.read_bytes() for path in sorted((PROJECT / "content").rglob("*.svg"))]
    assert drawings
    for content in drawings:
        assert ElementTree.canonicalize(published(content)) == ElementTree.canonicalize(content)


def test_pages_show_the_published_drawing_at_an_address_of_its_own(minimal_site: SiteFolder) -> None:
    path = "content/products/kopi/kopi.svg"
    minimal_site.replace(path, "<svg", "<!-- Budi --><svg")
    minimal_site.build()
    own = hashlib.sha256((minimal_site.root / path).read_bytes()).hexdigest()[:10]
    (file,) = (minimal_site.output / "media").rglob("kopi.*.svg")
    assert "Budi" not in file.read_text("utf-8")
    assert own not in file.name  # browsers that have kept the drawing itself ask for the new file
    assert f"/{file.relative_to(minimal_site.output).as_posix()}" in minimal_site.html("/id/produk/kopi/")
