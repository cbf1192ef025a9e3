"""A small page at each old address, which leads to the new one."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.outputs import path_of
from etalase.templating import Templates


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One HTML file an old address; it works on every host, for it needs no server."""
    locales = {page.permalink: page.locale.code for page in site.pages}
    for old, new in sorted(site.redirects.items()):
        template = templates.by_locale[locales[new]]
        yield Output(path_of(old), template.render(("redirect.html",), target=new).encode())
