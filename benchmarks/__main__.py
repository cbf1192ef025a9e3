"""`python -m benchmarks`: builds the same made-up site with several generators, and compares what it costs."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import report
from benchmarks.content import make_entries
from benchmarks.measure import Measured, adopt_orphans
from benchmarks.peers import Tool, all_tools
from benchmarks.scenarios import SCENARIOS, Scenario, Site

TOOLS_FOLDER = Path(__file__).resolve().parent.parent / ".tools" / "bench"


def main() -> None:
    """Install what is missing, measure, print tables."""
    options = _options()
    adopt_orphans()
    tools = [tool for name, tool in all_tools().items() if name in options.tools]
    for tool in tools:
        tool.install(TOOLS_FOLDER / tool.name)
    about = _about(tools)
    _say("\n".join(f"* {key}: {value}" for key, value in about.items()))
    results: list[report.Result] = []
    for entries in options.entries:
        asked = [tool for tool in tools if entries <= tool.most or options.all]
        measured = _measure_size(asked, entries, options)
        results += measured
        _say(f"\n## {entries:,} entries in two languages\n")
        _say("HTML pages: " + ", ".join(f"{one.tool} {one.pages:,}" for one in _one_each(measured)))
        left = [tool.name for tool in tools if tool not in asked]
        _say(f"Left out at this size (see --all): {', '.join(left)}\n" if left else "")
        _say(report.table(measured))
        if options.json:
            options.json.write_text(report.as_json(results, about), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[100, 1000], help="entries, each in two languages")
    parser.add_argument("--runs", type=int, default=3, help="builds that are timed, of each tool in each scenario")
    parser.add_argument("--memory-runs", type=int, default=1, help="further builds whose memory is watched")
    parser.add_argument("--tools", nargs="+", choices=list(all_tools()), default=list(all_tools()))
    parser.add_argument("--scenarios", nargs="+", choices=list(SCENARIOS), default=list(SCENARIOS))
    parser.add_argument("--all", action="store_true", help="also tools that take minutes at a size")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single build to a file")
    parser.add_argument("--folder", type=Path, help="where sites are written; else a folder for temporary files")
    return parser.parse_args()


def _measure_size(tools: list[Tool], entries: int, options: argparse.Namespace) -> list[report.Result]:
    made = make_entries(entries)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder) as folder:
        sites = [Site(tool, Path(folder) / tool.name, made) for tool in tools]
        for site in sites:
            site.write()
        results = []
        for name in options.scenarios:
            results += _measure_scenario(SCENARIOS[name], sites, entries, options)
        return results


def _measure_scenario(
    scenario: Scenario, sites: list[Site], entries: int, options: argparse.Namespace
) -> list[report.Result]:
    """All tools in turn, then all again: whatever else the machine does meets every tool alike."""
    for site in sites:
        site.settle()  # and before the first scenario: programs are read from the disk, Python is compiled
    timed: dict[str, list[Measured]] = {site.tool.name: [] for site in sites}
    watched: dict[str, list[Measured]] = {site.tool.name: [] for site in sites}
    for number in range(options.runs + options.memory_runs):
        memory = number >= options.runs
        for site in sites:
            measured = scenario.run(site, memory=memory)
            (watched if memory else timed)[site.tool.name].append(measured)
            sys.stderr.write(f"{entries} {scenario.name} {site.tool.name}: {measured}\n")
    return [
        report.Result(
            entries,
            scenario.title,
            site.tool.name,
            site.pages,
            tuple(timed[site.tool.name]),
            tuple(watched[site.tool.name]),
        )
        for site in sites
    ]


def _one_each(results: list[report.Result]) -> list[report.Result]:
    return list({result.tool: result for result in results}.values())


def _about(tools: list[Tool]) -> dict[str, object]:
    about: dict[str, object] = {"machine": f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}"}
    return about | {tool.name: f"{tool.version()} ({tool.remark})" for tool in tools}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
