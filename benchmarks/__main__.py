"""`python -m benchmarks`: builds made-up sites of several sizes as whole processes, and prints the medians."""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.content import write_site

PROJECT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure cold builds: no output folder, no memory, a new process each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[100, 1000], help="bilingual entries")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    for entries in options.entries:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_site(root, entries)
            for name in ("templates", "translations", "etalase"):
                shutil.copytree(PROJECT / name, root / name)
            shutil.copy(PROJECT / "build.py", root)
            seconds = [_cold_build(root) for _ in range(options.runs)]
            pages = sum(1 for _ in (root / "output").rglob("*.html"))
            median = statistics.median(seconds)
            line = f"{entries:>6} entries × 2 ({pages} pages): median {median:.2f} s of {options.runs} runs"
            sys.stdout.write(line + "\n")


def _cold_build(root: Path) -> float:
    for name in ("output", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)
    started = time.perf_counter()
    subprocess.run([sys.executable, "build.py"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
