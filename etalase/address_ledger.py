"""Writes new addresses into `content/addresses.txt`. Shell."""

import os
from collections.abc import Mapping
from pathlib import Path

from etalase.decoding import decode
from etalase.problems import N_, Place, Problem, Severity
from etalase.short_addresses import LEDGER_FILE, AddressLedger, parse, text, with_lines


def record(root: Path, new: Mapping[str, str]) -> list[Problem]:
    """Note addresses that the ledger does not know yet, each with its key; gives a warning where the file cannot be
    written.

    To be called when the site is written. Nothing is touched where nothing is new. Somebody may have edited the file
    while the site was built: the addresses are added to what stands there now, and where that cannot be read it is
    left alone, for the next build tells why and notes them.
    """
    if not new:
        return []
    path = root / LEDGER_FILE
    try:
        now, broken = _now(path)
        if not broken:
            _replace(path, text(with_lines(now, new)).encode())
    except OSError as error:
        return [_unwritten(error)]
    return []


def _now(path: Path) -> tuple[AddressLedger, bool]:
    if not path.exists():
        return AddressLedger(), False
    written, problem = decode(path.read_bytes(), LEDGER_FILE)
    ledger, problems = parse(written)
    return ledger, bool(problem or problems)


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


def _unwritten(error: OSError) -> Problem:
    message = N_(
        "New addresses could not be noted in this file ({error}). The site is complete; before it is published or "
        "brochures are printed, make the folder writable and build again."
    )
    return Problem(
        "addresses-unwritten",
        Place(LEDGER_FILE),
        message,
        {"error": error.strerror or str(error)},
        severity=Severity.WARNING,
    )
