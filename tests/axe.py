"""Every page of the built site, in every language, judged by axe at three widths, light and dark: `make axe`."""

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

import build as etalase_build
from tests.browsing import HEADERS, TODAY, chromium
from tests.conftest import PROJECT
from tests.hosting import served

AXE = PROJECT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]  # the last turns the size of targets on

WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")


def load_axe(page: Page) -> None:
    """Bring axe into a page, past its policy."""
    page.evaluate(AXE.read_text("utf-8"))


def violations(page: Page) -> list[str]:
    """What axe says: the rule, and the elements that break it."""
    options = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def look(page: Page, url: str) -> list[str]:
    """What axe says of a page at every width, light and dark."""
    page.goto(url)
    load_axe(page)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # a transition would blend the colours
            found += [f"{url} {width} {scheme} {told}" for told in violations(page)]
    return found


def main() -> int:
    """Look at every page; 1 where something is found."""
    found, count = 0, 0
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder) / "output"
        etalase_build.build(PROJECT, TODAY, site)
        with served(site, HEADERS) as address:
            page = browser.new_page()
            for path in sorted(site.rglob("*.html")):
                if b'http-equiv="refresh"' in path.read_bytes():
                    continue  # it leads on to a page that is looked at
                told = look(page, f"{address}/{path.relative_to(site).as_posix()}".removesuffix("index.html"))
                sys.stdout.write("".join(f"{line}\n" for line in told))
                found, count = found + len(told), count + 1
    sys.stdout.write(f"pages: {count}; violations: {found}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
