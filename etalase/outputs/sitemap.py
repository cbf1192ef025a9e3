"""`sitemap.xml`: every page that search engines should know, with its other languages (sitemaps.org, xhtml:link)."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One sitemap. `lastmod` is the day an editor gave; where none is known, none is claimed."""
    pages = [page for page in site.pages if page.is_indexed]
    template = templates.by_locale[site.config.default_locale]
    yield Output("sitemap.xml", template.render(("sitemap.xml",), pages=pages).encode())
