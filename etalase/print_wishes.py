"""What somebody wants to have printed, and what to say where there is nothing of the kind. Core."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from etalase.configuration import Config, address_of_nobody
from etalase.print_jobs import PDFS, EditionRecord
from etalase.problems import N_, Problem, Severity
from etalase.values.choices import did_you_mean

_MOST = 8
"""Names in one message."""


class Wish(Struct, frozen=True):
    """Which PDFs somebody wants; what is empty stands for all. Where it is `strict`, warnings are errors."""

    name: str = ""
    edition: str = ""
    output: str = ""
    strict: bool = False


class Answer(NamedTuple):
    """What is told of a wish: a message id with its values, and what was probably meant."""

    message: str
    values: Mapping[str, str]
    suggestion: str = ""


def why_nothing(records: Sequence[EditionRecord], wish: Wish) -> Answer:
    """Which part of a wish there is nothing for, and what there is instead."""
    if not records:
        return Answer(N_("There are no brochures yet. Each is a file in content/brochures/."), {})
    names = list(dict.fromkeys(record.publication for record in records))
    if wish.name and wish.name not in names:
        near = did_you_mean(wish.name, names)
        if near:
            return Answer(N_('There is no brochure "{name}".'), {"name": wish.name}, near)
        message = N_('There is no brochure "{name}". There are: {known}.')
        return Answer(message, {"name": wish.name, "known": _listed(names)})
    chosen = [record for record in records if wish.name in ("", record.publication)]
    editions = list(dict.fromkeys(record.name for record in chosen))
    if wish.edition and wish.edition not in editions:
        message = N_('There is no edition "{edition}". There are: {known}.')
        return Answer(message, {"edition": wish.edition, "known": _listed(editions)}, _turned(wish.edition, editions))
    chosen = [record for record in chosen if wish.edition in ("", record.name)]
    forms = [form for form in PDFS if any(form in record.outputs for record in chosen)]
    if not forms or (wish.output and wish.output not in forms):
        output = wish.output or ", ".join(PDFS)
        message = N_('No PDF of the form "{output}" is wanted of it: add it to outputs in {file}.')
        return Answer(message, {"output": output, "file": chosen[0].source})
    message = N_(
        'A PDF for screens has one language, so there is none of the edition "{edition}". '
        "Choose an edition in one language, or another form: {known}."
    )
    others = [form for form in PDFS if form != "screen"]
    return Answer(message, {"edition": chosen[0].name, "known": _listed(others)})


def _turned(edition: str, known: Sequence[str]) -> str:
    """The edition of the same languages in another order, or the nearest."""
    same = (name for name in known if sorted(name.split("+")) == sorted(edition.split("+")))
    return next(same, did_you_mean(edition, known))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")


def address_problem(config: Config, *, is_strict: bool) -> Problem | None:
    """What is wrong with the address that all codes lead to: nobody can have it."""
    message = N_(
        "Every code leads to this address, which is printed beside it, but nobody can have it: fill in the real one."
    )
    return address_of_nobody(config, message, Severity.ERROR if is_strict else Severity.WARNING)
