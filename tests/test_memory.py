"""Remembered results: right or gone, never wrong."""

import random
from pathlib import Path

import pytest

from etalase.memory import DiskMemory

VALUES = {f"key-{number}": bytes([number]) * 300 for number in range(200)}


@pytest.fixture
def memory(tmp_path: Path) -> DiskMemory:
    memory = DiskMemory(tmp_path / ".cache" / "memory.sqlite3")
    memory.put(VALUES)
    return memory


def test_what_was_put_is_found_again(memory: DiskMemory) -> None:
    assert memory.get(VALUES) == VALUES
    assert DiskMemory(memory.path).get(["key-7", "unknown"]) == {"key-7": VALUES["key-7"]}


def test_an_empty_memory_knows_nothing(tmp_path: Path) -> None:
    assert DiskMemory(tmp_path / "none").get(["a"]) == {}


def test_a_deleted_memory_begins_anew(memory: DiskMemory) -> None:
    memory.path.unlink()
    assert memory.get(VALUES) == {}
    memory.put({"a": b"1"})
    assert memory.get(["a"]) == {"a": b"1"}


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_memory_gives_only_what_is_whole(memory: DiskMemory, share: float) -> None:
    content = memory.path.read_bytes()
    memory.path.write_bytes(content[: int(len(content) * share)])
    assert memory.get(VALUES).items() <= VALUES.items()
    memory.put({"a": b"1"})
    assert memory.get(["a"]).items() <= {"a": b"1"}.items()


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_memory_gives_only_what_is_whole(memory: DiskMemory, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(memory.path.read_bytes())
    for _ in range(chance.choice([1, 10, 500])):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    memory.path.write_bytes(content)
    assert memory.get(VALUES).items() <= VALUES.items()


def test_values_that_change_places_are_not_taken_for_each_other(memory: DiskMemory) -> None:
    import sqlite3

    with sqlite3.connect(memory.path) as database:
        other = "(SELECT digest, value FROM memory WHERE key = 'key-2')"
        database.execute(f"UPDATE memory SET (digest, value) = {other} WHERE key = 'key-1'")
    database.close()
    assert memory.get(["key-1", "key-2"]) == {"key-2": VALUES["key-2"]}


def test_a_file_that_is_no_database_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    path.write_text("Kopi Bukit Tempurung " * 100)
    memory = DiskMemory(path)
    assert memory.get(["a"]) == {}
    memory.put({"a": b"1"})
    assert memory.get(["a"]) == {"a": b"1"}


def test_a_place_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = DiskMemory(tmp_path / "file" / "memory.sqlite3")
    memory.put({"a": b"1"})
    assert memory.get(["a"]) == {}
