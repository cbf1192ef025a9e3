"""The page to search on, one a locale. What it searches is made later, of the finished pages (`search_index`)."""

from collections.abc import Iterator

from etalase.headers import page_policy
from etalase.model import Output, Site
from etalase.outputs import path_of, tool_page
from etalase.problems import N_
from etalase.search import SEARCH
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """The page, named in its address as in the language; nothing where the site does without."""
    if not site.config.search:
        return
    own = [templates.by_locale[locale.code] for locale in site.config.locales]
    permalinks = {one.locale: one.search_permalink for one in own}
    for one in own:
        gettext = one.formats.translations.gettext
        description = gettext(N_("Search all pages, in every language of the site."))
        page = tool_page(one.locale, permalinks, "search.html", gettext(SEARCH), description)
        others = [other.locale for other in own if other is not one]
        html = one.render(page.templates, page=page, policy=page_policy(runs_wasm=True), others=others)
        yield Output(path_of(page.permalink), html.encode(), made_from=("content/site.yaml", "templates/"))
