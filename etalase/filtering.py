"""What the entries of a list can be filtered by: the terms they have, and what only some of them tell. Core.

Nothing is declared for it but `Field.filter_label`: a field of terms whose vocabulary has pages is a filter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from etalase.configuration import Vocabulary
from etalase.content_types import by_name, fields_of
from etalase.fields import Field, ListOf
from etalase.formats import Formats
from etalase.model import Entry, ListPage, Site
from etalase.values.choices import Choice


class Option(Struct, frozen=True):
    """What one can choose: the token that cards have, and how many have it. Without a script it leads to a page.
    `text_locale` is the locale of the label."""

    token: str
    label: str
    count: int
    permalink: str = ""
    text_locale: str = ""


class Filter(Struct, frozen=True):
    """A field of which one value can be chosen."""

    name: str
    label: str
    options: tuple[Option, ...]


def tokens(entry: Entry, vocabularies: Mapping[str, Vocabulary]) -> list[str]:
    """What the card of an entry is found by, such as `district:limun`."""
    fields = fields_of(by_name(entry.content_type))
    return [token for field in fields for token in _tokens_of(field, entry, vocabularies)]


def counted(entries: Iterable[Entry], vocabularies: Mapping[str, Vocabulary]) -> tuple[tuple[str, int], ...]:
    """The tokens of the entries of a list, each with how many have it."""
    return tuple(sorted(Counter(token for entry in entries for token in tokens(entry, vocabularies)).items()))


def _tokens_of(field: Field, entry: Entry, vocabularies: Mapping[str, Vocabulary]) -> Iterator[str]:
    value = entry.facts.get(field.name)
    if value is None:
        return
    if field.filter_label:
        yield f"{field.name}:"
    elif _vocabulary(field, vocabularies):
        yield from (f"{field.name}:{key}" for key in (value if isinstance(value, tuple) else (value,)))


def _vocabulary(field: Field, vocabularies: Mapping[str, Vocabulary]) -> str:
    """The vocabulary of a field of terms with pages; else nothing."""
    kind = field.type.item if isinstance(field.type, ListOf) else field.type
    known = vocabularies.get(kind.vocabulary) if isinstance(kind, Choice) else None
    return known.key if known and known.slug else ""


class Filtering:
    """The filters of lists in one locale."""

    def __init__(self, site: Site, formats: Formats) -> None:
        self.site, self.formats = site, formats

    def filters(self, page: ListPage) -> tuple[Filter, ...]:
        """The filters that divide a list: the same on each of its pages, with the numbers of them all."""
        shown = page.cards or page.past
        if not page.tokens or not shown:
            return ()
        counts = dict(page.tokens)
        made = (self._filter(field, counts) for field in fields_of(by_name(shown[0].entry.content_type)))
        return tuple(found for found in made if any(option.count < page.total for option in found.options))

    def tokens(self, entry: Entry) -> list[str]:
        """See `tokens`."""
        return tokens(entry, self.site.config.vocabularies)

    def _filter(self, field: Field, counts: Mapping[str, int]) -> Filter:
        gettext = self.formats.translations.gettext
        vocabulary, options = _vocabulary(field, self.site.config.vocabularies), []
        if field.filter_label and (count := counts.get(f"{field.name}:")):
            options.append(Option(f"{field.name}:", gettext(field.filter_label), count))
        elif vocabulary:
            options += self._terms(field.name, vocabulary, counts)
        return Filter(field.name, gettext(field.label), tuple(options))

    def _terms(self, name: str, vocabulary: str, counts: Mapping[str, int]) -> Iterator[Option]:
        locale = self.formats.locale.code
        for key, term in self.site.config.vocabularies[vocabulary].terms.items():
            if count := counts.get(f"{name}:{key}"):
                permalink = self.site.terms.get((locale, vocabulary, key), "")
                spoken = term.label.locale_shown(locale)
                yield Option(f"{name}:{key}", self.formats.value(term.label), count, permalink, spoken)
