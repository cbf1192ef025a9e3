"""A text in blocks, each with a short fingerprint by which it is known again without being kept. Core.

In: Markdown. Out: its headings, paragraphs, lists, tables, with their lines.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct, field

from etalase.problems import N_

FINGERPRINT = 4
"""Bytes of a fingerprint: of four billion pairs of blocks, one shares its fingerprint by chance."""

FIELD, HEADING, PARAGRAPH, LIST, TABLE, QUOTE, CODE, HTML = (
    "field", "heading", "paragraph", "list", "table", "quote", "code", "html",
)  # fmt: skip
KINDS: Mapping[str, str] = {
    HEADING: N_("heading"),
    PARAGRAPH: N_("paragraph"),
    LIST: N_("list"),
    TABLE: N_("table"),
    QUOTE: N_("quotation"),
    CODE: N_("unchanged text"),
    HTML: N_("HTML"),
}
"""What the kinds of blocks of a body are called (message ids). A field is called by its own label."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?!#)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_ITEM = re.compile(r" {0,3}([*+-]|\d+[.)])\s")
_RULE = re.compile(r"\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?)?\s*")
_TARGET = re.compile(
    r"""(\]\(\s*|^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*)<?[^\s()<>]+>?|(\bhref\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s>}]+)""",
    re.MULTILINE,
)
"""Where a link leads, or the file of a picture: no words, as in fields. A link that differs is told by `parity`."""
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)


class Block(Struct, frozen=True):
    """A part of a text that is translated as a whole. `name` is that of a field (`summary`, `pictures.kain.jpg.alt`),
    nothing in a body; `label` what people call it (a message id); `line` counts from 1 in its file."""

    kind: str
    text: str
    line: int
    fingerprint: str
    label: str
    name: str = ""


class Version(Struct, frozen=True):
    """The words of an entry in one locale, as fingerprints: of all blocks (see `words_of`), and of the whole.

    `made_by` is a key of `entry_fields.TRANSLATION`, or nothing; `copied` of the blocks are still those of the source;
    it `is_partial` where most of the source's text is not there at all.
    """

    path: str
    words: str
    own: str
    made_by: str = ""
    copied: int = 0
    is_partial: bool = False


class Wording(Struct, frozen=True):
    """What is known of the words of an entry without reading them: its versions by locale, and which it has on purpose
    (all, where there are none); whether it is published, and the day on which it starts, for an event. `pairs` are, by
    locale, the words of its source file that stand beside their translation (see `paired_words`).

    A file that has only such words (`site.yaml`, a vocabulary) has the one version.
    """

    key: str
    versions: Mapping[str, Version]
    languages: tuple[str, ...] = ()
    is_published: bool = True
    starts: date | None = None
    pairs: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_shared(self) -> bool:
        """Whether it is a file that all languages share, and no entry."""
        return self.key.endswith(".yaml")


def fingerprint(text: str) -> str:
    """A short name of a text: the same however its lines are broken and its letters are composed."""
    return hashlib.blake2b(_settled(text).encode(), digest_size=FINGERPRINT).hexdigest()


def without_targets(text: str) -> str:
    """The words of a block: where its links lead is none of them."""
    return _TARGET.sub(r"\1\2", text) if "](" in text or "]:" in text or "href" in text else text


def words_of(blocks: Iterable[Block]) -> str:
    """The fingerprints of blocks in one line: those of the fields, a bar, those of the body."""
    blocks = list(blocks)
    fields = (block.fingerprint for block in blocks if block.kind == FIELD)
    body = (block.fingerprint for block in blocks if block.kind != FIELD)
    return " ".join((*fields, "|", *body))


def split_body(text: str, first_line: int = 1) -> list[Block]:
    """The blocks of a Markdown text that starts on `first_line` of its file. Comments of HTML are none."""
    found: list[Block] = []
    lines: list[str] = []
    fence = ""

    def finish(before: int) -> None:
        """Make a block of the lines up to the line with that number."""
        if lines:
            _add(found, lines, first_line + before - len(lines))
            lines.clear()

    for number, line in enumerate([*text.split("\n"), ""]):
        sign = line.lstrip()[:1]  # of most lines a letter: no more need be looked at
        opened = _FENCE.match(line) if sign in ("`", "~") else None
        if fence:
            lines.append(line)
            fence = "" if opened and opened[1].startswith(fence) else fence
        elif opened:
            fence = opened[1]
            lines.append(line)
        elif not sign:
            finish(number)
        elif sign == "#" and _HEADING.match(line):
            finish(number)
            lines.append(line)
            finish(number + 1)
        else:
            lines.append(line)
    finish(text.count("\n") + 2)
    return found


def _add(found: list[Block], lines: list[str], line: int) -> None:
    """Add a block, or what goes on with the list before it."""
    kind, text = _kind(lines), "\n".join(lines).rstrip()
    if _COMMENT.fullmatch(text):
        return
    if found and found[-1].kind == LIST and (kind == LIST or lines[0].startswith(("  ", "\t"))):
        before = found.pop()
        kind, text, line = LIST, f"{before.text}\n\n{text}", before.line
    settled = re.sub(r"\s*\|\s*", "|", re.sub(r"--+", "-", text)) if kind == TABLE else text  # as wide as one likes
    found.append(Block(kind, text, line, fingerprint(without_targets(settled)), KINDS[kind]))


def _kind(lines: list[str]) -> str:
    first, second = lines[0], lines[1] if len(lines) > 1 else ""
    if first[0].isalpha() and len(lines) != 2 and "|" not in first:
        return PARAGRAPH  # as most are: no more need be looked at
    if _HEADING.match(first) or (len(lines) == 2 and _UNDERLINE.fullmatch(second)):
        return HEADING
    if _ITEM.match(first):
        return LIST
    if "|" in first and _RULE.fullmatch(second.strip()):
        return TABLE
    if _FENCE.match(first) or first.startswith(("    ", "\t")):
        return CODE
    return {">": QUOTE, "<": HTML}.get(first.lstrip()[0], PARAGRAPH)


def _settled(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
