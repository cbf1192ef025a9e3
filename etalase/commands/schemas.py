"""`python build.py schemas`: JSON Schemas for editors' tools."""

import click

from etalase.problems import N_, BuildError
from etalase.run import Options, Project, tell_failure, translator


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Write the JSON Schemas of schemas/ anew, from the declarations and the vocabularies."))
    @click.pass_obj
    def schemas(options: Options) -> None:
        from etalase import schema_files

        try:
            for path, text in schema_files.of_project(project.root).items():
                (project.root / path).parent.mkdir(exist_ok=True)
                (project.root / path).write_text(text, "utf-8", newline="\n")
                click.echo(path)
        except BuildError as error:
            tell_failure(error, options, translator(project.root, options.lang))
            raise SystemExit(1) from None

    return schemas
