"""Notes in `content/translations.txt` of which words each translation was made. Shell."""

from collections.abc import Collection
from pathlib import Path

from etalase.ledger_file import amend
from etalase.problems import N_, Place, Problem, Severity
from etalase.translation_ledger import LEDGER_FILE, TranslationLedger, accepted, parse, settled, text
from etalase.translation_state import Survey


def record(root: Path, survey: Survey) -> list[Problem]:
    """Bring the ledger up to date; gives a warning where the file cannot be written.

    To be called whenever the site is written: who edits first the translation and then the source is told of the second
    only where the first was noted. Nothing is touched where nothing is new. A ledger that was broken meanwhile is left
    alone, for the next build tells why.
    """
    if survey.settled.knows_as_much_as(survey.ledger):
        return []
    try:
        amend(root, LEDGER_FILE, lambda written: _changed(written, survey, ()))
    except OSError as error:
        return [_unwritten(error)]
    return []


def accept(root: Path, survey: Survey, wanted: Collection[tuple[str, str]]) -> None:
    """Note that the translations of those keys into those languages are right as they are. Raises `OSError`."""
    amend(root, LEDGER_FILE, lambda written: _changed(written, survey, wanted))


def _changed(written: str, survey: Survey, wanted: Collection[tuple[str, str]]) -> str | None:
    if not wanted and written == text(survey.ledger):
        return text(survey.settled)  # most often nobody has edited the file since it was read
    now, problems = parse(written) if written else (TranslationLedger(), [])
    source = survey.locales[0]
    ledger = accepted(now, survey.wordings, source, wanted) if wanted else settled(now, survey.wordings, source)
    return None if problems else text(ledger)


def _unwritten(error: OSError) -> Problem:
    message = N_(
        "Which translations are current could not be noted in this file ({error}). The site is complete. Make the "
        "folder writable and build again, before texts are edited further."
    )
    return Problem(
        "translations-unwritten",
        Place(LEDGER_FILE),
        message,
        {"error": error.strerror or str(error)},
        severity=Severity.WARNING,
    )
