"""`python -m benchmarks.serving`: how long an editor waits from a save to the page in the browser.

Two moments are told: the message that makes the browser load the page anew, and the new page, whole.
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks.content import make_entries
from benchmarks.peers.etalase import Etalase

PAUSE = 2.5
"""Seconds between saves. Shortly after a save, a file is doubted and read again, which an editor seldom meets."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=__doc__)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--saves", type=int, default=10)
    parser.add_argument("--folder", type=Path, help="where the site is written; else a folder for temporary files")
    options = parser.parse_args()
    entries = make_entries(options.entries)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        root = Path(folder)
        Etalase().write_site(root, entries, len(entries))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "build.py", "serve", "--port", str(port)]
        with subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"}
        ) as server:
            try:
                assert server.stdout
                while not server.stdout.readline().startswith(b"http"):
                    assert server.poll() is None
                asyncio.run(_measure(root, port, options.saves))
            finally:
                server.terminate()


async def _measure(root: Path, port: int, saves: int) -> None:
    browser = await _browser(port)
    waits: list[tuple[float, float]] = []
    file = root / "content/products/entry-00003/index.id.md"
    for number in range(saves + 1):
        await asyncio.sleep(PAUSE)
        text, sign = file.read_text("utf-8"), f"Simpanan ke-{number}."
        started = time.perf_counter()
        file.write_text(f"{text}\n\n{sign}\n", "utf-8")
        await _reload(browser)
        told = time.perf_counter() - started
        page = await asyncio.to_thread(_page, f"http://127.0.0.1:{port}/id/products/entry-00003/")
        shown = time.perf_counter() - started
        if sign not in page:
            raise AssertionError("the browser was told too early")
        if number:  # the first save pays for what is loaded once
            waits.append((told, shown))
    _say("until the browser is told", [told for told, _ in waits])
    _say("until it has the new page", [shown for _, shown in waits])


async def _browser(port: int) -> WebSocketClientConnection:
    """Somebody who waits for reloads as a browser does."""
    browser = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    protocols = ["http://livereload.com/protocols/official-7"]
    await browser.write_message(json.dumps({"command": "hello", "protocols": protocols}))
    await browser.read_message()
    await browser.write_message(json.dumps({"command": "info", "url": f"http://127.0.0.1:{port}/"}))
    return browser


async def _reload(browser: WebSocketClientConnection) -> None:
    message: Any = {}
    while message.get("command") != "reload":
        message = json.loads(await browser.read_message() or "{}")


def _page(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        page: bytes = answer.read()
    return page.decode()


def _say(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    sys.stdout.write(f"{statistics.median(ordered):6.3f} s  {what} (from {ordered[0]:.3f} to {ordered[-1]:.3f})\n")


if __name__ == "__main__":
    main()
