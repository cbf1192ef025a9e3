"""The command line: options that hold for every command; the commands are in `etalase/commands/`. Shell."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from etalase import commands, reports
from etalase.environment import message_locale, today
from etalase.problems import N_
from etalase.run import MakeBuild, Options, Project, language, message_locales, run, translator
from etalase.unchanged import Snapshot


def main(make_build: MakeBuild, root: Path, now: Snapshot | None) -> None:
    """Run the command that the arguments name; without one, build. `now` is how the project looks, if known."""
    group(Project(root, make_build), now)()


def group(project: Project, now: Snapshot | None = None) -> click.Group:
    """The program as click sees it: without a command, it builds."""
    root = project.root

    class _Commands(click.Group):
        """Loads a command when it is asked for: most builds need none."""

        def main(self, *given: Any, **settings: Any) -> Any:
            args = given[0] if given else settings.get("args")
            args = sys.argv[1:] if args is None else args
            if not args:  # a build has nothing to say of the command line
                return super().main(*given, **settings)
            from etalase.click_words import worded

            with worded(root, language(root, _asked(args))):
                return super().main(*given, **settings)

        def list_commands(self, ctx: click.Context) -> list[str]:
            del ctx
            return commands.names()

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            return commands.by_name(cmd_name, project, translator(root, ctx.params.get("lang")))

        def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
            known = self.list_commands(ctx)
            if args[0] in known:
                return super().resolve_command(ctx, args)
            from etalase.values.choices import did_you_mean

            if near := did_you_mean(args[0], known):
                translate = translator(root, ctx.params.get("lang"))
                message = N_('There is no command "{name}". Did you mean "{near}"?')
                ctx.fail(translate(message).format(name=args[0], near=near))
            return super().resolve_command(ctx, args)

        def get_help(self, ctx: click.Context) -> str:
            commands.in_words(self, translator(root, ctx.params.get("lang")))
            return super().get_help(ctx)

    @click.group(cls=_Commands, invoke_without_command=True, help=N_("Build the site from content/ into output/."))
    @click.option("--lang", is_eager=True, help=N_("Language of the messages: a locale of translations/."))
    @click.option(
        "--format",
        "style",
        type=click.Choice(sorted(reports.FORMATS)),
        default="text",
        help=N_("How problems are shown."),
    )
    @click.option("--date", "day", help=N_("Build as of this day (YYYY-MM-DD); else SOURCE_DATE_EPOCH, else today."))
    @click.option("--profile", is_flag=True, help=N_("Show where the time went."))
    @click.pass_context
    def etalase(context: click.Context, lang: str | None, style: str, day: str | None, *, profile: bool) -> None:
        context.obj = Options(_known(lang, root), style, _day(day), profile)
        if context.invoked_subcommand is None:
            run(project.make_build, root, root / "output", context.obj, now)

    return etalase


def _asked(args: Sequence[str]) -> str | None:
    """The language that arguments ask for, before click has read them: it words what is wrong with them, too."""
    for option, value in zip(args, (*args[1:], None), strict=True):
        name, sign, rest = option.partition("=")
        if name == "--lang":
            return rest if sign else value
    return None


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
