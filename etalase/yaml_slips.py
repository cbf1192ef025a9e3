"""Slips in YAML that only the lines around them explain: indentation, notes, brackets, signs and spaces of Word,
versions that git has put together. Core."""

import re

from etalase.problems import N_, Place, Problem

_STRANGE = "\u00a0\u2007\u202f\u3000"
"""Spaces that Word and web pages put in the place of ordinary ones."""

_STRANGE_SPACES = re.compile(rf"^[ {_STRANGE}]*(-[ {_STRANGE}]+)?|(?<=:)[{_STRANGE}]+", re.MULTILINE)
_PLAIN = dict.fromkeys(map(ord, _STRANGE), " ")
_CONFLICT = re.compile(r"^(<{7}|>{7}) .*$", re.MULTILINE)
_BULLET = re.compile(r"\s*[•·▪‣–—*]\s+(\S.*)")
_WITHOUT_COLON = re.compile(r"(?:- )?([A-Za-z_][\w-]*)\s*(?:[=;：]\s*|\s)(\S.*)")
_GLUED = re.compile(r"\s*([\w-]+):((?!//)\S.*)")
_INDENTED = re.compile(r"( +)([\w-]+):(\s.*)?")
_NOTE_OF_GROUP = re.compile(r"#( ?)([\w-]+):\s*")
_QUOTED_VALUE = re.compile(r"\s*(?:- )?([\w-]+):\s+([\"'])(.*)")
OPEN_QUOTE = N_("A quotation mark is opened here and never closed.")

_CLOSING = {"[": "]", "{": "}"}


def with_plain_spaces(text: str) -> str:
    """The text with ordinary spaces where YAML counts them: before a line, behind a name. Nothing moves."""
    if not any(space in text for space in _STRANGE):
        return text
    return _STRANGE_SPACES.sub(lambda found: found[0].translate(_PLAIN), text)


def conflict(text: str, start: Place) -> Problem | None:
    """Two versions of a text that git has put one below the other; `start` is where it begins."""
    found = _CONFLICT.search(text) if "<<<<<<< " in text or ">>>>>>> " in text else None
    if found is None:
        return None
    message = N_(
        "Git could not join two versions of this file, and both stand here. Choose what is right, and delete the lines "
        "that begin with <<<<<<<, ======= and >>>>>>>."
    )
    place = Place(start.file, start.line + text.count("\n", 0, found.start()))
    return Problem("text-conflict", place, message, found=found[0])


def sign(line: str, start: Place) -> Problem | None:
    """What is wrong with the sign of a line at which, or below which, YAML is lost: that of a list, or that between a
    name and its value. `start` is in that line."""
    written = line.strip()
    place = Place(start.file, start.line, len(line) - len(line.lstrip()) + 1)
    if bullet := _BULLET.fullmatch(line):
        message = N_("Each thing of a list begins with a hyphen and a space.")
        return Problem("yaml-sign", place, message, found=written, example=f"- {bullet[1]}")
    if glued := _GLUED.fullmatch(line):
        message = N_("A space is missing behind the colon.")
        return Problem("yaml-space", place, message, found=written, example=f"{glued[1]}: {glued[2].strip()}")
    field = None if ": " in written or written.endswith(":") else _WITHOUT_COLON.fullmatch(written)
    if field:
        message = N_("A colon and a space stand between the name of a field and its value.")
        return Problem("yaml-sign", place, message, found=written, example=f"{field[1]}: {field[2]}")
    return None


def open_quote(lines: list[str], row: int, file: str, offset: int) -> Problem | None:
    """The first value above or in the line `row` (from 1), where YAML is lost, whose quotation mark is never closed:
    the next one in the text opens another value. `offset` is the number of lines above in the file."""
    for number, line in enumerate(lines[:row], 1):
        match = _QUOTED_VALUE.fullmatch(line)
        if match is None:
            continue
        name, quote, value = match.groups()
        if not _closes(value, quote) and not _ends_below(lines[number:], quote):
            place = Place(file, number + offset, match.start(2) + 1)
            example = f"{name}: {quote}{value.rstrip()}{quote}"
            return Problem("yaml-quote", place, OPEN_QUOTE, found=line.strip(), example=example)
    return None


def _closes(text: str, quote: str) -> bool:
    """Whether a value that was opened by `quote` ends in `text`."""
    plain = text.replace("\\\\", "").replace(f"\\{quote}", "") if quote == '"' else text
    return plain.count(quote) % 2 == 1


def _ends_below(lines: list[str], quote: str) -> bool:
    """Whether the first line that has the mark has nothing behind it: the value goes over several lines."""
    rest = next((line.partition(quote)[2].strip() for line in lines if quote in line), quote)
    return not rest or rest.startswith("#")


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
