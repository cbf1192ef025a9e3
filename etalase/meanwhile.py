"""Answers found by a process of its own while this one does something else. Shell.

Imports next to nothing: it is asked before anything else is loaded.
"""

import contextlib
import io
import marshal
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any, NoReturn


class Meanwhile:
    """Plain data (see `marshal`), one value after the other, found out in a second process where there can be one.

    Elsewhere they are found out when they are asked for.
    """

    def __init__(self, find: Callable[[], Iterator[Any]]) -> None:
        self._find, self._known = find, list[Any]()
        self._child = 0
        self._stream: io.BufferedReader | None = None
        if hasattr(os, "fork"):
            self._child, self._stream = _started(find)
        self._here: Iterator[Any] | None = None

    def answer(self, number: int) -> Any:
        """The value of that number, from 0; None where there are fewer."""
        while len(self._known) <= number:
            self._known.append(self._next())
        return self._known[number]

    def close(self) -> None:
        """End the second process, whether or not it has found all."""
        if self._stream:
            self._stream.close()
            self._stream = None
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)

    def _next(self) -> Any:
        if self._stream:
            try:
                return marshal.load(self._stream)
            except (EOFError, ValueError, TypeError):  # it was ended from outside: found out here then
                self.close()
        if self._here is None:
            self._here = self._find()
            for _ in self._known:
                next(self._here, None)
        return next(self._here, None)


@contextlib.contextmanager
def interrupts_later() -> Iterator[None]:
    """Keep Ctrl-C until what is done inside is done. Processes started inside never hear of it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _started(find: Callable[[], Iterator[Any]]) -> tuple[int, io.BufferedReader]:
    read, write = os.pipe()
    with interrupts_later():  # in the midst of a fork, Python loses or tells of them
        child = os.fork()
        if not child:
            os.close(read)
            _answer(find, write)
    os.close(write)
    return child, os.fdopen(read, "rb")


def _answer(find: Callable[[], Iterator[Any]], write: int) -> NoReturn:
    """Tell all that is found and end, whatever happens: nobody else may believe to be this process."""
    try:
        with os.fdopen(write, "wb") as stream:
            for value in find():
                stream.write(marshal.dumps(value))
                stream.flush()
    finally:
        os._exit(0)
