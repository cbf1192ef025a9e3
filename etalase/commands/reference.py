"""`python build.py reference`: documents made from the declarations."""

import click

from etalase import load
from etalase.catalogs import lenient_translations
from etalase.problems import N_
from etalase.run import Project


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Write the reference pages of docs/ anew, from the declarations."))
    def reference() -> None:
        from etalase import reference as pages_of_reference

        catalogs = load.theme(project.root).catalogs
        known = {locale: lenient_translations(text) for locale, text in catalogs.items()}
        for path, text in pages_of_reference.pages(known).items():
            (project.root / path).write_text(text, "utf-8")
            click.echo(path)

    return reference
