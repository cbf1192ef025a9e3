"""The sitemap names the pages that search engines keep, and no others (sitemaps.org)."""

from collections.abc import Iterator
from xml.etree import ElementTree

from etalase.finished import FinishedSite, PageFacts
from etalase.problems import N_, Place, Problem

SITEMAP = "sitemap.xml"
GATEWAY = "index.html"
"""The choice of language, which search engines find by the address of the host."""

_URL, _LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}url", "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_LINK = "{http://www.w3.org/1999/xhtml}link"


def of_site(site: FinishedSite) -> Iterator[Problem]:
    """One entry a page, with the same languages that the page names."""
    place = Place(f"{site.folder}/{SITEMAP}")
    try:
        root = ElementTree.fromstring(site.files[SITEMAP].content.value)
    except KeyError:
        yield Problem("sitemap-missing", place, N_("The site has no sitemap."))
        return
    except ElementTree.ParseError as error:
        yield Problem("sitemap-broken", place, N_("The sitemap is no readable XML: {error}"), {"error": error})
        return
    named = {url.findtext(_LOC, ""): _languages(url) for url in root.iter(_URL)}
    kept = {site.address.url(page.path): page for page in site.pages.values() if page.is_indexed}
    for address, languages in named.items():
        if address not in kept:
            message = N_("The sitemap names an address whose page is missing or not to be kept by search engines.")
            yield Problem("sitemap-dead", place, message, found=address)
        elif languages != _languages_of(kept[address]):
            message = N_("The sitemap names other languages of this page than the page itself.")
            yield Problem("sitemap-languages", place, message, found=address)
    for address, page in kept.items():
        if address not in named and page.path != GATEWAY:
            yield page.problem(None, "sitemap-lacks", N_("The sitemap lacks this page."))


def _languages(url: ElementTree.Element) -> dict[str, str]:
    return {link.get("hreflang", ""): link.get("href", "") for link in url.iter(_LINK)}


def _languages_of(page: PageFacts) -> dict[str, str]:
    return {code: reference.url for code, reference in page.alternates.items()}
