"""What is measured: a site, changed in five ways, and whether its build really did what it was measured for."""

import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.content import LOCALES, Entry
from benchmarks.measure import Measured, measure
from benchmarks.peers import Tool

SETTLE = 2.5
"""Seconds. A tool may doubt a file that was changed just before it looked; after that time it need not."""

WITHOUT_BASE = 8
"""Pages that may do without the base template: the choice of language, errors, redirects."""

EDITED_PRICE = 700_001
"""Rupiah. No made-up entry has a price that does not end in three zeros."""


RELATED = 4
ALSO = (b">See also<", b">Lihat juga<")
CARD = b'<li class="card"'
"""How a page of an entry shows others of its term: so many at most, under such a heading, each beginning like this."""


class NotDone(Exception):
    """A build succeeded without doing the work; its time would be a lie."""


@dataclass
class Site:
    """The site of one tool. `edits` counts the changes made so far, so that each one is new; `edited` is what they made
    of the first entry, which is a product. `pages` and `size` are those of the first build, in HTML pages and bytes."""

    tool: Tool
    root: Path
    entries: Sequence[Entry]
    edits: int = 0
    pages: int = 0
    size: int = 0
    changed_at: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.edited = self.entries[0]

    def write(self, page_size: int) -> None:
        """Write all of it; lists show so many entries on a page."""
        self.tool.write_site(self.root, self.entries, page_size)
        self.changed_at = time.monotonic()

    def build(self, *, memory: bool = False) -> Measured:
        """Build it as it is now."""
        return measure(self.tool.command(self.root), self.root, memory=memory)

    def settle(self) -> None:
        """See that everything is built and nothing is doubtful."""
        time.sleep(max(0.0, self.changed_at + SETTLE - time.monotonic()))
        self.build()

    def forget(self) -> None:
        """Delete what builds have made, and all they remember."""
        for name in (self.tool.output, *self.tool.memory):
            path = self.root / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def holding(self, mark: str) -> int:
        """How many pages hold a text; spaces and stops between digits of a price do not matter."""
        wanted = mark.encode()
        return sum(wanted in _plain(path.read_bytes()) for path in self.html())

    def count(self) -> int:
        """How many HTML pages there are."""
        return sum(1 for _ in self.html())

    def without_related(self) -> list[Path]:
        """The pages of entries that do not show as many others of the same term as there are, up to four."""
        members = Counter((entry.collection.name, entry.term) for entry in self.entries)
        wanted = {entry.name: min(RELATED, members[entry.collection.name, entry.term] - 1) for entry in self.entries}
        pages = [path for path in self.html() if path.parent.name in wanted]
        return [path for path in pages if _related(path.read_bytes()) != wanted[path.parent.name]]

    def html(self) -> list[Path]:
        """The pages."""
        return list((self.root / self.tool.output).rglob("*.html"))


def _plain(page: bytes) -> bytes:
    return page.replace(b".", b"").replace(b",", b"")


def _related(page: bytes) -> int:
    """How many others the page of an entry shows."""
    return sum(page.partition(heading)[2].count(CARD) for heading in ALSO)


@dataclass(frozen=True)
class Scenario:
    """`prepare` changes a site and gives the text by which the change is known; `fewest` pages must then hold it."""

    name: str
    title: str
    prepare: Callable[[Site], str]
    fewest: Callable[[Site], int]

    def run(self, site: Site, *, memory: bool) -> Measured:
        """Measure one build. Raises `NotDone` where the output does not show that it was one."""
        site.edits += 1
        mark = self.prepare(site)
        site.changed_at = time.monotonic()
        measured = site.build(memory=memory)
        pages = site.count()
        if not site.pages:
            _look_at_first(site, pages)
        if pages != site.pages or pages < len(site.entries) * len(LOCALES):
            raise NotDone(f"{site.tool.name}, {self.name}: {pages} pages, {site.pages} before")
        if mark and (held := site.holding(mark)) < self.fewest(site):
            raise NotDone(f"{site.tool.name}, {self.name}: only {held} pages hold {mark}, not {self.fewest(site)}")
        return measured


def _look_at_first(site: Site, pages: int) -> None:
    """What later builds are compared with. Raises `NotDone` where pages of entries do not show related entries."""
    site.pages = pages
    site.size = sum(path.stat().st_size for path in site.html())
    if wrong := site.without_related():
        raise NotDone(f"{site.tool.name}: {len(wrong)} pages do not show their related entries, such as {wrong[0]}")


def _cold(site: Site) -> str:
    site.forget()
    return ""


def _nothing(site: Site) -> str:
    del site
    return ""


def _body(site: Site) -> str:
    mark = f"perubahan-{site.edits}-selesai"
    site.edited = site.entries[0].with_price(site.edited.price).with_paragraph("en", f"Paragraph {mark}")
    site.tool.write_words(site.root, site.edited, "en")
    return mark


def _fact(site: Site) -> str:
    price = EDITED_PRICE + site.edits
    site.edited = site.edited.with_price(price)
    site.tool.write_facts(site.root, site.edited)
    return str(price)


def _template(site: Site) -> str:
    path = site.root / site.tool.base_template
    before, _, after = path.read_text("utf-8").partition("<body")
    mark = f'data-change="{site.edits}"'
    path.write_text(f"{before}<body {mark}>{after.partition('>')[2]}", "utf-8")
    return mark


SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("cold", "cold", _cold, lambda _: 0),
        Scenario("nothing", "nothing changed", _nothing, lambda _: 0),
        Scenario("body", "one body edited", _body, lambda _: 1),
        # The page of the entry, a list and the page of its term, in both languages.
        Scenario("fact", "one price edited", _fact, lambda _: 3 * len(LOCALES)),
        Scenario("template", "base template edited", _template, lambda site: site.pages - WITHOUT_BASE),
    )
}
