"""What click says of itself is in the editor's language too."""

import gettext
import os
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_file
from click.testing import CliRunner

import build as etalase_build
from etalase.catalogs import path_of
from etalase.cli import group
from etalase.click_words import MESSAGES
from etalase.run import Project
from tests.conftest import SiteFolder


def said(site: SiteFolder, *arguments: str, **environment: str) -> str:
    """What the program says of such arguments."""
    program = group(Project(site.root, etalase_build.build))
    return CliRunner(env={"COLUMNS": "100", "LC_ALL": "", "LANG": ""} | environment).invoke(program, arguments).output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["status", "--hlp"], "Galat: Tidak ada opsi '--hlp'. Mungkin maksudnya: '--help'?"),
        (["sttus"], 'Galat: Tidak ada perintah "sttus". Maksudnya "status"?'),
        (["xyz"], "Galat: Tidak ada perintah 'xyz'."),
        (["rename"], "Galat: Argumen ini belum disebut: 'OLD'."),
        (["publish", "a", "b"], "Galat: Ada argumen yang berlebih (b)"),
        (["rename"], "Bantuan: 'etalase rename --help'."),
        (["--help"], "Pemakaian: etalase"),
        (["--help"], "\nPerintah:\n"),
        (["new", "--help"], "\nOpsi:\n"),
        (["new", "--help"], "Tampilkan bantuan ini."),
        (["--lang"], "Galat: Opsi '--lang' perlu nilai."),
    ],
)
def test_it_is_said_in_indonesian(arguments: list[str], told: str, minimal_site: SiteFolder) -> None:
    assert told in said(minimal_site, *arguments)


@pytest.mark.parametrize("arguments", [["--lang", "en", "rename"], ["--lang=en", "rename"]])
def test_it_is_said_in_the_language_that_is_asked_for(arguments: list[str], minimal_site: SiteFolder) -> None:
    assert "Error: Missing argument 'OLD'." in said(minimal_site, *arguments)
    assert "Error: Missing argument 'OLD'." in said(minimal_site, "rename", LANG="en_GB.UTF-8")
    assert "Galat:" in said(minimal_site, "--lang", "id", "rename", LANG="en_GB.UTF-8")


def test_an_edited_catalog_is_heard_at_once(minimal_site: SiteFolder, tmp_path: Path) -> None:
    assert "Galat:" in said(minimal_site, "rename")
    catalog = minimal_site.root / path_of("id")
    minimal_site.replace(path_of("id"), '"Galat: {message}"', '"Keliru: {message}"')
    compiled = next(minimal_site.root.glob(".cache/messages/id/**/*.mo"))
    os.utime(compiled, ns=(0, catalog.stat().st_mtime_ns - 1))
    minimal_site.root.rename(tmp_path / "elsewhere")  # gettext reads a file once a process
    assert "Keliru:" in said(SiteFolder(tmp_path / "elsewhere"), "rename")


def test_where_nothing_can_be_compiled_click_speaks_english(minimal_site: SiteFolder) -> None:
    minimal_site.write(".cache/messages", "in the way")
    assert "Error: Missing argument 'OLD'." in said(minimal_site, "rename")


def test_the_surroundings_are_as_before(minimal_site: SiteFolder) -> None:
    before = gettext.textdomain(), dict(os.environ)
    said(minimal_site, "rename")
    assert (gettext.textdomain(), dict(os.environ)) == before


@pytest.mark.parametrize("name", ["exceptions", "formatting", "parser"])
def test_every_message_of_click_about_a_command_line_has_its_words(name: str) -> None:
    file = Path(click.__file__).parent / f"{name}.py"
    found = {message for _, message, _, _ in extract_from_file("python", file)}
    assert found
    assert found <= set(MESSAGES)
