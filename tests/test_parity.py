"""What two texts of one entry must share: numbers, links, headings, pictures; each difference with its place."""

import pytest

from etalase.markdown import read_body
from etalase.parity import Text, differences
from etalase.passages import Passage, body_passage, field_passage
from etalase.problems import Place, Problem, Severity
from etalase.quantities import numerals_of
from tests.conftest import MakeSite, SiteFolder

KOPI = "content/products/kopi/index.{}.md"
NUMERALS = numerals_of({"id": "id", "en": "en_GB"})
HEAD = "---\ntitle: Kopi\n---\n"


def text(locale: str, body: str) -> Text:
    """The body of a product as it stands below three lines of front matter."""
    file = KOPI.format(locale)
    passage = body_passage(file, HEAD + body, len(body))
    return Text("products/kopi", NUMERALS[locale], {"": passage}, read_body(body, file, 4)[0])


def told(source: str, translation: str) -> list[tuple[str, str, str | None, object]]:
    """What is said of a pair of bodies: code, line and column, what was found, what stands in the source."""
    found = differences(text("id", source), text("en", translation))
    assert all(problem.severity is Severity.WARNING for problem in found)
    assert {problem.place.file for problem in found} <= {KOPI.format("en")}
    return [(one.code, f"{one.place.line}:{one.place.column}", one.found, one.values.get("text")) for one in found]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("1. Satu\n2. Dua\n", "* One\n* Two\n"),
        ("Lihat `kode 12`.\n\n```\nharga 5\n```\n", "See it.\n"),
        ("## Judul {#bagian-3}\n", "## Heading {#part-4}\n"),
        ("[Kopi](/products/kopi-2)", "[Coffee](/products/kopi-2/)"),
        ("[Kopi](../tikar/index.md)", "[Coffee](/products/tikar)"),
        ("[Kopi](/products/tikar#bahan)", "[Coffee](/products/tikar#material)"),
        ("[Kopi](/products/tikar) dan [lagi](/products/tikar)", "[Coffee](/products/tikar)"),
        ("[Kopi](#cara-seduh)", "Coffee"),
        ("[Daftar](harga.pdf)", "[List](prices.pdf)"),
        ("[OSS](https://oss.go.id/)", "[OSS](https://oss.go.id)"),
        ("Lihat https://oss.go.id/a1.", "See <https://oss.go.id/a1>"),
        ("Tulis ke desa9@contoh.example", "Write to us"),
        ("![Kopi](kopi.svg)", "![Coffee](./kopi.svg)"),
        ("Catatan.[^1]\n\n[^1]: Lima.", "Note.[^a]\n\n[^a]: Five."),
        ("<!-- 12 --> Kopi", "Coffee"),
        ("Tujuh desa", "7 villages"),
        ("Pada 7 Mei", "On seven days of May"),
        ('<a href="/x" title="4">Kopi</a>', '<a href="/x" title="5">Coffee</a>'),
    ],
)
def test_what_no_reader_takes_for_a_difference_is_none(source: str, translation: str) -> None:
    assert told(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Satu.\n\nHarga 25.000.", "One.\n\nPrice: 26,000.", [("parity-number", "6:8", "26,000", "25.000")]),
        ("Satu.\n\nHarga 25.000.", "One.\n\nA price.", [("parity-number", "6:1", None, "25.000")]),
        ("Satu.\n\nHarga 25.000.", "A price.", [("parity-number", "4:1", None, "25.000")]),
        ("Satu.", "One.\n\nOf 2021.", [("parity-number", "6:4", "2021", "")]),
        ("\n\nHarga 5.", "Price", [("parity-number", "4:1", None, "5")]),
        ("A\n\n[B](/products/b)", "A\n\nB", [("parity-link", "6:1", None, "/products/b")]),
        ("A\n\nB", "A\n\n[B](/products/b)", [("parity-link", "6:5", "/products/b", None)]),
        (
            "[A](https://a.example/id)",
            "[A](https://a.example/en)",
            [
                ("parity-link", "4:1", None, "https://a.example/id"),
                ("parity-link", "4:5", "https://a.example/en", None),
            ],
        ),
        ("## A\n\nB", "## A\n\nB\n\n### C", [("parity-heading", "8:1", None, None)]),
        ("## A\n\n### B", "## A\n\nB", [("parity-heading", "4:1", None, None)]),
        ("## A\n\n### B", "## A\n\n## C", [("parity-heading", "6:1", "## C", "### B")]),
        ("A\n\n![B](b.svg)", "A\n\nB", [("parity-picture", "6:1", None, "b.svg")]),
        ("A", "![B](b.svg)", [("parity-picture", "4:6", "b.svg", None)]),
    ],
)
def test_a_difference_is_told_where_it_is_to_be_mended(
    source: str, translation: str, expected: list[tuple[str, str, str | None, object]]
) -> None:
    assert told(source, translation) == expected


@pytest.mark.parametrize("source", ["Satu.\n\nHarga 25.000.", "\n\nHarga 25.000."])
def test_the_place_in_the_source_is_named(source: str) -> None:
    (problem,) = differences(text("id", source), text("en", "One.\n\nA price."))
    assert problem.values["other"] == f"{KOPI.format('id')}:6:7"


@pytest.mark.parametrize(
    ("written", "text", "found", "place"),
    [
        ("a: 1\nsummary: Of 2021\n", "Of 2021", "2021", "2:13"),
        ('a: 1\nsummary: "Of 2021"\n', "Of 2021", "2021", "2:14"),
        ("a: 1\nsummary: In the\n  year of 2021\n", "In the year of 2021", "2021", "3:11"),
    ],
)
def test_a_number_is_found_in_a_field_however_that_is_written(written: str, text: str, found: str, place: str) -> None:
    passage: Passage = field_passage(Place("index.en.md", 2, 10), written, text, "")
    assert str(passage.place(found, text.index(found))) == f"index.en.md:{place}"


def warnings(site: SiteFolder) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.place), one.label) for one in site.problems()]


def test_words_of_fields_are_compared_too(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI.format("id"), "alt: Biji kopi merah", "alt: 12 biji kopi merah")
    minimal_site.replace(KOPI.format("en"), "summary: Coffee", "summary: Since 1950, coffee")
    assert warnings(minimal_site) == [
        ("parity-number", f"{KOPI.format('en')}:3:16", "Summary"),
        ("parity-number", f"{KOPI.format('en')}:7:10", "Picture description"),
    ]


def test_words_in_two_languages_of_one_line_are_compared(minimal_site: SiteFolder) -> None:
    minimal_site.replace(
        "content/events/pasar/index.id.md", "title:", "usual_time: {id: Setiap 12 bulan, en: Every 13 months}\ntitle:"
    )
    found: list[Problem] = minimal_site.problems()
    assert [(one.code, one.found, one.place.line) for one in found] == [("parity-number", "13", 2)]


@pytest.mark.parametrize("locale", ["id", "en"])
def test_a_text_that_differs_on_purpose_is_not_compared(locale: str, minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI.format("en"), "This coffee", "Since 1950, this coffee")
    assert [code for code, _, _ in warnings(minimal_site)] == ["parity-number"]
    minimal_site.replace(KOPI.format(locale), "title:", "compare: tidak\ntitle:")
    assert warnings(minimal_site) == []


def test_a_language_that_is_left_out_on_purpose_is_not_compared(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI.format("en"), "This coffee", "Since 1950, this coffee")
    minimal_site.replace(KOPI.format("id"), "title:", "languages: [id]\ntitle:")
    assert warnings(minimal_site) == []


def test_mistakes_are_mended_before_texts_are_compared(minimal_site: SiteFolder) -> None:
    minimal_site.replace(KOPI.format("en"), "This coffee", "Since 1950, this coffee")
    minimal_site.replace(KOPI.format("id"), "category: kebun", "category: kebn")
    assert [code for code, _, _ in warnings(minimal_site)] == ["choice-unknown"]


def test_pages_of_collections_are_compared_as_well(site_of: MakeSite) -> None:
    site = site_of("minimal")
    site.replace("content/products/index.en.md", "summary: ", "summary: Of 2021. ")
    assert [code for code, _, _ in warnings(site)] == ["parity-number"]
