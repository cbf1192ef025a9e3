"""Extension folder: what is looked at in the finished site. One module a family of checks, found by being here. Core.

A module has a function `of_page(page, address)`, which sees one page alone, or `of_site(site)`, which sees them all;
both yield `Problem`s.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import NamedTuple

from etalase.finished import FinishedFile, FinishedSite, PageFacts, SiteAddress, compressed_size, facts_of
from etalase.html_pages import HtmlPage, parsed
from etalase.problems import N_, Place, Problem, by_place
from etalase.work import Held, Work


class PageFile(NamedTuple):
    """A page to look at. `path` is below the folder of the site, `file` is how people know it."""

    path: str
    file: str
    content: Held[bytes]

    @property
    def label(self) -> str:
        """How people know it."""
        return self.file


@cache
def all_checks() -> dict[str, ModuleType]:
    """The families of checks, by the name of their module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def audit(
    address: SiteAddress, folder: str, pages: Sequence[PageFile], files: Mapping[str, FinishedFile], work: Work
) -> list[Problem]:
    """Everything that is wrong with a finished site, in reading order."""
    if not pages:
        return [Problem("site-missing", Place(folder), N_("There is no site here. Build it first."))]
    with work.stage("pages"):
        looked_at = work.map(look_at, address, pages)
    with work.stage("site"):
        site = FinishedSite(address, folder, {facts.path: facts for facts, _ in looked_at}, files)
        found = [problem for _, problems in looked_at for problem in problems]
        for check in all_checks().values():
            if hasattr(check, "of_site"):
                found += check.of_site(site)
    return by_place(found)


def look_at(address: SiteAddress, file: PageFile) -> tuple[PageFacts, tuple[Problem, ...]]:
    """What a page says of itself, and what is wrong with it whatever the others say."""
    content = file.content.value
    page = parsed(file.path, file.file, content.decode("utf-8", "replace"))
    return facts_of(page, compressed_size(file.path, content)), tuple(_problems(page, address))


def _problems(page: HtmlPage, address: SiteAddress) -> Iterator[Problem]:
    for check in all_checks().values():
        if hasattr(check, "of_page"):
            yield from check.of_page(page, address)
