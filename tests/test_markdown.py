"""Markdown to HTML in pieces, with slots, places, and everything that is refused."""

import re
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etalase.markdown import read_body
from etalase.problems import Place, Problem, Severity
from etalase.prose import Heading, Link, Prose

FILE = "content/products/kopi/index.id.md"
FIRST = 10  # the line of the file on which the bodies of these tests start

MARKDOWN = st.text(st.sampled_from("abA1 \n\t#*_`[]()<>!|-=:{}\"'&;\\/.^~+"), max_size=60)
HOSTILE = st.lists(
    st.sampled_from(
        ["<script>", "</script>", "<scr", "ipt>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<a href='",
         "javascript:alert(1)", "](javascript:alert(1))", "[x", "<!--", "-->", "<![CDATA[", "]]>", "`", "```\n",
         "    ", "\n\n", "<style>", "<iframe src=//x>", '<math><mi//xlink:href="data:x,<script>">', "<table>",
         "{: onclick=x }", "<title>", "<noscript>", '<p title="', '">', "> ", "- ", "&lt;script&gt;", "&#60;script>",
         "[^1]", "[^1]: ", "| a |\n|--:|\n| "]
    ),
    max_size=10,
).map("".join)  # fmt: skip


class Read(NamedTuple):
    """What was read of a text."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    pictures: tuple[Link, ...]
    prose: Prose
    problems: list[Problem]


def any_text(text: str) -> Read:
    about, prose, problems = read_body(text, FILE, FIRST)
    return Read(about.headings, about.links, about.pictures, prose, problems)


def body(text: str) -> Read:
    """The body of a text that is right."""
    found = any_text(text)
    assert found.problems == []
    return found


def html(found: Read) -> str:
    """The pieces joined; slots stand as ‹kind number›."""
    return "".join(piece if isinstance(piece, str) else f"‹{piece[0]} {piece[1]}›" for piece in found.prose)


def refused(text: str) -> Problem:
    """The one problem of a text."""
    [problem] = any_text(text).problems
    return problem


@pytest.mark.parametrize("text", ["", "\n", "  \n\t"])
def test_an_empty_text_is_an_empty_body(text: str) -> None:
    assert body(text) == Read((), (), (), (), [])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kopi *asli* dan **enak**.", "<p>Kopi <em>asli</em> dan <strong>enak</strong>.</p>"),
        ("Satu.\n\nDua.", "<p>Satu.</p>\n<p>Dua.</p>"),
        ("- satu\n- dua", "<ul>\n<li>satu</li>\n<li>dua</li>\n</ul>"),
        ("1. satu\n2. dua", "<ol>\n<li>satu</li>\n<li>dua</li>\n</ol>"),
        ("> Pantun", "<blockquote>\n<p>Pantun</p>\n</blockquote>"),
        ("satu  \ndua", "<p>satu<br>\ndua</p>"),
        ("Lubuk\n:   Bagian sungai yang dalam.", "<dl>\n<dt>Lubuk</dt>\n<dd>Bagian sungai yang dalam.</dd>\n</dl>"),
        ("Rp 5.000 & < 6", "<p>Rp 5.000 &amp; &lt; 6</p>"),
        ("teks {: .besar lang=en }", "<p>teks {: .besar lang=en }</p>"),
        ("teks\n{: .besar lang=en }", '<p class="besar" lang="en">teks</p>'),
        ("Air H<sub>2</sub>O", "<p>Air H<sub>2</sub>O</p>"),
    ],
)
def test_markdown_becomes_html(text: str, written: str) -> None:
    assert html(body(text)) == written


def test_a_table_scrolls_in_a_box_of_its_own() -> None:
    written = html(body("| Bulan | Air |\n|:--|--:|\n| Mei | *tinggi* |\n"))
    assert written.startswith('<div class="table-box" tabindex="0"><table>')
    assert '<th class="align-left">Bulan</th>' in written
    assert written.endswith("</table></div>")
    assert '<td class="align-right"><em>tinggi</em></td>' in written


def test_two_tables_have_a_box_each() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    written = html(body(f"{table}\nTeks\n\n{table}"))
    assert written.count('<div class="table-box" tabindex="0"><table>') == 2
    assert written.count("</table></div>") == 2


def test_a_footnote_leads_there_and_back_without_words() -> None:
    read = body("Kopi[^1] dan[^dua] teh.\n\n[^1]: Robusta.\n[^dua]: Hijau.\n")
    written = html(read)
    assert read.links == ()
    for name in ("1", "dua"):
        assert f'href="#fn:{name}"' in written
        assert f'id="fn:{name}"' in written
        assert f'href="#fnref:{name}"' in written
    assert re.findall(r'title="([^"]*)"', written) == ["1", "2"]


def test_headings_become_slots_with_level_text_and_id() -> None:
    read = body("## Cara memesan\n\n### Lewat *telepon* & surat\n")
    assert html(read) == (
        '<h2 id="‹heading 0›">Cara memesan</h2>\n'
        '<h3 id="‹heading 1›">Lewat <em>telepon</em> &amp; surat</h3>'
    )  # fmt: skip
    assert [(heading.level, heading.text, heading.id) for heading in read.headings] == [
        (2, "Cara memesan", "cara-memesan"),
        (3, "Lewat telepon & surat", "lewat-telepon-surat"),
    ]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## Peta\n\n## Peta\n\n## Peta", ["peta", "peta-2", "peta-3"]),
        ("## Peta\n\n## Peta 2\n\n## Peta", ["peta", "peta-2", "peta-3"]),
        ("## Cara ke sana {#jalan}\n\n## Jalan", ["jalan", "jalan-2"]),
        ("## A {#x}\n\n## B {#x}", ["x", "x-2"]),
        ("## …\n\n## …", ["section", "section-2"]),
        ("## Café Élan\n\nA\n-\n", ["cafe-elan", "a"]),
        ('<h2 id="peta">Peta</h2>', ["peta"]),
    ],
)
def test_ids_of_headings_are_unique(text: str, ids: list[str]) -> None:
    assert [heading.id for heading in body(text).headings] == ids


def test_a_heading_keeps_its_other_attributes() -> None:
    assert html(body("## Peta {#peta .besar lang=en}")) == '<h2 id="‹heading 0›" class="besar" lang="en">Peta</h2>'


def test_a_heading_of_the_first_order_is_refused_with_one_of_the_second() -> None:
    problem = refused("Teks.\n\n# Kopi & teh\n")
    assert problem.code == "heading-level"
    assert problem.place == Place(FILE, FIRST + 2, 3)
    assert problem.example == "## Kopi & teh"
    assert refused("Kopi\n====\n").code == "heading-level"
    assert refused("<h1>Kopi</h1>").code == "heading-level"


def test_links_to_other_entries_become_slots_with_their_places() -> None:
    read = body('Lihat [kopi](/products/kopi)\ndan [peta](../jalan/index.md#peta "Peta").\n')
    assert html(read) == (
        '<p>Lihat <a href="‹link 0›">kopi</a>\ndan <a href="‹link 1›" title="Peta">peta</a>.</p>'
    )  # fmt: skip
    assert read.links == (
        Link("/products/kopi", Place(FILE, FIRST, 14)),
        Link("../jalan/index.md#peta", Place(FILE, FIRST + 1, 12)),
    )


def test_a_link_inside_the_page_becomes_a_slot() -> None:
    read = body("[Ke atas](#fnord) dan [peta](#peta)")
    assert [link.target for link in read.links] == ["#fnord", "#peta"]


def test_the_same_target_has_a_place_for_each_time_it_is_written() -> None:
    read = body("[a](/products/kopi)\n\n[b](/products/kopi) [c](/products/kopi)")
    assert [link.place for link in read.links] == [
        Place(FILE, FIRST, 5),
        Place(FILE, FIRST + 2, 5),
        Place(FILE, FIRST + 2, 25),
    ]


@pytest.mark.parametrize(
    "longer", ["/products/kopi-lama", "/products/kopi/index.md", "/products/kopi#asal", "x/products/kopi"]
)
def test_a_target_is_not_mistaken_for_a_part_of_a_longer_one(longer: str) -> None:
    read = body(f"[a]({longer})\n[b](/products/kopi)")
    assert read.links[1] == Link("/products/kopi", Place(FILE, FIRST + 1, 5))


def test_a_link_by_reference_has_the_place_of_its_target() -> None:
    read = body("Lihat [kopi][k].\n\n[k]: /products/kopi\n")
    assert read.links == (Link("/products/kopi", Place(FILE, FIRST + 2, 6)),)


def test_a_link_with_signs_of_html_keeps_its_target() -> None:
    assert body("[a](/products/kopi&teh)").links[0].target == "/products/kopi&teh"


@pytest.mark.parametrize(
    "target",
    ["https://example.org/a?b=c", "http://example.org", "mailto:dinas@example.go.id", "tel:+6274591234",
     "geo:-2.3,102.6", "//example.org/a"],
)  # fmt: skip
def test_links_out_of_the_site_stay_as_they_are(target: str) -> None:
    read = body(f"[luar]({target})")
    assert html(read) == f'<p><a href="{target}">luar</a></p>'
    assert read.links == ()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[x](javascript:alert(1))", "javascript:alert(1)"),
        ("[x](JavaScript:alert)", "JavaScript:alert"),
        ("[x](data:text/html,x)", "data:text/html,x"),
        ("[x](vbscript:x)", "vbscript:x"),
        ("[x](file:///etc/passwd)", "file:///etc/passwd"),
        ("<a href='javascript:x'>x</a>", "javascript:x"),
        ("<a href=javascript:x>x</a>", "javascript:x"),
        ("![x](data:image/png;base64,AA)", "data:image/png;base64,AA"),
        ("[x]\n\n[x]: javascript:x", "javascript:x"),
        ("[x](javascript&colon;x)", "javascript:x"),
        ("[x](&#106;avascript:x)", "javascript:x"),
    ],
)
def test_addresses_that_run_or_carry_something_are_refused(text: str, address: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.found) == ("link-scheme", address)
    found = any_text(text)
    assert ":x" not in html(found)
    assert "href" not in html(found)
    assert found.links == found.pictures == ()


def test_an_address_that_is_refused_is_named_where_it_stands() -> None:
    assert refused("Teks\n\n[x](javascript:x)").place == Place(FILE, FIRST + 2, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Teks\n\n<p class=MsoNormal style='margin: 0'>a<o:p></o:p></p>\n\n<p style='x'>b</p>",
         "<p class=MsoNormal style='margin: 0'>"),
        ('Teks\n\n<p class="MsoNormal">a</p>', '<p class="MsoNormal">'),
        ("Teks\n\n<span style='a'>a</span> <span style='b'>b</span>", "style"),
        ("Teks\n\n<font face=Arial>a</font> <center>b</center>", "<font"),
    ],
)  # fmt: skip
def test_formatting_that_was_pasted_is_told_once(text: str, found: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.found, problem.place.line) == ("html-pasted", found, FIRST + 2)


def test_what_does_something_is_told_beside_pasted_formatting() -> None:
    _, _, problems = read_body("<font>a</font> <script>x</script> <font>b</font>", "a.md", 1)
    assert [(problem.code, problem.found) for problem in problems] == [
        ("html-refused", "<script"),
        ("html-pasted", "<font"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Teks\n\n<script>alert(1)</script>", "<script"),
        ("Teks\n\n<SCRIPT src='x'></SCRIPT>", "<SCRIPT"),
        ("Teks\n\n<iframe src=\"https://example.org\"></iframe>", "<iframe"),
        ("Teks\n\n<style>p {color: red}</style>", "<style"),
        ("Teks\n\n<form></form>", "<form"),
        ("Teks\n\n<object></object>", "<object"),
        ("Teks\n\n<p onclick=\"x\">a</p>", "onclick"),
        ("Teks\n\n<p style='color: red'>a</p>", "style"),
        ("Teks\n\nDi <b onmouseover=x>sini</b>", "onmouseover"),
        ("Teks\n\nJudul\n{: onclick=x }", "onclick"),
        ("Teks\n\n## Judul {: style=x }", "style"),
    ],
)  # fmt: skip
def test_elements_and_attributes_that_do_something_are_refused_with_their_line(text: str, found: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.found) == ("html-refused", found)
    assert problem.place.line == FIRST + text[: text.index(found)].count("\n")
    read = any_text(text)
    assert found.strip("<") not in re.sub(r">[^<]*<", "><", html(read))


@pytest.mark.parametrize(
    "text",
    [
        '![suhu onsen = panas](kain.jpg "style = batik")',
        '<abbr title="a onclick=b">x</abbr>',
        "Harga onX= 5, style = batik",
    ],
)
def test_words_that_look_like_attributes_are_not_refused(text: str) -> None:
    body(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Tulis `<script>` dan `onclick=`.", "<p>Tulis <code>&lt;script&gt;</code> dan <code>onclick=</code>.</p>"),
        ("    <iframe>\n", "<pre><code>&lt;iframe&gt;\n</code></pre>"),
        ("```\n<script>\n# Judul\n```\n", "<pre><code>&lt;script&gt;\n# Judul\n</code></pre>"),
        ("~~~ html\n<p onclick=x>\n~~~", '<pre><code class="language-html">&lt;p onclick=x&gt;\n</code></pre>'),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
        ("`[a](javascript:x)`", "<p><code>[a](javascript:x)</code></p>"),
        ("`# Judul`", "<p><code># Judul</code></p>"),
        ("    # Judul\n", "<pre><code># Judul\n</code></pre>"),
    ],
)
def test_code_shows_html_and_is_not_refused(text: str, written: str) -> None:
    assert html(body(text)) == written


def test_pictures_become_slots_and_are_loaded_late() -> None:
    read = body('Lihat\n\n![Kain & benang](kain.jpg "Motif")\n')
    assert html(read) == (
        '<p>Lihat</p>\n<p><picture>‹picture 0› alt="Kain &amp; benang" title="Motif" loading="lazy" decoding="async">'
        "</picture></p>"
    )  # fmt: skip
    assert read.pictures == (Link("kain.jpg", Place(FILE, FIRST + 2, 18)),)


@pytest.mark.parametrize("text", ["Teks\n\n![](kain.jpg)", "Teks\n\n![ ](kain.jpg)", "Teks\n\n<img src='kain.jpg'>"])
def test_a_picture_without_a_description_is_refused(text: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.found) == ("alt-missing", "kain.jpg")
    assert problem.place == Place(FILE, FIRST + 2, text.split("\n")[2].index("kain") + 1)
    assert problem.example == "![Kain batik bermotif ikan](kain.jpg)"


def test_the_same_picture_has_a_place_for_each_time_it_lacks_a_description() -> None:
    read = any_text("![](kain.jpg)\n\n![](kain.jpg)")
    places = [Place(FILE, FIRST, 5), Place(FILE, FIRST + 2, 5)]
    assert [problem.place for problem in read.problems] == places
    assert [picture.place for picture in read.pictures] == places


@pytest.mark.parametrize("target", ["https://example.org/a.jpg", "http://example.org/a.jpg", "//example.org/a.jpg"])
def test_a_picture_of_another_site_is_refused(target: str) -> None:
    problem = refused(f"Teks ![Kain]({target})")
    assert (problem.code, problem.found) == ("picture-elsewhere", target)
    assert problem.place == Place(FILE, FIRST, 14)
    assert body(problem.example).pictures[0].target == "kain.jpg"


@pytest.mark.parametrize("sign", ["- ", "1. ", "> "])
def test_a_text_nested_too_deep_spoils_no_other_text(sign: str) -> None:
    any_text(sign * 700 + "a")
    assert html(body("Kopi *asli*")) == "<p>Kopi <em>asli</em></p>"


def test_a_text_nested_too_deep_is_refused() -> None:
    problem = refused("- " * 700 + "a")
    assert (problem.code, problem.place) == ("body-too-deep", Place(FILE, FIRST))


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    any_text("[k]: /products/kopi\n\nKopi[^1]\n\n[^1]: Robusta.\n\n## Peta")
    read = body("[k][k] dan [^1]\n\n## Peta")
    assert read.links == ()
    assert "fn:" not in html(read)
    assert [heading.id for heading in read.headings] == ["peta"]


@settings(deadline=None, max_examples=300)
@given(MARKDOWN | HOSTILE | st.text())
@example("<a b='\n'>")
@example("[a]: <b>\n[a]")
def test_any_text_becomes_html_that_runs_nothing(text: str) -> None:
    read = any_text(text)
    joined = html(read)
    assert "<script" not in joined.lower()
    for tag in re.findall(r"<[a-z](?:[^>\"]|\"[^\"]*\")*>", joined, re.IGNORECASE):
        bare = re.sub(r'"[^"]*"', '""', tag)
        assert not re.search(r"\s(on\w+|style|srcdoc)\b", bare), tag
        assert not re.search(r"(?:href|src)=\"\s*(javascript|data|vbscript)\s*:", tag, re.IGNORECASE), tag
    kinds = {"heading": read.headings, "link": read.links, "picture": read.pictures}
    slots = [piece for piece in read.prose if not isinstance(piece, str)]
    for kind, targets in kinds.items():
        assert [number for name, number in slots if name == kind] == list(range(len(targets)))
    assert len({heading.id for heading in read.headings}) == len(read.headings)
    for place in [problem.place for problem in read.problems] + [link.place for link in (*read.links, *read.pictures)]:
        assert FIRST <= place.line <= FIRST + text.count("\n")


@pytest.mark.parametrize(
    ("written", "example"),
    [
        ("•\tsatu\n•\tdua", "- satu"),
        ("·\tsatu", "- satu"),
        ("\uf0b7 satu", "- satu"),
        ("o\tsatu", "- satu"),
        ("–\tsatu", "- satu"),
        ("1)\tsatu\n2)\tdua", "1. satu"),
    ],
)
def test_a_list_that_was_pasted_is_told_once_with_its_first_line(written: str, example: str) -> None:
    [problem] = any_text(f"Teks.\n\n{written}\n").problems
    assert (problem.code, problem.place, problem.example) == ("list-pasted", Place(FILE, FIRST + 2), example)
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize("written", ["- satu\n- dua", "o satu", "– katanya", "1. satu", "```\n• kode\n```", "a • b"])
def test_other_lines_are_no_pasted_list(written: str) -> None:
    assert any_text(f"Teks.\n\n{written}\n").problems == []


def test_a_link_has_the_place_of_its_target_where_its_label_says_the_same() -> None:
    assert body("Lihat [kopi](kopi) dan ![kopi.jpg](kopi.jpg)").links == (Link("kopi", Place(FILE, FIRST, 14)),)
    [picture] = body("Lihat ![kopi.jpg](kopi.jpg)").pictures
    assert picture.place == Place(FILE, FIRST, 19)
