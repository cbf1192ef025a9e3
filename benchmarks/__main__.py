"""`python -m benchmarks`: builds the same made-up site with several generators, and compares what it costs."""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import report
from benchmarks.measure import adopt_orphans
from benchmarks.peers import Tool, all_tools
from benchmarks.rounds import Plan, measure_size
from benchmarks.scenarios import SCENARIOS

TOOLS_FOLDER = Path(__file__).resolve().parent.parent / ".tools" / "bench"


def main() -> None:
    """Install what is missing, measure, print tables."""
    options = _options()
    adopt_orphans()
    tools = [tool for name, tool in all_tools().items() if name in options.tools]
    for tool in tools:
        tool.install(TOOLS_FOLDER / tool.name)
    about = _about(tools, options.page_size)
    _say("\n".join(f"* {key}: {value}" for key, value in about.items()))
    plan = Plan(options.scenarios, options.runs, options.memory_runs, options.page_size, options.folder)
    results: list[report.Result] = []
    for entries in options.entries:
        asked = [tool for tool in tools if entries <= tool.most or options.all]
        measured = list(measure_size(asked, entries, plan))
        results += measured
        _say(f"\n## {entries:,} entries in two languages\n\n{report.pages(measured)}")
        if len(asked) < len(tools):
            _say(f"Left out at this size (--all): {', '.join(tool.name for tool in tools if tool not in asked)}")
        _say(f"\n{report.table(measured)}")
        if options.json:
            options.json.write_text(report.as_json(results, about), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[100, 1000], help="entries, each in two languages")
    parser.add_argument("--runs", type=int, default=3, help="builds that are timed, of each tool in each scenario")
    parser.add_argument("--memory-runs", type=int, default=1, help="further builds whose memory is watched")
    parser.add_argument("--tools", nargs="+", choices=list(all_tools()), default=list(all_tools()))
    parser.add_argument("--scenarios", nargs="+", choices=list(SCENARIOS), default=list(SCENARIOS))
    parser.add_argument("--page-size", type=int, metavar="N", help="entries on a page of a list; else all of them")
    parser.add_argument("--all", action="store_true", help="also the tools that take minutes at a size")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single build to a file")
    parser.add_argument("--folder", type=Path, help="where sites are written; else a folder for temporary files")
    return parser.parse_args()


def _about(tools: Sequence[Tool], page_size: int | None) -> dict[str, str]:
    machine = f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}"
    lists = f"{page_size or 'all'} entries on a page"
    return {"machine": machine, "lists": lists} | {tool.name: f"{tool.version()} ({tool.remark})" for tool in tools}


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
