"""Rows of plain data in a file that may be lost or damaged at any time. Shell."""

import contextlib
import hashlib
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_DIGEST = 16  # bytes


def read_table(file: Path) -> dict[str, Any]:
    """The rows that `write_table` wrote to a file; none where it is missing or damaged."""
    try:
        data = file.read_bytes()
        rows: dict[str, Any] = pickle.loads(data[_DIGEST:]) if data[:_DIGEST] == _digest(data[_DIGEST:]) else {}
    except (OSError, AttributeError, ImportError):  # the latter where other code has written it
        return {}
    return rows


def write_table(file: Path, rows: Mapping[str, Any]) -> None:
    """Keep rows in a file. A disk that is full or read-only is no reason to fail."""
    data = pickle.dumps(rows, pickle.HIGHEST_PROTOCOL)
    aside = file.with_name(f"{file.name}.next")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(_digest(data) + data)
        aside.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()
