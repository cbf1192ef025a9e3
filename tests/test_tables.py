"""Rows in a file: right or gone, never wrong."""

import sys
from pathlib import Path

import pytest

from etalase.tables import read_table, write_table


def test_a_table_is_read_back_or_is_empty(tmp_path: Path) -> None:
    file = tmp_path / ".cache" / "rows"
    assert read_table(file) == {}
    write_table(file, {"a": (1, "b")})
    assert read_table(file) == {"a": (1, "b")}
    content = file.read_bytes()
    for damaged in (content[:-1], content[:10], b"", content[:20] + b"x" + content[21:]):
        file.write_bytes(damaged)
        assert read_table(file) == {}


def test_a_place_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    write_table(tmp_path / "file" / "rows", {"a": 1})
    assert read_table(tmp_path / "file" / "rows") == {}


class Old:
    """What code of another version kept."""


def test_what_other_code_has_written_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rows"
    write_table(file, {"a": Old()})
    monkeypatch.delattr(sys.modules[__name__], "Old")
    assert read_table(file) == {}
