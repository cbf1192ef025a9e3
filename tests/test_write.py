"""The new site replaces the old one, all or nothing."""

import json
import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from etalase import ledger, swap, write
from etalase.ledger import Ledger, look
from etalase.meanwhile import Meanwhile
from etalase.model import Output, Picture
from etalase.work import Held

OLD = [Output("a/index.html", b"old"), Output("same.txt", b"same"), Output("b/c/gone.txt", b"gone")]
NEW = [Output("a/index.html", b"new!"), Output("same.txt", b"same"), Output("d/e.txt", b"more")]
SITE = {"a/index.html": b"new!", "same.txt": b"same", "d/e.txt": b"more"}
OWN = {".gitignore", "build-manifest.json"}


def files(folder: Path) -> dict[str, bytes]:
    """The files of the site; those of the build itself must be there too."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found.keys() >= OWN
    return {path: content for path, content in found.items() if path not in OWN}


def never(*_: object) -> bool:
    return False


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "output"
    write.outputs(OLD, tmp_path, target)
    return target


def test_the_folder_holds_the_new_site_and_nothing_else(tmp_path: Path, target: Path) -> None:
    manifest = write.outputs(NEW, tmp_path, target)
    assert files(target) == SITE
    assert not (target / "b").exists()
    assert manifest.digests == {path: sha256(content).hexdigest() for path, content in SITE.items()}
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".output-spare"}


def test_the_build_manifest_names_every_file_with_its_digest_and_what_it_was_made_from(
    tmp_path: Path, target: Path
) -> None:
    write.outputs([Output("a.html", b"a", made_from=("content/a.md",))], tmp_path, target)
    assert json.loads((target / "build-manifest.json").read_bytes()) == {
        "a.html": {"sha256": sha256(b"a").hexdigest(), "made_from": ["content/a.md"]}
    }


def test_a_file_that_has_not_changed_keeps_its_time_through_many_builds(tmp_path: Path, target: Path) -> None:
    os.utime(target / "same.txt", (1_000_000, 1_000_000))
    os.utime(target / "a/index.html", (1_000_000, 1_000_000))
    for site in (NEW, OLD, NEW):
        write.outputs(site, tmp_path, target)
        assert (target / "same.txt").stat().st_mtime == 1_000_000
    assert (target / "a/index.html").stat().st_mtime != 1_000_000
    assert files(target) == SITE


@pytest.mark.parametrize("builds", [1, 2, 3])
def test_what_somebody_put_into_the_folder_goes_and_does_not_come_back(
    tmp_path: Path, target: Path, builds: int
) -> None:
    (target / "stray.html").write_text("stray")
    (target / "a/deep/empty").mkdir(parents=True)
    (target / "loop").symlink_to(target)
    for _ in range(builds):
        write.outputs(NEW, tmp_path, target)
        assert files(target) == SITE
        assert {path.name for path in target.iterdir()} == {"a", "d", "same.txt"} | OWN
        assert {path.name for path in (target / "a").iterdir()} == {"index.html"}


def test_a_folder_where_a_file_belongs_and_the_other_way_round(tmp_path: Path, target: Path) -> None:
    first, second = [Output("x", b"1"), Output("y/z", b"2")], [Output("x/z", b"3"), Output("y", b"4")]
    for site in (first, second, first, second):
        write.outputs(site, tmp_path, target)
        assert files(target) == {output.path: output.content for output in site}


class Counted(Held[bytes]):
    """Content with a name, which counts how often it was asked for."""

    def __init__(self, value: bytes, name: str) -> None:
        super().__init__(value)
        self._name, self.times = name, 0

    @property
    def name(self) -> str:
        return self._name

    @property
    def value(self) -> bytes:
        self.times += 1
        return super().value


def test_what_is_in_its_place_is_not_made_again(tmp_path: Path) -> None:
    target, ledger = tmp_path / "output", tmp_path / "rows"

    def made(content: Counted, version: str = "1") -> int:
        before = content.times
        write.outputs([Output("a", content), Output("b", b"b")], tmp_path, target, ledger=Ledger(ledger, version))
        assert (target / "a").read_bytes() == content._value
        return content.times - before

    content = Counted(b"kopi", "name")
    assert made(content) == 1
    assert made(content) == 0
    other = Counted(b"teh", "other")
    assert [made(other), made(other)] == [1, 0]  # the spare folder still holds the first one
    assert made(content) == 1  # what lay there before the last build is not taken for it
    assert made(content, "2") == 1  # other code
    (target / "a").write_bytes(b"TEH!")
    assert made(content, "2") == 1
    (target / "a").unlink()
    assert made(content, "2") == 1
    ledger.write_bytes(b"damaged")
    assert made(content, "2") == 1
    assert made(content, "2") == 0


def test_a_file_edited_in_place_is_put_right_in_both_folders(tmp_path: Path, target: Path) -> None:
    for _ in range(3):
        (target / "same.txt").write_bytes(b"SAME")  # a hard link: the spare folder has the same file
        write.outputs(OLD, tmp_path, target)
        assert files(target) == {output.path: output.content for output in OLD}


def test_the_gitignore_of_the_repository_stays(tmp_path: Path, target: Path) -> None:
    (target / ".gitignore").write_text("mine")
    write.outputs(NEW, tmp_path, target)
    assert (target / ".gitignore").read_text() == "mine"


def test_a_disk_that_fills_up_leaves_the_old_site(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(target)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("etalase.write.open", full, raising=False)
    with pytest.raises(OSError, match="No space"):
        write.outputs(NEW, tmp_path, target)
    monkeypatch.undo()
    assert files(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_file_system_without_links_and_without_exchange(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(swap, "_exchanged_at_once", never)
    os.utime(target / "same.txt", (1_000_000, 1_000_000))
    for site in (NEW, OLD, NEW):
        write.outputs(site, tmp_path, target)
        assert (target / "same.txt").stat().st_mtime == 1_000_000
    assert files(target) == SITE
    assert {path.name for path in tmp_path.iterdir()} == {"output", ".output-spare"}


def test_a_swap_that_fails_puts_the_old_site_back(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(target)
    rename = Path.rename

    def refuse(self: Path, other: Path) -> Path:
        if self.name == ".output-spare":
            raise PermissionError(13, "in use")
        return rename(self, other)

    monkeypatch.setattr(swap, "_exchanged_at_once", never)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        write.outputs(NEW, tmp_path, target)
    assert files(target) == before


# Every call that changes something on disk; the nth of them is the last thing that a killed build does.
CALLS = [(os, "link"), (os, "unlink"), (os, "rmdir"), (os, "makedirs"), (os, "rename"), (os, "replace")]


def die_at(step: int) -> None:
    """From now on, count; at the given step, die as by kill -9."""
    left = step

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def wrapper(*args: object, **more: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                os._exit(9)
            return call(*args, **more)

        return wrapper

    for module, name in CALLS:
        setattr(module, name, counted(getattr(module, name)))
    write.open = counted(open)  # type: ignore[attr-defined]
    swap._exchanged_at_once = counted(swap._exchanged_at_once)  # type: ignore[assignment]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("at_once", [True, False])
def test_a_build_killed_at_any_step_leaves_a_whole_site_and_the_next_one_is_right(
    tmp_path: Path, *, at_once: bool
) -> None:
    target, ledger = tmp_path / "output", tmp_path / "rows"
    sites = {number: {output.path: output.content for output in site} for number, site in enumerate((OLD, NEW))}

    def build(site: list[Output]) -> None:
        write.outputs(site, tmp_path, target, ledger=Ledger(ledger))

    build(OLD)
    build(NEW)
    codes = []
    for step in range(200):
        site = OLD if files(target) == sites[1] else NEW
        child = os.fork()
        if child == 0:
            if not at_once:
                swap._exchanged_at_once = never  # type: ignore[assignment]
            die_at(step)
            build(site)
            os._exit(0)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        if not at_once:
            swap.recover(target)
        assert files(target) in sites.values()
        if codes[-1] == 0:
            break
        build(site)
        assert files(target) == {output.path: output.content for output in site}
    assert codes[-1] == 0
    assert codes.count(9) >= 8


def test_pictures_are_copied_from_the_project(tmp_path: Path, target: Path) -> None:
    (tmp_path / "picture.svg").write_bytes(b"<svg/>")
    picture = Picture("picture.svg", 1, 1, sha256(b"<svg/>").hexdigest())
    write.outputs([Output("media/picture.svg", picture=picture)], tmp_path, target)
    assert (target / "media/picture.svg").read_bytes() == b"<svg/>"


def test_a_file_where_the_folder_should_be_makes_way(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way")
    (tmp_path / ".output-spare").write_text("in the way as well")
    write.outputs(NEW, tmp_path, tmp_path / "output")
    assert files(tmp_path / "output") == SITE


def test_an_output_that_is_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    elsewhere = tmp_path / "www"
    elsewhere.mkdir()
    (tmp_path / "output").symlink_to(elsewhere, target_is_directory=True)
    for _ in range(2):
        write.outputs(NEW, tmp_path, tmp_path / "output")
        assert (tmp_path / "output").is_symlink()
        assert files(elsewhere) == SITE


class TestALookFromBefore:
    """What somebody saw of the folders before the build began."""

    @pytest.fixture
    def built(self, tmp_path: Path) -> Path:
        """A site built twice, so that the folder beside it is full too."""
        for _ in range(2):
            write.outputs(OLD, tmp_path, tmp_path / "output", ledger=Ledger(tmp_path / "rows", "1"))
        return tmp_path

    def begin(self, root: Path) -> Meanwhile:
        target = root / "output"
        return Meanwhile(lambda: look(root / "rows", (target, swap.beside(target))))

    def write(self, root: Path, glances: Meanwhile) -> dict[str, bytes]:
        write.outputs(NEW, root, root / "output", ledger=Ledger(root / "rows", "1", glances))
        glances.close()
        return files(root / "output")

    def test_is_used(self, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        glances = self.begin(built)
        monkeypatch.setattr(ledger, "scan", never)
        assert self.write(built, glances) == SITE

    @pytest.mark.parametrize("folder", ["output", ".output-spare"])
    def test_sees_what_others_did_to_the_folders(self, built: Path, folder: str) -> None:
        (built / folder / "same.txt").write_bytes(b"SAME")
        (built / folder / "b/stray.txt").write_bytes(b"stray")
        (built / folder / "empty").mkdir()
        assert self.write(built, self.begin(built)) == SITE
        assert not (built / "output/empty").exists()

    def test_is_of_no_use_after_another_build(self, built: Path) -> None:
        glances = self.begin(built)
        assert glances.answer(1)
        write.outputs([*OLD, NEW[2]], built, built / "output", ledger=Ledger(built / "rows", "1"))
        assert self.write(built, glances) == SITE
