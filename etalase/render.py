"""Stage 4, core: the site becomes files. Every kind of output in `outputs/` takes its turn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from etalase.catalogs import CompiledCatalog
from etalase.model import Output, Page, Site, Theme
from etalase.outputs import all_outputs, path_of
from etalase.problems import N_, Place, Problem, raise_errors
from etalase.templating import Templates
from etalase.work import HERE, Work


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """All that a page depends on beside itself: what it may see of the site, the theme, the translations."""

    site: Site
    theme: Theme
    translations: Mapping[str, CompiledCatalog]


def outputs(
    site: Site, theme: Theme, translations: Mapping[str, CompiledCatalog], work: Work = HERE
) -> tuple[Output, ...]:
    """Every file of the finished site; raises `BuildError` where two claim one path."""
    pages = work.map(render_page, Setting(site.seen_by_pages, theme, translations), site.pages)
    made = [("pages", output) for output in pages]
    made += _others(site, Templates(site, theme, translations))
    raise_errors(_clashes(made))
    return tuple(output for _, output in made)


def render_page(setting: Setting, page: Page) -> Output:
    """The HTML of a page. A pure function of plain data: it may run in any process, and be remembered."""
    html = _templates(setting).by_locale[page.locale.code].render(page.templates, page)
    return Output(path_of(page.permalink), html.encode())


@lru_cache(maxsize=1)
def _templates(setting: Setting) -> Templates:
    return Templates(setting.site, setting.theme, setting.translations)


def _others(site: Site, templates: Templates) -> Iterator[tuple[str, Output]]:
    for name, make in all_outputs().items():
        for output in make(site, templates):
            yield name, output


def _clashes(made: list[tuple[str, Output]]) -> list[Problem]:
    """Two outputs for one path, or a file where a folder must be."""
    makers: dict[str, str] = {}
    problems = []
    for name, output in made:
        if output.path in makers:
            problems.append(_clash(output.path, makers[output.path], name))
        makers[output.path] = name
    for path, name in makers.items():
        above = path.rpartition("/")[0]
        while above:
            if above in makers:
                problems.append(_clash(above, makers[above], name))
            above = above.rpartition("/")[0]
    return problems


def _clash(path: str, first: str, second: str) -> Problem:
    message = N_('Both "{first}" and "{second}" make this file.')
    return Problem("output-clash", Place(f"output/{path}"), message, {"first": first, "second": second})
