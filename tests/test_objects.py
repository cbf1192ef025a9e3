"""Values by name: parts that lie in many values are kept once, and read when they are asked for."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from etalase import objects as objects_module
from etalase.memory import RamMemory
from etalase.objects import Forgotten, Objects, Stored
from etalase.work import Held
from tests.conftest import PROJECT


@dataclass(frozen=True)
class Card:
    title: str
    day: date
    inner: "Card | None" = None


def test_equal_values_have_equal_names_however_they_were_put_together() -> None:
    day = date(2026, 8, 17)
    shared, apart = [Card("a", day)] * 2, [Card("a", date(2026, 8, 17)), Card("".join(["a"]), day)]
    for objects in (Objects(RamMemory()), Objects(RamMemory(), (Card,))):
        assert objects.name(shared) == objects.name(apart)
        assert objects.name([Card("a", day)]) != objects.name([Card("b", day)])
    assert Objects(RamMemory()).name(Decimal("1.0")) != Objects(RamMemory()).name(Decimal("1.00"))


def test_names_are_the_same_in_every_process() -> None:
    value = "({'a': (1, 'b')}, 'kopi', None, Held('x'))"
    code = (
        "from etalase.objects import Objects; from etalase.memory import RamMemory; from etalase.work import Held; "
        f"print(Objects(RamMemory()).name({value}))"
    )
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


def test_a_part_of_many_values_is_kept_once_and_comes_back_as_one() -> None:
    memory = RamMemory()
    objects = Objects(memory, (Card,))
    card = Card("kopi", date(2026, 8, 17), Card("inner", date(2026, 1, 1)))
    first, second = objects.dump([card, "one"]), objects.dump({"two": card})
    kept = objects.new()
    assert len(kept) == 2  # the card and the one inside it
    memory.put(kept)
    reader = Objects(memory, (Card,))
    [one, _], other = reader.load(first), reader.load(second)["two"]
    assert one == other == card
    assert one is other


def test_a_card_that_came_from_the_memory_keeps_its_name() -> None:
    memory = RamMemory()
    objects = Objects(memory, (Card,))
    data = objects.dump([Card("kopi", date(2026, 8, 17))])
    memory.put(objects.new())
    reader = Objects(memory, (Card,))
    assert reader.dump(reader.load(data)) == data
    assert reader.new() == {}


def test_what_is_held_is_not_read_before_it_is_asked_for() -> None:
    memory = RamMemory()
    objects = Objects(memory)
    data = objects.dump(Held(["long"]))
    held = Objects(memory).load(data)
    assert isinstance(held, Stored)
    with pytest.raises(Forgotten):
        _ = held.value
    memory.put(objects.new())
    assert held.value == ["long"]
    assert Objects(memory).load(data) == held


def test_of_many_values_few_are_kept_at_hand_and_all_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects_module, "MOST_AT_HAND", 10)
    memory = RamMemory()
    cards = [Card(str(number), date(2026, 1, 1)) for number in range(50)]
    data = Objects(memory, (Card,)), [[card, card] for card in cards]
    written = data[0].dump(data[1])
    memory.put(data[0].new())
    reader = Objects(memory, (Card,))
    assert reader.load(written) == data[1]
    assert len(reader._by_name) <= 10
