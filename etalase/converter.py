"""Markdown to raw HTML by Python-Markdown, with only those parts of it that a text needs. Core.

The result is the same as with all parts, byte for byte; see docs/decisions/0007.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, TypeVar
from xml.etree.ElementTree import HTML_EMPTY, Element

import markdown
from markdown.blockprocessors import OListProcessor, ParagraphProcessor
from markdown.extensions import Extension
from markdown.preprocessors import NormalizeWhitespace
from markdown.serializers import BOOLEAN_ATTRIBUTES, RE_AMP  # type: ignore[attr-defined]  # the stubs are older
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, Registry

SIGNS = {
    "tables": re.compile(r"\|"),
    "attr_list": re.compile(r"\{"),
    "def_list": re.compile(r"^ {0,3}:", re.MULTILINE),
    "footnotes": re.compile(r"\[\^"),
    "fenced_code": re.compile(r"```|~~~"),
}
"""The extensions of Python-Markdown that content may use, each with the sign without which it does nothing."""

SETTINGS = {"footnotes": {"BACKLINK_TITLE": "{}"}}
"""The back link's title is the bare number of the footnote: words there would be in one language only."""

Part = TypeVar("Part")

_ALIGNED = re.compile(r'<(t[dh]) style="text-align: (left|center|right);">')


class TooDeep(ValueError):
    """Raised for lists or quotations inside one another without end."""


def convert(text: str) -> str:
    """The HTML of a Markdown text, not sanitised; raises `TooDeep`."""
    needed = tuple(name for name, sign in SIGNS.items() if sign.search(text))
    try:
        html = _converter(needed, has_html="<" in text, has_escapes="\\" in text).reset().convert(text)
    except RecursionError:
        _converter.cache_clear()  # it stopped in the middle, and would spoil the next text
        raise TooDeep from None
    return _ALIGNED.sub(r'<\1 class="align-\2">', html)  # a table's columns, written |:--|--:|


def whole_converter() -> markdown.Markdown:
    """Python-Markdown with every extension and nothing left out: what `convert` must equal."""
    return _make(tuple(SIGNS))


@cache
def _converter(extensions: tuple[str, ...], *, has_html: bool, has_escapes: bool) -> markdown.Markdown:
    converter = _make(extensions, _QuickMarkdown)
    converter.parser.blockprocessors.register(_PlainParagraphFirst(converter.parser), "plain_paragraph_first", 200)
    converter.treeprocessors.register(_PlainTextFirst(converter), "plain_text_first", 21)  # "inline" has 20
    converter.preprocessors.register(_SettledWhitespace(converter), "normalize_whitespace", 30)
    if not has_html:
        converter.preprocessors.deregister("html_block")
    if not has_escapes:
        converter.treeprocessors.deregister("unescape")
    converter.parser.blockprocessors = _Settled(converter.parser.blockprocessors)
    converter.inlinePatterns = _Settled(converter.inlinePatterns)
    return converter


def _make(extensions: tuple[str, ...], kind: type[markdown.Markdown] = markdown.Markdown) -> markdown.Markdown:
    converter = kind(extensions=[_extension(name) for name in extensions], output_format="html")
    converter.parser.blockprocessors.register(_ListFromAnyNumber(converter.parser), "olist", 40)
    return converter


def _extension(name: str) -> Extension:
    """An extension; loaded now, for most texts need none. By its name, Python-Markdown would search all packages."""
    module = import_module(f"markdown.extensions.{name}")
    made: Extension = module.makeExtension(**SETTINGS.get(name, {}))
    return made


class _QuickMarkdown(markdown.Markdown):
    """Python-Markdown that knows each name of an element from the second time, and writes HTML in fewer steps."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._is_block: dict[Any, bool] = {}
        self.serializer = _to_html

    def is_block_level(self, tag: Any) -> bool:
        """See `markdown.Markdown.is_block_level`."""
        if tag not in self._is_block:
            self._is_block[tag] = tag in self.block_level_elements
        return self._is_block[tag]


def _to_html(root: Element) -> str:
    """What `markdown.serializers.to_html_string` gives for the trees that Python-Markdown makes."""
    written: list[str] = []
    _write_element(root, written.append)
    return "".join(written)


def _write_element(element: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    write(f"<{tag}{''.join(map(_attribute, sorted(element.items())))}>" if element.attrib else f"<{tag}>")
    if text:
        write(_escaped(text))
    for child in element:
        _write_element(child, write)
    if tag not in HTML_EMPTY:
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail))


def _attribute(item: tuple[str, str | None]) -> str:
    name, value = item
    if value is None or (name == value and name in BOOLEAN_ATTRIBUTES["html"]):
        return f" {name}"
    quoted = _escaped(value).replace('"', "&quot;")
    return f' {name}="{quoted}"'


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)  # but not that of an entity
    return text.replace("<", "&lt;").replace(">", "&gt;")


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


class _SettledWhitespace(NormalizeWhitespace):
    """Leaves a text as it is that needs no normalising, rather than look at every letter of it."""

    _SIGNS = ("\x02", "\x03", "\r", "\t", "\n ")

    def run(self, lines: list[str]) -> list[str]:
        """See `Preprocessor.run`."""
        text = "\n".join(lines)
        return super().run(lines) if any(sign in text for sign in self._SIGNS) else [*lines, "", ""]


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

    _SIGN = re.compile(r"[\\`*_\[\]<&!\x02]")
    _BREAK = "  \n"

    def run(self, root: Element) -> None:
        """See `Treeprocessor.run`."""
        for element in root.iter():
            text = element.text
            if text and not self._SIGN.search(text) and self._BREAK not in text:
                element.text = AtomicString(text)
