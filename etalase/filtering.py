"""What the entries of a list can be filtered by: the terms they have, and what only some of them tell. Core.

Nothing is declared for it but `Field.filter_label`: a field of terms whose vocabulary has pages is a filter.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from etalase.content_types import by_name, fields_of
from etalase.fields import Field, ListOf
from etalase.formats import Formats
from etalase.model import Entry, ListPage, Site
from etalase.values.choices import Choice


class Option(Struct, frozen=True):
    """What one can choose: the token that cards have, and how many have it. Without a script it leads to a page."""

    token: str
    label: str
    count: int
    permalink: str = ""


class Filter(Struct, frozen=True):
    """A field of which one value can be chosen."""

    name: str
    label: str
    options: tuple[Option, ...]


class Filtering:
    """The filters of lists in one locale."""

    def __init__(self, site: Site, formats: Formats) -> None:
        self.site, self.formats = site, formats

    def filters(self, page: ListPage) -> tuple[Filter, ...]:
        """The filters of a list that divide it; none for a list on several pages, of which a browser has only one."""
        cards = (*page.cards, *page.past)
        if page.entry is None or len(page.permalinks) > 1 or not cards:
            return ()
        counts = Counter(token for card in cards for token in self.tokens(card.entry))
        made = (self._filter(field, counts) for field in fields_of(by_name(cards[0].entry.content_type)))
        return tuple(found for found in made if any(option.count < len(cards) for option in found.options))

    def tokens(self, entry: Entry) -> list[str]:
        """What the card of an entry is found by, such as `district:limun`."""
        return [token for field in fields_of(by_name(entry.content_type)) for token in self._tokens_of(field, entry)]

    def _tokens_of(self, field: Field, entry: Entry) -> Iterator[str]:
        value = entry.facts.get(field.name)
        if value is None:
            return
        if field.filter_label:
            yield f"{field.name}:"
        elif self._vocabulary(field):
            yield from (f"{field.name}:{key}" for key in (value if isinstance(value, tuple) else (value,)))

    def _vocabulary(self, field: Field) -> str:
        """The vocabulary of a field of terms with pages; else nothing."""
        kind = field.type.item if isinstance(field.type, ListOf) else field.type
        known = self.site.config.vocabularies.get(kind.vocabulary) if isinstance(kind, Choice) else None
        return known.key if known and known.slug else ""

    def _filter(self, field: Field, counts: Counter[str]) -> Filter:
        gettext = self.formats.translations.gettext
        vocabulary, options = self._vocabulary(field), []
        if field.filter_label and (count := counts[f"{field.name}:"]):
            options.append(Option(f"{field.name}:", gettext(field.filter_label), count))
        elif vocabulary:
            options += self._terms(field.name, vocabulary, counts)
        return Filter(field.name, gettext(field.label), tuple(options))

    def _terms(self, name: str, vocabulary: str, counts: Counter[str]) -> Iterator[Option]:
        locale = self.formats.locale.code
        for key, term in self.site.config.vocabularies[vocabulary].terms.items():
            if count := counts[f"{name}:{key}"]:
                permalink = self.site.terms.get((locale, vocabulary, key), "")
                yield Option(f"{name}:{key}", self.formats.value(term.label), count, permalink)
