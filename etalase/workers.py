"""Work in as many processes as there are cores, and remembered on disk. Shell."""

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from etalase.meanwhile import Meanwhile, interrupts_later
from etalase.memory import DiskMemory, Memory, RamMemory
from etalase.objects import SPILL, Forgotten, Objects
from etalase.watch import Watch

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 100
"""Fewer tasks, each of the cost of a page, are done quicker here than in processes that must be started first."""

CHUNK = 40
"""Tasks of the cost of a page sent to a process at a time."""

GROUP = 100
"""Tasks whose results are remembered together as well: most often none of a group has changed."""

_inherited: Any = None  # what a forked process finds of the tasks it is made for


class Workers:
    """Spreads tasks over processes and remembers their results.

    `executor` is anything with the interface of `concurrent.futures.Executor`; without one, processes of this machine
    are started where there is enough to do. Results are keyed by everything they depend on: the task, its arguments,
    and `version`, which stands for all code. For `apart` see `Objects`.
    """

    def __init__(
        self,
        memory: Memory,
        version: str,
        executor: Executor | None = None,
        apart: tuple[type, ...] = (),
        watch: Watch | None = None,
    ) -> None:
        self.memory, self.version, self.executor = memory, version, executor
        self.objects = Objects(memory, apart)
        self.watch = watch or Watch()
        self._begun: list[Meanwhile] = []

    def stage(self, name: str) -> AbstractContextManager[None]:
        """See `work.Work.stage`."""
        return self.watch.stage(name)

    def map(self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]) -> list[Result]:
        """See `work.Work.map`. Raises `Forgotten`."""
        about = self._name(task, shared)
        groups = [items[start : start + GROUP] for start in range(0, len(items), GROUP)]
        names = [self.objects.name((about, "group", group)) for group in groups]
        found = self.memory.get(names)
        missing = [item for name, group in zip(names, groups, strict=True) if name not in found for item in group]
        made = iter(self._map(task, shared, missing, about))
        results: list[Result] = []
        for name, group in zip(names, groups, strict=True):
            if name in found:
                results += self.objects.load(found[name])
            else:
                results += (of_group := list(islice(made, len(group))))
                self.memory.put({name: self.objects.dump(of_group)})
        return results

    def _map(
        self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], about: str
    ) -> list[Result]:
        """The results, each remembered by itself: of a group of which one item has changed, all others are known."""
        keys = [self.objects.name((about, item)) for item in items]
        found = self.memory.get(keys)
        missing = [number for number, key in enumerate(keys) if key not in found]
        dumped = self._do(_dumped, (task, shared, self.objects), [items[number] for number in missing])
        new: dict[str, bytes] = {}
        for number, (result, parts) in zip(missing, dumped, strict=True):
            found[keys[number]] = result
            new |= parts
            new[keys[number]] = result
            if len(new) >= SPILL:
                self.memory.put(new)
                new = {}
        self.memory.put(new)
        return [self.objects.load(found[key]) for key in keys]

    def once(self, task: Callable[..., Result], *arguments: object) -> Result:
        """See `work.Work.once`. Raises `Forgotten`."""
        key = self._name(task, arguments)
        found = self.memory.get([key]).get(key)
        if found is None:
            with self.objects.spilling():
                found = self.objects.dump(task(*arguments))
            self.objects.forget_if_many()
            self.memory.put({key: found})
        result: Result = self.objects.load(found)
        return result

    def begin(self, task: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        """See `work.Work.begin`; what is given raises `Forgotten`."""
        if self.executor is not None:
            return partial(self.once, task, *arguments)
        key = self._name(task, arguments)
        found = self.memory.get([key]).get(key)
        if found is not None:
            return partial(self.objects.load, found)
        begun = Meanwhile(lambda: iter([_dumped_once(self.objects, task, arguments)]))
        self._begun.append(begun)
        return partial(self._finished, key, begun)

    def close(self) -> None:
        """End what was begun and is not waited for."""
        for begun in self._begun:
            begun.close()

    def _name(self, task: Callable[..., object], arguments: object) -> str:
        return self.objects.name((self.version, task.__module__, task.__qualname__, arguments))

    def _finished(self, key: str, begun: Meanwhile) -> Any:
        found, parts = begun.answer(0)
        begun.close()
        self.memory.put(parts | {key: found})
        return self.objects.load(found)

    def spread(
        self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], cost: int = 1
    ) -> list[Result]:
        """See `work.Work.spread`."""
        return list(self._do(task, shared, items, cost))

    def _do(
        self, task: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], cost: int = 1
    ) -> Iterator[Result]:
        """The results in order; who watches is told of each."""
        chunk = max(1, CHUNK // cost)
        timed = self._timed(task, shared, items, chunk, is_little=len(items) * cost < FEWEST)
        for done, (item, (result, seconds)) in enumerate(zip(items, timed, strict=True), 1):
            self.watch.note(str(getattr(item, "label", "")), seconds)
            if done % chunk == 0:
                self.watch.progress(done, len(items))
            yield result

    def _timed(
        self,
        task: Callable[[Shared, Item], Result],
        shared: Shared,
        items: Sequence[Item],
        chunk: int,
        *,
        is_little: bool,
    ) -> Iterator[tuple[Result, float]]:
        if self.executor is None and is_little:
            yield from (_timed(task, shared, item) for item in items)
            return
        forks = self.executor is None and sys.platform == "linux"
        parts = [slice(start, start + chunk) for start in range(0, len(items), chunk)]
        with self._pool((task, shared, items), forks=forks) as pool:
            with interrupts_later():  # processes are started here; half of one cannot be interrupted in an orderly way
                if forks:
                    waiting = deque(pool.submit(_run_inherited, part) for part in parts)
                else:
                    waiting = deque(pool.submit(_run, task, shared, items[part]) for part in parts)
            try:
                while waiting:
                    yield from waiting.popleft().result()  # and let go of it: results may be large
            finally:
                for future in waiting:
                    future.cancel()  # something went wrong: nobody wants the rest

    def _pool(self, inherited: object, *, forks: bool) -> AbstractContextManager[Executor]:
        if self.executor is not None:
            return nullcontext(self.executor)
        import multiprocessing  # most builds have too little to do
        from concurrent.futures import ProcessPoolExecutor

        if forks:
            gc.freeze()  # what is there already is not looked through, and so not copied, by every process
        global _inherited  # the one way to hand values to forked processes without copying them
        _inherited = inherited
        method = multiprocessing.get_context("fork" if forks else None)
        return ProcessPoolExecutor(os.cpu_count(), mp_context=method, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let a process end when the one that started it is killed, for then nobody can send it home.

    Ctrl-C is for the one that started it.
    """
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)

    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def remembering(
    memory: DiskMemory,
    version: str,
    apart: tuple[type, ...],
    build: Callable[[Workers], Result],
    watch: Watch | None = None,
) -> Result:
    """What `build` gives with workers that remember on disk; where that memory is lost meanwhile, without it."""
    try:
        return _built(build, Workers(memory, version, apart=apart, watch=watch))
    except Forgotten:
        memory.forget()
        return _built(build, Workers(RamMemory(), version, apart=apart, watch=watch))


def _built(build: Callable[[Workers], Result], workers: Workers) -> Result:
    try:
        return build(workers)
    finally:
        workers.close()


def _run_inherited(part: slice) -> list[Any]:
    task, shared, items = _inherited
    return _run(task, shared, items[part])


def _run(task: Callable[[Any, Any], Any], shared: Any, items: Sequence[Any]) -> list[tuple[Any, float]]:
    return [_timed(task, shared, item) for item in items]


def _timed(task: Callable[[Any, Any], Result], shared: Any, item: Any) -> tuple[Result, float]:
    """The result, and the seconds it took."""
    started = time.perf_counter()
    return task(shared, item), time.perf_counter() - started


def _dumped(about: tuple[Callable[[Any, Any], Any], Any, Objects], item: Any) -> tuple[bytes, dict[str, bytes]]:
    """The result of a task as bytes, and what is kept apart of it."""
    task, shared, objects = about
    return _dumped_once(objects, task, (shared, item))


def _dumped_once(
    objects: Objects, task: Callable[..., Any], arguments: tuple[object, ...]
) -> tuple[bytes, dict[str, bytes]]:
    result = objects.dump(task(*arguments))
    return result, objects.new()
