"""What the templates of editions see of each entry: its words in every language, ready to print. Core."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from etalase import catalogue, qr
from etalase.configuration import LocalText
from etalase.content_types import by_name, fields_of
from etalase.edition import EditionPage, Printed
from etalase.entry_fields import CONTACT_FIELDS
from etalase.fact_tables import FactTables
from etalase.fields import Field, Group, ListOf
from etalase.model import Card, Entry, Site
from etalase.printed_facts import PrintedFact, each_number_once, flat, unbroken, with_whole_amount
from etalase.problems import N_
from etalase.publication import CONTACT_PAGE, Publication
from etalase.publication_checks import kind_field
from etalase.sharing import whatsapp
from etalase.values.contacts import Phone
from etalase.values.texts import make_slug
from etalase.vcards import vcard
from etalase.word_breaks import with_soft_hyphens

APART = ("price", "fob_price", "coordinates", "contact")
"""Fields that are printed in another way than in the table of facts, or not at all."""


_REACHED_BY = tuple(field for field in CONTACT_FIELDS if field.name != "office")
"""Who answers is said in each language, these are not."""


class PrintedEvent(Struct, frozen=True):
    """Where an edition is handed out, in one of its languages: `occasion` are lines that tell when and where."""

    lang: Markup
    title: str
    occasion: tuple[str, ...]


class PrintedText(Struct, frozen=True):
    """An entry in one language of an edition. `lang` is an attribute where the words are in another language than the
    page; `is_borrowed` tells that they are not in the language they stand for. `say` words messages. Long words of
    the summary, the body and the facts have soft hyphens. `occasion` tells of an event when and where it is. What
    `is_priced` is of a kind that has a price; `url` is that of its page in this language, which a code leads to where
    it `has_code`."""

    say: Callable[..., Markup]
    lang: Markup
    is_borrowed: bool
    title: str
    summary: Markup
    kind: str
    body: Markup
    facts: tuple[PrintedFact, ...]
    price: str
    is_machine_draft: bool  # told to readers, as on the site
    occasion: tuple[str, ...]
    is_priced: bool
    url: str
    has_code: bool

    @property
    def address(self) -> str:
        """The address that its code leads to, in its language, as it is printed."""
        return _for_the_eye(self.url)

    @property
    def code(self) -> Markup:
        """The code that leads to its page, if there is one."""
        return qr.svg(self.url, label=self.url) if self.has_code else Markup("")


class PrintedItem(Struct, frozen=True):
    """An entry as it is printed: `texts`, one a language, the first leading; and its picture."""

    key: str
    anchor: str
    content_type: str
    texts: tuple[PrintedText, ...]
    picture: Any

    @property
    def address(self) -> str:
        """The address of its page in the first language, as it is printed."""
        return self.lead.address

    @property
    def code(self) -> Markup:
        """The code that leads there, if there is one."""
        return self.lead.code

    @property
    def lead(self) -> PrintedText:
        """The words in the first language."""
        return self.texts[0]

    @property
    def others(self) -> tuple[PrintedText, ...]:
        """The words in the other languages."""
        return self.texts[1:]


class Voice(Struct, frozen=True):
    """A language of an edition: its code, the `lang` attribute of its words, and how it words messages and texts."""

    code: str
    lang: Markup
    say: Callable[..., Markup]
    value: Callable[[Any], str]


class ShownEdition(Struct, frozen=True):
    """All that the template of an edition needs beside the page itself."""

    voices: tuple[Voice, ...]
    items: tuple[PrintedItem, ...]
    pages: Mapping[str, PrintedItem]
    event: tuple[PrintedEvent, ...]
    contact: tuple[PrintedFact, ...]
    contact_address: str
    contact_code: Markup
    catalogue: tuple[catalogue.CataloguePage, ...]


class Speaker(Struct, frozen=True):
    """What is known of a locale: its fact tables, how it words messages, its pictures."""

    facts: FactTables
    say: Callable[..., Markup]
    pictures: Callable[[Entry], Sequence[Any]]
    lang: Callable[[str], Markup]


class Printing(Struct, frozen=True):
    """Prepares editions for their templates; `speakers` are by locale."""

    site: Site
    speakers: Mapping[str, Speaker]

    def of(self, page: EditionPage, bodies: Sequence[Markup]) -> ShownEdition:
        """What the template of an edition shows; `bodies` as `EditionPage.bodies`."""
        waiting = iter(bodies)
        items = tuple(self._item(page, printed, waiting) for printed in page.items)
        pages = {printed.key.partition("/")[2]: self._item(page, printed, waiting) for printed in page.pages}
        address, code = self._contact_code(page)
        lead = self.speakers[page.edition[0]]
        languages = {name: len(item.texts) for name, item in pages.items()}
        return ShownEdition(
            voices=tuple(self._voice(page, code) for code in page.edition),
            items=items,
            pages=pages,
            event=tuple(self._event(page, card, code) for card, code in zip(page.event, page.edition, strict=False)),
            contact=each_number_once(lead.facts.rows(_REACHED_BY, self.site.config.contact)),
            contact_address=address,
            contact_code=code,
            catalogue=catalogue.pages(list(map(_as_catalogue_item, items)), page.publication.sections, languages),
        )

    def _voice(self, page: EditionPage, code: str) -> Voice:
        speaker = self.speakers[code]
        return Voice(code, self.speakers[page.edition[0]].lang(code), speaker.say, speaker.facts.formats.value)

    def _event(self, page: EditionPage, card: Card, code: str) -> PrintedEvent:
        lang = self.speakers[page.edition[0]].lang(card.entry.locale)
        return PrintedEvent(lang, card.entry.title, self._occasion(card.entry, code))

    def _occasion(self, entry: Entry, code: str) -> tuple[str, ...]:
        """The days of an event, then its venue and our stand, as far as they are known; nothing for other entries."""
        if entry.content_type != "event":
            return ()
        formats = self.speakers[code].facts.formats
        facts: Mapping[str, Any] = entry.facts
        days = formats.span(facts["start"], facts.get("end")) if "start" in facts else ""
        stand = facts.get("exhibition", {}).get("stand", "")
        there = formats.translations.gettext(N_("Stand {number}")).format(number=stand) if stand else ""
        venue = formats.value(facts["venue"]) if "venue" in facts else ""
        return tuple(filter(None, (unbroken(days), " · ".join(filter(None, (venue, unbroken(there)))))))

    def _item(self, page: EditionPage, printed: Printed, bodies: Iterator[Markup]) -> PrintedItem:
        lead = printed.versions[0]
        pictures = self.speakers[page.edition[0]].pictures(lead.entry)
        return PrintedItem(
            key=printed.key,
            anchor=make_slug(printed.key),
            content_type=lead.entry.content_type,
            texts=tuple(
                self._text(page, card, code, next(bodies))
                for card, code in zip(printed.versions, page.edition, strict=True)
            ),
            picture=pictures[0] if pictures else None,
        )

    def _text(self, page: EditionPage, card: Card, code: str, body: Markup) -> PrintedText:
        speaker, entry = self.speakers[code], card.entry
        declared = by_name(entry.content_type)
        kind = kind_field(declared)
        value = entry.facts.get(kind.name) if kind else None
        keys = value if isinstance(value, tuple) else (value,) if value else ()
        names = [speaker.facts.value(_item_type(kind), key).text for key in keys] if kind else []
        return PrintedText(
            say=speaker.say,
            is_machine_draft=entry.is_machine_draft,
            lang=self.speakers[page.edition[0]].lang(entry.locale),
            is_borrowed=entry.locale != code,
            title=entry.title,
            summary=with_soft_hyphens(escape(entry.summary), entry.locale),
            kind=", ".join(names),
            body=with_soft_hyphens(body, entry.locale),
            facts=tuple(_divided(row, code) for row in each_number_once(self._facts(entry, code, page.publication))),
            price=self._price(entry, code, page.publication),
            occasion=self._occasion(entry, code),
            is_priced=any(field.name == "price" for field in fields_of(declared)),
            url=self.site.config.url(self.site.short_permalinks.get((code, entry.key)) or card.permalink),
            has_code=page.publication.qr_item != "none",
        )

    def _facts(self, entry: Entry, code: str, publication: Publication) -> Iterator[PrintedFact]:
        """A row for each fact that the publication prints, groups laid open, in the order of the content type."""
        tables, declared = self.speakers[code].facts, by_name(entry.content_type)
        kind = kind_field(declared)
        apart = {*APART, kind.name if kind else ""}
        for field, values in _laid_open(fields_of(declared), entry.facts):
            is_wanted = field.name in publication.fields if publication.fields else field.in_table
            if is_wanted and field.name not in apart:
                yield from flat(field, values, tables)

    def _price(self, entry: Entry, code: str, publication: Publication) -> str:
        """The price that the publication prints; nothing where the entry has none, or it prints none."""
        fields = {"retail": ("price",), "fob": ("fob_price", "incoterm", "port")}.get(publication.price, ())
        tables = self.speakers[code].facts
        found = {
            field.name: row.values[0].text
            for field, values in _laid_open(fields_of(by_name(entry.content_type)), entry.facts)
            if field.name in fields
            for row in flat(field, {**entry.facts, **values}, tables)
        }
        if not fields or fields[0] not in found:
            return ""
        return " ".join([with_whole_amount(found[fields[0]]), *(found[name] for name in fields[1:] if name in found)])

    def _contact_code(self, page: EditionPage) -> tuple[str, Markup]:
        """The address that is printed beside the contact, and its code."""
        code = page.edition[0]
        contact = self.site.config.contact
        short = self.site.short_permalinks.get((code, CONTACT_PAGE))
        address = self.site.config.url(short or f"/{code}/")
        number = contact.get("whatsapp")
        if page.publication.qr_contact == "whatsapp" and isinstance(number, Phone):
            return f"WhatsApp {unbroken(number.international)}", qr.svg(
                whatsapp(number.e164, None), label=number.international
            )
        if page.publication.qr_contact == "vcard":
            office = contact.get("office")
            name = office if isinstance(office, LocalText) else self.site.config.title
            card = vcard(name.in_locale(code), contact, code, self.site.config.url(f"/{code}/"))
            return _for_the_eye(address), qr.svg(card, label=name.in_locale(code))
        return _for_the_eye(address), qr.svg(address, label=address)


def _laid_open(fields: Sequence[Field], values: Mapping[str, Any]) -> Iterator[tuple[Field, Mapping[str, Any]]]:
    """The fields that have a value, each with the values it lies among; those of groups instead of the group."""
    for field in fields:
        if field.name in values:
            if isinstance(field.type, Group):
                yield from _laid_open(field.type.fields, values[field.name])
            else:
                yield field, values


def _divided(row: PrintedFact, code: str) -> PrintedFact:
    """The row with soft hyphens in its values; `code` is the language of those that do not say their own."""
    values = (replace(value, text=with_soft_hyphens(escape(value.text), value.lang or code)) for value in row.values)
    return replace(row, values=tuple(values))


def _item_type(kind: Field) -> Any:
    return kind.type.item if isinstance(kind.type, ListOf) else kind.type


def _as_catalogue_item(item: PrintedItem) -> catalogue.Item:
    return catalogue.Item(item.lead.kind, tuple(text.title for text in item.texts), item.anchor)


def _for_the_eye(address: str) -> str:
    """An address as it is printed beside its code: nobody types the beginning or the last slash."""
    return address.partition("://")[2].rstrip("/")
