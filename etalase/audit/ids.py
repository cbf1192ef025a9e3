"""An id names one element of a page only: anchors, labels and descriptions depend on it."""

from collections.abc import Iterator

from etalase.finished import SiteAddress
from etalase.html_pages import HtmlPage
from etalase.problems import N_, Problem


def of_page(page: HtmlPage, address: SiteAddress) -> Iterator[Problem]:
    """No id is given twice."""
    del address
    seen: set[str] = set()
    for element in page.elements:
        name = element.attributes.get("id")
        if name is not None:
            if name in seen:
                yield page.problem(element, "id-twice", N_("Another element of the page has this id."), found=name)
            seen.add(name)
