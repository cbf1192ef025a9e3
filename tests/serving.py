"""What tests of `serve` share: its real process on loopback, and what it tells of the last build."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import PROJECT, SiteFolder

PATIENCE = 60.0
"""Seconds that a slow machine may take for what usually takes less than one."""


@dataclass
class Serving:
    """A server at work; `told` is the line that it began with."""

    process: subprocess.Popen[str]
    address: str
    told: str

    def page(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with urllib.request.urlopen(self.address + path) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def outcome(self, path: str = "/id/") -> dict[str, Any]:
        """What the overlay of a page shows."""
        found = re.search(r'id="etalase-serve">(.*?)</script>', self.page(path)[1])
        assert found
        shown: dict[str, Any] = json.loads(found[1])
        return shown

    def until(self, question: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None
            if question():
                return
            time.sleep(0.05)
        raise AssertionError(self.outcome())

    def settled(self) -> int:
        """The number of builds, once no more come."""
        number, since = self.outcome()["number"], time.monotonic()
        while time.monotonic() < since + 1.5:
            time.sleep(0.1)
            if (now := self.outcome()["number"]) != number:
                number, since = now, time.monotonic()
        return int(number)


@contextmanager
def serving(site: SiteFolder, *arguments: str) -> Iterator[Serving]:
    """The project's own server; ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (site.root / "serve.log").open("w", encoding="utf-8")
    command = [sys.executable, "-u", "build.py", "--lang", "en", "serve", "--port", str(port), *arguments]
    environment = os.environ | {"PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command, cwd=site.root, stdout=subprocess.PIPE, stderr=log, env=environment, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout
        while not (line := process.stdout.readline()).startswith("http"):
            assert process.poll() is None
        shown = Serving(process, f"http://127.0.0.1:{port}", line.strip())
        shown.until(lambda: shown.page("/id/")[0] in (200, 404))
        yield shown
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
        log.close()


@pytest.fixture
def program(minimal_site: SiteFolder) -> SiteFolder:
    """The minimal site with the program beside it."""
    shutil.copy(PROJECT / "build.py", minimal_site.root)
    (minimal_site.root / "etalase").symlink_to(PROJECT / "etalase")
    return minimal_site


def served_log(site: SiteFolder) -> str:
    """What the server told where mistakes are told."""
    return (site.root / "serve.log").read_text("utf-8")
