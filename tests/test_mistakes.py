"""Mistakes of editors: each has a site in tests/sites/mistakes/, laid over the minimal one, and a kind answer."""

import ast
import re
import shutil
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import build
from etalase.catalogs import lenient_translations, path_of
from etalase.problems import BuildError, Problem, Severity, Translate
from etalase.reports import as_text
from tests.conftest import PROJECT, SITES, TODAY, SiteFolder

MISTAKES = SITES / "mistakes"
NAMES = sorted(folder.name for folder in MISTAKES.iterdir())
LANGUAGES = ("id", "en")
KOPI = "content/products/kopi/index.id.md"

TESTED_ELSEWHERE = {
    "phone-foreign": "no field of today asks for Indonesian numbers only: test_values_contacts.py",
    "addresses-unwritten": "a folder that cannot be written: test_address_ledger.py",
    "ledger-gone": "it must have been there in a build before: test_kept_ledgers.py",
    "translations-unwritten": "the same: test_translation_ledger.py",
    "type-unknown": "it is named in a command, not in a file: test_new_entry.py",
    "entry-exists": "a command tells it, not a build: test_entry_questions.py",
    "link-not-renamed": "a command tells it, not a build: test_body_renaming.py",
    "address-of-nobody": "only who prints is told: test_brochure_run.py",
}

MakeMistake = Callable[[SiteFolder], None]


@cache
def translate(language: str) -> Translate:
    return lenient_translations((PROJECT / path_of(language)).read_text("utf-8")).gettext


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The minimal site, built."""
    root = tmp_path_factory.mktemp("good") / "site"
    shutil.copytree(SITES / "minimal", root)
    for name in ("templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    site = SiteFolder(root)
    assert site.build().warnings == ()
    return site


@dataclass(frozen=True)
class Told:
    """A site with mistakes, what its build said, and what stood in output/ before."""

    site: SiteFolder
    problems: list[Problem]
    before: dict[str, bytes]


Tell = Callable[[str], Told]


@pytest.fixture(scope="module")
def tell(good_site: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> Tell:
    """Build the good site with the mistakes of a folder, or with those made by a function below."""

    @cache
    def told(name: str) -> Told:
        site = SiteFolder(tmp_path_factory.mktemp("mistake") / "site")
        shutil.copytree(good_site.root, site.root)
        if name in MADE_IN_CODE:
            MADE_IN_CODE[name][0](site)
        else:
            lay_over(name, site.root)
        before = tree(site.output)
        return Told(site, site.problems(), before)

    return told


def lay_over(name: str, root: Path) -> None:
    for part in ("content", "templates", "translations"):
        if (MISTAKES / name / part).is_dir():
            shutil.copytree(MISTAKES / name / part, root / part, dirs_exist_ok=True)
    removed = MISTAKES / name / "removed.txt"
    for path in removed.read_text("utf-8").split() if removed.is_file() else ():
        (root / path).unlink()


def check_what_is_told(told: Told) -> None:
    """What holds for every mistake: the old site stays, places are real, and Indonesian is Indonesian."""
    assert told.problems
    if any(problem.severity is Severity.ERROR for problem in told.problems):
        assert tree(told.site.output) == told.before
        assert {path.name for path in told.site.root.iterdir()} == {"content", "templates", "translations", "output"}
    for problem in told.problems:
        path = told.site.root / problem.place.file
        has_new_folder = problem.code in ("catalog-missing", "collection-page-missing")  # it is to be made
        assert path.exists() or path.parent.is_dir() or has_new_folder, problem.place
        assert not problem.place.file.startswith(("/", ".."))
        if path.is_file() and path.suffix in (".md", ".yaml", ".po"):
            assert problem.place.line <= path.read_bytes().count(b"\n") + 1
        assert problem.text(translate("id")) != problem.text(translate("en"))
        assert translate("id")(problem.message) != problem.message


@pytest.mark.parametrize("name", NAMES)
def test_mistake_is_told_kindly_and_nothing_is_written(name: str, tell: Tell, pytestconfig: pytest.Config) -> None:
    told = tell(name)
    check_what_is_told(told)
    rewritten = []
    for language in LANGUAGES:
        expected = MISTAKES / name / f"expected.{language}.txt"
        text = as_text(told.problems, translate(language)) + "\n"
        if pytestconfig.getoption("rewrite_expected"):
            if not expected.is_file() or expected.read_text("utf-8") != text:
                expected.write_text(text, "utf-8")
                rewritten.append(expected.name)
        else:
            assert text == expected.read_text("utf-8")
    assert not rewritten, f"rewritten, read before you commit: {name}: {rewritten}"


# Mistakes that git, Windows or macOS cannot hold, or that are too large to keep.


def latin_1(site: SiteFolder) -> None:
    text = (site.root / KOPI).read_text("utf-8").replace("Kopi ini", "Kopi café ini")
    (site.root / KOPI).write_bytes(text.encode("latin-1", "replace"))


def utf_16_cut_off(site: SiteFolder) -> None:
    (site.root / KOPI).write_bytes((site.root / KOPI).read_text("utf-8").encode("utf-16")[:-1])


def utf_16_without_mark(site: SiteFolder) -> None:
    (site.root / KOPI).write_bytes((site.root / KOPI).read_text("utf-8").encode("utf-16-le"))


def latin_1_in_site_yaml(site: SiteFolder) -> None:
    path = site.root / "content/site.yaml"
    path.write_bytes(path.read_bytes().replace(b"Desa Contoh", b"D\xe9sa Contoh"))


def huge_text(site: SiteFolder) -> None:
    site.write(KOPI, (site.root / KOPI).read_text("utf-8") + "Kopi desa. " * 200_000)


def names_that_differ_in_capitals(site: SiteFolder) -> None:
    shutil.copytree(site.root / "content/products/kopi", site.root / "content/products/Kopi")


def names_that_windows_cannot_hold(site: SiteFolder) -> None:
    for name in ("aux", "kopi: robusta", "kopi."):
        shutil.copytree(site.root / "content/products/tikar", site.root / "content/products" / name)


def link_out_of_the_project(site: SiteFolder) -> None:
    (site.root / "content/products/rahasia").symlink_to("/etc")


def bomb_of_aliases(site: SiteFolder) -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40))
    site.replace(KOPI, "title:", f"l0: &l0 [ha, ha]\n{levels}\ntitle:")


def bomb_of_brackets(site: SiteFolder) -> None:
    site.replace(KOPI, "title: Kopi Desa", "title: " + "[" * 100_000)


def lists_without_end(site: SiteFolder) -> None:
    site.write(KOPI, (site.root / KOPI).read_text("utf-8") + "\n" + "- " * 700 + "Kopi\n")


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG file that says it has that size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content).to_bytes(4)
        return len(content).to_bytes(4) + kind + content + checksum

    header = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def use_picture(site: SiteFolder, name: str, content: bytes) -> None:
    for language in LANGUAGES:
        site.replace(f"content/products/kopi/index.{language}.md", "kopi.svg", name)
    (site.root / "content/products/kopi" / name).write_bytes(content)


def bomb_of_pixels(site: SiteFolder) -> None:
    use_picture(site, "kopi.png", png(60_000, 60_000, b""))


def picture_cut_off(site: SiteFolder) -> None:
    use_picture(site, "kopi.png", png(1600, 1200, bytes(1601 * 1200))[:100])


def picture_of_a_phone(site: SiteFolder) -> None:
    use_picture(site, "kopi.heic", b"\0\0\0\x18ftypheic")


def picture_named_by_a_mac(site: SiteFolder) -> None:
    use_picture(site, unicodedata.normalize("NFC", "kopi-café.svg"), b"")
    folder = site.root / "content/products/kopi"
    (folder / "kopi.svg").replace(folder / unicodedata.normalize("NFD", "kopi-café.svg"))
    (folder / unicodedata.normalize("NFC", "kopi-café.svg")).unlink()


def document_that_is_none(site: SiteFolder) -> None:
    site.write("content/products/kopi/harga.pdf", "<html>Tidak ditemukan</html>")
    site.replace(KOPI, "(/products/tikar#bahan)", "(harga.pdf)")


def small_photograph(site: SiteFolder) -> None:
    use_picture(site, "kopi.png", png(64, 48, bytes(65 * 48)))


MADE_IN_CODE: dict[str, tuple[MakeMistake, set[tuple[str, str]]]] = {
    "latin-1": (latin_1, {("encoding-not-utf8", f"{KOPI}:14:9")}),
    "utf-16-cut-off": (utf_16_cut_off, {("encoding-broken", f"{KOPI}:1:1")}),
    "utf-16-without-mark": (utf_16_without_mark, {("not-text", f"{KOPI}:1:1")}),
    "latin-1-in-site-yaml": (latin_1_in_site_yaml, {("encoding-not-utf8", "content/site.yaml:1:14")}),
    "huge-text": (huge_text, {("text-too-large", f"{KOPI}:1:1")}),
    "names-that-differ-in-capitals": (
        names_that_differ_in_capitals,
        {("case-clash", "content/products/kopi:1:1")},
    ),
    "names-that-windows-cannot-hold": (
        names_that_windows_cannot_hold,
        {("file-name", f"content/products/{name}:1:1") for name in ("aux", "kopi: robusta", "kopi.")},
    ),
    "link-out-of-the-project": (link_out_of_the_project, {("symlink", "content/products/rahasia:1:1")}),
    "bomb-of-aliases": (bomb_of_aliases, {("yaml-anchor", f"{KOPI}:2:5")}),
    "bomb-of-brackets": (bomb_of_brackets, {("yaml-too-deep", f"{KOPI}:2:107")}),
    "lists-without-end": (lists_without_end, {("body-too-deep", f"{KOPI}:13:1")}),
    "bomb-of-pixels": (bomb_of_pixels, {("picture-unusable", f"{KOPI}:8:11")}),
    "picture-cut-off": (picture_cut_off, {("picture-unusable", f"{KOPI}:8:11")}),
    "picture-of-a-phone": (picture_of_a_phone, {("picture-unusable", f"{KOPI}:8:11")}),
    "picture-named-by-a-mac": (
        picture_named_by_a_mac,
        {
            ("picture-missing", f"content/products/kopi/index.{language}.md:{line}:11")
            for language, line in (("id", 8),)
        },
    ),
    "document-that-is-none": (document_that_is_none, {("document-unusable", f"{KOPI}:18:44")}),
    "small-photograph": (small_photograph, {("picture-too-small", f"{KOPI}:8:11")}),
}


@pytest.mark.parametrize("name", MADE_IN_CODE)
def test_mistake_that_no_repository_can_hold_is_told_kindly(name: str, tell: Tell) -> None:
    told = tell(name)
    check_what_is_told(told)
    assert {(problem.code, str(problem.place)) for problem in told.problems} == MADE_IN_CODE[name][1]


@pytest.mark.parametrize(
    ("encoding", "line_end"), [("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("utf-16", "\r\n"), ("utf-8", "\r")]
)
def test_files_of_windows_and_old_macs_are_read(
    encoding: str, line_end: str, good_site: SiteFolder, tmp_path: Path
) -> None:
    shutil.copytree(good_site.root, tmp_path / "site")
    site = SiteFolder(tmp_path / "site")
    for path in [*(site.root / "content").rglob("*.md"), *(site.root / "content").rglob("*.yaml")]:
        path.write_bytes(path.read_text("utf-8").replace("\n", line_end).encode(encoding))
    assert site.problems() == []
    assert tree(site.output) == tree(good_site.output)


# The examples in messages are meant to be copied.

FIELD_LINE = re.compile(r"(?P<before>\s*(?:- )?)(?P<name>[\w-]+)\s*:.*")
FIELD = re.compile(r"(?:- )?(?P<name>[\w-]+): .*\S.*")
LINES_OF_THEIR_OWN = {"field-missing", "contact-without-consent", "event-without-time", "vocabulary-terms"}


def pasted(text: str, problem: Problem) -> str | None:
    """The text with the example of a problem pasted at its place; None where it is no field, link or heading."""
    lines = text.split("\n")
    row = problem.place.line - 1
    written = lines[row]
    field, line = FIELD.fullmatch(problem.example), FIELD_LINE.fullmatch(written)
    if field and problem.code in LINES_OF_THEIR_OWN:
        is_in_list = written.lstrip().startswith("- ")
        indent = " " * (problem.place.column - 1) if problem.code == "field-missing" else ""
        lines.insert(row + 1 if is_in_list else row if indent else 1, indent + problem.example)
    elif field and problem.code == "yaml-indent":
        lines[row] = problem.example
    elif field and (line or problem.code == "yaml-space"):
        if line and line["name"] != field["name"]:
            return None
        before = line["before"] if line else ""
        lines[row] = before + problem.example.removeprefix("- ")
    elif problem.example.startswith("## "):
        lines[row] = problem.example
    elif problem.example.startswith(("[", "![")) and problem.found:
        whole = re.escape(problem.found) if problem.found.startswith("[") else None
        lines[row] = re.sub(
            whole or r"!?\[[^\]]*\]\(" + re.escape(problem.found) + r"\)", lambda _: problem.example, written
        )
    else:
        return None
    return "\n".join(lines)


def similar(problems: list[Problem], problem: Problem) -> int:
    """How many of the problems are about the same field of the same file, or of the same code where it has no label."""
    return sum(
        1
        for other in problems
        if other.place.file == problem.place.file
        and (other.label == problem.label if problem.label else other.code == problem.code)
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_example_that_is_pasted_mends_the_mistake(name: str, tell: Tell) -> None:
    told = tell(name)
    for problem in told.problems:
        path = told.site.root / problem.place.file
        if path.suffix not in (".md", ".yaml") or not path.is_file() or not problem.example:
            continue
        text = path.read_text("utf-8")
        mended = pasted(text, problem)
        if mended is None:
            continue
        assert mended != text
        try:
            path.write_text(mended, "utf-8")
            left = check(told.site)
            assert similar(left, problem) < similar(told.problems, problem), problem.example
            to_be_copied = {"picture-missing"} if problem.code == "picture-elsewhere" else set()
            new = codes(left, problem.place.file) - codes(told.problems, problem.place.file)
            assert new <= to_be_copied, problem.example
        finally:
            path.write_text(text, "utf-8")


def codes(problems: list[Problem], file: str) -> set[str]:
    return {problem.code for problem in problems if problem.place.file == file}


def check(site: SiteFolder) -> list[Problem]:
    """The problems of a build that writes nothing."""
    try:
        return list(build.build(site.root, TODAY, None).warnings)
    except BuildError as error:
        return error.problems


# Every problem that the code can tell has its mistake here.


def codes_in_source() -> set[str]:
    """First arguments of the calls that make a problem. Those of audits are no mistakes of editors: test_audit.py."""
    found = set()
    for path in (path for path in (PROJECT / "etalase").rglob("*.py") if path.parent.name != "audit"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
                if name in ("Problem", "Misread", "refuse", "_refuse", "note"):
                    found.add(str(node.args[0].value))
    return found


def test_every_problem_of_the_source_has_its_mistake(tell: Tell) -> None:
    told = {problem.code for name in (*NAMES, *MADE_IN_CODE) for problem in tell(name).problems}
    assert codes_in_source() - told == set(TESTED_ELSEWHERE)
    assert told <= codes_in_source()
