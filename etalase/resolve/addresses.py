"""What old addresses may lead to, and which addresses the ledger must know. Core."""

from collections.abc import Iterable, Mapping

from etalase.content_types import all_types
from etalase.edition import EditionPage
from etalase.model import EntryPage, ListPage, Page
from etalase.old_addresses import Addresses
from etalase.publication import CONTACT_PAGE
from etalase.resolve.library import HOME, Library, vocabulary_permalink
from etalase.short_addresses import codes, permalink


def addresses(
    library: Library,
    pages: Iterable[Page],
    terms: Mapping[tuple[str, str, str], str],
    known_codes: Mapping[str, str],
    aliases: Mapping[str, str],
) -> Addresses:
    """What of the site decides where old addresses lead. `terms` are the permalinks of terms by locale, vocabulary and
    term; `known_codes` are those of the ledger, with their keys."""
    found = tuple(pages)
    locales = [locale.code for locale in library.config.locales]
    return Addresses(
        standing=tuple(page.permalink for page in found),
        live={page.permalink: key for page in found if (key := _key(page))},
        targets={code: _terms(library, terms, code) | _entries(library, code) for code in locales},
        above={code: _above(library, code) for code in locales},
        codes=_printed_codes(library, found, known_codes),
        aliases=aliases,
    )


def _key(page: Page) -> str:
    """The key of an entry, a collection or a term with a page of its own; nothing for all other pages."""
    match page:
        case EntryPage():
            return page.entry.key
        case ListPage(number=1):
            if page.entry:
                return page.entry.key
            term = page.term or (page.terms[0][0] if page.terms else None)
            if term and term.vocabulary not in all_types():
                return f"{term.vocabulary}/{term.key}" if page.term else term.vocabulary
    return ""


def _entries(library: Library, locale: str) -> dict[str, str]:
    """Where readers of a locale find each entry. What they do not see leads to the page above it."""
    found = {}
    for key in (*library.entries, *sorted(library.hidden)):
        if key != HOME:
            card = library.card(key, locale)
            found[key] = card.permalink if card else library.nearest_parent(key, locale)
    return found


def _terms(library: Library, pages: Mapping[tuple[str, str, str], str], locale: str) -> dict[str, str]:
    """Where readers of a locale find each term. What nothing is of any more leads to the page above it."""
    found, home = {}, library.permalink(HOME, locale)
    for vocabulary in library.config.vocabularies.values():
        if vocabulary.slug is not None and vocabulary.key not in all_types():
            is_used = any((locale, vocabulary.key, term) in pages for term in vocabulary.terms)
            top = vocabulary_permalink(vocabulary, library.config.locale(locale)) if is_used else home
            found[vocabulary.key] = top
            for term in vocabulary.terms:
                found[f"{vocabulary.key}/{term}"] = pages.get((locale, vocabulary.key, term), top)
    return found


def _above(library: Library, locale: str) -> dict[str, str]:
    collections = [key for key in library.entries if "/" not in key]
    return {key: library.nearest_parent(f"{key}/", locale) for key in collections}


def _printed_codes(library: Library, pages: Iterable[Page], known: Mapping[str, str]) -> dict[str, str]:
    """The codes of all entries that some publication prints, by key."""
    editions = [page for page in pages if isinstance(page, EditionPage)]
    keys = {printed.key for page in editions for printed in (*page.items, *page.pages)}
    keys |= {CONTACT_PAGE} & library.entries.keys() if editions else set()
    return codes(keys, known)


def short_permalinks(library: Library, by_key: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The short addresses to print, by locale and key."""
    return {
        (locale.code, key): permalink(code, locale.code)
        for locale in library.config.locales
        for key, code in by_key.items()
    }
