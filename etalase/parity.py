"""Two texts that should say the same are compared: their numbers, links, headings and pictures. Core.

What is written in another way (`Rp25.000`, `IDR 25,000`) is the same; every difference is a warning in the translation.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from etalase import images
from etalase.passages import Passage
from etalase.problems import N_, Place, Problem, Severity
from etalase.prose import Body, Link, target_key
from etalase.quantities import Numerals, Quantity, lacking, quantities, weak_quantities

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(?P<words>\S.*)$", re.MULTILINE)


class Text(Struct, frozen=True):
    """An entry in one language, as it is compared. `passages` are by the path of their field, the body's is empty;
    `numerals` are how its language writes numbers."""

    key: str
    numerals: Numerals
    passages: Mapping[str, Passage]
    body: Body


def differences(source: Text, translation: Text) -> list[Problem]:
    """The warnings about a translation that has other numbers, links, headings or pictures than its source."""
    found: list[Problem] = []
    for path, passage in translation.passages.items():
        if path in source.passages:
            found += _numbers(source.passages[path], source.numerals, passage, translation.numerals)
    if "" in source.passages and "" in translation.passages:
        found += [*_links(source, translation), *_headings(source, translation), *_pictures(source, translation)]
    return found


def _numbers(source: Passage, their_numerals: Numerals, passage: Passage, numerals: Numerals) -> Iterator[Problem]:
    """A number that lacks on both sides of a paragraph is one that differs."""
    theirs, own = quantities(source.text, their_numerals), quantities(passage.text, numerals)
    missing, foreign = lacking(theirs, own)
    if missing or foreign:
        theirs += weak_quantities(source.text, their_numerals)
        missing, foreign = lacking(theirs, [*own, *weak_quantities(passage.text, numerals)])
    for one in missing:
        expected = source.opposite(passage, one.at)
        twin = next((other for other in foreign if passage.opposite(passage, other.at) == expected), None)
        if twin:
            foreign.remove(twin)
            message = N_('In {other} it says "{text}".')
        else:
            message = N_('In {other} it says "{text}"; nothing here corresponds to it.')
        yield _number(message, one, source, passage, expected, twin)
    for one in foreign:
        message = N_("Nothing in {other} corresponds to it.")
        yield _number(message, None, source, passage, passage.place(one.text, one.at), one)


def _number(
    message: str, one: Quantity | None, source: Passage, passage: Passage, place: Place, found: Quantity | None
) -> Problem:
    other = source.place(one.text, one.at) if one else source.file
    return Problem(
        "parity-number",
        passage.place(found.text, found.at) if found else place,
        message,
        {"other": str(other), "text": one.text if one else ""},
        label=passage.label,
        found=found.text if found else None,
        severity=Severity.WARNING,
    )


def _links(source: Text, translation: Text) -> Iterator[Problem]:
    own, others = _targets(translation), _targets(source)
    for name in [name for name in others if name not in own]:
        written, place = others[name]
        values = {"text": written, "other": str(place)}
        message = N_('In {other} there is a link to "{text}"; this text has no link there.')
        passage = source.passages[""]
        expected = passage.opposite(translation.passages[""], passage.offset(place))
        yield Problem("parity-link", expected, message, values, severity=Severity.WARNING)
    for name in [name for name in own if name not in others]:
        written, place = own[name]
        values = {"other": source.passages[""].file}
        message = N_("There is no link to it in {other}.")
        yield Problem("parity-link", place, message, values, found=written, severity=Severity.WARNING)


def _targets(text: Text) -> dict[str, tuple[str, Place]]:
    """What the links of a text lead to, each once: how it is written, and where.

    Headings and documents are left out: they may have a name, or a file, in each language.
    """
    passage = text.passages[""]
    found: dict[str, tuple[str, Place]] = {}
    for link in text.body.links:
        path = link.target.partition("#")[0]
        if path and "://" not in path and not images.is_document(path):
            name = target_key(text.key, path) or path
            found.setdefault(name, (link.target, link.place))
    body = passage.written[passage.start :]
    for match in _ADDRESS.finditer(body):
        address = match[0].rstrip(".,;:!?*_")
        found.setdefault(address.rstrip("/"), (address, passage.place(address, match.start())))
    return found


def _headings(source: Text, translation: Text) -> Iterator[Problem]:
    own, others = translation.body.headings, source.body.headings
    if [heading.level for heading in own] == [heading.level for heading in others]:
        return
    places, their_places = list(_heading_places(translation)), list(_heading_places(source))
    values: dict[str, object] = {"other": source.passages[""].file, "own": len(own), "others": len(others)}
    start = translation.passages[""].place("", 0)
    if len(own) != len(others):
        message = N_(
            "This text has {own} headings, {other} has {others}. With the same headings in both, links to them work in "
            "every language."
        )
        place = places[len(others)] if len(others) < len(own) == len(places) else start
        yield Problem("parity-heading", place, message, values, severity=Severity.WARNING)
        return
    are_placed = len(places) == len(own) and len(their_places) == len(others)
    for number, (heading, other) in enumerate(zip(own, others, strict=True)):
        if heading.level != other.level:
            written = f"{'#' * other.level} {other.text}"
            values = {"other": str(their_places[number]) if are_placed else source.passages[""].file, "text": written}
            yield Problem(
                "parity-heading",
                places[number] if are_placed else start,
                N_('In {other} this heading is of another order: "{text}".'),
                values,
                found=f"{'#' * heading.level} {heading.text}",
                example=f"{'#' * other.level} {heading.text}",
                severity=Severity.WARNING,
            )


def _heading_places(text: Text) -> Iterator[Place]:
    passage = text.passages[""]
    for match in _HEADING.finditer(passage.text):
        yield passage.place("", match.start())


def _pictures(source: Text, translation: Text) -> Iterator[Problem]:
    own, others = _files(translation.body.pictures), _files(source.body.pictures)
    for name in sorted(others.keys() - own.keys()):
        passage = source.passages[""]
        expected = passage.opposite(translation.passages[""], passage.offset(others[name].place))
        message = N_('In {other} there is the picture "{text}"; it is missing here.')
        values = {"other": str(others[name].place), "text": name}
        yield Problem("parity-picture", expected, message, values, severity=Severity.WARNING)
    for name in sorted(own.keys() - others.keys()):
        message = N_("There is no such picture in {other}.")
        values = {"other": source.passages[""].file}
        yield Problem("parity-picture", own[name].place, message, values, found=name, severity=Severity.WARNING)


def _files(pictures: Iterable[Link]) -> dict[str, Link]:
    return {link.target.removeprefix("./"): link for link in pictures}
