"""Builds in turn: every tool once, then every tool again, so that whatever else the machine does meets all alike."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.content import make_entries
from benchmarks.measure import Measured
from benchmarks.peers import Tool
from benchmarks.report import Result
from benchmarks.scenarios import SCENARIOS, WITHOUT_BASE, NotDone, Scenario, Site

LARGEST_DIFFERENCE = 0.02
"""The share by which the numbers of pages of two tools may differ, beyond the few pages that only one of them has."""


@dataclass(frozen=True)
class Plan:
    """How often is built: `timed` for time, then `watched` for memory. `folder` is where sites are written.

    Lists show `page_size` entries on a page, or all they have where it is None.
    """

    scenarios: Sequence[str]
    timed: int
    watched: int
    page_size: int | None
    folder: Path | None


def measure_size(tools: Sequence[Tool], entries: int, plan: Plan) -> Iterator[Result]:
    """Write the same site for each tool, and measure it in each scenario."""
    made = make_entries(entries)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=plan.folder) as folder:
        sites = [Site(tool, Path(folder) / tool.name, made) for tool in tools]
        for site in sites:
            site.write(plan.page_size or entries)
        for name in plan.scenarios:
            yield from _measure(SCENARIOS[name], sites, plan)
            _compare_pages(sites)


def _measure(scenario: Scenario, sites: Sequence[Site], plan: Plan) -> Iterator[Result]:
    for site in sites:
        site.settle()  # and before the first scenario: programs are read from the disk, Python is compiled
    timed: list[list[Measured]] = [[] for _ in sites]
    watched: list[list[Measured]] = [[] for _ in sites]
    for number in range(plan.timed + plan.watched):
        is_watched = number >= plan.timed
        for site, ours in zip(sites, watched if is_watched else timed, strict=True):
            ours.append(scenario.run(site, memory=is_watched))
            _tell(scenario, site, ours[-1])
    for site, times, memories in zip(sites, timed, watched, strict=True):
        number = len(site.entries)
        yield Result(number, scenario.title, site.tool.name, site.pages, site.size, tuple(times), tuple(memories))


def _compare_pages(sites: Sequence[Site]) -> None:
    """Raises `NotDone` where a tool makes far fewer pages than another."""
    fewest, most = min(site.pages for site in sites), max(site.pages for site in sites)
    if most - fewest > WITHOUT_BASE + LARGEST_DIFFERENCE * most:
        raise NotDone(f"not the same site: {', '.join(f'{site.tool.name} {site.pages} pages' for site in sites)}")


def _tell(scenario: Scenario, site: Site, measured: Measured) -> None:
    """One line for whoever waits."""
    told = f"{len(site.entries)} entries, {scenario.title}, {site.tool.name}: {measured.wall:.2f} s"
    if measured.memory:
        told += f" while its memory was watched, {measured.memory / 1e6:.0f} MB"
    sys.stderr.write(told + "\n")
