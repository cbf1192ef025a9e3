"""The content of this repository: complete in both languages, with sources, and free of what must not be claimed."""

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from etalase import load, validate
from etalase.content_types import all_types
from etalase.glossary import Glossary
from etalase.model import Entry
from tests.conftest import PROJECT

CONTENT = PROJECT / "content"


@cache
def glossary() -> Glossary:
    return load.glossary(PROJECT, load.config(PROJECT)[0])


@cache
def entries() -> dict[str, dict[str, Entry]]:
    config, _ = load.config(PROJECT)
    content, _ = load.content(PROJECT)
    found, warnings = validate.entries(content, config, {}, date(2026, 11, 24), glossary=glossary())
    assert warnings == []
    by_key: dict[str, dict[str, Entry]] = {}
    for entry in (entry for folder in found.folders for entry in folder.value):
        by_key.setdefault(entry.key, {})[entry.locale] = entry
    return by_key


KEYS = sorted(path.parent.relative_to(CONTENT).as_posix() for path in CONTENT.glob("*/*/index.id.md"))
FOLDERS = sorted({path.parent for path in CONTENT.rglob("index.id.md")})


def body(path: Path) -> str:
    return path.read_text("utf-8").split("\n---\n", 1)[1]


def test_every_section_of_the_site_has_entries() -> None:
    per_collection = Counter(key.partition("/")[0] for key in KEYS)
    assert set(per_collection) == set(all_types())
    assert sum(per_collection.values()) >= 50


def test_every_entry_is_written_in_both_languages() -> None:
    assert [folder for folder in FOLDERS if not (folder / "index.en.md").is_file()] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(CONTENT).as_posix())
def test_both_languages_have_the_same_lists_and_tables(folder: Path) -> None:
    indonesian, english = body(folder / "index.id.md"), body(folder / "index.en.md")
    pattern = r"(?m)^([*-] |\|)"
    assert Counter(re.findall(pattern, indonesian)) == Counter(re.findall(pattern, english))


def test_translations_say_what_their_source_says_in_the_official_words() -> None:
    """What differs is a warning: see `entries`."""
    assert len(glossary().terms) > 20
    assert len(entries()) > len(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_entry_has_a_drawn_picture_that_says_so_and_is_described(key: str) -> None:
    for entry in entries()[key].values():
        pictures = entry.facts["pictures"]
        assert isinstance(pictures, tuple)
        assert pictures[0]["illustration"] is True
        assert len(pictures[0]["alt"]) > 20


@pytest.mark.parametrize("key", [key for key in KEYS if not key.startswith("pages/")])
def test_every_entry_names_its_sources(key: str) -> None:
    assert entries()[key]["id"].facts.get("sources")


@pytest.mark.parametrize("key", KEYS)
def test_summaries_fit_cards_and_search_engines(key: str) -> None:
    for entry in entries()[key].values():
        assert 40 <= len(entry.summary) <= 200, entry.path


# What the sources contradict, or nobody has shown. Each would be an error of fact on an official page.
REFUSED = {
    r"\bKubu\b": "felt as derogatory, but for the sentence that says so",
    r"6[.,]174|6[.,]184": "old figures of the area",
    r"60[.,]500|605[.,]000": "old or wrong areas of the national park",
    r"Karang Berahi|Masurai(?!.{0,60}Merangin)|Muaro Jambi|Rumah Tuo": "lie in other regencies",
    r"sumber air panas|hot spring|kayu manis|cinnamon|nilam|patchouli|gaharu": "not a product or sight of Sarolangun",
    r"197[.,]4|about 100 m|sekitar 100 m": "contested measures",
    r"biosfer|biosphere": "outdated status",
    r"\+62|\b08\d{8,}|\b0745": "no telephone number has been given",
    r"Rp ?\d|IDR ?\d": "no price has been given",
    r"lorem|ipsum|TODO|TBD": "unfinished",
}


@pytest.mark.parametrize("pattern", REFUSED)
def test_nothing_is_claimed_that_must_not_be(pattern: str) -> None:
    allowed = {"culture/orang-rimba"} if "Kubu" in pattern else set()
    for path in sorted(CONTENT.rglob("index.*.md")):
        if path.parent.relative_to(CONTENT).as_posix() not in allowed:
            found = re.search(pattern, path.read_text("utf-8"), re.IGNORECASE)
            assert not found, f"{path.relative_to(PROJECT)}: {found and found[0]} ({REFUSED[pattern]})"


def test_the_office_has_its_contact_to_fill_in() -> None:
    config, _ = load.config(PROJECT)
    assert "office" in config.contact
    assert not {"phone", "whatsapp", "email"} & config.contact.keys()


@pytest.mark.parametrize(
    "words",
    [
        "luar negeri",
        "pameran",
        "investor|penanam modal",
        "pariwisata",
        "pertukaran budaya",
        "pelatihan",
        "tantangan|keterbatasan",
    ],
)
def test_every_theme_of_the_policy_has_its_place(words: str) -> None:
    assert re.search(words, body(CONTENT / "pages/kebijakan/index.id.md"), re.IGNORECASE)


def test_leaving_out_parts_of_python_markdown_changes_nothing() -> None:
    """See docs/decisions/0007. Arbitrary texts are compared in test_converter.py."""
    from etalase.converter import convert, whole_converter

    whole = whole_converter()
    for path in CONTENT.rglob("index.*.md"):
        html = whole.reset().convert(body(path))
        assert "text-align" in html or convert(body(path)) == html
