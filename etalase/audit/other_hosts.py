"""Nobody else learns who reads the site: nothing is loaded from other hosts."""

from collections.abc import Iterator

from etalase.finished import FinishedSite, SiteAddress
from etalase.html_pages import HtmlPage
from etalase.problems import N_, Place, Problem

LOADING = ("src", "srcset", "imagesrcset", "poster", "data", "background")
RELATIONS = frozenset("stylesheet icon manifest preload prefetch modulepreload preconnect dns-prefetch".split())

ASKS_OTHERS = N_("The browser of every visitor would ask another host for this. Bring the file into the site.")


def of_page(page: HtmlPage, address: SiteAddress) -> Iterator[Problem]:
    """Whatever a page loads is of this site; links may lead anywhere."""
    for element in page.elements:
        attributes = element.attributes
        named = [(name, attributes[name]) for name in LOADING if name in attributes]
        if element.tag == "link" and RELATIONS & set(attributes.get("rel", "").split()):
            named.append(("href", attributes.get("href", "")))
        for name, value in named:
            urls = [part.split()[0] for part in value.split(",") if part.strip()] if "srcset" in name else [value]
            for url in urls:
                if _is_of_others(url, page.path, address):
                    yield page.problem(element, "other-host", ASKS_OTHERS, found=url)


def of_site(site: FinishedSite) -> Iterator[Problem]:
    """The same of style sheets."""
    for path in site.files:
        if path.endswith(".css"):
            for url in site.addresses_in_style(path):
                if _is_of_others(url, path, site.address):
                    yield Problem("other-host", Place(f"{site.folder}/{path}"), ASKS_OTHERS, found=url)


def _is_of_others(url: str, path: str, address: SiteAddress) -> bool:
    return not url.startswith(("data:", "#")) and address.target(url, path) is None
