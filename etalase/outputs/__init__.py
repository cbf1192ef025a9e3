"""Extension folder: what comes out. One module a kind of output, found by being here. Core.

A module has a function `outputs(site, templates)` that yields `Output`s. Two outputs for one path are a problem.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from etalase.model import Output, Site
from etalase.templating import Templates

MakeOutputs = Callable[[Site, Templates], Iterator[Output]]


@cache
def all_outputs() -> dict[str, MakeOutputs]:
    """The functions that make outputs, by the name of their module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").outputs for name in names}


def path_of(permalink: str) -> str:
    """The file below output/ that a web server shows for a site path."""
    return f"{permalink.strip('/')}/index.html".lstrip("/") if permalink.endswith("/") else permalink.lstrip("/")
