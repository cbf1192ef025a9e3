"""Builds one after the other: never two at once, and one more after a change that came meanwhile. Shell."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")

QUIET = 0.05
"""Seconds without a change after which one builds: programs save by writing a few files in turn."""

LONGEST = 0.3
"""Seconds after which one builds though there is no quiet."""


def settle(is_changed: Callable[[float], bool], now: Callable[[], float]) -> None:
    """Wait until a change is the last of several, or has waited long enough. `is_changed` tells whether something
    changes within so many seconds."""
    end = now() + LONGEST
    while is_changed(QUIET) and now() < end:
        pass


class Rebuilding(Generic[Result]):
    """Builds when something has changed, in a thread of its own, so that pages are shown meanwhile.

    Several quick changes are one build. However many come during a build, one follows it. `told` is called with what
    came of each, in that thread.
    """

    def __init__(self, build: Callable[[], Result], told: Callable[[Result], object]) -> None:
        self._build, self._told = build, told
        self._changed = threading.Event()
        self.is_building = False

    def changed(self) -> None:
        """Something has changed; may be called from any thread."""
        self._changed.set()

    def start(self) -> None:
        """Begin to build at changes, and at those that were told of before."""
        threading.Thread(target=self._run, name="builds", daemon=True).start()

    def _run(self) -> None:
        while True:
            self._changed.wait()
            settle(self._is_changed, time.monotonic)
            self._changed.clear()  # before the build looks at files: what changes from here on counts anew
            self.is_building = True
            result = self._build()
            self.is_building = False
            self._told(result)

    def _is_changed(self, seconds: float) -> bool:
        self._changed.clear()
        return self._changed.wait(seconds)
