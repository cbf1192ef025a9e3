"""The short addresses of what is printed: which entries have one, and where each leads. Core."""

from collections.abc import Iterable, Mapping

from etalase.edition import EditionPage
from etalase.model import Page
from etalase.publication import CONTACT_PAGE
from etalase.resolve.library import Library
from etalase.short_addresses import AddressLedger, codes, permalink, vanished


def printed_codes(library: Library, pages: Iterable[Page], ledger: AddressLedger) -> dict[str, str]:
    """The codes of all entries that some publication prints, by key; addresses that lead nowhere become problems."""
    editions = [page for page in pages if isinstance(page, EditionPage)]
    keys = {printed.key for page in editions for printed in (*page.items, *page.pages)}
    keys |= {CONTACT_PAGE} & library.entries.keys() if editions else set()
    library.problems += vanished(ledger, library.entries.keys(), library.hidden, library.nearest_key)
    return codes(keys, ledger.codes)


def short_permalinks(library: Library, by_key: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The short addresses to print, by locale and key."""
    return {
        (locale.code, key): permalink(code, locale.code)
        for locale in library.config.locales
        for key, code in by_key.items()
    }


def short_redirects(library: Library, by_key: Mapping[str, str], ledger: AddressLedger) -> dict[str, str]:
    """Where each short address leads, those of earlier publications too. What readers of a locale do not see leads to
    the page above it."""
    targets = {code: key for code, key in ledger.codes.items() if key in library.entries or key in library.hidden}
    targets |= {code: key for key, code in by_key.items()}
    found = {}
    for locale in library.config.locales:
        for code, key in sorted(targets.items()):
            card = library.card(key, locale.code)
            target = card.permalink if card else library.nearest_parent(key, locale.code)
            found[permalink(code, locale.code)] = target
    return found
