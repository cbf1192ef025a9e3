"""Where the time of a build goes."""

import pytest

from etalase import watch
from etalase.watch import Watch


def test_a_stage_inside_another_is_not_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 2.0, 5.0, 9.0])
    monkeypatch.setattr(watch.time, "perf_counter", lambda: next(clock))
    watched = Watch()
    with watched.stage("write"), watched.stage("index"):
        pass
    assert watched.stages == {"write": 6.0, "index": 3.0}
    assert list(watched.stages) == ["write", "index"]
