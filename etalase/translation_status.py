"""How translations stand is looked up and told (`python build.py status`). Shell."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click
from msgspec import Struct

from etalase import catalogs, kept_ledgers, load, translation_report, validate, versions
from etalase.configuration import Config
from etalase.file_index import FileIndex
from etalase.memory import DiskMemory
from etalase.model import KEPT_APART, Content
from etalase.problems import N_, BuildError, Translate
from etalase.run import Options, alone, tell_failure, translator
from etalase.translation_recorder import accept
from etalase.translation_state import Standing, Survey
from etalase.unchanged import CACHE
from etalase.validate.shared_words import shared_wordings
from etalase.validate.translations import side_by_side_of
from etalase.values.choices import did_you_mean
from etalase.work import Work
from etalase.workers import remembering


class Wish(Struct, frozen=True):
    """What is asked for: one entry or all, one language or all, to accept, to be told as JSON."""

    entry: str | None
    locale: str
    accepts: bool
    as_json: bool


class _Look(Struct, frozen=True):
    config: Config
    content: Content
    survey: Survey


def status(root: Path, options: Options, wish: Wish) -> None:
    """Tell of all translations, or of one entry's, or accept these. Raises `SystemExit` where content is wrong."""
    translate = translator(root, options.lang)
    try:
        look = _look(root, options)
        standings = _wanted(look, wish, translate)
        if wish.accepts:
            _accept(root, options, look.survey, standings, translate)
        elif wish.entry is None:
            _tell_all(look, standings, wish, options, translate)
        else:
            _tell(look, standings, wish, translate)
    except BuildError as error:
        tell_failure(error, options, translate)
        raise SystemExit(1) from None


def _look(root: Path, options: Options) -> _Look:
    """The words of all entries; most of it is remembered from builds. Raises `BuildError`."""
    kept_ledgers.require(root)
    version = versions.of_all_code()

    def read(work: Work) -> _Look:
        config, theme = load.config(root, work)[0], load.theme(root)
        content = load.content(root, FileIndex(root / CACHE / "files", version))[0]
        words = work.once(catalogs.read_catalogs, theme.catalogs, theme.catalog_template, config.locales)[1]
        entries = validate.entries(content, config, words, options.day, work)[0]
        codes = tuple(locale.code for locale in config.locales)
        wordings = (*entries.wordings, *work.once(shared_wordings, content.shared, codes))
        return _Look(config, content, Survey(wordings, load.translation_ledger(root), codes))

    return remembering(DiskMemory(root / CACHE / "memory.sqlite3"), version, KEPT_APART, read)


def _wanted(look: _Look, wish: Wish, translate: Translate) -> list[Standing]:
    locales = look.survey.locales[1:]
    if wish.locale and wish.locale not in locales:
        message = N_('There are no translations into "{language}". Known: {known}.')
        _refuse(translate(message).format(language=wish.locale, known=", ".join(locales)))
    standings = [one for one in look.survey.standings() if wish.locale in ("", one.locale)]
    if wish.entry is None:
        return standings
    key = _key(wish.entry)
    keys = [wording.key for wording in look.survey.wordings]
    if key not in keys:
        message = N_('There is no entry "{key}". Name it by its folder, such as {example}.')
        example = did_you_mean(key, keys) or next((one for one in keys if "/" in one), translation_report.HOME)
        _refuse(translate(message).format(key=key, example=example))
    return [one for one in standings if one.key == key]


def _refuse(told: str) -> NoReturn:
    raise click.UsageError(told)


def _key(written: str) -> str:
    """The key of an entry that is named as paths on disk have it."""
    path = written.replace("\\", "/").removeprefix("./").removeprefix("content/")
    folder, _, name = path.rpartition("/")
    return (folder if name.endswith(".md") else path).strip("/")


def _accept(root: Path, options: Options, survey: Survey, standings: Sequence[Standing], translate: Translate) -> None:
    """Note that old translations are right as they are."""
    old = [one for one in standings if one.old]
    if not old:
        click.echo(translate(N_("Nothing is old here: there is nothing to accept.")))
        return
    with alone(root, options):
        try:
            accept(root, survey, [(one.key, one.locale) for one in old])
        except OSError as error:
            message = N_("This could not be noted: {error}")
            raise click.ClickException(translate(message).format(error=error.strerror or error)) from None
    click.echo(translate(N_("Noted as right as it is: {files}")).format(files=", ".join(one.path for one in old)))


def _tell_all(look: _Look, standings: Sequence[Standing], wish: Wish, options: Options, translate: Translate) -> None:
    days = look.config.translation_deadline_days
    if wish.as_json:
        _echo_json(translation_report.as_data(standings, days, options.day))
        return
    from rich.box import SIMPLE_HEAD  # not where nobody sees it
    from rich.console import Console
    from rich.table import Table

    head, rows = translation_report.table(standings, days, options.day, translate)
    table = Table(*head, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    console = Console(highlight=False, markup=False)
    console.print(table)
    for line in translation_report.unfinished(standings, translate):
        click.echo(line)


def _tell(look: _Look, standings: Sequence[Standing], wish: Wish, translate: Translate) -> None:
    told = [(one, side_by_side_of(one, look.content, look.survey.locales)) for one in standings]
    if wish.as_json:
        _echo_json([translation_report.standing_data(one, pairs) for one, pairs in told])
        return
    for one, pairs in told:
        click.echo(f"{one.key or translation_report.HOME}  {translation_report.state_of(one, translate)}")
        for line in translation_report.changes(one, pairs, translate):
            click.echo(line)


def _echo_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
