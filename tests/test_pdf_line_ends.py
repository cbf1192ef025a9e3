"""A line is not broken behind its first word where only the space at the end of its text does not fit."""

import pytest

from etalase.pdf import libraries, line_ends

TEXT = "one two three four five six seven eight <em>nine</em> ten."
WIDTHS = range(900, 2400)
"""Tenths of a pixel: somewhere in them the text before the emphasis fits, and the space behind it does not."""


def first_lines() -> set[str]:
    """What stands on the first line of the text at each of the widths."""
    from weasyprint.formatting_structure import boxes

    paragraphs = "".join(f'<p style="width: {width / 10}px">{TEXT}</p>' for width in WIDTHS)
    page = "@page { size: 100mm 90000mm } p { margin: 0; font: 8px sans-serif }"
    document = libraries.weasyprint().HTML(string=f"<style>{page}</style>{paragraphs}").render()
    found = set()
    for box in document.pages[0]._page_box.descendants():
        if isinstance(box, boxes.BlockBox) and box.element_tag == "p":
            line = box.children[0]
            found.add("".join(one.text for one in line.descendants() if isinstance(one, boxes.TextBox)).strip())
    return found


def test_no_line_has_one_word_where_more_fit() -> None:
    assert "one two three four five six seven eight" in first_lines()
    assert "one" not in first_lines()


def test_weasyprint_by_itself_still_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries.weasyprint()
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    monkeypatch.setattr(inline, "split_first_line", line_break.split_first_line)
    assert "one" in first_lines()
    line_ends.mend()
    assert "one" not in first_lines()
