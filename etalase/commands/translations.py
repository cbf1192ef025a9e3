"""`python build.py translations`: the messages of the interface."""

import click

from etalase import load
from etalase.problems import N_
from etalase.run import Options, Project, translator


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Update the message catalogs from code and templates."))
    @click.pass_obj
    def translations(options: Options) -> None:
        from etalase import interface

        theme = load.theme(project.root)
        translate = translator(project.root, options.lang)
        missing = interface.update(project.root, theme, tuple(sorted(theme.catalogs)))
        for locale, count in missing.items():
            click.echo(f"{locale}  " + translate(N_("messages without translation: {count}")).format(count=count))

    return translations
