"""`python build.py rename`: another folder for an entry, and its name wherever it stands."""

from typing import TYPE_CHECKING

import click

from etalase import load, swap
from etalase.problems import N_, Translate
from etalase.run import Options, Project, alone, telling_why_not, translator

if TYPE_CHECKING:
    from etalase.renaming import Renamed
    from etalase.values import Renaming


def command(project: Project) -> click.Command:
    """See the help text."""

    @click.command(help=N_("Give an entry another folder, and its new name to all that refer to it."))
    @click.argument("old")
    @click.argument("new")
    @click.option("--dry-run", is_flag=True, help=N_("Only tell what would change."))
    @click.pass_obj
    def rename(options: Options, old: str, new: str, *, dry_run: bool) -> None:
        from etalase import renamer
        from etalase.project_names import key_of
        from etalase.values import Renaming

        root, translate = project.root, translator(project.root, options.lang)
        first, then = key_of(root, old), key_of(root, new)
        renaming = Renaming(first, then if "/" in then else f"{first.partition('/')[0]}/{then}")
        with alone(root, options), telling_why_not(options, translate):
            # Where there is no exchange in one step, somebody may have been stopped in it.
            swap.recover(root / load.CONTENT)
            config, _ = load.config(root)
            try:
                renamer.refuse(root, config, renaming, translate)
            except renamer.RefusedError as refused:
                raise click.ClickException(str(refused)) from None
            change = renamer.plan(root, config, renaming)
            if not dry_run:
                renamer.rename(root, renaming, change)
        for path, changed in change.files.items():
            rows = [f"{place.file}:{place.line}  {row}" for place, row in changed.rows]
            click.echo("\n".join(rows) if dry_run else path)
        click.echo(" ".join(_told(renaming, change, translate, dry_run=dry_run)))

    return rename


def _told(renaming: "Renaming", change: "Renamed", translate: Translate, *, dry_run: bool) -> list[str]:
    """What has come of it, or would, in a few sentences."""
    message = N_("{old} would become {new}; nothing has changed yet.") if dry_run else N_("{old} is now {new}.")
    told = [translate(message).format(old=renaming.old, new=renaming.new)]
    if change.references:
        message = N_("References to it: {count}; files: {files}.")
        told.append(translate(message).format(count=change.references, files=change.referring))
    else:
        told.append(translate(N_("Nothing refers to it.")))
    if change.addresses:
        message = N_("Addresses of it that people hold: {count}; they go on leading to it.")
        told.append(translate(message).format(count=change.addresses))
    return told
