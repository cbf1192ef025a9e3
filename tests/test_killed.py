"""A build that is killed leaves the last good site whole, leaves nobody behind, and the next build is right."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.content import make_entries
from benchmarks.peers.etalase import Etalase
from tests.conftest import PROJECT, SiteFolder

PRICE = ("content/products/kopi/index.id.md", "price: Rp 25.000 – 40.000", "price: Rp 26.000 – 41.000")
MOMENTS = 12


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "build.py"], cwd=root, stdout=subprocess.DEVNULL)


@pytest.fixture
def project(minimal_site: SiteFolder) -> SiteFolder:
    shutil.copy(PROJECT / "build.py", minimal_site.root)
    (minimal_site.root / "etalase").symlink_to(PROJECT / "etalase")
    return minimal_site


def test_whenever_a_build_is_killed_a_whole_site_is_there_and_the_next_build_is_right(project: SiteFolder) -> None:
    path, first, second = PRICE
    sites = {}
    for old, new in ((first, second), (second, first)):
        project.replace(path, old, new)
        began = time.perf_counter()
        assert start(project.root).wait() == 0
        seconds = time.perf_counter() - began
        sites[new] = files(project.output)
    assert sites[first] != sites[second]
    now, next_one, killed = first, second, 0
    for moment in range(1, MOMENTS + 1):
        project.replace(path, now, next_one)
        build = start(project.root)
        try:
            build.wait(seconds * moment / MOMENTS)
        except subprocess.TimeoutExpired:
            build.kill()
            killed += build.wait() == -signal.SIGKILL
        assert files(project.output) in (sites[now], sites[next_one]), moment
        assert start(project.root).wait() == 0
        assert files(project.output) == sites[next_one], moment
        now, next_one = next_one, now
    assert killed >= MOMENTS // 2


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("after", [0.0, 0.3])
def test_the_processes_of_a_killed_build_end_too(tmp_path: Path, after: float) -> None:
    Etalase().write_site(tmp_path, make_entries(400), 50)
    build = start(tmp_path)
    children = children_of(build.pid)
    time.sleep(after)
    build.kill()
    build.wait()
    deadline = time.monotonic() + 10
    while any(is_running(int(child)) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_running(int(child)) for child in children)
    assert start(tmp_path).wait() == 0
    assert sum(1 for _ in (tmp_path / "output").rglob("index.html")) > 800


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_build_that_is_interrupted_ends_soon_and_says_one_sentence(tmp_path: Path) -> None:
    Etalase().write_site(tmp_path, make_entries(1000), 50)
    command = [sys.executable, "build.py", "--lang", "en"]
    build = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True)
    children_of(build.pid)
    os.killpg(build.pid, signal.SIGINT)  # as Ctrl-C does, to all processes of the terminal
    assert build.communicate(timeout=60)[1] == "Stopped. Nothing was written; the last good site stays.\n"
    assert build.returncode == 130
    assert not (tmp_path / "output").exists()


def children_of(process: int) -> list[str]:
    """The processes that a process has started, once it has."""
    while True:
        if children := Path(f"/proc/{process}/task/{process}/children").read_text().split():
            return children
        time.sleep(0.01)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
