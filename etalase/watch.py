"""Where the time of a build goes, and how far it has come. Shell."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct, field

LONG = 1.0
"""Seconds. Work that takes less needs no progress bar."""

SLOWEST = 10
"""As many items are named in a profile."""


class Watch(Struct):
    """Seconds by stage, and by stage and label of its items. `shows_progress` where somebody looks at a terminal."""

    shows_progress: bool = False
    stages: dict[str, float] = field(default_factory=dict)
    items: dict[tuple[str, str], float] = field(default_factory=dict)
    _stage: str = ""
    _started: float = field(default_factory=time.perf_counter)
    _bar: Any = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside; problems and other ends of it count as well. A stage inside is not in both."""
        outer, self._stage = self._stage, name
        self.stages.setdefault(name, 0)
        started = time.perf_counter()
        try:
            yield
        finally:
            self._close_bar()
            seconds = time.perf_counter() - started
            self.stages[name] += seconds
            if outer:
                self.stages[outer] -= seconds
            self._stage = outer

    def note(self, label: str, seconds: float) -> None:
        """An item of the stage was done; in a process of its own, perhaps."""
        self.items[self._stage, label] = self.items.get((self._stage, label), 0) + seconds

    def progress(self, done: int, total: int) -> None:
        """So many of the items of the stage are done."""
        if not self.shows_progress or time.perf_counter() - self._started < LONG:
            return
        if self._bar is None:
            self._bar = _open_bar(self._stage, total)
        bar, task = self._bar
        bar.update(task, completed=done)

    def slowest(self) -> list[tuple[str, str, float]]:
        """The items that took longest: stage, label, seconds."""
        ranked = sorted(self.items.items(), key=lambda item: (-item[1], item[0]))
        return [(stage, label, seconds) for (stage, label), seconds in ranked[:SLOWEST]]

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar[0].stop()
            self._bar = None


def _open_bar(stage: str, total: int) -> tuple[Any, Any]:
    from rich.console import Console  # most builds are done before a bar would be needed
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(file=sys.stderr), transient=True)
    task = bar.add_task(stage, total=total)
    bar.start()
    return bar, task
