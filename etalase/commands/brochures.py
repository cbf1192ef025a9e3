"""`python build.py brochures`: publications as PDF."""

import click

from etalase.print_jobs import PDFS
from etalase.problems import N_
from etalase.run import Options, Project


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Build the site, and print its brochures as PDF into brochures/."))
    @click.argument("name", default="")
    @click.option("--edition", default="", help=N_("Only this edition: id, en, id+en."))
    @click.option("--output", default="", type=click.Choice(["", *PDFS]), help=N_("Only this form."))
    @click.option("--strict", is_flag=True, help=N_("Take warnings for errors."))
    @click.pass_obj
    def brochures(options: Options, name: str, edition: str, output: str, *, strict: bool) -> None:
        from etalase import brochure_run

        warnings = brochure_run.build_first(project.make_build, project.root, options)
        brochure_run.run(project.root, options, brochure_run.Wish(name, edition, output, strict), warnings)

    return brochures
