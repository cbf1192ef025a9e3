"""Rows in a file: right or gone, never wrong."""

from pathlib import Path

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
