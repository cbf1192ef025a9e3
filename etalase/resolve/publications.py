"""Publications become pages: which entries each prints, in which editions, and where each edition stands. Core."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from etalase.brochures import BROCHURES, list_permalink
from etalase.configuration import Locale
from etalase.content_types import by_name, fields_of
from etalase.edition import EditionPage, Printed
from etalase.entry_fields import DISTRICTS
from etalase.fields import leaves
from etalase.model import Alternate, Card, Crumb, Entry, Page
from etalase.problems import N_, Severity, Translate
from etalase.prose import Slots
from etalase.publication import SHEET, Publication, page_of
from etalase.publication_yaml import kind_field
from etalase.resolve.bodies import BodyFiller
from etalase.resolve.library import HOME, Library
from etalase.resolve.navigation import crumb
from etalase.values.choices import Choice
from etalase.values.texts import make_slug


def edition_pages(
    library: Library,
    filler: BodyFiller,
    publications: Iterable[Publication],
    translate: Mapping[str, Translate],
) -> Iterator[EditionPage]:
    """A page for every edition of every publication; `translate` are by locale."""
    lists = {code: Crumb(said(BROCHURES), list_permalink(code, said)) for code, said in translate.items()}
    for publication in publications:
        keys = _selected(library, publication)
        _check_sections(library, publication)
        if not keys:
            message = N_("No entry is as the selection says, so nothing is printed.")
            library.note("publication-empty", publication.place("select"), message, label=N_("Selection"))
        for edition in publication.editions:
            yield _edition_page(library, filler, publication, keys, edition, lists)


def list_permalinks(pages: Iterable[Page]) -> dict[str, str]:
    """The pages that list all publications, by locale; nothing where nothing is printed."""
    editions = [page for page in pages if isinstance(page, EditionPage)]
    return {page.locale.code: page.crumbs[-1].permalink for page in editions}


def sheets(pages: Iterable[Page]) -> dict[tuple[str, str], str]:
    """Where a sheet of an entry is printed, by locale and key: the first edition in that language alone that has it."""
    found: dict[tuple[str, str], str] = {}
    for page in pages:
        if isinstance(page, EditionPage) and page.publication.layout == SHEET and len(page.edition) == 1:
            for item in page.items:
                name = item.key.partition("/")[2]
                found.setdefault((page.locale.code, item.key), f"{page.permalink}?p={name}")
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
    items = tuple(_printed(library, filler, publication, key, edition) for key in keys if library.card(key, lead.code))
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
    """The keys of the entries to print, in their order."""
    selection = publication.selection
    for number, key in enumerate(selection.keys):
        _check_key(library, publication, key, f"select.keys.{number}")
    for number, key in enumerate(selection.exclude):
        _check_key(library, publication, key, f"select.exclude.{number}")
    if publication.event:
        _check_key(library, publication, publication.event, "event")
    keys = [key for key in selection.keys if key in library.entries] or library.keys(selection.collection)
    fits = [key for key in keys if key not in selection.exclude and _fits(library.source(key), publication)]
    if selection.keys and not selection.sort:
        return fits
    source = library.config.source_locale.code
    current, past = library.sorted_cards(fits, source)
    ordered = [card.entry.key for card in (*current, *past)]
    for name in reversed(selection.sort):
        ordered.sort(key=lambda key: _sort_key(library, key, name))
    return ordered


def _check_key(library: Library, publication: Publication, key: str, path: str) -> None:
    if key in library.hidden:
        message = N_("This entry is not published, and so it is not printed.")
        library.note("print-unpublished", publication.place(path), message, found=key, severity=Severity.WARNING)
    elif key not in library.entries:
        message = N_("There is no entry of this name.")
        library.note(
            "reference-unknown", publication.place(path), message, found=key, suggestion=library.nearest_key(key)
        )


def _check_sections(library: Library, publication: Publication) -> None:
    for number, name in enumerate(publication.sections):
        if key := page_of(name):
            _check_key(library, publication, key, f"sections.{number}")


def _fits(entry: Entry, publication: Publication) -> bool:
    """Whether the facts of an entry are as the selection says."""
    fields = fields_of(by_name(entry.content_type))
    values: dict[str, list[Any]] = {}
    held: dict[str, set[str]] = {}
    for path, kind, value in leaves(fields, entry.facts):
        for name in path.split("."):
            values.setdefault(name, []).append(value)
        if isinstance(kind, Choice):
            held.setdefault(kind.vocabulary, set()).add(value)
    named = all(held.get(vocabulary, set()) & set(terms) for vocabulary, terms in publication.selection.terms.items())
    return named and all(_is_so(values.get(name, []), want) for name, want in publication.selection.where.items())


def _is_so(found: list[Any], wanted: str | bool) -> bool:
    if isinstance(wanted, bool):
        return any(value is not False for value in found) is wanted
    return any(str(value).casefold() == wanted.casefold() for value in found)


def _sort_key(library: Library, key: str, name: str) -> tuple[int, str]:
    entry = library.source(key)
    match name:
        case "category":
            field = kind_field(by_name(entry.content_type))
            return _place_of_term(library, getattr(field.type, "vocabulary", "") if field else "", entry, field)
        case "district":
            return _place_of_term(library, DISTRICTS, entry, None)
        case "order":
            order = entry.facts.get("order")
            return (order if isinstance(order, int) else 1_000, "")
        case _:
            return (0, entry.title.casefold())


def _place_of_term(library: Library, vocabulary: str, entry: Entry, field: Any) -> tuple[int, str]:
    """Terms come in the order of their vocabulary's file; entries without one come last."""
    known = library.config.vocabularies.get(vocabulary)
    value: Any = entry.facts.get(field.name if field else "district", ())
    keys = value if isinstance(value, tuple) else (value,)
    terms = list(known.terms) if known else []
    return (min((terms.index(key) for key in keys if key in terms), default=len(terms)), "")
