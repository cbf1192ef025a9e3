"""A third language is content and a catalog: no line of Python changes."""

import shutil

from tests.conftest import PROJECT, SiteFolder

CATALOG = "translations/{}/LC_MESSAGES/messages.po"


def add_locale(site: SiteFolder, code: str, plural_forms: str) -> None:
    """Do what an editor does: copy the English catalog and files, and name the language in site.yaml."""
    catalog = (site.root / CATALOG.format("en")).read_text("utf-8")
    header = next(line for line in catalog.splitlines() if line.startswith('"Plural-Forms'))
    catalog = catalog.replace(header, f'"Plural-Forms: {plural_forms}\\n"').replace(
        '"Language: en\\n"', f'"Language: {code}\\n"'
    )
    site.write(CATALOG.format(code), _with_plurals(catalog, int(plural_forms.partition("nplurals=")[2][0])))
    for path in sorted((site.root / "content").rglob("index.en.md")):
        shutil.copy(path, path.with_name(f"index.{code}.md"))
    site.replace("content/site.yaml", "default_locale", f"  - code: {code}\ndefault_locale")


def _with_plurals(catalog: str, count: int) -> str:
    """Every plural message with as many forms as the language has."""
    lines = []
    for line in catalog.splitlines():
        if line.startswith("msgstr[0]"):
            lines += [line.replace("[0]", f"[{n}]") for n in range(count)]
        elif not line.startswith("msgstr["):
            lines.append(line)
    return "\n".join(lines) + "\n"


def test_malay_is_added_by_content_catalog_and_one_line_of_configuration(minimal_site: SiteFolder) -> None:
    add_locale(minimal_site, "ms", "nplurals=1; plural=0;")
    build = minimal_site.build()
    assert {page.locale.code for page in build.site.pages} == {"id", "en", "ms"}
    html = minimal_site.html("/ms/products/village-coffee/")
    assert '<html lang="ms" dir="ltr">' in html
    assert 'hreflang="ms" href="https://contoh.example/ms/products/village-coffee/"' in minimal_site.html(
        "/id/produk/kopi/"
    )
    assert "/ms/" in (minimal_site.output / "index.html").read_text("utf-8")
    assert (minimal_site.output / "ms/feed.xml").is_file()


def test_arabic_reads_from_right_to_left(minimal_site: SiteFolder) -> None:
    rule = (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 "
        ": n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
    )
    add_locale(minimal_site, "ar", rule)
    minimal_site.build()
    assert '<html lang="ar" dir="rtl">' in minimal_site.html("/ar/products/village-coffee/")
    gateway = (minimal_site.output / "index.html").read_text("utf-8")
    assert 'lang="ar" dir="rtl"' in gateway


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
