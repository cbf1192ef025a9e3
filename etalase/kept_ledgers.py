"""Notices that a ledger of content/ is gone: without it, addresses and old translations would be forgotten. Shell."""

from pathlib import Path

from etalase import short_addresses, translation_ledger
from etalase.problems import N_, Place, Problem, raise_errors
from etalase.unchanged import CACHE

_NOTE = f"{CACHE}/ledgers"

_LOST = {
    short_addresses.LEDGER_FILE: N_(
        "This file was there and is gone. In it stand the addresses that visitors and printed codes have. Put it back: "
        'from a copy, from a colleague, or with "git checkout {file}". If nobody has any of these addresses yet, make '
        "an empty file of that name."
    ),
    translation_ledger.LEDGER_FILE: N_(
        "This file was there and is gone. It tells which translations are old; without it all count as current. Put it "
        'back: from a copy, from a colleague, or with "git checkout {file}". If all translations are right as they '
        "are, make an empty file of that name."
    ),
}


def note(root: Path) -> None:
    """Note which ledgers the project has now. That it can be noted is not certain, and nothing depends on it."""
    there = [file for file in _LOST if (root / file).is_file()]
    path = root / _NOTE
    try:
        if there != _noted(root):
            path.write_text("".join(f"{file}\n" for file in there), "utf-8")
    except OSError:
        return


def require(root: Path) -> None:
    """Raises `BuildError` where a ledger is gone that was there when the site was last built here."""
    gone = [file for file in _noted(root) if file in _LOST and not (root / file).is_file()]
    raise_errors([Problem("ledger-gone", Place(file), _LOST[file], {"file": file}, is_cause=True) for file in gone])


def _noted(root: Path) -> list[str]:
    try:
        return (root / _NOTE).read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        return []
