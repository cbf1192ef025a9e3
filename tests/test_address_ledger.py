"""New codes are written into the ledger, once, whole, and without disturbing anybody."""

from pathlib import Path

import pytest

from etalase import address_ledger, ledger_file, load
from etalase.file_names import is_ignored
from etalase.problems import BuildError, Severity
from etalase.short_addresses import HEAD
from tests.conftest import SiteFolder

FILE = "content/addresses.txt"
CODES = {"b3df": "products/kopi", "c4gh": "products/tikar"}
NEW = {**CODES, "/id/produk/kopi/": "products/kopi"}
WRITTEN = "\n".join(HEAD) + "\n\n/id/produk/kopi/ products/kopi\nb3df products/kopi\nc4gh products/tikar\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def record(root: Path, new: dict[str, str] = NEW) -> None:
    assert address_ledger.record(root, new) == []


def names(root: Path) -> set[str]:
    return {path.name for path in (root / "content").iterdir()}


def test_new_addresses_are_noted_and_nothing_else_is_left(root: Path) -> None:
    record(root)
    assert (root / FILE).read_text("utf-8") == WRITTEN
    assert names(root) == {"addresses.txt"}


def test_nothing_new_leaves_the_file_untouched(root: Path) -> None:
    (root / FILE).write_text("# Milik dinas\nc4gh products/tikar\nb3df   products/kopi\n", "utf-8")
    before = (root / FILE).stat()
    record(root, {})
    after = (root / FILE).stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_without_addresses_there_is_no_file(root: Path) -> None:
    record(root, {})
    assert names(root) == set()


@pytest.mark.parametrize(("encoding", "line_end"), [("utf-8-sig", "\r\n"), ("utf-16", "\r\n"), ("utf-8", "\r")])
def test_files_of_windows_and_old_macs_are_read(root: Path, encoding: str, line_end: str) -> None:
    (root / FILE).write_bytes(WRITTEN.replace("\n", line_end).encode(encoding))
    assert load.addresses(root).codes.codes == CODES
    record(root, {"d5gh": "pages/kontak"})
    assert (root / FILE).read_bytes() == (WRITTEN + "d5gh pages/kontak\n").encode()


def test_a_page_that_took_an_address_over_has_its_line(root: Path) -> None:
    (root / FILE).write_text("/id/produk/kopi/ products/teh # dari dinas\n", "utf-8")
    record(root, {"/id/produk/kopi/": "products/kopi"})
    assert (root / FILE).read_text("utf-8") == "/id/produk/kopi/ products/kopi # dari dinas\n"


def test_what_was_edited_during_the_build_is_kept(root: Path) -> None:
    (root / FILE).write_text("b3df products/teh # diganti\n", "utf-8")
    record(root, CODES)
    assert (root / FILE).read_text("utf-8") == "b3df products/teh # diganti\nc4gh products/tikar\n"


def test_what_was_broken_during_the_build_is_left_to_the_next(root: Path) -> None:
    (root / FILE).write_text("<<<<<<< HEAD\nb3df products/teh\n", "utf-8")
    record(root)
    assert (root / FILE).read_text("utf-8") == "<<<<<<< HEAD\nb3df products/teh\n"


def test_a_folder_that_cannot_be_written_is_a_warning(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, who may write everywhere
    [problem] = address_ledger.record(root, NEW)
    assert (problem.code, problem.severity) == ("addresses-unwritten", Severity.WARNING)
    assert "(Permission denied)" in problem.text(str)
    assert names(root) == set()


def test_who_is_stopped_while_writing_leaves_the_old_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(root)
    beside = set()

    def full(descriptor: int) -> None:
        beside.update(names(root) - {"addresses.txt"})
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger_file.os, "fsync", full)
    [problem] = address_ledger.record(root, {"d5gh": "pages/kontak"})
    assert problem.code == "addresses-unwritten"
    assert (root / FILE).read_text("utf-8") == WRITTEN
    assert names(root) == {"addresses.txt"}
    assert all(is_ignored(name) for name in beside)  # whoever is killed leaves it, and no build minds
    assert beside


def test_every_mistake_in_the_file_stops_the_build(root: Path) -> None:
    (root / FILE).write_text("b3df\nc4gh a/b/c\n", "utf-8")
    with pytest.raises(BuildError) as caught:
        load.addresses(root)
    assert [problem.place.line for problem in caught.value.problems] == [1, 2]


def test_a_ledger_of_another_encoding_is_told(root: Path) -> None:
    (root / FILE).write_bytes(b"# caf\xe9\n")
    with pytest.raises(BuildError) as caught:
        load.addresses(root)
    assert [problem.code for problem in caught.value.problems] == ["encoding-not-utf8"]


def test_the_ledger_lies_in_content_and_is_no_stray_file(minimal_site: SiteFolder) -> None:
    minimal_site.write(FILE, WRITTEN)
    minimal_site.write("content/.addresses.txt.tmp", "")  # of a build that was killed
    assert minimal_site.problems() == []
