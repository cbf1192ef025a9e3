"""The new site replaces the old one, all or nothing."""

import os
from pathlib import Path

import pytest

from etalase import write
from etalase.model import Output

OLD = [Output("a/index.html", b"old"), Output("same.txt", b"same"), Output("gone.txt", b"gone")]
NEW = [Output("a/index.html", b"new!"), Output("same.txt", b"same")]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "output"
    write.outputs(OLD, tmp_path, target)
    return target


def test_the_folder_holds_the_new_site_and_nothing_else(tmp_path: Path, target: Path) -> None:
    manifest = write.outputs(NEW, tmp_path, target)
    assert files(target) == {"a/index.html": b"new!", "same.txt": b"same", ".gitignore": write.IGNORE_ALL}
    assert set(manifest.digests) == {"a/index.html", "same.txt"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_file_that_has_not_changed_keeps_its_time(tmp_path: Path, target: Path) -> None:
    os.utime(target / "same.txt", (1_000_000, 1_000_000))
    os.utime(target / "a/index.html", (1_000_000, 1_000_000))
    write.outputs(NEW, tmp_path, target)
    assert (target / "same.txt").stat().st_mtime == 1_000_000
    assert (target / "a/index.html").stat().st_mtime != 1_000_000


def test_the_gitignore_of_the_repository_stays(tmp_path: Path, target: Path) -> None:
    (target / ".gitignore").write_text("mine")
    write.outputs(NEW, tmp_path, target)
    assert (target / ".gitignore").read_text() == "mine"


def test_a_disk_that_fills_up_leaves_the_old_site(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(target)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write.outputs(NEW, tmp_path, target)
    monkeypatch.undo()
    assert files(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_build_killed_between_the_two_halves_of_the_swap_is_mended_by_the_next(tmp_path: Path, target: Path) -> None:
    before = files(target)
    target.rename(tmp_path / ".output-previous")
    write.recover(target)
    assert files(target) == before


def test_a_swap_that_fails_puts_the_old_site_back(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(target)
    rename = Path.rename

    def refuse(self: Path, other: Path) -> Path:
        if self.name == ".output-next":
            raise PermissionError(13, "in use")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        write.outputs(NEW, tmp_path, target)
    assert files(target) == before


def test_pictures_are_copied_from_the_project(tmp_path: Path, target: Path) -> None:
    (tmp_path / "picture.svg").write_bytes(b"<svg/>")
    write.outputs([Output("media/picture.svg", copied_from="picture.svg")], tmp_path, target)
    assert (target / "media/picture.svg").read_bytes() == b"<svg/>"


def test_a_file_where_the_folder_should_be_makes_way(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way")
    write.outputs(NEW, tmp_path, tmp_path / "output")
    assert files(tmp_path / "output").keys() == {"a/index.html", "same.txt", ".gitignore"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_an_output_that_is_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    elsewhere = tmp_path / "www"
    elsewhere.mkdir()
    (tmp_path / "output").symlink_to(elsewhere, target_is_directory=True)
    for _ in range(2):
        write.outputs(NEW, tmp_path, tmp_path / "output")
        assert (tmp_path / "output").is_symlink()
        assert (elsewhere / "same.txt").read_bytes() == b"same"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "www"]
