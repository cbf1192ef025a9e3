"""The command line: options in, the build called, its report out. Shell."""

import contextlib
import os
import time
from collections.abc import Callable, Mapping
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from etalase import load, reports, unchanged, versions
from etalase import serve as serving
from etalase.catalogs import lenient_translations
from etalase.environment import message_locale, today
from etalase.memory import DiskMemory
from etalase.model import KEPT_APART, Build
from etalase.problems import N_, BuildError, Problem, Translate
from etalase.work import Work
from etalase.workers import remembering

MakeBuild = Callable[[Path, date, Path | None, Work, Path | None], Build]
CACHE = ".cache"
DEFAULT_MESSAGES = "id"
"""The language of messages where neither the editor nor a readable site.yaml names one: most editors read it."""


def _translate(root: Path, lang: str | None, known: Mapping[str, NullTranslations] = MappingProxyType({})) -> Translate:
    """How messages are worded, even while parts of the project cannot be read. `known` are translations by locale."""
    available = [path.parent.parent.name for path in (root / "translations").glob("*/LC_MESSAGES/messages.po")]
    locale = message_locale(os.environ, lang, available) or next(iter(known), "") or _source_locale(root)
    if locale in known:
        return known[locale].gettext
    with contextlib.suppress(BuildError):
        return lenient_translations(load.theme(root).catalogs.get(locale, "")).gettext
    return lambda message: message


def _source_locale(root: Path) -> str:
    with contextlib.suppress(BuildError):
        return load.config(root)[0].source_locale.code
    return DEFAULT_MESSAGES


def main(make_build: MakeBuild, root: Path) -> None:
    """Run the command that the arguments name; without one, build."""
    _commands(make_build, root)()


def _commands(make_build: MakeBuild, root: Path) -> click.Group:
    @click.group(invoke_without_command=True, help="Build the site from content/ into output/.")
    @click.option("--lang", help="Language of the messages: a locale of translations/.")
    @click.option(
        "--format", "style", type=click.Choice(sorted(reports.FORMATS)), default="text", help="How problems are shown."
    )
    @click.option("--date", "day", help="Build as of this day (YYYY-MM-DD); else SOURCE_DATE_EPOCH, else today.")
    @click.pass_context
    def group(context: click.Context, lang: str | None, style: str, day: str | None) -> None:
        context.obj = (lang, style, _day(day))
        if context.invoked_subcommand is None:
            _run(make_build, root, root / "output", *context.obj)

    @group.command(help="Check everything and write nothing.")
    @click.pass_obj
    def check(options: tuple[str | None, str, date]) -> None:
        _run(make_build, root, None, *options)

    @group.command(help="Show the site in the browser and build it again at every change.")
    @click.option("--host", default="127.0.0.1", show_default=True, help="Only this computer, unless told otherwise.")
    @click.option("--port", default=8000, show_default=True)
    @click.pass_obj
    def serve(options: tuple[str | None, str, date], host: str, port: int) -> None:
        def rebuild() -> None:
            with contextlib.suppress(SystemExit):  # the problems are told; the last good site stays in the browser
                _run(make_build, root, root / "output", *options)

        rebuild()
        click.echo(f"http://{host}:{port}/")
        serving.serve(root, rebuild, host, port)

    @group.command(help="Update the message catalogs from code and templates.")
    @click.pass_obj
    def translations(options: tuple[str | None, str, date]) -> None:
        from etalase import interface  # what no other command needs

        theme = load.theme(root)
        translate = _translate(root, options[0])
        missing = interface.update(root, theme, tuple(sorted(theme.catalogs)))
        for locale, count in missing.items():
            click.echo(f"{locale}  " + translate(N_("messages without translation: {count}")).format(count=count))

    @group.command(name="reference", help="Write the reference pages of docs/ anew, from the declarations.")
    def write_reference() -> None:
        from etalase import reference

        catalogs = load.theme(root).catalogs
        known = {locale: lenient_translations(text) for locale, text in catalogs.items()}
        for path, text in reference.pages(known).items():
            (root / path).write_text(text, "utf-8")
            click.echo(path)

    return group


def _day(given: str | None) -> date:
    try:
        return today(os.environ, given)
    except ValueError:
        raise click.BadParameter("YYYY-MM-DD", param_hint="--date") from None


def _run(make_build: MakeBuild, root: Path, target: Path | None, lang: str | None, style: str, day: date) -> None:
    started = time.perf_counter()
    before = unchanged.take(root, os.environ)
    memory = DiskMemory(root / CACHE / "memory.sqlite3")
    try:
        build = remembering(
            memory, versions.of_all_code(), KEPT_APART, lambda work: make_build(root, day, target, work, root / CACHE)
        )
    except BuildError as error:
        translate = _translate(root, lang)
        _show(error.problems, style, translate)
        if style == "text":
            click.echo(f"\n{_failure(error, translate)}", err=True)
        raise SystemExit(1) from None
    except OSError as error:  # the disk is full, a file is open in another program, another build is at work
        message = _translate(root, lang)(N_("The site could not be written: {error}"))
        click.echo(message.format(error=error), err=True)
        raise SystemExit(1) from None
    if target and not build.warnings and day == today(os.environ, None):
        unchanged.remember(root, before, _up_to_date(build))
    translate = _translate(root, lang, build.translations)
    _show(build.warnings, style, translate)
    if style == "text":
        click.echo(_summary(build, time.perf_counter() - started, translate, is_written=target is not None))


def _up_to_date(build: Build) -> dict[str, str]:
    """What a build says that has nothing to do, by locale; the source locale first."""
    message = N_("Nothing has changed: the site in output/ is up to date.")
    return {locale: translations.gettext(message) for locale, translations in build.translations.items()}


def _show(problems: Any, style: str, translate: Translate) -> None:
    found: list[Problem] = list(problems)
    if found or style == "json":
        click.echo(reports.FORMATS[style](found, translate))
        if style == "text":
            click.echo()


def _failure(error: BuildError, translate: Translate) -> str:
    return translate(N_("Problems: {count}. Nothing was written; the last good site stays.")).format(
        count=len(error.problems)
    )


def _summary(build: Build, seconds: float, translate: Translate, *, is_written: bool) -> str:
    counted = ", ".join(f"{code} {count}" for code, count in build.pages.items())
    if not is_written:
        return translate(N_("Everything is in order. Pages: {pages}; {seconds} s.")).format(
            pages=counted, seconds=f"{seconds:.1f}"
        )
    return translate(N_("The site is ready in output/. Pages: {pages}; files: {files}; {seconds} s.")).format(
        pages=counted, files=len(build.manifest.digests), seconds=f"{seconds:.1f}"
    )
