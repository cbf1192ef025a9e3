"""`python build.py serve`: the site in the editor's browser."""

import contextlib

import click
from msgspec.structs import replace

from etalase import load
from etalase import serve as serving
from etalase.problems import N_, BuildError
from etalase.run import Options, Project, run, translator


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Show the site in the browser and build it again at every change."))
    @click.option(
        "--host", default="127.0.0.1", show_default=True, help=N_("Only this computer, unless told otherwise.")
    )
    @click.option("--port", default=8000, show_default=True)
    @click.pass_obj
    def serve(options: Options, host: str, port: int) -> None:
        root = project.root
        quick = replace(options, indexed=False)  # an index takes longer than an editor likes to wait

        def rebuild() -> None:
            with contextlib.suppress(SystemExit):  # the problems are told; the last good site stays in the browser
                run(project.make_build, root, root / "output", quick)

        rebuild()
        base_path = "/"
        with contextlib.suppress(BuildError):  # it has been told
            base_path = load.config(root)[0].base_path
        click.echo(f"http://{host}:{port}{base_path}")
        try:
            serving.serve(root, rebuild, host, port, base_path)
        except OSError as error:  # most often, another program has the port
            message = N_("The site cannot be shown here: {error}. Try another port, such as --port {port}.")
            translate = translator(root, options.lang)
            raise click.ClickException(translate(message).format(error=error.strerror, port=port + 1)) from None

    return serve
