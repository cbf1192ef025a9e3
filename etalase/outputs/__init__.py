"""Extension folder: what comes out. One module a kind of output, found by being here. Core.

A module has a function `outputs(site, templates)` that yields `Output`s. Two outputs for one path are a problem.
One that says `LED = True` is asked last, when `site.leads` is known; of the pages it sees none.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from etalase.configuration import Locale
from etalase.model import Alternate, Crumb, Output, Page, Site
from etalase.templating import Templates

MakeOutputs = Callable[[Site, Templates], Iterator[Output]]


@cache
def all_outputs() -> dict[str, MakeOutputs]:
    """The functions that make outputs, by the name of their module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").outputs for name in names}


@cache
def led_outputs() -> set[str]:
    """The names of those that need to know where old addresses lead: their modules say `LED = True`."""
    return {name for name in all_outputs() if getattr(importlib.import_module(f"{__name__}.{name}"), "LED", False)}


def path_of(permalink: str) -> str:
    """The file below output/ that a web server shows for a site path."""
    return f"{permalink.strip('/')}/index.html".lstrip("/") if permalink.endswith("/") else permalink.lstrip("/")


def tool_page(locale: Locale, permalinks: Mapping[Locale, str], template: str, title: str, description: str) -> Page:
    """A page directly below the home page that shows no entry and that search engines do not keep, such as that of the
    search. `permalinks` are its addresses in every locale."""
    return Page(
        permalink=permalinks[locale],
        locale=locale,
        text_locale=locale,
        title=title,
        description=description,
        templates=(template,),
        canonical=permalinks[locale],
        alternates=tuple(Alternate(other, permalink) for other, permalink in permalinks.items()),
        crumbs=(Crumb("", f"/{locale.code}/"),),
        is_indexed=False,
    )
