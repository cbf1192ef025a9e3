"""A ledger is changed on disk: what stands there now is read, changed, written aside, and replaced. Shell."""

import os
from collections.abc import Callable
from pathlib import Path

from etalase.decoding import decode


def amend(root: Path, file: str, changed: Callable[[str], str | None]) -> None:
    """Replace the text of a file of the project by what `changed` makes of it; nothing is an answer too, and leaves it.

    Somebody may have edited the file meanwhile, so it is read now; where it cannot be read as text it is left alone.
    Without the file, its text is empty. Raises `OSError`.
    """
    path = root / file
    written, problem = decode(path.read_bytes(), file) if path.exists() else ("", None)
    text = None if problem else changed(written)
    if text is not None:
        _replace(path, text.encode())


def _replace(path: Path, content: bytes) -> None:
    """Write aside, then replace: who is stopped in between leaves the old file whole."""
    aside = path.with_name(f".{path.name}.tmp")  # a name that content may have beside it: see `file_names.is_ignored`
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
