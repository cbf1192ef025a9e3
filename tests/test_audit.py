"""The auditor: it finds nothing in the site of this repository, and each check finds what is planted."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import build as etalase_build
from etalase import load
from etalase.audit import all_checks
from etalase.inspection import problems_of
from etalase.problems import Problem, Severity
from etalase.work import HERE
from tests.conftest import PROJECT, SITES, TODAY, SiteFolder

PAGE = "id/produk/kopi/index.html"


def audit(output: Path, root: Path) -> list[Problem]:
    """What is wrong, but for what the theme weighs above its targets on every site."""
    found = problems_of(output, "output", load.config(root)[0], HERE)
    return [problem for problem in found if not is_of_the_theme(problem)]


def is_of_the_theme(problem: Problem) -> bool:
    shared = ("Style sheets", "Scripts", "Fonts")
    return problem.severity is Severity.WARNING and problem.label in shared


def errors(problems: list[Problem]) -> list[str]:
    return [f"{p.place} {p.text(str)}" for p in problems if p.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal site, built once; each test plants its mistake in a copy of the output."""
    root = tmp_path_factory.mktemp("audit") / "site"
    shutil.copytree(SITES / "minimal", root)
    for name in ("templates", "translations"):
        (root / name).symlink_to(PROJECT / name)
    etalase_build.build(root, TODAY, root / "output")
    return root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> SiteFolder:
    root = tmp_path / "planted"
    shutil.copytree(built, root, symlinks=True)
    return SiteFolder(root)


def test_the_site_of_this_repository_has_no_error(tmp_path: Path) -> None:
    etalase_build.build(PROJECT, date(2026, 11, 24), tmp_path / "output")
    assert errors(audit(tmp_path / "output", PROJECT)) == []


def test_the_same_below_a_base_path(site: SiteFolder) -> None:
    site.replace("content/site.yaml", "url: https://contoh.example/", "url: https://contoh.example/desa/")
    site.build()
    assert audit(site.output, site.root) == []
    site.replace(f"output/{PAGE}", 'href="/desa/id/"', 'href="/id/"')
    assert {problem.code for problem in audit(site.output, site.root)} == {"link-dead"}


# What is planted where, and what must be told of it: the code, and a text that its line holds.
CANONICAL = '<link rel="canonical" href="https://contoh.example/id/produk/kopi/">'
PLANTED = [
    ("language-wrong", PAGE, '<html lang="id"', '<html lang="en"'),
    ("language-wrong", PAGE, '<html lang="id"', "<html"),
    ("language-self-missing", PAGE, 'hreflang="id" href="https://contoh.example/id/produk/kopi/"',
     'hreflang="id" href="https://contoh.example/id/produk/"'),
    ("language-default-missing", PAGE, 'hreflang="x-default"', 'hreflang="ms"'),
    ("language-not-returned", PAGE, 'hreflang="en" href="https://contoh.example/en/products/village-coffee/"',
     'hreflang="en" href="https://contoh.example/en/products/"'),
    ("language-other", PAGE, 'hreflang="en" href="https://contoh.example/en/products/village-coffee/"',
     'hreflang="en" href="https://contoh.example/id/produk/kopi/"'),
    ("canonical-missing", PAGE, CANONICAL, ""),
    ("canonical-other", PAGE, CANONICAL, '<link rel="canonical" href="https://contoh.example/id/produk/">'),
    ("canonical-other", PAGE, CANONICAL, '<link rel="canonical" href="/id/produk/kopi/">'),
    ("canonical-relative", PAGE, CANONICAL, '<meta name="robots" content="noindex"><link rel="canonical" href="/id/">'),
    ("heading-count", PAGE, "</h1>", "</h1><h1>Lagi</h1>"),
    ("title-missing", PAGE, "<title>Kopi Desa · Desa Contoh</title>", ""),
    ("title-long", PAGE, "<title>", "<title>" + "panjang " * 9),
    ("title-twice", PAGE, "<title>Kopi Desa · Desa Contoh</title>", "<title>Tikar Pandan · Desa Contoh</title>"),
    ("description-missing", PAGE, 'name="description"', 'name="desc"'),
    ("description-long", PAGE, 'name="description" content="', 'name="description" content="' + "panjang " * 28),
    ("weight", PAGE, "</main>", "".join(f"<p>{number * 7919 % 99991}" for number in range(9000)) + "</main>"),
    ("policy-missing", PAGE, "Content-Security-Policy", "X-Nothing"),
    ("policy-broken", PAGE, "</main>", "<style>p { color: red }</style></main>"),
    ("policy-broken", PAGE, "</main>", "<script>alert(1)</script></main>"),
    ("policy-broken", PAGE, "</main>", '<p style="color: red">a</p></main>'),
    ("policy-broken", PAGE, "</main>", '<p onclick="a()">a</p></main>'),
    ("policy-broken", PAGE, "</main>", '<a href="javascript:a()">a</a></main>'),
    ("other-host", PAGE, "</main>", '<script src="https://cdn.example/a.js"></script></main>'),
    ("other-host", PAGE, "</main>", '<picture><source srcset="//cdn.example/a.avif 320w"></picture></main>'),
    ("other-host", PAGE, "</head>", '<link rel="preconnect" href="https://fonts.example"></head>'),
    ("link-dead", PAGE, "</main>", '<a href="/id/produk/teh/">teh</a></main>'),
    ("link-dead", PAGE, "</main>", '<a href="../teh/">teh</a></main>'),
    ("link-dead", PAGE, "</main>", '<a href="https://contoh.example/teh/">teh</a></main>'),
    ("link-dead", PAGE, "</main>", '<img src="/media/teh.svg" width="1" height="1" alt=""></main>'),
    ("link-dead", PAGE, '"@type":"WebPage","@id":"https://contoh.example/id/produk/kopi/","url":"',
     '"@type":"WebPage","@id":"https://contoh.example/id/produk/kopi/","url":"https://contoh.example/x'),
    ("anchor-dead", PAGE, "</main>", '<a href="/id/#teh">teh</a></main>'),
    ("id-twice", PAGE, "</main>", '<p id="main">a</p></main>'),
    ("picture-size", PAGE, "</main>", '<img src="/assets/a.svg" height="1" alt=""></main>'),
    ("picture-alt", PAGE, "</main>", '<img src="/assets/a.svg" width="1" height="1"></main>'),
    ("sitemap-dead", "sitemap.xml", "/id/produk/kopi/</loc>", "/id/produk/teh/</loc>"),
    ("sitemap-lacks", "sitemap.xml", "/id/produk/kopi/</loc>", "/id/produk/teh/</loc>"),
    ("sitemap-languages", "sitemap.xml", 'hreflang="en" href="https://contoh.example/en/products/village-coffee/"',
     'hreflang="en" href="https://contoh.example/en/products/"'),
    ("sitemap-broken", "sitemap.xml", "</urlset>", ""),
    ("data-broken", PAGE, '{"@context"', '{"@context'),
    ("data-lacks", PAGE, '"@type":"Product"', '"@type":"Event"'),
    ("data-unreadable", PAGE, '"@type":"Product"', '"@type":"Product","startDate":"17 Agustus 2026"'),
    ("data-unreadable", PAGE, '"lowPrice":"25000"', '"lowPrice":"25.000,-"'),
]  # fmt: skip


@pytest.mark.parametrize(("code", "path", "old", "new"), PLANTED, ids=[f"{n}-{p[0]}" for n, p in enumerate(PLANTED)])
def test_what_is_planted_is_found_where_it_stands(site: SiteFolder, code: str, path: str, old: str, new: str) -> None:
    assert audit(site.output, site.root) == []
    text = (site.output / path).read_text("utf-8")
    assert old in text
    site.write(f"output/{path}", text.replace(old, new))
    found = [problem for problem in audit(site.output, site.root) if problem.code == code]
    assert found
    assert all(problem.place.file.startswith("output/") for problem in found)


def test_a_style_sheet_may_neither_ask_others_nor_lead_nowhere(site: SiteFolder) -> None:
    (style,) = site.output.glob("assets/css/site.*.css")
    rules = '@import "https://cdn.example/a.css"; p { background: url(nothing.svg) }'
    style.write_text(style.read_text("utf-8") + rules, "utf-8")
    found = {(problem.code, problem.found) for problem in audit(site.output, site.root)}
    assert found == {("other-host", "https://cdn.example/a.css"), ("link-dead", "nothing.svg")}


def test_what_several_pages_load_is_weighed_and_told_once(site: SiteFolder) -> None:
    (style,) = site.output.glob("assets/css/site.*.css")
    rules = "".join(f".a{number * 7919 % 99991} {{ width: {number}px }}\n" for number in range(6000))
    style.write_text(rules, "utf-8")
    (found,) = audit(site.output, site.root)
    assert (found.code, found.label, found.severity) == ("weight", "Style sheets", Severity.ERROR)


def test_a_heavy_picture_is_told_of_pages_that_show_it_to_phones(site: SiteFolder) -> None:
    (site.output / "media/light-640.avif").write_bytes(b"a" * 30_000)
    (site.output / "media/heavy-1920.avif").write_bytes(b"a" * 200_000)
    widths = "/media/light-640.avif 640w, /media/heavy-1920.avif 1920w"
    picture = f'<picture><source type="image/avif" srcset="{widths}" sizes="(min-width: 45rem) 42rem, 94vw">'
    picture += '<img src="/media/heavy-1920.avif" width="1" height="1" alt="" loading="lazy"></picture></main>'
    site.replace(f"output/{PAGE}", "</main>", picture)
    assert audit(site.output, site.root) == []
    site.replace(f"output/{PAGE}", "94vw", "calc(200vw - 1rem)")
    (found,) = audit(site.output, site.root)
    assert (found.label, found.found, found.place.file) == ("The largest picture", "200.0 kB", f"output/{PAGE}")


def test_too_many_requests_are_told(site: SiteFolder) -> None:
    for number in range(21):
        (site.output / f"media/{number}.svg").write_text("<svg/>", "utf-8")
    pictures = "".join(f'<img src="/media/{number}.svg" width="1" height="1" alt="">' for number in range(21))
    site.replace(f"output/{PAGE}", "</main>", f"{pictures}</main>")
    (found,) = audit(site.output, site.root)
    assert (found.label, found.severity) == ("Requests", Severity.ERROR)


def test_a_link_without_an_address_loads_its_own_page_again_but_a_picture_without_one_is_dead(site: SiteFolder) -> None:
    site.replace(f"output/{PAGE}", "</main>", '<a href="">lagi</a></main>')
    assert audit(site.output, site.root) == []
    site.replace(f"output/{PAGE}", "</main>", '<img src="" width="1" height="1" alt=""></main>')
    assert {problem.code for problem in audit(site.output, site.root)} == {"link-dead"}


def test_a_site_without_sitemap_is_told(site: SiteFolder) -> None:
    (site.output / "sitemap.xml").unlink()
    assert {problem.code for problem in audit(site.output, site.root)} == {"sitemap-missing"}


def test_where_no_site_is_that_is_told(site: SiteFolder) -> None:
    shutil.rmtree(site.output)
    assert [problem.code for problem in audit(site.output, site.root)] == ["site-missing"]


def test_a_place_is_line_and_column_of_the_page(site: SiteFolder) -> None:
    site.replace(f"output/{PAGE}", "</body>", '\n\n  <a href="/id/teh/">teh</a>\n</body>')
    (found,) = audit(site.output, site.root)
    line = (site.output / PAGE).read_text("utf-8").splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith('<a href="/id/teh/">')


@pytest.mark.parametrize("name", all_checks())
def test_every_family_of_checks_sees_a_page_or_the_site(name: str) -> None:
    check = all_checks()[name]
    assert check.__doc__
    assert {"of_page", "of_site"} & set(vars(check))


def test_every_problem_of_an_audit_is_planted() -> None:
    """The codes of problems are the texts with a hyphen, and `weight`."""
    families = "site language canonical heading title description policy other link anchor id picture sitemap data"
    code = re.compile(rf"[\"']((?:{families.replace(' ', '|')})-[a-z]+(?:-[a-z]+)?|weight)[\"']")
    sources = (PROJECT / "etalase/audit").glob("*.py")
    told = {found for path in sources for found in code.findall(path.read_text("utf-8"))}
    assert told == {code for code, *_ in PLANTED} | {"sitemap-missing", "site-missing"}


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(PROJECT / "build.py", root)
    (root / "etalase").symlink_to(PROJECT / "etalase")
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": ""}
    command = [sys.executable, "build.py", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_command_tells_in_the_language_of_the_editor_and_fails(site: SiteFolder) -> None:
    done = run(site.root, "--lang", "en", "audit")
    assert done.returncode == 0
    assert "output has been looked at. Errors: 0; warnings: " in done.stdout
    site.replace(f"output/{PAGE}", "</body>", '<a href="/id/teh/">teh</a></body>')
    done = subprocess.run(
        [sys.executable, "build.py", "--lang", "id", "audit", "output"], cwd=site.root,
        capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 1
    assert f"output/{PAGE}:" in done.stdout
    assert "Kesalahan: 1" in done.stdout


def test_the_command_speaks_to_tools(site: SiteFolder) -> None:
    site.replace(f"output/{PAGE}", "</body>", '<a href="/id/teh/">teh</a></body>')
    told = json.loads(run(site.root, "--format", "json", "audit").stdout)
    (found,) = [problem for problem in told if problem["severity"] == "error"]
    assert (found["code"], found["file"], found["found"]) == ("link-dead", f"output/{PAGE}", "/id/teh/")
