"""What an entry's fields say, ready to be shown: labelled rows, derived from the declaration of its type. Core."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from etalase.configuration import LocalText
from etalase.fields import Field, Group, ListOf
from etalase.formats import Formats
from etalase.model import Site
from etalase.problems import N_
from etalase.values import FieldType
from etalase.values.choices import Choice, Option, Reference
from etalase.values.contacts import EmailType, Phone, UrlType
from etalase.values.dates import Year


class FactValue(Struct, frozen=True):
    """A value as text. `href` leads to more about it; `lang` is set where the words are borrowed."""

    text: str
    href: str = ""
    lang: str = ""


class FactRow(Struct, frozen=True):
    """A label with its values; a field that is a group, or a list of groups, has tables of rows instead."""

    label: str
    values: tuple[FactValue, ...] = ()
    tables: "tuple[tuple[FactRow, ...], ...]" = ()


class FactTables(Struct, frozen=True):
    """Makes the rows of entries for one locale. `href` turns a site path into an address."""

    site: Site
    formats: Formats
    href: Callable[[str], str]

    def rows(self, fields: Iterable[Field], values: Mapping[str, Any]) -> tuple[FactRow, ...]:
        """A row for each field that has a value and belongs into the table."""
        return tuple(self._row(field, values) for field in fields if field.in_table and field.name in values)

    def card_values(self, fields: Iterable[Field], values: Mapping[str, Any]) -> tuple[FactValue, ...]:
        """What the card of an entry shows below its title."""
        shown = (field for field in fields if field.on_card and field.name in values)
        return tuple(value for field in shown for value in self._row(field, values).values)

    def value(self, kind: FieldType, value: Any) -> FactValue:
        """A single value."""
        locale = self.formats.locale.code
        match kind:
            case Choice():
                term = self.site.config.vocabularies[kind.vocabulary].terms[value]
                page = self.site.terms.get((locale, kind.vocabulary, value))
                url = str(term.facts.get("url", ""))
                href = self.href(page) if page else url
                return FactValue(term.label.in_locale(locale), href, self._lang(term.label.locale_shown(locale)))
            case Option():
                return FactValue(self.formats.translations.gettext(kind.options[value]))
            case Reference():
                card = self.site.cards[locale].get(value)
                assert card is not None, "references that readers cannot see are filtered before"
                return FactValue(card.entry.title, self.href(card.permalink), self._lang(card.text_locale))
            case Year():  # a name rather than a number: it has no groups of three digits
                return FactValue(str(value))
            case EmailType():
                return FactValue(value, f"mailto:{value}")
            case UrlType():
                return FactValue(value.partition("://")[2].rstrip("/"), value)
        if isinstance(value, Phone):
            return FactValue(value.international, f"tel:{value.e164}")
        lang = self._lang(value.locale_shown(locale)) if isinstance(value, LocalText) else ""
        return FactValue(self.formats.value(value), lang=lang)

    def _row(self, field: Field, values: Mapping[str, Any]) -> FactRow:
        label = self.formats.translations.gettext(field.label)
        value = values[field.name]
        kind = field.type
        item = kind.item if isinstance(kind, ListOf) else kind
        if isinstance(item, Group):
            groups = value if isinstance(kind, ListOf) else (value,)
            return FactRow(label, tables=tuple(self.rows(item.fields, group) for group in groups))
        shown = [self.value(item, one) for one in self._visible(item, value if isinstance(kind, ListOf) else (value,))]
        if field.unit_field in values:
            unit = self.site.config.vocabularies["units"].terms[values[field.unit_field]]
            text = self.formats.translations.gettext(N_("{price} per {unit}"))
            name = unit.label.in_locale(self.formats.locale.code)
            shown = [FactValue(text.format(price=one.text, unit=name)) for one in shown]
        return FactRow(label, tuple(shown))

    def _visible(self, kind: FieldType, values: Iterable[Any]) -> Iterator[Any]:
        """The values without references to what readers of this locale do not see."""
        cards = self.site.cards[self.formats.locale.code]
        return (value for value in values if not isinstance(kind, Reference) or value in cards)

    def _lang(self, locale: str) -> str:
        return locale if locale != self.formats.locale.code else ""
