"""An entry gets another key: what names it follows, and not a byte else."""

import codecs

import pytest

from etalase.configuration import Config
from etalase.problems import BuildError
from etalase.renaming import Renamed, may_name_entries, renamed
from etalase.site_yaml import read_config
from etalase.values import Renaming

OLD, NEW = "products/kopi", "products/kopi-desa"
SITE = """title: {id: Desa, en: Village}
tagline: {id: Etalase, en: Window}
url: https://contoh.example/
locales: [{code: id}, {code: en, formats: en-GB}]
"""
DISTRICTS = """title: {id: Kecamatan, en: Districts}
slug: {id: kecamatan, en: districts}
terms: {limun: {label: Limun}}
"""
HEAD = "title: Kopi\nsummary: Kopi\n"


def config(site: str = SITE) -> Config:
    found, problems = read_config(site, {"content/vocabulary/districts.yaml": DISTRICTS})
    assert found, problems
    return found


def rename(path: str, text: str, old: str = OLD, new: str = NEW) -> Renamed:
    return renamed({path: text.encode()}, Renaming(old, new), config())


def after(path: str, text: str, old: str = OLD, new: str = NEW) -> str:
    """The text of a file when the entry is renamed."""
    change = rename(path, text, old, new)
    return change.files[path].content.decode() if change.files else text


def entry(fields: str = "", body: str = "") -> str:
    return f"---\n{HEAD}{fields}---\n{body}"


PAGE, PRODUCT, EVENT = (f"content/{key}/index.id.md" for key in ("pages/x", "products/tikar", "events/pasar"))
BROCHURE = "content/brochures/katalog.yaml"

FIELDS = {
    "a list": (
        PAGE,
        "related: [products/kopi, products/kopi-susu]",
        "related: [products/kopi-desa, products/kopi-susu]",
    ),
    "a list on several rows": (
        PAGE,
        "related: [products/tikar, # products/kopi\n  /products/kopi/ ]",
        "related: [products/tikar, # products/kopi\n  /products/kopi-desa/ ]",
    ),
    "a list of rows": (
        EVENT,
        "exhibition:\n  products:\n  - kopi # kopi\n  - 'kopi'\n  - \"products/kopi/index.md\"\n  - kopi-susu",
        "exhibition:\n  products:\n  - kopi-desa # kopi\n  - 'kopi-desa'\n"
        '  - "products/kopi-desa/index.md"\n  - kopi-susu',
    ),
    "a group in a group": (
        EVENT,
        "exhibition: {stand: kopi, products: [kopi]}",
        "exhibition: {stand: kopi, products: [kopi-desa]}",
    ),
    "stops": (
        "content/itineraries/x/index.id.md",
        "stops:\n  - place: products/kopi\n    note: {id: products/kopi, en: kopi}\n  - {day: 2, place: products/kopi}",
        "stops:\n  - place: products/kopi-desa\n    note: {id: products/kopi, en: kopi}\n"
        "  - {day: 2, place: products/kopi-desa}",
    ),
    "a value with escapes": (PAGE, r'related: ["products/\x6bopi"] # x', 'related: ["products/kopi-desa"] # x'),
    "a value on several rows": (
        PAGE,
        'related:\n  - "products/\\\n    kopi"\n  - >- # products/kopi\n    products/kopi\n# products/kopi\nvillage: x',
        'related:\n  - "products/kopi-desa"\n  - >- # products/kopi\n    products/kopi-desa\n'
        "# products/kopi\nvillage: x",
    ),
    "other fields": (PAGE, "village: products/kopi\naliases: [/products/kopi/]", ""),
    "a fact in a translation": ("content/pages/x/index.en.md", "related: [products/kopi]", ""),
    "another collection": (
        EVENT,
        "exhibition: {products: [kopi]}\nrelated: [events/kopi]",
        "exhibition: {products: [kopi-desa]}\nrelated: [events/kopi]",
    ),
    "an address": (PAGE, "related: [id/products/kopi, 'https://a.id/products/kopi']", ""),
}


@pytest.mark.parametrize(("path", "fields", "expected"), FIELDS.values(), ids=FIELDS)
def test_fields_name_the_entry_where_their_type_says_so(path: str, fields: str, expected: str) -> None:
    assert after(path, entry(f"{fields}\n")) == entry(f"{expected or fields}\n")


OTHER_FILES = {
    "a brochure": (
        BROCHURE,
        "title: products/kopi\nselect:\n  keys: [products/kopi]\n  exclude:\n  - products/kopi\n"
        "  where: {related: Products/Kopi, village: products/kopi}",
        "title: products/kopi\nselect:\n  keys: [products/kopi-desa]\n  exclude:\n  - products/kopi-desa\n"
        "  where: {related: products/kopi-desa, village: products/kopi}",
    ),
    "menus": (
        "content/site.yaml",
        f"{SITE}navigation:\n  - label: products/kopi\n    targets: [products, products/kopi]\n"
        "footer:\n  - products/kopi\n",
        f"{SITE}navigation:\n  - label: products/kopi\n    targets: [products, products/kopi-desa]\n"
        "footer:\n  - products/kopi-desa\n",
    ),
    "redirects": (
        "content/site.yaml",
        f"{SITE}redirects:\n  products/arabika: products/kopi\n  /id/kopi/: /products/kopi/index.md\n"
        "  products/teh: gone\n",
        f"{SITE}redirects:\n  products/arabika: products/kopi-desa\n  /id/kopi/: /products/kopi-desa/index.md\n"
        "  products/teh: gone\n",
    ),
    "addresses": (
        "content/addresses.txt",
        "# products/kopi\nk7mq products/kopi # products/kopi\nkopi products/kopi\n"
        "/en/products/kopi/  /content/products/kopi/\n"
        "k7mq products/kopi\n/id/products/kopi/ products/kopi-susu\n",
        "# products/kopi\nk7mq products/kopi-desa # products/kopi\nkopi products/kopi-desa\n"
        "/en/products/kopi/  /content/products/kopi-desa/\nk7mq products/kopi-desa\n"
        "/id/products/kopi/ products/kopi-susu\n",
    ),
    "translations": (
        "content/translations.txt",
        "products/kopi/index.en.md 1a2b3c4d: 0a1b2c3d | 4e5f6a7b\n"
        "products/kopi-susu/index.en.md 1a2b3c4d: | 4e5f6a7b\n",
        "products/kopi-desa/index.en.md 1a2b3c4d: 0a1b2c3d | 4e5f6a7b\n"
        "products/kopi-susu/index.en.md 1a2b3c4d: | 4e5f6a7b\n",
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), OTHER_FILES.values(), ids=OTHER_FILES)
def test_files_that_are_no_entries_name_it_too(path: str, text: str, expected: str) -> None:
    assert after(path, text) == expected


def test_a_section_of_a_catalogue_and_the_event_of_a_brochure_follow() -> None:
    text = 'event: tentang\nsections: [cover, "page:tentang", "page:tentang-kami", items]'
    expected = text.replace('page:tentang"', 'page:profil"')
    assert after(BROCHURE, text, "pages/tentang", "pages/profil") == expected
    assert after(BROCHURE, text, "events/tentang", "events/profil") == text.replace("event: tentang", "event: profil")


@pytest.mark.parametrize("old", ["products/products", "products/index", "products/md", "products/content"])
def test_a_name_that_is_a_part_of_the_way_is_changed_in_the_right_place(old: str) -> None:
    name = old.partition("/")[2]
    text = entry(f"related: [/{old}/index.md, {old}]\n", f"[a](/{old}/index.md) [b](../{name}/index.id.md#md)\n")
    expected = entry(
        "related: [/products/teh/index.md, products/teh]\n", "[a](/products/teh/index.md) [b](../teh/index.id.md#md)\n"
    )
    assert after(PRODUCT, text, old, "products/teh") == expected
    row = f"md {old}\n/content/products/ /content/{old}/index.md\n"
    assert after("content/addresses.txt", row, old, "products/teh").count("products/teh") == 2


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_stay(mark: bytes, encoding: str, end: str) -> None:
    text = entry("# “é😀”\nrelated: [products/kopi]\n", "“é😀”\n\n[a](/products/kopi) [b](/products/kopi)\n\n\n")
    written = mark + text.replace("\n", end).encode(encoding)
    change = renamed({PAGE: written}, Renaming(OLD, NEW), config())
    new = text.replace("products/kopi", "products/kopi-desa")
    assert change.files[PAGE].content == mark + new.replace("\n", end).encode(encoding)
    assert [(place.line, place.column) for place, _ in change.files[PAGE].rows] == [(5, 11), (9, 15)]
    rows = ["related: [products/kopi-desa]", "[a](/products/kopi-desa) [b](/products/kopi-desa)"]
    assert [row for _, row in change.files[PAGE].rows] == rows


def test_what_changes_is_counted() -> None:
    files = {
        PAGE: entry("related: [products/kopi]\n", "[a](/products/kopi)\n").encode(),
        EVENT: entry("exhibition: {products: [kopi]}\n").encode(),
        "content/addresses.txt": b"k7mq products/kopi\n/id/a/ products/kopi\n/id/b/ products/teh\n",
        "content/translations.txt": b"products/kopi/index.en.md 1a2b3c4d: | 4e5f6a7b\n",
    }
    change = renamed(files, Renaming(OLD, NEW), config())
    assert (change.references, change.referring, change.addresses) == (3, 2, 2)
    assert change.files.keys() == files.keys()


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        (PAGE, entry("village: kopi: susu\n").encode(), "yaml-colon"),
        (PAGE, entry("related: [products/kopi]\nrelated: [products/kopi]\n").encode(), "duplicate-key"),
        (PAGE, "kopi".encode("utf-16") + b"\0", "encoding-broken"),
        (PAGE, b"\xff kopi", "encoding-not-utf8"),
        (PAGE, entry("", "- " * 700 + "kopi\n").encode(), "body-too-deep"),
        (BROCHURE, b"select: {keys: [products/kopi}", "yaml-bracket"),
        ("content/addresses.txt", b"<<<<<<< a\nk7mq products/kopi\n=======\n>>>>>>> b\n", "ledger-conflict"),
        ("content/translations.txt", b"products/kopi/index.en.md\n", "translation-line"),
    ],
)
def test_a_file_that_cannot_be_read_and_may_name_the_entry_is_told(path: str, content: bytes, code: str) -> None:
    with pytest.raises(BuildError) as raised:
        renamed({path: content}, Renaming(OLD, NEW), config())
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file) == (code, path)


def test_a_mistake_in_a_file_without_the_name_is_no_hindrance() -> None:
    assert rename(PAGE, entry("village: teh: susu\n")).files == {}


@pytest.mark.parametrize(
    ("path", "is_read"),
    [
        ("content/index.id.md", True),
        ("content/products/index.id.md", True),
        ("content/products/kopi/index.en.md", True),
        ("content/products/kopi/catatan.md", False),
        ("content/products/kopi/lama/index.id.md", False),
        ("content/.git/products/index.id.md", False),
        ("content/resep/kopi/index.id.md", False),
        ("content/site.yaml", True),
        ("content/glossary.yaml", False),
        ("content/brochures/katalog.yaml", True),
        ("content/brochures/.katalog.yaml", False),
        ("content/brochures/lama/katalog.yaml", False),
        ("content/addresses.txt", True),
        ("content/products/addresses.txt", False),
    ],
)
def test_only_files_in_which_a_build_finds_names_are_read(path: str, *, is_read: bool) -> None:
    assert may_name_entries(path) is is_read


def test_of_a_long_row_that_is_shown_which_changes() -> None:
    body = f"{'kopi ' * 40}[a](/products/kopi){' kopi' * 40}\n"
    ((place, row),) = rename(PAGE, entry("", body)).files[PAGE].rows
    assert (place.line, place.column) == (5, 215)
    assert row.startswith("…")
    assert row.endswith("…")
    assert "[a](/products/kopi-desa) kopi" in row
    assert len(row) <= 82
