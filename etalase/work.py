"""Doing pure functions, somewhere, and remembering what they gave: the interface that stages know. Core."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Generic, Protocol, TypeVar

Value = TypeVar("Value", covariant=True)
Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")


class Held(Generic[Value]):
    """A value that may lie elsewhere until it is asked for.

    Equal names stand for equal values; the name is empty where nothing is remembered.
    """

    __slots__ = ("_value",)

    def __init__(self, value: Value) -> None:
        self._value = value

    @property
    def value(self) -> Value:
        """The value itself."""
        return self._value

    @property
    def name(self) -> str:
        """A name for the value, or nothing."""
        return ""


class Work(Protocol):
    """Does pure functions of plain data. What they give depends on their arguments only, so it may be remembered.

    An item may have a `label`, by which people know it.
    """

    def stage(self, name: str) -> AbstractContextManager[None]:
        """What is done inside belongs to that stage of the build."""
        ...

    def map(self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]) -> list[Result]:
        """`task(shared, item)` for every item, in order."""
        ...

    def once(self, task: Callable[..., Result], *arguments: object) -> Result:
        """`task(*arguments)`."""
        ...

    def begin(self, task: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        """`task(*arguments)`, done while this process does something else; gives what waits for the result."""
        ...

    def spread(
        self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], cost: int = 1
    ) -> list[Result]:
        """`task(shared, item)` for every item, in order, each time anew: for tasks that do something.

        `cost` tells how many pages could be written in the time of one task.
        """
        ...


class Here:
    """Does everything itself, at once, and remembers nothing."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """See `Work.stage`."""
        del name
        return nullcontext()

    def map(self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]) -> list[Result]:
        """See `Work.map`."""
        return [task(shared, item) for item in items]

    def once(self, task: Callable[..., Result], *arguments: object) -> Result:
        """See `Work.once`."""
        return task(*arguments)

    def begin(self, task: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        """See `Work.begin`."""
        return partial(self.once, task, *arguments)

    def spread(
        self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], cost: int = 1
    ) -> list[Result]:
        """See `Work.spread`."""
        del cost
        return self.map(task, shared, items)


HERE = Here()
