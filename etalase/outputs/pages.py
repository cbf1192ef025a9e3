"""Every page of the site as HTML."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.outputs import path_of
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One HTML file a page, in the page's locale."""
    for page in site.pages:
        html = templates.by_locale[page.locale.code].render(page.templates, page)
        yield Output(path_of(page.permalink), html.encode())
