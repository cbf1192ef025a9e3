"""The tools that are measured, one module each. A tool is whatever fulfils `Tool`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.content import Entry


class Tool(Protocol):
    """How a tool is brought here, given its content in its own form, and run.

    `root` is always the folder of the site, `output` the folder in it where the finished pages are, `memory` names what
    else in it a cold build must not find. `base_template` is the file whose `<body` stands in every ordinary page.
    `most` is the largest number of entries that is built without being asked twice.
    """

    name: str
    output: str
    memory: Sequence[str]
    base_template: str
    most: int
    remark: str

    def install(self, folder: Path) -> None:
        """Bring the tool into a folder of its own, unless it is there."""
        ...

    def version(self) -> str:
        """What is measured, in a few words."""
        ...

    def write_site(self, root: Path, entries: Sequence[Entry], page_size: int) -> None:
        """Write templates, settings and content into a folder that does not exist yet. Lists show `page_size` entries
        on a page."""
        ...

    def write_words(self, root: Path, entry: Entry, locale: str) -> None:
        """Write anew what an entry says in one language."""
        ...

    def write_facts(self, root: Path, entry: Entry) -> None:
        """Write anew every file in which the facts of an entry stand."""
        ...

    def command(self, root: Path) -> list[str]:
        """The program and its arguments; it is run in `root`."""
        ...


def all_tools() -> dict[str, Tool]:
    """Every tool by its name, in the order they are shown."""
    from benchmarks.peers.eleventy import Eleventy
    from benchmarks.peers.etalase import Etalase
    from benchmarks.peers.hugo import Hugo
    from benchmarks.peers.mkdocs import MkDocs
    from benchmarks.peers.pelican import Pelican

    tools: list[Tool] = [Etalase(), Hugo(), Eleventy(), Pelican(), MkDocs()]
    return {tool.name: tool for tool in tools}
