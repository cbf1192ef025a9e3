"""HTML text to its elements, each with its place: what an auditor looks at. Core.

The parser of Python itself is used: it tells line and column, and reads a page in some 3 ms.
"""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from msgspec import Struct

from etalase.problems import Place, Problem, Severity

WITH_TEXT = frozenset({"title", "h1", "script", "style"})
"""The elements whose text is kept."""


class Element(NamedTuple):
    """A start tag: attributes by name (empty where they have no value), and the text of some elements."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    column: int
    text: str = ""

    def __str__(self) -> str:
        shown = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<{self.tag}{shown}>"


class HtmlPage(Struct, frozen=True):
    """A page in the order of its text. `path` is below the folder of the site, `file` is how people know it."""

    path: str
    file: str
    elements: tuple[Element, ...]

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements of these names."""
        return (element for element in self.elements if element.tag in tags)

    def problem(
        self,
        element: Element | None,
        code: str,
        message: str,
        *,
        found: str | None = None,
        example: str = "",
        severity: Severity = Severity.ERROR,
        **values: object,
    ) -> Problem:
        """A problem at an element, or at the start of the page."""
        place = Place(self.file, element.line, element.column) if element else Place(self.file)
        return Problem(code, place, message, values, found=found, example=example, severity=severity)


def parsed(path: str, file: str, text: str) -> HtmlPage:
    """The elements of an HTML text."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return HtmlPage(path, file, tuple(parser.elements))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: int | None = None  # the number of the element whose text is being read
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        if tag in WITH_TEXT:
            self._open, self._text = len(self.elements), []
        self.elements.append(Element(tag, {name: value or "" for name, value in attributes}, line, column + 1))

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open is not None and tag == self.elements[self._open].tag:
            self.elements[self._open] = self.elements[self._open]._replace(text="".join(self._text))
            self._open = None
