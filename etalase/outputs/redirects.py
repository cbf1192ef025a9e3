"""A small page at each old address, which leads to the new one, or says that nothing is there any more."""

from collections.abc import Iterator

from etalase.model import Output, Site
from etalase.outputs import path_of
from etalase.templating import Templates

LED = True


def outputs(site: Site, templates: Templates) -> Iterator[Output]:
    """One HTML file an old address; it works on every host, for it needs no server."""
    leads = site.leads
    for template, new_by_old in (
        ("moved.html", leads.moved),
        ("redirect.html", leads.passing),
        ("gone.html", leads.gone),
    ):
        for old, new in sorted(new_by_old.items()):
            of_locale = templates.by_locale[new.split("/")[1]]  # every page lies below its locale
            yield Output(path_of(old), of_locale.render((template,), target=new).encode())
