"""What a dry run of `publish` tells: pages by address and title, the rest by number, and never too much."""

import pytest

from etalase.configuration import Config
from etalase.publish_plan import File
from etalase.publish_report import SHOWN, as_data, changes, lines, page_title
from etalase.site_yaml import read_config

OLD, NEW = File("0" * 64, 1), File("1" * 64, 1)
SITE = {"id/kopi/index.html": NEW, "404.html": OLD, "css/site.css": NEW, "id/lama/index.html": NEW, "feed.xml": OLD}
BEFORE = {"id/kopi/index.html": OLD, "404.html": OLD, "id/tikar/index.html": OLD, "css/tua.css": OLD, "feed.xml": NEW}
TITLES = {"id/kopi/index.html": "Kopi", "404.html": "404"}  # the page at id/lama/ leads on: it is none


def test_pages_are_told_by_address_and_title_and_other_files_by_number() -> None:
    assert lines(changes(BEFORE, SITE, TITLES), str, is_whole=False) == [
        "Pages that change: 1",
        "  /id/kopi/  Kopi",
        "Pages that will be deleted: 1",
        "  /id/tikar/",
        "Other files: 1 change, 2 are new, 1 will be deleted",
        "Each of them: python build.py publish --dry-run --all",
    ]


def test_on_demand_every_file_is_named() -> None:
    assert lines(changes(BEFORE, SITE, TITLES), str, is_whole=True)[4:] == [
        "Other files: 1 change, 2 are new, 1 will be deleted",
        "  ~ feed.xml",
        "  + css/site.css",
        "  + id/lama/index.html",
        "  - css/tua.css",
    ]


def test_where_nothing_changes_there_is_nothing_to_tell() -> None:
    assert lines(changes(SITE, SITE, TITLES), str, is_whole=False) == []


def test_of_many_pages_sections_are_told_those_with_most_pages_first() -> None:
    products = {f"id/produk/{n}/index.html": NEW for n in range(SHOWN)}
    site = products | {"id/index.html": NEW, "id/budaya/a/index.html": NEW, "id/budaya/b/index.html": NEW}
    told = lines(changes({}, site, dict.fromkeys(site, "Judul")), str, is_whole=False)
    assert told[:4] == ["New pages: 27", "  /id/produk/  24 pages", "  /id/budaya/  2 pages", "  /id/  Judul"]
    exactly = lines(changes({}, products, dict.fromkeys(products, "Judul")), str, is_whole=False)
    assert exactly[1] == "  /id/produk/0/  Judul"


def test_of_many_sections_the_rest_is_a_number() -> None:
    site = {f"id/{n:02}/{m}/index.html": NEW for n in range(SHOWN + 10) for m in range(2)}
    told = lines(changes({}, site, dict.fromkeys(site, "Judul")), str, is_whole=False)
    assert told[-2] == "  … and 20 more"
    assert len(told) == SHOWN + 3
    assert len(lines(changes({}, site, dict.fromkeys(site, "Judul")), str, is_whole=True)) == len(site) + 1


def test_other_programs_get_all_of_it() -> None:
    data = as_data(changes(BEFORE, SITE, TITLES))
    assert data["pages"]["changed"] == [{"address": "/id/kopi/", "title": "Kopi"}]
    assert data["pages"]["gone"] == [{"address": "/id/tikar/", "title": ""}]
    assert data["files"] == {
        "changed": ["feed.xml"],
        "new": ["css/site.css", "id/lama/index.html"],
        "gone": ["css/tua.css"],
    }


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Kopi &amp; Teh · Sarolangun</title>", "Kopi & Teh"),
        ("<title>A · B · Sarolangun</title>", "A · B"),
        ("<title>Sarolangun</title>", "Sarolangun"),
        ('<title>Membuka …</title><meta http-equiv="refresh" content="0">', ""),
        ("<p>Kopi</p>", ""),
    ],
)
def test_a_page_is_called_as_its_title_says(page: str, title: str) -> None:
    assert page_title(page) == title


@pytest.mark.parametrize(
    ("url", "is_example"),
    [
        ("https://sarolangun.example/", True),
        ("https://example.com/", True),
        ("https://example.go.id/sarolangun/", True),
        ("https://situs.test/", True),
        ("http://localhost:8000/", True),
        ("https://sarolangunkab.go.id/", False),
        ("https://examples.id/", False),
        ("https://test.sarolangunkab.go.id/", False),
    ],
)
def test_an_address_that_is_only_an_example_is_known(url: str, is_example: bool) -> None:
    assert config(url).is_address_of_nobody is is_example


def config(url: str) -> Config:
    text = f"title: T\ntagline: {{id: T}}\nurl: {url}\nlocales: [{{code: id}}]\n"
    found, problems = read_config(text, {})
    assert found, problems
    return found
