"""`python -m benchmarks.floor`: what the libraries alone cost that Etalase is given, below which no build can come.

Nothing else is done: importing, Markdown of every body, the template of every page (these two on all cores, in
processes that are there already), asking the disk what has changed.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import build as etalase_build
from benchmarks.content import LOCALES, make_entries
from benchmarks.peers.etalase import Etalase
from etalase import catalogs, load, planning, render, validate
from etalase.converter import convert
from etalase.scan import scan
from etalase.short_addresses import NO_LEDGER

LIBRARIES = "babel.dates, babel.numbers, babel.support, click, jinja2, markdown, nh3, slugify, sqlite3, yaml"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floor", description=__doc__)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="where the site is written; else a folder for temporary files")
    options = parser.parse_args()
    entries = make_entries(options.entries)
    bodies = [entry.words[locale].body for entry in entries for locale in LOCALES]
    _say("starting Python", _seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)))
    _say("the same, importing the libraries", _seconds(_import_libraries))
    _say(f"Python-Markdown, {len(bodies):,} bodies", _on_all_cores(convert, bodies))
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        root = Path(folder)
        Etalase().write_site(root, entries, len(entries))
        pages = _pages(root)
        _say(f"Jinja2, {len(pages):,} pages", _on_all_cores(_rendered, pages))
        etalase_build.build(root, date(2026, 11, 24), root / "output")
        _say("asking the disk for content/ and output/", _seconds(lambda: scan(root, ("content", "output"))))


def _pages(root: Path) -> list[render.PageBytes]:
    """The pages of a site, all but rendered: planned, their prose at hand, the templates compiled."""
    today = date(2026, 11, 24)
    config, _ = load.config(root)
    content, _ = load.content(root)
    theme = load.theme(root)
    translations, wordings, _ = catalogs.read_catalogs(theme.catalogs, theme.catalog_template, config.locales)
    entries, _ = validate.entries(content, config, wordings, today)
    plan, _ = planning.site_plan(entries, content.pictures, config, (), NO_LEDGER, today, theme, translations)
    files = [output.content for output in render.outputs(plan, (), entries.prose)]
    pages = [content for content in files if isinstance(content, render.PageBytes)]
    _ = pages[0].value
    return pages


def _rendered(page: render.PageBytes) -> bytes:
    return page.value


def _on_all_cores(task: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Seconds until the slowest of as many processes as there are cores is done with its share of the items."""
    cores = os.cpu_count() or 1
    forks = multiprocessing.get_context("fork")  # they have the items without being sent them
    ready = forks.Barrier(cores + 1)

    def work(first: int) -> None:
        ready.wait()
        for item in items[first::cores]:
            task(item)

    processes = [forks.Process(target=work, args=(first,)) for first in range(cores)]
    for process in processes:
        process.start()
    ready.wait()
    started = time.perf_counter()
    for process in processes:
        process.join()
    return time.perf_counter() - started


def _import_libraries() -> None:
    subprocess.run([sys.executable, "-c", f"import {LIBRARIES}"], check=True)


def _seconds(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return time.perf_counter() - started


def _say(what: str, seconds: float) -> None:
    sys.stdout.write(f"{seconds:8.3f} s  {what}\n")


if __name__ == "__main__":
    main()
