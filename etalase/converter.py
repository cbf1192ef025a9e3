"""Markdown to raw HTML by Python-Markdown, with only those parts of it that a text needs. Core.

The result is the same as with all parts, byte for byte; see docs/decisions/0007.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

import markdown
from markdown.blockprocessors import OListProcessor, ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, Registry

# The back link's title is the bare number of the footnote: words there would be in one language only.
# (Classes, not names: a name makes Python-Markdown search all installed packages.)
EXTENSIONS: dict[str, tuple[re.Pattern[str], Callable[[], Extension]]] = {
    "tables": (re.compile(r"\|"), TableExtension),
    "attr_list": (re.compile(r"\{"), AttrListExtension),
    "def_list": (re.compile(r"^ {0,3}:", re.MULTILINE), DefListExtension),
    "footnotes": (re.compile(r"\[\^"), lambda: FootnoteExtension(BACKLINK_TITLE="{}")),
    "fenced_code": (re.compile(r"```|~~~"), FencedCodeExtension),
}
"""The extensions of Python-Markdown that content may use, each with the sign without which it does nothing."""

Part = TypeVar("Part")

_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|center|right);">')


class TooDeep(ValueError):
    """Raised for lists or quotations inside one another without end."""


def convert(text: str) -> str:
    """The HTML of a Markdown text, not sanitised; raises `TooDeep`."""
    needed = tuple(name for name, (sign, _) in EXTENSIONS.items() if sign.search(text))
    try:
        html = _converter(needed, has_html="<" in text).reset().convert(text)
    except RecursionError:
        _converter.cache_clear()  # it stopped in the middle, and would spoil the next text
        raise TooDeep from None
    return _ALIGNED.sub(r'<\1 class="align-\2">', html)  # a table's columns, written |:--|--:|


def whole_converter() -> markdown.Markdown:
    """Python-Markdown with every extension and nothing left out: what `convert` must equal."""
    return _make(tuple(EXTENSIONS))


@cache
def _converter(extensions: tuple[str, ...], *, has_html: bool) -> markdown.Markdown:
    converter = _make(extensions)
    converter.parser.blockprocessors.register(_PlainParagraphFirst(converter.parser), "plain_paragraph_first", 200)
    converter.treeprocessors.register(_PlainTextFirst(converter), "plain_text_first", 21)  # "inline" has 20
    if not has_html:
        converter.preprocessors.deregister("html_block")
    converter.parser.blockprocessors = _Settled(converter.parser.blockprocessors)
    converter.inlinePatterns = _Settled(converter.inlinePatterns)
    converter.block_level_elements = dict.fromkeys(converter.block_level_elements)  # type: ignore[assignment]
    return converter


def _make(extensions: tuple[str, ...]) -> markdown.Markdown:
    converter = markdown.Markdown(extensions=[EXTENSIONS[name][1]() for name in extensions], output_format="html")
    converter.parser.blockprocessors.register(_ListFromAnyNumber(converter.parser), "olist", 40)
    return converter


class _Settled(Registry[Part]):
    """A registry that grows no more: it is asked for every block, and need not be sorted and copied each time."""

    def __init__(self, registry: "Registry[Part]") -> None:
        super().__init__()
        vars(self).update(vars(registry))
        self._parts = list(registry)

    def __iter__(self) -> Iterator[Part]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, key: Any) -> Any:
        return self._parts[key] if isinstance(key, int) else super().__getitem__(key)


class _ListFromAnyNumber(OListProcessor):
    """A list that begins with 3. begins with 3."""

    LAZY_OL = False


class _PlainParagraphFirst(ParagraphProcessor):
    """Takes a block that can be nothing but a paragraph: every line begins with a letter, and no bar makes it a table.

    All other processors look for a sign at the start of a line; asking a dozen of them took half of their time.
    """

    _PLAIN = re.compile(r"(?:[^\W\d_][^\n|]*(?:\n|\Z))+")

    def test(self, parent: Element, block: str) -> bool:
        """See `BlockProcessor.test`."""
        del parent
        return self._PLAIN.fullmatch(block) is not None


class _PlainTextFirst(Treeprocessor):
    """Marks text without a single sign of Markdown as finished.

    The inline processor would try twenty patterns on it in vain: that was half of the time of a whole build.
    """

    _SIGNS = re.compile(r"[\\`*_\[\]<&!\x02]|  \n")

    def run(self, root: Element) -> None:
        """See `Treeprocessor.run`."""
        for element in root.iter():
            if element.text and not self._SIGNS.search(element.text):
                element.text = AtomicString(element.text)
