"""Answers found by a process of its own while this one does something else."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etalase.meanwhile import Meanwhile


@pytest.fixture
def meanwhile() -> Iterator[Callable[[Callable[[], Iterator[object]]], Meanwhile]]:
    begun: list[Meanwhile] = []

    def begin(find: Callable[[], Iterator[object]]) -> Meanwhile:
        begun.append(Meanwhile(find))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


Begin = Callable[[Callable[[], Iterator[object]]], Meanwhile]


def pids() -> Iterator[int]:
    yield from (os.getpid() for _ in range(3))


def test_answers_come_from_one_other_process(meanwhile: Begin) -> None:
    found = meanwhile(pids)
    assert found.answer(2) == found.answer(0) == found.answer(1) != os.getpid()
    assert found.answer(3) is None


def test_without_such_a_process_they_are_found_when_they_are_asked_for(
    meanwhile: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork")
    asked = []

    def find() -> Iterator[int]:
        for number in range(3):
            asked.append(number)
            yield number

    found = meanwhile(find)
    assert asked == []
    assert (found.answer(1), asked) == (1, [0, 1])
    assert found.answer(3) is None


def test_where_the_other_process_is_ended_the_rest_is_found_here(meanwhile: Begin, tmp_path: Path) -> None:
    def find() -> Iterator[int]:
        yield os.getpid()
        while not (tmp_path / "ended").exists():
            time.sleep(0.01)
        yield os.getpid()

    found = meanwhile(find)
    os.kill(found.answer(0), signal.SIGKILL)
    (tmp_path / "ended").touch()
    assert found.answer(1) == os.getpid() != found.answer(0)


def test_where_the_other_process_fails_the_mistake_is_told_here(meanwhile: Begin) -> None:
    def find() -> Iterator[int]:
        yield 1
        raise OSError("no")

    found = meanwhile(find)
    assert found.answer(0) == 1
    with pytest.raises(OSError, match="no"):
        found.answer(1)


def test_no_process_is_left_and_much_is_no_reason_to_wait(meanwhile: Begin) -> None:
    def find() -> Iterator[object]:
        yield os.getpid()
        while True:
            yield "x" * 1_000_000

    found = meanwhile(find)
    child = found.answer(0)
    found.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
