"""Publications become pages: which entries each prints, in which editions, and where each edition stands. Core."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from etalase.brochures import BROCHURES, list_permalink
from etalase.configuration import Locale
from etalase.edition import EditionPage, Printed
from etalase.model import Alternate, Card, Crumb, Entry, Page
from etalase.problems import N_, Severity, Translate
from etalase.prose import Slots
from etalase.publication import SHEET, Publication, page_of
from etalase.resolve.bodies import BodyFiller
from etalase.resolve.library import HOME, Library
from etalase.resolve.navigation import crumb
from etalase.resolve.selections import fits, sort_key
from etalase.values.money import Money
from etalase.values.texts import make_slug

_NAMED = 12
"""Titles in one message."""


def edition_pages(
    library: Library,
    filler: BodyFiller,
    publications: Iterable[Publication],
    translate: Mapping[str, Translate],
) -> Iterator[EditionPage]:
    """A page for every edition of every publication; `translate` are by locale."""
    lists = {code: Crumb(said(BROCHURES), list_permalink(code, said)) for code, said in translate.items()}
    for publication in publications:
        check_names(library, publication)
        keys = _selected(library, publication)
        _check_number(library, publication, keys)
        _check_currencies(library, publication, keys)
        for edition in publication.editions:
            yield _edition_page(library, filler, publication, keys, edition, lists)


def check_names(library: Library, publication: Publication) -> None:
    """Every entry that the file names must be there."""
    for number, key in enumerate(publication.selection.keys):
        _check_key(library, publication, key, f"select.keys.{number}")
    for number, key in enumerate(publication.selection.exclude):
        _check_key(library, publication, key, f"select.exclude.{number}")
    if publication.event:
        _check_key(library, publication, publication.event, "event")
    for number, name in enumerate(publication.sections):
        if key := page_of(name):
            _check_key(library, publication, key, f"sections.{number}")


def _check_number(library: Library, publication: Publication, keys: list[str]) -> None:
    """There must be entries to print, and a place for each."""
    place, label = publication.place("select"), N_("Selection")
    if not keys:
        message = N_("No entry is as the selection says, so nothing is printed.")
        library.note("publication-empty", place, message, label=label)
    elif publication.holds and len(keys) > publication.holds:
        message = N_(
            'The layout "{layout}" has room for {places} entries, and {count} are selected. There is none for: {left}. '
            "Select fewer, or choose another layout."
        )
        ordered = _ordered(library, publication, keys, publication.editions[0][0])
        left = [library.source(key).title for key in ordered[publication.holds :]]
        values = {
            "layout": publication.layout,
            "places": publication.holds,
            "count": len(keys),
            "left": ", ".join(left[:_NAMED]) + (" …" if len(left) > _NAMED else ""),
        }
        library.note("publication-full", place, message, label=label, values=values)


def _check_currencies(library: Library, publication: Publication, keys: list[str]) -> None:
    """Who sells in this country tells the price in rupiah: Permendag 35/2013."""
    for entry in map(library.source, keys) if publication.price == "retail" else ():
        price = entry.facts.get("price")
        if isinstance(price, Money) and price.currency != "IDR":
            message = N_('Retail prices must be in rupiah, and that of "{key}" is in {currency}.')
            values = {"key": entry.key, "currency": price.currency}
            place = publication.place("price")
            severity, files = Severity.WARNING, (entry.path,)
            library.note("price-foreign", place, message, values=values, severity=severity, entries=files)


def list_permalinks(pages: Iterable[Page]) -> dict[str, str]:
    """The pages that list all publications, by locale; nothing where nothing is printed."""
    editions = [page for page in pages if isinstance(page, EditionPage)]
    return {page.locale.code: page.crumbs[-1].permalink for page in editions}


def sheets(pages: Iterable[Page]) -> dict[tuple[str, str], str]:
    """Where a sheet of an entry is printed, by locale and key: by an edition in that language alone; rather one without
    prices for export, and rather the one with most entries, for it is meant for all."""
    editions = [page for page in pages if isinstance(page, EditionPage) and page.publication.layout == SHEET]
    alone = [page for page in editions if len(page.edition) == 1]
    found: dict[tuple[str, str], str] = {}
    for page in sorted(alone, key=lambda page: (page.publication.price == "fob", -len(page.items), page.permalink)):
        for item in page.items:
            found.setdefault((page.locale.code, item.key), f"{page.permalink}?p={item.key.partition('/')[2]}")
    return found


def _edition_page(
    library: Library,
    filler: BodyFiller,
    publication: Publication,
    keys: list[str],
    edition: tuple[str, ...],
    lists: Mapping[str, Crumb],
) -> EditionPage:
    lead = library.config.locale(edition[0])
    named = filter(None, map(page_of, publication.sections))
    ordered = _ordered(library, publication, keys, lead.code)
    items = tuple(_printed(library, filler, publication, key, edition) for key in ordered)
    pages = tuple(_printed(library, filler, publication, key, edition) for key in named if library.card(key, lead.code))
    event = _in_each(library, publication.event, edition) if publication.event else ()
    title = publication.title.in_locale(lead.code)
    return EditionPage(
        permalink=_permalink(lists, publication, edition),
        locale=lead,
        text_locale=lead,
        title=title,
        description=_description(publication, lead, title),
        templates=(f"print/{publication.layout}.html",),
        canonical=_permalink(lists, publication, edition),
        alternates=tuple(_alternates(library, publication, lists)),
        crumbs=(crumb(library, HOME, lead), lists[lead.code]),
        is_indexed=False,
        publication=publication,
        edition=edition,
        items=items,
        pages=pages,
        event=event,
    )


def _in_each(library: Library, key: str, edition: tuple[str, ...]) -> tuple[Card, ...]:
    """An entry in each language of an edition; where it is not there, in the first."""
    cards = [library.card(key, code) for code in edition]
    return tuple(card or cards[0] for card in cards if cards[0])


def _description(publication: Publication, locale: Locale, title: str) -> str:
    return publication.subtitle.in_locale(locale.code) if publication.subtitle else title


def _permalink(lists: Mapping[str, Crumb], publication: Publication, edition: tuple[str, ...]) -> str:
    """The address of an edition: one in two languages stands below that of the first."""
    below = f"{'-'.join(edition)}/" if len(edition) > 1 else ""
    return f"{lists[edition[0]].permalink}{make_slug(publication.name)}/{below}"


def _alternates(library: Library, publication: Publication, lists: Mapping[str, Crumb]) -> Iterator[Alternate]:
    """The editions in one language; where there is none in a language, the list of all publications."""
    for locale in library.config.locales:
        has_edition = (locale.code,) in publication.editions
        own = _permalink(lists, publication, (locale.code,))
        yield Alternate(
            locale, own if has_edition else lists[locale.code].permalink, has_edition, leads_up=not has_edition
        )


def _printed(
    library: Library, filler: BodyFiller, publication: Publication, key: str, edition: tuple[str, ...]
) -> Printed:
    """An entry in each language of an edition; where it is not translated, a warning, and borrowed words."""
    versions: list[Card] = []
    slots = []
    for code in edition:
        card = library.card(key, code) or Card(library.source(key), library.permalink(key, code), "")
        if card.entry.locale != code:
            _warn_untranslated(library, publication, card.entry, code)
        elif card.entry.is_machine_draft:
            _warn_machine_draft(library, publication, card.entry)
        versions.append(card)
        slots.append(_own_ids(filler.slots(card.entry, code), card, code, library.config.base_path))
    return Printed(key=key, versions=tuple(versions), slots=tuple(slots))


def _own_ids(slots: Slots, card: Card, code: str, base_path: str) -> Slots:
    """Slots for a page that shows many bodies: ids that no other has, and links that do not count on the old ones."""
    prefix = f"{make_slug(card.entry.key)}-{code}-"
    page = base_path.rstrip("/") + card.permalink
    return replace(
        slots,
        heading=tuple(prefix + name for name in slots.heading),
        link=tuple(page + address if address.startswith("#") else address for address in slots.link),
    )


def _warn_untranslated(library: Library, publication: Publication, entry: Entry, code: str) -> None:
    message = N_('The edition "{edition}" prints "{key}", which is not translated: its words stay in "{locale}".')
    values = {"edition": code, "key": entry.key, "locale": entry.locale}
    place = publication.place("editions")
    severity = Severity.WARNING
    library.note("edition-untranslated", place, message, values=values, severity=severity, entries=(entry.path,))


def _warn_machine_draft(library: Library, publication: Publication, entry: Entry) -> None:
    message = N_(
        'The edition "{edition}" prints "{key}", which a machine has translated and nobody has checked: let somebody '
        'read it, then delete "translation: machine".'
    )
    values = {"edition": entry.locale, "key": entry.key}
    place = publication.place("editions")
    severity = Severity.WARNING
    library.note("edition-machine-draft", place, message, values=values, severity=severity, entries=(entry.path,))


def _selected(library: Library, publication: Publication) -> list[str]:
    """The keys of the entries to print."""
    selection = publication.selection
    keys = [key for key in selection.keys if key in library.entries] or library.keys(selection.collection)
    return [key for key in keys if key not in selection.exclude and fits(library.source(key), publication)]


def _ordered(library: Library, publication: Publication, keys: list[str], code: str) -> list[str]:
    """Those of the keys that readers of a language see, in their order in that language."""
    sort = publication.selection.sort
    current, past = library.sorted_cards(keys, code)
    if publication.selection.keys and not sort:
        return [card.entry.key for card in library.cards(keys, code)]
    ordered = [*current, *past]
    for name in reversed(sort):
        ordered.sort(key=lambda card: sort_key(library, card.entry, name))
    return [card.entry.key for card in ordered]


def _check_key(library: Library, publication: Publication, key: str, path: str) -> None:
    if key in library.hidden:
        message = N_("This entry is not published, and so it is not printed.")
        library.note("print-unpublished", publication.place(path), message, found=key, severity=Severity.WARNING)
    elif not library.has(key):
        message = N_("There is no entry of this name.")
        library.note(
            "reference-unknown", publication.place(path), message, found=key, suggestion=library.nearest_key(key)
        )
