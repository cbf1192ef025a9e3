"""Stage 3, core: entries become a site of pages. Sees everything: translations, addresses, links, terms, clashes."""

from collections.abc import Iterable, Mapping
from datetime import date
from gettext import NullTranslations
from types import MappingProxyType

from etalase import derivatives, drawings, images
from etalase.configuration import Config
from etalase.content_types import all_types, by_name, fields_of
from etalase.edition import EditionPage
from etalase.entry_fields import is_published
from etalase.fields import label_at, leaves
from etalase.model import Entry, ListPage, Page, Picture, Site
from etalase.problems import N_, Place, Problem, raise_errors
from etalase.publication import Publication
from etalase.resolve.addresses import addresses, short_permalinks
from etalase.resolve.bodies import BodyFiller
from etalase.resolve.connections import Connections, connections
from etalase.resolve.library import HOME, Library, term_permalink
from etalase.resolve.navigation import check_targets, footer, menu
from etalase.resolve.pages import pages
from etalase.resolve.publications import edition_pages, list_permalinks, sheets
from etalase.values.choices import Reference
from etalase.values.texts import make_slug
from etalase.work import Held

NO_TRANSLATIONS: Mapping[str, NullTranslations] = MappingProxyType({})
NO_CODES: Mapping[str, str] = MappingProxyType({})


def site(
    folders: Iterable[Held[tuple[Entry, ...]]],
    pictures: Mapping[str, Picture],
    config: Config,
    today: date,
    publications: Iterable[Publication] = (),
    translations: Mapping[str, NullTranslations] = NO_TRANSLATIONS,
    known_codes: Mapping[str, str] = NO_CODES,
) -> tuple[Site, list[Problem]]:
    """The whole site, and the warnings; raises `BuildError`. `known_codes` are those of the ledger, with their keys."""
    library = _library((entry for folder in folders for entry in folder.value), config, today)
    _check_homes(library)
    _check_references(library)
    check_targets(library)
    links = connections(library)
    media = {path: _media_permalink(picture) for path, picture in pictures.items() if not picture.fault}
    terms = _term_permalinks(library, links)
    filler = BodyFiller(library, dict(pictures), media, set(terms))
    wording = {code: one.gettext for code, one in translations.items()}
    found = (*pages(library, filler, links), *edition_pages(library, filler, publications, wording))
    held = addresses(library, found, terms, known_codes, _aliases(library, found))
    _check_clashes(library, found)
    warnings = raise_errors(library.problems)
    codes = [locale.code for locale in config.locales]
    return Site(
        config=config,
        today=today,
        pages=found,
        menus={locale.code: menu(library, locale) for locale in config.locales},
        footers={locale.code: footer(library, locale) for locale in config.locales},
        cards={code: {key: card for key in library.entries if (card := library.card(key, code))} for code in codes},
        referenced=tuple(sorted(links.titles)),
        terms=terms,
        brochures=list_permalinks(found),
        sheets=sheets(found),
        short_permalinks=short_permalinks(library, held.codes),
        media=media,
        pictures=dict(pictures),
        addresses=held,
    ), warnings


def _library(entries: Iterable[Entry], config: Config, today: date) -> Library:
    by_key: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        by_key.setdefault(entry.key, {})[entry.locale] = entry
    source = config.source_locale.code
    complete = {key: versions for key, versions in by_key.items() if source in versions}
    shown = {key: versions for key, versions in complete.items() if is_published(versions[source].facts, today)}
    for key, versions in shown.items():
        only = versions[source].facts.get("languages")
        if isinstance(only, tuple):
            shown[key] = {code: entry for code, entry in versions.items() if code in only or code == source}
    return Library(config, today, shown, complete.keys() - shown.keys())


def _check_homes(library: Library) -> None:
    """Every locale needs a home page, and every collection that lists its entries needs a page of its own."""
    for locale in library.config.locales:
        if locale.code not in library.entries.get(HOME, {}):
            path = f"content/index.{locale.code}.md"
            library.note("home-missing", Place(path), N_("The home page in this language is missing."))
    used = {key.partition("/")[0] for key in library.entries if "/" in key}
    for collection in sorted(used):
        if all_types()[collection].listed and collection not in library.entries:
            path = f"content/{collection}/index.{library.config.source_locale.code}.md"
            message = N_("The collection has no page of its own. It gives the collection its title and its address.")
            library.note("collection-page-missing", Place(path), message, example="title: Produk")


def _check_references(library: Library) -> None:
    """Every entry that a field names must exist; one that is not published is simply not shown."""
    for key in library.entries:
        if "/" not in key:
            continue
        entry = library.source(key)
        fields = fields_of(by_name(entry.content_type))
        for path, kind, value in leaves(fields, entry.facts):
            if isinstance(kind, Reference) and value not in library.entries and value not in library.hidden:
                message = N_("There is no entry of this name.")
                library.note(
                    "reference-unknown",
                    entry.place(path),
                    message,
                    label=label_at(fields, path),
                    found=value,
                    suggestion=library.nearest_key(value),
                )


def _term_permalinks(library: Library, links: Connections) -> dict[tuple[str, str, str], str]:
    """The pages of terms, by (locale, vocabulary, term); only terms with entries have one."""
    found = {}
    for locale in library.config.locales:
        for (vocabulary_key, term_key), keys in links.terms.items():
            vocabulary = library.config.vocabularies[vocabulary_key]
            if vocabulary.slug is not None and library.cards(keys, locale.code):
                term = vocabulary.terms[term_key]
                found[locale.code, vocabulary_key, term_key] = term_permalink(vocabulary, term, locale)
    return found


def _media_permalink(picture: Picture) -> str:
    """The site path of a drawing or a document, or what those of a photograph's derivatives begin with.

    The content is part of the name, so that browsers may keep it for ever.
    """
    *folders, name = picture.path.removeprefix("content/").split("/")
    stem, _, suffix = name.rpartition(".")
    parts = [make_slug(part) or "picture" for part in (*folders, stem)]  # names on disk may have spaces and capitals
    beginning = f"/media/{'/'.join(parts)}"
    if images.is_drawing(picture.path):
        return f"{beginning}.{drawings.digest(picture.digest)[:10]}.svg"
    if images.is_document(picture.path):
        return f"{beginning}.{picture.digest[:10]}.{suffix.lower()}"
    return f"{beginning}.{derivatives.digest(picture.digest)[:10]}"


def _aliases(library: Library, pages: Iterable[Page]) -> dict[str, str]:
    """The old addresses that entries name, with where they lead. One that is in use again is a problem."""
    users = {page.permalink: _place(page).file for page in pages}
    redirects: dict[str, str] = {}
    for key, versions in library.entries.items():
        for locale, entry in versions.items():
            aliases = entry.words.get("aliases", ())
            for n, alias in enumerate(aliases if isinstance(aliases, tuple) else ()):
                target = library.permalink(key, locale)
                if alias in users or redirects.get(alias, target) != target:
                    library.note(
                        "alias-in-use",
                        entry.place(f"aliases.{n}"),
                        N_("This address is in use by {other}. Delete it here."),
                        label=N_("Old addresses"),
                        found=alias,
                        values={"other": users.get(alias) or redirects[alias]},
                    )
                redirects[alias] = target
    return redirects


def _check_clashes(library: Library, found: Iterable[Page]) -> None:
    """Two pages cannot have one address."""
    seen: dict[str, Page] = {}
    for page in found:
        first = seen.setdefault(page.permalink, page)
        if first is not page:
            place, other = _place(page), _place(first)
            message = N_('The address "{address}" is also claimed by {other}.')
            library.note(
                "address-clash",
                place,
                message,
                label=N_("Page address"),
                values={"address": page.permalink, "other": other.file},
                example=f"slug: {page.permalink.strip('/').rpartition('/')[2]}-2",
            )


def _place(page: Page) -> Place:
    """Where a page's address was written."""
    if isinstance(page, EditionPage):
        return page.publication.place("title")
    entry = getattr(page, "entry", None)
    if isinstance(entry, Entry):
        return entry.place("slug")
    term = getattr(page, "term", None)
    if isinstance(page, ListPage) and page.terms:
        return Place(page.terms[0][0].place.file)
    return term.place if term else Place("content/vocabulary")
