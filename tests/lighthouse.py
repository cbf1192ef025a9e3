"""One page of every template as Lighthouse judges it on a phone: `make lighthouse`. Fails where a score is below 100.

Speed is measured on this machine: run it alone. The scores of the other categories do not depend on that.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import build as etalase_build
from tests.browsing import CHROMIUM, HEADERS, TEMPLATES, TODAY
from tests.conftest import PROJECT
from tests.hosting import served

LIGHTHOUSE = PROJECT / ".tools/lighthouse/node_modules/lighthouse/cli/index.js"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {"largest-contentful-paint": "LCP", "total-blocking-time": "TBT", "cumulative-layout-shift": "CLS",
           "total-byte-weight": "weight"}  # fmt: skip

NOT_INDEXED = frozenset({"not found", "search", "interest list", "brochures", "offline"})
"""Templates that search engines are told not to keep, which Lighthouse counts as a fault."""

GOAL = 100


def main() -> int:
    """Print a line a template, and what costs points; 1 where a score is below the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("templates", nargs="*", help="names of templates; all, if none is given")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many counts")
    chosen = parser.parse_args()
    node = shutil.which("node")
    if node is None or not LIGHTHOUSE.is_file():
        sys.stderr.write("Run it with: make lighthouse\n")
        return 2
    sys.stdout.write(f"{'':14}" + "".join(f"{name:>16}" for name in (*CATEGORIES, *FIGURES.values())) + "\n")
    is_right = True
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "output"
        etalase_build.build(PROJECT, TODAY, site)
        with served(site, HEADERS) as address:
            for template in chosen.templates or TEMPLATES:
                reports = [report(node, address + TEMPLATES[template]) for _ in range(chosen.runs)]
                is_right &= told(template, reports)
    return 0 if is_right else 1


def report(node: str, url: str) -> dict[str, Any]:
    """What Lighthouse says of a page."""
    command = [node, str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def told(template: str, reports: list[dict[str, Any]]) -> bool:
    """Print a line, and what costs points; whether there is nothing of that."""
    scores = {name: _median([_score(found, name) for found in reports]) for name in CATEGORIES}
    figures = [_median([found["audits"][name]["numericValue"] for found in reports]) for name in FIGURES]
    shown = [f"{score:.0f}" for score in scores.values()]
    shown += [f"{figures[0]:.0f} ms", f"{figures[1]:.0f} ms", f"{figures[2]:.3f}", f"{figures[3] / 1000:.0f} kB"]
    sys.stdout.write(f"{template:14}" + "".join(f"{text:>16}" for text in shown) + "\n")
    short = [name for name, score in scores.items() if score < GOAL]
    for line in dict.fromkeys(line for found in reports for name in short for line in _costly(found, name)):
        sys.stdout.write(f"    {line}\n")
    sys.stdout.flush()
    return not set(short) - ({"seo"} if template in NOT_INDEXED else set())


def _score(found: Mapping[str, Any], category: str) -> float:
    """0 to 100, rounded as Lighthouse shows it; nothing where it could not be had."""
    return round((found["categories"][category]["score"] or 0) * 100)


def _costly(found: Mapping[str, Any], category: str) -> list[str]:
    audits = [(part, found["audits"][part["id"]]) for part in found["categories"][category]["auditRefs"]]
    return [
        f"{category}: {audit['id']} {audit.get('displayValue', '')} {_items(audit)}".rstrip()
        for part, audit in audits
        if part["weight"] and audit["score"] is not None and audit["score"] < 1
    ]


def _items(audit: Mapping[str, Any]) -> str:
    items = audit.get("details", {}).get("items", [])
    return "; ".join(str(item.get("node", {}).get("snippet") or item.get("description") or "") for item in items[:3])


def _median(values: list[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    sys.exit(main())
