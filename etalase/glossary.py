"""The official terms of a site and their translations, names that stay as they are, and whether texts keep to them.
Core. `glossary_yaml` reads them from `content/glossary.yaml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from etalase.passages import Passage
from etalase.problems import N_, Problem, Severity


class GlossaryTerm(Struct, frozen=True):
    """A term of the first language. `spellings` are how that writes it, the usual one first; by locale, `forms` are its
    translations, the usual one first, and `refused` are words that look like one."""

    spellings: tuple[str, ...]
    forms: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, tuple[str, ...]]


class Glossary(Struct, frozen=True):
    """Terms with their translations, and `names` that are never translated."""

    terms: tuple[GlossaryTerm, ...] = ()
    names: tuple[str, ...] = ()

    def in_locale(self, code: str) -> dict[str, GlossaryTerm]:
        """What holds for translations into that locale, by spelling in small letters."""
        names = (GlossaryTerm((name,), {code: (name,)}, {}) for name in self.names)
        return {_plain(spelling): term for term in (*self.terms, *names) for spelling in term.spellings}


NO_GLOSSARY = Glossary()


class _Said(Struct, frozen=True):
    """The first time that a source says a term: in which field, as what, and where."""

    term: GlossaryTerm
    path: str
    text: str
    at: int


def misuses(
    glossary: Glossary, locale: str, source: Mapping[str, Passage], translation: Mapping[str, Passage]
) -> Iterator[Problem]:
    """The warnings about a translation into `locale` that words the terms of its source in another way; both by field.

    Each term is told once.
    """
    said = [one for one in _said(glossary.in_locale(locale), source, translation.keys()) if locale in one.term.forms]
    usual = {_plain(form) for term in glossary.terms for form in term.forms.get(locale, ())}
    refused = [form for term in glossary.terms for form in term.refused.get(locale, ()) if _plain(form) not in usual]
    right = [_without(tuple(refused), passage.text) for passage in translation.values()]
    for one in said:
        forms = one.term.forms[locale]
        is_there = any(_beginning(form).search(text) for form in forms for text in right)
        # "district" is no regency; but beside a regency it may well be a district.
        wrong = [form for form in one.term.refused.get(locale, ()) if not (is_there and _plain(form) in usual)]
        if found := _first(tuple(wrong), translation.values()):
            yield _refused(one, forms[0], *found)
        elif not is_there:
            yield _missing(one, forms, source[one.path], translation[one.path])


def _refused(one: _Said, form: str, passage: Passage, match: re.Match[str]) -> Problem:
    return Problem(
        "glossary-refused",
        passage.place(match[0], match.start()),
        N_('The official translation of "{term}" is "{form}".'),
        {"term": one.term.spellings[0], "form": form},
        label=passage.label,
        found=match[0],
        severity=Severity.WARNING,
    )


def _missing(one: _Said, forms: tuple[str, ...], source: Passage, passage: Passage) -> Problem:
    message = N_('In {other} it says "{text}"; its official translation, "{forms}", is not in this text.')
    if one.text in forms:
        message = N_('In {other} there is the name "{text}". It is never translated, and is not in this text.')
    values = {"other": str(source.place(one.text, one.at)), "text": one.text, "forms": '", "'.join(forms)}
    place = source.opposite(passage, one.at)
    return Problem("glossary-missing", place, message, values, label=passage.label, severity=Severity.WARNING)


def _said(terms: Mapping[str, GlossaryTerm], source: Mapping[str, Passage], paths: Iterable[str]) -> list[_Said]:
    """The terms of the source, each once; one that is part of a longer one is not said there."""
    if not terms:
        return []
    spellings = tuple(spelling for term in terms.values() for spelling in term.spellings)
    found: dict[str, _Said] = {}
    for path in paths:
        for match in _whole(spellings).finditer(source[path].text) if path in source else ():
            term = terms[_plain(match[0])]
            found.setdefault(term.spellings[0], _Said(term, path, match[0], match.start()))
    return list(found.values())


def _first(forms: tuple[str, ...], passages: Iterable[Passage]) -> tuple[Passage, re.Match[str]] | None:
    found = ((passage, _whole(forms).search(passage.text)) for passage in passages if forms)
    return next(((passage, match) for passage, match in found if match), None)


def _without(forms: tuple[str, ...], text: str) -> str:
    """The text without these words, so that nothing in "regency head" is taken for "regency"."""
    return _whole(forms).sub("", text) if forms else text


@cache
def _whole(spellings: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these as whole words, the longest first. What is written in small letters stands for any case."""
    each = (_spaced(text) if text != text.lower() else f"(?i:{_spaced(text)})" for text in _longest_first(spellings))
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")


@cache
def _beginning(form: str) -> re.Pattern[str]:
    """A translation, whatever its case and its ending: `district` is found in `Districts`."""
    return re.compile(rf"(?<!\w){_spaced(form)}", re.IGNORECASE)


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


def _spaced(text: str) -> str:
    """A pattern for words that may stand on two lines."""
    return r"\s+".join(map(re.escape, text.split()))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
