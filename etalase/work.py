"""Doing one pure function for many things: the interface that stages know. Core."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")


class Work(Protocol):
    """Does pure functions of plain data, somewhere, or remembers what they gave."""

    def map(self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]) -> list[Result]:
        """`task(shared, item)` for every item, in order. A result depends on nothing else, so it may be remembered."""
        ...


class Here:
    """Does everything itself, at once."""

    def map(self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]) -> list[Result]:
        """See `Work.map`."""
        return [task(shared, item) for item in items]


HERE = Here()
