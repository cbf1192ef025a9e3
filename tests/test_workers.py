"""Tasks in several processes, remembered."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from etalase import versions
from etalase.memory import DiskMemory, NoMemory
from etalase.workers import FEWEST, Namer, Workers
from tests.conftest import PROJECT

MANY = list(range(FEWEST * 2))


@dataclass(frozen=True)
class Factor:
    value: int


def times(factor: Factor, number: int) -> int:
    return factor.value * number


def where(factor: Factor, number: int) -> int:
    return os.getpid()


def die(factor: Factor, number: int) -> int:
    os._exit(3)


def fail(factor: Factor, number: int) -> int:
    raise ValueError(number)


def test_results_come_in_order_from_several_processes() -> None:
    workers = Workers(NoMemory(), "1")
    assert workers.map(times, Factor(3), MANY) == [3 * number for number in MANY]
    assert os.getpid() not in workers.map(where, Factor(3), MANY)


def test_few_tasks_are_done_here() -> None:
    assert Workers(NoMemory(), "1").map(where, Factor(1), [1, 2]) == [os.getpid()] * 2


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(2) as threads:
        assert Workers(NoMemory(), "1", threads).map(times, Factor(2), MANY) == [2 * number for number in MANY]


def test_processes_that_are_spawned_get_what_they_need() -> None:
    """As on Windows and macOS, where nothing is inherited."""
    import multiprocessing

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as spawned:
        assert Workers(NoMemory(), "1", spawned).map(times, Factor(2), MANY) == [2 * number for number in MANY]


def test_a_worker_that_dies_is_reported_and_not_awaited_for_ever() -> None:
    with pytest.raises(BrokenProcessPool):
        Workers(NoMemory(), "1").map(die, Factor(1), MANY)


def test_a_mistake_of_the_program_comes_through() -> None:
    with pytest.raises(ValueError, match="0"):
        Workers(NoMemory(), "1").map(fail, Factor(1), MANY)


def test_what_is_remembered_is_not_done_again(tmp_path: Path) -> None:
    memory = DiskMemory(tmp_path / "memory")
    first = Workers(memory, "1").map(where, Factor(1), MANY)
    assert Workers(memory, "1").map(where, Factor(1), MANY) == first
    other = Workers(memory, "1").map(where, Factor(1), [*MANY, -1])
    assert (other[:-1], other[-1]) == (first, os.getpid())


def test_another_task_value_item_or_version_is_another_result(tmp_path: Path) -> None:
    memory = DiskMemory(tmp_path / "memory")
    assert Workers(memory, "1").map(times, Factor(2), [5]) == [10]
    assert Workers(memory, "1").map(times, Factor(3), [5]) == [15]
    assert Workers(memory, "1").map(times, Factor(2), [6]) == [12]
    assert Workers(memory, "1").map(where, Factor(2), [5]) == [os.getpid()]
    memory.put(dict.fromkeys(memory.get([]), b""))
    assert Workers(memory, "2").map(times, Factor(2), [5]) == [10]


@dataclass(frozen=True)
class Card:
    title: str
    day: date


def test_equal_values_have_equal_names_however_they_were_put_together() -> None:
    day = date(2026, 8, 17)
    shared, apart = [Card("a", day)] * 2, [Card("a", date(2026, 8, 17)), Card("".join(["a"]), day)]
    for namer in (Namer(), Namer((Card,))):
        assert namer.name(shared) == namer.name(apart)
        assert namer.name([Card("a", day)]) != namer.name([Card("b", day)])
    assert Namer().name(Decimal("1.0")) != Namer().name(Decimal("1.00"))


def test_names_are_the_same_in_every_process() -> None:
    code = "from etalase.workers import Namer; print(Namer().name(({'a': (1, 'b')}, 'kopi', None)))"
    names = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(names) == 1


def test_the_version_of_all_code_changes_with_a_line_and_not_with_its_place(tmp_path: Path) -> None:
    import shutil

    def version_in(folder: Path) -> str:
        code = "from etalase.versions import of_all_code; print(of_all_code())"
        done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout

    for name in ("one", "two"):
        shutil.copytree(PROJECT / "etalase", tmp_path / name / "etalase", ignore=shutil.ignore_patterns("__pycache__"))
    assert version_in(tmp_path / "one") == version_in(tmp_path / "two")
    with (tmp_path / "two/etalase/formats.py").open("a") as file:
        file.write("# a line\n")
    assert version_in(tmp_path / "one") != version_in(tmp_path / "two")


def test_the_libraries_that_show_in_pages_are_dependencies_of_the_project() -> None:
    project = (PROJECT / "pyproject.toml").read_text("utf-8")
    assert all(f'"{library}>=' in project for library in versions.LIBRARIES)
