"""`robots.txt`: everything may be read, and where the sitemap is (RFC 9309)."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One text file; crawlers look for it at the root of the host only."""
    del templates
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.config.url('/sitemap.xml')}\n".encode())
