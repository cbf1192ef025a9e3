"""Official terms and names: what a translation must say where its source says them."""

from pathlib import Path

import pytest

import build
from etalase.file_index import FileIndex
from etalase.glossary import Glossary, GlossaryTerm, misuses
from etalase.glossary_yaml import read_glossary
from etalase.memory import DiskMemory, RamMemory
from etalase.model import KEPT_APART
from etalase.objects import Objects
from etalase.passages import Passage
from etalase.problems import Problem
from etalase.work import Work
from etalase.workers import remembering
from tests.conftest import TODAY, SiteFolder

GLOSSARY = """
terms:
  kabupaten: {en: [regency, regencies], not: {en: [district, county]}}
  kecamatan: {en: [district], not: {en: [subdistrict]}}
  desa: {id: [kampung], en: village}
  desa wisata: {en: tourism village}
  bupati: {en: regent, not: {en: [regency head]}}
  Dinas: {en: [office, agency]}
  adat: {ms: adat}
names: [Orang Rimba, Batang Asai]
"""

ENTRY = "---\ntitle: Kopi\nsummary: Kopi.\n---\n"


def glossary() -> Glossary:
    found, problems = read_glossary(GLOSSARY, ("id", "en", "ms"))
    assert problems == []
    return found


def told(source: str, translation: str, locale: str = "en") -> list[tuple[str, str | None, object]]:
    """Code, what was found, and the term, for each warning."""
    passages = (
        {"": Passage(f"index.{code}.md", said, 0, said)} for code, said in (("id", source), ("en", translation))
    )
    found = misuses(glossary(), locale, *passages)
    return [(one.code, one.found, one.values.get("term") or one.values.get("text")) for one in found]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Kabupaten Sarolangun", "Sarolangun Regency"),
        ("dua kabupaten", "two regencies"),
        ("KABUPATEN", "the Regency's"),
        ("kabupatennya", "its own"),  # no whole word
        ("kecamatan", "Districts"),
        ("kabupaten dan kecamatan", "regency and district"),
        ("kabupaten", "the regency in the district of Limun"),
        ("desa wisata", "a tourism village"),
        ("desa\n  wisata", "a Tourism\nVillage"),
        ("sebuah kampung", "a village"),
        ("dinas malam", "night duty"),  # with a capital in the glossary, only with a capital in the text
        ("Dinas Pariwisata", "the tourism agency"),
        ("adat", "custom"),  # has no English in this glossary
        ("Orang Rimba", "the Orang Rimba"),
        ("orang rimba", "people of the forest"),
        ("tanpa istilah", "the county and the regency head"),
    ],
)
def test_a_translation_in_the_official_words_is_right(source: str, translation: str) -> None:
    assert told(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Kabupaten Sarolangun", "Sarolangun District", [("glossary-refused", "District", "kabupaten")]),
        ("kabupaten", "the county of the regency", [("glossary-refused", "county", "kabupaten")]),
        ("Bupati", "the Regency Head", [("glossary-refused", "Regency Head", "bupati")]),
        (
            "Bupati di kabupaten",
            "the Regency Head",
            [("glossary-missing", None, "kabupaten"), ("glossary-refused", "Regency Head", "bupati")],
        ),
        ("desa wisata", "a hamlet for tourists", [("glossary-missing", None, "desa wisata")]),
        ("desa wisata dan desa", "a hamlet", [("glossary-missing", None, t) for t in ("desa wisata", "desa")]),
        ("desa, kampung, desa", "a hamlet", [("glossary-missing", None, "desa")]),
        ("kecamatan", "subdistrict, subdistrict", [("glossary-refused", "subdistrict", "kecamatan")]),
        ("Orang Rimba di Batang Asai", "people at Batang Asai", [("glossary-missing", None, "Orang Rimba")]),
    ],
)
def test_each_term_is_told_once_with_what_is_wrong(
    source: str, translation: str, expected: list[tuple[str, str | None, object]]
) -> None:
    assert sorted(told(source, translation)) == sorted(expected)


def test_each_language_has_its_own_words() -> None:
    assert told("adat di kabupaten", "custom", "ms") == [("glossary-missing", None, "adat")]


def test_names_hold_in_every_language() -> None:
    assert told("Orang Rimba", "orang hutan", "ms") == [("glossary-missing", None, "Orang Rimba")]


@pytest.mark.parametrize(
    ("spellings", "text", "found"),
    [
        (("desa", "desa wisata"), "Desa Wisata", ["Desa Wisata"]),  # the longest
        (("Dinas", "dinas luar"), "Dinas Luar", ["Dinas Luar"]),
        (("Dinas", "dinas luar"), "Dinas, dinas", ["Dinas"]),
        (("(BLK)", "blk"), "(BLK)", ["(BLK)"]),
    ],
)
def test_spellings_with_the_same_first_letter_are_told_apart(
    spellings: tuple[str, ...], text: str, found: list[str]
) -> None:
    one = Glossary(tuple(GlossaryTerm((spelling,), {"en": ("java",)}, {}) for spelling in spellings))
    source, translation = (
        {"": Passage(f"index.{code}.md", said, 0, said)} for code, said in (("id", text), ("en", ""))
    )
    assert [problem.values["text"] for problem in misuses(one, "en", source, translation)] == found


def test_a_glossary_is_put_together_once_for_a_language(
    minimal_site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    minimal_site.write("content/glossary.yaml", "terms:\n  kopi: {en: coffee}\n")
    for name in ("teh", "gula"):
        for code in ("id", "en"):
            minimal_site.write(f"content/products/{name}/index.{code}.md", ENTRY)
    put_together, locales = Glossary._put_together, []

    def counted(one: Glossary, locale: str) -> object:
        locales.append(locale)
        return put_together(one, locale)

    monkeypatch.setattr(Glossary, "_put_together", counted)
    minimal_site.problems()
    assert locales == ["en"]


def test_a_glossary_that_was_used_is_still_the_same() -> None:
    objects, one = Objects(RamMemory()), glossary()
    before = objects.name(one)
    one.official("en")
    assert (objects.name(one), one) == (before, glossary())


def test_a_site_without_a_glossary_has_no_official_words(minimal_site: SiteFolder) -> None:
    assert minimal_site.problems() == []


def test_an_empty_glossary_says_nothing(minimal_site: SiteFolder) -> None:
    minimal_site.write("content/glossary.yaml", "# nanti\n")
    assert minimal_site.problems() == []


def remembered(site: SiteFolder) -> tuple[list[Problem], dict[str, float]]:
    """The warnings of a build with what is known from before, and when each page was written."""
    cache = site.root / ".cache"

    def make(work: Work) -> list[Problem]:
        return list(build.build(site.root, TODAY, site.output, work, FileIndex(cache / "files", "1")).warnings)

    warnings = remembering(DiskMemory(cache / "memory.sqlite3"), "1", KEPT_APART, make)
    return warnings, {str(path): path.stat().st_mtime_ns for path in Path(site.output).rglob("*.html")}


def test_a_warning_is_told_again_from_memory_and_follows_the_glossary(minimal_site: SiteFolder) -> None:
    minimal_site.write("content/glossary.yaml", "terms:\n  kopi: {en: java}\n")
    first, _ = remembered(minimal_site)
    assert {problem.code for problem in first} == {"glossary-missing"}
    assert remembered(minimal_site)[0] == first
    minimal_site.write("content/glossary.yaml", "terms:\n  kopi: {en: coffee}\n")
    assert remembered(minimal_site)[0] == []
