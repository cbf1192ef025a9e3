"""Slips of the hand in YAML that only the lines around them explain: indentation, notes, brackets. Core."""

import re

from etalase.problems import N_, Place, Problem

_INDENTED = re.compile(r"( +)([\w-]+):(\s.*)?")
_NOTE_OF_GROUP = re.compile(r"#( ?)([\w-]+):\s*")
_CLOSING = {"[": "]", "{": "}"}


def unclosed(line: str, place: Place) -> Problem | None:
    """The bracket that is opened at `place`, in that line, and not closed in it."""
    opening = line[place.column - 1 : place.column]
    closing = _CLOSING.get(opening, "")
    rest = line[place.column - 1 :]
    if not closing or rest.count(closing) >= rest.count(opening):
        return None
    message = N_("The bracket {opening} is opened here and not closed. Write {closing} at the end of what it holds.")
    values = {"opening": opening, "closing": closing}
    found = line.strip()
    example = "" if set(rest) & set("]}") else found.rstrip(",") + closing  # inside others, its end is anybody's guess
    return Problem("yaml-bracket", place, message, values, found=found, example=example)


def indented(lines: list[str], number: int, file: str, offset: int) -> Problem | None:
    """What is wrong with the line of that number (from 1), which YAML cannot read for the spaces before it; nothing
    where those are not to blame. `offset` is the number of lines above in the file."""
    number = _first_line(lines) if number > len(lines) or not _INDENTED.fullmatch(lines[number - 1]) else number
    match = _INDENTED.fullmatch(lines[number - 1]) if number else None
    if match is None:
        return None
    written, place = lines[number - 1].strip(), Place(file, number + offset)
    above = number - 1
    while above and (not lines[above - 1].strip() or lines[above - 1].startswith("#")):
        if group := _NOTE_OF_GROUP.fullmatch(lines[above - 1]):
            message = N_('This belongs to "{name}:" on line {line}, which is still a note. Delete its # and space too.')
            values = {"name": group[2], "line": above + offset}
            return Problem("yaml-note", place, message, values, found=written, example=f"{group[2]}:")
        above -= 1
    before = lines[above - 1] if above else ""
    is_slip = len(match[1]) == 1 or not before or not (before.startswith(" ") or before.rstrip().endswith(":"))
    if not is_slip:
        return None
    message = N_("There is a space before this line. Delete it.")
    return Problem("yaml-indent", place, message, found=lines[number - 1].rstrip(), example=written)


def _first_line(lines: list[str]) -> int:
    """The number of the first line that is no note, for a first line that is indented is told of the second."""
    return next((n for n, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")), 0)
