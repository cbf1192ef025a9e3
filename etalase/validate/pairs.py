"""An entry and its translations: does each say what the source says, in the official words? Core."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from etalase import parity
from etalase.configuration import LocalText
from etalase.fields import Field, label_at, leaves
from etalase.glossary import Glossary, misuses
from etalase.model import Entry
from etalase.passages import Passage, body_passage, field_passage
from etalase.problems import N_, Place, Problem, Severity
from etalase.quantities import Numerals
from etalase.values.texts import Text


class Written(Struct, frozen=True):
    """An entry with its file as it is written; its body is the last `length` characters of that."""

    entry: Entry
    written: str
    length: int


def pair_warnings(
    fields: Iterable[Field], versions: Iterable[Written], numerals: Mapping[str, Numerals], glossary: Glossary
) -> list[Problem]:
    """What is told of the translations of an entry; the first of its `versions` is the source.

    `numerals` are by locale.
    """
    source, *translations = versions
    only = source.entry.facts.get("languages")
    story = _story(source)
    found: list[Problem] = []
    for one in translations:
        if isinstance(only, tuple) and one.entry.locale not in only:
            continue
        told = _story(one)
        theirs, own = _passages(tuple(fields), source, one)
        if story and told:
            theirs[""], own[""] = story, told
        if source.entry.words.get("compare", True) and one.entry.words.get("compare", True):
            found += [_untold(source, one)] if story and not told else []
            found += parity.differences(
                parity.Text(source.entry.key, numerals[source.entry.locale], theirs, source.entry.body),
                parity.Text(one.entry.key, numerals[one.entry.locale], own, one.entry.body),
            )
        found += misuses(glossary, one.entry.locale, theirs, own)
    return found


def _passages(
    fields: tuple[Field, ...], source: Written, translation: Written
) -> tuple[dict[str, Passage], dict[str, Passage]]:
    """What fields say in both languages, by their path: in the source, and in the translation."""
    theirs: dict[str, Passage] = {}
    own: dict[str, Passage] = {}
    translated = {
        path: value for path, _, value in leaves(fields, {**translation.entry.facts, **translation.entry.words})
    }
    for path, kind, value in leaves(fields, {**source.entry.facts, **source.entry.words}):
        if isinstance(value, LocalText):
            label, place = label_at(fields, path), source.entry.place(path)
            first, second = (value.texts.get(version.entry.locale, "") for version in (source, translation))
            if second and first != second:
                theirs[path] = field_passage(place, source.written, first, label)
                own[path] = field_passage(place, source.written, second, label)
        elif isinstance(kind, Text) and path in translated:
            place, other = source.entry.place(path), translation.entry.place(path)
            if other.file == place.file:
                continue  # a fact
            label = label_at(fields, path)
            theirs[path] = field_passage(place, source.written, value, label)
            own[path] = field_passage(other, translation.written, translated[path], label)
    return theirs, own


def _story(one: Written) -> Passage | None:
    """The words of the body; nothing where only notes for the writer stand there."""
    passage = body_passage(one.entry.path, one.written, one.length) if one.length else None
    return passage if passage and passage.text.strip() else None


def _untold(source: Written, translation: Written) -> Problem:
    """One warning for a story that is not translated at all; what it lacks need not be told one by one."""
    message = N_("The story is not translated yet: in {other} there is one, here there is none.")
    place, values = Place(translation.entry.path), {"other": source.entry.path}
    return Problem("story-untranslated", place, message, values, severity=Severity.WARNING)
