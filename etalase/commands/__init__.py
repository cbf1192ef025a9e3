"""Extension folder: what can be asked for. One module a command, found by being here. Shell.

A module has a function `command(project)` that gives the `click.Command` of its name. Texts of help are message ids:
they are worded in the editor's language when the command is asked for. What only one command needs is imported in it.
"""

import importlib
import pkgutil

import click

from etalase.problems import Translate
from etalase.run import Project


def names() -> list[str]:
    """The names of all commands."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def by_name(name: str, project: Project, translate: Translate) -> click.Command | None:
    """The command of that name, its help in the editor's language; none if there is none."""
    if name not in names():
        return None
    command: click.Command = importlib.import_module(f"{__name__}.{name}").command(project)
    return in_words(command, translate)


def in_words(command: click.Command, translate: Translate) -> click.Command:
    """Word the help of a command and of its options; gives the command."""
    command.help = translate(command.help) if command.help else None
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = translate(parameter.help)
    return command
