"""Where WeasyPrint ends lines: not behind the first word if only a space does not fit, and never beyond the column."""

from collections.abc import Iterable
from typing import Any

import pytest

from etalase.pdf import libraries, line_ends

DIVIDED = "seventeen two three four dou\u00adble five <em>six</em> tre\u00adbles and quad\u00adru\u00adples seven."
TEXT = "one two three four five six seven eight <em>nine</em> ten."
WIDTHS = range(900, 2400)
"""Tenths of a pixel: somewhere in them the text before the emphasis fits, and the space behind it does not."""

NARROW = range(100, 1500, 3)
"""From where not even the first word fits."""


def paragraphs(text: str, widths: Iterable[int] = WIDTHS) -> list[Any]:
    """The boxes of the text at each of the widths."""
    from weasyprint.formatting_structure import boxes

    written = "".join(f'<p style="width: {width / 10}px">{text}</p>' for width in widths)
    page = "@page { size: 100mm 90000mm } p, div { margin: 0; font: 8px sans-serif }"
    document = libraries.weasyprint().HTML(string=f"<style>{page}</style>{written}").render()
    found = document.pages[0]._page_box.descendants()
    return [box for box in found if isinstance(box, boxes.BlockBox) and box.element_tag == "p"]


def pieces(line: Any) -> list[Any]:
    """The boxes of text on a line."""
    return [box for box in line.descendants() if hasattr(box, "text")]


def first_lines() -> set[str]:
    """What stands on the first line of the text at each of the widths."""
    return {"".join(box.text for box in pieces(one.children[0])).strip() for one in paragraphs(TEXT)}


def too_wide(text: str) -> list[str]:
    """The lines of more than one word that go beyond their column, at all widths."""
    return [
        line
        for one in paragraphs(text, NARROW)
        for boxes in map(pieces, one.children)
        for line in ["".join(box.text for box in boxes)]
        if " " in line.strip() and boxes[-1].position_x + boxes[-1].width > one.content_box_x() + one.width + 0.01
    ]


def test_no_line_has_one_word_where_more_fit() -> None:
    assert "one two three four five six seven eight" in first_lines()
    assert "one" not in first_lines()


def test_weasyprint_by_itself_still_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries.weasyprint()
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    monkeypatch.setattr(inline, "split_first_line", line_break.split_first_line)
    monkeypatch.setattr(preferred, "split_first_line", line_break.split_first_line)
    assert "one" in first_lines()
    assert too_wide(DIVIDED)
    assert narrowest(DIVIDED) > 100
    line_ends.mend()
    assert "one" not in first_lines()


def test_no_line_with_soft_hyphens_goes_beyond_its_column() -> None:
    assert not too_wide(DIVIDED)


def test_a_column_becomes_no_wider_than_the_longest_part_of_a_word() -> None:
    assert narrowest(DIVIDED) < 40


def narrowest(text: str) -> float:
    """The width of a box that shrinks as far as its text lets it, in pixels."""
    (one,) = paragraphs(f'<span style="float: left">{text}</span>', [0])
    return float(max(box.width for box in one.descendants() if box.element_tag == "span"))


def test_where_a_word_is_divided_a_hyphen_is_shown() -> None:
    ends = {
        pieces(line)[-1].text[-2:]
        for one in paragraphs(DIVIDED, NARROW)
        for line in one.children[:-1]
        if not pieces(line)[-1].text.endswith(" ")
    }
    assert "\u00ad\u2010" in ends
    assert not any(end.endswith("\u00ad") for end in ends)
