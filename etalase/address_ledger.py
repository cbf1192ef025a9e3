"""Writes new addresses into `content/addresses.txt`. Shell."""

from collections.abc import Mapping
from pathlib import Path

from etalase.ledger_file import amend
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

    def with_new(written: str) -> str | None:
        now, problems = parse(written) if written else (AddressLedger(), [])
        return None if problems else text(with_lines(now, new))

    try:
        amend(root, LEDGER_FILE, with_new)
    except OSError as error:
        return [_unwritten(error)]
    return []


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
