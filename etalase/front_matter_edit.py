"""One more picture in a front matter that is there already; all else stays as it was written. Core."""

import yaml

from etalase.front_matter import split
from etalase.yaml_tree import Mapping
from etalase.yaml_writing import flow, list_item

PICTURES = "pictures"


def with_picture(text: str, picture: Mapping) -> str:
    """The content file with the picture at the end of its list of pictures. The front matter must be sound."""
    tree, _, body_line, _ = split(text, "")
    rows = text.split("\n")
    end = body_line - 2  # the row of the second fence
    key = tree.find(PICTURES)
    if key is None:
        rows[end:end] = [f"{PICTURES}:", *list_item(picture, "  ")]
        return "\n".join(rows)
    node = _node("\n".join(rows[key.place.line - 1 : end]))
    first = key.place.line - 1
    if node is None or isinstance(node, yaml.ScalarNode):  # "pictures:" with nothing behind it
        rows[first : first + 1] = [f"{PICTURES}:", *list_item(picture, "  ")]
    elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
        last = first + _last_line(node) + 1
        rows[last:last] = list_item(picture, " " * node.start_mark.column)
    elif isinstance(node, yaml.SequenceNode):
        row, column = first + node.end_mark.line, node.end_mark.column - 1
        comma = ", " if node.value else ""
        rows[row] = f"{rows[row][:column]}{comma}{flow(picture)}{rows[row][column:]}"
    else:  # one picture without a list
        one = key.value
        last = first + _last_line(node) + 1
        assert isinstance(one, Mapping)
        rows[first:last] = [f"{PICTURES}:", *list_item(one, "  "), *list_item(picture, "  ")]
    return "\n".join(rows)


def _node(text: str) -> yaml.Node | None:
    """The value of the first field of `text`."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    value: yaml.Node = root.value[0][1]
    return value


def _last_line(node: yaml.Node) -> int:
    """The line on which a block really ends: YAML counts the empty lines and notes behind it as well."""
    end: int = node.end_mark.line
    if isinstance(node, yaml.ScalarNode):
        return end - (1 if node.style in ("|", ">") else 0)
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)
