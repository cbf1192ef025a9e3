"""Tasks in several processes, remembered."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import pytest

from etalase import versions
from etalase.memory import DiskMemory, RamMemory
from etalase.objects import Forgotten
from etalase.work import Held
from etalase.workers import FEWEST, Workers, remembering
from tests.conftest import PROJECT

MANY = list(range(FEWEST * 2))


@dataclass(frozen=True)
class Factor:
    value: int


def times(factor: Factor, number: int) -> int:
    return factor.value * number


def where(factor: Factor, number: int) -> int:
    return os.getpid()


def halves(factor: Factor, number: int) -> tuple[int, Held[list[int]]]:
    return number, Held([number, factor.value])


def unfold(nothing: int, item: tuple[int, Held[list[int]]]) -> list[int]:
    return item[1].value


def note_and_add(file: Path, one: int, other: int) -> int:
    with file.open("a") as notes:
        notes.write(f"{one}+{other} ")
    return one + other


def die(factor: Factor, number: int) -> int:
    os._exit(3)


def fail(factor: Factor, number: int) -> int:
    raise ValueError(number)


def test_results_come_in_order_from_several_processes() -> None:
    workers = Workers(RamMemory(), "1")
    assert workers.map(times, Factor(3), MANY) == [3 * number for number in MANY]
    assert os.getpid() not in workers.map(where, Factor(3), MANY)


def test_few_tasks_are_done_here() -> None:
    assert Workers(RamMemory(), "1").map(where, Factor(1), [1, 2]) == [os.getpid()] * 2


def test_few_tasks_are_spread_too_if_they_cost_much() -> None:
    workers = Workers(RamMemory(), "1")
    assert workers.spread(times, Factor(2), [1, 2, 3], FEWEST) == [2, 4, 6]
    assert os.getpid() not in workers.spread(where, Factor(1), [1, 2], FEWEST // 2)
    assert workers.spread(where, Factor(1), [1], FEWEST // 2) == [os.getpid()]


def test_what_is_begun_is_done_elsewhere_once_and_remembered(tmp_path: Path) -> None:
    workers = Workers(DiskMemory(tmp_path / "memory"), "1")
    result = workers.begin(where, Factor(1), 1)
    elsewhere = result()
    assert elsewhere != os.getpid()
    assert workers.once(where, Factor(1), 1) == workers.begin(where, Factor(1), 1)() == elsewhere
    workers.close()


def test_what_is_kept_apart_of_something_begun_comes_with_it() -> None:
    memory = RamMemory()
    workers = Workers(memory, "1")
    _, held = workers.begin(halves, Factor(1), 8)()
    assert held.value == halves(Factor(1), 8)[1].value
    workers.close()


def test_a_mistake_in_something_begun_comes_through_when_it_is_asked_for() -> None:
    workers = Workers(RamMemory(), "1")
    result = workers.begin(fail, Factor(1), 0)
    with pytest.raises(ValueError, match="0"):
        result()
    workers.close()


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(2) as threads:
        assert Workers(RamMemory(), "1", threads).map(times, Factor(2), MANY) == [2 * number for number in MANY]


def test_processes_that_are_spawned_get_what_they_need() -> None:
    """As on Windows and macOS, where nothing is inherited."""
    import multiprocessing

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as spawned:
        assert Workers(RamMemory(), "1", spawned).map(times, Factor(2), MANY) == [2 * number for number in MANY]


def test_a_worker_that_dies_is_reported_and_not_awaited_for_ever() -> None:
    with pytest.raises(BrokenProcessPool):
        Workers(RamMemory(), "1").map(die, Factor(1), MANY)


def test_a_mistake_of_the_program_comes_through() -> None:
    with pytest.raises(ValueError, match="0"):
        Workers(RamMemory(), "1").map(fail, Factor(1), MANY)


def test_what_is_remembered_is_not_done_again(tmp_path: Path) -> None:
    memory = DiskMemory(tmp_path / "memory")
    first = Workers(memory, "1").map(where, Factor(1), MANY)
    assert Workers(memory, "1").map(where, Factor(1), MANY) == first
    other = Workers(memory, "1").map(where, Factor(1), [*MANY, -1])
    assert (other[:-1], other[-1]) == (first, os.getpid())


def test_what_is_held_is_named_and_read_when_it_is_asked_for(tmp_path: Path) -> None:
    memory = DiskMemory(tmp_path / "memory")
    first = Workers(memory, "1").map(halves, Factor(1), MANY)
    again = Workers(DiskMemory(memory.path), "1").map(halves, Factor(1), MANY)
    assert [held.name for _, held in first] == [held.name for _, held in again]
    assert len({held.name for _, held in first}) == len(MANY)
    memory.forget()
    assert [number for number, _ in again] == MANY
    with pytest.raises(Forgotten):
        _ = again[0][1].value


def test_spawned_processes_find_what_is_held(tmp_path: Path) -> None:
    import multiprocessing

    memory = DiskMemory(tmp_path / "memory")
    held = Workers(memory, "1").map(halves, Factor(7), MANY)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as spawned:
        assert Workers(memory, "1", spawned).spread(unfold, 0, held) == [[number, 7] for number in MANY]


def test_a_task_done_once_is_remembered_by_its_arguments(tmp_path: Path) -> None:
    memory = DiskMemory(tmp_path / "memory")
    assert Workers(memory, "1").once(note_and_add, tmp_path / "noted", 2, 3) == 5
    assert Workers(memory, "1").once(note_and_add, tmp_path / "noted", 2, 3) == 5
    assert Workers(memory, "1").once(note_and_add, tmp_path / "noted", 2, 4) == 6
    assert (tmp_path / "noted").read_text() == "2+3 2+4 "


def test_another_task_value_item_or_version_is_another_result(tmp_path: Path) -> None:
    memory = DiskMemory(tmp_path / "memory")
    assert Workers(memory, "1").map(times, Factor(2), [5]) == [10]
    assert Workers(memory, "1").map(times, Factor(3), [5]) == [15]
    assert Workers(memory, "1").map(times, Factor(2), [6]) == [12]
    assert Workers(memory, "1").map(where, Factor(2), [5]) == [os.getpid()]
    memory.put(dict.fromkeys(memory.get([]), b""))
    assert Workers(memory, "2").map(times, Factor(2), [5]) == [10]


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


def test_the_versions_of_all_installed_libraries_count(tmp_path: Path) -> None:
    folder = tmp_path / "site-packages"
    for name in ("markdown-3.10.dist-info", "jinja2-3.1.6.dist-info", "markdown"):
        (folder / name).mkdir(parents=True)
    found = versions.libraries([str(tmp_path), str(folder)])
    assert found == ["jinja2-3.1.6.dist-info", "markdown-3.10.dist-info"]
    assert any(name.lower().startswith("markdown-3.") for name in versions.libraries(sys.path))


def test_a_memory_that_is_lost_in_the_middle_costs_time_and_nothing_else(tmp_path: Path) -> None:
    memory = DiskMemory(tmp_path / "memory")
    used: list[type] = []

    def build(work: Workers) -> list[list[int]]:
        used.append(type(work.memory))
        results = work.map(halves, Factor(3), [1, 2])
        memory.forget()
        return [held.value for _, held in results]

    assert remembering(memory, "1", (), build) == [[1, 3], [2, 3]]
    assert used == [DiskMemory, RamMemory]
