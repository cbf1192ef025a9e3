"""`python build.py rename`: another folder for an entry, and its name wherever it stands."""

import click

from etalase import load, swap
from etalase.problems import N_, BuildError
from etalase.run import Options, Project, alone, tell_failure, translator


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Give an entry another folder, and its new name to all that refer to it."))
    @click.argument("old")
    @click.argument("new")
    @click.option("--dry-run", is_flag=True, help=N_("Only tell what would change."))
    @click.pass_obj
    def rename(options: Options, old: str, new: str, *, dry_run: bool) -> None:
        from etalase import renamer

        root, translate = project.root, translator(project.root, options.lang)
        old, new = (name.replace("\\", "/").strip("/").removeprefix("content/") for name in (old, new))
        with alone(root, options):
            swap.recover(
                root / load.CONTENT
            )  # where there is no exchange in one step, somebody may have been stopped in it
            try:
                renamer.refuse(root, load.config(root)[0].source_locale.code, old, new, translate)
                change = renamer.plan(root, old, new)
                if not dry_run:
                    renamer.rename(root, old, new, change)
            except BuildError as error:
                tell_failure(error, options, translate)
                raise SystemExit(1) from None
            except renamer.RefusedError as refused:
                raise click.ClickException(str(refused)) from None
            except OSError as error:
                message = N_("It could not be renamed ({error}). Nothing has changed.")
                raise click.ClickException(translate(message).format(error=error.strerror)) from None
        for path in change.texts:
            click.echo(f"content/{path}")
        message = N_("{old} would become {new}; named {count} times in {files} files. Nothing has changed.")
        if not dry_run:
            message = N_("{old} is now {new}; named {count} times in {files} files. Old addresses lead to it.")
        click.echo(translate(message).format(old=old, new=new, count=change.count, files=len(change.texts)))

    return rename
