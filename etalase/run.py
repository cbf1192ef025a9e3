"""One build as somebody asked for it: kept from others, watched, and told of. Shell."""

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import click
from msgspec import Struct
from msgspec.structs import replace

from etalase import address_ledger, kept_ledgers, load, reports, translation_recorder, translation_report, versions
from etalase.build_result import Build
from etalase.catalogs import Wording, lenient_translations
from etalase.environment import message_locale, today
from etalase.file_index import FileIndex
from etalase.ledger import Ledger
from etalase.memory import DiskMemory
from etalase.model import KEPT_APART, Content
from etalase.problems import N_, BuildError, Problem, Severity, Translate, decimal
from etalase.short_addresses import LEDGER_FILE
from etalase.unchanged import CACHE, LEDGER, Snapshot, is_as_seen, remember, take, with_own_change
from etalase.watch import Watch
from etalase.work import Work
from etalase.workers import remembering


class MakeBuild(Protocol):
    """See `build.build`."""

    def __call__(
        self,
        root: Path,
        today: date,
        target: Path | None,
        work: Work,
        index: FileIndex,
        ledger: Ledger,
        *,
        indexed: bool,
        wording: Wording,
        added: Content | None = None,
    ) -> Build: ...


class Project(Struct, frozen=True):
    """What every command works on: the folder of the project, and how its site is built."""

    root: Path
    make_build: MakeBuild


DEFAULT_MESSAGES = "id"
"""The language of messages where neither the editor nor a readable site.yaml names one: most editors read it."""

NO_TRANSLATIONS: Mapping[str, NullTranslations] = MappingProxyType({})


class Options(Struct, frozen=True):
    """What holds for every command: the language of messages, the form of problems, the day, whether to profile,
    whether to make what the search reads, how messages are worded on pages, whether somebody else tells of the warnings
    later, and whether warnings are taken for errors (of a check: what is written is written)."""

    lang: str | None
    style: str
    day: date
    is_profiled: bool = False
    indexed: bool = True
    warns_later: bool = False
    is_strict: bool = False
    wording: Wording = "complete"


def run(
    make_build: MakeBuild, root: Path, target: Path | None, options: Options, now: Snapshot | None = None
) -> tuple[Problem, ...]:
    """Build into `target`, or only check, and tell what came of it; gives the warnings. Raises `SystemExit` where it
    failed.

    `now` is how the project looks, if somebody has just looked.
    """
    started = time.perf_counter()
    watch = Watch(shows_progress=sys.stderr.isatty())
    try:
        build = make(make_build, root, target, options, watch, now)
    except BuildError as error:
        tell_failure(error, options, translator(root, options.lang))
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        _sigh(root, options, N_("Stopped. Nothing was written; the last good site stays."))
        raise SystemExit(130) from None  # as shells do for SIGINT
    except BrokenExecutor:
        _sigh(
            root, options, N_("A process of this build was ended from outside, perhaps for want of memory. Try again.")
        )
        raise SystemExit(1) from None
    except OSError as error:  # the disk is full, or a file is open in another program
        _sigh(root, options, N_("The site could not be written: {error}"), error=error)
        raise SystemExit(1) from None
    finally:
        if now and now.glances:
            now.glances.close()
    if options.is_strict and build.warnings:
        strict = BuildError((replace(one, severity=Severity.ERROR) for one in build.warnings), build.survey.locales[0])
        tell_failure(strict, options, translator(root, options.lang, build.translations))
        raise SystemExit(1)
    tell_success(build, time.perf_counter() - started, options, root, is_written=target is not None)
    if options.is_profiled:
        click.echo(reports.profile(watch.stages, watch.slowest()))
    return tuple(build.warnings)


def make(
    make_build: MakeBuild,
    root: Path,
    target: Path | None,
    options: Options,
    watch: Watch,
    now: Snapshot | None = None,
    ledger: Path = LEDGER,
) -> Build:
    """Build into `target`, or only check, while nobody else builds here; raises whatever a stage raises.

    `ledger` tells what lies in `target`. For `now` see `run`.
    """
    with alone(root, options) if target else contextlib.nullcontext(True) as is_first:
        before = now if now and is_first else take(root, os.environ)
        return _remembered(make_build, root, target, options, watch, before, ledger)


def _remembered(
    make_build: MakeBuild,
    root: Path,
    target: Path | None,
    options: Options,
    watch: Watch,
    before: Snapshot,
    ledger: Path,
) -> Build:
    """Build with all that is remembered, and note the state of things if they need no second look."""
    kept_ledgers.require(root)
    memory, version = DiskMemory(root / CACHE / "memory.sqlite3"), versions.of_all_code()

    def build_with(work: Work) -> Build:
        index = FileIndex(root / CACHE / "files", version, before.seen)
        return make_build(
            root,
            options.day,
            target,
            work,
            index,
            Ledger(root / ledger, version, before.glances),
            indexed=options.indexed,
            wording=options.wording,
        )

    build = remembering(memory, version, KEPT_APART, build_with, watch)
    if target:
        build, before = _noted(root, build, options, before)
    if target and options.indexed and not build.warnings and options.day == today(os.environ, None):
        remember(root, before, _up_to_date(build))
    return build


def _noted(root: Path, build: Build, options: Options, before: Snapshot) -> tuple[Build, Snapshot]:
    """What a build tells the ledgers, and how the project looks with that."""
    # In `serve` too: see there.
    unwritten = translation_recorder.record(root, build.survey)
    if options.indexed and build.new_addresses:  # not while an editor tries things out in `serve`
        is_as_read = is_as_seen(root, before, LEDGER_FILE)
        unwritten += address_ledger.record(root, build.new_addresses)
        before = with_own_change(root, os.environ, before, LEDGER_FILE) if is_as_read else before
    kept_ledgers.note(root)
    return replace(build, warnings=(*build.warnings, *unwritten)), before


@contextlib.contextmanager
def alone(root: Path, options: Options) -> Iterator[bool]:
    """One build at a time: a second one says that it waits, and waits. Gives whether it was not necessary."""
    from filelock import FileLock, Timeout

    (root / CACHE).mkdir(exist_ok=True)
    lock, is_first = FileLock(root / CACHE / "lock"), True
    try:
        lock.acquire(blocking=False)
    except Timeout:
        is_first = False
        _sigh(root, options, N_("Another build is at work here. This one waits until it is done."))
        lock.acquire()
    try:
        yield is_first
    finally:
        lock.release()


@contextlib.contextmanager
def telling_why_not(options: Options, translate: Translate) -> Iterator[None]:
    """Tell why a command that writes into content/ could not, in the editor's words. Raises `SystemExit` then."""
    try:
        yield
    except BuildError as error:
        tell_failure(error, options, translate)
        raise SystemExit(1) from None
    except click.Abort:
        click.echo("\n" + translate(N_("Stopped. Nothing was written.")), err=True)
        raise SystemExit(130) from None
    except OSError as error:
        click.echo(translate(N_("Nothing could be written: {error}")).format(error=error), err=True)
        raise SystemExit(1) from None


def translator(root: Path, lang: str | None, known: Mapping[str, NullTranslations] = NO_TRANSLATIONS) -> Translate:
    """How messages are worded, even while parts of the project cannot be read. `known` are translations by locale."""
    locale = language(root, lang, known)
    if locale in known:
        return known[locale].gettext
    with contextlib.suppress(BuildError):
        return lenient_translations(load.theme(root).catalogs.get(locale, "")).gettext
    return lambda message: message


def language(root: Path, lang: str | None, known: Mapping[str, NullTranslations] = NO_TRANSLATIONS) -> str:
    """The locale that messages are told in; see `translator`."""
    asked = message_locale(os.environ, lang, message_locales(root))
    return asked or next(iter(known), "") or _source_locale(root)


def message_locales(root: Path) -> list[str]:
    """The languages that messages can be told in."""
    return sorted(path.parent.parent.name for path in (root / "translations").glob("*/LC_MESSAGES/messages.po"))


def _source_locale(root: Path) -> str:
    with contextlib.suppress(BuildError):
        return load.config(root)[0].source_locale.code
    return DEFAULT_MESSAGES


def _up_to_date(build: Build) -> dict[str, str]:
    """What a build says that has nothing to do, by locale; the source locale first."""
    message = N_("Nothing has changed: the site in output/ is up to date.")
    standings = tuple(build.survey.standings())
    return {
        locale: f"{known.gettext(message)}\n{translation_report.summary(standings, known.gettext)}".rstrip()
        for locale, known in build.translations.items()
    }


def _sigh(root: Path, options: Options, message: str, **values: object) -> None:
    """Tell of something that is no mistake in content."""
    click.echo(translator(root, options.lang)(message).format(**values), err=True)


def tell_failure(error: BuildError, options: Options, translate: Translate) -> None:
    """Tell of the mistakes for which nothing is written."""
    show(error.problems, options.style, translate)
    if options.style == "text":
        message = translate(N_("Problems: {count}. Nothing was written; the last good site stays."))
        click.echo(f"\n{message.format(count=len(error.problems))}", err=True)


def tell_success(build: Build, seconds: float, options: Options, root: Path, *, is_written: bool) -> None:
    """Tell what came of a build, and how long it took."""
    translate = translator(root, options.lang, build.translations)
    if not options.warns_later:
        show(build.warnings, options.style, translate)
    if options.style != "text":
        return
    message = N_("The site is ready in output/. Pages: {pages}; files: {files}; {seconds} s.")
    if options.wording == "pseudo":
        message = N_("The pseudo-texts are ready; output/ is as it was. Pages: {pages}; files: {files}; {seconds} s.")
    if not is_written:
        message = N_("Everything is in order. Pages: {pages}; {seconds} s.")
    if not is_written and build.warnings:
        message = N_("No mistakes; warnings: {warnings}. Pages: {pages}; {seconds} s.")
    pages = ", ".join(f"{code} {count}" for code, count in build.pages.items())
    files, warnings = len(build.manifest.digests), len(build.warnings)
    click.echo(
        translate(message).format(pages=pages, files=files, warnings=warnings, seconds=decimal(seconds, translate))
    )
    # Not in `serve`, at every save.
    if options.indexed and (states := translation_report.summary(build.survey.standings(), translate)):
        click.echo(states)


def show(problems: Iterable[Problem], style: str, translate: Translate) -> None:
    """Tell of problems in one of the `reports.FORMATS`."""
    found = list(problems)
    if found or style == "json":
        click.echo(reports.FORMATS[style](found, translate))
        if style == "text":
            click.echo()
