"""A build with memory gives what a build without it gives, byte for byte, whatever was done to content and memory."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build as etalase_build
from etalase import file_index
from etalase.file_index import FileIndex
from etalase.ledger import Ledger
from etalase.memory import DiskMemory
from etalase.model import KEPT_APART
from etalase.problems import BuildError
from etalase.work import HERE, Work
from etalase.workers import remembering
from tests.conftest import PROJECT, SITES

KOPI, TIKAR = "content/products/kopi/index.{}.md", "content/products/tikar/index.{}.md"

# What editors, translators, designers and accidents do: a file, a text in it, another text for it.
EDITS = {
    "a paragraph": (KOPI.format("id"), "Kopi ini dipetik tangan.", "Kopi ini dipetik pagi hari."),
    "a translated paragraph": (KOPI.format("en"), "picked by hand", "picked in the morning"),
    "a price": (KOPI.format("id"), "Rp 25.000", "Rp 26.000"),
    "a title shown in lists": (TIKAR.format("id"), "title: Tikar Pandan", "title: Tikar"),
    "a heading others link to": (TIKAR.format("id"), "## Bahan", "## Bahan baku {#bahan}"),
    "an address": (KOPI.format("en"), "slug: village-coffee", "slug: coffee"),
    "a term": ("content/vocabulary/categories.yaml", "Hasil kebun", "Hasil kebun desa"),
    "a draft": (TIKAR.format("id"), "category: kriya", "category: kriya\ndraft: ya"),
    "a mistake": (KOPI.format("id"), "category: kebun", "category: kebn"),
    "a picture's words": (KOPI.format("en"), "Red coffee cherries", "Ripe coffee cherries"),
    "a picture": ("content/products/kopi/kopi.svg", "#8c3b26", "#5a2247"),
    "the site": ("content/site.yaml", "Desa Contoh", "Desa Lain"),
    "the menu": ("content/site.yaml", "[products, events]", "[events, products]"),
    "a template": ("templates/product.html", "{% extends", "{# changed #}{% extends"),
    "the base template": ("templates/layouts/base.html", "<!doctype html>", "<!doctype html>\n<!-- changed -->"),
    "a style sheet": ("templates/assets/css/site.css", "--paper: #fbf6ec", "--paper: #ffffff"),
    "a message": ("translations/en/LC_MESSAGES/messages.po", 'msgstr "At a glance"', 'msgstr "In short"'),
}
ACCIDENTS = ["another day", "a file deleted", "a file added", "an output edited", "an output deleted"] + [
    f"{kind} {name}" for kind in ("deleted", "truncated", "damaged") for name in ("memory.sqlite3", "files", "outputs")
]


def outcome(target: Path, build: Callable[[], object]) -> object:
    """Every file of the site, or the problems."""
    try:
        build()
    except BuildError as error:
        return [(problem.code, problem.place, problem.found) for problem in error.problems]
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def remembered(root: Path, day: date) -> object:
    """The site built with all that is known from before, into the folder where it was built before."""
    target, cache = root / "output", root / ".cache"

    def build(work: Work) -> object:
        index, ledger = FileIndex(cache / "files", "1"), Ledger(cache / "outputs", "1")
        return etalase_build.build(root, day, target, work, index, ledger)

    memory = DiskMemory(cache / "memory.sqlite3")
    return outcome(target, lambda: remembering(memory, "1", KEPT_APART, build))


def fresh(root: Path, day: date) -> object:
    """The site built as if for the first time."""
    target = root / "fresh"
    shutil.rmtree(target, ignore_errors=True)
    return outcome(target, lambda: etalase_build.build(root, day, target, HERE))


def edit(root: Path, name: str) -> None:
    """Make the change, or take it back."""
    path, old, new = EDITS[name]
    text = (root / path).read_text("utf-8")
    is_made = new in text if len(new) > len(old) else old not in text
    there, other = (new, old) if is_made else (old, new)
    (root / path).write_text(text.replace(there, other, 1), "utf-8")


def accident(root: Path, name: str) -> None:
    """What happens to files, to the memory, to the site."""
    english, page = root / TIKAR.format("en"), root / "output/id/index.html"
    kind, _, known = name.partition(" ")
    cached = root / ".cache" / known
    match kind:
        case "deleted":
            cached.unlink(missing_ok=True)
        case "truncated" if cached.is_file():
            cached.write_bytes(cached.read_bytes()[:-3000])
        case "damaged" if cached.is_file():
            content = bytearray(cached.read_bytes())
            content[len(content) // 2 : len(content) // 2 + 40] = b"x" * 40
            cached.write_bytes(content)
    match name:
        case "a file deleted":
            english.unlink(missing_ok=True)
        case "a file added":
            shutil.copy(SITES / "minimal" / TIKAR.format("en"), english)
        case "an output edited" if page.is_file():
            page.write_text("edited")
        case "an output deleted":
            page.unlink(missing_ok=True)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*EDITS, *ACCIDENTS]), min_size=3, max_size=6))
def test_memory_never_gives_a_wrong_page(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_index, "DOUBTFUL", -(10**18))  # trust the times of files: builds lie between the edits
        root = Path(folder)
        shutil.copytree(SITES / "minimal", root, dirs_exist_ok=True)
        for name in ("templates", "translations"):
            shutil.copytree(PROJECT / name, root / name)
        day = date(2026, 8, 1)
        for step in ["", *steps]:
            if step in EDITS:
                edit(root, step)
            elif step == "another day":
                day = date(2026, 8, 20) if day.day == 1 else date(2026, 8, 1)
            else:
                accident(root, step)
            assert remembered(root, day) == fresh(root, day), step
