"""`python build.py status`: which translations are current, old or missing."""

import click

from etalase.problems import N_
from etalase.run import Options, Project, translator


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Show which translations are current, old or missing; of one entry, what has changed."))
    @click.argument("entry", required=False)
    @click.option("--locale", default="", help=N_("Only translations into this language."))
    @click.option("--accept", is_flag=True, help=N_("Note that the translation of this entry is right as it is."))
    @click.option("--json", "as_json", is_flag=True, help=N_("For other programs."))
    @click.pass_obj
    def status(options: Options, entry: str | None, locale: str, *, accept: bool, as_json: bool) -> None:
        from etalase import translation_status

        if accept and entry is None:
            message = N_("Name the entry whose translation is right as it is: status products/kopi --accept")
            raise click.UsageError(translator(project.root, options.lang)(message))
        translation_status.status(project.root, options, translation_status.Wish(entry, locale, accept, as_json))

    return status
