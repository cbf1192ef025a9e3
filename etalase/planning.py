"""Stages 3 and 4 as one remembered step: which pages and files the site has. Core.

An edited paragraph changes none of it, for the prose of entries has no part in it.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from etalase import render
from etalase.catalogs import CompiledCatalog
from etalase.configuration import Config
from etalase.model import Entry, Picture, Theme
from etalase.problems import Problem
from etalase.work import Held


def site_plan(
    folders: Iterable[Held[tuple[Entry, ...]]],
    pictures: Mapping[str, Picture],
    config: Config,
    today: date,
    theme: Theme,
    translations: Mapping[str, CompiledCatalog],
) -> tuple[render.Plan, list[Problem]]:
    """The plan of the site, and the warnings; raises `BuildError`."""
    from etalase import resolve  # not where the plan is remembered

    site, warnings = resolve.site(folders, pictures, config, today)
    return render.plan(site, theme, translations), warnings
