"""Ledgers: text files of one thing a line, kept with the content, edited by people and joined by git. Core.

In: the text of such a file. Out: its lines, the notes at its head, and what git has left in it; and a text again.
"""

import re
from collections.abc import Iterable

from etalase.problems import N_, Place, Problem

_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})( .*)?")


def read_rows(written: str, file: str, example: str) -> tuple[list[tuple[Place, str]], tuple[str, ...], list[Problem]]:
    """The lines that say something with their places, the notes, and the problems; `example` is a right line.

    Notes between the lines move to the head.
    """
    problems: list[Problem] = []
    head: list[str] = []
    rows: list[tuple[Place, str]] = []
    for number, row in enumerate(written.split("\n"), 1):
        told = row.strip()
        if not told:
            continue
        if told[0] == "#":
            head.append(told)
        elif row[0] in "<|=>" and (conflict := _CONFLICT.fullmatch(row.rstrip())):
            problems += [_conflict(Place(file, number), row, example)] if conflict[1] == "<<<<<<<" else []
        else:
            rows.append((Place(file, number), row.rstrip()))
    return rows, tuple(head), problems


def as_text(head: Iterable[str], rows: Iterable[str]) -> str:
    """The file: its notes, then its lines, sorted, so that git joins what two people have added."""
    notes, lines = list(head), sorted(set(rows))
    return "\n".join([*notes, "", *lines] if notes else lines) + "\n"


def _conflict(place: Place, row: str, example: str) -> Problem:
    message = N_(
        "Git could not join two versions of this file. Keep the lines of both; "
        "delete only the lines that begin with <<<<<<<, ======= and >>>>>>>."
    )
    return Problem("ledger-conflict", place, message, found=row.strip(), example=example)
