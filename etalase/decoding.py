"""Bytes of a content file to text: UTF-8 with or without BOM, UTF-16 with BOM, any line ends. Core."""

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable

from etalase.problems import N_, Place, Problem

_LITTLE_OR_BIG = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_OF_WORD = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
"""How .docx and .odt (ZIP), .doc (OLE) and .rtf begin."""


def decode(content: bytes, path: str) -> tuple[str, Problem | None]:
    """The text with Unix line ends, or an empty text and the problem."""
    if content.startswith(_OF_WORD):
        message = N_(
            "This is a document of Word or its like, and no plain text, whatever its name. Open it there and save it "
            'as "Plain text", encoding UTF-8; or copy its text into a new file.'
        )
        return "", Problem("not-text", Place(path), message)
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError as error:
        if _encoding(content) == "utf-8-sig":
            return "", _not_utf8(content, error, path)
        message = N_("This file is cut off or broken. Save it again as UTF-8.")
        return "", Problem("encoding-broken", Place(path), message)
    if "\0" in text:
        message = N_("This is not a text file. Save it as plain text, encoded in UTF-8.")
        return "", Problem("not-text", Place(path), message)
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def edited(content: bytes, edits: Iterable[tuple[int, int, str]]) -> bytes:
    """The file with other text at some places, each from, to (of what `decode` gives) and what stands there then.

    Every other byte stays. The places must not overlap.
    """
    encoding = _LITTLE_OR_BIG.get(content[:2], "utf-8")
    text = content.decode(encoding)
    mark = int(text.startswith("\ufeff"))
    # Of the two signs of such a line end, `decode` gives one.
    ends = [found.start() - mark - number for number, found in enumerate(re.finditer("\r\n", text))]
    for start, end, new in sorted(edits, reverse=True):
        first, last = (at + mark + bisect_left(ends, at) for at in (start, end))
        text = text[:first] + new + text[last:]
    return text.encode(encoding)


def _encoding(content: bytes) -> str:
    return "utf-16" if content[:2] in _LITTLE_OR_BIG else "utf-8-sig"


def _not_utf8(content: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    """Name the place and the character: nearly always a file saved by an old Windows program."""
    content = content.removeprefix(codecs.BOM_UTF8)  # the decoder counts from behind it
    before = content[: error.start]
    line_start = before.rfind(b"\n") + 1
    place = Place(path, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)
    line_end = content.find(b"\n", error.start)
    line = content[line_start : line_end if line_end >= 0 else len(content)].decode("cp1252", "replace").strip()
    message = N_(
        'This file is not encoded in UTF-8 but probably in Windows-1252. In Notepad: "Save as", encoding UTF-8.'
    )
    return Problem("encoding-not-utf8", place, message, found=line)
