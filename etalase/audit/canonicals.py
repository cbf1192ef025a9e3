"""Which address search engines keep of a page (RFC 6596)."""

from collections.abc import Iterator

from etalase.finished import FinishedSite
from etalase.problems import N_, Problem


def of_site(site: FinishedSite) -> Iterator[Problem]:
    """A page that search engines keep names itself, with its whole address; others may name such a page."""
    for page in site.pages.values():
        own = site.address.url(page.path)
        example = f'<link rel="canonical" href="{own}">'
        if page.canonical is None:
            if page.is_indexed:
                message = N_("The page must say which address search engines are to keep.")
                yield page.problem(None, "canonical-missing", message, example=example)
        elif page.is_indexed and page.canonical.url != own:
            message = N_("A page that search engines keep names its own whole address here.")
            yield page.problem(page.canonical, "canonical-other", message, example=example)
        elif not page.canonical.url.startswith("http"):
            yield page.problem(page.canonical, "canonical-relative", N_("Search engines need the whole address here."))
