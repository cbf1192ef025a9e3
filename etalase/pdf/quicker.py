"""Drawings cost WeasyPrint 70 most of its time; here the same numbers come out of its functions in half of it. Core.

Each replacement gives exactly what the original gives, which is asked wherever a number is not plain; a test compares
the PDFs. Delete this module when WeasyPrint or pydyf no longer have the functions it replaces.
"""

import re
import sys
from collections.abc import Callable
from typing import Any

_PLAIN_PATH = re.compile(r"[achlmqstvzACHLMQSTVZ0-9eE.,\s+-]*")
_MOST = 20_000
"""As many paths are kept: more than a catalogue of hundreds of drawings has, some 50 MB."""


def quicken() -> None:
    """Replace the functions, in the modules of WeasyPrint and pydyf that are loaded."""
    import pydyf  # type: ignore[import-untyped]
    from weasyprint.svg import TAGS, path, utils

    replaced = {
        "size": (utils.size, _size_like(utils.size)),
        "point": (utils.point, _point_like(utils.PointError)),
    }
    for module in [module for name, module in sys.modules.items() if name.startswith("weasyprint.svg")]:
        for attribute, (old, new) in replaced.items():
            if vars(module).get(attribute) is old:
                setattr(module, attribute, new)
    TAGS["path"] = _path_like(path)
    pydyf._to_bytes = _to_bytes_like(pydyf._to_bytes)  # noqa: SLF001 - as many calls as numbers in all drawings


def _size_like(size: Callable[..., float]) -> Callable[..., float]:
    """The original imports a module and opens a context for each number."""

    def quick_size(string: Any, font_size: Any = None, percentage_reference: Any = None) -> float:
        try:
            return float(string) if string else 0
        except ValueError:
            return size(string, font_size, percentage_reference)

    return quick_size


def _point_like(error: type[Exception]) -> Callable[..., tuple[float, float, str]]:
    """The original finds two spaces with a regular expression."""

    def quick_point(svg: Any, string: str, font_size: Any) -> tuple[float, float, str]:
        x, space, rest = string.partition(" ")
        if not space:
            raise error
        y, _, rest = rest.partition(" ")
        return (*svg.point(x, y, font_size), rest)

    return quick_point


def _path_like(path: Callable[..., None]) -> Callable[..., None]:
    """The same path is the same operators; the river runs along every page, and a catalogue is set in many forms."""
    known: dict[str, tuple[tuple[Any, ...], tuple[Any, ...]]] = {}

    def quick_path(svg: Any, node: Any, font_size: Any) -> None:
        written = node.get("d", "")
        operators, vertices = svg.stream.stream, node.vertices
        if written in known:
            new_operators, new_vertices = known[written]
            operators.extend(new_operators)
            vertices.extend(new_vertices)
            return
        before = len(operators), len(vertices)
        path(svg, node, font_size)
        if len(known) < _MOST and _PLAIN_PATH.fullmatch(written):
            known[written] = tuple(operators[before[0] :]), tuple(vertices)[before[1] :]

    return quick_path


def _to_bytes_like(to_bytes: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """Nearly everything in a drawing is a number with a fraction."""

    def quick_to_bytes(item: Any) -> bytes:
        if type(item) is float:
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        return to_bytes(item)

    return quick_to_bytes
