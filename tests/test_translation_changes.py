"""What has changed since a translation was made is told block by block, and its counterpart is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.blocks import FIELD, Block, fingerprint, split_body, words_of
from etalase.translation_changes import Change, count, differences
from etalase.translation_pairs import Pair, side_by_side

CHANGED, ADDED, REMOVED, MOVED = Change.CHANGED, Change.ADDED, Change.REMOVED, Change.MOVED


def words(fields: str, body: str) -> str:
    return " ".join((*fields, "|", *body))


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("abc", "abc", []),
        ("abc", "aXc", [(CHANGED, 1, 1)]),
        ("abc", "abXc", [(ADDED, -1, 2)]),
        ("abc", "ac", [(REMOVED, 1, -1)]),
        ("abcd", "acdb", [(MOVED, 1, 3)]),
        ("abc", "", [(REMOVED, 0, -1), (REMOVED, 1, -1), (REMOVED, 2, -1)]),
        ("", "a", [(ADDED, -1, 0)]),
        ("abc", "aXYc", [(CHANGED, 1, 1), (ADDED, -1, 2)]),
    ],
)
def test_blocks_of_a_body(then: str, now: str, expected: list[tuple[Change, int, int]]) -> None:
    found = [(one.change, one.then, one.now) for one in differences(words("", then), words("", now))]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("abc", "acb", []),  # pictures have changed places
        ("abc", "axc", [(CHANGED, 1, 1)]),
        ("ab", "abx", [(ADDED, -1, 2)]),
        ("abc", "ac", [(REMOVED, 1, -1)]),
    ],
)
def test_fields_have_no_order(then: str, now: str, expected: list[tuple[Change, int, int]]) -> None:
    assert [(one.change, one.then, one.now) for one in differences(words(then, "k"), words(now, "k"))] == expected


def test_blocks_of_a_body_are_counted_behind_the_fields() -> None:
    [one] = differences(words("ab", "klm"), words("abc", "klm"))
    assert (one.change, one.now) == (ADDED, 2)
    [field, block] = differences(words("ab", "klm"), words("abc", "kXm"))
    assert (field.now, block.then, block.now) == (2, 3, 4)


def test_so_many_of_so_many() -> None:
    assert count(words("ab", "klm"), words("ab", "klm")) == (0, 5)
    assert count(words("ab", "klm"), words("ab", "kXm")) == (1, 5)
    assert count(words("ab", "klm"), words("ab", "km")) == (1, 5)
    assert count(words("ab", "klm"), words("ab", "klmn")) == (1, 6)


TEXTS = st.lists(st.sampled_from("abcdef"), max_size=8).map("".join)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_every_block_that_is_not_as_it_was_is_named_once(f1: str, b1: str, f2: str, b2: str) -> None:
    then, now = words(f1, b1), words(f2, b2)
    found = differences(then, now)
    for numbers in ([one.then for one in found if one.then >= 0], [one.now for one in found if one.now >= 0]):
        assert len(numbers) == len(set(numbers))
    old, total = count(then, now)
    assert old == len(found) <= total
    new = set(b2) - set(b1)
    named = {(f2 + b2)[one.now] for one in found if one.now >= len(f2)}
    assert new <= named
    assert (not found) is (set(f1) == set(f2) and b1 == b2)


SOURCE = """Pembuka.

## Panen

Dipetik tangan.

Dijemur.

## Seduh

Air panas.
"""
ENGLISH = """Opening.

## Harvest

Picked by hand.

Dried in the sun.

## Brewing

Hot water.
"""


def field(name: str, text: str) -> Block:
    return Block(FIELD, text, 2, fingerprint(f"{name.split('.')[0]} {text}"), "", name)


def pairs(now: str, translation: str = ENGLISH, then: str = SOURCE) -> list[tuple[str, str, Change | None]]:
    title, english = field("title", "Kopi"), field("title", "Coffee")
    found = side_by_side(
        [title, *split_body(now)], [english, *split_body(translation)], words_of([title, *split_body(then)])
    )
    return [shown(pair) for pair in found]


def shown(pair: Pair) -> tuple[str, str, Change | None]:
    return (
        pair.source.text if pair.source else "",
        pair.translation.text if pair.translation else "",
        pair.change,
    )


def test_texts_stand_side_by_side() -> None:
    assert pairs(SOURCE) == [
        ("Kopi", "Coffee", None),
        ("Pembuka.", "Opening.", None),
        ("## Panen", "## Harvest", None),
        ("Dipetik tangan.", "Picked by hand.", None),
        ("Dijemur.", "Dried in the sun.", None),
        ("## Seduh", "## Brewing", None),
        ("Air panas.", "Hot water.", None),
    ]


def test_an_edited_paragraph_stands_beside_its_translation() -> None:
    old = [one for one in pairs(SOURCE.replace("Dijemur.", "Dijemur tiga hari.")) if one[2]]
    assert old == [("Dijemur tiga hari.", "Dried in the sun.", CHANGED)]


def test_a_new_paragraph_stands_alone_and_the_others_stay_together() -> None:
    found = pairs(SOURCE.replace("Dijemur.", "Dicuci.\n\nDijemur."))
    assert found[4:6] == [("Dicuci.", "", ADDED), ("Dijemur.", "Dried in the sun.", None)]
    assert found[-1] == ("Air panas.", "Hot water.", None)


def test_of_a_deleted_paragraph_the_translation_is_left() -> None:
    found = pairs(SOURCE.replace("Dipetik tangan.\n\n", ""))
    assert found[3:5] == [("", "Picked by hand.", REMOVED), ("Dijemur.", "Dried in the sun.", None)]


def test_a_moved_paragraph_keeps_its_translation() -> None:
    found = pairs("Dijemur.\n\n" + SOURCE.replace("Dijemur.\n\n", ""))
    assert found[1] == ("Dijemur.", "Dried in the sun.", MOVED)
    assert [one for one in found if one[2]] == [found[1]]


def test_where_the_translation_has_other_blocks_sections_of_one_length_stand_together() -> None:
    more = ENGLISH.replace("Opening.", "Opening.\n\nFor readers abroad.")
    found = pairs(SOURCE.replace("Dijemur.", "Dijemur tiga hari."), more)
    assert ("Dijemur tiga hari.", "Dried in the sun.", CHANGED) in found
    assert ("Air panas.", "Hot water.", None) in found
    assert [one for one in found if not (one[0] and one[1])] == [
        ("", "Opening.", None),
        ("", "For readers abroad.", None),
        ("Pembuka.", "", None),
    ]


def test_a_deleted_paragraph_is_told_even_where_its_translation_is_not_known() -> None:
    more = ENGLISH.replace("Opening.", "Opening.\n\nFor readers abroad.")
    assert pairs(SOURCE.replace("Dijemur.\n\n", ""), more)[-1] == ("", "", REMOVED)


def test_a_picture_described_anew_is_found_by_its_file() -> None:
    source = [field("pictures.b.jpg.alt", "Kebun"), field("pictures.a.jpg.alt", "Biji merah")]
    english = [field("pictures.a.jpg.alt", "Cherries"), field("pictures.b.jpg.alt", "Farm")]
    then = words_of([field("pictures.a.jpg.alt", "Biji"), field("pictures.b.jpg.alt", "Kebun")])
    found = [shown(pair) for pair in side_by_side(source, english, then)]
    assert found == [("Kebun", "Farm", None), ("Biji merah", "Cherries", CHANGED)]


def test_without_a_memory_nothing_is_old() -> None:
    found = side_by_side(split_body(SOURCE), split_body(ENGLISH))
    assert not any(pair.is_old for pair in found)
    assert all(pair.source and pair.translation for pair in found)


BODIES = st.lists(st.sampled_from(["## a", "## b", "c", "d", "- e"]), max_size=7).map("\n\n".join)


@given(BODIES, BODIES, BODIES)
def test_every_block_of_both_texts_is_shown_once_and_the_source_in_its_order(now: str, other: str, then: str) -> None:
    source, translation = split_body(now), split_body(other)
    memory = words_of(split_body(then))
    found = side_by_side(source, translation, memory)
    assert [pair.source for pair in found if pair.source] == source
    assert sorted(pair.translation.line for pair in found if pair.translation) == [one.line for one in translation]
    assert sum(pair.is_old for pair in found) == len(differences(memory, words_of(source)))
