"""Titles, descriptions and first headings: what search engines and screen readers read first."""

from collections import Counter
from collections.abc import Iterator

from etalase.finished import FinishedSite, PageFacts, SiteAddress
from etalase.html_pages import HtmlPage
from etalase.problems import N_, Problem, Severity

LONGEST_TITLE = 70
LONGEST_DESCRIPTION = 220
"""Characters; search engines show about so many on a wide screen, and less on a phone."""


def of_page(page: HtmlPage, address: SiteAddress) -> Iterator[Problem]:
    """Exactly one heading of the first order, and it says something."""
    del address
    headings = list(page.all("h1"))
    if len(headings) != 1:
        message = N_("A page has exactly one heading of the first order, h1; here there are {count}.")
        yield page.problem(headings[1] if headings else None, "heading-count", message, count=len(headings))


def of_site(site: FinishedSite) -> Iterator[Problem]:
    """Titles and descriptions are there, of a length that is shown; a title is given once a language."""
    kept = [page for page in site.pages.values() if page.is_indexed]
    titles = Counter((page.language, page.title) for page in kept)
    for page in site.pages.values():
        if not page.title:
            yield page.problem(None, "title-missing", N_("The page has no title."))
    for page in kept:
        yield from _length(page, page.title, LONGEST_TITLE, "title-long")
        yield from _length(page, page.description, LONGEST_DESCRIPTION, "description-long")
        if page.title and titles[page.language, page.title] > 1:
            message = N_('Several pages of this language have the title "{title}".')
            yield page.problem(None, "title-twice", message, title=page.title)
        if not page.description:
            yield page.problem(None, "description-missing", N_("The page has no description for search engines."))


def _length(page: PageFacts, text: str, longest: int, code: str) -> Iterator[Problem]:
    if len(text) > longest:
        message = N_('Search engines cut off "{text}": it has {length} characters, and {longest} are shown.')
        warning = Severity.WARNING
        yield page.problem(None, code, message, severity=warning, text=text, length=len(text), longest=longest)
