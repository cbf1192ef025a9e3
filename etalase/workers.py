"""Work in as many processes as there are cores, and remembered on disk. Shell."""

import hashlib
import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from typing import Any, TypeVar

from etalase.memory import Memory

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 100
"""Fewer tasks are done quicker here than in processes that must be started first."""

CHUNK = 40
"""Tasks sent to a process at a time."""

_shared: Any = None  # what a forked process finds of the tasks it is made for


class Workers:
    """Spreads tasks over processes and remembers their results.

    `executor` is anything with the interface of `concurrent.futures.Executor`; without one, processes of this machine
    are started where there is enough to do. Results are keyed by everything they depend on: the task, the shared
    value, the item, and `version`, which stands for all code. `repeated` are types that lie in many items.
    """

    def __init__(
        self, memory: Memory, version: str, executor: Executor | None = None, repeated: tuple[type, ...] = ()
    ) -> None:
        self.memory, self.version, self.executor = memory, version, executor
        self.namer = Namer(repeated)

    def map(self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]) -> list[Result]:
        """See `work.Work.map`."""
        about = self.namer.name((self.version, task.__module__, task.__qualname__, shared))
        keys = [self.namer.name((about, item)) for item in items]
        found: dict[str, bytes] = self.memory.get(keys)
        missing = [number for number, key in enumerate(keys) if key not in found]
        done = self._do(task, shared, [items[number] for number in missing])
        new = {keys[number]: result for number, result in zip(missing, done, strict=True)}
        self.memory.put(new)
        found |= new
        return [pickle.loads(found[key]) for key in keys]

    def _do(self, task: Callable[[Shared, Item], Result], shared: Shared, items: list[Item]) -> Iterator[bytes]:
        chunks = [items[n : n + CHUNK] for n in range(0, len(items), CHUNK)]
        if self.executor is None and len(items) < FEWEST:
            for chunk in chunks:
                yield from _run(task, shared, chunk)
            return
        forks = self.executor is None and "fork" in multiprocessing.get_all_start_methods() and sys.platform == "linux"
        sent = None if forks else shared
        with self._pool(shared, forks=forks) as pool:
            waiting = [pool.submit(_run, task, sent, chunk) for chunk in chunks]
            for future in waiting:
                yield from future.result()

    def _pool(self, shared: object, *, forks: bool) -> AbstractContextManager[Executor]:
        if self.executor is not None:
            return nullcontext(self.executor)
        global _shared  # the one way to hand a value to forked processes without copying it
        _shared = shared
        method = multiprocessing.get_context("fork" if forks else None)
        return ProcessPoolExecutor(os.cpu_count(), mp_context=method)


def _run(task: Callable[[Shared, Item], Result], shared: Shared | None, items: list[Item]) -> list[bytes]:
    known: Any = _shared if shared is None else shared
    return [pickle.dumps(task(known, item), pickle.HIGHEST_PROTOCOL) for item in items]


class Namer:
    """Gives values names: the same for equal values, in any process.

    Values of the types `repeated` lie in many others; each object is named once, and by its name in the others.
    """

    def __init__(self, repeated: tuple[type, ...] = ()) -> None:
        self._named: dict[int, tuple[object, str]] = {}  # the object is kept, so that its id stays its own
        self._reducers: dict[type, Callable[[object], Any]] = dict.fromkeys(repeated, self._by_name)

    def name(self, value: object) -> str:
        """The name of a value."""
        return self._digest(value, self._reducers)

    def _by_name(self, value: object) -> tuple[type, tuple[str]]:
        if id(value) not in self._named:
            self._named[id(value)] = (value, self._digest(value, {}))
        return type(value), (self._named[id(value)][1],)

    @staticmethod
    def _digest(value: object, reducers: dict[type, Callable[[object], Any]]) -> str:
        written = BytesIO()
        pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # no references back: the same value gives the same bytes, however it was put together
        pickler.dispatch_table = reducers
        pickler.dump(value)
        return hashlib.blake2b(written.getbuffer(), digest_size=20).hexdigest()
