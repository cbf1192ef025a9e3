"""The page of a locale that lists all publications with their editions, for exhibitors. The editions are pages."""

from collections.abc import Iterator

from etalase.brochures import BROCHURES, list_permalink
from etalase.edition import EditionPage
from etalase.model import Output, Site
from etalase.outputs import path_of, tool_page
from etalase.print_jobs import RECORDS, EditionRecord, written
from etalase.problems import N_
from etalase.templating import Templates
from etalase.values.texts import make_slug

DESCRIPTION = N_("Sheets, labels, leaflets and catalogues to print from the browser, in each language.")


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """The page, named in its address as in the language, and `brochures.json`, which tells the maker of PDFs of all
    editions; nothing where nothing is printed."""
    editions = [page for page in site.pages if isinstance(page, EditionPage)]
    if not editions:
        return
    yield Output(RECORDS, written(map(_record, editions)), made_from=("content/brochures/",))
    own = [templates.by_locale[locale.code] for locale in site.config.locales]
    permalinks = {one.locale: list_permalink(one.locale.code, one.formats.translations.gettext) for one in own}
    for one in own:
        gettext = one.formats.translations.gettext
        page = tool_page(one.locale, permalinks, "brochures.html", gettext(BROCHURES), gettext(DESCRIPTION))
        html = one.render(page.templates, page=page, publications=_by_publication(editions, one.locale.code))
        yield Output(path_of(page.permalink), html.encode(), made_from=("content/brochures/", "templates/"))


def _by_publication(editions: list[EditionPage], locale: str) -> list[tuple[EditionPage, ...]]:
    """The editions of each publication: first those that begin in the reader's language."""
    names = dict.fromkeys(page.publication.name for page in editions)
    found = [[page for page in editions if page.publication.name == name] for name in names]
    return [tuple(sorted(pages, key=lambda page: page.locale.code != locale)) for pages in found]


def _record(page: EditionPage) -> EditionRecord:
    publication = page.publication
    return EditionRecord(
        publication=publication.name,
        source=publication.path,
        title=page.title,
        edition=page.edition,
        path=path_of(page.permalink),
        outputs=publication.outputs,
        entries={
            make_slug(printed.key): tuple(dict.fromkeys(card.entry.path for card in printed.versions))
            for printed in (*page.items, *page.pages)
        },
    )
