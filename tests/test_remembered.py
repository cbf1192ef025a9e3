"""A build with memory gives what a build without it gives, byte for byte, whatever was done to content and memory."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build as etalase_build
from etalase.memory import DiskMemory
from etalase.model import Card
from etalase.problems import BuildError
from etalase.work import HERE, Work
from etalase.workers import Workers
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
    "a style sheet": ("templates/assets/css/site.css", "--paper: #faf5ea", "--paper: #ffffff"),
    "a message": ("translations/en/LC_MESSAGES/messages.po", 'msgstr "At a glance"', 'msgstr "In short"'),
}
ACCIDENTS = ["memory deleted", "memory truncated", "memory damaged", "another day", "a file deleted", "a file added"]


def outcome(root: Path, day: date, work: Work) -> object:
    """Every file of the site, or the problems."""
    target = root / "output"
    shutil.rmtree(target, ignore_errors=True)
    try:
        etalase_build.build(root, day, target, work)
    except BuildError as error:
        return [(problem.code, problem.place, problem.found) for problem in error.problems]
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def edit(root: Path, name: str) -> None:
    """Make the change, or take it back."""
    path, old, new = EDITS[name]
    text = (root / path).read_text("utf-8")
    is_made = new in text if len(new) > len(old) else old not in text
    there, other = (new, old) if is_made else (old, new)
    (root / path).write_text(text.replace(there, other, 1), "utf-8")


def accident(root: Path, name: str, memory: Path) -> None:
    english = root / TIKAR.format("en")
    match name:
        case "memory deleted":
            memory.unlink(missing_ok=True)
        case "memory truncated" if memory.is_file():
            memory.write_bytes(memory.read_bytes()[:-3000])
        case "memory damaged" if memory.is_file():
            content = bytearray(memory.read_bytes())
            content[len(content) // 2 : len(content) // 2 + 40] = b"x" * 40
            memory.write_bytes(content)
        case "a file deleted":
            english.unlink(missing_ok=True)
        case "a file added":
            shutil.copy(SITES / "minimal" / TIKAR.format("en"), english)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*EDITS, *ACCIDENTS]), min_size=3, max_size=6))
def test_memory_never_gives_a_wrong_page(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(SITES / "minimal", root, dirs_exist_ok=True)
        for name in ("templates", "translations"):
            shutil.copytree(PROJECT / name, root / name)
        memory, day = root / ".cache/memory.sqlite3", date(2026, 8, 1)
        for step in ["", *steps]:
            if step in EDITS:
                edit(root, step)
            elif step == "another day":
                day = date(2026, 8, 20) if day.day == 1 else date(2026, 8, 1)
            else:
                accident(root, step, memory)
            remembering = Workers(DiskMemory(memory), "1", repeated=(Card,))
            assert outcome(root, day, remembering) == outcome(root, day, HERE), step
