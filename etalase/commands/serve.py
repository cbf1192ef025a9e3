"""`python build.py serve`: the site in the editor's browser."""

import click

from etalase.problems import N_
from etalase.run import Options, Project


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Show the site in the browser and build it again at every change."))
    @click.option(
        "--host", default="127.0.0.1", show_default=True, help=N_("Only this computer, unless told otherwise.")
    )
    @click.option("--port", default=8000, show_default=True)
    @click.option("--open", "opens", is_flag=True, help=N_("Open the browser."))
    @click.option(
        "--pseudo", is_flag=True, help=N_("Longer texts with accents, to see what does not fit or is not translated.")
    )
    @click.pass_obj
    def serve(options: Options, host: str, port: int, *, opens: bool, pseudo: bool) -> None:
        from etalase.serving.session import Session

        Session(project, options, is_pseudo=pseudo).run(host, port, opens=opens)

    return serve
