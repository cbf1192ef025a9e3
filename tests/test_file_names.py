"""Names of files that every system can keep, and the locale in a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.file_names import copy_of, fault, is_ignored, locale_suffix


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".git", ".index.id.md.swp", "Thumbs.db", "desktop.ini", "~$surat.docx", "index.id.md~", "kain.BAK",
     "kain.tmp", "ehthumbs.db", "__MACOSX", "$RECYCLE.BIN"],
)  # fmt: skip
def test_traces_of_editors_and_systems_are_ignored(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize("name", ["index.id.md", "kain.jpg", "my.thumbs.db.jpg", "backup", "a~b.jpg", "tmp"])
def test_content_is_not_ignored(name: str) -> None:
    assert not is_ignored(name)


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("index.id - Copy.md", "index.id.md"),  # Windows
        ("index.id - Copy (2).md", "index.id.md"),
        ("index.id - Salin.md", "index.id.md"),
        ("index.id copy.md", "index.id.md"),  # macOS
        ("index.id copy 3.md", "index.id.md"),
        ("index.id (copy).md", "index.id.md"),  # Linux
        ("index.id (another copy).md", "index.id.md"),
        ("index.id (1).md", "index.id.md"),  # a browser
        ("index.id-LAPTOP-7QK2.md", "index.id.md"),  # OneDrive
        ("index.id (PC Kantor's conflicted copy 2026-08-17).md", "index.id.md"),  # Dropbox
        ("index.id.sync-conflict-20260817-093000-ABCDEFG.md", "index.id.md"),  # Syncthing
        ("kopi - Copy", "kopi"),
        ("units (1).yaml", "units.yaml"),
    ],
)
def test_a_copy_that_a_computer_has_named_is_known_by_its_original(name: str, original: str) -> None:
    assert copy_of(name) == original


@pytest.mark.parametrize("name", ["index.id.md", "kopi", "kopi-2", "copy.md", "(1).md", "salinan", "kopi-robusta.yaml"])
def test_other_names_are_of_no_copy(name: str) -> None:
    assert copy_of(name) == ""


@pytest.mark.parametrize("name", ["con", "CON", "nul.txt", "Aux.jpg", "prn", "com1", "LPT9.id.md"])
def test_names_that_windows_reserves_are_refused(name: str) -> None:
    assert "reserves" in fault(name)


@pytest.mark.parametrize("name", ["a:b.jpg", "a?.jpg", "a*.jpg", 'a".jpg', "a<b", "a>b", "a|b", "a\\b", "a\nb", "a\tb"])
def test_names_with_characters_that_windows_cannot_store_are_refused(name: str) -> None:
    assert "character" in fault(name)


@pytest.mark.parametrize("name", ["kain.", "kain ", "kain.jpg "])
def test_names_that_end_with_a_space_or_a_dot_are_refused(name: str) -> None:
    assert "ends with" in fault(name)


@pytest.mark.parametrize(
    "name", ["kain batik.jpg", "índex.md", "console.md", "com10", "prn-2.jpg", "index.id.md", "a.b"]
)
def test_other_names_are_kept(name: str) -> None:
    assert fault(name) == ""


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("index.id.md", "id"),
        ("index.en.md", "en"),
        ("index.en-UK.md", "en-UK"),
        ("index.id_ID.md", "id_ID"),
        ("index.ind.md", "ind"),
        ("index.zh-Hant.md", "zh-Hant"),
    ],
)
def test_the_locale_is_the_suffix_of_a_content_file_right_or_wrong(name: str, locale: str) -> None:
    assert locale_suffix(name) == locale


@pytest.mark.parametrize(
    "name", ["index.md", "index..md", "kopi.id.md", "index.id.md.txt", "index.id.MD", "xindex.id.md", "index.1.md"]
)
def test_a_file_of_another_name_has_no_locale(name: str) -> None:
    assert locale_suffix(name) is None


@given(st.text())
def test_any_name_is_judged(name: str) -> None:
    is_ignored(name)
    assert isinstance(fault(name), str)
    locale = locale_suffix(name)
    assert locale is None or name == f"index.{locale}.md"
