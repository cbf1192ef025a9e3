"""Stages 3 and 4 as one remembered step: which pages and files the site has. Core.

An edited paragraph changes none of it, for the prose of entries has no part in it.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from etalase import render
from etalase.catalogs import CompiledCatalog
from etalase.configuration import Config
from etalase.model import Entries, Entry, Picture, Theme
from etalase.problems import BuildError, Problem, by_place
from etalase.publication import Publication
from etalase.short_addresses import AddressLedger
from etalase.work import HERE, Held, Work


def site_plan(
    entries: Entries,
    pictures: Mapping[str, Picture],
    config: Config,
    publications: tuple[Publication, ...],
    ledger: AddressLedger,
    today: date,
    theme: Theme,
    translations: Mapping[str, CompiledCatalog],
    work: Work = HERE,
) -> tuple[render.Plan, list[Problem]]:
    """The plan of the site, and the warnings; raises `BuildError`."""
    try:
        plan, warnings = work.once(
            _planned, entries.folders, pictures, config, publications, ledger, today, theme, translations
        )
    except BuildError as error:
        raise BuildError(_placed(error.problems, entries)) from None
    return plan, _placed(warnings, entries)


def _placed(problems: Iterable[Problem], entries: Entries) -> list[Problem]:
    """Problems with their places where only what stands for them was known (see `Body.apart`)."""
    return by_place(problem if problem.place.line else _with_place(problem, entries) for problem in problems)


def _with_place(problem: Problem, entries: Entries) -> Problem:
    return replace(problem, place=entries.places[problem.place.file].value[problem.place.column])


def _planned(
    folders: Iterable[Held[tuple[Entry, ...]]],
    pictures: Mapping[str, Picture],
    config: Config,
    publications: tuple[Publication, ...],
    ledger: AddressLedger,
    today: date,
    theme: Theme,
    translations: Mapping[str, CompiledCatalog],
) -> tuple[render.Plan, list[Problem]]:
    from etalase import resolve  # not where the plan is remembered

    site, warnings = resolve.site(folders, pictures, config, today, publications, translations, ledger)
    return render.plan(site, theme, translations), warnings
