"""`python build.py check`: everything that is wrong or missing."""

import click
from msgspec.structs import replace

from etalase.problems import N_
from etalase.run import Options, Project, run


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Check everything and write nothing."))
    @click.option("--strict", is_flag=True, help=N_("Take warnings for errors."))
    @click.pass_obj
    def check(options: Options, *, strict: bool) -> None:
        run(project.make_build, project.root, None, replace(options, is_strict=strict))

    return check
