"""What an editor sees in VS Code: the server of its YAML extension, with the settings and schemas of this folder."""

from collections.abc import Iterator

import pytest

from tests.conftest import PROJECT
from tests.yaml_server import YamlServer, yaml_server

CHECKED = sorted(
    path.relative_to(PROJECT).as_posix()
    for pattern in ("site.yaml", "glossary.yaml", "vocabulary/*.yaml", "brochures/*.yaml")
    for path in (PROJECT / "content").glob(pattern)
)


@pytest.fixture(scope="module")
def vscode() -> Iterator[YamlServer]:
    with yaml_server(PROJECT) as found:
        yield found


def text_of(path: str) -> str:
    return (PROJECT / path).read_text("utf-8")


@pytest.mark.parametrize("path", CHECKED)
def test_our_own_content_has_no_mark(vscode: YamlServer, path: str) -> None:
    assert vscode.open(path, text_of(path)) == []
    vscode.close(path)


@pytest.mark.parametrize(
    ("path", "line", "message"),
    [
        ("content/site.yaml", "urll: https://contoh.example/", "urll"),
        ("content/site.yaml", "search: mungkin", "Value is not accepted"),
        ("content/glossary.yaml", "istilah: []", "istilah"),
        ("content/vocabulary/units.yaml", "  karung: {lebel: {id: karung, en: sack}}", "lebel"),
        ("content/brochures/label-harga.yaml", "layuot: label", "layuot"),
    ],
)
def test_a_mistake_is_marked_at_its_line(vscode: YamlServer, path: str, line: str, message: str) -> None:
    before = text_of(path).rstrip("\n")
    marks = vscode.open(path, f"{before}\n{line}\n")
    vscode.close(path)
    assert [number for number, text in marks if message in text] == [before.count("\n") + 2], marks


def test_fields_are_offered_with_their_hints(vscode: YamlServer) -> None:
    path = "content/site.yaml"
    vscode.open(path, "\n" + text_of(path))
    offered = vscode.offers(path, 1)
    vscode.close(path)
    assert offered["page_size"] == "Jumlah entri dalam satu halaman daftar."
    assert "title" not in offered  # it is there already
