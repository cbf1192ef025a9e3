"""Two faults of WeasyPrint 70 at the ends of lines, mended. Core.

A text is broken behind its first word where only the space at its end does not fit on the line: before emphasis and
links, a line with one word on it. And where no part of a word with soft hyphens fits, all that is before its first soft
hyphen goes on one line, which is too long; narrow columns become as wide as that.

Delete what its test says WeasyPrint does no longer.
"""

from typing import Any

_LENGTH, _RESUME_INDEX, _WIDTH = 1, 2, 3
_SOFT_HYPHEN = "\u00ad"


def mend() -> None:
    """Replace the function that takes a line off a text, in WeasyPrint that is loaded."""
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    within = _ending_before_what_does_not_fit(line_break.split_first_line)
    inline.split_first_line = _whole_where_only_a_space_hangs(within)
    preferred.split_first_line = within


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


def _ending_before_what_does_not_fit(split_first_line: Any) -> Any:
    def split(text: str, style: Any, context: Any, max_width: Any, *more: Any, **named: Any) -> Any:
        line = split_first_line(text, style, context, max_width, *more, **named)
        if max_width is None or line[_RESUME_INDEX] is None or line[_WIDTH] <= max_width:
            return line
        taken = text.encode()[: line[_RESUME_INDEX]].decode()
        words, space, divided = taken.rpartition(" ")
        if not words.strip(" ") or not divided.endswith(_SOFT_HYPHEN):
            return line
        earlier = split(words, style, context, max_width, *more, **named)
        if earlier[_RESUME_INDEX] is None:  # the words before fit: the divided one begins the next line
            return (*earlier[:_RESUME_INDEX], len((words + space).encode()), *earlier[_WIDTH:])
        return earlier

    return split
