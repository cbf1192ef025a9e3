"""A content file cut in two: the YAML fields between lines of `---`, and the Markdown body below. Core."""

import re

from etalase.problems import N_, Place, Problem
from etalase.yaml_slips import conflict
from etalase.yaml_tree import Mapping, parse

_FIRST = re.compile(r"\s*^[ \t]*---[ \t]*$", re.MULTILINE)  # empty lines may stand before it
_FENCE = re.compile(r"^[ \t]*---[ \t]*$", re.MULTILINE)
_OF_FIELDS = re.compile(r"\s|$|#(?!#)|-(\s|$)|[\]}]|[\"'\w-]+\s*:(?!//)")
"""Begins a line that may belong to the fields: it is empty, indented, a note, a thing of a list, a field."""
_ALMOST = re.compile(r"[-–—_=*~]+\s*")
_WEB_PAGE = re.compile(r"\s*<(!doctype html|html)\b", re.IGNORECASE)
_EXAMPLE = "---"


def split(text: str, file: str) -> tuple[Mapping, str, int, list[Problem]]:
    """The fields, the body, the line on which the body starts, and what is wrong."""
    nothing = Mapping((), Place(file))
    if not text.strip():
        message = N_("This file is empty. Fill it, or delete it.")
        return nothing, "", 1, [Problem("file-empty", Place(file), message)]
    if problem := conflict(text, Place(file)):
        return nothing, "", 1, [problem]
    first = _FIRST.match(text)
    if first is None:
        message = N_("The file must start with a line of three hyphens, then the fields.")
        if _WEB_PAGE.match(text):
            message = N_(
                "This is a web page, as Word saves one. The file must start with a line of three hyphens, then the "
                "fields; below a second such line stands the text, copied as plain text."
            )
        found = text.strip().split("\n")[0]
        return nothing, "", 1, [Problem("front-matter-missing", Place(file), message, found=found, example=_EXAMPLE)]
    second = _FENCE.search(text, first.end())
    if second is None:
        return nothing, "", 1, [_without_end(text, file, first.end() + 1)]
    first_line = text.count("\n", 0, first.end()) + 2
    tree, problems = parse(text[first.end() + 1 : second.start()], file, first_line)
    body_line = text.count("\n", 0, second.end()) + 2
    return tree, text[second.end() + 1 :], body_line, problems


def _without_end(text: str, file: str, start: int) -> Problem:
    """What is told of fields that begin at `start` and have no end: where it belongs, if a line there is no field."""
    for number, line in enumerate(text[start:].split("\n"), text.count("\n", 0, start) + 1):
        if not _OF_FIELDS.match(line):
            message = N_("The fields have no end. Write a line of three hyphens above this line.")
            if _ALMOST.fullmatch(line):
                message = N_("The fields end with a line of exactly three hyphens. Write them here.")
            return Problem("front-matter-open", Place(file, number), message, found=line.strip(), example=_EXAMPLE)
    message = N_("The fields have no end. Write a second line of three hyphens below the last field.")
    return Problem("front-matter-open", Place(file), message, example=_EXAMPLE)


def fields_in(text: str) -> tuple[int, int]:
    """Where the fields of a content file begin and end; its front matter must be sound."""
    first = _FIRST.match(text)
    assert first
    second = _FENCE.search(text, first.end())
    assert second
    return first.end() + 1, second.start()
