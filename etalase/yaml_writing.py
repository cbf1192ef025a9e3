"""A tree of texts to YAML that reads as the same tree again: what `yaml_tree` reads, the other way round. Core."""

from collections.abc import Iterator

from etalase.yaml_tree import Mapping, Node, Scalar, Sequence, parse

WIDEST = 100
"""Characters of a list or a block on one line; longer ones get a line for each of their parts."""


def scalar(text: str) -> str:
    """A text as a YAML value on one line, in quotes where it would be read as something else without."""
    text = " ".join(text.split())
    for written in (f"x: {text}", f"x: [{text}]"):
        tree, problems = parse(written, "")
        value = tree.keys[0].value if tree.keys and not problems else None
        inner = value.items[0] if isinstance(value, Sequence) and len(value.items) == 1 else value
        if not isinstance(inner, Scalar) or inner.text != text:
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
    return text


def flow(node: Node) -> str:
    """A node on one line: `{id: Setiap hari, en: Every day}`, `[limun, pauh]`."""
    if isinstance(node, Scalar):
        return scalar(node.text)
    if isinstance(node, Sequence):
        return f"[{', '.join(flow(item) for item in node.items)}]"
    return f"{{{', '.join(f'{key.name}: {flow(key.value)}' for key in node)}}}"


def lines(name: str, node: Node, indent: str = "") -> Iterator[str]:
    """The lines of a field. Groups in a list stand below each other, other things on one line where they fit."""
    on_one_line = f"{indent}{name}: {flow(node)}"
    has_groups = isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items)
    if isinstance(node, Scalar) or (len(on_one_line) <= WIDEST and not has_groups):
        yield on_one_line
    elif isinstance(node, Mapping):
        yield f"{indent}{name}:"
        for key in node:
            yield from lines(key.name, key.value, f"{indent}  ")
    else:
        yield f"{indent}{name}:"
        for item in node.items:
            yield from list_item(item, f"{indent}  ")


def list_item(node: Node, indent: str) -> Iterator[str]:
    """The lines of one item of a list."""
    if not isinstance(node, Mapping):
        yield f"{indent}- {flow(node)}"
        return
    inner = [line for key in node for line in lines(key.name, key.value)]
    yield from (f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(inner))
