"""What the content security policy of the pages forbids: scripts and styles inside of a page."""

from collections.abc import Iterator

from etalase.finished import SiteAddress
from etalase.html_pages import Element, HtmlPage
from etalase.problems import N_, Problem, shorten

DATA_TYPES = frozenset({"application/ld+json", "application/json"})
"""The types of `script` elements that browsers do not run."""


def of_page(page: HtmlPage, address: SiteAddress) -> Iterator[Problem]:
    """The page brings a policy; no script, style, handler or style attribute stands inside of it."""
    del address
    policies = [
        meta for meta in page.all("meta") if "content-security-policy" in meta.attributes.get("http-equiv", "").lower()
    ]
    if not policies:
        yield page.problem(None, "policy-missing", N_("The page brings no content security policy."))
    for element in page.elements:
        forbidden = _forbidden(element)
        if forbidden:
            message = N_("The content security policy forbids this: scripts and styles stand in files of their own.")
            yield page.problem(element, "policy-broken", message, found=forbidden)


def _forbidden(element: Element) -> str:
    attributes = element.attributes
    if element.tag == "style" or (
        element.tag == "script" and "src" not in attributes and attributes.get("type") not in DATA_TYPES
    ):
        return shorten(f"{element}{element.text}")
    for name, value in attributes.items():
        is_script = name.startswith("on") or value.lstrip().lower().startswith("javascript:")
        if name == "style" or is_script:
            return f'{name}="{value}"'
    return ""
