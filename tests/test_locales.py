"""A third language is content and a catalog: no line of Python changes."""

import shutil
import subprocess
import sys

import pytest

from tests.conftest import PROJECT, SiteFolder

CATALOG = "translations/{}/LC_MESSAGES/messages.po"


@pytest.fixture
def project(minimal_site: SiteFolder) -> SiteFolder:
    """A site with the program beside it."""
    shutil.copytree(PROJECT / "etalase", minimal_site.root / "etalase", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", minimal_site.root)
    return minimal_site


def run(site: SiteFolder, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "--lang", "en", *arguments]
    return subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)


def add_locale(site: SiteFolder, code: str) -> str:
    """Do what an editor does, and nothing else: copy the English catalog and files, name the language in site.yaml,
    and run what the program asks for. Gives what it asked for."""
    catalog = site.root / CATALOG.format(code)
    catalog.parent.mkdir(parents=True)
    shutil.copy(site.root / CATALOG.format("en"), catalog)
    for path in sorted((site.root / "content").rglob("index.en.md")):
        shutil.copy(path, path.with_name(f"index.{code}.md"))
    site.replace("content/site.yaml", "default_locale", f"  - code: {code}\ndefault_locale")
    told = run(site, "check").stdout
    done = run(site, "translations")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return told


def test_malay_is_added_by_copies_and_one_line_of_configuration(project: SiteFolder) -> None:
    told = add_locale(project, "ms")
    assert "translations/ms/LC_MESSAGES/messages.po" in told
    assert "Put it right with: python build.py translations" in told
    done = run(project)
    assert done.returncode == 0, done.stdout
    html = project.html("/ms/products/village-coffee/")
    assert '<html lang="ms" dir="ltr">' in html
    assert "At a glance" in html
    other = project.html("/id/produk/kopi/")
    assert 'hreflang="ms" href="https://contoh.example/ms/products/village-coffee/"' in other
    assert "/ms/" in (project.output / "index.html").read_text("utf-8")
    assert (project.output / "ms/feed.xml").is_file()


def test_arabic_reads_from_right_to_left(project: SiteFolder) -> None:
    add_locale(project, "ar")
    done = run(project)
    assert done.returncode == 0, done.stdout
    assert '<html lang="ar" dir="rtl">' in project.html("/ar/products/village-coffee/")
    gateway = (project.output / "index.html").read_text("utf-8")
    assert 'lang="ar" dir="rtl"' in gateway


def test_the_catalogs_of_the_project_are_as_the_command_writes_them() -> None:
    """The command changes nothing where nothing has to change."""
    from etalase import interface, load

    theme = load.theme(PROJECT)
    for locale, language in (("en", "English"), ("id", "Indonesian")):
        catalog = interface._catalog(theme.catalogs[locale], locale)
        catalog.update(interface.extract(PROJECT), no_fuzzy_matching=True, update_header_comment=False)
        assert interface.as_po(catalog, language) == theme.catalogs[locale]


def test_a_wrong_plural_rule_stops_the_build(minimal_site: SiteFolder) -> None:
    minimal_site.replace(CATALOG.format("id"), "nplurals=1; plural=(0);", "nplurals=2; plural=(n != 1);")
    assert "catalog-plurals" in {problem.code for problem in minimal_site.problems()}


def test_locale_suffixes_that_mean_a_language_of_the_site_are_refused_with_its_code(minimal_site: SiteFolder) -> None:
    source = minimal_site.root / "content/products/kopi/index.id.md"
    for wrong, right in (("in", "id"), ("ind", "id"), ("id_ID", "id"), ("en-UK", "en"), ("eng", "en")):
        copy = source.with_name(f"index.{wrong}.md")
        shutil.copy(source, copy)
        (problem,) = minimal_site.problems()
        assert (problem.code, problem.suggestion) == ("locale-suffix", f"index.{right}.md")
        copy.unlink()


def test_the_catalogs_of_the_project_hold_every_message_of_code_and_templates() -> None:
    from etalase import interface

    extracted = interface.as_po(interface.extract(PROJECT))
    assert extracted == (PROJECT / "translations/messages.pot").read_text("utf-8"), "run: python build.py translations"
