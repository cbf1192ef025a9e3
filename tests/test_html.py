"""The site of this repository, judged by the Nu HTML Checker and by lychee: real tools, every page."""

import itertools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import build as etalase_build
from tests.conftest import PROJECT

VNU = PROJECT / ".tools" / "vnu.jar"
ORIGIN = "https://sarolangun.example"
TODAY = date(2026, 11, 24)


def build_at(root: Path, url: str) -> Path:
    """The site of this repository, published at `url`."""
    for name in ("content", "templates", "translations"):
        (root / name).symlink_to(PROJECT / name) if name != "content" else shutil.copytree(PROJECT / name, root / name)
    site = root / "content/site.yaml"
    text = site.read_text("utf-8")
    assert f"url: {ORIGIN}/" in text
    site.write_text(text.replace(f"url: {ORIGIN}/", f"url: {url}"), "utf-8")
    etalase_build.build(root, TODAY, root / "output")
    return root / "output"


@pytest.fixture(scope="module")
def at_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_at(tmp_path_factory.mktemp("root"), f"{ORIGIN}/")


@pytest.fixture(scope="module")
def below_base_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a host shows it whose root holds other things: its output lies in a folder `sarolangun`."""
    root = tmp_path_factory.mktemp("base")
    output = build_at(root, f"{ORIGIN}/sarolangun/")
    host = root / "host"
    host.mkdir()
    output.rename(host / "sarolangun")
    return host


def nu_html_checker(folder: Path) -> list[str]:
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--stdout",
        "--also-check-css",
        "--also-check-svg",
    ]
    done = subprocess.run([*command, "--skip-non-html", str(folder)], capture_output=True, text=True, check=False)
    return [
        f"{m.get('url', '')}:{m.get('lastLine', '')} {m['message']}"
        for m in json.loads(done.stdout)["messages"]
        if m["type"] == "error"
    ]


# html-validate's own recommendations but for what is a matter of taste or of how templates leave blank lines.
HTML_VALIDATE = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        "doctype-style": ["error", {"style": "lowercase"}],
        "no-trailing-whitespace": "off",
        "require-sri": ["error", {"target": "crossorigin"}],  # our own files come from where the page comes from
    },
}


def html_validate(folder: Path, config: Path) -> list[str]:
    config.write_text(json.dumps(HTML_VALIDATE), "utf-8")
    program = str(PROJECT / ".tools/node_modules/html-validate/bin/html-validate.mjs")
    node = str(Path(sys.executable).with_name("node"))
    told = config.with_name("told.json")  # a pipe would be cut off where much is found
    command = [node, program, "--config", str(config), "--formatter", f"json={told}", f"{folder}/**/*.html"]
    subprocess.run(command, check=False)
    return [
        f"{file['filePath']}:{message['line']} {message['ruleId']}: {message['message']}"
        for file in json.loads(told.read_text("utf-8"))
        for message in file["messages"]
    ]


def lychee(folder: Path) -> subprocess.CompletedProcess[str]:
    pages = [str(path) for path in sorted(folder.rglob("*.html"))]
    command = [
        str(Path(sys.executable).with_name("lychee")),
        "--offline",
        "--include-fragments=full",
        "--no-progress",
        "--root-dir",
        str(folder),
    ]
    remap = f"^{re.escape(ORIGIN)}(.*) file://{folder}$1"
    return subprocess.run(
        [*command, "--index-files", "index.html", "--remap", remap, *pages], capture_output=True, text=True, check=False
    )


def test_no_page_style_sheet_or_picture_has_an_error(at_root: Path) -> None:
    assert nu_html_checker(at_root) == []


def test_the_checker_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p><div id=a></div><img src=x>")
    assert nu_html_checker(tmp_path)


def test_html_validate_finds_nothing(at_root: Path, tmp_path: Path) -> None:
    assert html_validate(at_root, tmp_path / "config.json") == []


def test_html_validate_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p><div id=a></div><img src=x>")
    assert html_validate(tmp_path, tmp_path / "config.json")


def test_no_link_or_anchor_is_dead_at_the_root(at_root: Path) -> None:
    done = lychee(at_root)
    assert done.returncode == 0, done.stdout


def test_no_link_or_anchor_is_dead_below_a_base_path(below_base_path: Path) -> None:
    done = lychee(below_base_path)
    assert done.returncode == 0, done.stdout


def test_lychee_would_find_dead_links_and_anchors(at_root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(at_root, copy)
    page = copy / "en/index.html"
    page.write_text(
        page.read_text("utf-8").replace("</main>", '<a href="/en/nothing/">a</a><a href="/id/#nothing">b</a></main>'),
        "utf-8",
    )
    assert lychee(copy).stdout.count("nothing") >= 2


def test_every_page_asks_nothing_of_others(at_root: Path) -> None:
    """No script, style, picture, font or frame from another host; links may lead anywhere."""
    for path in at_root.rglob("*.html"):
        for tag in re.findall(r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*>", path.read_text("utf-8")):
            address = re.search(r'(?:src|href)="([^"]*)"', tag)
            is_loaded = 'rel="canonical"' not in tag and 'rel="alternate"' not in tag
            assert not (address and is_loaded and re.match(r"(https?:)?//", address[1])), f"{path}: {tag}"
        assert "url(" not in path.read_text("utf-8")


@pytest.fixture(scope="module")
def pages(at_root: Path) -> Iterator[dict[str, str]]:
    return {path.relative_to(at_root).as_posix(): path.read_text("utf-8") for path in at_root.rglob("*.html")}


def test_every_page_has_one_heading_of_the_first_order_a_language_a_title_and_a_description(
    pages: dict[str, str],
) -> None:
    for path, html in pages.items():
        assert len(re.findall(r"<h1[ >]", html)) == 1, path
        assert re.search(r'<html lang="(id|en)" dir="ltr">', html), path
        assert re.search(r"<title>[^<]{3,}</title>", html), path
        if "noindex" not in html:
            assert re.search(r'<meta name="description" content="[^"]{10,}', html), path


def test_headings_do_not_skip_an_order(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        orders = [int(order) for order in re.findall(r"<h([1-6])[ >]", html)]
        for before, after in itertools.pairwise(orders):
            assert after <= before + 1, path
