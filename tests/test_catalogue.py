"""The paging of a catalogue: numbers are known before anything is set, and no entry is lost."""

from hypothesis import given
from hypothesis import strategies as st

from etalase.catalogue import CONTENTS_ON_A_PAGE, ON_A_PAGE, SHEET_OF_PAPER, Item, pages

ITEMS = st.lists(st.sampled_from(["batik", "kopi", "anyaman", ""]), max_size=90).map(
    lambda chapters: [
        Item(chapter, (f"Barang {n}", f"Thing {n}"), f"anchor-{n}") for n, chapter in enumerate(sorted(chapters))
    ]
)
SECTIONS = ["cover", "contents", "page:tentang", "items", "index", "back"]


@given(ITEMS)
def test_every_entry_stands_on_one_page_and_the_sheets_of_paper_are_full(items: list[Item]) -> None:
    found = pages(items, SECTIONS, {"tentang": 1})
    assert [position for page in found for position in page.entries] == list(range(len(items)))
    assert len(found) % SHEET_OF_PAPER == 0
    assert [page.number for page in found] == list(range(1, len(found) + 1))
    assert all(len(page.entries) <= ON_A_PAGE for page in found)


@given(ITEMS)
def test_contents_and_index_name_the_page_on_which_an_entry_stands(items: list[Item]) -> None:
    found = pages(items, SECTIONS, {"tentang": 1})
    stands = {items[position].anchor: page.number for page in found for position in page.entries}
    contents = [line for page in found if page.kind == "contents" for line in page.lines]
    index = [line for page in found if page.kind == "index" for line in page.lines]
    assert all(line.number == stands[line.anchor] for line in (*contents, *index))
    assert [line.anchor for line in contents if not line.is_chapter] == [item.anchor for item in items]
    assert sorted(line.text for line in index) == sorted(title for item in items for title in item.titles)
    assert all(len(page.lines) <= CONTENTS_ON_A_PAGE for page in found if page.kind == "contents")


def test_a_chapter_begins_on_a_page_of_its_own_and_is_named_in_the_contents() -> None:
    items = [Item("Batik", ("A",), "a"), Item("Kopi", ("B",), "b"), Item("Kopi", ("C",), "c")]
    found = pages(items, ["contents", "items"], {})
    assert [(page.kind, page.entries, page.chapter) for page in found] == [
        ("contents", (), ""),
        ("items", (0,), "Batik"),
        ("items", (1, 2), "Kopi"),
        ("notes", (), ""),
    ]
    assert [(line.text, line.number, line.is_chapter) for line in found[0].lines] == [
        ("Batik", 2, True),
        ("A", 2, False),
        ("Kopi", 3, True),
        ("B", 3, False),
        ("C", 3, False),
    ]


def test_pages_for_notes_stand_before_the_back_and_a_page_that_is_not_there_is_left_out() -> None:
    found = pages([Item("", ("A",), "a")], ["cover", "page:hilang", "items", "back"], {})
    assert [page.kind for page in found] == ["cover", "items", "notes", "back"]


def test_a_page_of_words_has_a_page_in_each_language() -> None:
    found = pages([Item("", ("A",), "a")], ["cover", "page:tentang", "items", "back"], {"tentang": 2})
    assert [(page.kind, page.language) for page in found if page.kind == "page"] == [("page", 0), ("page", 1)]
    assert [page.number for page in found if page.entries] == [4]
