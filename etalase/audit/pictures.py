"""Pictures keep their place while they load, and have words for those who do not see them."""

from collections.abc import Iterator

from etalase.finished import SiteAddress
from etalase.html_pages import HtmlPage
from etalase.problems import N_, Problem


def of_page(page: HtmlPage, address: SiteAddress) -> Iterator[Problem]:
    """Every `img` has a width, a height, and an `alt`, which is empty where a picture adds nothing to the text."""
    del address
    for picture in page.all("img"):
        attributes = picture.attributes
        if not (attributes.get("width", "").isdigit() and attributes.get("height", "").isdigit()):
            message = N_("Without width and height of the picture, the page moves while it loads.")
            yield page.problem(picture, "picture-size", message, found=attributes.get("src", ""))
        if "alt" not in attributes:
            message = N_("Without the attribute alt, some visitors do not learn what the picture shows.")
            yield page.problem(picture, "picture-alt", message, found=attributes.get("src", ""))
