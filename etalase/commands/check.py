"""`python build.py check`: everything that is wrong or missing."""

import click
from msgspec.structs import replace

from etalase import load
from etalase.problems import N_, shorten
from etalase.run import Options, Project, run, translator


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Check everything and write nothing."))
    @click.option("--strict", is_flag=True, help=N_("Take warnings for errors."))
    @click.pass_obj
    def check(options: Options, *, strict: bool) -> None:
        from etalase import project_names

        run(project.make_build, project.root, None, replace(options, is_strict=strict))
        if options.style != "text":
            return
        translate = translator(project.root, options.lang)
        config, _ = load.config(project.root)
        for locale, keys in project_names.untranslated(project.root, config).items():
            message = N_("Not yet in the language {language}: {count} ({keys})")
            named = shorten(", ".join(keys), 200)
            click.echo(translate(message).format(language=config.locale(locale).name, count=len(keys), keys=named))

    return check
