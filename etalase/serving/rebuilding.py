"""Builds one after the other: never two at once, and one more after a change that came meanwhile. Shell."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Rebuilding(Generic[Result]):
    """Builds when something has changed, in a thread of its own, so that pages are shown meanwhile.

    However many changes come during a build, one build follows it. `told` is called with what came of each, in that
    thread.
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
            self._changed.clear()  # before the build looks at files: what changes from here on counts anew
            self.is_building = True
            result = self._build()
            self.is_building = False
            self._told(result)
