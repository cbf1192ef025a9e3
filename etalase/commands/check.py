"""`python build.py check`: everything that is wrong or missing."""

import click

from etalase.problems import N_
from etalase.run import Options, Project, run


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Check everything and write nothing."))
    @click.pass_obj
    def check(options: Options) -> None:
        run(project.make_build, project.root, None, options)

    return check
