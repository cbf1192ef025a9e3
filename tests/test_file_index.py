"""Files that look as before are not read again."""

from pathlib import Path

import pytest

from etalase import file_index
from etalase.file_index import FileIndex, Found
from etalase.scan import scan

FOUND = Found("digest", 800, 600)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose one file has been left alone for long enough."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.svg").write_text("kopi")
    monkeypatch.setattr(file_index, "DOUBTFUL", -(10**18))
    return tmp_path


def remembered(root: Path, version: str = "1") -> Found | None:
    index = FileIndex(root / "files", version)
    [seen] = index.look(root, "content")
    found = index.found(seen)
    index.note(seen, FOUND)
    index.save()
    return found


def test_a_file_that_looks_as_before_is_known(root: Path) -> None:
    assert [remembered(root), remembered(root), remembered(root)] == [None, FOUND, FOUND]


def test_a_file_that_was_written_again_is_not(root: Path) -> None:
    remembered(root)
    (root / "content/a.svg").write_text("teh!")
    assert remembered(root) is None


def test_what_other_code_found_is_not_trusted(root: Path) -> None:
    remembered(root)
    assert remembered(root, "2") is None


def test_a_file_changed_just_before_is_not_trusted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_index, "DOUBTFUL", 2_000_000_000)
    assert [remembered(root), remembered(root)] == [None, None]


def test_what_somebody_has_seen_already_is_not_looked_for_again(root: Path) -> None:
    seen = scan(root, ("content",))
    (root / "content/b.svg").write_text("later")
    assert FileIndex(seen=seen).look(root, "content") == seen
