"""The official terms of a site and their translations, names that stay as they are, and whether texts keep to them.
Core. `glossary_yaml` reads them from `content/glossary.yaml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from msgspec import Struct

from etalase.passages import Passage
from etalase.problems import N_, Problem, Severity


class GlossaryTerm(Struct, frozen=True):
    """A term of the first language. `spellings` are how that writes it, the usual one first; by locale, `forms` are its
    translations, the usual one first, and `refused` are words that look like one."""

    spellings: tuple[str, ...]
    forms: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, tuple[str, ...]]


class Official(Struct, frozen=True):
    """What holds for translations into one locale, put together for reading many texts.

    `terms` are by spelling in small letters, and `spelt` finds them; `usual` are all translations in small letters.
    `doubtful` finds the words that are refused for some term, `refused` those of them that are no translation of any.
    """

    terms: Mapping[str, GlossaryTerm]
    spelt: re.Pattern[str]
    usual: tuple[str, ...]
    doubtful: re.Pattern[str]
    refused: re.Pattern[str]


class Glossary(Struct, frozen=True, dict=True):
    """Terms with their translations, and `names` that are never translated."""

    terms: tuple[GlossaryTerm, ...] = ()
    names: tuple[str, ...] = ()

    def official(self, locale: str) -> Official:
        """What holds for translations into that locale; put together once."""
        if locale not in self._officials:
            self._officials[locale] = self._put_together(locale)
        return self._officials[locale]

    @cached_property
    def _officials(self) -> dict[str, Official]:
        return {}

    def _put_together(self, locale: str) -> Official:
        names = (GlossaryTerm((name,), {locale: (name,)}, {}) for name in self.names)
        terms = {_plain(spelling): term for term in (*self.terms, *names) for spelling in term.spellings}
        spellings = tuple(spelling for term in terms.values() for spelling in term.spellings)
        usual = tuple(_plain(form) for term in self.terms for form in term.forms.get(locale, ()))
        doubtful = tuple(form for term in self.terms for form in term.refused.get(locale, ()))
        refused = tuple(form for form in doubtful if _plain(form) not in usual)
        return Official(terms, _whole(spellings), usual, _whole(doubtful), _whole(refused))


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
    official = glossary.official(locale)
    said = [one for one in _said(official, source, translation.keys()) if locale in one.term.forms]
    if not said:
        return
    doubtful = [passage for passage in translation.values() if official.doubtful.search(passage.text)]
    # Nothing in "regency head" is to be taken for "regency".
    right = [_plain(official.refused.sub("", passage.text)) for passage in translation.values()]
    for one in said:
        forms = one.term.forms[locale]
        is_there = any(_beginning(form).search(text) for form in forms for text in right)
        # "district" is no regency; but beside a regency it may well be a district.
        wrong = [form for form in one.term.refused.get(locale, ()) if not (is_there and _plain(form) in official.usual)]
        if found := _first(tuple(wrong), doubtful):
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


def _said(official: Official, source: Mapping[str, Passage], paths: Iterable[str]) -> list[_Said]:
    """The terms of the source, each once; one that is part of a longer one is not said there."""
    found: dict[str, _Said] = {}
    for path in paths:
        for match in official.spelt.finditer(source[path].text) if path in source else ():
            term = official.terms[_plain(match[0])]
            found.setdefault(term.spellings[0], _Said(term, path, match[0], match.start()))
    return list(found.values())


def _first(forms: tuple[str, ...], passages: Iterable[Passage]) -> tuple[Passage, re.Match[str]] | None:
    found = ((passage, _whole(forms).search(passage.text)) for passage in passages)
    return next(((passage, match) for passage, match in found if match), None)


@cache
def _whole(spellings: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these as whole words, the longest first; nothing where there are none. What is written in small letters
    stands for any case.

    Those with the same first letter stand together: at most words, one look at that letter tells that none is there.
    """
    by_letter: dict[str, list[str]] = {}
    for text in _longest_first(spellings):
        by_letter.setdefault(text[:1].lower()[:1], []).append(_from_second_letter(text))
    each = (f"(?i:{re.escape(letter)})(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if spellings else r"(?!)")


def _from_second_letter(text: str) -> str:
    first = re.escape(text[:1])
    rest = _spaced(text).removeprefix(first)
    return f"(?i:{rest})" if text == text.lower() else f"(?<={first}){rest}"


@cache
def _beginning(form: str) -> re.Pattern[str]:
    """A translation, in a plain text, whatever its ending: `district` is found in `districts`.

    That no letter stands before it is asked behind it: so Python looks for the word itself.
    """
    word = re.escape(_plain(form))
    return re.compile(rf"{word}(?<!\w{word})")


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


def _spaced(text: str) -> str:
    """A pattern for words that may stand on two lines."""
    return r"\s+".join(map(re.escape, text.split()))


def _plain(text: str) -> str:
    """The text in small letters, with single spaces."""
    return " ".join(text.casefold().split())
