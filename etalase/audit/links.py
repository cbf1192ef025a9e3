"""Links, anchors, pictures and other files: whatever an address of the site names is there."""

import re
from collections.abc import Iterator

from etalase.finished import FinishedSite, PageFacts, Reference
from etalase.problems import N_, Place, Problem

DEAD = N_("This leads to nothing in the finished site.")

_OF_NO_HOST = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""Addresses such as mailto: and tel:."""


def of_site(site: FinishedSite) -> Iterator[Problem]:
    """Every address of the site on a page or in a style sheet leads to a file, and its anchor to an id."""
    for page in site.pages.values():
        for reference in (*page.links, *page.loaded):
            yield from _reference(reference, page, site)
    for path in site.files:
        if path.endswith(".css"):
            for url in site.addresses_in_style(path):
                target = None if url.startswith("data:") else site.address.target(url, path)
                if target and not site.has(target.path):
                    yield Problem("link-dead", Place(f"{site.folder}/{path}"), DEAD, found=url)


def _reference(reference: Reference, page: PageFacts, site: FinishedSite) -> Iterator[Problem]:
    if _OF_NO_HOST.match(reference.url):
        return
    target = site.address.target(reference.url, page.path)
    if target is None:
        return
    loads_nothing = not reference.url and reference.kind != "link"  # an empty link leads to its own page
    if loads_nothing or not site.has(target.path):
        yield page.problem(reference, "link-dead", DEAD)
    elif target.anchor and reference.kind == "link":
        there = site.pages.get(target.path)
        if there and target.anchor not in there.ids and target.anchor != "top":
            message = N_('Nothing on that page has the id "{anchor}".')
            yield page.problem(reference, "anchor-dead", message, anchor=target.anchor)
