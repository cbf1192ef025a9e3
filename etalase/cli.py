"""The command line: what can be asked for, and with which options. Shell."""

import contextlib
import os
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from etalase import load, reports
from etalase import serve as serving
from etalase.catalogs import lenient_translations
from etalase.environment import message_locale, today
from etalase.print_jobs import PDFS
from etalase.problems import N_, BuildError
from etalase.run import MakeBuild, Options, message_locales, run, translator
from etalase.unchanged import Snapshot


def main(make_build: MakeBuild, root: Path, now: Snapshot | None) -> None:
    """Run the command that the arguments name; without one, build. `now` is how the project looks, if known."""
    _commands(make_build, root, now)()


def _commands(make_build: MakeBuild, root: Path, now: Snapshot | None) -> click.Group:
    @click.group(invoke_without_command=True, help="Build the site from content/ into output/.")
    @click.option("--lang", help="Language of the messages: a locale of translations/.")
    @click.option(
        "--format", "style", type=click.Choice(sorted(reports.FORMATS)), default="text", help="How problems are shown."
    )
    @click.option("--date", "day", help="Build as of this day (YYYY-MM-DD); else SOURCE_DATE_EPOCH, else today.")
    @click.option("--profile", is_flag=True, help="Show where the time went.")
    @click.pass_context
    def group(context: click.Context, lang: str | None, style: str, day: str | None, *, profile: bool) -> None:
        context.obj = Options(_known(lang, root), style, _day(day), profile)
        if context.invoked_subcommand is None:
            run(make_build, root, root / "output", context.obj, now)

    @group.command(help="Check everything and write nothing.")
    @click.pass_obj
    def check(options: Options) -> None:
        run(make_build, root, None, options)

    @group.command(help="Look at the finished site: links, languages, weight, policy, data for search engines.")
    @click.argument("folder", type=click.Path(path_type=Path), required=False)
    @click.pass_obj
    def audit(options: Options, folder: Path | None) -> None:
        from etalase import inspection  # what no other command needs

        inspection.inspect(root, folder or root / "output", options)

    @group.command(help="Show the site in the browser and build it again at every change.")
    @click.option("--host", default="127.0.0.1", show_default=True, help="Only this computer, unless told otherwise.")
    @click.option("--port", default=8000, show_default=True)
    @click.pass_obj
    def serve(options: Options, host: str, port: int) -> None:
        quick = replace(options, indexed=False)  # an index takes longer than an editor likes to wait

        def rebuild() -> None:
            with contextlib.suppress(SystemExit):  # the problems are told; the last good site stays in the browser
                run(make_build, root, root / "output", quick)

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

    @group.command(help="Build the site, and print its brochures as PDF into brochures/.")
    @click.argument("name", default="")
    @click.option("--edition", default="", help="Only this edition: id, en, id+en.")
    @click.option("--output", default="", type=click.Choice(["", *PDFS]), help="Only this form.")
    @click.option("--strict", is_flag=True, help="Take warnings for errors.")
    @click.pass_obj
    def brochures(options: Options, name: str, edition: str, output: str, *, strict: bool) -> None:
        from etalase import brochure_run  # what no other command needs

        warnings = brochure_run.build_first(make_build, root, options)
        brochure_run.run(root, options, brochure_run.Wish(name, edition, output, strict), warnings)

    @group.command(help="Update the message catalogs from code and templates.")
    @click.pass_obj
    def translations(options: Options) -> None:
        from etalase import interface  # what no other command needs

        theme = load.theme(root)
        translate = translator(root, options.lang)
        missing = interface.update(root, theme, tuple(sorted(theme.catalogs)))
        for locale, count in missing.items():
            click.echo(f"{locale}  " + translate(N_("messages without translation: {count}")).format(count=count))

    @group.command(name="reference", help="Write the reference pages of docs/ anew, from the declarations.")
    def write_reference() -> None:
        from etalase import reference

        catalogs = load.theme(root).catalogs
        known = {locale: lenient_translations(text) for locale, text in catalogs.items()}
        for path, text in reference.pages(known).items():
            (root / path).write_text(text, "utf-8")
            click.echo(path)

    return group


def _known(lang: str | None, root: Path) -> str | None:
    """The language asked for, if there is a message catalog of it."""
    available = message_locales(root)
    if lang and available and not message_locale({}, lang, available):
        message = N_('There are no messages in the language "{language}". Known: {known}.')
        told = translator(root, None)(message).format(language=lang, known=", ".join(available))
        raise click.BadParameter(told, param_hint="--lang")
    return lang


def _day(given: str | None) -> date:
    try:
        return today(os.environ, given)
    except ValueError:
        raise click.BadParameter("YYYY-MM-DD", param_hint="--date") from None
