"""Entries become pages: home, collections, entries, vocabularies and terms, in every locale. Core."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from etalase.configuration import Locale, Term, Vocabulary
from etalase.content_types import all_types, by_name
from etalase.filtering import counted
from etalase.model import Alternate, Card, Crumb, Entry, EntryPage, HomePage, ListPage, Page
from etalase.prose import Slots
from etalase.resolve.bodies import BodyFiller
from etalase.resolve.connections import Connections, related_cards
from etalase.resolve.library import HOME, Library, listed_collections, term_permalink, vocabulary_permalink
from etalase.resolve.navigation import alternates, crumb, crumbs_above

ON_HOME = 4


def pages(library: Library, filler: BodyFiller, links: Connections) -> Iterator[Page]:
    """Every page of the site, in a stable order."""
    for locale in library.config.locales:
        if library.has_page(HOME, locale.code):
            yield _home(library, filler, locale)
        for key in library.entries:
            if "/" in key and library.has_page(key, locale.code):
                yield _entry(library, filler, links, key, locale)
        for collection in listed_collections(library):
            if library.has_page(collection, locale.code):
                yield from _collection(library, filler, collection, locale)
        for vocabulary in library.config.vocabularies.values():
            if vocabulary.slug is not None:
                yield from _vocabulary(library, links, vocabulary, locale)


def _words(library: Library, key: str, locale: Locale) -> tuple[Entry, Locale]:
    """The entry whose words a page of that locale shows, and the locale of those words."""
    card = library.card(key, locale.code)
    assert card is not None
    return library.entries[key][card.text_locale], library.config.locale(card.text_locale)


def _shared(library: Library, key: str, locale: Locale) -> dict[str, Any]:
    """The fields of a page that come from its entry."""
    entry, text_locale = _words(library, key, locale)
    updated = entry.facts.get("updated") or entry.facts.get("date")
    return {
        "permalink": library.permalink(key, locale.code),
        "locale": locale,
        "text_locale": text_locale,
        "title": entry.title,
        "description": entry.summary,
        "canonical": library.permalink(key, text_locale.code),
        "alternates": alternates(library, key),
        "crumbs": crumbs_above(library, key, locale),
        "updated": updated if isinstance(updated, date) else None,
        "is_indexed": text_locale == locale,
        "entry": entry,
    }


def _home(library: Library, filler: BodyFiller, locale: Locale) -> HomePage:
    shared = _shared(library, HOME, locale)
    sections = []
    for collection in listed_collections(library):
        if library.has_page(collection, locale.code):
            cards, past = library.sorted_cards(library.keys(collection), locale.code)
            featured = sorted(cards + past, key=lambda card: not card.entry.facts.get("featured"))
            words, _ = _words(library, collection, locale)
            sections.append((crumb(library, collection, locale), words.summary, tuple(featured[:ON_HOME])))
    return HomePage(
        templates=("home.html",), slots=filler.slots(shared["entry"], locale.code), sections=tuple(sections), **shared
    )


def _entry(library: Library, filler: BodyFiller, links: Connections, key: str, locale: Locale) -> EntryPage:
    shared = _shared(library, key, locale)
    entry: Entry = shared["entry"]
    referring, shown = (tuple(library.cards(x.get(key, ()), locale.code)) for x in (links.referring, links.shown))
    named = {card.entry.key for card in (*referring, *shown)}
    related = related_cards(library, links, key, locale, exclude=named)
    return EntryPage(
        templates=(by_name(entry.content_type).template,),
        elsewhere=_elsewhere(library, entry),
        slots=filler.slots(entry, locale.code),
        related=related,
        nearby=links.near.of(key, locale, exclude=named | {card.entry.key for card in related}),
        referring=referring,
        shown=shown,
        **shared,
    )


def _elsewhere(library: Library, entry: Entry) -> str:
    """What an entry is called in other languages, and its summary there."""
    others = (other for code, other in library.entries[entry.key].items() if code != entry.locale)
    return " ".join(f"{other.title} {other.summary}" for other in others)


def _collection(library: Library, filler: BodyFiller, collection: str, locale: Locale) -> Iterator[ListPage]:
    shared = _shared(library, collection, locale)
    cards, past = library.sorted_cards(library.keys(collection), locale.code)
    counts = [
        len(_chunks(library, library.sorted_cards(library.keys(collection), other.code)[0]))
        for other in library.config.locales
    ]
    yield from _numbered(
        library,
        shared,
        cards,
        past,
        counts,
        heading=shared["title"],
        slots=filler.slots(shared["entry"], locale.code),
        tokens=counted((card.entry for card in (*cards, *past)), library.config.vocabularies),
        templates=(f"{all_types()[collection].name}-list.html", "list.html"),
    )


def _vocabulary(library: Library, links: Connections, vocabulary: Vocabulary, locale: Locale) -> Iterator[ListPage]:
    used = [term for term in vocabulary.terms.values() if _term_cards(library, links, term, locale)]
    if not used:
        return
    title = vocabulary.title.in_locale(locale.code)
    shared = _vocabulary_shared(library, title, locale, ())
    yield ListPage(
        permalink=vocabulary_permalink(vocabulary, locale),
        canonical=vocabulary_permalink(vocabulary, locale),
        alternates=tuple(Alternate(other, vocabulary_permalink(vocabulary, other)) for other in library.config.locales),
        heading=title,
        heading_locale=vocabulary.title.locale_shown(locale.code),
        slots=Slots(),
        cards=(),
        templates=("vocabulary.html",),
        terms=tuple(
            (term, term_permalink(vocabulary, term, locale), len(_term_cards(library, links, term, locale)))
            for term in used
        ),
        **shared,
    )
    above = (Crumb(title, vocabulary_permalink(vocabulary, locale), vocabulary.title.locale_shown(locale.code)),)
    for term in used:
        yield from _term(library, links, vocabulary, term, locale, above)


def _term(
    library: Library, links: Connections, vocabulary: Vocabulary, term: Term, locale: Locale, above: tuple[Crumb, ...]
) -> Iterator[ListPage]:
    cards, past = library.sorted_cards(links.terms[vocabulary.key, term.key], locale.code)
    label = term.label.in_locale(locale.code)
    shared = _vocabulary_shared(library, label, locale, above)
    description: Any = term.facts.get("description")
    shared |= {
        "permalink": term_permalink(vocabulary, term, locale),
        "canonical": term_permalink(vocabulary, term, locale),
        "alternates": tuple(
            Alternate(other, term_permalink(vocabulary, term, other))
            if _term_cards(library, links, term, other)
            else Alternate(other, library.permalink(HOME, other.code), is_translation=False, leads_up=True)
            for other in library.config.locales
        ),
        "heading_locale": term.label.locale_shown(locale.code),
        **({"description": description.in_locale(locale.code)} if description else {}),
        "term": term,
    }
    counts = [
        len(_chunks(library, library.sorted_cards(links.terms[vocabulary.key, term.key], other.code)[0]))
        for other in library.config.locales
    ]
    yield from _numbered(
        library, shared, cards, past, counts, heading=label, slots=Slots(), templates=("term.html", "list.html")
    )


def _vocabulary_shared(library: Library, title: str, locale: Locale, above: tuple[Crumb, ...]) -> dict[str, Any]:
    return {
        "locale": locale,
        "text_locale": locale,
        "title": title,
        "description": " · ".join(
            (title, *(step.title for step in above), library.config.title.in_locale(locale.code))
        ),
        "crumbs": (crumb(library, HOME, locale), *above),
    }


def _term_cards(library: Library, links: Connections, term: Term, locale: Locale) -> list[Card]:
    return library.cards(links.terms.get((term.vocabulary, term.key), ()), locale.code)


def _chunks(library: Library, cards: Iterable[Card]) -> list[tuple[Card, ...]]:
    """The cards of each page of a list; a list without cards has one page."""
    everything, size = tuple(cards), library.config.page_size
    return [everything[n : n + size] for n in range(0, len(everything), size)] or [()]


def _numbered(
    library: Library, shared: dict[str, Any], cards: list[Card], past: list[Card], counts: list[int], **more: Any
) -> Iterator[ListPage]:
    """The pages of one list: the first at the list's own address, the second at `2/` below it, and so on."""
    first = shared["permalink"]
    chunks = _chunks(library, cards)
    permalinks = tuple(first if n == 0 else f"{first}{n + 1}/" for n in range(len(chunks)))
    updated = max(
        (day for card in (*cards, *past) if isinstance(day := card.entry.facts.get("updated"), date)),
        default=shared.get("updated"),
    )
    for number, chunk in enumerate(chunks, start=1):
        own = dict(shared) | {"updated": updated, "permalink": permalinks[number - 1]}
        if number > 1:
            own["canonical"] = permalinks[number - 1]
            own["alternates"] = tuple(
                Alternate(a.locale, f"{a.permalink}{number}/", a.is_translation)
                if number <= count
                else Alternate(a.locale, a.permalink, is_translation=False, leads_up=True)
                for a, count in zip(shared["alternates"], counts, strict=True)
            )
        yield ListPage(
            cards=chunk,
            past=tuple(past) if number == len(chunks) else (),
            number=number,
            permalinks=permalinks,
            total=len(cards) + len(past),
            **own,
            **more,
        )
