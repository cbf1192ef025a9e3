"""WeasyPrint 70 breaks a text behind its first word where only the space at its end does not fit on the line. Core.

That happens before emphasis and links: a line with one word on it. Delete this module when its test says that
WeasyPrint does so no longer.
"""

from typing import Any

_LENGTH, _RESUME_INDEX = 1, 2


def mend() -> None:
    """Replace the function that takes a line off a text, in WeasyPrint that is loaded."""
    from weasyprint.layout import inline

    inline.split_first_line = _whole_where_only_a_space_hangs(inline.split_first_line)


def _whole_where_only_a_space_hangs(split_first_line: Any) -> Any:
    def split(text: str, style: Any, context: Any, max_width: Any, *more: Any, **named: Any) -> Any:
        line = split_first_line(text, style, context, max_width, *more, **named)
        words = text.rstrip(" ")
        is_cut_at_once = line[_RESUME_INDEX] is not None and line[_LENGTH] <= len(text.partition(" ")[0].encode())
        if is_cut_at_once and words != text and style["white_space"] in ("normal", "nowrap", "pre-line"):
            bare = split_first_line(words, style, context, max_width, *more, **named)
            if bare[_RESUME_INDEX] is None:  # all words fit: the space hangs at the end of the line, as in browsers
                return split_first_line(text, style, context, None, *more, **named)
        return line

    return split
