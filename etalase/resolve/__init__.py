"""Stage 3, core: entries become a site of pages. Sees everything: translations, addresses, links, terms, clashes."""

from collections.abc import Iterable, Mapping
from datetime import date
from gettext import NullTranslations
from types import MappingProxyType

from etalase import derivatives, drawings, images
from etalase.configuration import Config
from etalase.edition import EditionPage
from etalase.model import Entry, ListPage, Page, Picture, Site
from etalase.old_addresses import Addresses
from etalase.problems import N_, BuildError, Place, Problem, raise_errors
from etalase.publication import Publication
from etalase.resolve.addresses import addresses, short_permalinks
from etalase.resolve.bodies import BodyFiller
from etalase.resolve.connections import Connections, connections
from etalase.resolve.library import Library, library_of, term_permalink
from etalase.resolve.names import certain_problems, check_pages, check_references, check_twins
from etalase.resolve.navigation import check_targets, footer, menu
from etalase.resolve.pages import pages
from etalase.resolve.publications import edition_pages, list_permalinks, sheets
from etalase.values.texts import make_slug
from etalase.work import Held

__all__ = ["certain_problems", "site"]

NO_TRANSLATIONS: Mapping[str, NullTranslations] = MappingProxyType({})
NO_CODES: Mapping[str, str] = MappingProxyType({})


class MistakenSite(BuildError):
    """Raised where entries make no site, and yet it is known which old addresses lead to one: see `addresses`."""

    def __init__(self, problems: Iterable[Problem], source: str, addresses: Addresses) -> None:
        self.addresses = addresses
        super().__init__(problems, source)


def site(
    folders: Iterable[Held[tuple[Entry, ...]]],
    pictures: Mapping[str, Picture],
    config: Config,
    today: date,
    publications: Iterable[Publication] = (),
    translations: Mapping[str, NullTranslations] = NO_TRANSLATIONS,
    known_codes: Mapping[str, str] = NO_CODES,
) -> tuple[Site, list[Problem]]:
    """The whole site, and the warnings; raises `MistakenSite`, or another `BuildError`. `known_codes` are those of
    the ledger, with their keys."""
    library = library_of(folders, config, today)
    check_pages(library)
    has_all_pages = not library.problems  # without that of a collection, its entries have other addresses
    check_references(library)
    check_twins(library)
    check_targets(library)
    links = connections(library)
    media = {path: _media_permalink(picture) for path, picture in pictures.items() if not picture.fault}
    terms = _term_permalinks(library, links)
    filler = BodyFiller(library, dict(pictures), media, set(terms))
    wording = {code: one.gettext for code, one in translations.items()}
    found = (*pages(library, filler, links), *edition_pages(library, filler, publications, wording))
    held = addresses(library, found, terms, known_codes, _aliases(library, found))
    _check_clashes(library, found)
    source = config.source_locale.code
    try:
        warnings = raise_errors(library.problems, source)
    except BuildError as error:
        raise MistakenSite(error.problems, source, held) if has_all_pages else error from None
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
