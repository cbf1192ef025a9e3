"""What was measured, as medians and as ratios to Hugo: tables in Markdown, and the same for programs."""

import json
import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from benchmarks.measure import Measured

MEASURE = "hugo"
"""The tool that the others are compared with."""


@dataclass(frozen=True)
class Result:
    """All builds of one tool in one scenario: `timed` for time, `watched` for memory; `html` is bytes of all pages."""

    entries: int
    scenario: str
    tool: str
    pages: int
    html: int
    timed: tuple[Measured, ...]
    watched: tuple[Measured, ...]

    @property
    def wall(self) -> float:
        """Median seconds from start to end."""
        return statistics.median(one.wall for one in self.timed)

    @property
    def cpu(self) -> float:
        """Median seconds of all processors together."""
        return statistics.median(one.cpu for one in self.timed)

    @property
    def memory(self) -> float:
        """Median of the most bytes held at once; 0 where memory was not looked at."""
        return statistics.median(one.memory for one in self.watched) if self.watched else 0


def pages(results: Iterable[Result]) -> str:
    """How much each tool writes: tools that do not write as much are not compared."""
    known = {result.tool: result for result in results}
    return "HTML pages: " + ", ".join(f"{one.tool} {one.pages:,} ({one.html / 1e6:.1f} MB)" for one in known.values())


def table(results: Iterable[Result]) -> str:
    """One size as a table; every cell is a median, and behind it how many times Hugo's that is."""
    rows = [
        "| scenario | tool | wall s | × Hugo | CPU s | × Hugo | peak MB | × Hugo | fastest–slowest wall s |",
        "|---|---|" + "--:|" * 7,
    ]
    known = list(results)
    for result in known:
        peer = next((one for one in known if (one.scenario, one.tool) == (result.scenario, MEASURE)), None)
        cells = [
            result.scenario,
            result.tool,
            f"{result.wall:.2f}",
            _ratio(result, peer, lambda one: one.wall),
            f"{result.cpu:.2f}",
            _ratio(result, peer, lambda one: one.cpu),
            f"{result.memory / 1e6:.0f}" if result.memory else "–",
            _ratio(result, peer, lambda one: one.memory),
            f"{min(one.wall for one in result.timed):.2f}–{max(one.wall for one in result.timed):.2f}",
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _ratio(result: Result, peer: Result | None, what: Callable[[Result], float]) -> str:
    return f"{what(result) / what(peer):.2f}" if peer and what(peer) else "–"


def as_json(results: Iterable[Result], about: dict[str, str]) -> str:
    """Everything, single builds included."""
    return json.dumps({"about": about, "results": [asdict(result) for result in results]}, indent=1)
