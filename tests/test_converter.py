"""Python-Markdown with only the parts that a text needs gives what the whole of it gives."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etalase.converter import SIGNS, TooDeep, convert, whole_converter

PIECES = [
    "kata ", "dua kata", "\n", "\n\n", "* ", "1. ", "3. ", "    ", "> ", "# ", "## ", "**", "_", "`", "```\n", "~~~\n",
    "| ", "|--|", "[a](/b)", "[^1]", "\n[^1]: x", "\n: ", "{: .c}", "{#i}", "<b>", "</b>", "<div>\n", "</div>", "<!-- ",
    " -->", "&amp;", "& ", "<", "!", "![x](y.jpg)", "  \n", "\\", "\\*", "---\n", "===\n", "[a]: /x\n", "[a]",
    "<https://x.y>", ":", "\t", "\u00a0", "{: hidden=hidden}", '{: title="a & \\"b\\" <c>"}', "\x02", "\r\n", "\n \n",
]  # fmt: skip
ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|center|right);">')


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_result_is_the_same_as_with_every_part(text: str) -> None:
    expected = ALIGNED.sub(r'<\1 class="align-\2">', whole_converter().convert(text))
    assert convert(text) == expected


@pytest.mark.parametrize(
    ("name", "text", "html"),
    [
        ("tables", "a | b\n--|--\n1 | 2", "<table>"),
        ("attr_list", "satu\n{: .dua}", 'class="dua"'),
        ("def_list", "kopi\n:   minuman", "<dl>"),
        ("footnotes", "a[^1]\n\n[^1]: b", "footnote"),
        ("fenced_code", "```\nx\n```", "<pre>"),
    ],
)
def test_every_extension_is_there_when_its_sign_is(name: str, text: str, html: str) -> None:
    assert name in SIGNS
    assert html in convert(text)


def test_a_list_starts_at_its_own_number() -> None:
    assert '<ol start="3">' in convert("3. tiga\n4. empat")


def test_bottomless_nesting_is_named_and_spoils_nothing_after_it() -> None:
    with pytest.raises(TooDeep):
        convert("- " * 700 + "x")
    assert convert("satu") == "<p>satu</p>"
