"""What a publication would change, as editors read it: pages by address and title, other files by number. Core.

In: the site that visitors see, the new one, and the titles of its pages. Out: lines, or data for other programs.
"""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from etalase.problems import N_, Translate
from etalase.publish_plan import Site

SHOWN = 24
"""Rows of each kind; the others are told by their number, and shown on demand."""

Pages = list[tuple[str, str]]
"""Addresses of pages, each with its title; nothing for what is gone."""


class Changes(Struct, frozen=True):
    """What will be different for visitors: pages, and the paths of other files, changed, new or gone."""

    pages: Mapping[str, Pages]
    files: Mapping[str, list[str]]


_CHANGED, _NEW, _GONE = "changed", "new", "gone"

_TITLE = re.compile(r"<title>([^<]*)</title>")
_LEADS_ON = 'http-equiv="refresh"'

_HEADS = {
    _CHANGED: N_("Pages that change: {count}"),
    _NEW: N_("New pages: {count}"),
    _GONE: N_("Pages that will be deleted: {count}"),
}
_SIGNS = {_CHANGED: "~", _NEW: "+", _GONE: "-"}


def changes(before: Site, site: Site, titles: Mapping[str, str]) -> Changes:
    """What is different in the new site; `titles` are those of its pages, by path."""
    paths = {
        _CHANGED: sorted(path for path, file in site.items() if path in before and before[path] != file),
        _NEW: sorted(site.keys() - before.keys()),
        _GONE: sorted(before.keys() - site.keys()),
    }
    pages: dict[str, Pages] = {}
    files: dict[str, list[str]] = {}
    for kind, some in paths.items():
        is_page = {path for path in some if path in titles or (kind == _GONE and path.endswith(".html"))}
        pages[kind] = [(_address(path), titles.get(path, "")) for path in some if path in is_page]
        files[kind] = [path for path in some if path not in is_page]
    return Changes(pages, files)


def page_title(page: str) -> str:
    """What a page is called, without the name of the site; nothing for one that only leads to another."""
    found = _TITLE.search(page)
    title = html.unescape(found[1]).strip() if found and _LEADS_ON not in page else ""
    return title.rpartition(" · ")[0] or title


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def lines(found: Changes, translate: Translate, *, is_whole: bool) -> list[str]:
    """What changes, in so many lines as somebody reads; all of it if `is_whole`, else with the way to that."""
    told = []
    for kind, pages in found.pages.items():
        if pages:
            told.append(translate(_HEADS[kind]).format(count=len(pages)))
            told += _rows(pages) if is_whole or len(pages) <= SHOWN else _sections(pages, translate)
    counts = {kind: len(files) for kind, files in found.files.items()}
    if any(counts.values()):
        message = N_("Other files: {changed} change, {new} are new, {gone} will be deleted")
        told.append(translate(message).format_map(counts))
    if is_whole:
        told += [f"  {_SIGNS[kind]} {path}" for kind, files in found.files.items() for path in files]
    elif told:
        told.append(translate(N_("Each of them: python build.py publish --dry-run --all")))
    return told


def _rows(pages: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {address}  {title}".rstrip() for address, title in pages]


def _sections(pages: Pages, translate: Translate) -> list[str]:
    """A row for each section (`/id/produk/`) with its number of pages, those with most first, as far as there is
    room."""
    sections: dict[str, Pages] = {}
    for address, title in pages:
        sections.setdefault("/".join(address.split("/")[:3]), []).append((address, title))
    ordered = sorted(sections.items(), key=lambda one: -len(one[1]))
    section, more = translate(N_("{address}  {count} pages")), translate(N_("… and {count} more"))
    rows = []
    for name, some in ordered[:SHOWN]:
        rows += _rows(some) if len(some) == 1 else ["  " + section.format(address=f"{name}/", count=len(some))]
    left = sum(len(some) for _, some in ordered[SHOWN:])
    return [*rows, "  " + more.format(count=left)] if left else rows


def as_data(found: Changes) -> dict[str, Any]:
    """All that changes, for other programs."""
    pages = {
        kind: [{"address": address, "title": title} for address, title in some] for kind, some in found.pages.items()
    }
    return {"pages": pages, "files": dict(found.files)}
