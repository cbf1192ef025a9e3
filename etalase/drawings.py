"""SVG drawings as they are published: without what only a drawing program knows of them. Core.

Names, places on a disk, the history of a file stand in metadata, in comments and in namespaces of the program's own.
"""

import hashlib
import re
from xml.parsers import expat

RECIPE = "1"
"""To be changed with any change of what is left out: the addresses of drawings change with it."""

_DRAWN = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")
"""The namespaces that browsers draw."""

_BOM = b"\xef\xbb\xbf"
_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NAMESPACE = re.compile(r"\sxmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")


def digest(drawing: str) -> str:
    """A digest of what is published of a drawing, given that of the drawing."""
    return hashlib.sha256(f"{drawing} {RECIPE}".encode()).hexdigest()


def published(content: bytes) -> bytes:
    """The drawing without metadata, comments, instructions, and elements and attributes that no browser draws.

    What is no XML stays as it is.
    """
    content = content.removeprefix(_BOM)
    foreign = {
        prefix for prefix, uri in _NAMESPACE.findall(content.decode("utf-8", "replace")) if uri not in _DRAWN
    } - {"xml"}
    try:
        cuts = _Cuts(content, foreign).found
    except expat.ExpatError:
        return content
    kept, position = [], 0
    for start, end in sorted(cuts):
        kept.append(content[position : max(start, position)])
        position = max(end, position)
    return b"".join([*kept, content[position:]])


class _Cuts:
    """Finds what is to be left out, as places in the file: an XML parser knows where what begins."""

    def __init__(self, content: bytes, foreign: set[str]) -> None:
        self.content, self.foreign = content, foreign
        self.found: list[tuple[int, int]] = []
        self.inside: list[tuple[int, int]] = []  # the tags of the elements to be left out that are open
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CommentHandler = self._comment
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        prefix, _, own = name.rpartition(":")
        start, end = self._tag(self.parser.CurrentByteIndex)
        if self.inside or prefix in self.foreign or own == "metadata":
            self.inside.append((start, end))
        else:
            written = _ATTRIBUTE.finditer(self.content, start, end)
            self.found += [one.span() for one in written if self._is_foreign(one[1].decode())]

    def _is_foreign(self, attribute: str) -> bool:
        prefix, _, own = attribute.rpartition(":")
        return prefix in self.foreign or (prefix == "xmlns" and own in self.foreign)

    def _end(self, name: str) -> None:
        del name
        if self.inside:
            start, end = self.inside.pop()
            if not self.inside:
                is_empty = self.content[end - 2 : end] == b"/>"
                self.found.append((start, end if is_empty else self._tag(self.parser.CurrentByteIndex)[1]))

    def _comment(self, text: str) -> None:
        del text
        self._cut_until(b"-->", len("<!--"))

    def _instruction(self, target: str, text: str) -> None:
        del target, text
        self._cut_until(b"?>", len("<?"))

    def _tag(self, start: int) -> tuple[int, int]:
        """Where the tag begins and ends that begins there."""
        tag = _TAG.match(self.content, start)
        assert tag, "the parser has read it"
        return tag.span()

    def _cut_until(self, end: bytes, opening: int) -> None:
        start = self.parser.CurrentByteIndex
        self.found.append((start, self.content.index(end, start + opening) + len(end)))
