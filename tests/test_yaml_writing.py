"""What is written reads as the same again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.answers import HERE, mapping
from etalase.yaml_tree import Mapping, Node, Scalar, Sequence, parse
from etalase.yaml_writing import flow, lines, scalar

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" :#-{}[],&*!|>'\"%@`?\\")).map(
    lambda text: " ".join(text.split())
)
SCALARS = TEXTS.map(lambda text: Scalar(text, HERE))
NAMES = st.sampled_from(["id", "en", "file", "alt"])
NODES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda items: Sequence(tuple(items), HERE))
        | st.dictionaries(NAMES, inner, min_size=1, max_size=3).map(mapping)
    ),
    max_leaves=6,
)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.name: plain(key.value) for key in node}


@given(NODES)
def test_what_is_written_reads_as_the_same(node: Node) -> None:
    tree, problems = parse("\n".join(lines("x", node)), "")
    assert problems == []
    assert plain(tree) == {"x": plain(node)}
    tree, problems = parse(f"x: {flow(node)}", "")
    assert (plain(tree), problems) == ({"x": plain(node)}, [])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kopi Bukit", "Kopi Bukit"),
        ("Rp 25.000", "Rp 25.000"),
        ("Kopi: enak", '"Kopi: enak"'),
        ("Kopi #1", '"Kopi #1"'),
        ("a, b", '"a, b"'),
        ('"Kopi" asli', r'"\"Kopi\" asli"'),
        ("  dua \n baris ", "dua baris"),
        ("", '""'),
    ],
)
def test_quotes_stand_only_where_they_must(text: str, written: str) -> None:
    assert scalar(text) == written


def test_groups_in_a_list_stand_below_each_other_and_short_things_on_one_line() -> None:
    words = mapping({"id": Scalar("Rotan", HERE), "en": Scalar("Rattan", HERE)})
    stops = Sequence((mapping({"place": Scalar("a/b", HERE), "note": words}),), HERE)
    long = Mapping(mapping({"id": Scalar("x" * 90, HERE), "en": Scalar("y" * 90, HERE)}).keys, HERE)
    assert list(lines("stops", stops)) == ["stops:", "  - place: a/b", "    note: {id: Rotan, en: Rattan}"]
    assert list(lines("seen", long)) == ["seen:", f"  id: {'x' * 90}", f"  en: {'y' * 90}"]
