"""How a catalogue is paged: every page has a fixed content, so its number is known before anything is set. Core.

Browsers cannot look up on which page something came to stand; like this they need not.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from etalase.publication import PAGE_SECTION, SECTIONS

ON_A_PAGE = 2
"""Entries on a page of a catalogue."""

CONTENTS_ON_A_PAGE = 24
"""Lines of the table of contents on a page, those of chapters among them."""

INDEX_ON_A_PAGE = 72
"""Lines of the index on a page, in two columns."""

SHEET_OF_PAPER = 4
"""Pages on a folded sheet: a stapled catalogue has a multiple of that."""

DEFAULT_SECTIONS = SECTIONS


class CataloguePage(Struct, frozen=True):
    """A page: its kind (`cover`, `contents`, `page`, `items`, `index`, `notes`, `back`), its number from 1, and what
    stands on it: `entries` are positions in the edition's items, `lines` those of contents or index, `name` the site's
    page and `language` the position of its language in the edition. `chapter` is given where one begins."""

    kind: str
    number: int
    entries: tuple[int, ...] = ()
    lines: tuple["Line", ...] = ()
    name: str = ""
    language: int = 0
    chapter: str = ""


class Line(Struct, frozen=True):
    """A line of the contents or the index: a text, the page that it names, the anchor there. The heads of chapters
    are bold."""

    text: str
    number: int
    anchor: str
    is_chapter: bool = False


class Item(Struct, frozen=True):
    """An entry as the paging sees it: its chapter, what it is called (in every language of the edition), its anchor."""

    chapter: str
    titles: tuple[str, ...]
    anchor: str


class _Draft(Struct):
    kind: str
    entries: tuple[int, ...] = ()
    name: str = ""
    language: int = 0
    chapter: str = ""


def pages(items: Sequence[Item], sections: Sequence[str], names: Mapping[str, int]) -> tuple[CataloguePage, ...]:
    """The pages of a catalogue; `names` are the site's pages that there are, each with how many languages it is told
    in: a page of words is long, so that each language has a page of its own."""
    drafts: list[_Draft] = []
    for section in sections or DEFAULT_SECTIONS:
        drafts += _drafts_of(section, items, names)
    _fill_up(drafts)
    numbers = {position: n for n, draft in enumerate(drafts, start=1) for position in draft.entries}
    contents = _in_turn(_contents(items, drafts), CONTENTS_ON_A_PAGE)
    index = _in_turn(_index(items, numbers), INDEX_ON_A_PAGE)
    lines: dict[str, Any] = {"contents": iter(contents), "index": iter(index)}
    return tuple(
        CataloguePage(
            kind=draft.kind,
            number=number,
            entries=draft.entries,
            lines=next(lines[draft.kind]) if draft.kind in lines else (),
            name=draft.name,
            language=draft.language,
            chapter=draft.chapter,
        )
        for number, draft in enumerate(drafts, start=1)
    )


def _drafts_of(section: str, items: Sequence[Item], names: Mapping[str, int]) -> list[_Draft]:
    if section.startswith(PAGE_SECTION):
        name = section.removeprefix(PAGE_SECTION)
        return [_Draft("page", name=name, language=language) for language in range(names.get(name, 0))]
    match section:
        case "items":
            return list(_item_drafts(items))
        case "contents":
            chapters = len({item.chapter for item in items} - {""})
            return [_Draft("contents") for _ in range(_needed(len(items) + chapters, CONTENTS_ON_A_PAGE))]
        case "index":
            titles = sum(len(set(item.titles)) for item in items)
            return [_Draft("index") for _ in range(_needed(titles, INDEX_ON_A_PAGE))]
        case _:
            return [_Draft(section)]


def _item_drafts(items: Sequence[Item]) -> Iterable[_Draft]:
    for chapter, group in groupby(range(len(items)), key=lambda position: items[position].chapter):
        positions = list(group)
        for start in range(0, len(positions), ON_A_PAGE):
            yield _Draft("items", tuple(positions[start : start + ON_A_PAGE]), chapter="" if start else chapter)


def _fill_up(drafts: list[_Draft]) -> None:
    """Pages for notes before the back, until the sheets of paper are full."""
    last = len(drafts) - 1 if drafts and drafts[-1].kind == "back" else len(drafts)
    drafts[last:last] = [_Draft("notes") for _ in range(-len(drafts) % SHEET_OF_PAPER)]


def _contents(items: Sequence[Item], drafts: Sequence[_Draft]) -> list[Line]:
    lines = []
    for number, draft in enumerate(drafts, start=1):
        if draft.chapter:
            lines.append(Line(draft.chapter, number, items[draft.entries[0]].anchor, is_chapter=True))
        lines += [Line(items[position].titles[0], number, items[position].anchor) for position in draft.entries]
    return lines


def _index(items: Sequence[Item], numbers: dict[int, int]) -> list[Line]:
    """Every name in every language, so that each reader finds the entry by the name they know."""
    named = {(title, numbers[n], item.anchor) for n, item in enumerate(items) if n in numbers for title in item.titles}
    return [Line(*line) for line in sorted(named, key=lambda line: (line[0].casefold(), line))]


def _in_turn(lines: list[Line], size: int) -> list[tuple[Line, ...]]:
    return [tuple(lines[start : start + size]) for start in range(0, len(lines), size)] or [()]


def _needed(lines: int, size: int) -> int:
    return max(1, -(-lines // size))
