"""Words as they stand in a content file: what readers do not see of them, and where a field stands."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etalase import passages
from etalase.passages import body_passage, field_passage
from etalase.problems import Place

SIGNS = (
    "```", "~~~", "`", "<", ">", "<!--", "-->", "[", "](", ")", "]:", "[^", "]", "{", "#a}", "https://", "www.",
    "a@b.c", "@", "1. ", "12)", "\n", " ", "kopi", '"',
)  # fmt: skip


def seen(body: str) -> str:
    """What readers see of a body, with single spaces."""
    return " ".join(body_passage("index.id.md", body, len(body)).text.split())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("a\n\n```\n9\n```\n\nb", "a b"),
        ("a\n\n~~~\n9\n~~~\n\nb", "a b"),
        ("a `9` b", "a b"),
        ("a <!-- 9 --> b", "a b"),
        ('a <b class="9">c</b>', "a c"),
        ("a [b](/c9) d", "a [b d"),
        ("a\n\n[b]: /c9", "a"),
        ("a[^9] b", "a b"),
        ("a {#b9} c", "a c"),
        ("a https://b.id/9 c", "a c"),
        ("a www.b.id/9 c", "a c"),
        ("a b9@c.id d", "a d"),
        ("a\n\n1. b\n2) c", "a b c"),
        ("a 1. b", "a 1. b"),  # no number of a list
    ],
)
def test_readers_do_not_see_marks_and_addresses(body: str, text: str) -> None:
    assert seen(body) == text


@settings(max_examples=500)
@given(st.lists(st.sampled_from(SIGNS), max_size=5).map("".join))
def test_looking_only_for_what_has_its_sign_in_the_text_finds_all(body: str) -> None:
    everything = passages.hidden_patterns((*passages.SIGNS_OF_HIDDEN, passages.NUMBER_OF_LIST))
    text = everything.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
    assert body_passage("index.id.md", body, len(body)).text == text[len(body) - len(body.lstrip()) :]


def test_a_field_stands_where_its_line_and_column_say() -> None:
    written = "---\ntitle: Kopi\nsummary: Kopi\n---\n\nKopi\n"
    assert field_passage(Place("index.id.md", 3, 10), written, "Kopi", "").start == written.index("Kopi\n---")
