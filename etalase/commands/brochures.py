"""`python build.py brochures`: publications as PDF."""

import click

from etalase.print_jobs import PDFS
from etalase.problems import N_
from etalase.run import Options, Project, translator


def command(project: Project) -> click.Command:
    """See the help text."""

    def known(context: click.Context, option: click.Parameter, form: str) -> str:
        del option
        if form not in ("", *PDFS):
            message = N_('There is no form "{output}". Choose one of: {known}.')
            translate = translator(project.root, context.find_root().params.get("lang"))
            raise click.UsageError(translate(message).format(output=form, known=", ".join(PDFS)))
        return form

    @click.command(help=N_("Build the site, and print its brochures as PDF into brochures/."))
    @click.argument("name", default="")
    @click.option("--edition", default="", help=N_("Only this edition: id, en, id+en."))
    @click.option("--output", default="", callback=known, help=N_("Only this form: screen, office, press."))
    @click.option("--strict", is_flag=True, help=N_("Take warnings for errors."))
    @click.pass_obj
    def brochures(options: Options, name: str, edition: str, output: str, *, strict: bool) -> None:
        from etalase import brochure_run
        from etalase.print_wishes import Wish

        warnings = brochure_run.build_first(project.make_build, project.root, options)
        brochure_run.run(project.root, options, Wish(name, edition, output, strict), warnings)

    return brochures
