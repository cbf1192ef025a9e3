"""Stages 3 and 4 as one remembered step: which pages and files the site has. Core.

An edited paragraph changes none of it, for the prose of entries has no part in it. The ledger of old addresses has a
step of its own: a page more in it moves no other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from msgspec.structs import replace

from etalase import old_addresses, render
from etalase.catalogs import CompiledCatalog
from etalase.configuration import Config
from etalase.model import Entries, Entry, Output, Picture, Theme
from etalase.old_addresses import Addresses
from etalase.problems import N_, BuildError, Place, Problem, raise_errors
from etalase.publication import Publication
from etalase.short_addresses import AddressLedger, WrittenLedger
from etalase.validate import MistakenEntries
from etalase.values.choices import did_you_mean
from etalase.work import HERE, Held, Work


@contextmanager
def telling_what_is_certain(
    pictures: Mapping[str, Picture], config: Config, publications: tuple[Publication, ...], today: date
) -> Iterator[None]:
    """Where entries have mistakes, tell with these what is surely wrong with the site as well: an editor who has mended
    them should not be told of a dead link only then. Raises `BuildError`."""
    try:
        yield
    except MistakenEntries as error:
        from etalase import resolve  # not where all is well

        entries = error.entries
        more = resolve.certain_problems(entries.folders, error.keys, pictures, config, today, publications)
        raise BuildError([*error.problems, *_placed(more, entries)], config.source_locale.code) from None


def site_plan(
    entries: Entries,
    pictures: Mapping[str, Picture],
    config: Config,
    publications: tuple[Publication, ...],
    ledger: WrittenLedger,
    today: date,
    theme: Theme,
    translations: Mapping[str, CompiledCatalog],
    work: Work = HERE,
) -> tuple[render.Plan, list[Problem]]:
    """The plan of the site, and the warnings; raises `BuildError`."""
    codes = ledger.codes.codes
    try:
        plan, warnings = work.once(
            _planned, entries.folders, pictures, config, publications, codes, today, theme, translations
        )
    except BuildError as error:
        from etalase.resolve import MistakenSite  # not where all is well

        lost: list[Problem] = []
        if isinstance(error, MistakenSite):  # what links lead to may be what is lost
            lost = old_addresses.vanished(error.addresses, ledger.value, config, did_you_mean)
        raise BuildError(_placed([*error.problems, *lost], entries), config.source_locale.code) from None
    return plan, _placed(warnings, entries)


def old_addresses_plan(
    plan: render.Plan, ledger: WrittenLedger, work: Work = HERE
) -> tuple[tuple[Output, ...], Mapping[str, str]]:
    """The files that lead from old addresses to where they lead now; and the addresses that the ledger lacks, with
    their keys. Raises `BuildError`."""
    made: tuple[tuple[Output, ...], Mapping[str, str]] = work.once(
        _led, plan.setting, plan.makers, plan.addresses, ledger
    )
    return made


def _led(
    setting: Held[render.Setting],
    makers: Held[Mapping[str, str]],
    addresses: Held[Addresses],
    ledger: Held[AddressLedger],
) -> tuple[tuple[Output, ...], Mapping[str, str]]:
    known, lines, config = addresses.value, ledger.value, setting.value.site.config
    raise_errors(old_addresses.faults(known, lines, config, did_you_mean))
    leads = old_addresses.leads(known, lines, config)
    return render.led(setting.value, leads, makers.value), old_addresses.unknown(known, lines)


@contextmanager
def explaining_moves(moved: Callable[[], Mapping[str, str]], config: Config) -> Iterator[None]:
    """Where somebody has given a folder another name, say so in place of all that comes of it. `moved` gives the
    keys that folders have now, by those that they had."""
    try:
        yield
    except BuildError as error:
        found = list(error.problems)
        for old, new in moved().items():
            others = [problem for problem in found if not _is_about(problem, old)]
            if len(others) < len(found):
                found = [*others, _moved(old, new)]
        raise BuildError(found, config.source_locale.code) from None


def _is_about(problem: Problem, key: str) -> bool:
    """Whether a problem comes of it that no folder has that key."""
    name = re.escape(key.partition("/")[2])
    is_named = bool(re.search(rf"(?<![\w-]){name}(?![\w-])", problem.found or ""))
    return is_named or problem.values.get("key") == key


def _moved(old: str, new: str) -> Problem:
    message = N_(
        "This folder was called {old}. Links, addresses and what is known of translations still name it so. Let them "
        "follow: python build.py rename {old} {new}"
    )
    return Problem("folder-moved", Place(f"content/{new}"), message, {"old": old, "new": new}, is_cause=True)


def _placed(problems: Iterable[Problem], entries: Entries) -> list[Problem]:
    """Problems with their places where only what stands for them was known (see `Body.apart`)."""
    return [problem if problem.place.line else _with_place(problem, entries) for problem in problems]


def _with_place(problem: Problem, entries: Entries) -> Problem:
    return replace(problem, place=entries.places[problem.place.file].value[problem.place.column])


def _planned(
    folders: Iterable[Held[tuple[Entry, ...]]],
    pictures: Mapping[str, Picture],
    config: Config,
    publications: tuple[Publication, ...],
    known_codes: Mapping[str, str],
    today: date,
    theme: Theme,
    translations: Mapping[str, CompiledCatalog],
) -> tuple[render.Plan, list[Problem]]:
    from etalase import resolve  # not where the plan is remembered

    site, warnings = resolve.site(folders, pictures, config, today, publications, translations, known_codes)
    return render.plan(site, theme, translations), warnings
