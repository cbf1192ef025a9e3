"""Options of commands for words: one for each language of the site, `--title` and `--title-en`. Shell."""

import contextlib
from pathlib import Path
from typing import Any

import click

from etalase import load
from etalase.answers import option
from etalase.problems import BuildError


class _InLanguage(click.Option):
    """An option whose help says of which language its words are."""

    def __init__(self, *declared: Any, language: str, **settings: Any) -> None:
        super().__init__(*declared, **settings)
        self._language = language

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return (record[0], f"{record[1]} ({self._language})") if record and self._language else record


def word_options(root: Path, name: str, label: str, *, in_source: bool = True) -> list[click.Parameter]:
    """Those of a field of words, the first language first unless it does not stand `in_source`. Where the configuration
    cannot be read, which is told later, there is the one."""
    languages = {"": ""}
    with contextlib.suppress(BuildError):
        first, *others = load.config(root)[0].locales
        languages = {"": first.name} | {locale.code: locale.name for locale in others} if others else languages
    return [
        _InLanguage(
            [option(name, code), parameter(name, code)] if code else [option(name)],
            language=language,
            default="",
            help=label,
        )
        for code, language in languages.items()
        if code or in_source
    ]


def parameter(name: str, locale: str) -> str:
    """What a command calls the option of that name for words in that language."""
    return f"{name}__{locale.replace('-', '_')}"
