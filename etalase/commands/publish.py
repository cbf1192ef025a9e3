"""`python build.py publish`: the site to where visitors see it."""

import click

from etalase.problems import N_
from etalase.run import Options, Project


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Build the site and send it to the server or storage that content/site.yaml names."))
    @click.argument("target", default="")
    @click.option("--dry-run", is_flag=True, help=N_("Only tell what would be sent and deleted."))
    @click.option("--all", "is_whole", is_flag=True, help=N_("With --dry-run: name each page and each other file."))
    @click.option("--force-unlock", is_flag=True, help=N_("Publish although somebody else seems to be at it."))
    @click.pass_obj
    def publish(options: Options, target: str, *, dry_run: bool, is_whole: bool, force_unlock: bool) -> None:
        from etalase.publishing import run

        run.publish(project, options, run.Wish(target, dry_run, force_unlock, is_whole))

    return publish
