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
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT, SiteFolder

PATIENCE = 60.0
"""Seconds that a slow machine may take for what usually takes less than one."""


@dataclass
class Serving:
    """A server at work."""

    process: subprocess.Popen[bytes]
    address: str
    out: Path
    err: Path

    @property
    def told(self) -> str:
        """What it has told in the terminal."""
        return self.out.read_text("utf-8")

    @property
    def mistakes(self) -> str:
        """What it has told where mistakes are told."""
        return self.err.read_text("utf-8")

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
            assert self.process.poll() is None, self.mistakes
            if question():
                return
            time.sleep(0.05)
        raise AssertionError(self.told + self.mistakes)

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
    command = [sys.executable, "-u", "build.py", "--lang", "en", "serve", "--port", str(port), *arguments]
    told, log = site.root / "serve.out", site.root / "serve.log"
    with told.open("wb") as out, log.open("wb") as err:  # files, for a pipe that nobody reads is full one day
        process = subprocess.Popen(command, cwd=site.root, stdout=out, stderr=err, env=os.environ | {"PYTHONUTF8": "1"})
    server = Serving(process, f"http://127.0.0.1:{port}", told, log)
    try:
        server.until(lambda: "http://" in server.told and server.page("/id/")[0] in (200, 404))
        yield server
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


@pytest.fixture
def program(minimal_site: SiteFolder) -> SiteFolder:
    """The minimal site with the program beside it."""
    shutil.copy(PROJECT / "build.py", minimal_site.root)
    (minimal_site.root / "etalase").symlink_to(PROJECT / "etalase")
    return minimal_site
