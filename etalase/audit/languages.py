"""Each page tells its language, and names itself in every other one (hreflang)."""

from collections.abc import Iterator

from etalase.finished import FinishedSite, PageFacts
from etalase.problems import N_, Problem

ELSEWHERE = "x-default"


def of_site(site: FinishedSite) -> Iterator[Problem]:
    """`lang` fits the folder; the pages of one thing all name the same pages, each in its language, and a default."""
    for page in site.pages.values():
        yield from _language(page, site)
        if page.is_indexed:
            yield from _alternates(page, site)


def _language(page: PageFacts, site: FinishedSite) -> Iterator[Problem]:
    folder = page.path.partition("/")[0]
    expected = folder if folder in site.address.locales else page.language
    if not page.language or page.language != expected:
        message = N_("The page must say in which language it is written, in the attribute lang of the element html.")
        yield page.problem(
            None, "language-wrong", message, example=f'<html lang="{expected or site.address.locales[0]}">'
        )


def _alternates(page: PageFacts, site: FinishedSite) -> Iterator[Problem]:
    own = site.address.url(page.path)
    named = {code: reference.url for code, reference in page.alternates.items()}
    if own not in named.values():
        example = f'<link rel="alternate" hreflang="{page.language}" href="{own}">'
        message = N_("Among the languages of the page, the page itself must be named.")
        yield page.problem(None, "language-self-missing", message, example=example)
    if ELSEWHERE not in named:
        example = f'<link rel="alternate" hreflang="{ELSEWHERE}" href="{own}">'
        message = N_("Among the languages of the page, one must be named for readers of all other languages.")
        yield page.problem(None, "language-default-missing", message, example=example)
    for code, reference in page.alternates.items():
        other = site.page_at(reference, page.path)
        if other is None:
            continue  # a dead link, which another check tells
        if {name: there.url for name, there in other.alternates.items()} != named:
            message = N_("The page named here does not name the same languages in return.")
            yield page.problem(reference, "language-not-returned", message)
        if code not in (other.language, ELSEWHERE):
            message = N_("The page named here is not written in that language: {language}.")
            yield page.problem(reference, "language-other", message, language=other.language)
