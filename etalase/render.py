"""Stage 4, core: the site becomes files. Every kind of output in `outputs/` takes its turn.

What files there are is planned first; the text of a page is written when somebody asks for it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from etalase.catalogs import CompiledCatalog
from etalase.edition import EditionPage
from etalase.model import Card, Entry, EntryPage, HomePage, ListPage, Output, Page, Site, Theme
from etalase.old_addresses import Addresses, Leads
from etalase.outputs import all_outputs, led_outputs, path_of
from etalase.problems import N_, Place, Problem, raise_errors
from etalase.prose import Prose
from etalase.templating import Templates
from etalase.work import Held

NO_PROSE: Held[Prose] = Held(())
NO_MAKERS: Mapping[str, str] = MappingProxyType({})


class Setting(Struct, frozen=True):
    """All that a page depends on beside itself: what it may see of the site, the theme, the translations."""

    site: Site
    theme: Theme
    translations: Mapping[str, CompiledCatalog]


class PagePlan(Struct, frozen=True):
    """A page that will be written: its file, and the keys and locales of the entries whose prose it shows. `own` is the
    page's locale and the key of the entry whose own page it is, or nothing."""

    path: str
    page: Held[Page]
    prose: tuple[tuple[str, str], ...]
    made_from: tuple[str, ...]
    own: tuple[str, str] = ("", "")


class Plan(Struct, frozen=True):
    """Every file of the finished site but those of old addresses: the pages, how many there are by locale, the outputs
    that are ready, and what makes each file, by path; and what old addresses may lead to."""

    setting: Held[Setting]
    pages: tuple[PagePlan, ...]
    ready: tuple[Output, ...]
    pages_by_locale: Mapping[str, int]
    makers: Held[Mapping[str, str]]
    addresses: Held[Addresses]

    @property
    def entry_pages(self) -> Mapping[str, Mapping[str, str]]:
        """The file of each entry's own page, by key and locale."""
        found: dict[str, dict[str, str]] = {}
        for page in self.pages:
            locale, key = page.own
            if locale:
                found.setdefault(key, {})[locale] = page.path
        return found


def plan(site: Site, theme: Theme, translations: Mapping[str, CompiledCatalog]) -> Plan:
    """What files the finished site has; raises `BuildError` where two claim one path."""
    made = list(_others(site, Templates(site, theme, translations), all_outputs().keys() - led_outputs()))
    pages = tuple(_page_plan(page, site, theme) for page in site.pages)
    makers = _makers([*(("pages", page.path) for page in pages), *((name, output.path) for name, output in made)])
    counts = {locale.code: sum(page.locale == locale for page in site.pages) for locale in site.config.locales}
    setting = Held(Setting(site.seen_by_pages, theme, translations))
    return Plan(setting, pages, tuple(output for _, output in made), counts, Held(makers), Held(site.addresses))


def led(setting: Setting, leads: Leads, makers: Mapping[str, str]) -> tuple[Output, ...]:
    """The files that lead from old addresses to where they lead now; `makers` is what makes each of the other files.

    Raises `BuildError` where two claim one path.
    """
    site = replace(setting.site, leads=leads)
    made = list(_others(site, Templates(site, setting.theme, setting.translations), led_outputs()))
    _makers([(name, output.path) for name, output in made], makers)
    return tuple(output for _, output in made)


def outputs(plan: Plan, of_old: Iterable[Output], prose: Mapping[tuple[str, str], Held[Prose]]) -> list[Output]:
    """Every file of the finished site, those for old addresses too (see `led`)."""
    pages = [
        Output(
            page.path,
            PageBytes(plan.setting, page.page, tuple(prose.get(entry, NO_PROSE) for entry in page.prose)),
            made_from=page.made_from,
        )
        for page in plan.pages
    ]
    return [*pages, *plan.ready, *of_old]


class PageBytes(Held[bytes]):
    """The HTML of a page, rendered when it is asked for. Its name is that of all it depends on."""

    __slots__ = ("page", "prose", "setting")

    def __init__(self, setting: Held[Setting], page: Held[Page], prose: tuple[Held[Prose], ...]) -> None:
        self.setting, self.page, self.prose = setting, page, prose

    @property
    def name(self) -> str:
        """See `Held.name`."""
        shown = " ".join(prose.name for prose in self.prose)
        return f"{self.setting.name} {self.page.name} {shown}" if self.page.name else ""

    @property
    def value(self) -> bytes:
        """See `Held.value`."""
        page = self.page.value
        templates = _templates(self.setting).by_locale[page.locale.code]
        return templates.render_page(page, [prose.value for prose in self.prose]).encode()


@lru_cache(maxsize=1)
def _templates(setting: Held[Setting]) -> Templates:
    known = setting.value
    return Templates(known.site, known.theme, known.translations)


def _page_plan(page: Page, site: Site, theme: Theme) -> PagePlan:
    entry: Entry | None = getattr(page, "entry", None)
    entries = [*([entry] if entry else []), *(card.entry for card in _cards(page))]
    template = next((name for name in page.templates if name in theme.templates), "")
    files = (f"templates/{template}", *(file for shown in entries for file in _files_of(shown, site)))
    prose = page.bodies if isinstance(page, EditionPage) else ((entry.key, entry.locale),) if entry else ()
    is_own = isinstance(page, EntryPage | HomePage) or (isinstance(page, ListPage) and page.number == 1)
    own = (page.locale.code, entry.key) if entry and is_own else ("", "")
    return PagePlan(path_of(page.permalink), Held(page), prose, tuple(dict.fromkeys(files)), own)


def _cards(page: Page) -> tuple[Card, ...]:
    match page:
        case EntryPage():
            return page.cards
        case ListPage():
            return (*page.cards, *page.past)
        case EditionPage():
            return page.cards
        case HomePage():
            return tuple(card for _, _, cards in page.sections for card in cards)
        case _:
            return ()


def _files_of(entry: Entry, site: Site) -> tuple[str, str]:
    """Facts come from the file of the first language, words from that of the entry's own."""
    return f"{entry.folder}/index.{site.config.source_locale.code}.md", entry.path


def _others(site: Site, templates: Templates, names: Container[str]) -> Iterator[tuple[str, Output]]:
    for name, make in all_outputs().items():
        if name in names:
            for output in make(site, templates):
                yield name, output


def _makers(made: list[tuple[str, str]], known: Mapping[str, str] = NO_MAKERS) -> dict[str, str]:
    """What makes each file, by path, those known too. Takes who makes which path.

    Raises `BuildError` for two outputs for one path, or a file where a folder must be.
    """
    makers = dict(known)
    problems = []
    for name, path in made:
        if path in makers:
            problems.append(_clash(path, makers[path], name))
        makers[path] = name
    for path, name in makers.items():
        above = path.rpartition("/")[0]
        while above:
            if above in makers:
                problems.append(_clash(above, makers[above], name))
            above = above.rpartition("/")[0]
    raise_errors(problems)
    return makers


def _clash(path: str, first: str, second: str) -> Problem:
    message = N_('Both "{first}" and "{second}" make this file.')
    return Problem("output-clash", Place(f"output/{path}"), message, {"first": first, "second": second})
