"""Nothing to do costs nothing; whatever is doubtful counts as changed."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import build as etalase_build
from etalase import unchanged
from etalase.ledger import Ledger
from tests.conftest import PROJECT, TODAY, SiteFolder

ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1785500000"}


@pytest.fixture
def built(minimal_site: SiteFolder) -> Path:
    """A site that was built some time after its last edit."""
    root = minimal_site.root
    shutil.copy(PROJECT / "build.py", root)
    ledger = Ledger(root / unchanged.LEDGER, "1")
    etalase_build.build(root, TODAY, minimal_site.output, ledger=ledger)
    return root


def remember(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the snapshot as if the files had been left alone for a minute."""
    now = time.time_ns() + 60_000_000_000
    monkeypatch.setattr(unchanged.time, "time_ns", lambda: now)
    unchanged.remember(root, unchanged.take(root, ENVIRONMENT), {"id": "Mutakhir.", "en": "Up to date."})


def told(root: Path, **more: str) -> str:
    now, sentence = unchanged.look(root, ENVIRONMENT | more)
    if now.glances:
        now.glances.close()
    return sentence


def test_an_unchanged_tree_is_recognised_in_the_language_asked_for(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(built, monkeypatch)
    assert told(built) == "Mutakhir."
    assert told(built, LANG="en_GB.UTF-8") == "Up to date."


def rewrite(path: str) -> Callable[[Path], None]:
    """Write the same number of other bytes, and give the file its old times back."""

    def change(root: Path) -> None:
        file = root / path
        stat, content = file.stat(), file.read_bytes()
        file.write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text of the same size and time": rewrite("content/products/kopi/index.id.md"),
    "a picture": rewrite("content/products/kopi/kopi.svg"),
    "a template": rewrite("templates/product.html"),
    "a message": rewrite("translations/id/LC_MESSAGES/messages.po"),
    "a new file": lambda root: (root / "content/products/kopi/baru.svg").write_text("<svg/>"),
    "a new folder": lambda root: (root / "content/products/baru").mkdir(),
    "a deleted file": lambda root: (root / "content/products/kopi/index.en.md").unlink(),
    "a renamed file": lambda root: (root / "content/products/kopi/kopi.svg").rename(
        root / "content/products/kopi/k.svg"
    ),
    "an output deleted": lambda root: (root / "output/id/index.html").unlink(),
    "an output edited": lambda root: (root / "output/id/index.html").write_text("edited"),
    "an output added": lambda root: (root / "output/stray.html").write_text("stray"),
    "an empty folder added": lambda root: (root / "output/id/empty").mkdir(),
    "a link added": lambda root: (root / "output/link").symlink_to(root / "content"),
    "the ledger cut off": lambda root: (root / unchanged.LEDGER).write_bytes(b"0123"),
    "the ledger gone": lambda root: (root / unchanged.LEDGER).unlink(),
    "the output gone": lambda root: shutil.rmtree(root / "output"),
    "the state deleted": lambda root: (root / unchanged.STATE).unlink(),
    "the state cut off": lambda root: (root / unchanged.STATE).write_text('{"inputs": "'),
    "the state of another kind": lambda root: (root / unchanged.STATE).write_text(json.dumps([1])),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_seen(built: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    remember(built, monkeypatch)
    CHANGES[name](built)
    assert told(built) == ""


def test_another_day_is_a_change(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(built, monkeypatch)
    assert told(built, SOURCE_DATE_EPOCH="1785600000") == ""


def test_a_file_changed_just_before_is_not_trusted(built: Path) -> None:
    (built / "content/products/kopi/index.id.md").touch()
    unchanged.remember(built, unchanged.take(built, ENVIRONMENT), {"id": "Mutakhir."})
    assert not (built / unchanged.STATE).exists()


def test_a_tree_with_links_is_not_trusted(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (built / "templates/elsewhere.html").symlink_to(PROJECT / "README.md")
    remember(built, monkeypatch)
    assert told(built) == ""


def test_nothing_heavy_is_imported_to_find_out() -> None:
    heavy = ("yaml", "jinja2", "markdown", "babel", "click")
    code = f"import build, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_second_build_says_that_nothing_has_changed(built: Path) -> None:
    shutil.copytree(PROJECT / "etalase", built / "etalase", ignore=shutil.ignore_patterns("__pycache__"))
    environment = os.environ | ENVIRONMENT | {"LANG": "en_GB.UTF-8"}

    def run() -> str:
        command = [sys.executable, "build.py"]
        return subprocess.run(command, cwd=built, env=environment, capture_output=True, text=True, check=True).stdout

    assert "The site is ready" in run()  # the files are too new to be trusted
    time.sleep(2.1)
    assert "The site is ready" in run()
    assert run() == "Nothing has changed: the site in output/ is up to date.\n"
