"""The command line: exit codes, languages, formats, dates."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from etalase.environment import message_locale, today
from tests.conftest import PROJECT, SiteFolder

MISTAKE = ("content/products/kopi/index.id.md", "price: Rp 25.000 – 40.000", "price: dua puluh lima ribu")


@pytest.fixture
def project(minimal_site: SiteFolder) -> SiteFolder:
    """A site with the program beside it."""
    shutil.copy(PROJECT / "build.py", minimal_site.root)
    (minimal_site.root / "etalase").symlink_to(PROJECT / "etalase")
    return minimal_site


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    return subprocess.run(
        [sys.executable, "build.py", *arguments],
        cwd=root,
        env=clean | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_where_a_library_is_missing_the_guide_is_named(project: SiteFolder) -> None:
    """`-S` hides what is installed: as for one who has forgotten the line `activate`."""
    done = subprocess.run([sys.executable, "-S", "build.py", "check"], cwd=project.root, capture_output=True, text=True)
    assert done.returncode == 1
    assert "activate" in done.stderr
    assert "python -m pip install -c constraints.txt ." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_says_what_it_made(project: SiteFolder) -> None:
    done = run(project.root, "--lang", "en")
    assert done.returncode == 0
    assert "The site is ready in output/. Pages: id " in done.stdout
    assert (project.output / "id/index.html").is_file()


def test_an_unknown_language_of_messages_is_refused_with_those_that_there_are(project: SiteFolder) -> None:
    done = run(project.root, "--lang", "xx", LANG="en_GB.UTF-8")
    assert done.returncode == 2
    assert 'There are no messages in the language "xx". Known: en, id.' in done.stderr
    assert not project.output.exists()
    assert run(project.root, "--lang", "en-GB").returncode == 0


def test_check_writes_nothing(project: SiteFolder) -> None:
    done = run(project.root, "--lang", "en", "check")
    assert done.returncode == 0
    assert "Everything is in order." in done.stdout
    assert not project.output.exists()


def test_a_strict_check_takes_warnings_for_mistakes(project: SiteFolder) -> None:
    project.replace("content/products/kopi/index.id.md", "category:", "materials: {id: Biji}\ncategory:")
    done = run(project.root, "--lang", "en", "check")
    assert done.returncode == 0
    assert "No mistakes; warnings: 1. Pages: " in done.stdout
    strict = run(project.root, "--lang", "en", "check", "--strict")
    assert strict.returncode == 1
    assert 'The words in the language "en" are missing.' in strict.stdout
    assert "(warning)" not in strict.stdout
    assert "Problems: 1." in strict.stderr
    (problem,) = json.loads(run(project.root, "--format", "json", "check", "--strict").stdout)
    assert problem["severity"] == "error"


def test_a_strict_check_of_a_good_site_is_fine(project: SiteFolder) -> None:
    assert run(project.root, "check", "--strict").returncode == 0


TASKS = json.loads((PROJECT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["args"][-1])
def test_the_tasks_of_vs_code_are_commands_with_their_options(project: SiteFolder, task: dict[str, Any]) -> None:
    name, *arguments = task["args"]
    assert name == "build.py"
    assert run(project.root, *arguments, "--help").returncode == 0


def test_vs_code_shows_the_problems_of_a_check_at_their_lines(project: SiteFolder) -> None:
    project.replace(*MISTAKE)
    task = TASKS[0]
    pattern = task["problemMatcher"]["pattern"]
    told = run(project.root, *task["args"][1:]).stdout
    (found,) = [match for line in told.splitlines() if (match := re.match(pattern["regexp"], line))]
    place = [found[pattern[name]] for name in ("severity", "file", "line", "column")]
    assert place == ["error", MISTAKE[0], "5", "8"]
    assert found[pattern["message"]].startswith('Tertulis "dua puluh lima ribu".')


def test_a_mistake_gives_exit_code_1_and_the_place_with_the_label_editors_know(project: SiteFolder) -> None:
    project.replace(*MISTAKE)
    done = run(project.root, "--lang", "id")
    assert done.returncode == 1
    assert done.stdout.startswith("content/products/kopi/index.id.md:5:8  Harga\n")
    assert 'Tertulis "dua puluh lima ribu".' in done.stdout
    assert "Misalnya:  price: Rp" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        ([], {}, "Tertulis"),
        ([], {"LANG": "id_ID.UTF-8"}, "Tertulis"),
        ([], {"LANG": "en_US.UTF-8"}, "It says"),
        ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "id_ID.UTF-8"}, "It says"),
        (["--lang", "en"], {"LANG": "id_ID.UTF-8"}, "It says"),
        (["--lang", "id"], {"LANG": "en_US.UTF-8"}, "Tertulis"),
    ],
)
def test_messages_speak_the_language_asked_for(
    project: SiteFolder, arguments: list[str], environment: dict[str, str], words: str
) -> None:
    project.replace(*MISTAKE)
    assert words in run(project.root, *arguments, **environment).stdout


def test_problems_as_json_are_one_array_and_nothing_else(project: SiteFolder) -> None:
    project.replace(*MISTAKE)
    done = run(project.root, "--format", "json", "--lang", "en")
    (problem,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert (problem["code"], problem["file"], problem["line"], problem["column"]) == (
        "money-unreadable",
        MISTAKE[0],
        5,
        8,
    )


def test_a_good_build_as_json_is_an_empty_array(project: SiteFolder) -> None:
    done = run(project.root, "--format", "json", "check")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_problems_as_annotations_of_github(project: SiteFolder) -> None:
    project.replace(*MISTAKE)
    done = run(project.root, "--format", "github", "--lang", "en")
    assert done.stdout.startswith("::error file=content/products/kopi/index.id.md,line=5,col=8,title=Price::It says")


def test_the_day_comes_from_the_option_then_the_epoch_then_the_clock(project: SiteFolder) -> None:
    assert today({"SOURCE_DATE_EPOCH": "0"}, "2026-02-03") == date(2026, 2, 3)
    # 2026-01-01 17:30 UTC is after midnight in Jakarta.
    assert today({"SOURCE_DATE_EPOCH": "1767288600"}, None) == date(2026, 1, 2)
    assert abs((today({}, None) - date.today()).days) <= 1
    assert run(project.root, "--date", "tomorrow").returncode == 2


def test_without_a_catalog_no_language_is_chosen() -> None:
    assert message_locale({"LANG": "id_ID"}, None, ()) == ""
    assert message_locale({"LANG": "C.UTF-8"}, None, ("en", "id")) == ""
    assert message_locale({"LANG": "de_DE", "LC_ALL": "en_GB"}, None, ("en", "id")) == "en"


def test_a_catalog_that_is_not_utf_8_is_a_problem_and_no_traceback(project: SiteFolder) -> None:
    catalog = project.root / "translations/en/LC_MESSAGES/messages.po"
    catalog.write_bytes(catalog.read_bytes() + b"# caf\xe9\n")
    done = run(project.root)
    assert done.returncode == 1
    assert done.stdout.startswith("translations/en/LC_MESSAGES/messages.po:")
    assert "Traceback" not in done.stderr


def test_a_project_without_content_is_told_what_is_missing(project: SiteFolder) -> None:
    shutil.rmtree(project.root / "content")
    done = run(project.root, "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.startswith("content/site.yaml:1:1")
    assert "Traceback" not in done.stderr


def test_no_network_is_used(project: SiteFolder) -> None:
    """A build in a process whose sockets are forbidden."""
    guard = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "socket.getaddrinfo = refuse\n"
    )
    code = guard + "import runpy, sys\nsys.argv = ['build.py']\nrunpy.run_path('build.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_same_input_gives_the_same_bytes_whatever_the_process(project: SiteFolder) -> None:
    def built(**environment: str) -> dict[str, bytes]:
        shutil.rmtree(project.output, ignore_errors=True)
        assert run(project.root, "--date", "2026-08-01", **environment).returncode == 0
        return {
            path.relative_to(project.output).as_posix(): path.read_bytes()
            for path in project.output.rglob("*.*")
            if path.is_file()
        }

    first = built(PYTHONHASHSEED="1", TZ="UTC", LANG="C")
    assert first == built(PYTHONHASHSEED="2", TZ="America/New_York", LANG="id_ID.UTF-8")


def test_a_disk_that_refuses_is_told_in_one_sentence(project: SiteFolder) -> None:
    refusal = (
        "def refuse(*_: object) -> None:\n    raise OSError(28, 'No space left')\n\n\n"
        "from etalase import write\n\nwrite.outputs = refuse\n"
    )
    project.replace("build.py", "if __name__", f"{refusal}if __name__")
    done = run(project.root, "--lang", "en")
    assert done.returncode == 1
    assert done.stderr.strip() == "The site could not be written: [Errno 28] No space left"


def test_a_profile_shows_the_stages_and_the_slowest_items(project: SiteFolder) -> None:
    lines = run(project.root, "--lang", "en", "--profile").stdout.splitlines()
    stages, slowest = lines[1:6], lines[7:]
    assert [line.split("  ")[-1] for line in stages] == ["load", "validate", "resolve", "render, write", "index"]
    assert len(slowest) == 10
    seconds = [float(line.split(" s ")[0]) for line in slowest]
    assert seconds == sorted(seconds, reverse=True)
    label = r" *\d+\.\d{3} s  (validate: content/|render, write: output/)\S*"  # chance decides which
    assert all(re.fullmatch(label, line) for line in slowest), slowest


def test_a_second_build_says_that_it_waits_and_waits(project: SiteFolder) -> None:
    (project.root / ".cache").mkdir()
    with FileLock(project.root / ".cache/lock"):
        command = [sys.executable, "build.py", "--lang", "en"]
        second = subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert second.stderr
        assert second.stderr.readline() == "Another build is at work here. This one waits until it is done.\n"
        assert not project.output.exists()
    assert "The site is ready" in second.communicate(timeout=60)[0]
    assert second.returncode == 0


def test_four_builds_at_once_all_end_well(project: SiteFolder) -> None:
    command = [sys.executable, "build.py", "--lang", "en"]
    builds = [subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert all("The site is ready" in build.communicate(timeout=120)[0] for build in builds)
    assert (project.output / "id/index.html").is_file()


def test_a_build_that_is_interrupted_says_so(project: SiteFolder) -> None:
    (project.root / ".cache").mkdir()
    with FileLock(project.root / ".cache/lock"):
        command = [sys.executable, "build.py", "--lang", "en"]
        build = subprocess.Popen(command, cwd=project.root, stderr=subprocess.PIPE, text=True)
        assert build.stderr
        build.stderr.readline()  # it waits
        build.send_signal(signal.SIGINT)
        assert build.communicate(timeout=60)[1] == "Stopped. Nothing was written; the last good site stays.\n"
    assert build.returncode == 130


def test_a_port_that_is_taken_is_told_with_another_one(project: SiteFolder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(project.root, "--lang", "en", "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert f"--port {port + 1}." in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_shows_the_site_below_its_base_path(project: SiteFolder) -> None:
    project.replace("content/site.yaml", "url: https://contoh.example/", "url: https://contoh.example/desa/")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-u", "build.py", "--lang", "en", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout
            while not (line := server.stdout.readline().decode()).startswith("http"):
                assert server.poll() is None
            assert line == f"http://127.0.0.1:{port}/desa/\n"
            start = opened(f"http://127.0.0.1:{port}/")
            assert start.geturl() == f"http://127.0.0.1:{port}/desa/"
            assert 'href="/desa/id/"' in start.read().decode()
            assert opened(f"http://127.0.0.1:{port}/desa/id/").status == 200
        finally:
            server.terminate()


def opened(url: str) -> http.client.HTTPResponse:
    """The answer of a server that may just be starting."""
    for _ in range(50):
        try:
            answer: http.client.HTTPResponse = urllib.request.urlopen(url)
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return answer
    raise AssertionError(url)
