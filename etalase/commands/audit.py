"""`python build.py audit`: a look at the finished site."""

from pathlib import Path

import click

from etalase.problems import N_
from etalase.run import Options, Project


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Look at the finished site: links, languages, weight, policy, data for search engines."))
    @click.argument("folder", type=click.Path(path_type=Path), required=False)
    @click.pass_obj
    def audit(options: Options, folder: Path | None) -> None:
        from etalase import inspection

        inspection.inspect(project.root, folder or project.root / "output", options)

    return audit
